"""What is written about orders, as it is stored: readings as bytes and back, and the records that a database holds."""

import base64
import hashlib
import json
import zlib
from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date
from typing import Any

from sqlalchemy import Connection, select

from app.law.coverage.values import DocumentKind, Named, Phrase, Quoted, Reading, Signing, Where
from app.store.engines import engine
from app.store.errors import NotReady, SchemaTooNew, SchemaTooOld
from app.store.snapshots import snapshot
from app.store.stored_accounts import plain
from app.tables import Corpus, CoverageRow

MAX_BYTES = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Record:
    """One document, without its text; see `tables.CoverageRow`."""

    id: str
    title: str
    kind: DocumentKind
    url: str | None
    publisher: str | None
    published_on: date | None
    sha256: str
    reading: Reading


@dataclass(frozen=True, slots=True)
class HeldCoverage:
    """What a database holds of it.

    Attributes:
        revision: of the whole; None where no corpus is held.
        orders_revision: of the orders alone.
        records: by id.
    """

    revision: str | None = None
    orders_revision: str | None = None
    records: Mapping[str, Record] = field(default_factory=dict)


def encode(reading: Reading) -> bytes:
    """`reading` as zlib-compressed JSON, its digests packed; equal readings give equal bytes."""
    values = {each.name: getattr(reading, each.name) for each in fields(reading)}
    packed = base64.b85encode(array("q", values.pop("prints")).tobytes()).decode()
    made = {name: plain(value) for name, value in values.items()}
    return zlib.compress(json.dumps({**made, "prints": packed}, sort_keys=True, separators=(",", ":")).encode())


def decode(data: bytes) -> Reading:
    """The reading that `encode` made `data` of.

    Raises:
        ValueError: if `data` is nothing of the kind.
    """
    try:
        values = json.loads(zlib.decompressobj().decompress(data, MAX_BYTES))
        read = {name: how(values.pop(name)) for name, how in _READ.items()}
        return Reading(**values, **read)
    except (zlib.error, KeyError, TypeError, AttributeError, ValueError) as error:
        raise ValueError("not an encoded reading") from error


def _day(value: str | None) -> date | None:
    return None if value is None else date.fromisoformat(value)


def _prints(value: str) -> tuple[int, ...]:
    return tuple(array("q", base64.b85decode(value)))


def _all(kind: type[Any], **how: Callable[[Any], Any]) -> Callable[[Sequence[Mapping[str, Any]]], tuple[Any, ...]]:
    def read(items: Sequence[Mapping[str, Any]]) -> tuple[Any, ...]:
        return tuple(
            kind(**{name: how[name](value) if name in how else value for name, value in item.items()}) for item in items
        )

    return read


_NAMED = _all(Named, where=Where, dated_on=_day)
_READ: Mapping[str, Callable[[Any], Any]] = {
    "published_on": _day,
    "numbers": _NAMED,
    "documents": _NAMED,
    "phrases": _all(Phrase, where=Where, dated_on=_day),
    "signings": _all(Signing, where=Where, since=_day, until=_day, presidents=tuple),
    "quotations": _all(Quoted, where=Where),
    "prints": _prints,
}


def rows(records: Iterable[Record]) -> list[dict[str, Any]]:
    """The rows of some records, linked to nothing yet."""
    ranked = sorted(records, key=lambda record: (record.published_on or date.min, record.id))
    return [
        {
            "key": key,
            "id": record.id,
            "title": record.title,
            "url": record.url,
            "publisher": record.publisher,
            "published_on": record.published_on,
            "kind": record.kind.value,
            "sha256": record.sha256,
            "reading": encode(record.reading),
            "linked": False,
        }
        for key, record in enumerate(ranked, start=1)
    ]


def _record(row: Any) -> Record:
    return Record(
        row.id,
        row.title,
        DocumentKind(row.kind),
        row.url,
        row.publisher,
        row.published_on,
        row.sha256,
        decode(row.reading),
    )


def held_coverage(url: str) -> HeldCoverage:
    """What the database at `url` holds; nothing for a file or a schema without a corpus.

    Raises:
        SchemaTooOld, SchemaTooNew, Unavailable: as `snapshot`.
    """
    reader = engine(url, pool_size=1)
    try:
        with snapshot(reader) as current:
            return _held(current.connection)
    except (SchemaTooOld, SchemaTooNew):
        raise
    except NotReady:
        return HeldCoverage()
    finally:
        reader.dispose()


def _held(connection: Connection) -> HeldCoverage:
    corpus = connection.execute(select(Corpus.revision, Corpus.orders_revision)).one()
    found = {each.id: each for each in held_records(connection)}
    return HeldCoverage(corpus.revision, corpus.orders_revision or corpus.revision, found)


def held_records(connection: Connection) -> list[Record]:
    """The documents, in the order of their keys. One statement."""
    return [
        _record(row) for row in connection.execute(select(*CoverageRow.__table__.columns).order_by(CoverageRow.key))
    ]


def revision(orders_revision: str, rules: str, records: Iterable[Record]) -> str:
    """The revision of orders and coverage together; that of the orders where there is no coverage."""
    digest = hashlib.sha256(f"{orders_revision} {rules}".encode())
    given = sorted(records, key=lambda each: each.id)
    for each in given:
        facts = [each.id, each.title, each.kind, each.url, each.publisher, each.published_on, each.sha256]
        digest.update(json.dumps([str(fact) for fact in facts]).encode() + encode(each.reading))
    return digest.hexdigest()[:16] if given else orders_revision
