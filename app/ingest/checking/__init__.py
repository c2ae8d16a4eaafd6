"""Verify a database whole: nothing in it is believed that can be found out.

Its orders are read anew from the accounts of their documents that it keeps, as an ingest would, and every row is
compared with what comes of that; so are its revision, its index of words, and the digests of all that is kept ready.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial

from sqlalchemy import Connection, select

from app import store
from app.ingest import versions
from app.ingest.annotating import annotate
from app.ingest.checking import content, ready, words
from app.ingest.checking.ready import Found
from app.ingest.held import held_in
from app.ingest.workers import workers
from app.store.copying import unhurried
from app.store.integrity import faults_of
from app.tables import Corpus

Progress = Callable[[str, int, int], None]
"""Called with (what is being done, how much is done, how much there is)."""


@dataclass(slots=True)
class Checked:
    """What a check found.

    Attributes:
        revision: that the database names; None where it cannot be read.
        faults: what is wrong, in words.
        checked: how many of each kind of thing were looked at.
        unchecked: what could not be checked, and why.
    """

    revision: str | None = None
    faults: list[str] = field(default_factory=list)
    checked: dict[str, int] = field(default_factory=dict)
    unchecked: list[str] = field(default_factory=list)

    def line(self) -> Mapping[str, object]:
        """It, as it is printed."""
        return {
            "state": "damaged" if self.faults else "sound",
            "revision": self.revision,
            "faults": self.faults,
            "checked": self.checked,
            "unchecked": self.unchecked,
        }


def check(url: str, count: int, progress: Progress) -> Checked:
    """Verify the database at `url` with so many processes.

    Raises:
        store.NotReady: if it holds no corpus of this release.
        store.Unavailable: if it does not answer.
    """
    found = Checked()
    reader = store.engine(url, pool_size=1)
    try:
        with store.snapshot(reader) as current:
            found.revision = current.revision
            unhurried(current.connection)
            _check(current, count, found, progress)
    except store.Corrupt as error:
        found.faults.append(str(error))
    finally:
        reader.dispose()
    return found


def _check(current: store.Snapshot, count: int, found: Checked, progress: Progress) -> None:
    connection = current.connection
    found.faults += faults_of(connection)
    for name, part in _PARTS.items():
        progress(name, 0, 1)
        _look(found, name, partial(part, connection))
        progress(name, 1, 1)
    made_by = connection.execute(select(Corpus.made_by)).scalar_one()
    if made_by != versions.makers():
        found.unchecked.append("rows and revision: another version of the program made this corpus; ingest it again")
        return
    with workers(count) as pool:
        pool.begin(annotate)
        _look(found, "rows", lambda: content.compared(held_in(connection), pool, partial(progress, "read")))


_PARTS: Mapping[str, Callable[[Connection], Found]] = {
    "documents": ready.documents,
    "items": ready.items,
    "accounts": ready.accounts,
    "publishes": ready.ledger,
    "words": words.compared,
}


def _look(found: Checked, name: str, part: Callable[[], Found]) -> None:
    try:
        found.checked[name], faults = part()
    except Exception as error:  # noqa: BLE001 (whatever cannot be read of what is held is damaged)
        faults = [f"the {name} cannot be read: {type(error).__name__}"]
    found.faults += faults
