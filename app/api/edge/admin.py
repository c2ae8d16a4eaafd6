"""The admin port: metrics as Prometheus reads them, told by a process of its own, never on the public port."""

import logging
import socket
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from wsgiref.simple_server import WSGIRequestHandler

from prometheus_client import CollectorRegistry
from prometheus_client.core import (
    CounterMetricFamily,
    GaugeMetricFamily,
    HistogramMetricFamily,
    InfoMetricFamily,
    Metric,
)
from prometheus_client.exposition import ThreadingWSGIServer, make_wsgi_app
from prometheus_client.registry import Collector

from app import store
from app.api.edge.counts import BUCKETS, GAUGES, LIMITED, STATUSES, TOTALS, Numbers
from app.settings import BUILD

_LOG = logging.getLogger("app.admin")
_PAGE_BYTES = 4096
_RESIDENT = 1


def tell(listening: socket.socket, numbers: Numbers, database_url: str) -> int:
    """Answer on the admin port for ever."""
    registry = CollectorRegistry(auto_describe=False)
    registry.register(Told(numbers, database_url))
    server = ThreadingWSGIServer(listening.getsockname()[:2], _Quiet, bind_and_activate=False)
    server.socket.close()
    server.socket = listening
    server.server_name, server.server_port = map(str, listening.getsockname()[:2])  # type: ignore[assignment]
    server.setup_environ()
    server.set_app(make_wsgi_app(registry))
    server.serve_forever()
    return 0


class _Quiet(WSGIRequestHandler):
    """Logs nothing: who asks every few seconds is no news."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class Told(Collector):
    """What the workers counted, and what the database says of itself when it is asked.

    Args:
        numbers: of all workers.
        database_url: asked with a connection of its own.
    """

    def __init__(self, numbers: Numbers, database_url: str) -> None:
        self._numbers = numbers
        self._database_url = database_url

    def collect(self) -> Iterator[Metric]:
        """Tell everything."""
        yield InfoMetricFamily("eo_build", "The release that answers.", {"version": BUILD})
        yield from self._requests()
        yield from self._work()
        yield from self._processes()
        yield from self._corpus()

    def _of_all(self) -> list[float]:
        """Each number, added up over the workers."""
        return [sum(column) for column in zip(*map(self._numbers.of, range(self._numbers.workers)), strict=True)]

    def _requests(self) -> Iterator[Metric]:
        layout, numbers = self._numbers.layout, self._of_all()
        answered = CounterMetricFamily("eo_requests", "Requests answered.", labels=("operation", "status"))
        took = HistogramMetricFamily("eo_request_seconds", "How long answers took.", labels=("operation",))
        for place, operation in enumerate(layout.operations):
            first = len(GAUGES) + len(TOTALS) + place * layout.of_an_operation
            own = numbers[first : first + layout.of_an_operation]
            counts, times = own[: len(STATUSES) + 1], own[len(STATUSES) + 1 :]
            for status, count in zip((*STATUSES, 0), counts, strict=True):
                if count:
                    answered.add_metric((operation, str(status) if status else "other"), count)
            if any(counts):
                took.add_metric((operation,), _cumulated(times[:-1]), times[-1])
        yield answered
        yield took

    def _work(self) -> Iterator[Metric]:
        numbers = self._of_all()
        now = dict(zip(GAUGES, numbers, strict=False))
        totals = dict(zip(TOTALS, numbers[len(GAUGES) :], strict=False))
        found = CounterMetricFamily("eo_cache", "Where answers were found, or not.", labels=("where",))
        for where in ("hot", "rendered", "layers", "missed"):
            found.add_metric((where,), totals[f"cache_{where}"])
        yield found
        yield GaugeMetricFamily("eo_cache_bytes", "Bytes of ready answers in memory.", now["cache_bytes"])
        for what, said in (("running", "How many run."), ("waiting", "How many wait for a place.")):
            each = GaugeMetricFamily(f"eo_{what}", said, labels=("what",))
            for name in LIMITED:
                each.add_metric((name,), now[f"{name}_{what}"])
            yield each
        refused = CounterMetricFamily("eo_refused", "How many were sent away for want of a place.", labels=("what",))
        for name in LIMITED:
            refused.add_metric((name,), totals[f"{name}_refused"])
        yield refused

    def _processes(self) -> Iterator[Metric]:
        memory = GaugeMetricFamily("eo_worker_resident_bytes", "Memory of a worker.", labels=("worker",))
        files = GaugeMetricFamily("eo_worker_open_files", "Open files of a worker.", labels=("worker",))
        for worker in range(self._numbers.workers):
            process = Path("/proc") / str(int(self._numbers.of(worker)[GAUGES.index("pid")]))
            try:
                resident = int((process / "statm").read_text().split()[_RESIDENT]) * _PAGE_BYTES
                opened = len(list((process / "fd").iterdir()))
            except (OSError, IndexError, ValueError):
                continue  # it died, and its successor has not begun
            memory.add_metric((str(worker),), resident)
            files.add_metric((str(worker),), opened)
        yield memory
        yield files

    def _corpus(self) -> Iterator[Metric]:
        try:
            found = store.status(self._database_url)
        except store.StoreError:
            found = None
        yield GaugeMetricFamily("eo_database_up", "Whether a corpus can be read.", int(found is not None))
        if found is None:
            return
        ingested_at = datetime.fromisoformat(found["ingested_at"])
        yield InfoMetricFamily("eo_corpus", "What is served.", {"revision": found["revision"]})
        yield GaugeMetricFamily("eo_corpus_orders", "Orders held.", found["orders"])
        yield GaugeMetricFamily("eo_corpus_publishes", "Publishes that the ledger has.", found["publishes"])
        yield GaugeMetricFamily("eo_corpus_published_seconds", "When it was published.", ingested_at.timestamp())
        age = (datetime.now(UTC) - ingested_at).total_seconds()
        yield GaugeMetricFamily("eo_corpus_age_seconds", "How long ago that was.", age)


def _cumulated(counts: list[float]) -> list[tuple[str, float]]:
    """The buckets of a histogram, each with all before it."""
    bounds = (*map(str, BUCKETS), "+Inf")
    return [(bound, sum(counts[: place + 1])) for place, bound in enumerate(bounds)]
