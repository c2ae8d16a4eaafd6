"""A client of the application with the probes."""

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from tests.api import probe


@pytest.fixture(scope="module")
def client(sqlite_database: str) -> Iterator[TestClient]:
    """A client of the application with the probes."""
    with probe.client(sqlite_database) as made:
        yield made
