"""One edition of a corpus that has something of everything on each database, which tests read.

Who changes something makes an edition of its own.
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from app import bulk
from app.bulk import Made
from app.main import create_app
from app.settings import Settings
from tests.beginnings import CopyOf
from tests.sdk import corpus

Make = Callable[..., Made]


@pytest.fixture(scope="session", params=["sqlite", "postgres"])
def served(request: pytest.FixtureRequest, copy_of: CopyOf, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The URL of what editions are made of: the test runs on SQLite, then on Postgres."""
    url = copy_of(request.param, "empty")
    corpus.publish(url, tmp_path_factory.mktemp("documents"))
    return url


@pytest.fixture(scope="session")
def edition(served: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an edition."""
    folder = tmp_path_factory.mktemp("bulk")
    made = bulk.make(served, folder, 2, 1.0, lambda *_: None)
    return folder / made.manifest.id


@pytest.fixture(scope="session")
def api(served: str) -> Iterator[TestClient]:
    """A client of what the edition was made of."""
    with TestClient(create_app(Settings(database_url=served))) as client:
        yield client


@pytest.fixture
def file(edition: Path) -> Iterator[sqlite3.Connection]:
    """The SQLite file of the edition."""
    with closing(sqlite3.connect(f"file:{file_of(edition, 'sqlite')}?mode=ro", uri=True)) as connection:
        yield connection


@pytest.fixture
def make(sqlite_database: str, tmp_path: Path) -> Make:
    """A function that makes an edition of the sample in a folder of the test's own."""

    def made(url: str = sqlite_database, keep: int = 2) -> Made:
        return bulk.make(url, tmp_path / "bulk", keep, 0.0, lambda *_: None)

    return made


def file_of(edition: Path, content: str) -> Path:
    """The file of an edition that holds something, by the name that all editions have for it."""
    kind = next(kind for kind in bulk.FILES if kind.content == content)
    return edition / kind.name_in(edition.name)
