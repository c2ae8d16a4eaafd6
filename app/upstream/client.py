"""One question to the one host: over TLS, with a deadline, caps, few redirects, and nothing from the environment."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import httpx

from app import __version__
from app.upstream import bodies
from app.upstream.addresses import Base, redirected
from app.upstream.answers import Answer, Validators
from app.upstream.connections import Deadline, Resolve, Transport, system_resolve
from app.upstream.failures import BlockedError, MissingError, RefusedError, TransientError

MAX_REDIRECTS = 3
_REDIRECTS = (301, 302, 303, 307, 308)
_MISSING = (404, 410)
_PASSING = (408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524, 529)
_OK, _NOT_MODIFIED, _FORBIDDEN = 200, 304, 403
_HEADERS = {
    "User-Agent": f"executive-orders-api/{__version__}",
    "Accept-Encoding": "gzip",
    "Accept": "*/*",
}


@dataclass(slots=True)
class Asked:
    """How many requests went out."""

    requests: int = 0
    bytes: int = 0


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a redirect leads."""

    path: str


class Client:
    """Asks one origin; a context manager, which closes the connections.

    Args:
        base: the origin.
        deadline: the most seconds for a request, to the last byte of its answer.
        max_bytes: the most bytes of an answer, packed and unpacked.
        resolve: gives the addresses of the host.
    """

    def __init__(
        self, base: Base, deadline: float = 30.0, max_bytes: int = bodies.MAX_BYTES, resolve: Resolve = system_resolve
    ) -> None:
        self.base = base
        self.asked = Asked()
        self._seconds = deadline
        self._max_bytes = max_bytes
        self._deadline = Deadline()
        # A transport of our own: httpx's proxies, .netrc and cookies are not in it, and trust_env keeps them out of the
        # client as well. Redirects are followed by us.
        self._http = httpx.Client(
            transport=Transport(base, self._deadline, resolve), trust_env=False, follow_redirects=False,
            timeout=deadline, headers=_HEADERS,
        )  # fmt: skip

    def __enter__(self) -> "Client":
        return self

    def __exit__(self, *_: object) -> None:
        self._http.close()

    def get(self, path: str, validators: Validators | None = None, pause: Callable[[], None] = lambda: None) -> Answer:
        """Ask for a path and query, once.

        Args:
            path: the path and query.
            validators: of the answer that is held, if any.
            pause: called before each request, redirects included; returns when it may set out.

        Raises:
            TransientError: it failed in a way that may pass.
            MissingError: there is no such thing.
            BlockedError: we are not let in.
            RefusedError: it leads elsewhere, or the answer is too large or oddly packed.
        """
        headers = (validators or Validators()).headers()
        pause()
        self._deadline.start(self._seconds)
        place = path
        for hop in range(MAX_REDIRECTS + 1):
            if hop:
                pause()
            found = self._once(place, headers)
            if isinstance(found, Answer):
                return found
            place = found.path
        raise RefusedError(f"{path} redirects more than {MAX_REDIRECTS} times")

    def _once(self, path: str, headers: Mapping[str, str]) -> "Answer | _Place":
        self.asked.requests += 1
        request = self._http.build_request("GET", self.base.origin + path, headers=headers)
        # httpx would send the cookies of earlier answers
        request.headers.pop("Cookie", None)
        try:
            response = self._http.send(request, stream=True)
            try:
                return self._read(response, path, is_conditional=bool(headers))
            finally:
                response.close()
                self._http.cookies.clear()
        except (httpx.TransportError, httpx.InvalidURL) as error:
            raise TransientError(f"{path}: {error}") from error

    def _read(self, response: httpx.Response, path: str, *, is_conditional: bool) -> "Answer | _Place":
        status = response.status_code
        if status in _REDIRECTS:
            return _Place(redirected(response.headers.get("location", ""), path, self.base))
        if status == _NOT_MODIFIED and is_conditional:
            return _answer(response, path, b"")
        if status != _OK:
            raise _failure(response, path)
        body = bodies.read(response.iter_raw(), response.headers.get("content-encoding"), self._max_bytes)
        self.asked.bytes += len(body)
        return _answer(response, path, body)


def _answer(response: httpx.Response, path: str, body: bytes) -> Answer:
    headers = response.headers
    kind = headers.get("content-type", "").partition(";")[0].strip().lower()
    validators = Validators(_kept(headers.get("etag")), _kept(headers.get("last-modified")))
    return Answer(path, response.status_code == _NOT_MODIFIED, kind, validators, body)


def _kept(value: str | None) -> str | None:
    """A validator that can be sent back as it is."""
    return value if value and len(value) <= 200 and value.isascii() and value.isprintable() else None


def _failure(response: httpx.Response, path: str) -> Exception:
    status = response.status_code
    if status in _PASSING:
        return TransientError(f"{path}: answered {status}", retry_after(response.headers.get("retry-after")))
    if status in _MISSING:
        return MissingError(f"{path}: answered {status}")
    if status == _FORBIDDEN:
        return BlockedError(f"{path}: answered {status}; the server does not let us in")
    if status == _NOT_MODIFIED:
        return TransientError(f"{path}: answered {status} to a question without conditions")
    return RefusedError(f"{path}: answered {status}")


def retry_after(value: str | None, now: datetime | None = None) -> float | None:
    """The seconds that a Retry-After header asks for, or None if it says nothing that can be understood.

    Args:
        value: the header: seconds or an HTTP date (RFC 9110 §10.2.3).
        now: what a date is counted from; else the present.
    """
    text = (value or "").strip()
    if text.isascii() and text.isdigit():
        return float(text[:12])
    try:
        then = parsedate_to_datetime(text)
    except (ValueError, TypeError):
        return None
    if then.tzinfo is None:
        then = then.replace(tzinfo=UTC)
    return max(0.0, (then - (now or datetime.now(UTC))).total_seconds())
