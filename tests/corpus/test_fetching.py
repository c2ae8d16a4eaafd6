"""The whole body of orders fetched from a stand-in that has the real documents, in one go and over an interruption."""

import json
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from app import store
from app.upstream import store as fetched
from tests.conftest import CORPUS
from tests.upstream.stand_in.asked import DOCUMENT, LIST, TXT, XML
from tests.upstream.stand_in.real import real
from tests.upstream.stand_in.server import StandIn, standing_in
from tests.upstream.stand_in.shelf import Shelf

pytestmark = pytest.mark.corpus
EVERY = 4
"""Of four documents one is fetched; all of them in the long run."""
KILLED_AT = 0.6


def _command(stand_in: StandIn, folder: Path, *more: str) -> list[str]:
    command = [sys.executable, "-m", "app", "fetch", "federal-register", "--base-url", stand_in.origin]
    return [*command, "--store", str(folder), "--rate", "0", "--text-rate", "0", *more]


def _fetch(stand_in: StandIn, folder: Path, *more: str) -> dict[str, object]:
    done = subprocess.run(_command(stand_in, folder, *more), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    told: dict[str, object] = json.loads(done.stdout)
    return told


def _held(folder: Path) -> dict[str, bytes]:
    return {name: path.read_bytes() for name, path, *_ in fetched.current(folder)}


def _revision(folder: Path, database: Path) -> str:
    """What `eo ingest` makes of a folder."""
    url = f"sqlite:///{database}"
    store.migrate(url)
    command = [sys.executable, "-m", "app", "ingest", str(folder), "--database-url", url, "--no-register"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr
    return str(json.loads(done.stdout)["revision"])


def _files(shelf: Shelf, folder: Path) -> Path:
    folder.mkdir()
    for name, data in shelf.files().items():
        (folder / name).write_bytes(data)
    return folder


def _check_bootstrap(shelf: Shelf, at: Path) -> None:
    with standing_in(shelf) as stand_in:
        told = _fetch(stand_in, at / "fetched")
        asked = Counter(one.url for one in stand_in.asked)
    assert (told["state"], told["documents"]) == ("complete", len(shelf.documents))
    assert _held(at / "fetched") == shelf.files()
    assert not [url for url, times in asked.items() if times > 1]
    assert _revision(at / "fetched", at / "fetched.sqlite") == _revision(_files(shelf, at / "files"), at / "f.sqlite")


def _kill_at(stand_in: StandIn, folder: Path, requests: int) -> None:
    """Start a fetch and kill it when it has asked so often."""
    with subprocess.Popen(_command(stand_in, folder), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        deadline = time.monotonic() + 120
        while len(stand_in.asked) < requests and process.poll() is None and time.monotonic() < deadline:
            time.sleep(0.002)
        os.kill(process.pid, signal.SIGKILL)
    assert process.returncode == -signal.SIGKILL


def _check_resumed(shelf: Shelf, at: Path) -> None:
    with standing_in(shelf) as stand_in:
        _fetch(stand_in, at / "whole")
        whole = Counter(one.url for one in stand_in.asked)
        stand_in.asked.clear()
        _kill_at(stand_in, at / "killed", int(KILLED_AT * whole.total()))
        before = Counter(one.url for one in stand_in.asked)
        stand_in.asked.clear()
        received = set(_held(at / "killed"))
        told = _fetch(stand_in, at / "killed", "--resume")
        after = list(stand_in.asked)
    assert KILLED_AT * 0.9 <= before.total() / whole.total() < 0.95, "not killed on its way"
    assert told["state"] == "complete"
    documents = [one for one in after if one.kind in (DOCUMENT, XML, TXT)]
    names = {f"{one.number}.{'json' if one.kind == DOCUMENT else one.kind}" for one in documents}
    assert not names & received, "fetched twice"
    assert len(documents) + len(received) == len(shelf.files())
    # what was on the way when it was killed, and the count of the whole, are asked for again
    again = [one.url for one in after if one.url in before and one.kind != LIST]
    assert len(again) <= 1
    assert _held(at / "killed") == _held(at / "whole") == shelf.files()


def test_a_bootstrap_is_what_the_files_are(tmp_path: Path) -> None:
    """All that the API has of each fourth order, fetched, makes the revision that the same documents make as files."""
    _check_bootstrap(real(CORPUS, every=EVERY), tmp_path)


def test_killed_and_resumed(tmp_path: Path) -> None:
    """Killed at 60 % and resumed: nothing that was received is fetched twice, and the result is the same bytes."""
    _check_resumed(real(CORPUS, every=EVERY), tmp_path)


@pytest.mark.soak
def test_the_whole_bootstrap_is_what_the_files_are(tmp_path: Path) -> None:
    """All that the API has of every order, fetched, makes the revision that the same documents make as files."""
    _check_bootstrap(real(CORPUS), tmp_path)


@pytest.mark.soak
def test_the_whole_killed_and_resumed(tmp_path: Path) -> None:
    """The whole, killed at 60 % and resumed, is the same bytes."""
    _check_resumed(real(CORPUS), tmp_path)
