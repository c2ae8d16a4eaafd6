"""Quotations checked: which orders are read for one, and what is answered."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, exists, select

from app import schemas
from app.law.quotes import check
from app.law.quotes.names import NameCheck
from app.law.quotes.reading import Quotation, read
from app.law.quotes.values import Check, Difference, Match, Omission, Place, Verdict
from app.queries.links import LINKED, order_link, provision, section_url
from app.queries.passages import MOST_PASSAGES, Passage, nearby, standing, whole
from app.schemas import (
    CitationCheck,
    CitationEvidence,
    OrderBasis,
    OrderStatus,
    QuoteCheck,
    QuoteDifference,
    QuoteField,
    QuoteMatch,
    QuoteNote,
    QuoteOmission,
    QuotePart,
    QuoteVerdict,
)
from app.tables import OrderRow, PublicationRow, ReferenceRow

_STANDS = frozenset({Verdict.EXACT, Verdict.EXACT_FOLDED, Verdict.PARTIAL})
_TELLING_WORDS = 4
"""Of fewer words it proves nothing that another order has them, too."""
_MOST_NAMED = 3
_FRAGMENT_WORDS = 5
_NO_CHECK = Check(Verdict.NOT_FOUND)


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What became of a quotation.

    Attributes:
        key: of the order it was compared with, or None.
        others: what another order has of it.
    """

    check: Check
    key: int | None
    basis: OrderBasis | None
    others: tuple[Match, ...] = ()
    more: bool = False
    held: bool = True
    amends: bool = False


@dataclass(slots=True)
class Checker:
    """Checks quotations against one corpus; what it has read of an order is kept for the next one."""

    connection: Connection
    _whole: dict[int, Passage] = field(default_factory=dict)
    _citations: dict[tuple[str, str | None], str] = field(default_factory=dict)

    def check(
        self, text: str, *, order: int | None = None, named: Sequence[int] = (), span: tuple[int, int] | None = None
    ) -> QuoteCheck:
        """The answer on one quotation.

        Args:
            text: the words between the marks, at least one.
            order: the key of the order asked for.
            named: the keys of the orders that the prose names near it, the likeliest first.
            span: where it stands in what was sent; all of that where nothing is said.

        Two dozen statements at most, however long the orders are.
        """
        quotation = read(text)
        outcome = self._outcome(text, quotation, order, named)
        return self._said(text, span or (0, len(text)), outcome)

    def _outcome(self, text: str, quotation: Quotation, order: int | None, named: Sequence[int]) -> _Outcome:
        keys = [order] if order is not None else list(named)[:_MOST_NAMED]
        if not keys:
            return self._anywhere(text, quotation)
        basis = OrderBasis.NAMED if order is None else OrderBasis.PARAMETER
        best = self._in_orders(text, keys, basis)
        if best.check.verdict in _STANDS or len(quotation.words) < _TELLING_WORDS:
            return best
        return self._elsewhere(text, quotation, best)

    def _in_orders(self, text: str, keys: Sequence[int], basis: OrderBasis) -> _Outcome:
        """The best that one of some orders has, the likeliest first."""
        missing = [key for key in keys if key not in self._whole]
        if missing:
            self._learn(whole(self.connection, missing))
        outcomes = []
        for key in keys:
            passage = self._whole[key]
            held = any(stream.units for stream in passage.text.streams[:1])
            outcomes.append(_Outcome(check(text, [passage.text]), key, basis, held=held))
        ranks = list(Verdict)
        return min(outcomes, key=lambda outcome: ranks.index(outcome.check.verdict))

    def _learn(self, passages: Mapping[int, Passage]) -> None:
        self._whole.update(passages)
        for passage in passages.values():
            self._cite(passage)

    def _cite(self, passage: Passage) -> None:
        self._citations.update(((passage.text.number, name), said) for name, said in passage.citations.items())

    def _anywhere(self, text: str, quotation: Quotation) -> _Outcome:
        """What any order has."""
        found = standing(self.connection, quotation)
        made = self._checked(text, found.passages)
        more = found.more
        if made.verdict not in _STANDS:
            made, more = self._checked(text, nearby(self.connection, quotation)), False
        key = self._key(made.matches[0]) if made.matches else None
        return _Outcome(made, key, None if key is None else OrderBasis.WORDS, more=more)

    def _checked(self, text: str, passages: Iterable[Passage]) -> Check:
        held = list(passages)
        for passage in held:
            self._cite(passage)
        return check(text, [passage.text for passage in held], anywhere=True) if held else _NO_CHECK

    def _elsewhere(self, text: str, quotation: Quotation, best: _Outcome) -> _Outcome:
        """The outcome in the order meant, with the order whose words they are, if there is one."""
        found = standing(self.connection, quotation)
        others = self._checked(text, found.passages)
        if others.verdict not in _STANDS:
            return best
        amending = self._amending(best.key, others.matches)
        return _Outcome(
            best.check, best.key, best.basis, others.matches, found.more, held=best.held, amends=bool(amending)
        )

    def _amending(self, key: int | None, matches: Sequence[Match]) -> bool:
        """Whether one of the orders of `matches` amends the order. One statement."""
        numbers = {match.places[0].order for match in matches}
        amends = exists().where(
            ReferenceRow.target_key == key,
            ReferenceRow.relation == "amends",
            ReferenceRow.order_key == OrderRow.sort_key,
            OrderRow.number.in_(numbers),
        )
        return bool(self.connection.scalar(select(amends)))

    def _key(self, match: Match) -> int:
        return int(
            self.connection.scalar(select(OrderRow.sort_key).where(OrderRow.number == match.places[0].order)) or 0
        )

    def _said(self, text: str, span: tuple[int, int], outcome: _Outcome) -> QuoteCheck:
        made = outcome.check
        shown = (*made.matches, *outcome.others)[:MOST_PASSAGES]
        rows = self._rows([match.places[0].order for match in shown], outcome.key)
        own = next((row for row in rows.values() if row.sort_key == outcome.key), None)
        unchecked = not outcome.held and made.verdict not in _STANDS
        first = made.matches[0] if made.matches else None
        return QuoteCheck(
            quote=text,
            span=span,
            verdict=QuoteVerdict.UNCHECKED if unchecked else QuoteVerdict(made.verdict.value),
            order=order_link(own) if own else None,
            order_basis=outcome.basis,
            risk=[schemas.QuoteRisk(risk.value) for risk in made.risk],
            few_words=made.few_words,
            matches=[self._match(match, rows[match.places[0].order]) for match in shown],
            differences=[_difference(each) for each in first.differences] if first else [],
            omitted=[self._omission(each) for each in first.omitted] if first else [],
            notes=list(_notes(outcome, len(shown))),
        )

    def _rows(self, numbers: Iterable[str], key: int | None) -> dict[str, Any]:
        """The orders of the matches and the one asked for. One statement."""
        statement = (
            select(*LINKED, OrderRow.counts, PublicationRow.source)
            .outerjoin(PublicationRow, (PublicationRow.order_key == OrderRow.sort_key) & PublicationRow.preferred)
            .where(OrderRow.number.in_(sorted(set(numbers))) | (OrderRow.sort_key == key))
        )
        return {row.number: row for row in self.connection.execute(statement)}

    def _match(self, match: Match, row: Any) -> QuoteMatch:
        parts = [self._part(place) for place in match.places]
        one = parts[0] if len(parts) == 1 else None
        section = _holding([part.section for part in parts])
        return QuoteMatch(
            verdict=QuoteVerdict(match.verdict.value),
            order=row.number,
            section=section,
            citation=self._cited(row.number, section),
            field=one.field if one else None,
            span=one.span if one else None,
            text=" ".join(part.text for part in parts),
            parts=parts,
            quoted=match.quoted,
            publication=row.source,
            status=OrderStatus(row.status),
            amended_by=row.counts.get("amended_by"),
            url=section_url(row.number, section),
            page_url=_page_url(row.number, parts),
        )

    def _part(self, place: Place) -> QuotePart:
        return QuotePart(
            section=place.section,
            citation=self._cited(place.order, place.section),
            field=QuoteField(place.field.value),
            span=place.span,
            text=place.text,
        )

    def _cited(self, number: str, section: str | None) -> str:
        return provision(number, self._citations.get((number, section)) if section else None)

    def _omission(self, omission: Omission) -> QuoteOmission:
        return QuoteOmission(
            quote_span=omission.quote_span,
            words=" ".join(place.text for place in omission.places),
            parts=[self._part(place) for place in omission.places],
            flags=[schemas.OmissionFlag(flag) for flag in omission.flags],
        )


