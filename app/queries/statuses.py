"""An order's status out of its row: its value, the edges it rests on, and the ends that the order sets itself."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import select

from app.law import relations
from app.queries.links import section_url
from app.schemas import EndsWhat, OrderStatus, OwnEnd, Status, StatusBasis
from app.tables import Corpus

AS_OF = select(Corpus.as_of).scalar_subquery().label("status_as_of")
"""The day up to which the data tell, a fact of the corpus, as a column of every order."""


def status_of(row: Any, basis: Mapping[str, StatusBasis]) -> Status:
    """The status as far as the data go."""
    ends = [own_end(row.number, end) for end in row.status_ends]
    return Status(
        value=OrderStatus(row.status),
        as_of=row.status_as_of,
        basis=listed(row.status_basis, basis),
        ends=ends,
        may_have_expired=None if row.may_have_expired is None else ends[row.may_have_expired],
    )


def on_day(
    number: str, status: relations.Status, stored: Sequence[Any], basis: Mapping[str, StatusBasis], value: OrderStatus
) -> Status:
    """A status on the day it is asked for, with the end that may have come by then."""
    ends = [_read(end) for end in stored]
    doubt = relations.doubt(status, ends, status.as_of)
    return Status(
        value=value,
        as_of=status.as_of,
        basis=listed(status.basis, basis),
        ends=[own_end(number, end) for end in stored],
        may_have_expired=own_end(number, stored[ends.index(doubt)]) if doubt else None,
    )


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
    on = date.fromisoformat(end["on"]) if end["on"] else None
    return relations.OwnEnd(end["what"], end["name"], on, end["section"], end["words"], tuple(end["extended_by"]))
