"""Seals: nothing of a published file is served when a bit of it is another, or while somebody writes it."""

import os
import random
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, select

from app import store
from app.store import seals
from app.store.published_file import published_file
from app.store.seals import Seal
from app.tables import OrderRow
from tests.commands import eo
from tests.rewriting import rewriting


@pytest.fixture
def path(sqlite_database: str, tmp_path: Path) -> Path:
    """A published file of the test's own."""
    return Path(shutil.copy(sqlite_database.removeprefix("sqlite:///"), tmp_path / "eo.sqlite"))


@pytest.fixture
def engine(path: Path) -> Iterator[Engine]:
    """An engine over it."""
    made = store.engine(f"sqlite:///{path}", pool_size=2)
    yield made
    made.dispose()


def seal_of(path: Path) -> Seal:
    """What the seal of a file tells."""
    with path.open("rb") as file:
        return seals.check(file.fileno())


def flip(path: Path, place: int, bit: int) -> None:
    """Turn one bit."""
    with path.open("r+b") as file:
        file.seek(place)
        (byte,) = file.read(1)
        file.seek(place)
        file.write(bytes([byte ^ 1 << bit]))


def test_a_published_file_is_whole(path: Path) -> None:
    """What a publish puts in place is sealed, and a copy of it is, too."""
    assert seal_of(path) is Seal.WHOLE


def test_every_bit_counts(path: Path) -> None:
    """A bit that is turned anywhere, in the seal itself, too, breaks the seal; turned back it is whole again."""
    chosen = random.Random(18)  # noqa: S311
    for place in [0, 18, 60, 63, 68, 71, 99, *(chosen.randrange(path.stat().st_size) for _ in range(60))]:
        bit = chosen.randrange(8)
        flip(path, place, bit)
        assert seal_of(path) is Seal.BROKEN, place
        flip(path, place, bit)
    assert seal_of(path) is Seal.WHOLE


def test_a_damaged_file_is_not_opened(path: Path, engine: Engine) -> None:
    """A bit that SQLite does not miss is missed: the text of an order is not read with another letter in it."""
    content = path.read_bytes()
    flip(path, content.index(b"consent decrees"), 1)
    assert sqlite3.connect(path).execute("PRAGMA quick_check").fetchone() == ("ok",)
    with pytest.raises(store.Corrupt), store.snapshot(engine):
        pass


def test_a_file_cut_short_is_not_opened(path: Path, engine: Engine) -> None:
    """A file without its end is damaged, whatever is asked of it."""
    os.truncate(path, path.stat().st_size // 2)
    with pytest.raises(store.Corrupt), store.snapshot(engine):
        pass


def test_what_is_read_while_the_file_is_written_is_given_to_nobody(path: Path, engine: Engine) -> None:
    """A snapshot over a file that somebody writes ends as damaged, however right what it read looks."""
    with pytest.raises(store.Changed), store.snapshot(engine) as current:  # noqa: PT012 (all of it belongs to it)
        assert current.connection.execute(select(OrderRow.number)).all()
        flip(path, path.stat().st_size - 1, 0)


def test_an_error_in_what_was_read_meanwhile_is_none_of_the_program(path: Path, engine: Engine) -> None:
    """Whatever goes wrong with what was read of a file that was written meanwhile, the file is to blame."""
    with pytest.raises(store.Changed), store.snapshot(engine):  # noqa: PT012 (all of it belongs to it)
        os.truncate(path, 0)
        raise KeyError("not found")


def test_a_file_that_was_replaced_is_read_to_the_end(path: Path, engine: Engine, tmp_path: Path) -> None:
    """Whoever has the old file open when another takes its place reads the old one, and then the new one."""
    other = Path(shutil.copy(path, tmp_path / "other"))
    with rewriting(f"sqlite:///{other}") as connection:
        connection.exec_driver_sql("UPDATE corpus SET revision = 'ffffffffffffffff'")
    with store.snapshot(engine) as current:
        before = current.revision
        other.replace(path)
        assert current.connection.execute(select(OrderRow.number)).all()
    assert before != store.revision_of(store.generation(engine)) == "ffffffffffffffff"


def test_a_copy_over_the_file_is_served_when_it_is_whole(path: Path, engine: Engine, tmp_path: Path) -> None:
    """A file that is copied over the served one, as `cp` does, is refused while a part is there, and then served."""
    content = path.read_bytes()
    known = store.generation(engine)
    with path.open("r+b") as file:
        file.truncate(0)
        file.write(content[: len(content) // 2])
        file.flush()
        with pytest.raises(store.Corrupt), store.snapshot(engine):
            pass
        file.write(content[len(content) // 2 :])
    assert store.generation(engine) == known


def test_a_damaged_file_is_read_whole_but_once(path: Path, engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    """A damaged file is known for damaged, and a whole one for whole, until another is there."""
    read: list[int] = []
    check = seals.check

    def counted(descriptor: int) -> Seal:
        read.append(descriptor)
        return check(descriptor)

    monkeypatch.setattr(seals, "check", counted)
    for _ in range(3):
        store.generation(engine)
    flip(path, path.stat().st_size - 1, 0)
    for _ in range(3):
        with pytest.raises(store.Corrupt):
            store.generation(engine)
    assert len(read) == 2


def test_an_older_database_without_a_seal_is_told_to_be_migrated(path: Path, engine: Engine) -> None:
    """An older release published it without a seal; `eo migrate` brings it up to date, and seals it."""
    with rewriting(f"sqlite:///{path}") as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0015'")
        connection.exec_driver_sql("ALTER TABLE documents ADD COLUMN next TEXT")
        for name in ("documents", "order_items", "reference_items", "directive_items"):
            connection.exec_driver_sql(f"ALTER TABLE {name} DROP COLUMN digest")
    with path.open("r+b") as file:
        for place in (60, 68):
            file.seek(place)
            file.write(bytes(4))
    with pytest.raises(store.SchemaTooOld), store.snapshot(engine):
        pass
    done = eo("migrate", "--database-url", f"sqlite:///{path}")
    assert (done.returncode, seal_of(path)) == (0, Seal.WHOLE)
    assert len(store.revision_of(store.generation(engine))) == 16


def test_a_file_of_this_release_without_a_seal_is_not_served(path: Path, engine: Engine) -> None:
    """This release seals what it publishes: what has no seal was written by another program."""
    with path.open("r+b") as file:
        for place in (60, 68):
            file.seek(place)
            file.write(bytes(4))
    with pytest.raises(store.Corrupt), store.snapshot(engine):
        pass


def test_a_file_that_another_process_verified_is_not_read_again(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A process that is told which file is whole opens it without reading all of it."""
    known = published_file(path).verify()
    assert store.found_whole()[path] == known
    published_file(path).verified = None
    monkeypatch.setattr(seals, "check", lambda _: pytest.fail("it was read"))
    store.believe({path: known})
    published_file(path).open().close()
