"""One run of an ingest, from paths to a published corpus and a report."""

import gc
import resource
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from app import crossrefs, store
from app.ingest.annotating import annotate
from app.ingest.corpus_rows import content
from app.ingest.coverage.deriving import deriving
from app.ingest.coverage.keeping import with_coverage
from app.ingest.inputs import Listing
from app.ingest.own_rows import OwnRows
from app.ingest.parsing import Parsed, parse
from app.ingest.reports import Report, of_changes, of_content, of_files, of_orders
from app.ingest.workers import Workers, workers
from app.law.documents import Account, Kind, Order
from app.law.endings import Ending
from app.reconcile import Reconciled, Unnumbered, combine
from app.store.coverage import HeldCoverage

SMALL = 200
"""So many files are done sooner by this process than by workers that have to be started first."""
BATCH_ORDERS = 16

Progress = Callable[[str, int, int], None]
"""Called with (what is being done, how much is done, how much there is)."""


@dataclass(frozen=True, slots=True)
class Options:
    """What the user asked for.

    Attributes:
        url: the database.
        dry_run: report, but publish nothing and take no lock.
        keep_going: publish without the files that were refused; their orders keep the version held before.
        workers: how many processes parse and annotate.
        allow_shrink: let orders go, however many.
        lock_timeout: how many seconds to wait for another run to end.
    """

    url: str
    dry_run: bool = False
    keep_going: bool = False
    workers: int = 1
    allow_shrink: bool = False
    lock_timeout: float = store.DEFAULT_LOCK_TIMEOUT


def run(paths: Sequence[Path], options: Options, now: datetime, progress: Progress) -> Report:
    """Ingest `paths` into the database: afterwards it holds what they say and nothing else, or what it held before.

    Args:
        paths: files, folders and archives.
        options: what the user asked for.
        now: the time of the new revision, aware.
        progress: called with how far it is.

    Raises:
        store.StoreError: if the database cannot be read or written; it is as it was.
        WorkerDied: if a worker process was killed; likewise.
    """
    started = time.monotonic()
    right = nullcontext() if options.dry_run else store.writer(options.url, lock_timeout=options.lock_timeout)
    with _uncollected(), right as writer:
        listing = Listing(paths)
        with workers(options.workers if len(listing) > SMALL else 1) as pool:
            held = store.held(options.url)
            this = _Run(options, pool, progress, writer, held, store.coverage.held_coverage(options.url))
            made = this.prepare(listing)
            if made is not None:
                this.finish(made, now)
    this.report.facts |= _cost(time.monotonic() - started, this.report)
    return this.report


@dataclass(slots=True)
class _Gathered:
    """What the files came to.

    Attributes:
        orders: by number; each is given up as soon as it is annotated.
        unnumbered, non_orders: what became no order.
        kept: the old accounts kept for files that were refused.
    """

    orders: deque[Order]
    unnumbered: Sequence[Unnumbered]
    non_orders: Sequence[Kind]
    kept: Sequence[Account]


