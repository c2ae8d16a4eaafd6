"""Whatever the way to a corpus, it is the corpus that one ingest of its documents makes."""

import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, event

from app import ingest, store
from app.store import publishing
from tests.records import record, write

NOW = datetime(2025, 1, 2, 3, 4, 5, tzinfo=UTC)
ORDERS = [f"140{place:02}" for place in range(24)]
WORDS = (
    "The Attorney General shall report within 30 days.",
    "Executive Order 14003 of February 1, 2021, is hereby revoked.",
    "Section 2 of Executive Order 14005 is amended.",
    "Section 1 of Executive Order 14005 is amended by striking “report” and inserting “tell”.",
    "Section 2 of Executive Order 14004 is revoked.",
    "The Lamp Council shall, in accordance with Executive Order 14007, count every lamp by July 1, 2022.",
    "I hereby declare a national emergency to deal with the lamps, under Executive Order 14011.",
    "Executive Order 14009 is revoked, and the Director of the Office of Management and Budget shall tell why.",
    "There is hereby established the Lamp Council (Council). The Council shall terminate on March 1, 2022.",
    "The Lamp Council, established by Executive Order 14007 of February 1, 2021, is continued until March 1, 2029.",
    "The Lamp Council, established by Executive Order 14003 of February 1, 2021, is hereby abolished.",
)
NOTES = (
    None,
    "Revoked by: EO 14001, February 1, 2021",
    "See: EO 14002, February 1, 2021; Proclamation 10014, April 22, 2020",
    "Amends: EO 14004",
)
OF_THE_WAY = {"alembic_version", "changes", "order_versions", "publishes", "sqlite_stat1", "upstream"}
"""Tables that tell of the way and not of the place."""
ALSO_OF_THE_WAY = {"changed_at", "ingested_at", "position"}


class _CrashError(Exception):
    """The program ends here."""


@contextmanager
def crash_after(statements: int) -> Iterator[None]:
    """Every connection fails once so many statements that write were begun."""
    left = [statements]

    def count(_connection: Connection, _cursor: Any, statement: str, *_more: Any) -> None:
        if statement.lstrip().upper().startswith(("INSERT", "UPDATE", "DELETE")):
            left[0] -= 1
            if left[0] < 0:
                raise _CrashError

    event.listen(Engine, "before_cursor_execute", count)
    try:
        yield
    finally:
        event.remove(Engine, "before_cursor_execute", count)


def content(url: str) -> dict[str, list[str]]:
    """Every row of a SQLite corpus, without what tells of the way there."""
    found: dict[str, list[str]] = {}
    with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as connection:
        connection.row_factory = sqlite3.Row
        names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for name in names:
            if name not in OF_THE_WAY and not name.startswith("search_tokens"):
                found[name] = sorted(_shown(row) for row in connection.execute(f'SELECT * FROM "{name}"'))  # noqa: S608
    return found


def _shown(row: sqlite3.Row) -> str:
    """A row without days of publishing; what is rendered bears them, and is compared by its length."""
    told = {name: row[name] for name in row.keys() if name not in ALSO_OF_THE_WAY}  # noqa: SIM118 (a row is no mapping)
    if "gzip" in told:
        told = {"path": told["path"], "length": told["length"]}
    if "item" in told:
        told = {"key": told["key"], "item": len(told["item"])}
    return repr(sorted(told.items()))


def page(folder: Path, number: str, choose: random.Random) -> Path:
    """An archive page of an order with some words."""
    words = "\n".join(
        f"### Section {place}.\n\n**Lamps**\n\n{said}" for place, said in enumerate(choose.sample(WORDS, 2), start=1)
    )
    path = folder / f"{number}.md"
    path.write_text(
        f"# Executive Order {number}: Lamps of {number}\n\n## Summary\n\n**Date:** February 1, 2021\n\n---\n\n"
        f"## Executive Order {number}\n\nExecutive Order {number} of February 1, 2021\nLamps of {number}\n"
        "### Authority\n\nBy the authority vested in me as President, it is hereby ordered:\n"
        f"{words}\n\nA. PRESIDENT\n"
    )
    return path


