"""The answers that a publish rendered: written once, and found by their path.

They are right as long as the release that reads them is the one that rendered them (`Corpus.rendered_by`). On Postgres
they are read in the transaction of an answer. On SQLite they may be read without one, on the event loop, for finding
one takes less time than handing the question to a thread; a file that is published is never written again.
"""

import re
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update
from sqlalchemy.dialects import sqlite

from app.settings import BUILD
from app.store.digests import check, digest
from app.store.engines import parse_url, sqlite_path
from app.store.errors import NotReady, Unavailable
from app.store.published_file import FileConnection, published_file
from app.store.snapshots import generation_of
from app.tables import Base, Corpus, DirectiveItem, DocumentRow, OrderItem, ReferenceItem

_BATCH = 500
_AS_OF = re.compile(rb'"as_of":(?:"\d{4}-\d\d-\d\d"|null)')
"""It is no part of a text: a quotation mark in one is escaped."""
_COLUMNS = (DocumentRow.length, DocumentRow.gzip, DocumentRow.plain)


@dataclass(frozen=True, slots=True)
class Document:
    """A rendered answer; see `DocumentRow`. One of the two bodies is there."""

    length: int
    gzip: bytes | None
    plain: bytes | None = None


@dataclass(frozen=True, slots=True)
class Rendered:
    """What was rendered of some orders.

    Attributes:
        documents: by path, with the key of their order.
        orders, references, directives: items of lists, by the key of the row each tells of.
    """

    documents: Sequence[tuple[str, int, Document]]
    orders: Sequence[tuple[int, str]]
    references: Sequence[tuple[int, str]]
    directives: Sequence[tuple[int, str]]


def write(connection: Connection, rendered: Iterable[Rendered]) -> None:
    """Keep what was rendered, and nothing that was before."""
    for table in (DocumentRow, OrderItem, ReferenceItem, DirectiveItem):
        connection.execute(delete(table))
    for some in rendered:
        _add(connection, some)
    connection.execute(update(Corpus).values(rendered_by=BUILD))


def rewrite(connection: Connection, rendered: Iterable[Rendered]) -> None:
    """Put what was rendered of some orders in the place of what was rendered of them before."""
    for some in rendered:
        _delete(connection, DocumentRow.path, [path for path, _, _ in some.documents])
        _delete(connection, OrderItem.key, [key for key, _ in some.orders])
        _delete(connection, ReferenceItem.key, [key for key, _ in some.references])
        _delete(connection, DirectiveItem.key, [key for key, _ in some.directives])
        _add(connection, some)


def _delete(connection: Connection, column: Any, values: Sequence[Any]) -> None:
    for start in range(0, len(values), _BATCH):
        connection.execute(delete(column.class_).where(column.in_(values[start : start + _BATCH])))


def _add(connection: Connection, some: Rendered) -> None:
    as_of = connection.scalar(select(Corpus.as_of))
    rows = [
        {
            "path": path,
            "order_key": key,
            "as_of": as_of if document.plain else None,
            "digest": digest(path, document.gzip, document.plain),
            **_columns(document),
        }
        for path, key, document in some.documents
    ]
    if rows:
        connection.execute(insert(DocumentRow), rows)
    _write_items(connection, OrderItem, some.orders)
    _write_items(connection, ReferenceItem, some.references)
    _write_items(connection, DirectiveItem, some.directives)


def _columns(document: Document) -> dict[str, Any]:
    return {column.key: getattr(document, column.key) for column in _COLUMNS}


def _write_items(connection: Connection, model: type[Base], items: Sequence[tuple[int, str]]) -> None:
    if items:
        connection.execute(insert(model), [_item(key, item) for key, item in items])


def _item(key: int, item: str) -> dict[str, Any]:
    return {"key": key, "item": item, "digest": digest(key, item.encode())}


def read(connection: Connection, path: str) -> Document | None:
    """The document of a path, or None. One statement.

    Raises:
        Corrupt: if it is not what was stored.
    """
    as_of = select(Corpus.as_of).scalar_subquery()
    statement = select(*_COLUMNS, DocumentRow.digest, DocumentRow.as_of, as_of).where(DocumentRow.path == path)
    row = connection.execute(statement).one_or_none()
    return None if row is None else _checked(path, row, row[5])


def _checked(path: str, row: Any, now: object) -> Document:
    length, gzip, plain, found, as_of, *_ = row
    check(found, path, gzip, plain)
    return _of_day(Document(length, gzip, plain), as_of, now)


def _of_day(document: Document, rendered: object, now: object) -> Document:
    """The document with the day up to which the data tell now; only that word of it may be another than rendered."""
    if rendered is None or rendered == now or document.plain is None:
        return document
    body = _AS_OF.sub(b'"as_of":' + (f'"{now}"' if now else "null").encode(), document.plain)
    return Document(len(body), None, body)


def stamp_items(connection: Connection, before: date | None, now: date | None) -> None:
    """Put the day up to which the data tell now into the items of the list of orders."""
    old, new = (f'"as_of":"{day}"' if day else '"as_of":null' for day in (before, now))
    if old == new:
        return
    items = connection.execute(select(OrderItem.key, OrderItem.item)).all()
    connection.execute(delete(OrderItem))
    _write_items(connection, OrderItem, [(key, item.replace(old, new)) for key, item in items])


def are_stale(connection: Connection) -> bool:
    """Whether there is a corpus whose documents are not rendered, or by another release."""
    found = connection.execute(select(Corpus.rendered_by)).one_or_none()
    return found is not None and found.rendered_by != BUILD


def _sql(statement: object) -> str:
    return str(statement.compile(dialect=sqlite.dialect(paramstyle="qmark")))  # type: ignore[attr-defined]


_FIND = _sql(select(*_COLUMNS, DocumentRow.digest, DocumentRow.as_of).where(DocumentRow.path == "?"))
_SERVED = _sql(select(Corpus.revision, Corpus.position, Corpus.rendered_by, Corpus.ingested_at, Corpus.as_of))


class DocumentFile:
    """The documents of a SQLite file, read by a connection of their own.

    Attributes:
        ingested_at: when the generation was published that a document was found of last.
    """

    def __init__(self, url: str) -> None:
        self._file = published_file(sqlite_path(parse_url(url)).absolute())
        self._connection: FileConnection | None = None
        self._generation: str | None = None
        self._as_of: str | None = None
        self.ingested_at = datetime.min.replace(tzinfo=UTC)

    def find(self, path: str, generation: str) -> Document | None:
        """The document of a path at a generation; None where it is not rendered, or cannot be read."""
        try:
            if generation != self._generation:
                self._turn_to(generation)
            if self._connection is None:
                return None
            row = self._connection.execute(_FIND, (path,)).fetchone()
            found = None if row is None else _checked(path, row, self._as_of)
            self._connection.confirm()
        except (sqlite3.Error, NotReady, Unavailable):
            self._generation = self._connection = None  # the way through a snapshot says what is wrong
            return None
        return found

    def _turn_to(self, generation: str) -> None:
        """Open the file that is there now, if it holds this generation and documents of this release."""
        connection = self._file.open()
        row = connection.execute(_SERVED).fetchone()
        if row is None:
            raise NotReady("the file holds no corpus any more")
        revision, position, rendered_by, ingested_at, self._as_of = row
        self.ingested_at = datetime.fromisoformat(ingested_at).replace(tzinfo=UTC)
        found = generation_of(revision, position, self.ingested_at)
        self._connection = connection if found == generation and rendered_by == BUILD else None
        self._generation = generation
