"""One edition of the sample on each database, which tests read; who changes something makes one of its own."""

from collections.abc import Callable
from pathlib import Path

import pytest

from app import bulk
from app.bulk import Made

Make = Callable[..., Made]


@pytest.fixture(scope="session")
def edition(database: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an edition: the test runs on SQLite, then on Postgres."""
    folder = tmp_path_factory.mktemp("bulk")
    made = bulk.make(database, folder, 2, 1.0, lambda *_: None)
    return folder / made.manifest.id


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
