"""What can be searched: three kinds of documents, each with its words and its postings."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from app.tables.index import DirectivePostings, OrderPostings, SectionPostings, StemRow

TOKENS = "search_tokens_"
"""How the names of the tables of words begin, and of what FTS5 puts beside them."""
Name = Literal["orders", "sections", "directives"]


@dataclass(frozen=True, slots=True)
class Scope:
    """One kind of documents.

    Attributes:
        tokens: the table of its words (see `index`).
        postings: the table of what ranking adds up.
        frequencies: the column of `StemRow` that tells in how many of them a stem stands.
        headed_by: the field whose words say most of what a document is about.
        heads_itself: whether these words are among the document's own.
    """

    name: Name
    tokens: str
    postings: type[OrderPostings] | type[SectionPostings] | type[DirectivePostings]
    frequencies: str
    headed_by: str
    heads_itself: bool


SCOPES: Mapping[Name, Scope] = {
    "orders": Scope("orders", TOKENS + "orders", OrderPostings, StemRow.orders.key, "title", True),
    "sections": Scope("sections", TOKENS + "sections", SectionPostings, StemRow.sections.key, "heading", True),
    "directives": Scope(
        "directives", TOKENS + "directives", DirectivePostings, StemRow.directives.key, "heading", False
    ),
}
