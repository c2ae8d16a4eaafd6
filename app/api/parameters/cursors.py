"""Cursors: the place where a page ends, opaque, and good only for the list, the filters and the revision it is of.

What is listed differs from one revision to the next, and a place in one is none in the other: a walk that went on would
leave items out and give others twice.
"""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from hashlib import sha256
from typing import NamedTuple

from app.api.problems import FieldError, Problem
from app.store import Snapshot

CHECKSUM_BYTES = 6

Key = str | int | date | None
"""One value of a keyset: what a sort orders by."""


class Edition(NamedTuple):
    """Which corpus a list is of.

    Attributes:
        revision: of its content.
        published: when, in microseconds since 1970: of two editions it tells the newer one.
    """

    revision: str
    published: int


def edition_of(snapshot: Snapshot) -> Edition:
    """Return what the lists of a snapshot are of."""
    return Edition(snapshot.revision, round(snapshot.ingested_at.timestamp() * 1_000_000))


def encode_cursor(key: Sequence[Key], binding: str, edition: Edition) -> str:
    """Return the opaque cursor that continues after `key`, good only for the same `binding` and edition."""
    values = [value.isoformat() if isinstance(value, date) else value for value in key]
    payload = json.dumps([*edition, *values], separators=(",", ":")).encode()
    return urlsafe_b64encode(_checksum(payload, binding) + payload).decode().rstrip("=")


def decode_cursor(cursor: str, binding: str, shape: Sequence[type]) -> tuple[Edition, tuple[Key, ...]]:
    """Return what a cursor is of and the key it holds, its values of the types in `shape` or None.

    Raises:
        Problem: `invalid-cursor` when it is not ours, was altered, belongs to other filters, or has another shape.
    """
    try:
        raw = urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))
        if urlsafe_b64encode(raw).decode().rstrip("=") != cursor:
            raise ValueError("spare bits are set")
        checksum, payload = raw[:CHECKSUM_BYTES], raw[CHECKSUM_BYTES:]
        if checksum != _checksum(payload, binding):
            raise ValueError("checksum")
        revision, published, *key = json.loads(payload)
        values = tuple(_typed(value, kind) for value, kind in zip(key, shape, strict=True))
        return Edition(str(revision), int(published)), values
    except (ValueError, TypeError, RecursionError):
        raise foreign_cursor() from None


def foreign_cursor() -> Problem:
    """Return the answer to a cursor that leads to no place in this list."""
    error = FieldError("malformed", "This is no cursor of this list with these filters.", "cursor")
    return Problem("invalid-cursor", errors=[error])


def _checksum(payload: bytes, binding: str) -> bytes:
    return sha256(payload + b"\0" + binding.encode()).digest()[:CHECKSUM_BYTES]


def _instant(value: str) -> datetime:
    instant = datetime.fromisoformat(value)
    if instant.utcoffset() != timedelta(0):
        raise ValueError("not in UTC")
    return instant


def _typed(value: object, kind: type) -> Key:
    if value is None:
        return None
    if kind is date and isinstance(value, str):
        return date.fromisoformat(value)
    if kind is datetime and isinstance(value, str):
        return _instant(value)
    if isinstance(value, str | int) and type(value) is kind and (kind is str or abs(int(value)) < 2**63):
        return value
    raise ValueError("another type")
