"""Several workers under a parent: real processes, real signals, real HTTP."""

import itertools
import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor

import pytest

from tests.api import shelf
from tests.api.edge.processes import Server, descendants, fresh, gone, kill, running, serving, until

Answer = tuple[int, bytes]
names = itertools.count()


def asleep(server: Server, pool: ThreadPoolExecutor, count: int, seconds: float = 0.5) -> list[Future[Answer]]:
    """The answers to come to so many requests, each of another URL and in flight."""
    before = server.said('"asleep"')
    paths = [f"/v1/probe/sleep/{seconds}/{next(names)}" for _ in range(count)]
    answers = [pool.submit(server.get, path) for path in paths]
    until(lambda: server.said('"asleep"') == before + count)
    return answers


@pytest.fixture(scope="module")
def database_url(sqlite_database: str, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The URL of a copy of the sample, whose file the tests replace."""
    copy = tmp_path_factory.mktemp("served") / "eo.sqlite"
    shutil.copy(sqlite_database.removeprefix("sqlite:///"), copy)
    return f"sqlite:///{copy}"


@pytest.fixture(scope="module")
def server(database_url: str) -> Iterator[Server]:
    """Two workers, which outlive what the tests do to them."""
    with serving(2, database_url) as made:
        yield made


def test_each_worker_answers(server: Server) -> None:
    """Connections are spread over the workers, and the parent answers none; the port is told once."""
    assert server.workers() == {str(pid).encode() for pid in server.children()}
    assert len(server.children()) == 2
    assert server.said("running on") == 1


def test_each_worker_has_its_own_children(server: Server) -> None:
    """What computes beside a worker was forked for that one, ends with it, and comes with its successor."""
    computed = {int(server.get(f"/v1/probe/child/{next(names)}")[1]) for _ in range(40)}
    of_each = [descendants(worker) for worker in server.children()]
    assert [len(computed & own) for own in of_each] == [1, 1]
    kill(server.children()[0])
    until(lambda: all(map(gone, of_each[0])))
    assert {server.get(f"/v1/probe/child/{next(names)}")[0] for _ in range(40)} == {200}
    assert not any(map(gone, of_each[1]))


def test_a_killed_worker_is_replaced(server: Server) -> None:
    """The successor of a killed worker answers, and connections made meanwhile wait for it: none fails."""
    before = server.children()
    kill(before[0])
    assert {server.get("/livez")[0] for _ in range(100)} == {200}
    until(lambda: len(server.children()) == 2 and before[0] not in server.children())
    assert server.workers() == {str(pid).encode() for pid in server.children()}
    until(lambda: server.said(f'"pid": {before[0]}, "code": -9'))


def test_workers_are_renewed_one_by_one_without_a_failure(server: Server) -> None:
    """A worker that is sent SIGTERM finishes its requests, connections meanwhile are answered, a successor comes."""
    before = server.children()
    with ThreadPoolExecutor(16) as pool:
        answers = asleep(server, pool, 16)
        os.kill(before[0], signal.SIGTERM)
        more = [server.get("/livez")[0] for _ in range(50)]
        assert {answer.result()[0] for answer in answers} | set(more) == {200}
    until(lambda: len(server.children()) == 2 and before[0] not in server.children())


def test_a_publish_is_seen_by_all_workers(server: Server, database_url: str) -> None:
    """After a publish every worker soon answers from the new corpus, and none from the one before any more."""

    def revisions(path: str) -> set[str]:
        return {json.loads(server.get(path)[1])["revision"] for _ in range(40)}

    before = revisions("/readyz")
    shelf.publish(database_url)
    until(lambda: not revisions("/readyz") & before)
    assert len(revisions("/readyz")) == 1
    assert revisions("/v1/corpus") == revisions("/readyz")


def test_a_drain_loses_no_request(database_url: str) -> None:
    """After SIGTERM every worker says 503 in /readyz and answers everything else, then nobody listens; the end is 0."""
    with serving(2, database_url, EO_DRAIN_SECONDS="12") as server, ThreadPoolExecutor(16) as pool:
        answers = asleep(server, pool, 16)
        server.signal(signal.SIGTERM)
        until(lambda: server.get("/readyz")[0] == 503)
        until(lambda: {server.get("/readyz")[0] for _ in range(20)} == {503})
        answers += asleep(server, pool, 8)
        assert {answer.result()[0] for answer in answers} == {200}
        processes = descendants(server.pid)
        assert server.end() == (0, "")
        until(lambda: all(map(gone, processes)))
        assert server.get("/livez")[0] == 0
        assert all(json.loads(line) for line in server.lines)


def test_requests_in_flight_are_finished(database_url: str) -> None:
    """On Ctrl-C, which a terminal sends to all processes, each request that was begun is answered."""
    with serving(2, database_url) as server, ThreadPoolExecutor(8) as pool:
        answers = asleep(server, pool, 8)
        for pid in (*server.children(), server.pid):
            os.kill(pid, signal.SIGINT)
        assert [answer.result() for answer in answers] == [(200, b"slept")] * 8
        assert server.end() == (0, "")


@pytest.mark.parametrize("workers", [1, 2])
def test_a_second_signal_ends_at_once(database_url: str, workers: int) -> None:
    """Whoever asks twice does not wait for requests in flight."""
    with serving(workers, database_url, EO_SHUTDOWN_SECONDS="60") as server, ThreadPoolExecutor(4) as pool:
        answers = asleep(server, pool, 4, 60)
        server.signal(signal.SIGTERM)
        until(lambda: server.get("/readyz")[0] != 200)
        server.signal(signal.SIGTERM)
        assert server.end()[0] == 128 + signal.SIGTERM
        assert {answer.result()[0] for answer in answers} != {200}


def test_workers_do_not_outlive_their_parent(database_url: str) -> None:
    """When the parent is killed no worker stays, and the port is free."""
    with serving(2, database_url) as server:
        processes = descendants(server.pid)
        kill(server.pid)
        until(lambda: all(map(gone, processes)))
        assert server.get("/livez")[0] == 0


def test_what_a_dead_worker_leaves_is_reaped() -> None:
    """Where the parent is the first process of a container, the children of a dead worker do not stay as zombies."""
    reaper = "__import__('ctypes').CDLL(None).prctl(36, 1, 0, 0, 0)"  # PR_SET_CHILD_SUBREAPER
    run = "os.fork() or (time.sleep(.5), os._exit(0)); beat(); time.sleep(60)"
    with running(toy(run, "60", first=reaper)) as parent:
        until(lambda: parent.said("ready"))
        until(lambda: len(parent.children()) == 2)
        kill(parent.children()[0])
        until(lambda: parent.said("a worker was started"))
        until(lambda: len(parent.children()) == 2)


def toy(run: str, seconds: str = "3", first: str = "") -> "subprocess.Popen[str]":
    """A parent with two workers that do `run`, and may be silent so long."""
    return fresh(
        sys.executable,
        "-c",
        "import os, signal, sys, time\n"
        "from app.api.edge import access_log, supervisor\n"
        f"access_log.configure()\n{first}\n"
        f"def run(index, beat):\n    {run}\n    return 0\n"
        "def ready():\n    print('ready', flush=True)\n"
        f"made = supervisor.Supervisor(2, run, ready=ready, leave=lambda: None, ending_seconds={seconds},"
        f" silent_seconds={seconds})\n"
        "sys.exit(made.run())\n",
    )


def test_a_worker_that_cannot_start_ends_the_parent() -> None:
    """Where no worker ever answered and one dies, the parent says so and ends with 1 instead of trying for ever."""
    with running(toy("raise ValueError('no such thing')")) as parent:
        assert parent.end() == (1, "")
        assert parent.said("no such thing")
        assert parent.said("no worker can start") == 1


def test_a_worker_that_hangs_is_replaced() -> None:
    """A worker that is silent for too long is killed, and another takes its place."""
    with running(
        toy("beat(); time.sleep(60 if index else 0); [(beat(), time.sleep(.1)) for _ in range(600)]")
    ) as parent:
        until(lambda: parent.said("does not answer"))
        until(lambda: parent.said("a worker was started"))
        assert {line["worker"] for line in map(json.loads, parent.lines[1:])} == {1}


def test_a_worker_that_does_not_leave_is_killed() -> None:
    """A worker that ignores SIGTERM is killed when its time is over, and the parent ends with 0."""
    with running(toy("signal.signal(signal.SIGTERM, signal.SIG_IGN); beat(); time.sleep(60)", "2")) as parent:
        until(lambda: parent.said("ready"))
        until(lambda: len(parent.children()) == 2)
        workers = parent.children()
        parent.signal(signal.SIGTERM)
        assert parent.end() == (0, "")
        assert all(map(gone, workers))


def test_a_worker_that_dies_again_and_again_is_started_ever_later() -> None:
    """The first successor is started at once, the others after pauses that double; the rest goes on."""
    with running(
        toy("beat(); time.sleep(.2); os._exit(7 if index else 0) if index else time.sleep(60)", "60")
    ) as parent:
        until(lambda: parent.said("a worker ended") >= 4)
        ends = [line for line in map(json.loads, parent.lines[1:]) if line["message"] == "a worker ended"]
        assert [(end["worker"], end["code"], end["again_in"]) for end in ends[:4]] == [
            (1, 7, 0.0),
            (1, 7, 0.1),
            (1, 7, 0.2),
            (1, 7, 0.4),
        ]
        parent.signal(signal.SIGTERM)
        parent.end()