def citation(checked: NameCheck) -> CitationCheck:
    """The answer on one order that prose cites."""
    return CitationCheck(
        words=checked.words,
        span=checked.span,
        order=checked.order,
        verdict=schemas.CitationVerdict(checked.verdict.value),
        suggestion=checked.suggestion,
        evidence=[
            CitationEvidence(
                basis=schemas.CitationBasis(each.basis.value),
                words=each.words,
                says=each.says,
                order=each.order,
                agrees=each.agrees,
            )
            for each in checked.evidence
        ],
    )


def _difference(difference: Difference) -> QuoteDifference:
    place = difference.place
    return QuoteDifference(
        op=schemas.DifferenceOp(difference.op),
        quote_span=difference.quote_span,
        quote_words=difference.quote_words,
        section=place.section,
        field=QuoteField(place.field.value),
        text_span=place.span,
        text_words=place.text,
        risk=schemas.QuoteRisk(difference.risk.value) if difference.risk else None,
    )


def _notes(outcome: _Outcome, shown: int) -> Iterator[QuoteNote]:
    yield from map(QuoteNote, outcome.check.notes)
    if not outcome.held:
        yield QuoteNote.TEXT_NOT_HELD
    if outcome.others:
        yield QuoteNote.IN_OTHER_ORDER
    if outcome.amends:
        yield QuoteNote.AS_AMENDED
    if outcome.check.few_words:
        yield QuoteNote.FEW_WORDS
    if outcome.more or shown < len(outcome.check.matches) + len(outcome.others):
        yield QuoteNote.MORE_MATCHES


def _holding(sections: Sequence[str | None]) -> str | None:
    """The provision that holds all of some."""
    if not sections or None in sections:
        return None
    split = [str(section).split(".") for section in sections]
    common = []
    for parts in zip(*split, strict=False):
        if len(set(parts)) > 1:
            break
        common.append(parts[0])
    return ".".join(common) or None


def _page_url(number: str, parts: Sequence[QuotePart]) -> str:
    """The page of an order opened at some words, by a text fragment; a browser that knows none opens the provision."""
    section = next((part.section for part in parts if part.section), None)
    anchor = quote(section, safe="~") if section else ""
    words = parts[0].text.split()
    if len(words) <= 2 * _FRAGMENT_WORDS:
        found = _fragment(words)
    else:
        found = f"{_fragment(words[:_FRAGMENT_WORDS])},{_fragment(words[-_FRAGMENT_WORDS:])}"
    return f"/v1/orders/{number}.html#{anchor}:~:text={found}"


def _fragment(words: Sequence[str]) -> str:
    return quote(" ".join(words), safe="").replace("-", "%2D")
