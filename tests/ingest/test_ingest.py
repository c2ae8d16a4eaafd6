"""The ingest: whole or not at all, the same input the same revision, and nothing lost unasked."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, text

from app import ingest, store
from app.tables import OrderRow
from tests.records import orders, record, write
from tests.rewriting import rewriting

NOW = datetime(2025, 1, 2, 3, 4, 5, tzinfo=UTC)
LATER = datetime(2025, 6, 7, 8, 9, 10, tzinfo=UTC)


def run(path: Path, url: str, now: datetime = NOW, **options: Any) -> ingest.Report:
    """Ingest `path` into `url` at the time `now`."""
    return ingest.run([path], ingest.Options(url, **options), now, lambda _step, _done, _total: None)


def held(url: str) -> tuple[str, datetime, list[str]]:
    """The revision, the time and the order numbers that `url` serves."""
    engine = store.engine(url, pool_size=1)
    try:
        with store.snapshot(engine) as current:
            numbers = current.connection.execute(select(OrderRow.number).order_by(OrderRow.sort_key)).scalars().all()
            return current.revision, current.ingested_at, list(numbers)
    finally:
        engine.dispose()


def test_publishes_what_the_files_say(empty_database: str, tmp_path: Path) -> None:
    """After an ingest the database holds the orders of the files, under the time given."""
    report = run(orders(tmp_path / "in", "14001", "14002"), empty_database)
    assert report.state == "published"
    assert held(empty_database)[1:] == (NOW, ["14001", "14002"])


def test_same_input_twice_changes_nothing(empty_database: str, tmp_path: Path) -> None:
    """The same input again reports 0 changed and leaves the revision and its time as they were."""
    folder = orders(tmp_path / "in", "14001", "14002")
    first = run(folder, empty_database)
    again = run(folder, empty_database, LATER)
    assert (again.state, again.message) == ("unchanged", "0 changed")
    assert held(empty_database) == (first.facts["revision"], NOW, ["14001", "14002"])


def written(file: Path) -> tuple[int, int, int]:
    """What tells a file and its last writing; reading it changes the time of access alone."""
    told = file.stat()
    return told.st_ino, told.st_size, told.st_mtime_ns


def test_same_input_twice_leaves_the_file_alone(tmp_path: Path) -> None:
    """The served SQLite file is the very same file after an ingest that changed nothing."""
    file = tmp_path / "eo.sqlite"
    folder = orders(tmp_path / "in", "14001")
    run(folder, f"sqlite:///{file}")
    before = written(file)
    run(folder, f"sqlite:///{file}", LATER)
    assert written(file) == before


def test_one_changed_order_is_named(empty_database: str, tmp_path: Path) -> None:
    """A new title makes a new revision, and the report names the one order that changed."""
    folder = orders(tmp_path / "in", "14001", "14002")
    first = run(folder, empty_database)
    write(folder / "14002.json", record("14002", title="Another Title"))
    second = run(folder, empty_database, LATER)
    assert second.facts["changed"]["some"] == ["14002"]
    assert first.facts["revision"] != second.facts["revision"]


def test_order_and_workers_do_not_matter(tmp_path: Path) -> None:
    """The paths in another order, and parsed by several processes, give the same revision."""
    folders = [orders(tmp_path / name, *numbers) for name, numbers in (("b", ["14001"]), ("a", ["14002", "14003"]))]
    many = orders(tmp_path / "many", *(str(number) for number in range(13000, 13201)))
    options = ingest.Options(f"sqlite:///{tmp_path / 'eo.sqlite'}", dry_run=True)
    parallel = ingest.Options(options.url, dry_run=True, workers=2)
    one = ingest.run([*folders, many], options, NOW, lambda *_: None)
    other = ingest.run([many, *reversed(folders)], parallel, LATER, lambda *_: None)
    assert one.facts["orders"] == 204
    assert one.facts["revision"] == other.facts["revision"]


def test_dry_run_writes_nothing(tmp_path: Path) -> None:
    """A dry run reports what would be added and creates no file."""
    folder = orders(tmp_path / "in", "14001")
    report = run(folder, f"sqlite:///{tmp_path / 'eo.sqlite'}", dry_run=True)
    assert (report.state, report.facts["added"]["count"]) == ("dry_run", 1)
    assert [path.name for path in tmp_path.iterdir()] == ["in"]


def test_one_bad_file_stops_everything(empty_database: str, tmp_path: Path) -> None:
    """With one bad file nothing is published, and the report names the file and why."""
    folder = orders(tmp_path / "in", "14001")
    revision = run(folder, empty_database).facts["revision"]
    write(folder / "14002.json", record("14002", signing_date="2025-02-30"))
    report = run(folder, empty_database, LATER)
    assert report.state == "rejected"
    assert report.facts["rejects"]["some"][0]["file"].endswith("14002.json")
    assert "2025-02-30" in report.facts["rejects"]["some"][0]["reason"]
    assert held(empty_database)[0] == revision


def test_keep_going_keeps_the_old_version(empty_database: str, tmp_path: Path) -> None:
    """With --keep-going the order of a file gone bad keeps its old version, and the others are published."""
    folder = orders(tmp_path / "in", "14001", "14002")
    run(folder, empty_database)
    (folder / "14002.json").write_text('{"results": [{"document_number"')
    write(folder / "14003.json", record("14003"))
    report = run(folder, empty_database, LATER, keep_going=True)
    assert (report.state, report.facts["rejected"], report.facts["kept"]) == ("published", 1, ["14002"])
    assert report.facts["changed"]["count"] == 0
    assert held(empty_database)[2] == ["14001", "14002", "14003"]


def test_losing_most_orders_must_be_asked_for(empty_database: str, tmp_path: Path) -> None:
    """An input that lacks most orders is refused with their number, unless --allow-shrink is given."""
    folder = tmp_path / "in"
    run(orders(folder, "14001", "14002", "14003", "14004"), empty_database)
    refused = run(orders(folder, "14001"), empty_database, LATER)
    assert refused.state == "would_shrink"
    assert "would remove 3 orders of 4" in refused.message
    assert len(held(empty_database)[2]) == 4
    assert run(folder, empty_database, LATER, allow_shrink=True).state == "published"
    assert held(empty_database)[2] == ["14001"]


def test_no_order_at_all_is_refused(empty_database: str, tmp_path: Path) -> None:
    """An input without any order publishes nothing, even where orders may go."""
    run(orders(tmp_path / "in", "14001"), empty_database)
    report = run(orders(tmp_path / "in"), empty_database, allow_shrink=True)
    assert (report.state, report.message) == ("rejected", "no order found, nothing published")
    assert held(empty_database)[2] == ["14001"]


def test_second_ingest_waits_then_gives_up(empty_database: str, tmp_path: Path) -> None:
    """While one run holds the database another gives up after its lock timeout, and works afterwards."""
    folder = orders(tmp_path / "in", "14001")
    with store.writer(empty_database), pytest.raises(store.Locked):
        run(folder, empty_database, lock_timeout=0.1)
    assert run(folder, empty_database).state == "published"


@pytest.mark.parametrize(("version", "error"), [("0000", store.SchemaTooOld), ("9999", store.SchemaTooNew)])
def test_another_schema_is_refused(
    empty_database: str, tmp_path: Path, version: str, error: type[store.StoreError]
) -> None:
    """A database of an older or newer schema is left as it is."""
    with rewriting(empty_database) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = :version"), {"version": version})
    with pytest.raises(error):
        run(orders(tmp_path / "in", "14001"), empty_database)


def test_readers_keep_their_snapshot(empty_database: str, tmp_path: Path) -> None:
    """A snapshot begun before a publish sees the old corpus to its end; the next one sees the new."""
    folder = tmp_path / "in"
    old = run(orders(folder, "14001"), empty_database).facts["revision"]
    engine = store.engine(empty_database, pool_size=2)
    numbers = select(OrderRow.number).order_by(OrderRow.sort_key)
    with store.snapshot(engine) as current:
        new = run(orders(folder, "14001", "14002"), empty_database, LATER).facts["revision"]
        assert (current.revision, current.connection.execute(numbers).scalars().all()) == (old, ["14001"])
    with store.snapshot(engine) as current:
        assert (current.revision, current.connection.execute(numbers).scalars().all()) == (new, ["14001", "14002"])
    engine.dispose()


def test_two_files_of_one_text_are_one_order(tmp_path: Path) -> None:
    """The same account in two different files is one order with both sources kept."""
    write(tmp_path / "in" / "a.json", record("14001"))
    write(tmp_path / "in" / "b.json", record("14001", citation=None))
    report = run(tmp_path / "in", f"sqlite:///{tmp_path / 'eo.sqlite'}")
    assert (report.state, report.facts["orders"], report.facts["files"]) == ("published", 1, 2)


def test_the_same_bytes_twice_count_once(tmp_path: Path) -> None:
    """A copy of a file is reported as a duplicate and makes no second source."""
    folder = orders(tmp_path / "in", "14001")
    (folder / "copy.json").write_bytes((folder / "14001.json").read_bytes())
    report = run(folder, f"sqlite:///{tmp_path / 'eo.sqlite'}")
    assert report.facts["duplicates"]["some"] == [str(folder / "copy.json")]


def test_foreign_files_in_a_folder_are_named(tmp_path: Path) -> None:
    """A file in no source format is reported in a folder, and refused where it is named itself."""
    folder = orders(tmp_path / "in", "14001")
    (folder / "notes.txt").write_text("Bring milk.")
    url = f"sqlite:///{tmp_path / 'eo.sqlite'}"
    report = run(folder, url)
    assert (report.state, report.facts["unrecognised"]["some"]) == ("published", [str(folder / "notes.txt")])
    assert report.facts["unrecognised"]["folders"] == {str(folder): {".txt": 1}}
    assert run(folder / "notes.txt", url).state == "rejected"


ARCHIVED = """# Executive Order 14001: Looking After Lighthouses

