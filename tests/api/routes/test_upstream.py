"""`upstream` of getCorpus and /readyz: how far the Federal Register is followed."""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from app import store
from app.main import create_app
from app.settings import Settings
from tests.store.test_upstream import TOLD


@pytest.fixture
def url(sqlite_database: str, tmp_path: Path) -> str:
    """A copy of the database, beside which there is nothing."""
    copy = shutil.copy(sqlite_database.removeprefix("sqlite:///"), tmp_path / "eo.sqlite")
    return f"sqlite:///{copy}"


@pytest.fixture
def client(url: str) -> Iterator[TestClient]:
    """A client of a server over it."""
    with TestClient(create_app(Settings(database_url=url))) as client:
        yield client


def test_nobody_watches(client: TestClient) -> None:
    """Null where nobody watches."""
    assert client.get("/v1/corpus").json()["upstream"] is None
    assert client.get("/readyz").json()["upstream"] is None


def test_what_is_told_is_answered_at_once(client: TestClient, url: str) -> None:
    """What the process that watches tells is answered at once, under another ETag, and else from memory."""
    before = client.get("/v1/corpus")
    store.upstream.write(url, TOLD)
    told = client.get("/v1/corpus")
    assert told.json()["upstream"] == TOLD.model_dump(mode="json")
    assert told.json()["revision"] == before.json()["revision"]
    assert told.headers["ETag"] != before.headers["ETag"]
    assert client.get("/v1/corpus", headers={"If-None-Match": told.headers["ETag"]}).status_code == 304
    assert client.get("/v1/corpus", headers={"If-None-Match": before.headers["ETag"]}).status_code == 200


def test_the_lag_is_counted_to_now(client: TestClient, url: str) -> None:
    """/readyz counts the lag on, for a process that watches no more cannot."""
    since = datetime.now(UTC) - timedelta(hours=3)
    store.upstream.write(url, TOLD.model_copy(update={"last_success_at": since, "checked_at": since}))
    told = client.get("/readyz").json()["upstream"]
    assert 3 * 3600 <= told["lag_seconds"] < 3 * 3600 + 60
    assert told["failing_since"] is None
