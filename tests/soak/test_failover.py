"""A real primary with its replica under load: killed, promoted, rebuilt; and a database that hangs."""

import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from itertools import pairwise

import pytest

from tests.api.edge import processes
from tests.clusters import Node, nodes
from tests.commands import eo
from tests.soak.campaign import SCALE, Begin, Campaign, size
from tests.soak.load import Answer, Asker, Load, right_answers

pytestmark = pytest.mark.soak

CLIENTS = 24
CYCLES = 20
FREEZES = 3
FROZEN_SECONDS = 20.0
RETRY_AFTER_SECONDS = 2.0
"""After so long a client asks once more, as `Retry-After` says."""
BACK_SECONDS = 5.0 if SCALE >= 1 else 15.0
ANSWER_SECONDS = 3.0 if SCALE >= 1 else 8.0
"""The short form runs beside others, on a machine that does not tell how long anything takes."""
_UNKEPT = {"EO_CACHE_BYTES": "0", "EO_REQUEST_LOG": "false"}
PATIENT = {**_UNKEPT, "EO_THREADS": "12", "EO_SEARCHES": "6", "EO_EXPORTS": "24"}
"""So many places that nobody is sent away because others ask, too."""


def filled(node: Node) -> None:
    """Put the sample into a database of a server."""
    done = eo("sample", "--no-register", "--database-url", node.make("eo"))
    assert done.returncode == 0, done.stderr


def judge(run: Campaign, answers: list[Answer], right: Mapping[str, bytes]) -> None:
    """Each answer is the right one."""
    run.counted["requests"] += len(answers)
    for answer in answers:
        run.expect(answer.status == 200, f"{answer.path}: {answer.status} after one retry")
        run.expect(answer.status != 200 or answer.body == right[answer.path], f"{answer.path}: another answer")


def back_after(load: Load, moment: float) -> float:
    """How long after a moment an answer was right again: the first 200 to what was asked after it, without a retry."""
    until = time.monotonic() + 6 * BACK_SECONDS
    while time.monotonic() < until:
        good = [answer for answer in load.since(moment) if answer.status == 200]
        if good:
            return min(answer.began + answer.seconds for answer in good) - moment
        time.sleep(0.02)
    return float("inf")


def test_the_primary_is_killed(begin: Begin) -> None:
    """No request fails after one retry, every answer is right, and the process goes on without a restart."""
    with begin("R8 failover") as run, nodes(2) as (first, second):
        filled(first)
        second.caught_up(first)
        url = f"postgresql://postgres@{first.address},{second.address}/eo"
        with processes.serving(1, url, slow=False, **PATIENT) as server:
            right = right_answers(server.address)
            load = Load(server.address, CLIENTS, RETRY_AFTER_SECONDS)
            with load.running():
                slowest = [fail_over(run, load, *order) for order in orders(first, second, size(CYCLES, 2))]
            assert server.popen.poll() is None
        judge(run, load.answers, right)
        run.counted["failed_at_first"] = len(load.failed_first)
        run.counted.update(f"first_{answer.code or 'broken'}" for answer in load.failed_first)
        run.measured |= {
            "back_after_seconds": round(max(slowest), 2),
            "slowest_answer_seconds": round(max(answer.seconds for answer in load.answers), 2),
        }
        run.expect(max(slowest) <= BACK_SECONDS, f"back after {max(slowest):.1f} s")
        run.expect(run.counted["requests"] > 20 * run.n, "too few requests for so many kills")


def orders(first: Node, second: Node, count: int) -> Iterator[tuple[Node, Node]]:
    """Which node is the primary, and which the replica, at each kill."""
    return pairwise(
        [first, second] * (count // 2 + 1) + [first] if count % 2 else [*[first, second] * (count // 2), first]
    )


def fail_over(run: Campaign, load: Load, primary: Node, replica: Node) -> float:
    """Kill the primary, promote the replica, and make the old primary its replica; how long nobody was answered."""
    time.sleep(run.chance.uniform(0.2, 1.0))
    asked_before = len(load.answers)
    killed = time.monotonic()
    primary.kill()
    back = back_after(load, killed)
    replica.promote()
    primary.follow(replica)
    primary.caught_up(replica)
    run.n += 1
    run.expect(len(load.answers) > asked_before, "nobody asked while the primary was dead")
    return back


@contextmanager
def alive(run: Campaign, address: tuple[str, int]) -> Iterator[None]:
    """Ask ten times a second whether the server lives, for the length of the block."""
    over = threading.Event()

    def ask() -> None:
        asker = Asker(address)
        while not over.wait(0.1):
            answer = asker.ask("/livez")
            run.counted["livez"] += 1
            run.measured["livez_seconds"] = round(max(run.measured.get("livez_seconds", 0.0), answer.seconds), 2)
            run.expect(answer.status == 200, f"/livez: {answer.status}")
        asker.close()

    thread = threading.Thread(target=ask)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def test_the_only_database_hangs(begin: Begin) -> None:
    """Every answer comes in time, right or 503; liveness does not care; it is over when the database goes on."""
    with begin("R9 hang") as run, nodes(1) as (only,):
        filled(only)
        with processes.serving(1, only.url("eo"), slow=False, **_UNKEPT, EO_SEARCH_SECONDS="1") as server:
            right = right_answers(server.address)
            load = Load(server.address, CLIENTS, None)
            with load.running(), alive(run, server.address):
                back = [hang(run, load, only.freeze, only.thaw) for _ in range(size(FREEZES))]
            assert server.popen.poll() is None
        told = [answer for answer in load.answers if answer.status != 200]
        judge(run, [answer for answer in load.answers if answer.status != 503], right)
        slowest = max(load.answers, key=lambda answer: answer.seconds)
        run.counted["told_to_come_back"] = len(told)
        run.measured |= {"slowest_answer_seconds": round(slowest.seconds, 2), "back_after_seconds": round(max(back), 2)}
        run.expect(slowest.seconds <= ANSWER_SECONDS, f"{slowest.path} took {slowest.seconds:.1f} s")
        run.expect(max(back) <= BACK_SECONDS, f"back after {max(back):.1f} s")
        run.expect(len(told) >= run.n, "nobody met the database that hung")


def hang(run: Campaign, load: Load, freeze: Callable[[], None], thaw: Callable[[], None]) -> float:
    """Have the database hang for a while; how long after that it was asked again."""
    time.sleep(1)
    freeze()
    time.sleep(max(4.0, FROZEN_SECONDS * size(100) / 100))
    thaw()
    run.n += 1
    return back_after(load, time.monotonic())
