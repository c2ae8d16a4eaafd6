"""Connections that are lost while somebody is answered: the question is asked again, and nobody notices."""

import http.client
import json
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress

import psycopg
import pytest
from fastapi import APIRouter
from fastapi.responses import PlainTextResponse, StreamingResponse
from sqlalchemy import Engine, NullPool, create_engine, event, text

from app import store
from app.api.context import Streamed
from app.api.operations import Operation
from app.main import create_app
from app.settings import Settings
from app.store import insisting
from tests.api.probe import serving
from tests.beginnings import CopyOf

PATHS = (
    "/v1/orders/14288",
    "/v1/orders?limit=5",
    "/v1/references?limit=5",
    "/v1/statistics?by=president",
    "/v1/sections?q=agency&limit=5",
    "/v1/orders?q=council&limit=5",
    "/v1/orders.ndjson",
    "/v1/directives.csv",
    "/orders/14288",
    "/search?q=agency",
)
"""Routes, lists, searches, exports and pages."""
CLIENTS = 4
ANSWERS_BETWEEN = 40
ROUNDS = 6


class Storm:
    """Ends every connection of the server under test, again and again.

    Attributes:
        ended: how many were.
    """

    def __init__(self, url: str) -> None:
        self.ended = 0
        self._admin = create_engine(store.parse_url(url), isolation_level="AUTOCOMMIT", poolclass=NullPool)
        self._over = threading.Event()

    def strike(self) -> None:
        """End them all now."""
        statement = (
            "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
            " WHERE datname = current_database() AND application_name = 'eo'"
        )
        with self._admin.connect() as connection:
            self.ended += connection.scalar(text(statement)) or 0

    @contextmanager
    def blowing(self, answered: Callable[[], int]) -> Iterator[None]:
        """Strike until the end of the block, after every so many answers: whoever is met has time to be answered."""

        def blow() -> None:
            struck_at = 0
            while not self._over.wait(0.01):
                if answered() >= struck_at + ANSWERS_BETWEEN:
                    struck_at = answered()
                    self.strike()

        thread = threading.Thread(target=blow)
        thread.start()
        try:
            yield
        finally:
            self._over.set()
            thread.join()


def ask(address: tuple[str, int], paths: Sequence[str], found: list[tuple[str, int]]) -> None:
    """Find out what is answered to each path, 0 for an answer that broke off."""
    for path in paths:
        connection = http.client.HTTPConnection(*address, timeout=60)
        status = 0
        with suppress(OSError, http.client.HTTPException):
            connection.request("GET", path)
            answer = connection.getresponse()
            answer.read()
            status = answer.status
        found.append((path, status))
        connection.close()


