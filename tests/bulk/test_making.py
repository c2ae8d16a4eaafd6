"""An edition is whole or not listed, and a run goes on where another was killed."""

import hashlib
import json
import os
import resource
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from app import bulk, store
from app.bulk import Made, parquet
from app.store import editions
from app.store.locks import folder_lock
from tests.beginnings import CopyOf
from tests.bulk.conftest import Make, file_of
from tests.commands import FRESH, eo
from tests.ingest.test_ingest import LATER, run
from tests.records import orders

KILLED_IN_THE_MIDDLE = """
import os, signal, sys
from pathlib import Path
from app import bulk
from app.bulk import ndjson

def die(snapshot):
    os.kill(os.getpid(), signal.SIGKILL)

ndjson.LISTS = {**ndjson.LISTS, "directives": die}
bulk.make(sys.argv[1], Path(sys.argv[2]), 2, 0.0, lambda *_: None)
"""
"""A run that is killed when the file of directives is begun and three files are finished."""


def bytes_of(folder: Path) -> Mapping[str, bytes]:
    """What the files of an edition hold, but the manifest, which tells when it was made."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.name != editions.MANIFEST}


def killed(url: str, folder: Path) -> Path:
    """Where a run was killed in the middle: the folder of what it had finished."""
    command = [sys.executable, "-c", KILLED_IN_THE_MIDDLE, url, str(folder)]
    done = subprocess.run(command, check=False, timeout=120, stderr=subprocess.DEVNULL)
    assert done.returncode == -9
    (left,) = folder.glob("*.making")
    return left


def test_the_manifest_tells_of_each_file_what_it_is(edition: Path) -> None:
    """Its files are those that there are, in the order of the table, with their sizes and digests."""
    (manifest,) = editions.held(edition.parent)
    assert manifest.id == edition.name == f"{manifest.published_at:%Y-%m-%d}-{manifest.revision}"
    assert [file.content for file in manifest.files] == [kind.content for kind in bulk.FILES]
    assert {path.name for path in edition.iterdir()} == {editions.MANIFEST, *(file.name for file in manifest.files)}
    for file in manifest.files:
        held = (edition / file.name).read_bytes()
        assert (file.bytes, file.sha256) == (len(held), hashlib.sha256(held).hexdigest())
        assert edition.name in file.name


def test_the_same_corpus_gives_the_same_bytes(edition: Path, served: str, tmp_path: Path) -> None:
    """Another run makes the files anew as they were."""
    again = bulk.make(served, tmp_path, 2, 1.0, lambda *_: None)
    assert bytes_of(tmp_path / again.manifest.id) == bytes_of(edition)


def test_what_is_there_is_not_made_again(make: Make, tmp_path: Path) -> None:
    """A second run writes nothing, and the edition stays as it is."""
    first = make()
    before = (tmp_path / "bulk" / first.manifest.id).stat()
    second = make()
    assert (first.new, second.new, second.written) == (True, False, ())
    assert second.manifest == first.manifest
    assert (tmp_path / "bulk" / first.manifest.id).stat() == before


def test_a_run_goes_on_where_one_was_killed(sqlite_database: str, make: Make, tmp_path: Path) -> None:
    """What the killed run left is not listed; what it had finished is kept, and the rest is as if nothing had been."""
    left = killed(sqlite_database, tmp_path / "bulk")
    assert editions.held(tmp_path / "bulk") == []
    finished = {path.name: path.stat().st_ino for path in left.iterdir() if path.suffix in (".sqlite", ".json", ".gz")}
    finished.pop(editions.MANIFEST)
    assert len(finished) == 3
    made = make()
    whole = tmp_path / "bulk" / made.manifest.id
    assert set(made.written) == {file.name for file in made.manifest.files} - set(finished)
    assert {name: (whole / name).stat().st_ino for name in finished} == finished
    assert [path.name for path in (tmp_path / "bulk").iterdir() if not path.name.startswith(".")] == [whole.name]
    assert bulk.make(sqlite_database, tmp_path / "other", 2, 0.0, lambda *_: None).manifest.files == made.manifest.files


def test_a_finished_file_that_is_another_by_now_is_made_again(sqlite_database: str, make: Make, tmp_path: Path) -> None:
    """A run that goes on believes no file whose digest is not the one of the manifest."""
    left = killed(sqlite_database, tmp_path / "bulk")
    (torn,) = left.glob("orders-*.gz")
    torn.write_bytes(torn.read_bytes()[:-1])
    made = make()
    assert torn.name in made.written
    assert next(file for file in made.manifest.files if file.name == torn.name).sha256 == editions.sha256(
        tmp_path / "bulk" / made.manifest.id / torn.name
    )


def test_what_is_left_of_another_corpus_is_removed(
    sqlite_database: str, copy_of: CopyOf, make: Make, tmp_path: Path
) -> None:
    """An edition that was begun and is of no use any more does not stay on the disk."""
    left = killed(sqlite_database, tmp_path / "bulk")
    make(another(copy_of, tmp_path))
    assert not left.exists()


def test_a_damaged_edition_is_mended(make: Make, tmp_path: Path) -> None:
    """A file that was cut short since is made again, the others stay."""
    made = make()
    broken = file_of(tmp_path / "bulk" / made.manifest.id, "references_ndjson")
    os.truncate(broken, 10)
    again = make()
    assert again.written == (broken.name,)
    assert again.manifest.files == made.manifest.files


def another(copy_of: CopyOf, tmp_path: Path, *numbers: str) -> str:
    """The URL of a database that holds another corpus."""
    url = copy_of("sqlite", "empty")
    run(orders(tmp_path / "in", *(numbers or ("14001",))), url, now=LATER)
    return url


def test_older_editions_are_removed(copy_of: CopyOf, make: Make, tmp_path: Path) -> None:
    """As many stay as are asked for, those made last; the others are gone whole."""
    first = make().manifest.id
    second = make(another(copy_of, tmp_path)).manifest.id
    assert [each.id for each in editions.held(tmp_path / "bulk")] == [second, first]
    third = make(another(copy_of, tmp_path, "14002"), keep=1)
    assert set(third.removed) == {first, second}
    assert {path.name for path in (tmp_path / "bulk").iterdir()} == {".lock", third.manifest.id}


def test_one_run_at_a_time(make: Make, tmp_path: Path) -> None:
    """While another fills the folder, a run ends without having touched it."""
    with folder_lock(tmp_path / "bulk", 0.0), pytest.raises(store.Locked, match="another run"):
        make()
    assert [path.name for path in (tmp_path / "bulk").iterdir()] == [".lock"]


def test_without_pyarrow_there_is_no_parquet(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    """The other files are made, and the run says which are not; with it, they are added to the edition."""
    with monkeypatch.context() as without:
        without.setattr(parquet, "find_spec", lambda _: None)
        made = make()
    assert [file.content for file in made.manifest.files if file.content.endswith("parquet")] == []
    assert set(made.left_out) == {kind.content for kind in bulk.FILES if kind.needs_pyarrow}
    more = make()
    assert len(more.written) == len(made.left_out)
    assert more.manifest.files[: len(made.manifest.files)] == made.manifest.files


def test_a_publish_of_the_same_revision_has_an_edition_of_its_own(make: Make, tmp_path: Path) -> None:
    """What changed last is told otherwise by it, so that its files are others; no file is put in another's place."""
    made: Made = make()
    folder = tmp_path / "bulk" / made.manifest.id
    told = made.manifest.model_copy(update={"generation": f"{made.manifest.revision}.9.0"})
    (folder / editions.MANIFEST).write_text(told.model_dump_json())
    assert make().manifest.id == f"{made.manifest.id}-2"


