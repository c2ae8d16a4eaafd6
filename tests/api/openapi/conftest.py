"""The document as it is served, over the sample."""

from collections.abc import Iterator
from typing import Any

import pytest
from fastapi.testclient import TestClient

from app.main import create_app
from app.settings import Settings


@pytest.fixture(scope="package")
def served(sqlite_database: str) -> Iterator[TestClient]:
    """A client of the application as it is served, over the sample."""
    with TestClient(create_app(Settings(database_url=sqlite_database))) as client:
        yield client


@pytest.fixture(scope="package")
def document(served: TestClient) -> dict[str, Any]:
    """The OpenAPI document of the application itself."""
    made: dict[str, Any] = served.get("/openapi.json").json()
    assert len(made["paths"]) > 50
    return made
