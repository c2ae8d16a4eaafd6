"""The databases of the bench's own tests."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.bench import corpora

ORDERS = 40


@pytest.fixture(scope="session")
def made_up(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The URL of a database of made-up orders."""
    folder: Path = tmp_path_factory.mktemp("made-up")
    url = f"sqlite:///{folder / 'eo.sqlite'}"
    corpora.ingest(corpora.written(ORDERS, folder), url)
    return url


@pytest.fixture(scope="session")
def made_up_postgres(tmp_path_factory: pytest.TempPathFactory, new_postgres: Callable[[], str]) -> str:
    """The URL of a Postgres database of the same orders."""
    url = new_postgres()
    corpora.ingest(corpora.written(ORDERS, tmp_path_factory.mktemp("made-up")), url)
    return url
