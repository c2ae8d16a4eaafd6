"""What is asked of a corpus: random orders, provisions and lists of it, its rare and its common words."""

import random
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, create_engine, text

from app import store
from tests.bench.serving.processes import Server
from tests.bench.serving.requests import Asked
from tests.bench.serving.words import words

SOME = 4_000
"""How many paths of a kind are walked, at most."""
HOT_BYTES = 16_000
CANDIDATES = 24
SEARCHES_AT_ONCE = 4
"""Clients that search: as many as a server has places for searches."""
MISS_SECONDS = 2

_ORDERS = "SELECT number FROM orders"
_SECTIONS = "SELECT number, id FROM sections JOIN orders ON sort_key = order_key"
_CITING = 'SELECT number FROM orders WHERE sort_key IN (SELECT order_key FROM "references")'
_DIRECTING = "SELECT number FROM orders WHERE sort_key IN (SELECT order_key FROM directives)"
_YEARS = "SELECT DISTINCT year FROM orders WHERE year IS NOT NULL ORDER BY year"
_PRESIDENTS = "SELECT DISTINCT president FROM orders WHERE president IS NOT NULL ORDER BY president"
_MIDDLING = (
    "SELECT number FROM orders JOIN sections ON sort_key = order_key GROUP BY number "
    "ORDER BY abs(sum(length(text) + length(closing) + 350) - 13000), number LIMIT :candidates"
)
"""Orders whose JSON has about HOT_BYTES: their texts, and for each provision its names and addresses."""


def misses(url: str, kept: Path) -> Mapping[str, Asked]:
    """Requests by kind that no cache has: orders, lists, sections, references, directives, rare, common.

    Args:
        url: the database.
        kept: where the words of this corpus are kept.
    """
    with _connected(url) as connection:
        found = words(connection, kept)
        paths = {
            "orders": _shuffled(f"/v1/orders/{row.number}" for row in _rows(connection, _ORDERS)),
            "sections": _shuffled(
                f"/v1/orders/{row.number}/sections/{quote(row.id)}" for row in _rows(connection, _SECTIONS)
            ),
            "references": _shuffled(f"/v1/orders/{row.number}/references" for row in _rows(connection, _CITING)),
            "directives": _shuffled(f"/v1/orders/{row.number}/directives" for row in _rows(connection, _DIRECTING)),
            "lists": _shuffled(_lists(connection)),
        }
    asked = {kind: Asked(chosen, seconds=MISS_SECONDS) for kind, chosen in paths.items()}
    searches = {kind: tuple(f"/v1/sections?q={word}" for word in found[kind]) for kind in ("rare", "common")}
    return asked | {
        kind: Asked(chosen, connections=SEARCHES_AT_ONCE, seconds=MISS_SECONDS) for kind, chosen in searches.items()
    }


def middling(url: str, server: Server) -> str:
    """The path of the order whose answer is nearest to HOT_BYTES."""
    with _connected(url) as connection:
        rows = connection.execute(text(_MIDDLING), {"candidates": CANDIDATES})
        paths = [f"/v1/orders/{row.number}" for row in rows]
    return min(paths, key=lambda path: abs(len(server.get(path).body) - HOT_BYTES))


def key_of(url: str, path: str) -> int:
    """The primary key of the order at a path."""
    with _connected(url) as connection:
        query = text("SELECT sort_key FROM orders WHERE number = :number")
        key: int = connection.execute(query, {"number": path.rpartition("/")[2]}).scalar_one()
    return key


def revision(url: str) -> str:
    """The revision of the corpus."""
    with _connected(url) as connection:
        found: str = connection.execute(text("SELECT revision FROM corpus")).scalar_one()
    return found


@contextmanager
def _connected(url: str) -> Iterator[Connection]:
    engine = create_engine(store.parse_url(url))
    try:
        with engine.connect() as connection:
            yield connection
    finally:
        engine.dispose()


def _rows(connection: Connection, query: str) -> Iterable[Any]:
    return connection.execute(text(query)).all()


def _lists(connection: Connection) -> list[str]:
    """The list of all orders, those of each year and of each president, by each sort."""
    years = [f"year={row.year}&" for row in _rows(connection, _YEARS)]
    presidents = [f"president={row.president}&" for row in _rows(connection, _PRESIDENTS)]
    sorts = ("-signed_on", "signed_on", "-number", "number")
    return [f"/v1/orders?{narrowed}sort={sort}" for narrowed in ("", *years, *presidents) for sort in sorts]


def _shuffled(paths: Iterable[str]) -> tuple[str, ...]:
    """Some of the paths in an order that is the same for the same corpus."""
    chance = random.Random(1)  # noqa: S311 (a test's data, no secret)
    some = sorted(paths)
    chance.shuffle(some)
    return tuple(some[:SOME])
