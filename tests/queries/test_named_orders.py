"""The facts of the orders held, as prose that cites them is checked against them."""

from collections.abc import Iterator
from datetime import date

import pytest
from sqlalchemy import Connection, create_engine, event

from app import store
from app.law.quotes.names import check
from app.queries.named_orders import register


@pytest.fixture
def connection(database: str) -> Iterator[Connection]:
    """The sample."""
    engine = create_engine(store.parse_url(database))
    with engine.connect() as opened:
        yield opened
    engine.dispose()


def test_an_order_has_its_facts(connection: Connection) -> None:
    """The register holds what the corpus holds of an order."""
    known = register(connection).of("14288")
    assert known is not None
    assert (known.signed_on, known.president) == (date(2025, 4, 28), "donald-trump")
    assert known.title.startswith("Strengthening and Unleashing America")


def test_prose_is_checked_against_it(connection: Connection) -> None:
    """What prose says of an order that is held is compared with it."""
    prose = "Executive Order 14288 of April 28, 2025; Executive Order 14288 of April 28, 2024; Executive Order 99999"
    found = check(prose, register(connection))
    assert [each.verdict.value for each in found] == ["ok", "date_differs", "no_such_order"]


def test_four_statements_are_asked(connection: Connection) -> None:
    """The number of statements does not depend on the corpus."""
    asked: list[str] = []
    event.listen(connection, "before_cursor_execute", lambda *given: asked.append(given[2]))
    register(connection)
    assert len(asked) == 4
