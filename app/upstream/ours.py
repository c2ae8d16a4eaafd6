"""A server of this API, asked by somebody who names it at the command line."""

from dataclasses import dataclass
from urllib.parse import urlsplit

import httpx

from app import __version__
from app.upstream import bodies
from app.upstream.failures import TransientError

SECONDS = 30.0
_HEADERS = {"User-Agent": f"executive-orders-api/{__version__}", "Accept-Encoding": "gzip"}


@dataclass(frozen=True, slots=True)
class Said:
    """What a server answered.

    Attributes:
        location: where it says that the answer is, of a redirect; else None.
    """

    status: int
    body: bytes
    location: str | None


def ask(api: str, target: str) -> Said:
    """Return what the server at `api` answers to a path and query; redirects are not followed.

    Raises:
        ValueError: if `api` is no address of http or https, or has a query or a password in it.
        TransientError: if the server does not answer; RefusedError if its answer is too large or oddly packed.
    """
    base = address(api)
    try:
        with (
            httpx.Client(timeout=SECONDS, follow_redirects=False, headers=_HEADERS) as client,
            client.stream("GET", base + target) as response,
        ):
            body = bodies.read(response.iter_raw(), response.headers.get("content-encoding"))
            return Said(response.status_code, body, response.headers.get("location"))
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise TransientError(f"{base} does not answer: {error}") from error


def address(api: str) -> str:
    """Return the address of a server without a slash at its end.

    Raises:
        ValueError: as `ask`.
    """
    try:
        parts = urlsplit(api)
        is_one = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.username is None
        is_one = is_one and not (parts.query or parts.fragment) and (parts.port or 1) > 0
    except ValueError:
        is_one = False
    if not is_one:
        raise ValueError("it is no http or https address without user and query")
    return api.rstrip("/")
