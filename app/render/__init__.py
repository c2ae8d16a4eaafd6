"""One pure renderer per format: an object of the contract in, text out.

Three tables are the extension points: FORMATS has one row a representation of one order; LISTS has one row a list and
FORMS one row a form of lists (`lists`). Each form of each list has a path of its own.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from app.render import (
    akoma_ntoso,
    alternates,
    card,
    charts,
    comparison,
    html,
    json_ld,
    labels,
    markdown,
    oembed,
    svg,
    text,
)
from app.render.alternates import MEDIA_TYPES
from app.render.feed import Feed, Span
from app.render.lists import FORMS, LISTS, Form, Items, List
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


__all__ = [
    "FORMATS",
    "FORMS",
    "LISTS",
    "Feed",
    "Form",
    "Format",
    "Items",
    "List",
    "Span",
    "alternates",
    "card",
    "charts",
    "comparison",
    "json_ld",
    "labels",
    "oembed",
    "svg",
]
