"""The databases of the tests: the shipped sample, ingested by the real code into real SQLite and real Postgres."""

import gc
import os
from collections.abc import Callable, Generator, Iterator
from pathlib import Path

import hypothesis
import pytest

from tests import postgres
from tests.beginnings import Beginning, CopyOf, Postgres, Server, Sqlite
from tests.loopback import sitecustomize as loopback

CORPUS = Path(__file__).parents[2] / "shared" / "corpus"
BEYOND: list[str] = []
"""What the test that runs has reached for beyond loopback."""


def _stop(what: str) -> None:
    BEYOND.append(what)
    raise loopback.BeyondLoopbackError(what)


loopback.watch(_stop)
os.environ["PYTHONPATH"] = os.pathsep.join(
    filter(None, (str(Path(loopback.__file__).parent), os.environ.get("PYTHONPATH")))
)

os.environ |= dict.fromkeys(("EO_SEARCH_SECONDS", "EO_PROSE_SECONDS"), "60")  # nothing is cut off on a busy machine
_SLOW = hypothesis.HealthCheck.too_slow
hypothesis.settings.register_profile("untimed", deadline=None, suppress_health_check=[_SLOW])
hypothesis.settings.load_profile("untimed")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item) -> Generator[None, object, object]:
    """Fail a test that reached beyond loopback, even where it caught the error."""
    done = yield
    reached = BEYOND.copy()
    BEYOND.clear()
    if reached:
        pytest.fail(f"reached beyond loopback: {'; '.join(reached)}", pytrace=False)
    return done


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip the tests over the real documents where those are absent."""
    if CORPUS.is_dir():
        return
    for item in items:
        if item.get_closest_marker("corpus"):
            item.add_marker(pytest.mark.skip(reason="../shared/corpus is not here"))


def pytest_configure() -> None:
    """Look for no garbage while tests are imported and collected: that took a third of the time; all stays."""
    gc.disable()


def pytest_collection_finish() -> None:
    """Look for garbage again, but not in what was collected."""
    gc.freeze()
    gc.enable()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what tests recorded under "said", in whichever process they ran, passed or not."""
    for outcome in ("passed", "failed"):
        for report in terminalreporter.getreports(outcome):
            for name, said in report.user_properties:
                if name == "said":
                    terminalreporter.section(report.nodeid)
                    terminalreporter.write_line(str(said))


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The URL of a Postgres server's maintenance database: TEST_POSTGRES_URL, or a server of our own."""
    with postgres.server() as url:
        yield url


@pytest.fixture(scope="session")
def new_postgres(postgres_server: str) -> Iterator[Callable[..., str]]:
    """A function that makes a database on the Postgres server, empty or out of another, and gives its URL."""
    with postgres.databases(postgres_server) as make:
        yield make


@pytest.fixture(scope="session")
def copy_of(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> CopyOf:
    """A function that makes a database that holds one of `tests.beginnings`; without Postgres no server is started."""
    base = tmp_path_factory.getbasetemp()
    sqlite = Sqlite(base if worker_id == "master" else base.parent, lambda: tmp_path_factory.mktemp("sqlite"))
    on_postgres: list[Postgres] = []

    def copy(server: Server, beginning: Beginning) -> str:
        if server == "sqlite":
            return sqlite.copy_of(beginning)
        if not on_postgres:
            on_postgres.append(Postgres(request.getfixturevalue("new_postgres")))
        return on_postgres[0].copy_of(beginning)

    return copy


@pytest.fixture(scope="session")
def sqlite_database(copy_of: CopyOf) -> str:
    """The URL of a SQLite database that holds the sample."""
    return copy_of("sqlite", "sample")


@pytest.fixture(scope="session")
def postgres_url(copy_of: CopyOf) -> str:
    """The URL of a Postgres database that holds the sample."""
    return copy_of("postgres", "sample")


@pytest.fixture(scope="session", params=["sqlite", "postgres"])
def database(request: pytest.FixtureRequest) -> str:
    """The URL of a database that holds the sample: the test runs on SQLite, then on Postgres."""
    name = {"sqlite": "sqlite_database", "postgres": "postgres_url"}[request.param]
    url: str = request.getfixturevalue(name)
    return url


@pytest.fixture(params=["sqlite", "postgres"])
def empty_database(request: pytest.FixtureRequest, copy_of: CopyOf) -> str:
    """The URL of a migrated database without a corpus, of the test's own, on SQLite and on Postgres."""
    return copy_of(request.param, "empty")
