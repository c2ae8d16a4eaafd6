"""Executive order or not, by its words: letters, memoranda and proclamations bear an order's very title."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.law.documents import Kind


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a document that is no executive order is, and the words that tell it."""

    kind: Kind
    reason: str


@dataclass(frozen=True, slots=True)
class _Mark:
    """Words that only one kind of document bears, and where they are looked for."""

    kind: Kind
    pattern: re.Pattern[str]
    within: int | None = None
    """How many characters of the text from its start are searched; None for all of it, 0 for the title."""


_ORDERING = re.compile(
    r"\b(?:hereby (?:further )?ordered|(?:it )?is (?:further )?ordered|hereby(?:,? [a-z ]{1,60},?)? order\b"
    r"|order as follows|do order\b|and (?:further )?order:|hereby directed)"
)
# EO 14102 only determines and authorizes; EO 14386's page lacks the authority clause. Both speak of themselves so.
_SELF = re.compile(
    r"\b(?:[Nn]othing in this order shall|[Tt]his order is not intended to|publication of this order"
    r"|the date of this order)\b"
)
_FIRST_SECTION = re.compile(r"^Section 1\b", re.MULTILINE)
_AUTHORITY = re.compile(
    r"\b(?:(?:authority|power|powers|authorities)\b[^.:]{0,80}\bvested in me|as president\b)", re.IGNORECASE
)

# What a site says of itself where the order's text should stand (EO 13141's archive page), or instead of a page.
_SITE = re.compile(
    r"\b(?:this site (?:displays|uses|requires|is)|this website|enter a search term|prototype edition|javascript"
    r"|cookies|captcha|automated scraping|page not found|access denied|request access|403 forbidden|404 not found"
    r"|service unavailable|bad gateway|too many requests)\b",
    re.IGNORECASE,
)

# In this order: a determination is written as a memorandum, and any of them may quote an order's words.
_MARKS: tuple[_Mark, ...] = (
    _Mark(Kind.FACT_SHEET, re.compile(r"\bFACT SHEET\b", re.IGNORECASE), within=0),
    _Mark(Kind.FACT_SHEET, re.compile(r"\AFACT SHEET\b"), within=400),
    _Mark(Kind.DETERMINATION, re.compile(r"\bPresidential Determination No\b", re.IGNORECASE), within=800),
    _Mark(Kind.DETERMINATION, re.compile(r"\bPresidential Determination\b"), within=0),
    _Mark(Kind.MEMORANDUM, re.compile(r"\bMEMORANDUM (?:FOR|TO)\b"), within=800),
    _Mark(Kind.MEMORANDUM, re.compile(r"\bSUBJECT:"), within=2_000),
    _Mark(Kind.MEMORANDUM, re.compile(r"\AMemorandum\b", re.IGNORECASE), within=0),
    _Mark(Kind.PROCLAMATION, re.compile(r"\bA PROCLAMATION\b")),
    _Mark(Kind.PROCLAMATION, re.compile(r"\AA Proclamation\b", re.IGNORECASE), within=0),
    _Mark(Kind.PROCLAMATION, re.compile(r"\bdo hereby (?:further )?proclaim\b")),
    _Mark(Kind.PROCLAMATION, re.compile(r"\bhereby proclaim:"), within=600),
    _Mark(Kind.PROCLAMATION, re.compile(r"\bhereby order that the flag of the United States shall be flown at half-")),
    _Mark(Kind.NOTICE, re.compile(r"\A(?:Press Release – )?Notice\b", re.IGNORECASE), within=0),
    _Mark(Kind.NOTICE, re.compile(r"\bThis notice shall be published in the Federal Register\b")),
    _Mark(Kind.LETTER, re.compile(r"\bDear (?:Mr|Madam|Mrs|Ms|Senator|Representative)\b"), within=1_500),
    _Mark(
        Kind.LETTER, re.compile(r"\bTO THE (?:CONGRESS|SENATE|HOUSE OF REPRESENTATIVES)\b", re.IGNORECASE), within=400
    ),
    _Mark(Kind.PRESIDENTIAL_ORDER, re.compile(r"\bSequestration Order\b", re.IGNORECASE), within=0),
    _Mark(Kind.PRESIDENTIAL_ORDER, re.compile(r"\bcredible evidence that leads me to believe\b")),
    _Mark(Kind.PRESIDENTIAL_ORDER, re.compile(r"\AOrder (?:on|of|regarding)\b", re.IGNORECASE), within=0),
    _Mark(Kind.PRESIDENTIAL_ORDER, re.compile(r"\APresidential Permit\b", re.IGNORECASE), within=0),
)


def words_of_a_site(paragraphs: Sequence[str]) -> str | None:
    """The words by which a text is a site's own and no order; None if it orders anything or claims an authority to."""
    text = "\n".join(paragraphs)
    found = _SITE.search(text)
    return found[0] if found and not (_AUTHORITY.search(text) or _ORDERING.search(text)) else None


def verdict(title: str, paragraphs: Sequence[str]) -> Verdict | None:
    """What the document is if it is no executive order; None for an order.

    An order has the authority clause and the words that order ("it is hereby ordered", "hereby determine and order"),
    or calls itself "this order" in its provisions, and has none of the marks of the other kinds.

    Args:
        title: as published.
        paragraphs: its paragraphs, white space collapsed.
    """
    text = "\n".join(paragraphs)
    for mark in _MARKS:
        found = mark.pattern.search(title if mark.within == 0 else text[: mark.within])
        if found:
            where = "title" if mark.within == 0 else "text"
            return Verdict(mark.kind, f'its {where} says "{found[0]}"')
    authority = _AUTHORITY.search(text)
    if _SELF.search(text) and (authority or _FIRST_SECTION.search(text)):
        return None
    if not authority:
        return Verdict(Kind.OTHER, "it has no authority clause")
    if not _ORDERING.search(text):
        return Verdict(Kind.OTHER, "nothing in it is ordered")
    return None
