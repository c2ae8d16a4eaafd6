"""One pure renderer per format: an object of the contract in, text out.

FORMATS is the extension point: one row a representation of an order, each at a path of its own.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from app.render import markdown, text
from app.schemas import Order


@dataclass(frozen=True, slots=True)
class Format:
    """A representation of an order.

    Attributes:
        name: what it is called in operation ids ("markdown" makes getOrderMarkdown).
        media_type: without its charset, which is UTF-8.
        summary: one sentence for the documentation.
        render: needs the order with its references and directives, and the base URL of our own links ("" for relative).
    """

    name: str
    media_type: str
    summary: str
    render: Callable[[Order, str], str]


FORMATS: Mapping[str, Format] = {
    "md": Format("markdown", "text/markdown", "An order as Markdown, for people", markdown.order),
    "txt": Format("text", "text/plain", "An order as plain text, one paragraph a line, for comparing", text.order),
}
"""The representations by the ending of their path."""

__all__ = ["FORMATS", "Format"]
