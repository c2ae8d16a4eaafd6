"""One run of `eo ingest-coverage`, from paths to a published corpus and a report."""

import time
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, delete, insert, update

from app import store
from app.api.rendered import rendered
from app.ingest.coverage.deriving import covered, write_checks, write_links
from app.ingest.coverage.linking import links
from app.ingest.coverage.reading import Gathered, gather
from app.ingest.inputs import Listing
from app.ingest.reports import Report, some
from app.ingest.running import Progress
from app.ingest.workers import workers
from app.law.coverage.values import RULES, Link
from app.store import ledger
from app.store.coverage import HeldCoverage, Record, held_coverage, revision, rows
from app.tables import Corpus, CoverageLinkRow, CoverageQuotationRow, CoverageRow

SMALL = 40
"""So many files are read sooner by this process than by workers that have to be started first."""
BATCH_ORDERS = 16


@dataclass(frozen=True, slots=True)
class CoverageOptions:
    """What the user asked for.

    Attributes:
        url: the database.
        replace: hold what the paths say and nothing else; without it they are added to what is held.
        remove: the ids of documents that shall go.
        dry_run, keep_going, workers, lock_timeout: as of an ingest of orders.
    """

    url: str
    replace: bool = False
    remove: tuple[str, ...] = ()
    dry_run: bool = False
    keep_going: bool = False
    workers: int = 1
    lock_timeout: float = store.DEFAULT_LOCK_TIMEOUT


def run(paths: Sequence[Path], options: CoverageOptions, now: datetime, progress: Progress) -> Report:
    """Take the documents of `paths` into the database, or leave it as it was.

    Raises:
        store.StoreError: if the database cannot be read or written; it is as it was.
        WorkerDied: if a worker process was killed; likewise.
    """
    started = time.monotonic()
    right = nullcontext() if options.dry_run else store.writer(options.url, lock_timeout=options.lock_timeout)
    with right as writer:
        listing = Listing(paths)
        with workers(options.workers if len(listing) > SMALL else 1) as pool:
            this = _Run(options, writer, held_coverage(options.url), progress)
            this.take(gather(listing.read(), pool), listing, now)
    this.report.facts["seconds"] = round(time.monotonic() - started, 2)
    return this.report


class _Run:
    def __init__(
        self, options: CoverageOptions, writer: store.Writer | None, held: HeldCoverage, progress: Progress
    ) -> None:
        self.report = Report()
        self._options, self._writer, self._held, self._progress = options, writer, held, progress

    def take(self, gathered: Gathered, listing: Listing, now: datetime) -> None:
        """Publish what the files came to, if it is asked for and new."""
        gathered.refused.extend(listing.refused)
        self.report.facts |= _of_files(gathered)
        if (refusal := self._refusal(gathered)) is not None:
            self.report.message = refusal
            return
        kept = {} if self._options.replace else dict(self._held.records)
        records = {**kept, **gathered.records}
        for name in self._options.remove:
            records.pop(name, None)
        self.report.facts |= _of_changes(self._held.records, records)
        made = revision(self._held.orders_revision or "", RULES, records.values())
        self.report.facts |= {"revision_before": self._held.revision, "revision": made}
        self._publish(list(records.values()), made, now)

    def _refusal(self, gathered: Gathered) -> str | None:
        """Why nothing may be published, if nothing may."""
        if self._held.revision is None:
            return "the database holds no orders yet: `eo ingest` first"
        if gathered.refused and not self._options.keep_going:
            return f"{len(gathered.refused)} rejected, nothing published (--keep-going publishes the rest)"
        strange = sorted(set(self._options.remove) - self._held.records.keys())
        if strange:
            return f"no document of the id {strange[0]} is held"
        if not gathered.records and not self._options.remove:
            return "no document found, nothing published"
        return None

    def _publish(self, records: Sequence[Record], made: str, now: datetime) -> None:
        if made == self._held.revision:
            self.report.state, self.report.message = "unchanged", "0 changed"
        elif self._writer is None:
            self.report.state = "dry_run"
            self.report.facts |= _of_links(self._linked(records))
        else:
            self._progress("publish", 0, 1)
            amendment = _Amendment(records, made, self._held.orders_revision, now)
            self._writer.amend(amendment)
            self._progress("publish", 1, 1)
            self.report.state = "published"
            self.report.facts |= _of_links(amendment.linked)

    def _linked(self, records: Sequence[Record]) -> Mapping[str, Sequence[Link]]:
        reader = store.engine(self._options.url, pool_size=1)
        try:
            with store.snapshot(reader) as current:
                return links(current.connection, records)
        finally:
            reader.dispose()


class _Amendment:
    """The coverage of a database replaced, in one transaction.

    Attributes:
        linked: the orders that each document means; known once it is done.
    """

    def __init__(self, records: Sequence[Record], made: str, orders_revision: str | None, now: datetime) -> None:
        self.linked: Mapping[str, Sequence[Link]] = {}
        self._records, self._revision, self._orders_revision, self._now = records, made, orders_revision, now

    def __call__(self, connection: Connection) -> None:
        before = covered(connection)
        for table in (CoverageQuotationRow, CoverageLinkRow, CoverageRow):
            connection.execute(delete(table))
        if self._records:
            connection.execute(insert(CoverageRow), rows(self._records))
        linked = write_links(connection, self._records)
        write_checks(connection, self._records, linked)
        self._render(connection, sorted(before | covered(connection)))
        position = ledger.advance(connection, self._revision, self._now)
        made = {"revision": self._revision, "orders_revision": self._orders_revision, "ingested_at": self._now}
        connection.execute(update(Corpus).values(**made, position=position))
        self.linked = linked

    def _render(self, connection: Connection, keys: Sequence[int]) -> None:
        """The answers on the orders whose count may be another now, where they are rendered by this release."""
        if store.documents.are_stale(connection):
            return
        batches = (keys[start : start + BATCH_ORDERS] for start in range(0, len(keys), BATCH_ORDERS))
        store.documents.rewrite(connection, (rendered(connection, batch) for batch in batches))


def _of_files(gathered: Gathered) -> dict[str, Any]:
    kinds = Counter(record.kind.value for record in gathered.records.values())
    rejects = sorted(gathered.refused, key=lambda refused: (refused.name, refused.reason))
    return {
        "files": gathered.files,
        "documents": dict(sorted(kinds.items())),
        "rejected": len(rejects),
        "rejects": some([{"file": refused.name, "reason": refused.reason} for refused in rejects]),
        "unrecognised": some(gathered.unrecognised),
        "duplicates": some(gathered.duplicates),
    }


def _of_changes(old: Mapping[str, Record], new: Mapping[str, Record]) -> dict[str, Any]:
    return {
        "held": len(new),
        "added": some(sorted(new.keys() - old.keys())),
        "changed": some(sorted(name for name in new.keys() & old.keys() if new[name] != old[name])),
        "removed": some(sorted(old.keys() - new.keys())),
    }


def _of_links(linked: Mapping[str, Sequence[Link]]) -> dict[str, Any]:
    return {
        "links": sum(map(len, linked.values())),
        "unlinked": some(sorted(name for name, found in linked.items() if not found)),
    }
