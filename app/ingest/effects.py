"""What follows from a run for orders that were held before: their statuses, and where their references lead."""

from collections.abc import Collection, Iterator
from typing import Any

from sqlalchemy import Connection, select

from app.ingest.corpus_rows import Corpus
from app.ingest.reports import some
from app.store import Changes
from app.tables import OrderRow


def effects(held: Connection | None, corpus: Corpus, changes: Changes) -> dict[str, Any]:
    """The part of a report that says what else changes.

    Args:
        held: to the corpus before; None where there was none.
        corpus: the one that follows.
        changes: how they differ.

    Returns:
        `statuses` as [{"order", "from", "to"}]; `resolved` and `unresolved` as [{"order", "target"}]: references to
        orders that came, and to orders that went.
    """
    return {
        "statuses": some(list(_statuses(held, corpus, changes)) if held else []),
        "resolved": some(list(_references(corpus, frozenset(changes.added), but=frozenset(changes.added)))),
        "unresolved": some(list(_references(corpus, frozenset(changes.removed), but=frozenset(changes.added)))),
    }


def _statuses(held: Connection, corpus: Corpus, changes: Changes) -> Iterator[dict[str, str]]:
    changed = frozenset(changes.changed)
    before = {row.number: row.status for row in held.execute(select(OrderRow.number, OrderRow.status))}
    for order in corpus.orders:
        if order.number in changed and order.status.value != before[order.number]:
            yield {"order": order.number, "from": before[order.number], "to": str(order.status.value)}


def _references(corpus: Corpus, targets: Collection[str], but: Collection[str]) -> Iterator[dict[str, str]]:
    """Which orders refer to `targets`, those of `but` aside."""
    for order in corpus.orders if targets else ():
        if order.number not in but:
            kinds = {(each.target_kind, each.target_id) for each in order.references}
            named = sorted(target for kind, target in kinds if kind == "executive_order" and target in targets)
            yield from ({"order": order.number, "target": target} for target in named)
