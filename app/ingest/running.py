"""One run of an ingest, from paths to a published corpus and a report."""

import gc
import resource
import time
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from itertools import chain
from pathlib import Path

from sqlalchemy import Connection

from app import store
from app.ingest import composing, register, tables, versions
from app.ingest.amending import Amendment
from app.ingest.annotating import annotate
from app.ingest.assembling import Assembled, Assembler
from app.ingest.catalogue import Accounts
from app.ingest.composing import Documents
from app.ingest.corpus_rows import Corpus, corpus_of
from app.ingest.coverage.deriving import deriving
from app.ingest.coverage.keeping import with_coverage
from app.ingest.doubting import doubts_of
from app.ingest.effects import effects
from app.ingest.held import Held, held
from app.ingest.inputs import Listing
from app.ingest.parsing import Parsed, parse
from app.ingest.readings import decode
from app.ingest.reports import Report, of_changes, of_corpus, of_files, of_orders
from app.ingest.ways import Less, More, Way, Whole
from app.ingest.workers import Workers, workers
from app.law.coverage.values import RULES
from app.law.numbering import unnumbered

SMALL = 200
"""So many files are parsed sooner by this process than by workers that have to be started first."""
FEW = 8
"""Where less than one order in so many is another, the corpus held is amended instead of written anew."""
ROUNDS = 3
"""So often orders are put together without the accounts that contradict each other."""

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
        register: whether the register that comes with the program is one of the files given.
    """

    url: str
    dry_run: bool = False
    keep_going: bool = False
    workers: int = 1
    allow_shrink: bool = False
    lock_timeout: float = store.DEFAULT_LOCK_TIMEOUT
    register: bool = False


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
    return _perform(Whole(), paths, options, now, progress)


def add(paths: Sequence[Path], options: Options, now: datetime, progress: Progress) -> Report:
    """Add what `paths` say to what the database holds; a document takes the place of the held one of its name.

    Arguments and errors are those of `run`.

    Raises:
        NotRemembered: if an older release made the corpus held.
    """
    return _perform(More(), paths, options, now, progress)


def remove(
    numbers: Collection[str], names: Collection[str], options: Options, now: datetime, progress: Progress
) -> Report:
    """Take documents away: those that tell of the orders `numbers` alone, and those of the names `names`.

    The other arguments and errors are those of `add`.
    """
    return _perform(Less(frozenset(numbers), frozenset(names)), (), replace(options, register=False), now, progress)


def _perform(way: Way, paths: Sequence[Path], options: Options, now: datetime, progress: Progress) -> Report:
    started = time.monotonic()
    right = nullcontext() if options.dry_run else store.writer(options.url, lock_timeout=options.lock_timeout)
    with _uncollected(), right as writer, held(options.url) as before:
        listing = Listing(paths)
        with workers(options.workers if len(listing) > SMALL or _reads_register(options, before) else 1) as pool:
            pool.begin(annotate)
            this = _Run(options, pool, progress, writer, before)
            this.take(way, listing, now)
    this.report.facts |= _cost(time.monotonic() - started, this.report)
    return this.report


def _reads_register(options: Options, before: Held) -> bool:
    """Whether every order of the register has to be read: they are many."""
    return options.register and not before.is_of_this_version


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


@dataclass(frozen=True, slots=True)
class _Made:
    """A corpus that could be published.

    Attributes:
        assembled: its orders, of which those that are `fresh` were read by this run.
        corpus: what they are together.
        revision: of it and of what is written about it.
        changes: how it differs from the one held.
    """

    assembled: Assembled
    corpus: Corpus
    revision: str
    changes: store.Changes


class _Run:
    def __init__(
        self, options: Options, pool: Workers, progress: Progress, writer: store.Writer | None, before: Held
    ) -> None:
        self.report = Report()
        self._options = options
        self._pool = pool
        self._progress = progress
        self._writer = writer
        self._held = before
        self._doubted: set[str] = set()

    def take(self, way: Way, listing: Listing, now: datetime) -> None:
        """Everything, from the files to what is published."""
        if listing.incomplete:
            self.report.state, self.report.message = "incomplete", "; ".join(listing.incomplete)
            return
        parsed = self._parse(listing)
        composed = way.compose(parsed, self._held)
        self.report.facts |= {**of_files(parsed, composed.documents.values()), **composed.facts}
        if composed.refusal:
            self.report.message = f"{composed.refusal}, nothing published"
            return
        accounts = Accounts(composing.fresh(parsed.read), self._held.connection)
        parsed.read.clear()
        assembler = Assembler(accounts, self._held, self._pool, partial(self._progress, "annotate"))
        assembled = self._assembled(assembler, composed.documents, len(parsed.refused))
        if assembled is not None:
            made = self._made(assembled, parsed.refused_names)
            if self._may_publish(made) and self._writer is not None:
                self._publish(self._writer, made, assembler, accounts, now)

    def _parse(self, listing: Listing) -> Parsed:
        total = len(listing)
        pool = self._pool if total > SMALL else Workers(None, 1)
        known = composing.known(self._held.documents)
        inputs = chain([register.shipped()] if self._options.register else [], listing.read())
        parsed = parse(inputs, pool, lambda done: self._progress("parse", done, max(done, total)), known)
        parsed.refused.extend(listing.refused)
        return parsed

    def _assembled(self, assembler: Assembler, documents: Documents, refused: int) -> Assembled | None:
        """The orders of the documents; None, and the report says why, if nothing may be made of them."""
        assembled = assembler.assemble(documents)
        self.report.facts |= of_orders(assembled.unnumbered, assembled.rejected)
        refusals = refused + len(assembled.rejected)
        if refusals and not self._options.keep_going:
            self.report.message = f"{refusals} rejected, nothing published (--keep-going publishes the rest)"
            return None
        for _ in range(ROUNDS):
            if assembled.rejected:
                doubted = {found.number: assembled.members[found.number] for found in assembled.rejected}
                self._doubted |= doubted.keys()
                assembled = assembler.assemble(composing.believed(assembled.documents, self._held.documents, doubted))
        if assembled.rejected:
            self.report.message = f"still {len(assembled.rejected)} contradictions, nothing published"
            return None
        if not assembled.made:
            self.report.message = "no order found, nothing published"
            return None
        return assembled

    def _made(self, assembled: Assembled, refused: Collection[str]) -> _Made:
        before = self._held.readings
        fresh = assembled.fresh
        readings = (decode((fresh if number in fresh else before)[number].stored) for number in assembled.made)
        others = [kind for document in assembled.documents.values() for kind, _ in document.others.values()]
        corpus = corpus_of(
            readings, assembled.unnumbered, others, lambda orders: doubts_of(orders, assembled.fresh, self._held)
        )
        changes = store.Changes.between(self._held.digests, corpus.digests())
        revision = store.coverage.revision(corpus.revision, RULES, self._held.coverage.values())
        kept = (composing.told_in(refused, assembled.documents) | self._doubted) & assembled.made.keys()
        self.report.facts |= of_corpus(corpus) | of_changes(changes, kept)
        self.report.facts |= effects(self._held.connection, corpus, changes)
        self.report.facts |= {"revision_before": self._held.revision, "revision": revision}
        return _Made(assembled, corpus, revision, changes)

    def _may_publish(self, made: _Made) -> bool:
        """Whether it is new, asked for, and does not lose orders unasked; the report says why if not."""
        if made.revision == self._held.revision and self._held.is_of_this_version:
            self.report.state, self.report.message = "unchanged", "0 changed"
        elif not self._options.allow_shrink and (loss := store.shrinkage(self._held.digests, _lost(made))):
            self.report.state, self.report.message = "would_shrink", loss
        elif self._writer is None:
            self.report.state = "dry_run"
        else:
            return True
        return False

    def _publish(
        self, writer: store.Writer, made: _Made, assembler: Assembler, accounts: Accounts, now: datetime
    ) -> None:
        self._progress("publish", 0, 1)
        changes = made.changes
        touched = len(changes.added) + len(changes.changed) + len(changes.removed)
        if self._held.is_of_this_version and touched * FEW < len(made.corpus.orders):
            made_by = versions.makers()
            amendment = Amendment(
                made.assembled, made.corpus, made.revision, changes, accounts, self._held, now, made_by
            )
            writer.amend(amendment)
        else:
            whole = made.assembled
            if len(whole.fresh) < len(whole.made):
                whole = assembler.assemble(whole.documents, anew=True)
            for order in made.corpus.orders:
                order.pack()
            content = store.Content(
                made.corpus.revision,
                made.corpus.as_of,
                made.corpus.summary,
                tables.of_all(made.corpus, whole, accounts),
                made_by=versions.makers(),
            )
            derive = deriving(self._pool)

            def derive_of_rows(connection: Connection, url: str | None) -> AbstractContextManager[None]:
                """Derive of what is written; what it was written from is let go, more than 100 MB of a whole corpus."""
                accounts.forget()
                assembler.forget()
                for assembled in (made.assembled, whole):
                    assembled.fresh.clear()
                made.corpus.orders.clear()
                return derive(connection, url)

            writer.publish(with_coverage(content, self._held.coverage.values()), now, derive_of_rows)
        self._progress("publish", 1, 1)
        self.report.state = "published"


def _lost(made: _Made) -> list[str]:
    """The orders that go; one whose page is an order with a number now is still there."""
    pages = set(map(unnumbered, made.assembled.documents))
    return [number for number in made.changes.removed if number not in pages]


def _cost(seconds: float, report: Report) -> dict[str, object]:
    documents = sum(report.facts.get("documents", {}).values())
    return {
        "seconds": round(seconds, 2),
        "documents_per_second": round(documents / seconds, 1),
        "peak_memory_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
        "peak_memory_worker_mb": round(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024),
    }
