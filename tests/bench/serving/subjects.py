"""What is measured, by name: each subject gives its figures of one round."""

import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from tests.bench.serving import ingesting, open_loop, publishing
from tests.bench.serving.closed_loop import load
from tests.bench.serving.figures import SECONDS, Figures, Unavailable
from tests.bench.serving.processes import running
from tests.bench.serving.requests import Asked
from tests.bench.serving.servers import CHECKOUT
from tests.bench.serving.stage import HOT, QUIET, Stage, free_port

Subject = Callable[[Stage], Figures]
MISSES = ("orders", "lists", "sections", "references", "directives", "rare", "common")
GROWN = ("orders", "lists", "rare", "common")
OPEN_SECONDS = 4


def _hot(server: str, kind: str) -> Subject:
    return lambda stage: stage.load(server, stage.hot[kind])


def _miss(server: str, kind: str) -> Subject:
    return lambda stage: stage.load(server, stage.misses[kind])


def _grown(kind: str) -> Subject:
    return lambda stage: stage.load("grown", stage.grown_misses[kind])


def _datasette(stage: Stage) -> Figures:
    return stage.load("datasette", Asked((stage.datasette_page(),)))


def _nginx(stage: Stage) -> Figures:
    return stage.load("nginx", Asked(("/index.json",)))


def _calm(stage: Stage) -> Figures:
    return open_loop.lateness(stage.server("uncached"), stage.misses["orders"], OPEN_SECONDS)


def _searched(stage: Stage) -> Figures:
    """The same open loop while as many clients search as the server has places for searches."""
    server = stage.server("uncached")
    rare, common = stage.misses["rare"], stage.misses["common"]
    mixed = tuple(path for pair in zip(rare.paths, common.paths * len(rare.paths), strict=False) for path in pair)
    with ThreadPoolExecutor(1) as pool:
        searching = pool.submit(load, server, replace(rare, paths=mixed, seconds=OPEN_SECONDS + 1))
        time.sleep(0.5)
        figures = open_loop.lateness(server, stage.misses["orders"], OPEN_SECONDS)
        searching.result()
    return figures


def _start(stage: Stage) -> Figures:
    """From the start of the process to the first order."""
    port = free_port()
    command = replace(stage.ours(port, QUIET), ready=stage.hot["order"].paths[0])
    with running(command, port) as server:
        return {SECONDS: server.seconds, **server.memory()}


def _import(_stage: Stage) -> Figures:
    began = time.perf_counter()
    subprocess.run([sys.executable, "-c", "import app.main"], cwd=CHECKOUT, check=True)
    return {SECONDS: time.perf_counter() - began}


def _full(stage: Stage) -> Figures:
    """The memory of a server after it was asked for more than its cache holds."""
    server = stage.server("full")
    for kind in ("orders", "sections", "orders", "references", "directives"):
        load(server, stage.misses[kind])
    return server.memory()


def _publish(stage: Stage) -> Figures:
    server, url, inputs = stage.publishable
    inputs.append(inputs.pop(0))
    return publishing.publish(server, url, inputs[0])


def _ingest(stage: Stage) -> Figures:
    return ingesting.ingested(stage.databases.corpus or stage.input, stage.new_database(), CHECKOUT)


def _ingest_before(stage: Stage) -> Figures:
    if stage.databases.before is None:
        raise Unavailable("no checkout of the release before is given (--before)")
    files = stage.databases.corpus or stage.input
    return ingesting.ingested(files, stage.new_database(), stage.databases.before)


SUBJECTS: Mapping[str, Subject] = {
    **{f"{server} {kind}": _hot(server, kind) for server in ("quiet", "logged") for kind in HOT},
    **{f"constant {kind}": _hot(f"constant {kind}", kind) for kind in HOT},
    "datasette": _datasette,
    "nginx": _nginx,
    **{f"{server} {kind}": _miss(server, kind) for server in ("uncached", "naive") for kind in MISSES},
    "two workers": _miss("two workers", "orders"),
    **{f"grown {kind}": _grown(kind) for kind in GROWN},
    "calm": _calm,
    "searched": _searched,
    "start": _start,
    "import": _import,
    "full": _full,
    "publish": _publish,
    "ingest": _ingest,
    "ingest before": _ingest_before,
}
"""Every subject; a row names one, or two."""

ROUNDS: Mapping[str, int] = {"full": 1, "publish": 3, "ingest": 1, "ingest before": 1}
"""Subjects that are measured in so many rounds at most, for they take long."""
