"""The store of fetched bytes: whole after a crash at any moment, and honest about what is missing."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.upstream import store
from app.upstream.answers import Answer, Validators
from app.upstream.failures import StoreError, StoreLockedError
from app.upstream.store import Store
from app.upstream.store.state import Run, Scope, State, scope

NOW = datetime(2020, 1, 1, tzinfo=UTC)
ALL = Scope(date(1994, 1, 1))


def answer(body: bytes, etag: str | None = None, *, unchanged: bool = False) -> Answer:
    """What a server may have said."""
    return Answer("/x", unchanged, "application/json", Validators(etag, None), body)


def filled(folder: Path) -> None:
    """A store with two names, of a run that was proved."""
    with Store(folder) as held:
        held.begin(ALL, NOW)
        held.put("a.json", answer(b"first", '"1"'))
        held.put("b.json", answer(b"second"))
        held.end("complete")


def contents(folder: Path) -> dict[str, bytes]:
    """The bytes under each name."""
    return {name: path.read_bytes() for name, path, _ in store.current(folder)}


def test_keeps_what_it_is_given(tmp_path: Path) -> None:
    """The last bytes under a name are those that count; a 304 keeps them and their validators."""
    filled(tmp_path / "s")
    with Store(tmp_path / "s") as held:
        held.begin(ALL, NOW)
        assert held.put("b.json", answer(b"third"))
        assert not held.put("a.json", answer(b"", unchanged=True))
        assert held.state.held["a.json"].validators.etag == '"1"'
        held.drop("c.json")
    assert contents(tmp_path / "s") == {"a.json": b"first", "b.json": b"third"}
    assert "was interrupted" in str(store.incomplete(tmp_path / "s"))


def test_a_crash_at_any_byte_of_the_journal(tmp_path: Path) -> None:
    """Cut off anywhere, the journal reads as one of its beginnings, and the next run appends to that."""
    filled(tmp_path / "s")
    journal = tmp_path / "s" / "journal.ndjson"
    whole = journal.read_bytes()
    seen = set()
    for length in [*range(0, len(whole), 7), len(whole)]:
        journal.write_bytes(whole[:length])
        seen.add((tuple(contents(tmp_path / "s")), store.incomplete(tmp_path / "s") is None))
        if length % 70 == 0:
            with Store(tmp_path / "s") as held:
                held.begin(ALL, NOW)
            assert len(store.state(tmp_path / "s").runs) in (1, 2)
    assert seen == {((), False), (("a.json",), False), (("a.json", "b.json"), False), (("a.json", "b.json"), True)}


def test_a_damaged_journal_is_told(tmp_path: Path) -> None:
    """A line that was finished and is no event is no crash's trace, and is not read over."""
    filled(tmp_path / "s")
    journal = tmp_path / "s" / "journal.ndjson"
    for damage in (b"{\n", b"[]\n", b'{"event":"fetched"}\n', b'{"event":"ended"}\n', b"\xff\n"):
        whole = journal.read_bytes()
        journal.write_bytes(damage + whole)
        with pytest.raises(StoreError, match="damaged"):
            store.current(tmp_path / "s")
        journal.write_bytes(whole)


def test_one_run_at_a_time(tmp_path: Path) -> None:
    """A second run is refused while the first fills the store, and may begin when that is over."""
    with Store(tmp_path / "s"), pytest.raises(StoreLockedError):
        Store(tmp_path / "s")
    with Store(tmp_path / "s"):
        pass


def test_a_folder_of_something_else(tmp_path: Path) -> None:
    """A folder with other files in it, or of another release, is not written into, and is no store."""
    (tmp_path / "order.xml").write_bytes(b"<a/>")
    with pytest.raises(StoreError, match="other files"):
        Store(tmp_path)
    assert store.incomplete(tmp_path) is None
    assert [path.name for path in tmp_path.iterdir()] == ["order.xml"]
    (tmp_path / "store.json").write_text('{"format": "executive-orders-fetched", "version": 99}')
    for read in (Store, store.incomplete, store.current):
        with pytest.raises(StoreError, match="another release"):
            read(tmp_path)


@pytest.mark.parametrize(
    ("earlier", "later", "covers"),
    [
        (Scope(date(2020, 1, 1)), ALL, True),
        (ALL, Scope(date(2020, 1, 1)), False),
        (Scope(date(2020, 1, 1), date(2020, 2, 1)), Scope(date(2020, 1, 1)), True),
        (Scope(date(2020, 1, 1)), Scope(date(2020, 1, 1), date(2020, 2, 1)), False),
        (Scope(ALL.since, president="joe-biden"), ALL, True),
        (ALL, Scope(ALL.since, president="joe-biden"), False),
        (Scope(ALL.since, numbers=("1",)), ALL, True),
        (Scope(ALL.since, numbers=("1",)), Scope(ALL.since, numbers=("1", "2")), True),
        (Scope(ALL.since, numbers=("1", "3")), Scope(ALL.since, numbers=("1", "2")), False),
        (ALL, Scope(ALL.since, numbers=("1",)), False),
    ],
)
def test_what_makes_good(earlier: Scope, later: Scope, covers: bool) -> None:
    """A run that failed is made good by a later one that asked for as much and was proved, and by no other."""
    failed, proved = Run("1", earlier, state="failed", reason="x"), Run("2", later, state="complete")
    assert (State(runs=[failed, proved]).incomplete() is None) is covers
    assert State(runs=[proved, failed]).incomplete() == "the fetch begun at 1 is not complete: x"
    assert scope(earlier.told()) == earlier


@settings(max_examples=20)
@given(st.lists(st.sampled_from(["put a", "put b", "same", "drop", "end", "begin"]), max_size=30))
def test_what_is_told_is_what_is_read(steps: list[str]) -> None:
    """After any run of events, a store that is opened again says what the one that wrote it said."""
    with TemporaryDirectory() as folder:
        with Store(Path(folder) / "s") as held:
            held.begin(ALL, NOW)
            act: dict[str, Callable[[], object]] = {
                "put a": lambda: held.put("a", answer(b"1")),
                "put b": lambda: held.put("b", answer(b"2", "x")),
                "same": lambda: held.put("a", answer(b"", unchanged=True)) if "a" in held.state.held else None,
                "drop": lambda: held.drop("a"),
                "end": lambda: held.end("complete"),
                "begin": lambda: held.begin(ALL, NOW),
            }
            for step in steps:
                act[step]()
            told = held.state
        assert store.state(Path(folder) / "s") == told