## Summary

**Date:** February 1, 2021

**Document Details:**
- Document Number: 2021-14001
- Executive Order Number: 14001
- Citation: 86 FR 8000

---

## Content

By the authority vested in me as President by the Constitution, it is hereby ordered:

### Section 1. Lamps

The Secretary of Transportation shall light {what}.

THE WHITE HOUSE, February 1, 2021.
"""


def test_two_files_of_different_text_are_refused(empty_database: str, tmp_path: Path) -> None:
    """Two files of one format that give one order different texts are refused, with both names."""
    run(orders(tmp_path / "first", "14002"), empty_database)
    folder = tmp_path / "in"
    folder.mkdir()
    for name, what in (("a.md", "every lamp at dusk"), ("b.md", "no lamp before the bells of midnight have rung")):
        (folder / name).write_text(ARCHIVED.format(what=what))
    report = run(folder, empty_database, LATER)
    assert report.state == "rejected"
    assert report.facts["contradictions"]["some"][0]["files"] == ["a.md", "b.md"]
    assert held(empty_database)[2] == ["14002"]


def test_keep_going_keeps_the_old_text_of_a_contradicted_order(empty_database: str, tmp_path: Path) -> None:
    """With --keep-going an order whose files contradict each other keeps the text held before."""
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.md").write_text(ARCHIVED.format(what="every lamp at dusk"))
    first = run(folder, empty_database)
    (folder / "a.md").write_text(ARCHIVED.format(what="no lamp before the bells of midnight have rung"))
    (folder / "b.md").write_text(ARCHIVED.format(what="the lamps of all the harbors that ships may need"))
    write(folder / "14002.json", record("14002"))
    report = run(folder, empty_database, LATER, keep_going=True)
    assert (first.state, report.state, report.facts["kept"]) == ("published", "published", ["14001"])
    assert (report.facts["changed"]["count"], report.facts["added"]["some"]) == (0, ["14002"])


@pytest.mark.parametrize("share", range(1, 10))
def test_a_file_cut_short_is_refused(tmp_path: Path, share: int) -> None:
    """A JSON file that was cut short anywhere is refused, never read in part."""
    file = write(tmp_path / "in.json", record("14001"), record("14002"))
    whole = file.read_text()
    file.write_text(whole[: len(whole) * share // 10])
    assert run(file, f"sqlite:///{tmp_path / 'eo.sqlite'}").state == "rejected"
