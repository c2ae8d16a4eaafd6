"""The formats of the sources: one row each, with how it is recognised, how it is read and what it is believed for."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from app.law.documents import Document

MEGABYTE = 1 << 20
MAX_LINES = 50_000


@dataclass(frozen=True, slots=True)
class SourceFormat:
    """A format in which a source publishes orders.

    Attributes:
        name: as the HTTP contract names it ("fr_xml").
        publisher: who publishes it ("federal_register").
        looks_like: whether a file that begins with these bytes is of the format.
        parse: the documents of a whole file and its name; raises SourceError.
        max_bytes: a larger file is refused.
        belief: whose facts are believed first, the lowest number; of equals the latest capture.
        is_record: whether it is the editors' record of an order, without its text.
        max_lines: a text with more is refused; the longest order has some thousands.
        has_whole_titles: whether its titles are whole where the believed one is cut short or damaged.
        is_derived: whether it repeats what the others said when it was made, so that it witnesses nothing.
    """

    name: str
    publisher: str
    looks_like: Callable[[bytes], bool]
    parse: Callable[[bytes, str], Sequence[Document]]
    max_bytes: int
    belief: int
    is_record: bool = False
    max_lines: int | None = None
    has_whole_titles: bool = False
    is_derived: bool = False


def late(module: str, function: str) -> Callable[..., Any]:
    """`function` of a module of this package, which is imported when it is first called: a server parses nothing."""

    def call(*given: Any) -> Any:
        return getattr(import_module(f"app.sources.{module}"), function)(*given)

    return call


FORMATS: tuple[SourceFormat, ...] = (
    SourceFormat(
        "fr_xml", "federal_register",
        late("federal_register.xml", "looks_like"), late("federal_register.xml", "parse"),
        16 * MEGABYTE, belief=2, has_whole_titles=True,
    ),
    SourceFormat(
        "fr_text", "federal_register",
        late("federal_register.text", "looks_like"), late("federal_register.text", "parse"),
        4 * MEGABYTE, belief=3, max_lines=MAX_LINES, has_whole_titles=True,
    ),
    SourceFormat(
        "whitehouse_markdown", "whitehouse",
        late("whitehouse.markdown", "looks_like"), late("whitehouse.markdown", "parse"),
        2 * MEGABYTE, belief=5, max_lines=MAX_LINES,
    ),
    SourceFormat(
        "archive_markdown", "archive",
        late("archive.markdown", "looks_like"), late("archive.markdown", "parse"),
        2 * MEGABYTE, belief=4, max_lines=MAX_LINES,
    ),
    SourceFormat(
        "fr_json", "federal_register",
        late("federal_register.metadata", "looks_like_json"), late("federal_register.metadata", "parse_json"),
        16 * MEGABYTE, belief=1, is_record=True, has_whole_titles=True,
    ),
    SourceFormat(
        "fr_csv", "federal_register",
        late("federal_register.metadata", "looks_like_csv"), late("federal_register.metadata", "parse_csv"),
        16 * MEGABYTE, belief=1, is_record=True,
    ),
    SourceFormat(
        "register", "register",
        late("register.reading", "looks_like"), late("register.reading", "parse"),
        16 * MEGABYTE, belief=6, is_record=True, has_whole_titles=True, is_derived=True,
    ),
)  # fmt: skip

BY_NAME = {row.name: row for row in FORMATS}
TRUST = {row.name: rank for rank, row in enumerate(FORMATS)}
"""How far the text of each format is trusted, the most trusted first."""
