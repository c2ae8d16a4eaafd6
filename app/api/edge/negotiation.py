"""What a client accepts: the Accept header (RFC 9110, section 12.5.1)."""

from functools import lru_cache

from fastapi import Request

from app.api.compression import weights
from app.api.problems import Problem


@lru_cache(maxsize=256)
def accepts(header: str | None, media_type: str) -> bool:
    """Tell whether a media type without parameters is acceptable; the most specific range decides.

    No header, or an empty one, accepts everything.
    """
    if not header or not header.strip():
        return True
    liked = weights(header)
    ranges = (media_type, f"{media_type.partition('/')[0]}/*", "*/*")
    return next((liked[name] > 0 for name in ranges if name in liked), False)


async def acceptable(request: Request) -> None:
    """Refuse what the matched path cannot give, as a dependency of the whole application.

    Raises:
        Problem: `not-acceptable`.
    """
    given = _media_type(request.scope["route"].response_class)
    if given is not None and not accepts(",".join(request.headers.getlist("accept")), given):
        raise Problem("not-acceptable", f"This path gives {given} and nothing else.")


def _media_type(response_class: object) -> str | None:
    """Return the media type, without parameters, that a route's response class declares, or None."""
    chosen = getattr(response_class, "value", response_class)  # FastAPI wraps its default, JSON
    declared: str | None = getattr(chosen, "media_type", None)
    return declared.partition(";")[0] if declared else None
