"""One pure renderer per format: an object of the contract in, text out.

Two tables are the extension points: FORMATS has one row a representation of one order, EXPORTS one row a format of a
list; each row has a path of its own.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.render import (
    akoma_ntoso,
    alternates,
    atom,
    card,
    charts,
    comparison,
    csv,
    html,
    ics,
    json_feed,
    json_ld,
    markdown,
    ndjson,
    oembed,
    svg,
    text,
)
from app.render.alternates import MEDIA_TYPES
from app.render.feed import Feed
from app.schemas import HistoryEvent, Order


@dataclass(frozen=True, slots=True)
class Format:
    """A representation of an order.

    Attributes:
        name: what it is called in operation ids ("markdown" makes getOrderMarkdown).
        media_type: without its charset, which is UTF-8.
        summary: one sentence for the documentation.
        render: needs the order with its references and directives, and the base URL of our own links ("" for relative).
        policy: the Content-Security-Policy, where a browser needs more than to show the text.
        is_absolute: whether it is kept and read away from the server, so that its links need an address in any case.
        with_life: the same with the events of the order's history; None where it tells none.
    """

    name: str
    media_type: str
    summary: str
    render: Callable[[Order, str], str]
    policy: str | None = None
    is_absolute: bool = False
    with_life: Callable[[Order, Sequence[HistoryEvent], str], str] | None = None


FORMATS: Mapping[str, Format] = {
    "html": Format(
        "html", MEDIA_TYPES["html"], "An order as a page, for browsers and for print", html.order, html.POLICY
    ),
    "jsonld": Format(
        "json_ld",
        MEDIA_TYPES["jsonld"],
        "An order as linked data, schema.org's Legislation",
        json_ld.order,
        is_absolute=True,
    ),
    "md": Format("markdown", MEDIA_TYPES["md"], "An order as Markdown, for people", markdown.order),
    "txt": Format(
        "text", MEDIA_TYPES["txt"], "An order as plain text, one paragraph a line, for comparing", text.order
    ),
    "xml": Format(
        "xml",
        MEDIA_TYPES["xml"],
        "An order as Akoma Ntoso 3.0, the standard of legislative XML",
        akoma_ntoso.order,
        is_absolute=True,
        with_life=akoma_ntoso.order_with_life,
    ),
}
"""The representations by the ending of their path."""


@dataclass(frozen=True, slots=True)
class Export:
    """A format of a list, streamed whole.

    Attributes:
        media_type: without its charset, which is UTF-8.
        summary: one sentence for the documentation.
        render: from the items in batches to pieces of the answer.
        attachment: whether a browser shall save it rather than show it.
        with_text: the same from items with their text; None where it gives none.
    """

    media_type: str
    summary: str
    render: Callable[[Iterable[Sequence[Any]], Feed], Iterator[str]]
    attachment: bool = True
    with_text: Callable[[Iterable[Sequence[Any]], Feed], Iterator[str]] | None = None


_NDJSON = "application/x-ndjson"
_ATOM = "application/atom+xml"
_JSON_FEED = "application/feed+json"

EXPORTS: Mapping[str, Mapping[str, Export]] = {
    "orders": {
        "csv": Export("text/csv", "All orders the filters select, as CSV", csv.orders, with_text=csv.orders_with_text),
        "ndjson": Export(
            _NDJSON, "All orders the filters select, one JSON object a line", ndjson.items, with_text=ndjson.items
        ),
        "atom": Export(_ATOM, "All orders the filters select, as a feed", atom.orders, attachment=False),
        "ics": Export("text/calendar", "The days due in all orders the filters select", ics.directives),
    },
    "sections": {
        "ndjson": Export(
            _NDJSON, "All provisions of the orders the filters select, one JSON object a line", ndjson.items
        ),
        "csv": Export("text/csv", "All provisions that a search finds, as CSV", csv.hits),
        "atom": Export(_ATOM, "All provisions that a search finds, as a feed", atom.hits, attachment=False),
    },
    "directives": {
        "csv": Export("text/csv", "All directives the filters select, as CSV", csv.directives),
        "ndjson": Export(_NDJSON, "All directives the filters select, one JSON object a line", ndjson.items),
        "ics": Export("text/calendar", "The days due of all directives the filters select", ics.directives),
        "atom": Export(_ATOM, "All directives the filters select, as a feed", atom.directives, attachment=False),
    },
    "references": {
        "csv": Export("text/csv", "All references the filters select, as CSV", csv.references),
        "ndjson": Export(_NDJSON, "All references the filters select, one JSON object a line", ndjson.items),
    },
    "bodies": {
        "csv": Export("text/csv", "All bodies the filters select, as CSV", csv.bodies),
        "ndjson": Export(_NDJSON, "All bodies the filters select, one JSON object a line", ndjson.items),
    },
    "statistics": {
        "csv": Export("text/csv", "What is counted of the orders the filters select, as CSV", csv.statistics),
    },
    "changes": {
        "atom": Export(_ATOM, "All changes the filters select, as a feed", atom.changes, attachment=False),
        "feed.json": Export(_JSON_FEED, "All changes the filters select, as a JSON Feed", json_feed.changes, False),
    },
}
"""The formats of each list by the ending of their path."""

__all__ = [
    "EXPORTS",
    "FORMATS",
    "Export",
    "Feed",
    "Format",
    "alternates",
    "card",
    "charts",
    "comparison",
    "json_ld",
    "oembed",
    "svg",
]
