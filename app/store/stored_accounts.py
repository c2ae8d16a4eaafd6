"""Accounts as they are stored, zlib-compressed JSON, and back.

An old account can be read again and annotated by a newer release, or kept where its file can no longer be read.
"""

import json
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from functools import cache
from typing import Any

from app.law.documents import Account, HeadingStatus, NoteItem, ParseNote, Section, Signature, Source

MAX_BYTES = 64 * 1024 * 1024


def to_json(account: Account) -> bytes:
    """`account` as JSON; fields at their defaults are left out. Equal accounts give equal bytes."""
    return json.dumps(plain(account), separators=(",", ":"), sort_keys=True).encode()


def encode(account: Account) -> bytes:
    """`account` as zlib-compressed JSON."""
    return zlib.compress(to_json(account))


def decode(data: bytes) -> Account:
    """The account that `encode` made `data` of.

    Raises:
        ValueError: if `data` is nothing of the kind.
    """
    try:
        text = zlib.decompressobj().decompress(data, MAX_BYTES)
        return _account(json.loads(text))
    except (zlib.error, TypeError, AttributeError, ValueError) as error:
        raise ValueError("not an encoded account") from error


def plain(value: Any) -> Any:
    """A frozen value as what JSON has: mappings, lists, strings, numbers."""
    if defaults := _defaults(value.__class__):
        given = ((name, default, getattr(value, name)) for name, default in defaults)
        return {name: plain(content) for name, default, content in given if content != default and content != ()}
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value


@cache
def _defaults(kind: type) -> Sequence[tuple[str, Any]]:
    """The fields of a dataclass with their defaults; none of any other type."""
    return [(field.name, field.default) for field in fields(kind)] if is_dataclass(kind) else []


def _read(values: Mapping[str, Any], how: Mapping[str, Callable[[Any], Any]]) -> dict[str, Any]:
    return {name: how[name](value) if name in how and value is not None else value for name, value in values.items()}


def _account(values: Mapping[str, Any]) -> Account:
    return Account(**_read(values, _ACCOUNT))


def _source(values: Mapping[str, Any]) -> Source:
    return Source(**_read(values, {"retrieved_at": datetime.fromisoformat}))


def _sections(values: list[Mapping[str, Any]]) -> tuple[Section, ...]:
    return tuple(Section(**_read(section, _SECTION)) for section in values)


def _pairs(values: list[list[int]]) -> tuple[tuple[int, int], ...]:
    return tuple((first, second) for first, second in values)


def _notes(values: list[Mapping[str, Any]]) -> tuple[ParseNote, ...]:
    return tuple(ParseNote(**note) for note in values)


def _recorded(values: list[Mapping[str, Any]]) -> tuple[NoteItem, ...]:
    return tuple(NoteItem(**_read(item, {"dated_on": date.fromisoformat})) for item in values)


_SECTION: Mapping[str, Callable[[Any], Any]] = {
    "heading_status": HeadingStatus,
    "children": _sections,
    "quoted": _pairs,
    "closing_quoted": _pairs,
    "pages": _pairs,
}
_ACCOUNT: Mapping[str, Callable[[Any], Any]] = {
    "source": _source,
    "signed_on": date.fromisoformat,
    "filed_on": date.fromisoformat,
    "published_on": date.fromisoformat,
    "notes_captured_on": date.fromisoformat,
    "index_terms": tuple,
    "sections": _sections,
    "signature": lambda values: Signature(**values),
    "notes": _notes,
    "recorded": _recorded,
}
