"""Clients over the shipped sample and over the shelf, on both databases."""

from collections.abc import Callable, Iterator

import pytest
from starlette.testclient import TestClient

from app import store
from tests.api import shelf
from tests.golden import publish_sample


@pytest.fixture(scope="session", params=["sqlite", "postgres"])
def shelf_database(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The URL of a database that holds the shelf: the test runs on SQLite, then on Postgres."""
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path_factory.mktemp('shelf') / 'eo.sqlite'}"
    else:
        new_postgres: Callable[[], str] = request.getfixturevalue("new_postgres")
        url = new_postgres()
        store.migrate(url)
    shelf.publish(url)
    return url


@pytest.fixture(scope="module")
def api(shelf_database: str) -> Iterator[TestClient]:
    """A client over the shelf."""
    with shelf.client(shelf_database) as client:
        yield client


@pytest.fixture(scope="session", params=["sqlite", "postgres"])
def sample_database(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The URL of a database that holds the shipped sample: the test runs on SQLite, then on Postgres."""
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path_factory.mktemp('sample') / 'eo.sqlite'}"
    else:
        new_postgres: Callable[[], str] = request.getfixturevalue("new_postgres")
        url = new_postgres()
    publish_sample(url)
    return url


@pytest.fixture(scope="module")
def sample(sample_database: str) -> Iterator[TestClient]:
    """A client over the shipped sample."""
    with shelf.client(sample_database) as client:
        yield client
