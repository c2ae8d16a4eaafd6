"""A corpus that follows a store of fetched bytes: what is new there is added, what is dropped there is taken away."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from app.ingest.held import held
from app.ingest.reports import Report
from app.ingest.running import Options, Progress, add, remove
from app.upstream import store as fetched


class NotFollowed(Exception):  # noqa: N818 (a state of the corpus)
    """The corpus holds what it held: the store, or what came of it, is refused."""


def follow(folder: Path, options: Options, now: Callable[[], datetime], progress: Progress) -> bool:
    """Make the database hold what the store in `folder` holds, beside whatever else it holds; tells whether it changed.

    Args:
        folder: the store.
        options: of the ingests.
        now: the present, aware.
        progress: called with how far it is.

    Raises:
        NotFollowed: the store is not proved complete, or the ingest refuses what is in it.
        StoreError, WorkerDied: as of `add`; of the fetched store as well.
    """
    reason = fetched.incomplete(folder)
    if reason is not None:
        raise NotFollowed(reason)
    has_changed = _has_published(add([folder], options, now(), progress))
    gone = _gone(folder, options.url)
    if gone:
        has_changed |= _has_published(remove((), gone, options, now(), progress))
    return has_changed


def _gone(folder: Path, url: str) -> set[str]:
    """The names that the store holds no more and the database does: a plain text in whose place XML has come."""
    dropped = fetched.state(folder).dropped
    if not dropped:
        return set()
    with held(url) as before:
        return dropped & {document.name for document in before.documents.values()}


def _has_published(report: Report) -> bool:
    if report.state not in ("published", "unchanged"):
        raise NotFollowed(report.message)
    return report.state == "published"
