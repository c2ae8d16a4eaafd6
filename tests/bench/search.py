"""Search at a million directives and 800,000 provisions, against a hundredth of that in the same run, over HTTP."""

import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table
from sqlalchemy import Connection, create_engine
from starlette.testclient import TestClient

from app import store
from app.main import create_app
from app.settings import Settings
from app.store.index.indexing import build
from app.store.migrating import upgrade
from tests import postgres
from tests.bench.library import COMMON, DIRECTIVES_AN_ORDER, SECTIONS_AN_ORDER, Words, fill

ORDERS = 5_000
FRACTION = 100
MAX_RATIO = {"SQLite": 5, "Postgres": 15}
"""How many times the 99th percentile may grow: Postgres looks up the row of each hit to count them, SQLite does not."""
QUERIES = 300
ROUNDS = 2
PATHS = ("/v1/sections", "/v1/directives")
EVERYWHERE: Mapping[str, dict[str, Any]] = {
    "word everywhere ms": {},
    "word everywhere, of one president ms": {"president": "joe-biden"},
    "word everywhere, counted ms": {"facets": ["president", "year", "status"]},
}
"""What is measured of "the", which stands in most documents; of both lists the slower."""
Figures = dict[str, float]


def run_sqlite(orders: int = ORDERS) -> bool:
    """Measure SQLite; whether the 99th percentile grows no more than it may."""
    with tempfile.TemporaryDirectory() as folder:
        paths = iter([Path(folder) / "small.sqlite", Path(folder) / "large.sqlite"])
        return _run("SQLite", orders, lambda: f"sqlite:///{next(paths)}")


def run_postgres(orders: int = ORDERS) -> bool:
    """Measure Postgres; whether the 99th percentile grows no more than it may."""
    with postgres.server() as url, postgres.databases(url) as make:
        return _run("Postgres", orders, make)


def _run(engine: str, orders: int, make: Callable[[], str]) -> bool:
    """Build both corpora, ask both the same queries, print what was measured."""
    small, large = (_measured(make(), count) for count in (max(1, orders // FRACTION), orders))
    ratio, limit = large["p99 ms"] / small["p99 ms"], MAX_RATIO[engine]
    title = f"search, {engine}: p99 grows {ratio:.1f} times (limit {limit})"
    table = Table("measure", "small", "large", title=title)
    for name in small:
        table.add_row(name, f"{small[name]:,.1f}", f"{large[name]:,.1f}")
    Console().print(table)
    return ratio <= limit


def _measured(url: str, orders: int) -> Figures:
    built = _built(url, orders)
    settings = Settings(database_url=url, cache_bytes=0, search_seconds=60)
    with TestClient(create_app(settings)) as client:
        taken = sorted(_seconds(client, path, asked) for path, asked in _queries())
        everywhere = {
            name: 1000 * max(_seconds(client, path, {"q": "the", **more}) for path in PATHS)
            for name, more in EVERYWHERE.items()
        }
    figures = {"p50 ms": taken[len(taken) // 2], "p99 ms": taken[len(taken) * 99 // 100], "slowest ms": taken[-1]}
    return built | {name: 1000 * seconds for name, seconds in figures.items()} | everywhere


def _built(url: str, orders: int) -> Figures:
    """Fill the database at `url`, and what the index takes of time and room."""
    engine = create_engine(store.parse_url(url))
    with engine.begin() as connection:
        upgrade(connection)
        fill(connection, orders)
    with engine.begin() as connection:
        before, started = _bytes(connection), time.perf_counter()
        build(connection)
        seconds = time.perf_counter() - started
    with engine.begin() as connection:
        grown = _bytes(connection) - before
        connection.exec_driver_sql("ANALYZE")
    engine.dispose()
    return {
        "directives": orders * DIRECTIVES_AN_ORDER,
        "sections": orders * SECTIONS_AN_ORDER,
        "index built in s": seconds,
        "index MB": grown / 1e6,
    }


def _bytes(connection: Connection) -> int:
    """How large the database is."""
    pages = "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()"
    whole = "SELECT pg_database_size(current_database())"
    size: int = connection.exec_driver_sql(pages if connection.dialect.name == "sqlite" else whole).scalar_one()
    return size


def _queries() -> Iterator[tuple[str, dict[str, Any]]]:
    """Realistic queries: one to three words, some common, some phrases, prefixes, fields, filters and facets."""
    words = Words(seed=2)
    for number in range(QUERIES):
        one, two, three = words.some(3)
        forms: Sequence[dict[str, Any]] = (
            {"q": one},
            {"q": f"{one} {two}"},
            {"q": f"{one} {two} {three}"},
            {"q": f'"{one} {two}"'},
            {"q": f"{words.known[number + 500][:6]}*"},
            {"q": f"{one} OR {two}"},
            {"q": f"{one} -{two}"},
            {"q": f"section:{one} {two}"},
            {"q": COMMON[number % len(COMMON)]},
            {"q": f"{one} {two}", "president": "joe-biden"},
            {"q": f"{one} {two}", "facets": "year"},
        )
        yield PATHS[number % 2], forms[number % len(forms)]


def _seconds(client: TestClient, path: str, asked: dict[str, Any]) -> float:
    """The least of ROUNDS that the whole answer took."""
    taken = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        answer = client.get(path, params=asked)
        taken.append(time.perf_counter() - started)
        if answer.status_code != 200:
            raise RuntimeError(f"{answer.url} gave {answer.status_code}: {answer.text}")
    return min(taken)
