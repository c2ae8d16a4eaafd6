"""Since when: an instant, a day, or the revision of a publish."""

import re
from datetime import UTC, date, datetime, time, timedelta
from typing import Annotated

from pydantic import BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from app.api.parameters.types import DAY
from app.api.problems import FieldError, Problem
from app.queries import Given, position_after
from app.store import Snapshot

_INSTANT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,6})?Z")
_REVISION = re.compile(r"[0-9a-f]{16}")
_WRITTEN = r"[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,6})?Z)?"
_TICK = timedelta(microseconds=1)


def _moment(value: object) -> object:
    """Read an instant, or the last one before a day in UTC, which so is within what comes after it."""
    if not isinstance(value, str):
        return value
    try:
        if _INSTANT.fullmatch(value):
            return datetime.fromisoformat(value)
        if DAY.fullmatch(value):
            return datetime.combine(date.fromisoformat(value), time.min, UTC) - _TICK
    except (ValueError, OverflowError):
        pass
    raise PydanticCustomError("malformed", "Input should be an instant written YYYY-MM-DDTHH:MM:SSZ or a day")


def _since(value: object) -> object:
    """Leave a revision as it is."""
    if isinstance(value, str) and _REVISION.fullmatch(value):
        return value
    try:
        return _moment(value)
    except PydanticCustomError:
        said = "Input should be a revision of 16 hex digits, an instant written YYYY-MM-DDTHH:MM:SSZ, or a day"
        raise PydanticCustomError("malformed", said) from None


Moment = Annotated[
    datetime,
    BeforeValidator(_moment),
    WithJsonSchema({"type": "string", "pattern": f"^{_WRITTEN}$", "examples": ["2026-01-02T03:04:05Z", "2026-01-02"]}),
]
"""An instant in UTC, or the beginning of a day there; what is asked for comes after it."""

Since = Annotated[
    datetime | str,
    BeforeValidator(_since),
    WithJsonSchema(
        {"type": "string", "pattern": f"^([0-9a-f]{{16}}|{_WRITTEN})$", "examples": ["2026-01-02T03:04:05Z"]}
    ),
]
"""The same, or the revision of a publish: what is asked for comes after the last publish that made it."""


def with_since(snapshot: Snapshot, given: Given) -> Given:
    """Return the filters of changes with the publish that `since` means. One statement at most.

    Raises:
        Problem: `invalid-parameter` for a revision that no publish made.
    """
    others = {name: value for name, value in given.items() if name != "since"}
    position = position_after(snapshot.connection, given["since"])
    if position is None:
        detail = (
            "No publish that the ledger knows made this revision: ask since an instant, or without `since` for all."
        )
        raise Problem("invalid-parameter", errors=[FieldError("unknown", detail, "since")])
    return {**others, "after": position or None}
