"""The real documents, ingested once by the command line."""

import fcntl
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app import store
from tests.conftest import CORPUS
from tests.corpus import memory


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the file that takes longest, so that no process waits for it at the end."""
    items.sort(key=lambda item: item.path.name != "test_search.py")


def ingest(url: str, *paths: Path, workers: int, register: bool = True) -> dict[str, Any]:
    """The report of an ingest by the command line; a file that is rejected is left out and reported."""
    known = "--register" if register else "--no-register"
    command = [sys.executable, "-m", "app", "ingest", *map(str, paths), "--database-url", url, known]
    done, peak = memory.run([*command, "--keep-going", "--workers", str(workers)], timeout=900)
    report: dict[str, Any] = {**json.loads(done.stdout), "peak_memory_of_all_mb": peak}
    assert done.returncode == 0, report["message"]
    return report


@pytest.fixture(scope="session")
def _whole(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> tuple[str, dict[str, Any]]:
    """One ingest for all test processes: the first of them makes it, the others wait."""
    base = tmp_path_factory.getbasetemp()
    folder = base if worker_id == "master" else base.parent
    url, kept = f"sqlite:///{folder / 'corpus.sqlite'}", folder / "corpus.json"
    with (folder / "corpus.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not kept.exists():
            kept.write_text(json.dumps(ingest(url, CORPUS, workers=2)), encoding="utf-8")
    report: dict[str, Any] = json.loads(kept.read_text(encoding="utf-8"))
    return url, report


@pytest.fixture(scope="session")
def url(_whole: tuple[str, dict[str, Any]]) -> str:
    """The URL of a SQLite file with the whole corpus."""
    return _whole[0]


@pytest.fixture(scope="session")
def report(_whole: tuple[str, dict[str, Any]]) -> dict[str, Any]:
    """The report of the ingest of the whole corpus."""
    return _whole[1]


@pytest.fixture(scope="session")
def whole_postgres(new_postgres: Callable[[], str]) -> str:
    """The URL of a Postgres database with the whole corpus."""
    url = new_postgres()
    store.migrate(url)
    ingest(url, CORPUS, workers=2)
    return url


@pytest.fixture(scope="session")
def part(tmp_path_factory: pytest.TempPathFactory, new_postgres: Callable[[], str]) -> tuple[str, str]:
    """The URLs of a SQLite file and of a Postgres database with the orders that the White House's pages have."""
    urls = f"sqlite:///{tmp_path_factory.mktemp('part') / 'part.sqlite'}", new_postgres()
    for url in urls:
        store.migrate(url)
        ingest(url, CORPUS / "whitehouse-md", CORPUS / "fr-json", CORPUS / "disposition", workers=2, register=False)
    return urls
