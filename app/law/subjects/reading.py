"""From an order to its subjects."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from app.law.documents import Order
from app.law.subjects.table import ALONE, BY_SLUG, SUBJECTS
from app.law.subjects.values import Found, Subject

_MOST_BETWEEN = 16
"""So many words "…" stands for at most."""
_END = " .,;:"


def subjects_of(order: Order) -> tuple[Found, ...]:
    """The subjects of an order, in the order of the table; each once, with the best that tells it.

    A source's index is believed before our phrases, and the title before the text.
    """
    headings = {_folded(term): term for term in order.index_terms}
    texts = [(section.id, text) for section in order.walk() for text in (section.text, section.closing) if text]
    told = next((slugs for phrases, slugs in ALONE if _first(phrases, order.title)), BY_SLUG.keys())
    found = (_found(subject, headings, order.title if subject.slug in told else "", texts) for subject in SUBJECTS)
    return tuple(each for each in found if each is not None)


def _found(subject: Subject, headings: Mapping[str, str], title: str, texts: Sequence[tuple[str, str]]) -> Found | None:
    for term in subject.terms:
        if term in headings:
            return Found(subject.slug, "source", headings[term], None)
    if words := _in_title(subject, title):
        return Found(subject.slug, "rule", words, None)
    found = ((section, words) for words in subject.text for section, text in texts if words in text)
    section, words = next(found, (None, ""))
    return Found(subject.slug, "rule", words, section) if words else None


def _in_title(subject: Subject, title: str) -> str:
    """The words of the title that tell the subject, or ""."""
    return "" if _first(subject.unless, title) else _first(subject.title, title)


def _first(phrases: Iterable[str], title: str) -> str:
    """The words of the first phrase that the title has, or ""."""
    folded = title.lower()
    likely = (_pattern(phrase) for phrase in phrases if _beginning(phrase) in folded)
    return next((match[0] for pattern in likely if (match := pattern.search(title))), "")


@cache
def _beginning(phrase: str) -> str:
    """The letters that a title has in any case if it has the phrase."""
    return phrase.split()[0].removesuffix("*").partition("'")[0]


@cache
def _pattern(phrase: str) -> re.Pattern[str]:
    r"""The pattern of a phrase: "withdraw* … land*" is \bwithdraw\w*\W+(?:\w+\W+){0,16}?land\w*\b."""
    between = rf"\W+(?:[\w'’]+\W+){{0,{_MOST_BETWEEN}}}?"
    runs = (r"\W+".join(_word(word) for word in run.split()) for run in phrase.split("…"))
    return re.compile(rf"\b{between.join(runs)}(?!\w)", re.IGNORECASE)


def _word(word: str) -> str:
    bare = re.escape(word.removesuffix("*")).replace("'", "['’]")
    return rf"{bare}[\w'’]*" if word.endswith("*") else bare


def _folded(term: str) -> str:
    """A heading as the table writes it: "Government Agencies and Employees:" is "government agencies and employees"."""
    return " ".join(term.split()).strip(_END).lower()
