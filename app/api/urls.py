"""Our own URLs: links that never depend on the Host header, and the one spelling of a query."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from urllib.parse import parse_qsl, quote, quote_plus

_LINKS = b'"links":{"self":"/v1/'


@dataclass(frozen=True, slots=True)
class Links:
    """Builds our URLs from the configured public base URL ("" makes them relative)."""

    base_url: str

    def to(self, *segments: str) -> str:
        """Return the URL of a resource: `to("v1", "orders", "14288")` is "/v1/orders/14288"; segments are quoted."""
        return "".join((self.base_url, *(f"/{quote(segment, safe='~')}" for segment in segments)))


def origin(base_url: str, scheme: str, host: str) -> str:
    """Return what stands before the path of an absolute address of ours: the public base URL, else who was asked.

    An operation that writes absolute addresses declares `Origin` of `app.api.context`, which is this: its answer is
    then kept apart by it. The guard has let no `host` in that is not allowed; what a proxy claims to have been asked
    is not looked at.
    """
    return base_url or f"{scheme}://{host.lower()}"


def canonical_query(query: str) -> str:
    """Return the query sorted by name and value.

    The order of parameters never changes an answer, so this is what identifies one.
    """
    return _query(parse_qsl(query, keep_blank_values=True)) if query else ""


def _query(given: Sequence[tuple[str, str]]) -> str:
    return "&".join([f"{_quoted(name)}={_quoted(value)}" for name, value in sorted(given)])


_quoted = lru_cache(maxsize=2048)(quote_plus)


@dataclass(frozen=True)
class This:
    """What is asked: a path of ours and its query.

    Attributes:
        path: decoded.
        query: as it was sent.
        base_url: what stands before every link.
    """

    path: str
    query: str
    base_url: str

    @property
    def raw_path(self) -> str:
        """The path as it stands in a URL of ours."""
        return quote(self.path, safe="/~")

    @cached_property
    def given(self) -> list[tuple[str, str]]:
        """The parameters, in the order in which they were sent."""
        return parse_qsl(self.query, keep_blank_values=True) if self.query else []

    def without(self, *names: str) -> str:
        """Return the canonical query less the parameters named."""
        return _query(self.others(*names))

    def others(self, *names: str) -> list[tuple[str, str]]:
        """Return the parameters less those named."""
        return [pair for pair in self.given if pair[0] not in names]

    def url(self, **instead: str | None) -> str:
        """Return the canonical URL of this very answer from the configured base URL, or with other parameters set.

        One that is None is left out.
        """
        others = [(name, value) for name, value in instead.items() if value is not None]
        query = _query([*(pair for pair in self.given if pair[0] not in instead), *others])
        return f"{self.base_url}{self.raw_path}{'?' if query else ''}{query}"


def with_base(body: bytes, base_url: str) -> bytes:
    """An answer with a public address before the links of its list, the only ones that are not always relative.

    No text of the answer can look like them: a quotation mark inside a string is escaped.
    """
    head, found, tail = body.rpartition(_LINKS)
    if not found:
        return body
    base = base_url.encode()
    links, end, rest = tail.partition(b"}")
    links = links.replace(b'"next":"/v1/', b'"next":"' + base + b"/v1/")
    return head + b'"links":{"self":"' + base + b"/v1/" + links + end + rest
