"""Ready answers and the database beneath: a new revision, a file that goes, a Postgres that is away."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from shutil import copyfile

from sqlalchemy import Connection, create_engine, text, update

from app import ingest, store
from app.tables import Corpus, OrderRow
from tests.api import probe, shelf
from tests.api.edge.test_cache import eventually
from tests.api.raw import Address, connected, request
from tests.rewriting import rewriting

ORDER = "/v1/orders/14288"
NEW = "ffffffffffffffff"


def sqlite_of(url: str) -> Path:
    """The file that a SQLite URL names."""
    return Path(url.removeprefix("sqlite:///"))


def asking(address: Address, targets: list[str], over: threading.Event) -> list[str]:
    """The revisions that are named by the answers to a client that asks without a pause until it is over."""
    named: list[str] = []
    with connected(address) as client:
        while not over.is_set():
            for target in targets:
                answer = client.ask(request(target))
                assert answer.status in (200, 404), answer
                named.append(str(answer.header("x-corpus-revision")))
    return named


def published_under_load(address: Address, targets: list[str], publish: Callable[[], object]) -> list[list[str]]:
    """What three clients are told while something is published; they go on for a moment after the first of the new."""
    over = threading.Event()
    with ThreadPoolExecutor(3) as pool:
        clients = [pool.submit(asking, address, targets, over) for _ in range(3)]
        time.sleep(0.3)
        publish()
        with connected(address) as client:
            found = eventually(lambda: client.ask(request(targets[0])).header("x-corpus-revision") == NEW)
        time.sleep(0.3)
        over.set()
        told = [client.result() for client in clients]
    assert found
    return told


def test_a_new_file_is_served_under_load(sqlite_database: str, tmp_path: Path) -> None:
    """While ready answers are asked for without a pause a publish is noticed, and nothing of the old comes after it."""
    served, new = tmp_path / "eo.sqlite", tmp_path / "new.sqlite"
    for path in (served, new):
        copyfile(sqlite_of(sqlite_database), path)
    with rewriting(f"sqlite:///{new}") as connection:
        connection.execute(update(Corpus).values(revision=NEW))
    with probe.served(f"sqlite:///{served}") as address:
        targets = [ORDER, f"{ORDER}/sections/3.b", "/v1/orders?limit=3", f"{ORDER}.html", "/v1/orders/1"]
        for told in published_under_load(address, targets, lambda: new.replace(served)):
            changes = [one for one, before in zip(told, [None, *told], strict=False) if one != before]
            assert len(changes) == 2
            assert changes[1] == NEW


def test_new_rows_are_served_under_load(new_postgres: Callable[[], str]) -> None:
    """The same on Postgres."""
    url = new_postgres()
    store.migrate(url)
    shelf.publish(url)

    def publish() -> None:
        with store.writer(url) as writer:
            writer.publish(store.Content(NEW, shelf.AS_OF, {}, shelf.ROWS), shelf.PUBLISHED_AT)

    with probe.served(url) as address:
        for told in published_under_load(address, ["/v1/orders/14000", "/v1/orders?limit=3"], publish):
            changes = [one for one, before in zip(told, [None, *told], strict=False) if one != before]
            assert changes == ["feedfacefeedface", NEW]


def test_a_revision_that_comes_again_is_not_the_one_before(empty_database: str) -> None:
    """A, B, A again: what was kept of the first A, and its ETag, are of another publish and nobody's any more."""
    changed = [{**row, "title": "Another", "digest": "another"} for row in shelf.ORDERS]
    contents = (
        store.Content("a" * 16, shelf.AS_OF, {}, shelf.ROWS),
        store.Content("b" * 16, shelf.AS_OF, {}, {**shelf.ROWS, OrderRow: changed}),
    )

    def publish(day: int) -> None:
        with store.writer(empty_database) as writer:
            writer.publish(contents[day % 2], shelf.PUBLISHED_AT + timedelta(days=day), ingest.rendering())

    targets = ("/v1/orders/14000", "/v1/orders?limit=3", "/v1/orders.atom", "/v1/changes?limit=3")
    publish(0)
    with probe.served(empty_database) as address, connected(address) as client:

        def is_of(day: int) -> bool:
            told = json.loads(client.ask(request(targets[0])).body)["changed_at"]
            return bool(told == f"2026-01-0{2 + day}T03:04:05Z")

        first = [[client.ask(request(target)) for _ in range(2)][1] for target in targets]
        for day in (1, 2):
            publish(day)
            assert eventually(lambda day=day: is_of(day))  # type: ignore[misc]
        for target, old in zip(targets, first, strict=True):
            new = client.ask(request(target, f"If-None-Match: {old.header('etag')}"))
            assert (new.status, new.header("x-corpus-revision")) == (200, old.header("x-corpus-revision"))
            assert new.header("etag") != old.header("etag")
            assert new.body != old.body


def test_nothing_is_ready_of_a_removed_file(sqlite_database: str, tmp_path: Path) -> None:
    """Once the file is gone what was ready, and what was rendered and never asked for, is refused: 503."""
    path = tmp_path / "eo.sqlite"
    copyfile(sqlite_of(sqlite_database), path)
    with probe.served(f"sqlite:///{path}") as address, connected(address) as client:
        assert [client.ask(request(ORDER)).status for _ in range(3)] == [200] * 3
        path.unlink()
        assert eventually(lambda: client.ask(request(ORDER)).status == 503)
        assert client.ask(request(f"{ORDER}/sections/3.b")).status == 503
        assert client.ask(request(ORDER)).status == 503


@contextmanager
def away(url: str) -> Iterator[Callable[[], None]]:
    """A Postgres database that nobody may connect to, until the function given is called."""
    name = url.partition("?")[0].rpartition("/")[2]
    admin = create_engine(store.parse_url(url).set(database="postgres"), isolation_level="AUTOCOMMIT")

    def allow(connection: Connection, allowed: str) -> None:
        connection.execute(text(f"ALTER DATABASE {name} ALLOW_CONNECTIONS {allowed}"))

    with admin.connect() as connection:
        allow(connection, "false")
        sessions = text("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = :name")
        connection.execute(sessions, {"name": name})
        yield lambda: allow(connection, "true")
    admin.dispose()


def test_ready_answers_outlive_postgres(new_postgres: Callable[[], str]) -> None:
    """While Postgres is away what was answered is answered again; the rest is refused until it is back."""
    url = new_postgres()
    store.migrate(url)
    shelf.publish(url)
    ready, other = request("/v1/orders/14000"), request("/v1/orders/13900")
    with probe.served(url) as address, connected(address) as client:
        before = [client.ask(ready).lasting() for _ in range(2)]
        with away(url) as back:
            assert eventually(lambda: client.ask(other).status == 503)
            after = [client.ask(ready).lasting() for _ in range(20)]
            assert set(after) == set(before)
            assert client.ask(request("/v1/orders/14000", "Accept-Encoding: br")).status == 200
            assert client.ask(other).status == 503
            back()
            assert eventually(lambda: client.ask(other).status == 200)
