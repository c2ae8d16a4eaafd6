"""A crowd of slow clients, and thousands that hang up: who asks as one should is answered meanwhile."""

import json
import statistics
import subprocess
import sys
import time
from contextlib import closing

import pytest

from tests.answers.requests import get
from tests.answers.wire import Client
from tests.api.edge import processes
from tests.soak.campaign import SEED, Begin, Campaign, size
from tests.soak.watching import descriptors, megabytes

pytestmark = pytest.mark.soak

SLOW, RESETS, SECONDS = 1_000, 5_000, 180
WELL = 0.995
"""So many of a good client's requests must be answered with 200, each on time."""
ANSWER_SECONDS = 5.0
MEGABYTES = 100.0
"""So much more memory may the server take."""
BACK_SECONDS, SPARE = 60.0, 5
"""When the crowd has gone, its descriptors are back so soon, but for a few."""
_PAUSE_SECONDS = 0.02
_PATHS = ("/v1/orders?limit=3", "/v1/orders/14288", "/v1/corpus", "/v1/directives?limit=5", "/v1/orders/14288.txt")


class Good:
    """A client that asks one thing after the other, every other time on a new connection."""

    def __init__(self, port: int) -> None:
        self._port, self._client = port, Client(port)
        self.seconds: list[float] = []
        self.failed: list[str] = []

    def ask(self, number: int) -> None:
        """One request."""
        path, began = _PATHS[number % len(_PATHS)], time.monotonic()
        if number % 2:
            self._client.close()
        try:
            answer = self._client.ask(get(path))
        except OSError as error:
            self.failed.append(f"{path}: {error}")
            return
        self.seconds.append(time.monotonic() - began)
        if answer.status != 200 or self.seconds[-1] > ANSWER_SECONDS:
            self.failed.append(f"{path}: {answer.status} {answer.reason} after {self.seconds[-1]:.1f} s")

    def close(self) -> None:
        """Hang up."""
        self._client.close()


def besiege(run: Campaign, server: processes.Server) -> None:
    """Let the crowd come while a good client asks."""
    port, pid = server.address[1], server.pid
    with closing(Good(port)) as before:
        for number in range(200):
            before.ask(number)
    memory, files = megabytes(pid), descriptors(pid)
    told = (port, max(13.0, SECONDS * size(1_000) / 1_000), size(SLOW, 200), size(RESETS, 200), SEED)
    command = [sys.executable, "-m", "tests.soak.slow_sockets", *map(str, told)]
    most = memory
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as crowd, closing(Good(port)) as good:
        while crowd.poll() is None:
            good.ask(run.n)
            run.n += 1
            if run.n % 100 == 0:
                most = max(most, megabytes(pid))
            time.sleep(_PAUSE_SECONDS)
        assert crowd.stdout is not None
        run.counted.update(json.load(crowd.stdout))
    judge(run, good, most - memory)
    began = time.monotonic()
    while descriptors(pid) > files + SPARE and time.monotonic() < began + BACK_SECONDS:
        time.sleep(0.5)
    run.measured |= {"descriptors_before": files, "descriptors_after": descriptors(pid)}
    run.measured["descriptors_back_seconds"] = round(time.monotonic() - began, 1)
    run.expect(descriptors(pid) <= files + SPARE, f"{descriptors(pid)} descriptors, {files} before")


def judge(run: Campaign, good: Good, grown: float) -> None:
    """What the good client got, and what memory it cost."""
    share = 1 - len(good.failed) / run.n
    percentiles = statistics.quantiles(good.seconds, n=100)
    run.measured |= {"good_share": round(share, 4), "median_ms": round(percentiles[49] * 1000, 1)}
    run.measured |= {"p99_ms": round(percentiles[98] * 1000, 1), "grown_megabytes": round(grown, 1)}
    run.expect(share >= WELL, f"{len(good.failed)} of {run.n} requests failed: {good.failed[:3]}")
    run.expect(grown <= MEGABYTES, f"{grown:.0f} MB more memory")
    run.expect(run.counted["most_at_once"] >= size(SLOW, 200) * 0.9, f"only {run.counted['most_at_once']} at once")
    run.expect(run.counted["resets"] >= size(RESETS, 200) * 0.9, f"only {run.counted['resets']} resets")


@pytest.mark.parametrize("workers", [1, 2])
def test_slow_clients(sqlite_database: str, begin: Begin, workers: int) -> None:
    """A thousand slow sockets for three minutes and five thousand resets keep nobody from being answered."""
    with (
        begin(f"R12 slow clients, {workers} workers") as run,
        processes.serving(workers, sqlite_database, slow=False, EO_SEARCH_SECONDS="1.0") as server,
    ):
        besiege(run, server)
