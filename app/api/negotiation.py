"""What a client accepts: the Accept header (RFC 9110, section 12.5.1)."""

from collections.abc import Iterable
from functools import lru_cache

from fastapi import Request

from app.api.compression import weights
from app.api.problems import MEDIA_TYPE, Problem

JSON = "application/json"


@lru_cache(maxsize=256)
def accepts(header: str | None, media_type: str) -> bool:
    """Tell whether a media type without parameters is acceptable; the most specific range decides.

    No header, or an empty one, accepts everything. Who takes problems as JSON takes JSON, unless it is excluded: a
    client may name the only media type that it knows answers to have in common. "*" is what some write for "*/*".
    """
    if not header or not header.strip():
        return True
    liked = weights(header)
    ranges = (media_type, f"{media_type.partition('/')[0]}/*", "*/*", "*")
    takes_problems = media_type == JSON and JSON not in liked and liked.get(MEDIA_TYPE, 0) > 0
    return takes_problems or next((liked[name] > 0 for name in ranges if name in liked), False)


async def acceptable(request: Request) -> None:
    """Refuse what the matched path cannot give, as a dependency of routes that are no operations.

    Raises:
        Problem: `not-acceptable`.
    """
    acceptable_to(request.headers.raw, media_type(request.scope["route"].response_class))


def acceptable_to(headers: Iterable[tuple[bytes, bytes]], given: str | None) -> None:
    """Refuse a request that takes no media type such as is given; None suits everyone.

    Raises:
        Problem: `not-acceptable`.
    """
    header = b",".join(value for name, value in headers if name == b"accept").decode("latin-1")
    if given is not None and not accepts(header, given):
        raise Problem("not-acceptable", f"This path gives {given} and nothing else.")


def media_type(response_class: object) -> str | None:
    """Return the media type, without parameters, that a route's response class declares, or None."""
    chosen = getattr(response_class, "value", response_class)  # FastAPI wraps its default, JSON
    declared: str | None = getattr(chosen, "media_type", None)
    return declared.partition(";")[0] if declared else None
