"""A publish in the middle of full load: whether anyone notices, and how soon the new corpus is served."""

import re
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from threading import Event
from typing import TypeVar

from tests.bench import corpora
from tests.bench.grammar import number_of
from tests.bench.serving import choices, open_loop
from tests.bench.serving.closed_loop import load
from tests.bench.serving.figures import ERRORS, P99, SECONDS, Figures, Unavailable, percentile
from tests.bench.serving.open_loop import Seen
from tests.bench.serving.processes import Server
from tests.bench.serving.requests import Asked, WrongAnswer

T = TypeVar("T")
ORDERS = 100
"""So few that a publish takes seconds; the corpus that takes its place has one more."""
ASKED = Asked(tuple(f"/v1/orders/{number_of(place)}" for place in range(20)))
AFTERWARDS_SECONDS = 2
PUBLISHING_SECONDS = 120
POLLED_EVERY_SECONDS = 0.02
_REVISION = re.compile(rb"x-corpus-revision: (\w+)", re.IGNORECASE)


def fill(url: str, folder: Path) -> list[Path]:
    """Fill a database with the first corpus, and the files of both."""
    inputs = [corpora.written(ORDERS + more, folder) for more in (0, 1)]
    corpora.ingest(inputs[0], url)
    return inputs


def publish(server: Server, url: str, files: Path) -> Figures:
    """Ingest other files into the database of a server that is asked as fast as it answers, and 200 times a second.

    Returns:
        how long requests were still answered from the old corpus after it was replaced, what the slowest hundredth of
        that second took, and how many answers were wrong or none.
    """
    before = choices.revision(url)
    over = Event()
    with ThreadPoolExecutor(2) as pool:
        loads = pool.submit(_again, over, lambda: _errors(server))
        asked = pool.submit(_again, over, lambda: open_loop.seen(server, ASKED, 1))
        try:
            time.sleep(1)
            published = _published(url, files, before)
            time.sleep(AFTERWARDS_SECONDS)
        finally:
            over.set()
        answers = [answer for second in asked.result() for answer in second]
        return told(answers, published, before, sum(loads.result()))


def told(answers: Sequence[Seen], published: float, before: str, errors: int) -> Figures:
    """The figures of the answers to an open loop, some of them from after the moment when the corpus was replaced."""
    late = [answer for answer in answers if answer.due >= published]
    old = [answer.due - published for answer in late if revision_of(answer) == before]
    second = [answer.milliseconds for answer in late if answer.due < published + 1]
    wrong = sum(answer.status != ASKED.status for answer in answers)
    return {SECONDS: max(old, default=0.0), P99: percentile(second, 0.99), ERRORS: errors + wrong}


def revision_of(answer: Seen) -> str:
    """Which revision an answer says it is of."""
    found = _REVISION.search(answer.head)
    return found[1].decode() if found else ""


def _published(url: str, files: Path, before: str) -> float:
    """Start an ingest; the moment when the corpus is another.

    Raises:
        Unavailable: if it does not happen in time.
    """
    command = [sys.executable, "-m", "app", "ingest", *corpora.alone(corpora.CHECKOUT), str(files)]
    command += ["--allow-shrink", "--database-url", url]
    process = subprocess.Popen(command, cwd=corpora.CHECKOUT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    until = time.perf_counter() + PUBLISHING_SECONDS
    try:
        while time.perf_counter() < until:
            if choices.revision(url) != before:
                return time.perf_counter()
            time.sleep(POLLED_EVERY_SECONDS)
        raise Unavailable("the ingest did not end in time")
    finally:
        process.wait(PUBLISHING_SECONDS)


def _again(over: Event, once: Callable[[], T]) -> list[T]:
    """Do it again and again until it is over."""
    done = []
    while not over.is_set():
        done.append(once())
    return done


def _errors(server: Server) -> int:
    """A second of full load; whether any answer was wrong."""
    try:
        load(server, replace(ASKED, seconds=1))
    except WrongAnswer:
        return 1
    return 0
