"""The documents that a corpus is made of: those that a database remembers, and those of a run."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, and_, or_, select

from app.ingest.parsing import Entry
from app.law.documents import Account, Head, Kind
from app.store import Row, stored_accounts
from app.tables import SourceAccountRow, SourceDocumentRow

ORDER = "order"
"""The kind of what a file says of an order."""
PARTIAL = ""
"""In place of the version of the parsers, where not all that a file holds is in the corpus."""
Key = tuple[str, int]
"""The hash of a file, and a place in it."""
_BATCH = 500
_PARTS = 50
"""So many files are asked for at once: each is found by the index, where pairs would be looked for one by one."""


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """One file.

    Attributes:
        parsers: the version of the parsers that read it.
        heads: of what it says of orders.
        others: what it holds beside, by place: the kind and the title.
    """

    sha256: str
    name: str
    format: str
    parsers: str
    heads: tuple[Head, ...]
    others: Mapping[int, tuple[Kind, str]]


def read(connection: Connection) -> dict[str, SourceDocument]:
    """The documents that a database remembers, by hash. Two statements."""
    heads: dict[str, list[Head]] = defaultdict(list)
    others: dict[str, dict[int, tuple[Kind, str]]] = defaultdict(dict)
    documents = connection.execute(select(SourceDocumentRow.__table__)).all()
    formats = {row.sha256: (row.name, row.format) for row in documents}
    columns = [column for column in SourceAccountRow.__table__.columns if column.name != "document"]
    for row in connection.execute(select(*columns)):
        if row.kind == ORDER:
            heads[row.sha256].append(_head(row, *formats[row.sha256]))
        else:
            others[row.sha256][row.place] = (Kind(row.kind), row.title)
    return {
        row.sha256: SourceDocument(
            row.sha256, row.name, row.format, row.parsers, tuple(heads[row.sha256]), others[row.sha256]
        )
        for row in documents
    }


def _head(row: Any, name: str, source_format: str) -> Head:
    return Head(
        row.sha256,
        row.place,
        name,
        source_format,
        row.number,
        row.document_number,
        row.title,
        row.signed_on,
        row.captured_on,
        row.is_correction,
        row.has_text,
        row.digest,
    )


def stored(connection: Connection, keys: AbstractSet[Key]) -> Iterator[tuple[Key, bytes]]:
    """What a database remembers at these places, as it is kept."""
    places: dict[str, list[int]] = defaultdict(list)
    for sha256, place in sorted(keys):
        places[sha256].append(place)
    parts = [
        and_(SourceAccountRow.sha256 == sha256, SourceAccountRow.place.in_(some[start : start + _BATCH]))
        for sha256, some in places.items()
        for start in range(0, len(some), _BATCH)
    ]
    for start in range(0, len(parts), _PARTS):
        statement = select(SourceAccountRow.sha256, SourceAccountRow.place, SourceAccountRow.document)
        for sha256, place, document in connection.execute(statement.where(or_(*parts[start : start + _PARTS]))):
            yield (sha256, place), document


def document_of(sha256: str, name: str, entries: Sequence[Entry], parsers: str) -> SourceDocument:
    """The document that a file was parsed into, of at least one entry."""
    heads = tuple(entry.head for entry in entries if entry.head)
    others = {entry.place: (entry.kind, entry.title) for entry in entries if entry.kind}
    return SourceDocument(sha256, name, entries[0].format, parsers, heads, others)


class Accounts:
    """What the documents of a run say of orders: parsed by the run, or remembered by the database.

    Args:
        fresh: what the run parsed, each as the database will keep it.
        connection: to the database that remembers the others, or None where none is.
    """

    def __init__(self, fresh: Mapping[Key, bytes], connection: Connection | None) -> None:
        self.fresh = dict(fresh)
        self._connection = connection

    def stored(self, keys: AbstractSet[Key]) -> dict[Key, bytes]:
        """What stands at these places, as the database keeps it."""
        found = {key: self.fresh[key] for key in keys if key in self.fresh}
        if self._connection is not None and len(found) < len(keys):
            found.update(stored(self._connection, keys - found.keys()))
        return found

    def forget(self) -> None:
        """Give up what the run parsed, which is written: a corpus has 25 MB of it."""
        self.fresh.clear()

    def of(self, heads: Sequence[Head]) -> list[Account]:
        """The accounts of these heads, in their order."""
        found = self.stored({head.key for head in heads})
        return [stored_accounts.decode(found[head.key]) for head in heads]


def document_rows(documents: Iterable[SourceDocument]) -> Iterator[Row]:
    """The rows of the documents themselves."""
    for each in documents:
        yield {"sha256": each.sha256, "name": each.name, "format": each.format, "parsers": each.parsers}


def account_rows(documents: Iterable[SourceDocument], accounts: Accounts) -> Iterator[Row]:
    """The rows of what the documents hold; `accounts` has it."""
    for each in documents:
        kept = accounts.stored({*(head.key for head in each.heads), *((each.sha256, place) for place in each.others)})
        for head in each.heads:
            yield {
                "sha256": head.sha256,
                "place": head.place,
                "kind": ORDER,
                "number": head.number,
                "document_number": head.document_number,
                "title": head.title,
                "signed_on": head.signed_on,
                "captured_on": head.captured_on,
                "is_correction": head.is_correction,
                "has_text": head.has_text,
                "digest": head.digest,
                "document": kept[head.key],
            }
        for place, (kind, title) in each.others.items():
            yield {
                "sha256": each.sha256,
                "place": place,
                "kind": kind.value,
                "number": None,
                "document_number": None,
                "title": title,
                "signed_on": None,
                "captured_on": None,
                "is_correction": False,
                "has_text": False,
                "digest": "",
                "document": kept[(each.sha256, place)],
            }
