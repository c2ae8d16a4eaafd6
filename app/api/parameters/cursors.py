"""Cursors: the place where a page ends, opaque, and good only for the list and the filters it was made for."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from hashlib import sha256

from app.api.problems import FieldError, Problem

CHECKSUM_BYTES = 6

Key = str | int | date | None
"""One value of a keyset: what a sort orders by."""


def encode_cursor(key: Sequence[Key], binding: str) -> str:
    """Return the opaque cursor that continues after `key`, good only for the same `binding`."""
    payload = json.dumps([value.isoformat() if isinstance(value, date) else value for value in key]).encode()
    return urlsafe_b64encode(_checksum(payload, binding) + payload).decode().rstrip("=")


def decode_cursor(cursor: str, binding: str, shape: Sequence[type]) -> tuple[Key, ...]:
    """Return the key a cursor holds, its values of the types in `shape` or None.

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
        return tuple(_typed(value, kind) for value, kind in zip(json.loads(payload), shape, strict=True))
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
