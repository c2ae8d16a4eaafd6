"""The sentence that leads into a list, carried from one item of a text to the next."""

import re

from app.law.relations.clauses import OTHER_CLAUSE
from app.law.relations.effects import listing
from app.law.relations.sentences import Sentence, clean

_OF_DOCUMENTS = re.compile(
    r"\b(?:orders?|actions?|documents?|directives?|proclamations?|memorand\w+|issuances)\b", re.IGNORECASE
)
_OPENS = re.compile(r"[:—–-]\s*$|\b(?:following|listed|as\sfollows|below)\b[^.]*\.?\s*$", re.IGNORECASE)
_LONGEST_ITEM = 60


def opens_list(words: str) -> bool:
    """Whether the words lead into a list."""
    return _OPENS.search(words) is not None


def is_item(words: str) -> bool:
    """Whether the words only name something, as an item of a list does ("Advisory Board; Executive Order 12296")."""
    words = clean(words)
    return OTHER_CLAUSE.search(words) is None and re.search(r"\bhereby\b", words) is None


def following_lead(lead: str, words: str, sentence: Sentence) -> str:
    """The lead of the sentence behind this one.

    Args:
        lead: the lead of this sentence.
        words: this sentence.
        sentence: its citations and gaps.
    """
    if _OPENS.search(words) and _OF_DOCUMENTS.search(words):
        return words if listing(words) else ""
    return lead if lead and _goes_on(words, sentence) else ""


def _goes_on(words: str, sentence: Sentence) -> bool:
    """Whether a sentence is an item of a list: it names what it is about and says nothing of it."""
    words = clean(words)
    if OTHER_CLAUSE.search(words.partition(",")[0]) or re.search(r"\bhereby\b", words):
        return False
    return len(sentence.gaps[0]) <= _LONGEST_ITEM if sentence.gaps else is_item(words)
