"""Search at a million directives and 800,000 provisions, against a hundredth of that in the same run."""

import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table
from sqlalchemy import Connection, create_engine

from app import store
from app.queries import search
from app.search.building import build
from app.search.emitters import of_boilerplate
from app.search.scopes import SCOPES, Name
from app.store.migrating import upgrade
from tests.bench.library import COMMON, DIRECTIVES_AN_ORDER, SECTIONS_AN_ORDER, Words, fill

ORDERS = 5_000
FRACTION = 100
MAX_RATIO = 5
QUERIES = 300


def run(orders: int = ORDERS) -> bool:
    """Build both corpora, ask both the same queries; whether the 99th percentile grows no more than MAX_RATIO."""
    with tempfile.TemporaryDirectory() as folder:
        small = _measured(Path(folder) / "small.sqlite", max(1, orders // FRACTION))
        large = _measured(Path(folder) / "large.sqlite", orders)
    ratio = large["p99 ms"] / small["p99 ms"]
    table = Table("measure", "small", "large", title=f"search: p99 grows {ratio:.1f} times (limit {MAX_RATIO})")
    for name in small:
        table.add_row(name, f"{small[name]:,.1f}", f"{large[name]:,.1f}")
    Console().print(table)
    return ratio <= MAX_RATIO


def _measured(path: Path, orders: int) -> dict[str, float]:
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        upgrade(connection)
        fill(connection, orders)
    before, started = path.stat().st_size, time.perf_counter()
    with engine.begin() as connection:
        build(connection)
    figures = {
        "directives": float(orders * DIRECTIVES_AN_ORDER),
        "sections": float(orders * SECTIONS_AN_ORDER),
        "index built in s": time.perf_counter() - started,
        "index MB": (path.stat().st_size - before) / 1e6,
    }
    engine.dispose()
    reader = store.engine(f"sqlite:///{path}")
    with reader.connect() as connection:
        taken = sorted(_seconds(connection, name, query) for name, query in _queries())
        everywhere = [_seconds(connection, name, "the") for name in ("sections", "directives")]
    reader.dispose()
    return figures | {
        "p50 ms": 1000 * taken[len(taken) // 2],
        "p99 ms": 1000 * taken[len(taken) * 99 // 100],
        "slowest ms": 1000 * taken[-1],
        "word in every document ms": 1000 * max(everywhere),
    }


def _queries() -> Iterator[tuple[Name, str]]:
    """Realistic queries: one to three words, some common, some phrases, prefixes and fields."""
    words = Words(seed=2)
    scopes: Sequence[Name] = ("sections", "directives")
    for number in range(QUERIES):
        one, two, three = words.some(3)
        forms = (one, f"{one} {two}", f"{one} {two} {three}", f'"{one} {two}"', f"{words.known[number + 500][:6]}*",
                 f"{one} OR {two}", f"{one} -{two}", f"section:{one} {two}", COMMON[number % len(COMMON)])  # fmt: skip
        yield scopes[number % 2], forms[number % len(forms)]


def _without_boilerplate(connection: Connection, scope: Name) -> search.Finder | None:
    if scope != "directives":
        return None
    return lambda node: search.matching(connection, SCOPES[scope], of_boilerplate(node, wanted=False))


def _seconds(connection: Connection, scope: Name, query: str) -> float:
    """Of this process's own time, SQLite's included, so that what else the machine does makes no difference.

    Directives are asked for without general provisions, as their list does by default.
    """
    started = time.process_time()
    asked = search.question(connection, scope, query)
    search.by_relevance(connection, asked, _without_boilerplate(connection, scope), 20)
    return time.process_time() - started
