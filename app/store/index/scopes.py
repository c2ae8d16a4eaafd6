"""What can be searched: three kinds of documents, each with its words and its ranks."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from app.tables.index import DirectiveRanks, OrderRanks, SectionRanks, StemRow

TOKENS = "search_tokens_"
"""How the names of the tables of words begin, and of what FTS5 puts beside them."""
Name = Literal["orders", "sections", "directives"]


@dataclass(frozen=True, slots=True)
class Scope:
    """One kind of documents.

    Attributes:
        tokens: the table of its words (see `index`).
        ranks: the table of what ranking counts.
        frequencies: the column of `StemRow` that tells in how many of them a stem stands.
        headed_by: the field whose words say most of what a document is about.
        heads_itself: whether these words are among the document's own.
    """

    name: Name
    tokens: str
    ranks: type[OrderRanks] | type[SectionRanks] | type[DirectiveRanks]
    frequencies: str
    headed_by: str
    heads_itself: bool


SCOPES: Mapping[Name, Scope] = {
    "orders": Scope("orders", TOKENS + "orders", OrderRanks, StemRow.orders.key, "title", True),
    "sections": Scope("sections", TOKENS + "sections", SectionRanks, StemRow.sections.key, "heading", True),
    "directives": Scope("directives", TOKENS + "directives", DirectiveRanks, StemRow.directives.key, "heading", False),
}
