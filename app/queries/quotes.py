"""Quotations checked: in the order that is meant, or in all of them."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from sqlalchemy import Connection, exists, select

from app.law.quotes import check, has_too_many_signs, leading, standing
from app.law.quotes.reading import Quotation, read
from app.law.quotes.values import RANKS, Check, Match, Verdict
from app.queries import passages
from app.queries.passages import MORE_PASSAGES, MORE_TURNS, Passage, nearby, whole
from app.queries.quote_answers import Outcome, answers
from app.schemas import OrderBasis, QuoteCheck
from app.tables import OrderRow, ReferenceRow

STANDS = frozenset({Verdict.EXACT, Verdict.EXACT_FOLDED, Verdict.PARTIAL})
_TELLING_WORDS = 4
"""Of fewer words it proves nothing that another order has them, too."""
_WORDS_OF_PROSE = 5
"""So many words tell which order all the prose is about."""
_MOST_NAMED = 3
_MOST_QUOTED = 2
_ENOUGH = 4
"""So many passages that are exact are told of where the order is not known."""
_NO_CHECK = Check(Verdict.NOT_FOUND)


@dataclass(frozen=True, slots=True)
class Asked:
    """One quotation to be checked.

    Attributes:
        text: the words between the marks, at least one.
        span: where they stand in what was sent.
        named: the keys of the orders that the prose names near it, the likeliest first.
        closed: whether it has its closing mark.
    """

    text: str
    span: tuple[int, int]
    named: Sequence[int] = ()
    closed: bool = True


def check_quote(connection: Connection, text: str, order: int | None = None) -> QuoteCheck:
    """The answer on one quotation, in the order with the key `order` or in any. Some thirty statements at most."""
    asked = Asked(text, (0, len(text)))
    checked, outcome = _Checker(connection).outcome(asked, order, ())
    return answers(connection, [(checked.text, checked.span, outcome)])[0]


def check_quotes(connection: Connection, asked: Sequence[Asked], order: int | None = None) -> list[QuoteCheck]:
    """The answers on some quotations of one piece of prose, in the order with the key `order` or in any.

    A few words of which nobody says the order are looked for in those that the longer ones are from, and nowhere else.

    Some thirty statements at most for each quotation, three times as many for one without its closing mark, however
    long the orders are; one for all answers.
    """
    checker = _Checker(connection)
    found: list[_Checked] = []
    quoted: list[int] = []
    for each in asked:
        checked = _Checked(*checker.outcome(each, order, quoted))
        found.append(checked)
        if checked.outcome.key is not None and checked.tells_of_prose():
            quoted = [checked.outcome.key, *(key for key in quoted if key != checked.outcome.key)][:_MOST_QUOTED]
    about = [key for checked in found if checked.tells_of_prose() and (key := checked.outcome.key) is not None]
    found = [checker.in_prose(checked, list(dict.fromkeys(about))) for checked in found]
    return answers(connection, [(asked.text, asked.span, outcome) for asked, outcome in found])


class _Checked(NamedTuple):
    """A quotation and what became of it."""

    asked: Asked
    outcome: Outcome

    def is_short(self) -> bool:
        """Whether it proves nothing that it stands in some order."""
        return len(read(self.asked.text).words) < _TELLING_WORDS

    def tells_of_prose(self) -> bool:
        """Whether it tells which order is quoted, which nobody said."""
        return self.outcome.basis is OrderBasis.WORDS and len(read(self.asked.text).words) >= _WORDS_OF_PROSE


@dataclass(slots=True)
class _Checker:
    """Reads orders for quotations; what it has read whole is kept for the next one."""

    connection: Connection
    _whole: dict[int, Passage] = field(default_factory=dict)

    def outcome(self, asked: Asked, order: int | None, quoted: Sequence[int]) -> tuple[Asked, Outcome]:
        """What becomes of a quotation in prose that quotes some orders already, the last one first.

        Of one without its closing mark as much is checked as an order has, where that is enough to tell.
        """
        if has_too_many_signs(asked.text):
            basis = None if order is None else OrderBasis.PARAMETER
            return asked, Outcome(_NO_CHECK, order, basis, {}, unchecked=True, confused=True, closed=asked.closed)
        found = self._outcome(asked, order, quoted)
        if asked.closed or found.check.verdict in STANDS:
            return asked, replace(found, closed=asked.closed)
        texts = [self._whole[key] for key in (order, *asked.named, *quoted) if key in self._whole]
        texts = texts or nearby(self.connection, read(asked.text))
        words = leading(asked.text, [passage.text for passage in texts])
        if words is None:
            return asked, replace(found, closed=False)
        cut = replace(asked, text=words)
        return cut, replace(self._outcome(cut, order, quoted), closed=False)

    def _outcome(self, asked: Asked, order: int | None, quoted: Sequence[int]) -> Outcome:
        text, quotation = asked.text, read(asked.text)
        keys = list(asked.named)[:_MOST_NAMED] if order is None else [order]
        if not keys:
            return self._anywhere(text, quotation, quoted)
        best = self._in_orders(text, keys, OrderBasis.NAMED if order is None else OrderBasis.PARAMETER)
        if best.check.verdict in STANDS or len(quotation.words) < _TELLING_WORDS:
            return best
        return self._elsewhere(text, quotation, best)

    def in_prose(self, checked: _Checked, about: Sequence[int]) -> _Checked:
        """What becomes of a few words in prose about some orders: elsewhere they prove nothing."""
        if checked.outcome.basis not in (None, OrderBasis.WORDS) or not checked.is_short():
            return checked
        if about:
            outcome = self._in_orders(checked.asked.text, about[:_MOST_NAMED], OrderBasis.WORDS)
            if len(about) == 1 or outcome.check.verdict in STANDS:
                return checked._replace(outcome=replace(outcome, closed=checked.asked.closed))
        if not checked.outcome.check.few_words:
            return checked
        few = Check(Verdict.NOT_FOUND, few_words=True)
        return checked._replace(outcome=Outcome(few, None, None, {}, unchecked=True, closed=checked.asked.closed))

    def _in_orders(self, text: str, keys: Sequence[int], basis: OrderBasis) -> Outcome:
        """The best that one of some orders has, the likeliest first."""
        outcomes = []
        for key in keys:
            if key not in self._whole:
                self._whole.update(whole(self.connection, [key]))
            passage = self._whole[key]
            held = any(stream.units for stream in passage.text.streams[:1])
            made = Outcome(check(text, [passage.text]), key, basis, passage.citations_by_place, held=held)
            if made.check.verdict in STANDS:
                return made
            outcomes.append(made)
        return min(outcomes, key=lambda outcome: RANKS[outcome.check.verdict])

    def _anywhere(self, text: str, quotation: Quotation, quoted: Sequence[int]) -> Outcome:
        """What any order has; of several that have the words one that is quoted already."""
        made = self._standing(text, quotation)
        if made.check.verdict not in STANDS:
            near = nearby(self.connection, quotation)
            return _of_words(check(text, [passage.text for passage in near], anywhere=True), near)
        if made.more and quoted:
            known = self._in_orders(text, quoted, OrderBasis.WORDS)
            return known if known.check.verdict in STANDS else made
        return made

    def _standing(self, text: str, quotation: Quotation) -> Outcome:
        """What stands in any order word for word."""
        found = passages.standing(self.connection, quotation)
        made = _standing_in(text, found.passages)
        if found.more and made.check.verdict not in STANDS:
            found = passages.standing(self.connection, quotation, MORE_PASSAGES, MORE_TURNS)
            made = _standing_in(text, found.passages)
        return replace(made, more=found.more or len(made.check.matches) >= _ENOUGH)

    def _elsewhere(self, text: str, quotation: Quotation, best: Outcome) -> Outcome:
        """The outcome in the order meant, with the order whose words they are, if there is one."""
        others = self._standing(text, quotation)
        if others.check.verdict not in STANDS:
            return best
        matches = others.check.matches
        citations = {**others.citations, **best.citations}
        amends = self._amending(best.key, matches)
        return replace(best, others=matches, more=others.more, citations=citations, amends=amends)

    def _amending(self, key: int | None, matches: Sequence[Match]) -> bool:
        """Whether one of the orders of `matches` amends the order. One statement."""
        amends = exists().where(
            ReferenceRow.target_key == key,
            ReferenceRow.relation == "amends",
            ReferenceRow.order_key == OrderRow.sort_key,
            OrderRow.number.in_({match.places[0].order for match in matches}),
        )
        return bool(self.connection.scalar(select(amends)))


def _standing_in(text: str, found: Sequence[Passage]) -> Outcome:
    """The outcome in passages that have words of these stems."""
    return _of_words(standing(text, (passage.text for passage in found), _ENOUGH), found)


def _of_words(made: Check, found: Sequence[Passage]) -> Outcome:
    """The outcome in passages that the words were looked for in."""
    if not made.matches:
        return Outcome(made, None, None, {})
    citations = {place: said for passage in found for place, said in passage.citations_by_place.items()}
    first = made.matches[0].places[0].order
    key = next(passage.key for passage in found if passage.order.number == first)
    return Outcome(made, key, OrderBasis.WORDS, citations)
