"""An order's status out of its row: its value, the edges it rests on, and the ends that the order sets itself."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import select

from app.law import relations
from app.queries.links import section_url
from app.schemas import (
    Basis,
    EndsWhat,
    OrderStatus,
    OwnEnd,
    Provenance,
    SeenBeside,
    SeenKind,
    Status,
    StatusBasis,
    StatusLimit,
)
from app.tables import Corpus, OrderRow

AS_OF = select(Corpus.as_of).scalar_subquery().label("status_as_of")
"""The day up to which the data tell, a fact of the corpus, as a column of every order."""

BESIDE: tuple[Any, ...] = (OrderRow.number, OrderRow.has_text, OrderRow.status_ends, OrderRow.status_notes)
"""What is read of an order for its status on a day, beside the acts."""
_SEEN = {
    "proclamation": SeenKind.PROCLAMATION,
    "reorganization_plan": SeenKind.REORGANIZATION_PLAN,
    "court_decision": SeenKind.COURT_CASE,
}
"""Every other kind is one of statutes."""


def status_of(row: Any, basis: Mapping[str, StatusBasis]) -> Status:
    """The status as far as the data go."""
    ends = [own_end(row.number, end) for end in row.status_ends]
    return Status(
        value=OrderStatus(row.status),
        as_of=row.status_as_of,
        basis=listed(row.status_basis, basis),
        ends=ends,
        may_have_expired=None if row.may_have_expired is None else ends[row.may_have_expired],
        see=_see(row),
        limits=_limits(row, row.status_basis),
    )


def on_day(row: Any, status: relations.Status, basis: Mapping[str, StatusBasis], value: OrderStatus) -> Status:
    """A status on the day it is asked for, with the end that may have come by then; `row` is of BESIDE."""
    number, stored = row.number, row.status_ends
    ends = [_read(end) for end in stored]
    doubt = relations.doubt(status, ends, status.as_of)
    return Status(
        value=value,
        as_of=status.as_of,
        basis=listed(status.basis, basis),
        ends=[own_end(number, end) for end in stored],
        may_have_expired=own_end(number, stored[ends.index(doubt)]) if doubt else None,
        see=_see(row),
        limits=_limits(row, status.basis),
    )


def _see(row: Any) -> list[SeenBeside] | None:
    notes = row.status_notes
    return None if notes is None else [_seen(row.number, notes, item) for item in notes["see"]]


def _seen(number: str, notes: Mapping[str, Any], item: Mapping[str, Any]) -> SeenBeside:
    return SeenBeside(
        kind=_SEEN.get(item["kind"], SeenKind.STATUTE),
        citation=item["citation"],
        dated_on=_day(item["dated_on"]),
        provenance=Provenance(
            basis=Basis.NOTE,
            note=item["note"],
            note_label=item["label"],
            verbatim=notes["verbatim"],
            note_order=number,
            captured_on=_day(notes["captured_on"]),
        ),
        html_url=item["html_url"],
    )


def _limits(row: Any, basis: Sequence[str]) -> list[StatusLimit]:
    notes = row.status_notes
    disputed = notes.get("disputed", ()) if notes else ()
    unknown = {
        StatusLimit.COURTS: True,
        StatusLimit.STATUTES_NOT_NOTED: True,
        StatusLimit.DOCUMENTS_NOT_HELD: True,
        StatusLimit.SOURCES_DISAGREE: any(id_ in disputed for id_ in basis),
        StatusLimit.NOTES_NOT_HELD: notes is not None and not notes["held"],
        StatusLimit.TEXT_NOT_HELD: not row.has_text,
    }
    return [limit for limit, holds in unknown.items() if holds]


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None


def listed(ids: Sequence[str], basis: Mapping[str, StatusBasis]) -> list[StatusBasis]:
    """The edges of these ids that are held."""
    return [basis[id_] for id_ in ids if id_ in basis]


def own_end(number: str, end: Mapping[str, Any]) -> OwnEnd:
    """An end as stored."""
    read = _read(end)
    return OwnEnd(
        what=EndsWhat(read.what),
        name=read.name,
        on=read.on,
        section=read.section,
        words=read.words,
        extended_by=list(read.extended_by),
        url=section_url(number, read.section),
    )


def _read(end: Mapping[str, Any]) -> relations.OwnEnd:
    return relations.OwnEnd(
        end["what"], end["name"], _day(end["on"]), end["section"], end["words"], tuple(end["extended_by"])
    )
