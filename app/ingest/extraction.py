"""The directives of some orders as flat lines: from files without any database, or from the database."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import select

from app import crossrefs, store
from app.ingest.archives import Refused
from app.ingest.directive_rows import directive_row
from app.ingest.inputs import Listing
from app.ingest.parsing import parse
from app.ingest.workers import Workers
from app.law.numbering import order_number
from app.reconcile import combine
from app.tables import DirectiveRow, OrderRow

Line = dict[str, Any]
"""order, section, actors, with, modality, action, text, deadline, recurrence, boilerplate."""


def in_files(paths: Sequence[Path]) -> tuple[list[Line], list[Refused]]:
    """The directives of the orders in `paths`, in order of number and text, and the files that were refused."""
    listing = Listing(paths)
    parsed = parse(listing.read(), Workers(None, 1), lambda _done: None)
    lines: list[Line] = []
    for work in combine(parsed.orders).works:
        found = crossrefs.find_in(work.order).directives
        lines += [_line(str(work.order.number), directive_row(0, directive)) for directive in found]
    return lines, [*listing.refused, *parsed.refused]


def in_database(url: str, numbers: Sequence[str]) -> tuple[list[Line], list[str]]:
    """The directives of the orders `numbers` ("14288", "EO 14,288"), and those numbers that are not held.

    Raises:
        store.StoreError: if the database cannot be read.
    """
    reader = store.engine(url, pool_size=1)
    lines: list[Line] = []
    missing: list[str] = []
    try:
        with store.snapshot(reader) as current:
            for number in numbers:
                held = _held(current, order_number(number))
                if held is None:
                    missing.append(number)
                else:
                    lines.extend(_read(current, *held))
    finally:
        reader.dispose()
    return lines, missing


def _held(current: store.Snapshot, number: str | None) -> tuple[int, str] | None:
    statement = select(OrderRow.sort_key, OrderRow.number).where(OrderRow.number == number)
    row = current.connection.execute(statement).one_or_none()
    return None if row is None else (row.sort_key, row.number)


def _read(current: store.Snapshot, key: int, number: str) -> Iterator[Line]:
    statement = select(DirectiveRow.__table__).where(DirectiveRow.order_key == key).order_by(DirectiveRow.key)
    for row in current.connection.execute(statement).mappings():
        yield _line(number, row)


def _line(number: str, row: Any) -> Line:
    return {
        "order": number,
        "section": row["provision"],
        "actors": _names(row["actors"], leading=True),
        "with": _names(row["actors"], leading=False),
        "modality": row["modality"],
        "action": row["action"],
        "text": row["text"],
        "deadline": row["deadline"],
        "recurrence": row["recurrence"] and row["recurrence"]["text"],
        "boilerplate": row["boilerplate"],
    }


def _names(actors: Sequence[dict[str, Any]], *, leading: bool) -> list[str]:
    """Each agent's words once, though they may name several offices."""
    return list(dict.fromkeys(actor["name"] for actor in actors if (actor["role"] == "lead") == leading))
