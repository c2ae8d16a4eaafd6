"""The store: what a snapshot promises."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Engine

from app import store


@pytest.fixture
def engine(database: str) -> Iterator[Engine]:
    """An engine over the sample, disposed of after the test."""
    made = store.engine(database, pool_size=2)
    yield made
    made.dispose()


def test_a_snapshot_knows_its_revision(engine: Engine) -> None:
    """A snapshot carries the revision, the time in UTC and the day of the corpus it reads."""
    with store.snapshot(engine) as current:
        assert len(current.revision) == 16
        assert current.ingested_at.utcoffset() is not None
        assert current.as_of is not None
