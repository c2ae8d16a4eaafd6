"""Backups and exports: consistent copies of what is served, and the way back ends at the same revision."""

import hashlib
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from app import store
from app.ingest import checking, deriving
from app.main import create_app
from app.settings import Settings
from app.store import exports
from tests.beginnings import CopyOf
from tests.commands import eo
from tests.ingest.test_ingest import LATER, run
from tests.records import orders
from tests.rewriting import rewriting

TARGETS = (
    "/v1/orders/14288",
    "/v1/orders/14288/sections/3.b",
    "/v1/orders?sort=number",
    "/v1/references",
    "/v1/directives?q=police",
    "/v1/corpus",
    "/v1/changes",
    "/v1/coverage",
)


@pytest.fixture(params=["sqlite", "postgres"])
def url(request: pytest.FixtureRequest, copy_of: CopyOf) -> str:
    """The URL of a database that holds the sample and what is written about it, of the test's own."""
    return copy_of(request.param, "sample and coverage")


@pytest.fixture(params=["sqlite", "postgres"])
def elsewhere(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of a database that is not there yet (SQLite), or is migrated (Postgres)."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'elsewhere.sqlite'}"
    new: Callable[[], str] = request.getfixturevalue("new_postgres")
    made = new()
    store.migrate(made)
    return made


def answers(url: str) -> list[bytes]:
    """What is answered."""
    with TestClient(create_app(Settings(database_url=url, cache_bytes=0))) as client:
        found = [client.get(target) for target in TARGETS]
    assert {answer.status_code for answer in found} == {200}
    return [answer.content for answer in found]


def restored(url: str, source: Path) -> str:
    """Restore, and return the revision."""
    return store.backups.restore(url, source, deriving(), lock_timeout=5)


def is_sound(url: str) -> bool:
    """Whether a check finds nothing wrong."""
    return not checking.check(url, 1, lambda *_: None).faults


def test_a_backup_is_what_is_served(url: str, tmp_path: Path) -> None:
    """A backup is a SQLite file that answers as its database does, is sound, and has the SHA-256 that was told."""
    file = tmp_path / "backup.sqlite"
    done = eo("backup", str(file), "--database-url", url)
    told = json.loads(done.stdout)
    assert told["sha256"] == hashlib.sha256(file.read_bytes()).hexdigest()
    assert told["bytes"] == file.stat().st_size
    assert answers(f"sqlite:///{file}") == answers(url)
    assert is_sound(f"sqlite:///{file}")
    assert [each.name for each in tmp_path.iterdir() if "backup" in each.name] == ["backup.sqlite"]


def test_a_backup_is_restored(url: str, elsewhere: str, tmp_path: Path) -> None:
    """A database restored from a backup of either database answers as the one that was backed up, and is sound."""
    file = tmp_path / "backup.sqlite"
    made = store.backups.backup(url, file)
    assert restored(elsewhere, file) == made.revision
    assert answers(elsewhere) == answers(url)
    assert is_sound(elsewhere)


def test_an_export_is_restored(url: str, elsewhere: str, tmp_path: Path) -> None:
    """A database restored from an export answers as the one that was exported, and is sound."""
    folder = tmp_path / "export"
    done = eo("export", str(folder), "--database-url", url)
    assert done.returncode == 0, done.stderr
    back = eo("restore", str(folder), "--workers", "1", "--database-url", elsewhere)
    assert (back.returncode, json.loads(back.stdout)["revision"]) == (0, json.loads(done.stdout)["revision"])
    assert answers(elsewhere) == answers(url)
    assert is_sound(elsewhere)


def test_an_export_tells_what_it_holds(url: str, tmp_path: Path) -> None:
    """The manifest names every file with its rows and its SHA-256; each line is one object; two exports are alike."""
    one, other = tmp_path / "one", tmp_path / "other"
    store.backups.export(url, one)
    store.backups.export(url, other)
    manifest = json.loads((one / "manifest.json").read_bytes())
    assert {each["file"] for each in manifest["tables"].values()} == {each.name for each in one.glob("*.ndjson")}
    for told in manifest["tables"].values():
        content = (one / told["file"]).read_bytes()
        assert hashlib.sha256(content).hexdigest() == told["sha256"]
        assert len([json.loads(line) for line in content.splitlines()]) == told["rows"]
        assert content == (other / told["file"]).read_bytes()


def test_restoring_mends_a_damaged_database(copy_of: CopyOf, tmp_path: Path) -> None:
    """Whatever became of the file and lies beside it, a backup put in its place is served as it was."""
    url = copy_of("sqlite", "sample")
    path = Path(url.removeprefix("sqlite:///"))
    before = answers_of_orders(url)
    store.backups.backup(url, tmp_path / "backup.sqlite")
    os.truncate(path, 5000)
    for ending in ("-wal", "-shm", "-journal"):
        path.with_name(path.name + ending).write_bytes(b"left by another program")
    restored(url, tmp_path / "backup.sqlite")
    assert answers_of_orders(url) == before
    assert sorted(each.name for each in path.parent.iterdir()) == [path.name, path.name + ".lock"]


def answers_of_orders(url: str) -> bytes:
    """What is answered of one order."""
    with TestClient(create_app(Settings(database_url=url))) as client:
        return client.get("/v1/orders/14288").content


def test_a_damaged_backup_is_refused(url: str, tmp_path: Path) -> None:
    """A backup of which a bit is another is not restored, and the database is as it was."""
    file = tmp_path / "backup.sqlite"
    store.backups.backup(url, file)
    with file.open("r+b") as opened:
        opened.seek(-1, 2)
        opened.write(b"!")
    before = answers(url)
    with pytest.raises(store.Corrupt):
        restored(url, file)
    assert answers(url) == before


def _without_a_row(folder: Path) -> None:
    lines = (folder / "sections.ndjson").read_bytes().splitlines(keepends=True)
    (folder / "sections.ndjson").write_bytes(b"".join(lines[:-1]))


def _with_another_word(folder: Path) -> None:
    path = folder / "sections.ndjson"
    path.write_bytes(path.read_bytes().replace(b"consent decrees", b"consent dacrees"))


def _without_a_file(folder: Path) -> None:
    (folder / "orders.ndjson").unlink()


def _without_a_manifest(folder: Path) -> None:
    (folder / "manifest.json").unlink()


def _of_another_revision(folder: Path) -> None:
    path = folder / "manifest.json"
    path.write_text(json.dumps({**json.loads(path.read_bytes()), "revision": "ffffffffffffffff"}))


SPOILT = (_without_a_row, _with_another_word, _without_a_file, _without_a_manifest, _of_another_revision)


@pytest.mark.parametrize("spoil", SPOILT)
def test_a_spoilt_export_is_refused(copy_of: CopyOf, tmp_path: Path, spoil: Callable[[Path], None]) -> None:
    """An export that is not as it was written is not restored, and the database is as it was."""
    url = copy_of("sqlite", "sample and coverage")
    folder = tmp_path / "export"
    store.backups.export(url, folder)
    spoil(folder)
    before = answers(url)
    with pytest.raises(store.Corrupt):
        restored(url, folder)
    assert answers(url) == before


def test_an_export_of_another_release_is_refused(url: str, tmp_path: Path) -> None:
    """What another schema wrote is refused with what to do."""
    folder = tmp_path / "export"
    store.backups.export(url, folder)
    manifest = json.loads((folder / exports.MANIFEST).read_bytes())
    for schema, error in (("0001", store.SchemaTooOld), ("9999", store.SchemaTooNew)):
        (folder / exports.MANIFEST).write_text(json.dumps({**manifest, "schema_version": schema}))
        with pytest.raises(error):
            restored(url, folder)


def test_nothing_is_overwritten(url: str, tmp_path: Path) -> None:
    """What is there already is left alone."""
    for command in ("backup", "export"):
        target = tmp_path / command
        target.write_text("mine")
        done = eo(command, str(target), "--database-url", url)
        assert (done.returncode, "is there already" in done.stderr) == (5, True)
        assert target.read_text() == "mine"


def test_a_restored_corpus_is_noticed_by_those_who_serve(tmp_path: Path) -> None:
    """A server that has the database open serves what was restored, and later ingests go on from it."""
    url = f"sqlite:///{tmp_path / 'eo.sqlite'}"
    run(orders(tmp_path / "in", "14001"), url)
    store.backups.backup(url, tmp_path / "backup.sqlite")
    with TestClient(create_app(Settings(database_url=url))) as client:
        run(orders(tmp_path / "in", "14001", "14002"), url, LATER)
        assert client.get("/v1/orders").json()["total"] == 2
        restored(url, tmp_path / "backup.sqlite")
        assert client.get("/v1/orders").json()["total"] == 1
    assert run(orders(tmp_path / "in", "14001", "14003"), url, LATER).state == "published"


def test_a_backup_of_an_older_release_is_refused(copy_of: CopyOf, tmp_path: Path) -> None:
    """A file of another schema is not put in place."""
    url = copy_of("sqlite", "sample")
    store.backups.backup(url, tmp_path / "backup.sqlite")
    with rewriting(f"sqlite:///{tmp_path / 'backup.sqlite'}") as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0001'")
    with pytest.raises(store.SchemaTooOld):
        restored(url, tmp_path / "backup.sqlite")
