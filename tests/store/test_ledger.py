"""The ledger on both databases: what a publish writes of itself, and what outlives it."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import create_engine, select
from sqlalchemy.exc import IntegrityError

from app import store
from app.tables import ChangeRow, OrderRow, PublishRow
from tests.api import shelf

A, B = "a" * 16, "b" * 16
FIRST = datetime(2026, 1, 1, tzinfo=UTC)
DAY = timedelta(days=1)


def publish(url: str, revision: str, now: datetime, orders: Sequence[dict[str, Any]]) -> None:
    """Publish these orders and nothing else."""
    with store.writer(url) as writer:
        writer.publish(store.Content(revision, shelf.AS_OF, {}, {OrderRow: list(orders)}), now)


def order(number: int, digest: str = "0", **more: Any) -> dict[str, Any]:
    """An order of this number."""
    return shelf.order(number * 100, str(number), f"Order {number}", None) | {"digest": digest, **more}


def told(url: str) -> list[tuple[Any, ...]]:
    """The changes that the ledger has: publish, order, change, facts, status before and after."""
    columns = (ChangeRow.position, ChangeRow.order_number, ChangeRow.change, ChangeRow.facts)
    statement = select(*columns, ChangeRow.status_from, ChangeRow.status_to).order_by(ChangeRow.key)
    return rows(url, statement)


def changed_at(url: str) -> dict[str, datetime]:
    """When each order changed last."""
    return dict(rows(url, select(OrderRow.number, OrderRow.changed_at)))


def rows(url: str, statement: Any) -> list[Any]:
    """What a statement selects."""
    engine = create_engine(store.parse_url(url))
    with engine.connect() as connection:
        found = [tuple(row) for row in connection.execute(statement)]
    engine.dispose()
    return found


def test_what_each_publish_did(empty_database: str) -> None:
    """Orders come, change in several ways and go; what stays keeps the time of its last change."""
    url = empty_database
    publish(url, A, FIRST, [order(1), order(2), order(3)])
    changed = order(2, "1", title="Another", status="revoked", status_basis=["x"])
    publish(url, B, FIRST + DAY, [order(1), changed])
    assert told(url) == [
        *((1, number, "added", [], None, "in_force") for number in ("1", "2", "3")),
        (2, "2", "facts", ["title"], None, None),
        (2, "2", "status", ["status_basis"], "in_force", "revoked"),
        (2, "3", "removed", [], "in_force", None),
    ]
    assert changed_at(url) == {"1": FIRST, "2": FIRST + DAY}


def test_the_same_revision_again_is_another_publish(empty_database: str) -> None:
    """A, then B, then A: three publishes, two of one revision, and the order says when it changed back."""
    url = empty_database
    engine = store.engine(url)
    generations = []
    for day, (revision, title) in enumerate([(A, "One"), (B, "Other"), (A, "One")]):
        publish(url, revision, FIRST + day * DAY, [order(1, title, title=title)])
        generations.append(store.generation(engine))
    engine.dispose()
    assert [store.revision_of(each) for each in generations] == [A, B, A]
    assert len(set(generations)) == 3
    assert rows(url, select(PublishRow.position, PublishRow.revision).order_by(PublishRow.position)) == [
        (1, A),
        (2, B),
        (3, A),
    ]
    assert changed_at(url) == {"1": FIRST + 2 * DAY}


def test_another_digest_alone_is_no_change(empty_database: str) -> None:
    """An order whose digest is made otherwise by another release, and of which nothing else differs, did not change."""
    publish(empty_database, A, FIRST, [order(1)])
    publish(empty_database, B, FIRST + DAY, [order(1, "otherwise")])
    assert [change for position, _, change, *_ in told(empty_database) if position == 2] == []
    assert changed_at(empty_database) == {"1": FIRST}


def test_a_publish_that_fails_leaves_the_ledger(empty_database: str) -> None:
    """What was not published is not told."""
    publish(empty_database, A, FIRST, [order(1)])
    with pytest.raises((store.WriteFailed, IntegrityError)):
        publish(empty_database, B, FIRST + DAY, [order(2), order(2)])
    assert {position for position, *_ in told(empty_database)} == {1}
    assert changed_at(empty_database) == {"1": FIRST}
