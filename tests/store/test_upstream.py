"""How far the Federal Register is followed: told beside the corpus, over both databases, and no part of it."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app import ingest, store
from app.schemas import Announced, Upstream
from tests.records import orders

NOW = datetime(2025, 5, 1, 12, 0, tzinfo=UTC)
TOLD = Upstream(
    checked_at=NOW, last_success_at=NOW, last_change_at=None, lag_seconds=0, failing_since=None, reason=None,
    announced=[
        Announced(
            document_number="2025-1", number=None, title="Über", publishes_on=NOW.date(), filed_at=None, url=None
        )
    ],
)  # fmt: skip
FAILING = TOLD.model_copy(update={"failing_since": NOW, "reason": "away", "lag_seconds": 3600})


@pytest.fixture(params=["sqlite", "postgres"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database with the schema."""
    if request.param == "sqlite":
        found = f"sqlite:///{tmp_path / 'eo.sqlite'}"
    else:
        new_postgres: Callable[[], str] = request.getfixturevalue("new_postgres")
        found = new_postgres()
    store.migrate(found)
    return found


def test_what_is_told_is_read(url: str, tmp_path: Path) -> None:
    """Nothing before anybody tells it, then what was told last; a publish changes neither it nor by it the revision."""
    assert store.upstream.read(url) is None
    followed, engine = store.Followed(url), store.engine(url)
    followed.refresh(engine)
    assert followed.now() is None
    store.upstream.write(url, TOLD)
    for told in (TOLD, FAILING):
        store.upstream.write(url, told)
        ingest.run([orders(tmp_path / "in", "14001")], ingest.Options(url), NOW, lambda *_: None)
        assert store.upstream.read(url) == told
        followed.refresh(engine)
        assert followed.now() == told
        assert len(store.revision_of(store.generation(engine))) == 16
    engine.dispose()


def test_a_file_that_says_nothing(tmp_path: Path) -> None:
    """A file that is damaged, or of another release, is as none; the next telling puts it right."""
    url = f"sqlite:///{tmp_path / 'eo.sqlite'}"
    beside = tmp_path / "eo.sqlite.upstream.json"
    for damage in (b"", b"{", b"[]", b'{"checked_at": "2025-05-01T12:00:00Z"}', b"\xff"):
        beside.write_bytes(damage)
        assert store.upstream.read(url) is None
        assert store.Followed(url).now() is None
    store.upstream.write(url, TOLD)
    assert store.upstream.read(url) == TOLD
    assert sorted(path.name for path in tmp_path.iterdir()) == ["eo.sqlite.upstream.json"]


def test_a_folder_that_refuses(tmp_path: Path) -> None:
    """What cannot be written is said."""
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(store.WriteFailed):
        store.upstream.write(f"sqlite:///{tmp_path / 'file' / 'eo.sqlite'}", TOLD)
