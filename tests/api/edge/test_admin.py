"""The admin port: what Prometheus is told, by real processes; never on the public port."""

import re
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from prometheus_client.parser import text_string_to_metric_families

from tests.api.edge.processes import Server, descendants, gone, kill, serving, until
from tests.api.probe import exchange
from tests.api.raw import connected, request

_ADMIN = re.compile(r"Metrics on http://127\.0\.0\.1:(\d+)/metrics")
Told = dict[tuple[str, ...], float]


def told(server: Server) -> Told:
    """Every number that is told, by its name and the values of its labels."""
    found = _ADMIN.search("".join(server.lines))
    assert found
    ask = b"GET /metrics HTTP/1.0\r\nHost: localhost\r\n\r\n"
    head, _, body = exchange(("127.0.0.1", int(found[1])), ask).partition(b"\r\n\r\n")
    assert b" 200 " in head.splitlines()[0]
    families = text_string_to_metric_families(body.decode())
    return {(each.name, *each.labels.values()): each.value for family in families for each in family.samples}


@pytest.fixture
def database_url(sqlite_database: str, tmp_path: Path) -> str:
    """The URL of a copy of the sample, which the test may take away."""
    shutil.copy(sqlite_database.removeprefix("sqlite:///"), tmp_path / "eo.sqlite")
    return f"sqlite:///{tmp_path / 'eo.sqlite'}"


@pytest.mark.parametrize("workers", [1, 2])
def test_every_answer_is_counted(database_url: str, workers: int) -> None:
    """Hot, rendered, computed, searched, refused and unknown: each request is counted once, by operation and status."""
    wanted = {
        ("eo_requests_total", "getOrder", "200"): 20,
        ("eo_requests_total", "listOrders", "200"): 5,
        ("eo_requests_total", "listOrders", "422"): 3,
        ("eo_requests_total", "searchSections", "200"): 4,
        ("eo_requests_total", "other", "404"): 2,
        ("eo_request_seconds_count", "getOrder"): 20,
        ("eo_request_seconds_bucket", "+Inf", "getOrder"): 20,
    }
    asked = (
        *["/v1/orders/14288"] * 19, *["/v1/orders?limit=3"] * 5, *["/v1/orders?limit=x"] * 3,
        *[f"/v1/sections?q=police&limit={n}" for n in range(1, 5)], *["/nowhere"] * 2,
    )  # fmt: skip
    with serving(workers, database_url, slow=False, EO_ADMIN_PORT="0") as server:
        until(lambda: told(server)["eo_database_up",] == 1)
        for path in asked:
            server.get(path)
        with connected(server.address) as client:
            client.ask(request("/v1/orders/14288", method="HEAD"))
        until(lambda: sum(n for (name, *_), n in told(server).items() if name == "eo_requests_total") == len(asked) + 1)
        until(lambda: told(server)["eo_cache_total", "hot"] > 0)
        now = told(server)
        assert {name: now.get(name, 0) for name in wanted} == wanted
        assert now["eo_request_seconds_sum", "getOrder"] > 0


def test_a_dead_worker_takes_nothing_with_it(database_url: str) -> None:
    """What workers counted that were killed, one after the other, is neither lost nor counted twice."""
    with serving(2, database_url, slow=False, EO_ADMIN_PORT="0") as server:

        def workers() -> list[int]:
            return [pid for pid in server.children() if descendants(pid)]  # each has searchers of its own

        def counted() -> float:
            return told(server).get(("eo_requests_total", "other", "200"), 0)

        for done in (10, 20, 30):
            assert {server.get("/livez")[0] for _ in range(10)} == {200}
            until(partial(_equal, counted, done))
            until(lambda: len(workers()) == 2)
            kill(workers()[-1])
        until(lambda: len(workers()) == 2)
        assert counted() == 30


def _equal(tell: Callable[[], float], wanted: float) -> bool:
    return tell() == wanted


def _ended(processes: set[int]) -> bool:
    return all(map(gone, processes))


def test_the_corpus_is_told(database_url: str) -> None:
    """Revision, orders, publishes and age are told; and that there is no database, when there is none."""
    with serving(1, database_url, slow=False, EO_ADMIN_PORT="0") as server:
        now = told(server)
        revision = next(name[1] for name in now if name[0] == "eo_corpus_info")
        assert f'"revision":"{revision}"'.encode() in server.get("/readyz")[1]
        assert now["eo_corpus_orders",] > 0
        assert now["eo_corpus_publishes",] == 1
        assert now["eo_corpus_age_seconds",] > 0
        assert now["eo_worker_resident_bytes", "0"] > 1 << 20
        Path(database_url.removeprefix("sqlite:///")).unlink()
        until(lambda: told(server)["eo_database_up",] == 0)


def test_nothing_is_told_unasked(database_url: str) -> None:
    """Without the setting there is no admin port, and the public port has no metrics, with it or without."""
    for settings in ({}, {"EO_ADMIN_PORT": "0"}):
        with serving(1, database_url, slow=False, **settings) as server:
            assert server.get("/metrics")[0] == 404
            assert bool(_ADMIN.search("".join(server.lines))) is bool(settings)


def test_it_ends_with_the_server(database_url: str) -> None:
    """The process that tells is gone when the server has left, and when it was killed."""
    ends: tuple[Callable[[Server], None], ...] = (lambda server: server.signal(15), lambda server: kill(server.pid))
    for end in ends:
        with serving(2, database_url, slow=False, EO_ADMIN_PORT="0") as server:
            processes = descendants(server.pid)
            end(server)
            until(partial(_ended, processes))
