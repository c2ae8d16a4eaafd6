"""What a subject is, and what tells that an order is about it."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Subject:
    """One subject that orders can be about.

    Attributes:
        slug: its name in addresses.
        name: for people.
        title: phrases of which one in an order's title tells that it is about the subject. A phrase is words in a row,
            whatever their case and what stands between them; "land*" is any word that begins so, "…" any words.
        unless: phrases of a title beside which those of `title` tell nothing.
        text: words that tell it wherever they stand in the order's provisions, to the letter. They are formulas that
            only orders about the subject have.
        terms: the headings under which a source indexes such orders, without the punctuation at their end.
    """

    slug: str
    name: str
    title: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    text: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """A subject of one order.

    Attributes:
        slug: the subject's.
        basis: "source" where a source indexes the order so, "rule" where a phrase of ours tells it.
        words: the source's heading, or the order's words, as printed.
        section: the provision that has these words; None where the title or a source's index does.
    """

    slug: str
    basis: Literal["source", "rule"]
    words: str
    section: str | None


def phrases(written: str) -> tuple[str, ...]:
    """The phrases of a row, which " | " parts."""
    return tuple(written.split(" | "))
