"""One pure renderer per format: an object of the contract in, text out.

Three tables are the extension points: FORMATS has one row a representation of one order; LISTS has one row a list and
FORMS one row a form of lists (`lists`). Each form of each list has a path of its own.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from app.render import card, charts, comparison, html, json_ld, labels, markdown, oembed, svg, text
from app.render.feed import Feed
from app.render.lists import FORMS, LISTS, Form, Items, List
from app.schemas import Order


@dataclass(frozen=True, slots=True)
class Format:
    """A representation of an order.

    Attributes:
        name: what it is called in operation ids ("markdown" makes getOrderMarkdown).
        media_type: without its charset, which is UTF-8.
        summary: one sentence for the documentation.
        render: needs the order with its references and directives, and the base URL of our own links ("" for relative).
        policy: the Content-Security-Policy, where a browser needs more than to show the text.
    """

    name: str
    media_type: str
    summary: str
    render: Callable[[Order, str], str]
    policy: str | None = None


FORMATS: Mapping[str, Format] = {
    "html": Format("html", "text/html", "An order as a page, for browsers and for print", html.order, html.POLICY),
    "jsonld": Format(
        "json_ld", "application/ld+json", "An order as linked data, schema.org's Legislation", json_ld.order
    ),
    "md": Format("markdown", "text/markdown", "An order as Markdown, for people", markdown.order),
    "txt": Format("text", "text/plain", "An order as plain text, one paragraph a line, for comparing", text.order),
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
    "card",
    "charts",
    "comparison",
    "json_ld",
    "labels",
    "oembed",
    "svg",
]
