"""Every header that the edge adds to an answer: its name, as ASGI sends it, and its value."""

from datetime import datetime
from functools import lru_cache

from app.api.conditional import http_date, modified_at
from app.store import revision_of

Header = tuple[bytes, bytes]
Headers = list[Header]

HYGIENE: tuple[Header, ...] = (
    (b"x-content-type-options", b"nosniff"),
    (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-resource-policy", b"cross-origin"),
    (b"access-control-allow-origin", b"*"),
    (
        b"access-control-expose-headers",
        b"Accept-Ranges, Content-Range, Deprecation, ETag, Link, RateLimit, RateLimit-Policy, Retry-After, Sunset, "
        b"X-Corpus-Revision, X-Request-ID",
    ),
)
"""Sent with every answer that does not set them itself: security, and CORS for everyone without credentials."""

CACHE_CONTROL: Header = (b"cache-control", b"public, max-age=60, stale-while-revalidate=600, stale-if-error=86400")
VARY: Header = (b"vary", b"Accept-Encoding")


def fresh(generation: str) -> Headers:
    """Return what an answer of the corpus says about how long it keeps, and of which revision it is."""
    return [CACHE_CONTROL, VARY, revision(generation)]


@lru_cache(maxsize=4)
def revision(generation: str) -> Header:
    """Return the header that names the revision of the corpus."""
    return b"x-corpus-revision", revision_of(generation).encode()


@lru_cache(maxsize=4)
def last_modified(published_at: datetime) -> Header:
    """Return the header of the moment at which answers of a publish were others last."""
    return b"last-modified", http_date(modified_at(published_at)).encode()


def content_encoding(coding: str) -> Header:
    """Return the header of a compressed answer."""
    return b"content-encoding", coding.encode()


def content_length(body: bytes) -> Header:
    """Return the header of the length of an answer."""
    return b"content-length", str(len(body)).encode()


def request_id(id_: str) -> Header:
    """Return the header that joins an answer to its line in the log."""
    return b"x-request-id", id_.encode()
