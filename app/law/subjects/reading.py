"""From an order to its subjects."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import chain

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
    title = _Title(order.title)
    told = next((slugs for phrases, slugs in ALONE if title.first(phrases)), BY_SLUG.keys())
    found = (_found(subject, headings, title if subject.slug in told else _NO_TITLE, texts) for subject in SUBJECTS)
    return tuple(each for each in found if each is not None)


def subject_named(words: str) -> str | None:
    """The slug of the subject whose slug or name this is, in any case: "civil service" is "civil-service"."""
    plain = _unhyphened(words)
    named = (subject.slug for subject in SUBJECTS if plain in map(_unhyphened, (subject.slug, subject.name)))
    return next(named, None)


def subjects_told(words: str) -> tuple[str, ...]:
    """The slugs of the subjects that words would tell if they were a title: "tariffs" tells "trade"."""
    title = _Title(words)
    return tuple(subject.slug for subject in SUBJECTS if _in_title(subject, title))


def _unhyphened(words: str) -> str:
    return " ".join(words.replace("-", " ").lower().split())


class _Title:
    """A title, of which it is known at once which phrases it cannot have: few titles have a word of most of them."""

    def __init__(self, title: str) -> None:
        folded = title.lower()
        self._title = title
        self._likely = frozenset(chain.from_iterable(_BEGINNING[each] for each in _BEGINNING if each in folded))

    def first(self, phrases: Sequence[str]) -> str:
        """The words of the first phrase that the title has, or ""."""
        if self._likely.isdisjoint(phrases):
            return ""
        likely = (_pattern(phrase) for phrase in phrases if phrase in self._likely)
        return next((match[0] for pattern in likely if (match := pattern.search(self._title))), "")


def _found(
    subject: Subject, headings: Mapping[str, str], title: _Title, texts: Sequence[tuple[str, str]]
) -> Found | None:
    for term in subject.terms:
        if term in headings:
            return Found(subject.slug, "source", headings[term], None)
    if words := _in_title(subject, title):
        return Found(subject.slug, "rule", words, None)
    found = ((section, words) for words in subject.text for section, text in texts if words in text)
    section, words = next(found, (None, ""))
    return Found(subject.slug, "rule", words, section) if words else None


def _in_title(subject: Subject, title: _Title) -> str:
    """The words of the title that tell the subject, or ""."""
    return "" if title.first(subject.unless) else title.first(subject.title)


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


def _by_beginning(phrases: Iterable[str]) -> Mapping[str, Sequence[str]]:
    grouped: dict[str, list[str]] = {}
    for phrase in phrases:
        grouped.setdefault(_beginning(phrase), []).append(phrase)
    return grouped


_BEGINNING = _by_beginning(
    (
        *(phrase for subject in SUBJECTS for phrase in (*subject.title, *subject.unless)),
        *(phrase for phrases, _ in ALONE for phrase in phrases),
    )
)
"""The phrases that begin with the same letters, as `_beginning` tells them."""
_NO_TITLE = _Title("")
