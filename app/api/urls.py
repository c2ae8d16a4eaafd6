"""Our own URLs: links that never depend on the Host header, and the one spelling of a query."""

from dataclasses import dataclass
from typing import Annotated
from urllib.parse import parse_qsl, quote, urlencode

from fastapi import Depends, Request


@dataclass(frozen=True, slots=True)
class Links:
    """Builds our URLs from the configured public base URL ("" makes them relative)."""

    base_url: str

    def to(self, *segments: str) -> str:
        """Return the URL of a resource: `to("v1", "orders", "14288")` is "/v1/orders/14288"; segments are quoted."""
        return "".join((self.base_url, *(f"/{quote(segment, safe='~')}" for segment in segments)))


async def _links(request: Request) -> Links:
    return Links(request.app.state.settings.public_base_url)


Linked = Annotated[Links, Depends(_links)]
"""The builder of links, as a dependency."""


def canonical_query(query: str, *without: str, **instead: str) -> str:
    """Return the query sorted by name and value, less the parameters named, and with others set.

    The order of parameters never changes an answer, so this is what identifies one.
    """
    given = parse_qsl(query, keep_blank_values=True)
    kept = [(name, value) for name, value in given if name not in without and name not in instead]
    return urlencode(sorted([*kept, *instead.items()]))


def this_url(request: Request, **instead: str) -> str:
    """Return the canonical URL of this very answer from the configured base URL, or with other parameters set."""
    query = canonical_query(request.url.query, **instead)
    path = quote(request.scope["path"], safe="/~")
    return f"{request.app.state.settings.public_base_url}{path}{'?' if query else ''}{query}"
