"""What a typed citation names, and what of it is held."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, exists, false, or_, select

from app.law import citations, numbering
from app.law.citations.bluebook import year_of_volume
from app.queries.links import LINKED, of_page, order_link, order_url, section_url
from app.schemas import Candidate, CandidateKind, Match, SectionLink
from app.tables import OrderRow, PublicationRow, SectionRow

_COLUMNS: tuple[Any, ...] = (
    *LINKED,
    OrderRow.document_number,
    OrderRow.citation,
    OrderRow.start_page,
    OrderRow.end_page,
)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_MEMBERS = frozenset(CandidateKind)


def candidates(connection: Connection, named: Sequence[citations.Candidate]) -> list[Candidate]:
    """What `named`, a reading of what was typed, means here. Two statements, also for none.

    A page of the Federal Register means the orders that begin on it, then those it belongs to; without any it stays
    a page. The page of an official site that publishes no held order means nothing. Nothing stands there twice.
    """
    wanted = [
        (typed, condition) for typed in named for condition in _CONDITIONS.get(typed.kind, _nothing)(typed.target)
    ]
    rows = [
        (typed, match, row)
        for (typed, (match, condition)), rows in zip(wanted, _found(connection, wanted), strict=True)
        for row in rows
    ]
    provisions = _provisions(connection, [(row.sort_key, typed.section) for typed, _, row in rows if typed.section])
    found: dict[tuple[str, str, str | None], Candidate] = {}
    for typed in named:
        mine = [_held(typed, match, row, provisions) for other, match, row in rows if other is typed]
        for candidate in mine or ([] if typed.kind == "page" else [_not_held(typed)]):
            found.setdefault((candidate.kind, candidate.id, candidate.section), candidate)
    return list(found.values())


_Wanted = tuple[Match, ColumnElement[bool]]
_Typed = tuple[citations.Candidate, _Wanted]


def _nothing(_target: str) -> Iterable[_Wanted]:
    return ()


def _by_number(target: str) -> Iterable[_Wanted]:
    """An order by its number, by what it was called before it had one, or by the day that stands for a number."""
    yield Match.NUMBER, OrderRow.number == target
    if _DAY.fullmatch(target):
        yield Match.SIGNING_DATE, OrderRow.signed_on == date.fromisoformat(target)
    if page := numbering.digits_of_page(target):
        yield Match.WEB_PAGE, OrderRow.sort_key.in_(of_page(page))


def _by_document(target: str) -> Iterable[_Wanted]:
    yield Match.DOCUMENT_NUMBER, OrderRow.document_number == target


def _by_page(target: str) -> Iterable[_Wanted]:
    """An order by the page it begins on, also where that of its correction is listed behind it; or by a later page.

    EO 12356 is listed at "47 FR 14874, 15557", and EO 12825 of 1992 at "32 FR 10049", which is of 1967.
    """
    volume, _, page = target.partition(" FR ")
    begins = or_(OrderRow.citation == target, OrderRow.citation.startswith(f"{target},", autoescape=True))
    yield Match.FIRST_PAGE, and_(begins, _signed_before_the_end_of(volume))
    if page.isdecimal() and len(page) < 7:
        within = and_(OrderRow.start_page < int(page), OrderRow.end_page >= int(page))
        yield Match.LATER_PAGE, and_(within, OrderRow.citation.startswith(f"{volume} FR "))


def _signed_before_the_end_of(volume: str) -> ColumnElement[bool]:
    """Whether a volume of the Federal Register can have the order."""
    year = year_of_volume(int(volume)) if volume.isdecimal() else date.max.year
    return or_(OrderRow.signed_on.is_(None), OrderRow.signed_on <= date(min(year, date.max.year), 12, 31))


def _by_compilation(target: str) -> Iterable[_Wanted]:
    """An order by the page of title 3 on which it is reprinted; another citation of the Code finds none."""
    yield Match.COMPILATION, OrderRow.cfr == target


def _by_web_page(target: str) -> Iterable[_Wanted]:
    """The address with and without its last slash, on https; it was stored as its site gives it."""
    bare = target.rstrip("/")
    pages = [bare, f"{bare}/"]
    published = exists().where(PublicationRow.order_key == OrderRow.sort_key, PublicationRow.html_url.in_(pages))
    yield Match.WEB_PAGE, or_(OrderRow.html_url.in_(pages), OrderRow.pdf_url.in_(pages), published)


_CONDITIONS: Mapping[str, Callable[[str], Iterable[_Wanted]]] = {
    "executive_order": _by_number,
    "fr_document": _by_document,
    "federal_register": _by_page,
    "cfr": _by_compilation,
    "page": _by_web_page,
}
"""How each kind of name finds orders; kinds without a row are not held."""


def _found(connection: Connection, wanted: Sequence[_Typed]) -> Iterator[list[Any]]:
    """The orders of each condition, by number. One statement, in which each condition is a column."""
    tests = [condition.label(f"test_{place}") for place, (_, (_, condition)) in enumerate(wanted)]
    chosen = or_(false(), *(condition for _, (_, condition) in wanted))
    rows = connection.execute(select(*_COLUMNS, *tests).where(chosen).order_by(OrderRow.sort_key)).all()
    for place in range(len(wanted)):
        yield [row for row in rows if row[len(_COLUMNS) + place]]


def _provisions(connection: Connection, places: Sequence[tuple[int, str]]) -> dict[tuple[int, str], SectionLink]:
    """The provisions that there are. One statement; their identifiers need the section above them all."""
    keys = {key for key, _ in places}
    columns = (SectionRow.order_key, SectionRow.id, SectionRow.parent, SectionRow.label, SectionRow.citation)
    statement = (
        select(*columns, SectionRow.heading, OrderRow.number)
        .join(OrderRow, OrderRow.sort_key == SectionRow.order_key)
        .where(SectionRow.order_key.in_(keys))
    )
    rows = {(row.order_key, row.id): row for row in connection.execute(statement)}
    return {place: _provision(rows[place], rows) for place in places if place in rows}


def _provision(row: Any, rows: Mapping[tuple[int, str], Any]) -> SectionLink:
    head = row
    while head.parent is not None:
        head = rows[row.order_key, head.parent]
    return SectionLink(
        id=row.id,
        label=row.label,
        citation=row.citation,
        heading=row.heading,
        identifier=numbering.identifier(row.number, row.id, head.id),
        url=section_url(row.number, row.id),
    )


def _held(
    typed: citations.Candidate, match: Match, row: Any, provisions: Mapping[tuple[int, str], SectionLink]
) -> Candidate:
    provision = provisions.get((row.sort_key, typed.section or ""))
    return Candidate(
        kind=CandidateKind.EXECUTIVE_ORDER,
        id=row.number,
        citation=citations.citation_of("executive_order", row.number),
        resolved=True,
        match=Match.POPULAR_NAME if typed.reason else match,
        order=order_link(row),
        document_number=row.document_number,
        first_page=row.citation,
        section=typed.section,
        provision=provision,
        reason=typed.reason or None,
        unread=typed.unread or None,
        url=provision.url if provision else order_url(row.number),
        html_url=row.html_url or citations.official_url("executive_order", row.number),
    )


def _not_held(typed: citations.Candidate) -> Candidate:
    return Candidate(
        kind=CandidateKind(typed.kind) if typed.kind in _MEMBERS else CandidateKind.OTHER,
        id=typed.target,
        citation=typed.citation,
        resolved=False,
        match=None,
        order=None,
        document_number=typed.target if typed.kind == "fr_document" else None,
        first_page=None,
        section=typed.section,
        provision=None,
        reason=typed.reason or None,
        unread=typed.unread or None,
        url=None,
        html_url=typed.url,
    )
