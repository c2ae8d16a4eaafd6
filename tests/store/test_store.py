"""The store: what a snapshot promises, and what happens when there is nothing to promise."""

import sqlite3
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine, select, text, update
from sqlalchemy.exc import DBAPIError

from app import store
from app.law.documents import Account, HeadingStatus, NoteItem, ParseNote, Section, Signature, Source
from app.sources import FORMATS
from app.store import stored_accounts
from app.tables import OrderRow
from tests.ingest.test_ingest import LATER, run
from tests.records import orders


@pytest.fixture
def engine(database: str) -> Iterator[Engine]:
    """An engine over the sample, disposed of after the test."""
    made = store.engine(database, pool_size=2)
    yield made
    made.dispose()


@pytest.fixture
def url(tmp_path: Path) -> str:
    """The URL of a SQLite file that is not there yet."""
    return f"sqlite:///{tmp_path / 'eo.sqlite'}"


def test_a_snapshot_knows_its_revision(engine: Engine) -> None:
    """A snapshot carries the revision, the time in UTC and the day of the corpus it reads."""
    with store.snapshot(engine) as current:
        assert len(current.revision) == 16
        assert current.ingested_at.utcoffset() == UTC.utcoffset(None)
        assert current.as_of is not None
        assert current.generation == store.generation(engine)
        assert store.revision_of(current.generation) == current.revision


def test_serving_connections_cannot_write(engine: Engine) -> None:
    """A write through the serving engine is refused by the database itself."""
    with pytest.raises(store.Unavailable) as refused, store.snapshot(engine) as current:
        current.connection.execute(update(OrderRow).values(title="Mine"))
    assert "read-only" in str(refused.value.__cause__) or "readonly" in str(refused.value.__cause__)


def test_a_wrong_statement_is_not_called_an_outage(engine: Engine) -> None:
    """A statement with an error in it stays an error of the program: it is no database that does not answer."""
    with pytest.raises(DBAPIError), store.snapshot(engine) as current:
        current.connection.execute(text("SELECT nothing FROM nowhere"))


def test_a_signal_amid_a_statement_is_what_is_told(engine: Engine) -> None:
    """What ends a block while rows are read, which breaks its connection, comes out of it and nothing in its place."""

    def ended() -> None:
        with store.snapshot(engine) as current:
            current.connection.invalidate()  # as SQLAlchemy does where a statement is broken off
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        ended()


def test_no_file_is_not_ready(url: str) -> None:
    """Without a file there is no corpus yet."""
    with pytest.raises(store.NotReady, match="no corpus yet"):
        store.generation(store.engine(url))


def test_no_corpus_is_not_ready(empty_database: str) -> None:
    """A migrated database without a corpus is not ready either."""
    engine = store.engine(empty_database)
    with pytest.raises(store.NotReady, match="no corpus yet"):
        store.generation(engine)
    engine.dispose()


def test_no_schema_is_not_ready(tmp_path: Path, url: str) -> None:
    """A SQLite file of something else says that it must be migrated."""
    connection = sqlite3.connect(tmp_path / "eo.sqlite")
    connection.execute("CREATE TABLE something (id)")
    connection.close()
    with pytest.raises(store.NotReady, match="eo migrate"):
        store.generation(store.engine(url))


def test_no_database_file_is_unavailable(tmp_path: Path, url: str) -> None:
    """A file that is no database is a database that cannot be read."""
    (tmp_path / "eo.sqlite").write_bytes(b"Dear Sir or Madam, " * 100)
    with pytest.raises(store.Unavailable):
        store.generation(store.engine(url))


def test_no_server_is_unavailable(tmp_path: Path) -> None:
    """A Postgres that is not there is unavailable."""
    with pytest.raises(store.Unavailable):
        store.generation(store.engine(f"postgresql://postgres@/none?host={tmp_path}"))


@pytest.mark.parametrize("wrong", ["", "eo.sqlite", "sqlite://", "sqlite:///:memory:", "mysql://host/eo"])
def test_other_databases_are_refused(wrong: str) -> None:
    """Only a SQLite file and Postgres are databases here."""
    with pytest.raises(store.StoreError, match="database URL"):
        store.engine(wrong)


def test_all_connections_in_use(url: str, tmp_path: Path) -> None:
    """When every connection is in use the next snapshot fails as overloaded."""
    run(orders(tmp_path / "in", "14001"), url)
    engine = store.engine(url, pool_size=1, pool_timeout=0.05)
    with store.snapshot(engine), pytest.raises(store.Overloaded), store.snapshot(engine):
        pass
    assert len(store.revision_of(store.generation(engine))) == 16
    engine.dispose()


