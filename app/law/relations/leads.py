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


def following_lead(lead: str, words: str, sentence: Sentence) -> str:
    """The lead of the sentence behind this one.

    Args:
        lead: the lead of this sentence.
        words: this sentence.
        sentence: its citations and gaps.
    """
    if _OPENS.search(words) and _OF_DOCUMENTS.search(words):
        return words if listing(words) else ""
    return lead if lead and _is_item(words, sentence) else ""


def _is_item(words: str, sentence: Sentence) -> bool:
    """Whether a sentence is an item of a list: it names what it is about and says nothing of it."""
    if OTHER_CLAUSE.search(words.partition(",")[0]) or re.search(r"\bhereby\b", words):
        return False
    return len(clean(sentence.gaps[0])) <= _LONGEST_ITEM if sentence.gaps else OTHER_CLAUSE.search(words) is None
