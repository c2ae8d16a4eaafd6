"""The sentence that leads into a list, carried from one item of a text to the next."""

import re

from app.law.relations.clauses import OTHER_CLAUSE, without_relative
from app.law.relations.effects import listing
from app.law.relations.sentences import WINDOW, Sentence, clean

_OF_DOCUMENTS = re.compile(
    r"\b(?:orders?|actions?|documents?|directives?|proclamations?|memorand\w+|issuances)\b", re.IGNORECASE
)
_OPENS = re.compile(r"\b(?:following|listed|as\sfollows|below)\b[^.]*\.?\s*$", re.IGNORECASE)
_MARKS, _WORDS = (":", "—", "–", "-"), ("following", "listed", "follows", "below")
"""A lead ends in one of the marks or holds one of the words."""
_LONGEST_ITEM = 60
_ALL_ORDERS = re.compile(r"^\W*All\s(?:prior|previous|other)\sExecutive\s[Oo]rders\b.{0,300}\bare\shereby\s\w+ed\.\s*$")
_PROVISO = re.compile(r":\sProvided\b.*", re.DOTALL)
THESE = re.compile(r"^\W*These\sinclude\b(?:,\sbut\sare\snot\slimited\sto,)?")
"""EO 11408: "All prior Executive orders insofar as they interpret ⟦order⟧ are hereby revoked. These include …"."""


def opens_list(words: str) -> bool:
    """Whether the words lead into a list."""
    tail = words[-WINDOW:]
    if tail.rstrip().endswith(_MARKS):
        return True
    low = tail.lower()
    return any(word in low for word in _WORDS) and _OPENS.search(tail) is not None


def is_item(words: str) -> bool:
    """Whether the words only name something, as an item of a list does ("Advisory Board; Executive Order 12296")."""
    words = clean(words)
    return OTHER_CLAUSE.search(without_relative(words)) is None and re.search(r"\bhereby\b", words) is None


def following_lead(lead: str, words: str, sentence: Sentence) -> str:
    """The lead of the sentence behind this one.

    Args:
        lead: the lead of this sentence.
        words: this sentence.
        sentence: its citations and gaps.
    """
    acted = _ALL_ORDERS.search(words)
    if acted:
        return f"{words.strip()[:-1]}: "
    if opens_list(words) and _OF_DOCUMENTS.search(words):
        return words if listing(words) else ""
    return lead if lead and (THESE.match(words) or _goes_on(words, sentence)) else ""


def _goes_on(words: str, sentence: Sentence) -> bool:
    """Whether a sentence is an item of a list: it names what it is about and says nothing of it."""
    words = _PROVISO.sub("", clean(words))
    if OTHER_CLAUSE.search(without_relative(words.partition(",")[0])) or re.search(r"\bhereby\b", words):
        return False
    return len(sentence.gaps[0]) <= _LONGEST_ITEM if sentence.gaps else is_item(words)