def test_nobody_notices_that_connections_are_terminated(postgres_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Under load, with nothing kept in memory, every answer is right while backends are terminated all the time."""
    monkeypatch.setattr(insisting, "PATIENCE_SECONDS", 60)  # a busy machine makes no connection late
    storm = Storm(postgres_url)
    app = create_app(
        Settings(database_url=postgres_url, cache_bytes=0, threads=4, exports=2 * CLIENTS, request_log=False)
    )
    answers: list[tuple[str, int]] = []
    turns = [[*PATHS[turn:], *PATHS[:turn]] * ROUNDS for turn in range(CLIENTS)]
    blowing = storm.blowing(lambda: len(answers))
    with serving(app, hot=False) as address, blowing, ThreadPoolExecutor(CLIENTS) as clients:
        list(clients.map(lambda paths: ask(address, paths, answers), turns))
    assert len(answers) == CLIENTS * ROUNDS * len(PATHS)
    assert [each for each in answers if each[1] != 200] == []
    assert storm.ended > CLIENTS


@contextmanager
def struck(storm: Storm, times: int, statement: str) -> Iterator[list[str]]:
    """The next so many statements that hold some words find their connection terminated under them."""
    met: list[str] = []

    def strike(_connection: object, _cursor: object, sent: str, *_: object) -> None:
        if statement in sent and len(met) < times:
            met.append(sent)
            storm.strike()
            time.sleep(0.05)  # until the backends have heard of it

    event.listen(Engine, "before_cursor_execute", strike)
    try:
        yield met
    finally:
        event.remove(Engine, "before_cursor_execute", strike)


@pytest.mark.parametrize(
    ("path", "statement"),
    [
        ("/v1/orders?limit=5", "FROM orders"),
        ("/v1/orders?limit=5", "set_config"),
        ("/v1/sections?q=agency", "FROM sections"),
        ("/v1/orders.ndjson", "FROM orders"),
        ("/v1/orders.ndjson", "set_config"),
        ("/orders/14288", "FROM orders"),
        ("/v1/orders?limit=5", "FROM upstream"),
    ],
)
def test_an_answer_is_asked_for_again(postgres_url: str, path: str, statement: str) -> None:
    """The first statement and those after it may lose their connection, an export's too before its first byte."""
    storm = Storm(postgres_url)
    app = create_app(Settings(database_url=postgres_url, cache_bytes=0, request_log=False))
    answers: list[tuple[str, int]] = []
    with serving(app, hot=False) as address, struck(storm, 1, statement) as met:
        ask(address, [path], answers)
    assert answers == [(path, 200)]
    assert len(met) == 1


router = APIRouter(prefix="/v1/probe", route_class=Operation)


@router.get("/walk.txt", response_class=PlainTextResponse)
def get_walk(snapshot: Streamed) -> StreamingResponse:
    """Ask the database for each line."""
    lines = (f"{line} {snapshot.connection.scalar(text(f'SELECT {line} AS walk'))}\n" for line in range(8))
    return StreamingResponse(lines, media_type="text/plain")


@contextmanager
def walked(url: str, meet: Callable[[], object]) -> Iterator[tuple[str, int]]:
    """A server with that route, whose fifth line meets something."""
    app = create_app(Settings(database_url=url, request_log=False))
    app.include_router(router)
    met: list[str] = []

    def note(_connection: object, _cursor: object, sent: str, *_: object) -> None:
        if "SELECT 4 AS walk" in sent and not met:
            met.append(sent)
            meet()
            time.sleep(0.05)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        with serving(app) as address:
            yield address
    finally:
        event.remove(Engine, "before_cursor_execute", note)
    assert len(met) == 1


def test_an_export_goes_on_where_its_connection_was_lost(postgres_url: str) -> None:
    """Every byte comes once."""
    with walked(postgres_url, Storm(postgres_url).strike) as address:
        connection = http.client.HTTPConnection(*address, timeout=60)
        connection.request("GET", "/v1/probe/walk.txt")
        assert connection.getresponse().read().decode() == "".join(f"{line} {line}\n" for line in range(8))
        connection.close()


def test_an_export_never_goes_on_with_another_corpus(copy_of: CopyOf, caplog: pytest.LogCaptureFixture) -> None:
    """It breaks off, which the client can tell, where another was published meanwhile."""
    url = copy_of("postgres", "sample")
    storm = Storm(url)

    def publish() -> None:
        with create_engine(store.parse_url(url), poolclass=NullPool).begin() as writer:
            writer.execute(text("UPDATE corpus SET position = position + 1"))
        storm.strike()

    with walked(url, publish) as address:
        connection = http.client.HTTPConnection(*address, timeout=60)
        connection.request("GET", "/v1/probe/walk.txt")
        with pytest.raises(http.client.IncompleteRead):
            connection.getresponse().read()
        connection.close()
    assert "BrokenOff" in caplog.text


def test_a_budget_that_is_over_is_not_spent_again(postgres_url: str) -> None:
    """What was lost when the time was over is not asked for again."""
    asked: list[float] = []

    def lose() -> None:
        asked.append(time.monotonic())
        time.sleep(0.2)
        raise store.Lost("gone")

    with pytest.raises(store.Lost):
        store.insist(lose, store.Budget(0.1))
    assert len(asked) == 1


def test_what_is_no_loss_is_asked_once() -> None:
    """A question that took too long, or is wrong, is not asked again."""
    kinds: Sequence[Callable[[], Exception]] = (
        lambda: store.TookTooLong("over"),
        lambda: store.Unavailable("damaged"),
        lambda: ValueError("wrong"),
    )
    for kind in kinds:
        asked: list[str] = []

        def fail(kind: Callable[[], Exception] = kind, asked: list[str] = asked) -> None:
            asked.append("once")
            raise kind()

        with pytest.raises(type(kind())):
            store.insist(fail)
        assert asked == ["once"]


def test_a_database_that_is_not_there_is_said_so(postgres_url: str) -> None:
    """Nobody is asked for ever: 503 with a time to come back."""
    url = store.parse_url(postgres_url).set(database="eo_nowhere").render_as_string(hide_password=False)
    app = create_app(Settings(database_url=url, request_log=False))
    with serving(app) as address:
        connection = http.client.HTTPConnection(*address, timeout=60)
        connection.request("GET", "/v1/orders")
        answer = connection.getresponse()
        assert (answer.status, json.loads(answer.read())["code"]) == (503, "database-unavailable")
        assert int(answer.headers["Retry-After"]) > 0
        connection.close()
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(url.replace("+psycopg", ""))