def test_reading_leaves_no_files(url: str, tmp_path: Path) -> None:
    """Serving opens the file as it is: no journal, no -wal, no -shm appears beside it."""
    run(orders(tmp_path / "in", "14001"), url)
    before = sorted(path.name for path in tmp_path.iterdir())
    engine = store.engine(url)
    with store.snapshot(engine) as current:
        current.connection.execute(select(OrderRow.number)).all()
        assert sorted(path.name for path in tmp_path.iterdir()) == before == ["eo.sqlite", "eo.sqlite.lock", "in"]
    engine.dispose()


def test_a_new_file_is_noticed(url: str, tmp_path: Path) -> None:
    """The next snapshot reads the file that was put in place of the one it had open."""
    engine = store.engine(url)
    first = run(orders(tmp_path / "in", "14001"), url).facts["revision"]
    assert store.revision_of(store.generation(engine)) == first
    second = run(orders(tmp_path / "in", "14001", "14002"), url, LATER).facts["revision"]
    assert store.revision_of(store.generation(engine)) == second != first
    engine.dispose()


def test_a_folder_with_an_odd_name(tmp_path: Path) -> None:
    """A path with characters that mean something in a URI is only a path."""
    folder = tmp_path / "a%20b#c d"
    folder.mkdir()
    url = f"sqlite:///{folder / 'eo.sqlite'}"
    revision = run(orders(tmp_path / "in", "14001"), url).facts["revision"]
    engine = store.engine(url)
    assert store.revision_of(store.generation(engine)) == revision
    engine.dispose()


def test_status_says_what_is_held(url: str, tmp_path: Path) -> None:
    """The status names the revision, the schema and the number of orders."""
    revision = run(orders(tmp_path / "in", "14001", "14002"), url).facts["revision"]
    status = store.status(url)
    assert (status["revision"], status["orders"], status["schema"]) == (revision, 2, store.HEAD)


TEXTS = st.text(st.characters(codec="utf-8"), max_size=20)
SPANS = st.lists(st.tuples(st.integers(0, 99), st.integers(0, 99)), max_size=2).map(tuple)
DAYS = st.none() | st.dates()
LEAVES = st.builds(
    Section, id=TEXTS, label=TEXTS, heading_status=st.sampled_from(HeadingStatus), text=TEXTS, quoted=SPANS
)
SECTIONS = st.recursive(
    LEAVES,
    lambda below: st.builds(
        Section,
        id=TEXTS,
        children=st.lists(below, max_size=3).map(tuple),
        closing=TEXTS,
        closing_quoted=SPANS,
        pages=SPANS,
    ),
    max_leaves=6,
)
SOURCES = st.builds(
    Source,
    format=st.sampled_from([row.name for row in FORMATS]),
    name=TEXTS,
    sha256=TEXTS,
    url=st.none() | TEXTS,
    retrieved_at=st.none() | st.datetimes(timezones=st.just(UTC)),
    lossy=st.booleans(),
)
ITEMS = st.builds(
    NoteItem,
    relation=TEXTS,
    incoming=st.booleans(),
    extent=st.sampled_from(["whole", "in_part"]),
    kind=TEXTS,
    target=TEXTS,
    dated_on=DAYS,
    label=TEXTS,
    words=TEXTS,
    says=st.sampled_from(["", "entire", "authority"]),
    body=TEXTS,
)
ORDERS = st.builds(
    Account,
    source=SOURCES,
    number=st.none() | TEXTS,
    title=TEXTS,
    signed_on=DAYS,
    notes_captured_on=DAYS,
    start_page=st.none() | st.integers(1, 99_999),
    sections=st.lists(SECTIONS, max_size=3).map(tuple),
    signature=st.builds(Signature, name=TEXTS, place=TEXTS),
    is_correction=st.booleans(),
    recorded=st.lists(ITEMS, max_size=2).map(tuple),
    notes=st.lists(st.builds(ParseNote, code=TEXTS, detail=TEXTS, section=st.none() | TEXTS), max_size=2).map(tuple),
)


@given(ORDERS)
def test_an_account_survives_its_encoding(order: Account) -> None:
    """An account read back from its bytes is the account."""
    assert stored_accounts.decode(stored_accounts.encode(order)) == order


@given(st.binary(max_size=60))
def test_other_bytes_are_no_account(data: bytes) -> None:
    """Bytes that are no account raise ValueError and nothing else."""
    with pytest.raises(ValueError, match="not an encoded account"):
        stored_accounts.decode(data)


def test_an_account_of_today() -> None:
    """Days and moments come back as days and moments."""
    source = Source("fr_xml", "a.xml", "00", retrieved_at=datetime(2025, 1, 2, 3, tzinfo=UTC))
    account = Account(source=source, number="14288", title="Title", signed_on=date(2025, 4, 28))
    assert stored_accounts.decode(stored_accounts.encode(account)) == account
