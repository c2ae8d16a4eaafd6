"""What is read of some orders without an ingest: their directives and time phrases, from files or a database."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from app import crossrefs, queries, store
from app.ingest.archives import Refused
from app.ingest.directive_rows import directive_row
from app.ingest.inputs import Listing
from app.ingest.parsing import parse
from app.ingest.workers import Workers
from app.law.directives.unclaimed import claimed, unclaimed
from app.law.documents import Order
from app.law.numbering import order_id
from app.reconcile import combine

Line = dict[str, Any]
"""order, section, actors, with, modality, kind, action, text, deadline, recurrence, boilerplate."""


def in_files(paths: Sequence[Path]) -> tuple[list[Line], list[Refused]]:
    """The directives of the orders in `paths`, in order of number and text, and the files that were refused."""
    orders, refused = _orders_in(paths)
    found = ((order.number, directive) for order in orders for directive in crossrefs.find_in(order).directives)
    return [_line(number, directive_row(0, directive)) for number, directive in found], refused


def phrases_in_files(paths: Sequence[Path]) -> tuple[list[dict[str, Any]], list[Refused]]:
    """One row for each order with a time phrase (order, deadlines, unclaimed), by number, and the files refused."""
    orders, refused = _orders_in(paths)
    rows = [_phrases(order) for order in orders]
    return [row for row in rows if row["deadlines"] or row["unclaimed"]], refused


def in_database(url: str, numbers: Sequence[str]) -> tuple[list[Line], list[str]]:
    """The directives of the orders `numbers` ("14288", "EO 14,288"), and those numbers of which no text is held.

    Raises:
        store.StoreError: if the database cannot be read.
    """
    reader = store.engine(url, pool_size=1)
    lines: list[Line] = []
    missing: list[str] = []
    try:
        with store.snapshot(reader) as current:
            for number in numbers:
                canonical = order_id(number)
                rows = queries.stored_directives(current.connection, canonical) if canonical else None
                if rows is None:
                    missing.append(number)
                else:
                    lines += [_line(str(canonical), row) for row in rows]
    finally:
        reader.dispose()
    return lines, missing


def _orders_in(paths: Sequence[Path]) -> tuple[Sequence[Order], list[Refused]]:
    listing = Listing(paths)
    parsed = parse(listing.read(), Workers(None, 1), lambda _done: None)
    entries = (entry for outcome in parsed.read for entry in outcome.entries if entry.head)
    accounts = [store.stored_accounts.decode(entry.stored) for entry in entries]
    return combine(accounts).orders, [*listing.refused, *parsed.refused]


def _phrases(order: Order) -> dict[str, Any]:
    left = [{"section": section, "text": text, "reason": reason} for section, text, reason in unclaimed(order)]
    return {"order": order.number, "deadlines": claimed(order), "unclaimed": left}


def _line(number: str, row: Any) -> Line:
    return {
        "order": number,
        "section": row["provision"],
        "actors": _names(row["actors"], leading=True),
        "with": _names(row["actors"], leading=False),
        "modality": row["modality"],
        "kind": row["kind"],
        "action": row["action"],
        "text": row["text"],
        "deadline": row["deadline"],
        "recurrence": row["recurrence"] and row["recurrence"]["text"],
        "boilerplate": row["boilerplate"],
    }


def _names(actors: Sequence[dict[str, Any]], *, leading: bool) -> list[str]:
    """Each agent's words once, though they may name several offices."""
    return list(dict.fromkeys(actor["name"] for actor in actors if (actor["role"] == "lead") == leading))
