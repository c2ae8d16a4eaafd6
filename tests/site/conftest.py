"""Clients over the shipped sample and over the shelf, as the tests of the API have them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.api import shelf
from tests.api.conftest import api, sample, sample_database, shelf_database

__all__ = ["api", "sample", "sample_database", "shelf_database"]


@pytest.fixture
def empty_sqlite(tmp_path: Path) -> Iterator[TestClient]:
    """A client of a server whose database is not there."""
    with shelf.client(f"sqlite:///{tmp_path / 'none.sqlite'}") as client:
        yield client
