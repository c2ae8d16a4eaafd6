"""What is answered on quotations and citations that were checked."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, or_, select

from app.law.quotes.names import NameCheck
from app.law.quotes.values import Check, Difference, Match, Omission, Place
from app.queries.links import LINKED, order_link, provision, section_url
from app.queries.passages import MOST_PASSAGES
from app.queries.text_coverage import text_coverage
from app.render.addresses import order_page
from app.schemas import (
    CitationBasis,
    CitationCheck,
    CitationEvidence,
    CitationVerdict,
    DifferenceOp,
    OmissionFlag,
    OrderBasis,
    OrderStatus,
    QuoteCheck,
    QuoteDifference,
    QuoteField,
    QuoteMatch,
    QuoteNote,
    QuoteOmission,
    QuotePart,
    QuoteRisk,
    QuoteVerdict,
    TextCoverage,
)
from app.tables import OrderRow, PublicationRow

_FRAGMENT_WORDS = 5

Citations = Mapping[tuple[str, str | None], str]
"""How provisions are cited, by the order's number and their id."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a quotation.

    Attributes:
        key: of the order it was compared with, or None.
        basis: how that order was found.
        citations: of the provisions that may be named.
        others: what another order has of it.
        more: whether there are more passages than were read.
        held: whether the order's text is held.
        amends: whether the other order amends this one.
        closed: whether the quotation has its closing mark.
        confused: whether it has too many signs to be checked.
        unchecked: whether it was not checked, for this or another reason.
    """

    check: Check
    key: int | None
    basis: OrderBasis | None
    citations: Citations
    others: tuple[Match, ...] = ()
    more: bool = False
    held: bool = True
    amends: bool = False
    closed: bool = True
    confused: bool = False
    unchecked: bool = False

    def is_checked(self) -> bool:
        """Whether anybody could tell."""
        return not self.unchecked and (self.held or bool(self.check.matches))

    def shown(self) -> Sequence[Match]:
        """The matches that are told of."""
        return (*self.check.matches, *self.others)[:MOST_PASSAGES]


def answers(connection: Connection, found: Sequence[tuple[str, tuple[int, int], Outcome]]) -> list[QuoteCheck]:
    """What is answered on quotations: the words, their span in what was sent, and the outcome. Two statements."""
    numbers = {match.places[0].order for _, _, outcome in found for match in outcome.shown()}
    rows = _rows(connection, numbers, {outcome.key for _, _, outcome in found} - {None})
    nowhere = any(outcome.key is None for _, _, outcome in found)
    seen = text_coverage(connection, []) if nowhere else None
    return [_answer(text, span, outcome, rows, seen) for text, span, outcome in found]


def _rows(connection: Connection, numbers: Iterable[str], keys: Iterable[int | None]) -> dict[str, Any]:
    """Orders by number. One statement."""
    preferred = (PublicationRow.order_key == OrderRow.sort_key) & PublicationRow.preferred
    statement = (
        select(*LINKED, OrderRow.counts, PublicationRow.source)
        .outerjoin(PublicationRow, preferred)
        .where(or_(OrderRow.number.in_(sorted(numbers)), OrderRow.sort_key.in_(list(keys))))
    )
    return {row.number: row for row in connection.execute(statement)}


def _answer(
    text: str, span: tuple[int, int], outcome: Outcome, rows: Mapping[str, Any], seen: TextCoverage | None
) -> QuoteCheck:
    made = outcome.check
    own = next((row for row in rows.values() if row.sort_key == outcome.key), None)
    first = made.matches[0] if made.matches else None
    return QuoteCheck(
        quote=text,
        span=span,
        verdict=QuoteVerdict(made.verdict.value) if outcome.is_checked() else QuoteVerdict.UNCHECKED,
        order=order_link(own) if own else None,
        order_basis=outcome.basis,
        risk=[QuoteRisk(risk.value) for risk in made.risk],
        few_words=made.few_words,
        matches=[_match(match, rows[match.places[0].order], outcome.citations) for match in outcome.shown()],
        differences=[_difference(each) for each in first.differences] if first else [],
        omitted=[_omission(each, outcome.citations) for each in first.omitted] if first else [],
        notes=list(_notes(outcome)),
        coverage=None if own else seen,
    )


def _match(match: Match, row: Any, citations: Citations) -> QuoteMatch:
    parts = [_part(place, citations) for place in match.places]
    one = parts[0] if len(parts) == 1 else None
    section = _holding([part.section for part in parts])
    return QuoteMatch(
        verdict=QuoteVerdict(match.verdict.value),
        order=row.number,
        section=section,
        citation=provision(row.number, citations.get((row.number, section))),
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


def _part(place: Place, citations: Citations) -> QuotePart:
    return QuotePart(
        section=place.section,
        citation=provision(place.order, citations.get((place.order, place.section))),
        field=QuoteField(place.field.value),
        span=place.span,
        text=place.text,
    )


def _omission(omission: Omission, citations: Citations) -> QuoteOmission:
    return QuoteOmission(
        quote_span=omission.quote_span,
        words=" ".join(place.text for place in omission.places),
        parts=[_part(place, citations) for place in omission.places],
        flags=[OmissionFlag(flag) for flag in omission.flags],
    )


def citation(checked: NameCheck) -> CitationCheck:
    """The answer on one order that prose cites."""
    return CitationCheck(
        words=checked.words,
        span=checked.span,
        order=checked.order,
        verdict=CitationVerdict(checked.verdict.value),
        suggestion=checked.suggestion,
        evidence=[
            CitationEvidence(
                basis=CitationBasis(each.basis.value),
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
        op=DifferenceOp(difference.op),
        quote_span=difference.quote_span,
        quote_words=difference.quote_words,
        section=place.section,
        field=QuoteField(place.field.value),
        text_span=place.span,
        text_words=place.text,
        risk=QuoteRisk(difference.risk.value) if difference.risk else None,
    )


def _notes(outcome: Outcome) -> Iterator[QuoteNote]:
    yield from map(QuoteNote, outcome.check.notes)
    if not outcome.held:
        yield QuoteNote.TEXT_NOT_HELD
    if outcome.others:
        yield QuoteNote.IN_OTHER_ORDER
    if outcome.amends:
        yield QuoteNote.AS_AMENDED
    if outcome.confused:
        yield QuoteNote.TOO_MANY_SIGNS
    if not outcome.closed:
        yield QuoteNote.UNCLOSED
    if outcome.check.few_words:
        yield QuoteNote.FEW_WORDS
    if outcome.more or len(outcome.shown()) < len(outcome.check.matches) + len(outcome.others):
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
    words = parts[0].text.split()
    if len(words) <= 2 * _FRAGMENT_WORDS:
        found = _fragment(words)
    else:
        found = f"{_fragment(words[:_FRAGMENT_WORDS])},{_fragment(words[-_FRAGMENT_WORDS:])}"
    return f"{order_page(number, section)}{'' if section else '#'}:~:text={found}"


def _fragment(words: Sequence[str]) -> str:
    return quote(" ".join(words), safe="").replace("-", "%2D")
