"""The time phrases of source files: how many are deadlines of directives, and which are not, with the reason."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from app.ingest.archives import Refused
from app.ingest.inputs import Listing
from app.ingest.parsing import parse
from app.ingest.workers import Workers
from app.law import directives
from app.law.documents import Order
from app.reconcile import combine


def phrases_in_files(paths: Sequence[Path]) -> tuple[list[dict[str, Any]], list[Refused]]:
    """One row for each order with a time phrase (order, deadlines, unclaimed), by number, and the files refused."""
    listing = Listing(paths)
    parsed = parse(listing.read(), Workers(None, 1), lambda _done: None)
    rows = [_row(work.order) for work in combine(parsed.orders).works]
    return [row for row in rows if row["deadlines"] or row["unclaimed"]], [*listing.refused, *parsed.refused]


def _row(order: Order) -> dict[str, Any]:
    left = [
        {"section": section, "text": text, "reason": reason} for section, text, reason in directives.unclaimed(order)
    ]
    return {"order": str(order.number), "deadlines": directives.claimed(order), "unclaimed": left}
