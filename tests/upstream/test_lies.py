"""Whatever a server says: the truth is held, or the run refuses and what was published stays."""

import shutil
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from app import store
from app.shell import EXIT_SHRINK
from tests.upstream import fetching
from tests.upstream.stand_in import made_up
from tests.upstream.stand_in.lies import LIES
from tests.upstream.stand_in.lies.lie import KNOWN, REFUSED, Lie
from tests.upstream.stand_in.server import StandIn, standing_in
from tests.upstream.stand_in.shelf import Shelf

SECONDS = 120
"""The most that a run may take on any machine, its sleeps not counted: each request has a deadline of 5."""
LONGEST_SLEEP = 125
"""The most seconds that a server is left alone: 120, and some jitter."""


@dataclass(frozen=True, slots=True)
class Yesterday:
    """What was fetched and published before.

    Attributes:
        folder: the store.
        database: the file of the database.
        revision: what it holds.
    """

    folder: Path
    database: Path
    revision: str


@dataclass(frozen=True, slots=True)
class Truth:
    """What is there after a day without lies.

    Attributes:
        files: what the store holds.
        revision: what the database holds.
        facts: what it says of its orders.
    """

    files: Mapping[str, bytes]
    revision: str
    facts: Sequence[Any]


@pytest.fixture(scope="module")
def yesterday(tmp_path_factory: pytest.TempPathFactory) -> Yesterday:
    """The made-up orders of yesterday, fetched of an honest server and published."""
    at = tmp_path_factory.mktemp("yesterday")
    url = f"sqlite:///{at / 'eo.sqlite'}"
    store.migrate(url)
    with standing_in(made_up.yesterday()) as stand_in:
        assert fetching.fetch(at / "fetched", stand_in.origin).exit == 0
    assert fetching.ingested(at / "fetched", url) == 0
    revision = fetching.revision(url)
    assert revision is not None
    return Yesterday(at / "fetched", at / "eo.sqlite", revision)


@pytest.fixture(scope="module")
def bait() -> Iterator[StandIn]:
    """A server on loopback that nobody may ask."""
    with standing_in(made_up.yesterday()) as stand_in:
        yield stand_in


@pytest.fixture(scope="module")
def truth(yesterday: Yesterday, tmp_path_factory: pytest.TempPathFactory) -> Truth:
    """What a day without lies leads to, which is what the documents as they are lead to."""
    at = tmp_path_factory.mktemp("today")
    url = _copied(yesterday.database, at)
    shutil.copytree(yesterday.folder, at / "fetched")
    with standing_in(made_up.today()) as stand_in:
        assert fetching.fetch(at / "fetched", stand_in.origin).exit == 0
    files = fetching.held(at / "fetched")
    assert files.keys() == made_up.today().files().keys()
    assert fetching.ingested(at / "fetched", url) == 0
    revision = fetching.revision(url)
    assert fetching.ingested(_written(made_up.today(), at / "files"), url) == 0
    assert revision is not None
    assert revision == fetching.revision(url)
    return Truth(files, revision, fetching.facts(url))


def _written(shelf: Shelf, folder: Path) -> Path:
    """The documents as files."""
    folder.mkdir()
    for name, data in shelf.files().items():
        (folder / name).write_bytes(data)
    return folder


def _copied(database: Path, at: Path) -> str:
    return f"sqlite:///{shutil.copy(database, at / 'eo.sqlite')}"


@pytest.mark.parametrize(
    "lie",
    [
        pytest.param(lie, id=lie.name.replace(" ", "-")[:40], marks=[pytest.mark.soak] if lie.is_another_form else [])
        for lie in LIES
    ],
)
def test_a_lie_is_healed_or_refused(
    lie: Lie, yesterday: Yesterday, bait: StandIn, truth: Truth, tmp_path: Path
) -> None:
    """A lie that is told ends with the truth or with the exit code that is right, and changes nothing published."""
    folder, url = tmp_path / "fetched", _copied(yesterday.database, tmp_path)
    if lie.start == KNOWN:
        shutil.copytree(yesterday.folder, folder)
    with standing_in(lie.shelf(), lie.tell, lie.largest_page) as stand_in:
        stand_in.bait = bait.origin
        began = time.monotonic()
        done = fetching.fetch(folder, stand_in.origin, **lie.more)
        took = time.monotonic() - began
    assert stand_in.lied, "the lie was not told"
    assert took < SECONDS
    assert max(done.slept, default=0) <= LONGEST_SLEEP
    assert len(stand_in.asked) <= lie.most, "a storm of requests"
    assert not bait.asked
    _judge(lie, done, folder, url, yesterday, truth)


def _is_true(lie: Lie, url: str, truth: Truth) -> bool:
    return fetching.revision(url) == truth.revision or (lie.is_about_form and fetching.facts(url) == truth.facts)


def _judge(lie: Lie, done: fetching.Fetched, folder: Path, url: str, yesterday: Yesterday, truth: Truth) -> None:
    if done.exit != 0:
        assert done.exit in lie.right, done.message
        assert fetching.is_held_back(folder), f"exit {done.exit} ({done.message}), and the ingest would take it"
        return
    if fetching.held(folder) in (lie.shelf().files(), truth.files):
        assert 0 in lie.right, "what was asked for cannot have come"
        return
    ended = fetching.ingested(folder, url)
    if ended == 0 and 0 in lie.right and _is_true(lie, url, truth):
        return
    assert fetching.revision(url) == yesterday.revision, "something wrong was published"
    assert ended in lie.right


def test_what_is_not_proved_is_not_ingested(yesterday: Yesterday, tmp_path: Path) -> None:
    """After a fetch that failed, and after one that was not believed, `eo ingest` refuses the folder with 7."""
    url = _copied(yesterday.database, tmp_path)
    for name in ("another's XML", "endless"):
        lie = next(lie for lie in LIES if lie.name == name)
        shutil.copytree(yesterday.folder, tmp_path / name)
        with standing_in(lie.shelf(), lie.tell) as stand_in:
            assert fetching.fetch(tmp_path / name, stand_in.origin).exit in REFUSED
        assert fetching.ingested(tmp_path / name, url) == EXIT_SHRINK
    assert fetching.revision(url) == yesterday.revision