def test_the_command_says_what_it_did_in_one_line(sqlite_database: str, tmp_path: Path) -> None:
    """It exits 0 with the edition, 6 while another fills the folder, 5 where it cannot write."""
    command = ("bulk", tmp_path / "bulk", "--database-url", sqlite_database, "--lock-timeout", "0")
    done = eo(*command)
    told = json.loads(done.stdout)
    assert (done.returncode, done.stderr, told["new"], len(told["written"])) == (0, "", True, len(bulk.FILES))
    assert told["edition"] in {path.name for path in (tmp_path / "bulk").iterdir()}
    with folder_lock(tmp_path / "bulk", 0.0):
        assert eo(*command).returncode == 6
    (tmp_path / "file").touch()
    refused = eo("bulk", tmp_path / "file", "--database-url", sqlite_database)
    assert (refused.returncode, "Traceback" in refused.stderr) == (5, False)


def _small_files() -> None:
    """Let no file of this process be longer than the sample's SQLite file is."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (2**16, 2**16))


def test_a_full_disk_lists_nothing(sqlite_database: str, tmp_path: Path) -> None:
    """Where the disk takes no more, the run says so in one line, and no edition is there."""
    command = [*FRESH, "bulk", str(tmp_path / "bulk"), "--database-url", sqlite_database]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120, preexec_fn=_small_files)
    assert (done.returncode, done.stderr.count("\n"), "Traceback" in done.stderr) == (5, 1, False)
    assert editions.held(tmp_path / "bulk") == []


def test_the_folder_is_beside_the_database_unless_it_is_told(tmp_path: Path) -> None:
    """A server finds what `eo bulk` makes without being told, and what it was told where it was."""
    assert editions.folder_of("sqlite:///var/eo.sqlite", None) == Path("var/bulk")
    assert editions.folder_of("postgresql://user@host/eo", None) == Path("var/bulk")
    assert editions.folder_of("sqlite:///var/eo.sqlite", tmp_path) == tmp_path
