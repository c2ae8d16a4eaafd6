"""The databases of the bench's own tests."""

from pathlib import Path

import pytest

from tests.beginnings import CopyOf
from tests.bench import corpora
from tests.commands import eo

ORDERS = 40


@pytest.fixture(scope="session")
def made_up(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The URL of a database of made-up orders."""
    folder: Path = tmp_path_factory.mktemp("made-up")
    url = f"sqlite:///{folder / 'eo.sqlite'}"
    ingest(folder, url)
    return url


@pytest.fixture(scope="session")
def made_up_postgres(tmp_path_factory: pytest.TempPathFactory, copy_of: CopyOf) -> str:
    """The URL of a Postgres database of the same orders."""
    url = copy_of("postgres", "empty")
    ingest(tmp_path_factory.mktemp("made-up"), url)
    return url


def ingest(folder: Path, url: str) -> None:
    """Fill a database with these orders, whose files are written into a folder."""
    done = eo("ingest", "--no-register", corpora.written(ORDERS, folder), "--allow-shrink", "--database-url", url)
    assert done.returncode == 0, done.stderr
