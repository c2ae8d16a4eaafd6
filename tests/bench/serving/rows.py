"""The one table: what is compared with what, and what it must at least or may at most be."""

from dataclasses import dataclass

from tests.bench.serving.figures import COST, ERRORS, LARGEST, MEMORY, P99, RATE, SECONDS


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the results.

    Attributes:
        name: what it is asked for by on the command line.
        what: what is measured, for people.
        ours: the subject measured.
        beside: the subject it is divided by in each round, or "" where its figure stands for itself.
        unit: which of its figures.
        at_least, at_most: the limits of the median; none where it is only shown.
    """

    name: str
    what: str
    ours: str
    beside: str = ""
    unit: str = RATE
    at_least: float | None = None
    at_most: float | None = None

    def keeps(self, value: float) -> bool:
        """Whether a value is within the limits."""
        return (self.at_least is None or value >= self.at_least) and (self.at_most is None or value <= self.at_most)


ROWS: tuple[Row, ...] = (
    Row("hot-order", "hot `getOrder`, 16 kB / bare constant", "quiet order", "constant order", at_least=0.9),
    Row("hot-order-logged", "the same with the request log", "logged order", "constant order", at_least=0.8),
    Row("hot-list", "hot list of 20 / bare constant", "quiet list", "constant list", at_least=0.9),
    Row("hot-list-logged", "the same with the request log", "logged list", "constant list", at_least=0.8),
    Row("hot-gzip", "hot `getOrder` as gzip / bare constant", "quiet gzip", "constant gzip", at_least=0.9),
    Row("hot-gzip-logged", "the same with the request log", "logged gzip", "constant gzip", at_least=0.8),
    Row("hot-304", "hot 304 / bare 304", "quiet 304", "constant 304", at_least=0.9),
    Row("hot-304-logged", "the same with the request log", "logged 304", "constant 304", at_least=0.8),
    Row(
        "datasette", "hot `getOrder` / Datasette's page of one order as JSON", "logged order", "datasette", at_least=25
    ),
    Row("nginx", "hot `getOrder` / the same bytes as a file from nginx", "quiet order", "nginx"),
    Row("miss-constant", "miss `getOrder` / bare constant", "uncached orders", "constant order", at_least=0.4),
    Row("miss-order", "miss `getOrder` / naive", "uncached orders", "naive orders", at_least=18),
    Row("miss-list", "miss list of 20 / naive", "uncached lists", "naive lists", at_least=10),
    Row("miss-section", "miss section / naive", "uncached sections", "naive sections", at_least=10),
    Row("miss-references", "miss references / naive", "uncached references", "naive references", at_least=10),
    Row("miss-directives", "miss directives / naive", "uncached directives", "naive directives", at_least=10),
    Row("miss-rare", "miss search, rare words / naive", "uncached rare", "naive rare", at_least=1.5),
    Row("miss-common", "miss search, common words / naive", "uncached common", "naive common", at_least=4),
    Row("workers", "misses of two workers / one", "two workers", "uncached orders", at_least=1.6),
    Row(
        "grown-order", "miss `getOrder`, 100,000 orders / 10,000", "grown orders", "uncached orders", COST, at_most=1.2
    ),
    Row("grown-list", "miss list, 100,000 orders / 10,000", "grown lists", "uncached lists", COST, at_most=1.2),
    Row("grown-rare", "rare words, 100,000 orders / 10,000", "grown rare", "uncached rare", COST, at_most=1.2),
    Row("grown-common", "common words, 100,000 orders / 10,000", "grown common", "uncached common", COST, at_most=1.5),
    Row("searched", "`getOrder`, 200 a second while four clients search / without", "searched", "calm", P99, at_most=3),
    Row("start", "start of `eo serve` to its first order", "start", unit=SECONDS, at_most=1.5),
    Row("import", "import of the application", "import", unit=SECONDS, at_most=0.8),
    Row("memory", "memory of the process, its cache full", "full", unit=LARGEST, at_most=180),
    Row("memory-all", "the same with its child processes", "full", unit=MEMORY),
    Row(
        "publish-errors",
        "wrong or missing answers when a corpus is published under full load",
        "publish",
        unit=ERRORS,
        at_most=0,
    ),
    Row("publish-new", "how long the old corpus is still served after that", "publish", unit=SECONDS, at_most=1),
    Row("publish-p99", "99th percentile of 200 requests a second in that second", "publish", unit=P99),
    Row("ingest", "ingest / the release before", "ingest", "ingest before", SECONDS, at_most=1.3),
    Row("ingest-time", "time of that ingest", "ingest", unit=SECONDS),
    Row("ingest-memory", "most memory of all its processes", "ingest", unit=MEMORY, at_most=600),
)
"""Every row, in the order in which it is measured and told."""
