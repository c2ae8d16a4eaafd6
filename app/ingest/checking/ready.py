"""What is kept ready, what was parsed, and the ledger: each part against the digests and the numbers it bears."""

import gzip
import json
import zlib
from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, select

from app.store import stored_accounts
from app.store.copying import rows_of
from app.store.digests import digest
from app.tables import (
    Corpus,
    DirectiveItem,
    DirectiveRow,
    DocumentRow,
    OrderItem,
    OrderRow,
    PublishRow,
    ReferenceItem,
    ReferenceRow,
    SourceAccountRow,
    VersionRow,
)

Found = tuple[int, list[str]]
"""How much was looked at, and what is wrong with it."""

_LISTED = (
    (OrderItem, OrderRow.sort_key),
    (ReferenceItem, ReferenceRow.key),
    (DirectiveItem, DirectiveRow.key),
)
"""The items of lists, and the keys of the rows that each tells of."""


def documents(connection: Connection) -> Found:
    """Every rendered answer against its digest; its two forms are one."""
    count, faults = 0, []
    for row in _rows(connection, DocumentRow):
        count += 1
        if row["digest"] != digest(row["path"], row["gzip"], row["plain"]) or not _is_one(row):
            faults.append(f"the answer of {row['path']} is not what was rendered")
    return count, faults


def _is_one(row: Any) -> bool:
    try:
        body = gzip.decompress(row["gzip"])
    except (OSError, EOFError, zlib.error):
        return False
    return len(body) == row["length"] and row["plain"] in (None, body)


def items(connection: Connection) -> Found:
    """Every item of a list against its digest; there is one for each row that is listed."""
    count, faults = 0, []
    for model, key in _LISTED:
        keys = set(connection.scalars(select(key))) if _is_rendered(connection) else set()
        for row in _rows(connection, model):
            count += 1
            keys.discard(row["key"])
            if row["digest"] != digest(row["key"], row["item"].encode()):
                faults.append(f"{model.__tablename__} {row['key']} is not what was rendered")
        faults += [f"{model.__tablename__} has no item {each}" for each in sorted(keys)[:3]]
    return count, faults


def _is_rendered(connection: Connection) -> bool:
    return connection.execute(select(Corpus.rendered_by)).scalar_one() is not None


def accounts(connection: Connection) -> Found:
    """What was parsed of each document against its digest."""
    count, faults = 0, []
    for row in _rows(connection, SourceAccountRow):
        count += 1
        if row["digest"] and row["digest"] != _digest_of(row["document"]):
            faults.append(f"what document {row['sha256']} says at {row['place']} is not what was parsed")
    return count, faults


def _digest_of(document: bytes) -> str | None:
    try:
        return sha256(stored_accounts.to_json(stored_accounts.decode(document))).hexdigest()[:16]
    except ValueError:
        return None


def ledger(connection: Connection) -> Found:
    """The publishes one after the other, the last of them that of the corpus; every replaced text can be read."""
    publishes = connection.execute(select(PublishRow.position, PublishRow.revision).order_by(PublishRow.position)).all()
    faults = list(_of_publishes(connection, publishes))
    for row in _rows(connection, VersionRow):
        try:
            json.loads(zlib.decompress(row["document"]) if row["document"] else b"[]")
        except (zlib.error, ValueError):
            faults.append(f"version {row['version']} of order {row['order_number']} cannot be read")
    return len(publishes), faults


def _of_publishes(connection: Connection, publishes: Any) -> Iterator[str]:
    corpus = connection.execute(select(Corpus.position, Corpus.revision)).one()
    positions = [row.position for row in publishes]
    if positions != list(range(1, len(positions) + 1)):
        yield "the ledger has a hole"
    if not publishes or tuple(publishes[-1]) != tuple(corpus):
        yield "the last publish of the ledger did not make the corpus"


def _rows(connection: Connection, model: Any) -> Iterator[Any]:
    return rows_of(connection, model.__table__)
