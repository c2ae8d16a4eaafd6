"""Our own URLs: links that never depend on the Host header, and the one spelling of a query."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import parse_qsl, quote, urlencode


@dataclass(frozen=True, slots=True)
class Links:
    """Builds our URLs from the configured public base URL ("" makes them relative)."""

    base_url: str

    def to(self, *segments: str) -> str:
        """Return the URL of a resource: `to("v1", "orders", "14288")` is "/v1/orders/14288"; segments are quoted."""
        return "".join((self.base_url, *(f"/{quote(segment, safe='~')}" for segment in segments)))


def canonical_query(query: str) -> str:
    """Return the query sorted by name and value.

    The order of parameters never changes an answer, so this is what identifies one.
    """
    return _query(parse_qsl(query, keep_blank_values=True)) if query else ""


def _query(given: Sequence[tuple[str, str]]) -> str:
    return urlencode(sorted(given))


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

    @cached_property
    def given(self) -> list[tuple[str, str]]:
        """The parameters, in the order in which they were sent."""
        return parse_qsl(self.query, keep_blank_values=True) if self.query else []

    def without(self, *names: str) -> str:
        """Return the canonical query less the parameters named."""
        return _query([pair for pair in self.given if pair[0] not in names])

    def url(self, **instead: str) -> str:
        """Return the canonical URL of this very answer from the configured base URL, or with other parameters set."""
        query = _query([*(pair for pair in self.given if pair[0] not in instead), *instead.items()])
        return f"{self.base_url}{quote(self.path, safe='/~')}{'?' if query else ''}{query}"