@contextmanager
def _uncollected() -> Iterator[None]:
    """No cycles are looked for meanwhile: a run makes none to speak of, and looking is a seventh of its own time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


class _Run:
    def __init__(
        self,
        options: Options,
        pool: Workers,
        progress: Progress,
        writer: store.Writer | None,
        held: store.Held,
        coverage: HeldCoverage,
    ) -> None:
        self.report = Report()
        self._options = options
        self._pool = pool
        self._progress = progress
        self._writer = writer
        self._held = held
        self._coverage = coverage
        self._changes = store.Changes((), (), ())

    def prepare(self, listing: Listing) -> store.Content | None:
        """Everything up to the content to publish; None, and the report says why, if nothing may be published."""
        gathered = self._gather(listing)
        if gathered is None:
            return None
        orders, own, resolved = self._annotate(gathered.orders)
        alone = content(orders, own, resolved, gathered.unnumbered, gathered.non_orders)
        made = with_coverage(alone, self._coverage.records.values())
        self._changes = store.Changes.between(self._held.digests, made.digests())
        self.report.facts |= of_content(made) | of_changes(self._changes, gathered.kept)
        self.report.facts |= {"revision_before": self._held.revision, "revision": made.revision}
        return made

    def finish(self, made: store.Content, now: datetime) -> None:
        """Publish `made` if it is new, asked for, and does not lose orders unasked."""
        if made.revision == self._held.revision:
            self.report.state, self.report.message = "unchanged", "0 changed"
        elif not self._options.allow_shrink and (loss := store.shrinkage(self._held.digests, self._changes.removed)):
            self.report.state, self.report.message = "would_shrink", loss
        elif self._writer is None:
            self.report.state = "dry_run"
        else:
            self._progress("publish", 0, 1)
            self._writer.publish(made, now, deriving(self._pool))
            self._progress("publish", 1, 1)
            self.report.state = "published"

    def _gather(self, listing: Listing) -> _Gathered | None:
        """The orders of the files; None, and the report says why, if nothing may be made of them."""
        parsed = self._parse(listing)
        reconciled = combine(parsed.accounts)
        self.report.facts |= of_files(parsed) | of_orders(reconciled)
        refusals = len(parsed.refused) + len(reconciled.rejected)
        kept: list[Account] = []
        if refusals and not self._options.keep_going:
            self.report.message = f"{refusals} rejected, nothing published (--keep-going publishes the rest)"
            return None
        if refusals:
            kept = self._kept(parsed, reconciled)
            reconciled = combine([*_believed(parsed.accounts, reconciled), *kept])
        if not reconciled.orders:
            self.report.message = "no order found, nothing published"
            return None
        kinds = [document.kind for document in parsed.non_orders]
        return _Gathered(deque(reconciled.orders), reconciled.unnumbered, kinds, kept)

    def _parse(self, listing: Listing) -> Parsed:
        total = len(listing)
        parsed = parse(listing.read(), self._pool, lambda done: self._progress("parse", done, max(done, total)))
        parsed.refused.extend(listing.refused)
        parsed.refused.sort(key=lambda refused: (refused.name, refused.reason))
        return parsed

    def _kept(self, parsed: Parsed, reconciled: Reconciled) -> list[Account]:
        """The accounts held of the orders whose files were refused or contradict each other."""
        numbers = [found.number for found in reconciled.rejected]
        if self._held.revision is None or not (numbers or parsed.refused_names):
            return []
        return store.accounts(self._options.url, names=parsed.refused_names, numbers=numbers)

    def _annotate(self, waiting: deque[Order]) -> tuple[list[Order], list[OwnRows], crossrefs.CrossReferences]:
        """The orders without their words, the own rows of each, and what follows from all of them."""
        total = len(waiting)
        orders: list[Order] = []
        mentions: dict[str, Sequence[crossrefs.Mention]] = {}
        endings: dict[str, Sequence[Ending]] = {}
        own: list[OwnRows] = []
        for batch in self._pool.map(annotate, _batches(waiting, orders)):
            for number, found, ends, rows in batch:
                mentions[number] = found
                endings[number] = ends
                own.append(rows)
            self._progress("annotate", len(own), total)
        resolved = crossrefs.resolve(orders, mentions, endings)
        return [_facts(order) for order in orders], own, resolved


def _batches(waiting: deque[Order], bare: list[Order]) -> Iterator[Sequence[Order]]:
    """The orders to annotate; what is needed of one afterwards goes to `bare` as it is given away."""
    while waiting:
        batch = [waiting.popleft() for _ in range(min(BATCH_ORDERS, len(waiting)))]
        bare.extend(crossrefs.bare(order) for order in batch)
        yield batch


def _facts(order: Order) -> Order:
    """The order with no more of its text than that there is one: what its rows ask, in 15 MB less over a corpus."""
    return replace(order, sections=order.sections[:1])


def _believed(accounts: Sequence[Account], reconciled: Reconciled) -> list[Account]:
    """The accounts that contradict nothing (an account in `rejected` may have been given its number there)."""
    doubted = {_identity(account) for found in reconciled.rejected for account in found.accounts}
    return [account for account in accounts if _identity(account) not in doubted]


def _identity(account: Account) -> tuple[object, ...]:
    return account.source, account.document_number, account.title, account.signed_on


def _cost(seconds: float, report: Report) -> dict[str, object]:
    documents = sum(report.facts.get("documents", {}).values())
    return {
        "seconds": round(seconds, 2),
        "documents_per_second": round(documents / seconds, 1),
        "peak_memory_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
        "peak_memory_worker_mb": round(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024),
    }
