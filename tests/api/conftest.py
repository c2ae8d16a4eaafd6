"""Clients over the shipped sample and over the shelf, on both databases."""

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from tests.api import shelf
from tests.beginnings import CopyOf


@pytest.fixture(scope="session", params=["sqlite", "postgres"])
def shelf_database(request: pytest.FixtureRequest, copy_of: CopyOf) -> str:
    """The URL of a database that holds the shelf: the test runs on SQLite, then on Postgres."""
    url = copy_of(request.param, "empty")
    shelf.publish(url)
    return url


@pytest.fixture(scope="module")
def api(shelf_database: str) -> Iterator[TestClient]:
    """A client over the shelf."""
    with shelf.client(shelf_database) as client:
        yield client


@pytest.fixture(scope="session", params=["sqlite", "postgres"])
def sample_database(request: pytest.FixtureRequest, copy_of: CopyOf) -> str:
    """The URL of a database that holds the shipped sample: the test runs on SQLite, then on Postgres."""
    return copy_of(request.param, "sample and coverage")


@pytest.fixture(scope="module")
def sample(sample_database: str) -> Iterator[TestClient]:
    """A client over the shipped sample."""
    with shelf.client(sample_database) as client:
        yield client
