"""What a client accepts: the Accept and Accept-Encoding headers (RFC 9110, sections 12.5.1 and 12.5.3)."""

import re
from collections.abc import Iterator

from fastapi import Request

from app.api.problems import Problem

ENCODINGS = ("br", "gzip")
"""The content codings we make, the better one first."""

_WEIGHT = re.compile(r"0(\.[0-9]{0,3})?|1(\.0{0,3})?")


def _members(header: str) -> Iterator[tuple[str, float]]:
    """Yield (range, weight) of each member; a member with a malformed weight counts as absent."""
    for member in header.lower().split(","):
        name, *parameters = (part.strip() for part in member.split(";"))
        weights = [p.removeprefix("q=") for p in parameters if p.startswith("q=")]
        if name and all(_WEIGHT.fullmatch(weight) for weight in weights):
            yield name, float(weights[0]) if weights else 1.0


def accepts(header: str | None, media_type: str) -> bool:
    """Tell whether a media type without parameters is acceptable; the most specific range decides.

    No header, or an empty one, accepts everything.
    """
    if not header or not header.strip():
        return True
    weights = dict(_members(header))
    ranges = (media_type, f"{media_type.partition('/')[0]}/*", "*/*")
    return next((weights[name] > 0 for name in ranges if name in weights), False)


def encoding(header: str | None) -> str | None:
    """Return the content coding to send, or None for identity; of equally liked ones, our first.

    Identity is sent even to those who refuse it: an answer without coding is understood by everyone.
    """
    weights = dict(_members(header or ""))
    liked = [(weights.get(name, weights.get("*", 0.0)), name) for name in ENCODINGS]
    weight, best = max(liked, key=lambda pair: pair[0])
    return best if weight > 0 and weight >= weights.get("identity", 0.0) else None


async def acceptable(request: Request) -> None:
    """Refuse what the matched path cannot give, as a dependency of the whole application.

    Raises:
        Problem: `not-acceptable`.
    """
    given = media_type(request.scope["route"].response_class)
    if given is not None and not accepts(",".join(request.headers.getlist("accept")), given):
        raise Problem("not-acceptable", f"This path gives {given} and nothing else.")


def media_type(response_class: object) -> str | None:
    """Return the media type, without parameters, that a route's response class declares, or None."""
    chosen = getattr(response_class, "value", response_class)  # FastAPI wraps its default, JSON
    declared: str | None = getattr(chosen, "media_type", None)
    return declared.partition(";")[0] if declared else None
