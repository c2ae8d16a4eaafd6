"""What killed writers leave beside the database: a writer that was none of ours, too."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from app import store
from tests.ingest.test_ingest import run
from tests.records import orders

WRITERS = {
    "-wal": "PRAGMA journal_mode = WAL",
    "-journal": "PRAGMA cache_size = 1; PRAGMA synchronous = FULL",
}
"""How a writer is set up that leaves a file of this ending when it is killed."""
WRITER = """
import os, signal, sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.executescript(sys.argv[2])
connection.execute("BEGIN IMMEDIATE")
connection.execute("UPDATE orders SET title = 'MINE ' || title || hex(zeroblob(900000))")
if "WAL" in sys.argv[2]:
    connection.execute("COMMIT")
os.kill(os.getpid(), signal.SIGKILL)
"""


def write_and_be_killed(path: Path, ending: str) -> None:
    """Have a program that is none of ours write the file in place, and be killed."""
    done = subprocess.run([sys.executable, "-c", WRITER, path, WRITERS[ending]], check=False)
    assert done.returncode == -signal.SIGKILL
    assert path.with_name(path.name + ending).stat().st_size


@pytest.mark.parametrize("ending", WRITERS)
def test_what_another_program_wrote_is_refused(tmp_path: Path, ending: str) -> None:
    """What a killed program wrote is not served, and an ingest refuses before it publishes, with what is there."""
    path = tmp_path / "eo.sqlite"
    url = f"sqlite:///{path}"
    run(orders(tmp_path / "in", "14001", "14002"), url)
    write_and_be_killed(path, ending)
    engine = store.engine(url)
    with pytest.raises(store.Corrupt), store.snapshot(engine):
        pass
    engine.dispose()
    for _ in range(2):
        with pytest.raises(store.Corrupt, match=rf"eo\.sqlite{ending}.*restore"):
            run(orders(tmp_path / "in", "14003"), url)


@pytest.mark.parametrize("ending", WRITERS)
def test_what_was_left_beside_a_whole_file_goes(tmp_path: Path, ending: str) -> None:
    """When the file is put right what the program left is removed by the next ingest, and every later one is well."""
    path = tmp_path / "eo.sqlite"
    url = f"sqlite:///{path}"
    run(orders(tmp_path / "in", "14001"), url)
    whole = Path(shutil.copy(path, tmp_path / "whole"))
    write_and_be_killed(path, ending)
    os.replace(whole, path)  # noqa: PTH105 (as a script does)
    for more in ("14002", "14003"):
        assert run(orders(tmp_path / "in", "14001", more), url).state == "published"
        beside = {each.name for each in tmp_path.iterdir()}
        assert beside == {"eo.sqlite", "eo.sqlite.lock", "in"}