class Way:
    """Documents in a folder, and a database that follows them by single steps.

    Args:
        folder: empty.
        choose: what tells the steps.
    """

    def __init__(self, folder: Path, choose: random.Random) -> None:
        self.url = f"sqlite:///{folder / 'way.sqlite'}"
        self.documents = folder / "documents"
        self._folder, self._choose, self._now = folder, choose, NOW
        self.documents.mkdir()
        for number in ORDERS:
            self._write_record(number)
        self._run(ingest.run, [self.documents])

    def step(self) -> None:
        """Add, replace or remove a document, or all at once anew; now and then the program ends in the middle."""
        crashes = self._choose.random() < 0.25
        before = content(self.url)
        act = self._choose.choice([self._add, self._add, self._replace, self._remove, self._whole])
        if not crashes:
            act()
            return
        kept = {path.name: path.read_bytes() for path in self.documents.iterdir()}
        try:
            with crash_after(self._choose.randrange(40)):
                act()
        except _CrashError:
            for path in self.documents.iterdir():
                path.unlink()
            for name, data in kept.items():
                (self.documents / name).write_bytes(data)
            assert content(self.url) == before

    def _add(self) -> None:
        numbers = [number for number in ORDERS if not (self.documents / f"{number}.md").exists()]
        path = page(self.documents, self._choose.choice(numbers or ORDERS), self._choose)
        self._run(ingest.add, [path])

    def _replace(self) -> None:
        self._run(ingest.add, [self._write_record(self._choose.choice(ORDERS))])

    def _remove(self) -> None:
        names = sorted(path.name for path in self.documents.iterdir())
        name = self._choose.choice(names)
        if len(names) > len(ORDERS) // 2:
            (self.documents / name).unlink()
            self._run(ingest.remove, (), [name])

    def _whole(self) -> None:
        self._run(ingest.run, [self.documents])

    def _write_record(self, number: str) -> Path:
        notes = self._choose.choice(NOTES)
        more = {} if notes is None else {"disposition_notes": notes}
        title = f"Lamps of {number}" + self._choose.choice(["", " and Wicks"])
        return write(self.documents / f"{number}.json", record(number, title=title, **more))

    def _run(self, how: Any, *given: Any) -> None:
        self._now += timedelta(days=1)
        options = ingest.Options(self.url, allow_shrink=True)
        report = how(*given, options, self._now, lambda _step, _done, _total: None)
        assert report.state in ("published", "unchanged"), str(report.line())


def walk(folder: Path, seed: int) -> None:
    """One sequence of steps, and the corpus at its end beside one ingest of the same documents."""
    way = Way(folder, random.Random(seed))  # noqa: S311 (a test is no secret)
    for _ in range(4):
        way.step()
    fresh = f"sqlite:///{folder / 'fresh.sqlite'}"
    ingest.run([way.documents], ingest.Options(fresh), NOW, lambda _step, _done, _total: None)
    assert store.status(way.url)["revision"] == store.status(fresh)["revision"]
    assert content(way.url) == content(fresh)


@pytest.mark.parametrize("seed", range(4))
def test_the_way_to_a_corpus_does_not_matter(tmp_path: Path, seed: int) -> None:
    """Documents added, replaced, removed, ingested at once, with crashes between: every row is as in one ingest."""
    walk(tmp_path, seed)


@pytest.fixture
def migrated_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """New files get their schema as a copy of one that Alembic built: it is a third of a walk else."""
    path = tmp_path / "empty.sqlite"
    store.migrate(f"sqlite:///{path}")

    def upgrade(connection: Connection) -> None:
        new = connection.connection.driver_connection
        assert isinstance(new, sqlite3.Connection)
        with closing(sqlite3.connect(path)) as made:
            made.backup(new)

    monkeypatch.setattr(publishing, "upgrade", upgrade)


@pytest.mark.soak
@pytest.mark.usefixtures("migrated_once")
@pytest.mark.parametrize("hundred", range(20))
def test_many_ways_to_a_corpus_do_not_matter(tmp_path: Path, hundred: int) -> None:
    """The same, a hundred times each."""
    for seed in range(100):
        folder = tmp_path / str(seed)
        folder.mkdir()
        walk(folder, 1000 + 100 * hundred + seed)
