"""Orders that a text names by their days ("the Executive Order of April 5, 1933, relating to …"), found by number.

A day alone decides nothing, for not every order of it may be held. What decides is the title or the subject that the
sentence gives, else the one order of that day that an editors' note lets the order act on, else what the order itself
has meant by that day elsewhere. Whatever stays open keeps its day.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.crossrefs.mentions import Mention
from app.crossrefs.note_edges import NoteEdge
from app.law.documents import Order
from app.law.numbering import base_number, order_id
from app.law.relations import EFFECTS

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_WORD = re.compile(r"[A-Za-z]{4,}")
_STEM = 6
_FREQUENT = 40
"""A stem in the titles of more orders than this tells none of them from the others ("code", "amend", "commit")."""
_SEVERAL = re.compile(r"\bexecutive\s+orders\b", re.IGNORECASE)
_BEFORE, _BEHIND = 110, 170
_CLAUSE_ENDS = re.compile(r"[;:]|\.\s(?=[A-Z])")
_AMENDED_BY = re.compile(r"\b(?:amended|modified|supplemented|continued|extended)\sby\s(?:the\s)?$")
_ENOUGH = 2
"""How many words that tell a title from others the sentence must hold; one, of the only order of its day."""
_TITLE_ENOUGH = 24
"""How long a title cut short must be."""


def resolved(
    mentions: Mapping[str, Sequence[Mention]], orders: Mapping[str, Order], noted: Iterable[NoteEdge]
) -> dict[str, Sequence[Mention]]:
    """The mentions with the numbers of the orders that they name by their days, where these can be told.

    Args:
        mentions: what was read in each order.
        orders: every order held, by number.
        noted: the edges that the editors' notes record.
    """
    known = _Known(orders, mentions, noted)
    return {
        number: _in_order(number, found, known) if any(_day_of(mention) for mention in found) else found
        for number, found in mentions.items()
    }


def _day_of(mention: Mention) -> date | None:
    citation = mention.citation
    dated = citation.kind == "executive_order" and _DAY.fullmatch(citation.target)
    return date.fromisoformat(citation.target) if dated else None


@dataclass(frozen=True, slots=True)
class _Candidate:
    """An order of the day, with the stems of its title that can tell it from others."""

    number: str
    title: str
    stems: frozenset[str]
    telling: frozenset[str]


class _Known:
    """What of all orders is needed: those of each day, the notes, and what each order acts on."""

    def __init__(
        self, orders: Mapping[str, Order], mentions: Mapping[str, Sequence[Mention]], noted: Iterable[NoteEdge]
    ) -> None:
        self.orders = orders
        self.mentions = mentions
        self.noted: defaultdict[tuple[str, date], set[str]] = defaultdict(set)
        for edge in noted:
            day = _target_day(edge, orders)
            if edge.source and day and order_id(edge.target):
                self.noted[edge.source, day].add(edge.target)
        self._bases = {base for number in orders if (base := base_number(number)) is not None}
        self._of_day: defaultdict[date, list[_Candidate]] = defaultdict(list)
        frequency: defaultdict[str, int] = defaultdict(int)
        for order in orders.values():
            for stem in _stems(order.title):
                frequency[stem] += 1
        for order in orders.values():
            if order.signed_on:
                stems = _stems(order.title)
                telling = frozenset(stem for stem in stems if frequency[stem] <= _FREQUENT)
                self._of_day[order.signed_on].append(_Candidate(order.number, _plain(order.title), stems, telling))

    def candidates(self, number: str, day: date) -> list[_Candidate]:
        """The orders of `day` that the order `number` can mean: none that came after it."""
        own = self.orders.get(number)
        return self._of_day[day] if own and own.signed_on and own.signed_on >= day else []

    def is_only(self, number: str) -> bool:
        """Whether no order of its day can be missing: those with the numbers before and behind are held."""
        base = base_number(number)
        return base is not None and base - 1 in self._bases and base + 1 in self._bases

    def acts_on(self, number: str, target: str) -> bool:
        """Whether the order changes `target` by its own words."""
        return any(
            mention.citation.target == target and mention.act.relation in EFFECTS
            for mention in self.mentions.get(number, ())
        )


def _target_day(edge: NoteEdge, orders: Mapping[str, Order]) -> date | None:
    """The day of an edge's target; a note on the acting order's own row gives it also for an order not held."""
    if edge.kind != "executive_order":
        return None
    held = orders.get(edge.target)
    return held.signed_on if held else edge.item.dated_on if edge.on == edge.source else None


def _stems(words: str) -> frozenset[str]:
    return frozenset(word.lower()[:_STEM] for word in _WORD.findall(words))


def _plain(title: str) -> str:
    return " ".join(re.findall(r"[a-z0-9]+", title.lower()))


def _in_order(number: str, found: Sequence[Mention], known: _Known) -> Sequence[Mention]:
    told: dict[int, str] = {}
    for place, mention in enumerate(found):
        day = None if _names_several(found, place) else _day_of(mention)
        candidates = known.candidates(number, day) if day else []
        target = _by_words(mention, candidates, known) or _by_amended(mention, found, candidates, known)
        if target:
            told[place] = target
    _forget_guesses(found, told)
    return [
        _numbered(mention, told.get(place) or _meant(number, mention, found, told, known))
        if not _names_several(found, place)
        else mention
        for place, mention in enumerate(found)
    ]


def _names_several(found: Sequence[Mention], place: int) -> bool:
    """Whether one day stands for several orders ("Executive Orders dated February 17, 1934", EO 6613-A)."""
    behind = found[place + 1] if place + 1 < len(found) else None
    listed = behind is not None and _day_of(behind) is not None and not behind.quote.lower().startswith("executive")
    return _day_of(found[place]) is not None and _SEVERAL.search(found[place].quote) is not None and not listed


def _forget_guesses(found: Sequence[Mention], told: dict[int, str]) -> None:
    """Where the order calls its order of a day by a title that none has, other words do not tell which it is."""
    open_days = {
        _day_of(mention) for place, mention in enumerate(found) if mention.citation.title and place not in told
    }
    for place in [place for place in told if _day_of(found[place]) in open_days]:
        if not found[place].citation.title:
            del told[place]


def _meant(
    number: str, mention: Mention, found: Sequence[Mention], told: Mapping[int, str], known: _Known
) -> str | None:
    """What an order means by a day where the sentence does not tell.

    That is the one order of the day that it names elsewhere (EO 6763: "Executive Order No. 6511 of December 16, 1933",
    "the said Executive order of December 16, 1933"), unless it gives another title here; else the one that a note
    names (EO 14197 gives EO 14193 a title of its own).
    """
    day = _day_of(mention)
    if day is None:
        return None
    elsewhere = {target for place, target in told.items() if _day_of(found[place]) == day}
    elsewhere |= {other.citation.target for other in found if other.citation.dated_on == day and _is_numbered(other)}
    if elsewhere:
        return elsewhere.pop() if len(elsewhere) == 1 and not mention.citation.title else None
    noted = known.noted[number, day] - {number}
    return next(iter(noted)) if len(noted) == 1 else None


def _is_numbered(mention: Mention) -> bool:
    return mention.citation.kind == "executive_order" and order_id(mention.citation.target) is not None


def _numbered(mention: Mention, number: str | None) -> Mention:
    return replace(mention, citation=replace(mention.citation, target=number)) if number else mention


def _by_words(mention: Mention, candidates: Sequence[_Candidate], known: _Known) -> str | None:
    """The order of that day whose title the sentence gives or, where it gives none, whose subject it speaks of."""
    title = _plain(mention.citation.title or "")
    if title:
        named = [candidate.number for candidate in candidates if _same_title(title, candidate.title)]
        return named[0] if len(named) == 1 else None
    around = _around(mention)
    whole = [candidate.number for candidate in candidates if len(candidate.stems) > 1 and candidate.stems <= around]
    scores = sorted((len(around & _apart(candidate, candidates)), candidate.number) for candidate in candidates)
    if len(whole) == 1:
        return whole[0]
    if not scores or (len(scores) > 1 and scores[-2][0] > 0):
        return None
    shared, number = scores[-1]
    return number if shared >= (1 if len(candidates) == 1 and known.is_only(number) else _ENOUGH) else None


def _same_title(left: str, right: str) -> bool:
    """Whether two titles are one, or one of them cut short."""
    short, long = sorted((left, right), key=len)
    return short == long or (len(short) >= _TITLE_ENOUGH and long.startswith(short))


def _apart(candidate: _Candidate, candidates: Sequence[_Candidate]) -> frozenset[str]:
    """The stems of a title that no other title of that day has."""
    others = (other.stems for other in candidates if other is not candidate)
    return candidate.telling.difference(*others)


def _around(mention: Mention) -> frozenset[str]:
    """The stems of the words around a mention, in its own clause."""
    before, _, behind = mention.context.partition(mention.quote)
    ends = _CLAUSE_ENDS.search(behind)
    begins = list(_CLAUSE_ENDS.finditer(before))
    behind = behind[: ends.start() if ends else len(behind)][:_BEHIND]
    before = before[begins[-1].end() if begins else 0 :][-_BEFORE:]
    return _stems(f"{before} {behind}")


def _by_amended(
    mention: Mention, found: Sequence[Mention], candidates: Sequence[_Candidate], known: _Known
) -> str | None:
    """The order of that day that amends what the sentence says it amended.

    EO 14298: "Executive Order 14256, as modified by the Executive Order dated April 8, 2025" is EO 14259.
    """
    before = mention.context.partition(mention.quote)[0]
    if not candidates or not _AMENDED_BY.search(before):
        return None
    amended = [
        other.citation.target
        for other in found
        if other.citation.kind == "executive_order" and other.section == mention.section and other.quote in before
    ]
    amenders = {
        candidate.number for candidate in candidates if amended and known.acts_on(candidate.number, amended[-1])
    }
    return amenders.pop() if len(amenders) == 1 else None
