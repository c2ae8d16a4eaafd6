"""Query parameters, declared by their types; whatever a route does not declare is refused.

A router writes `limit: Limit = 20`, `status: Many[Status]`, `signed_from: Maybe[Day] = None`. `strict` is a dependency
of the whole application and reads what the matched route declares, so a new endpoint is strict without a word.
"""

import json
import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Annotated, TypeVar, get_origin

from fastapi import Depends, Query, Request, Response
from fastapi.dependencies.models import Dependant
from pydantic import BeforeValidator
from pydantic.json_schema import SkipJsonSchema
from pydantic_core import PydanticCustomError

from app.api.problems import FieldError, Problem, nearest
from app.api.urls import canonical_query, this_url

T = TypeVar("T")
MAX_PARAMETERS = 64
MAX_REPEATS = 32
CHECKSUM_BYTES = 6
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_WHOLE = re.compile(r"0|[1-9][0-9]{0,17}")


def _written(pattern: re.Pattern[str], detail: str) -> BeforeValidator:
    """Refuse what is not written exactly so; Pydantic alone reads "+5", "1_0", " 10", "٣" and timestamps."""

    def check(value: object) -> object:
        if isinstance(value, str) and not pattern.fullmatch(value):
            raise PydanticCustomError("malformed", "{detail}", {"detail": detail})
        return value

    return BeforeValidator(check)


def _words(value: object) -> object:
    """Refuse the three words by which Pydantic would also read yes, on and 1 as true."""
    if isinstance(value, str) and value not in ("true", "false"):
        raise PydanticCustomError("malformed", "Input should be true or false")
    return value


PLAIN = _written(_WHOLE, "Input should be a whole number in plain decimal digits")
"""A whole number from 0 in plain decimal digits, without sign, blanks or leading zeros: `Annotated[int, PLAIN]`.

It stands behind the bounds of a number. Bounds that stand behind a validator are told in the OpenAPI document as `ge`
and `le`, which no reader of JSON Schema knows.
"""

Day = Annotated[date, _written(_DAY, "Input should be a date written YYYY-MM-DD")]
"""A calendar day written YYYY-MM-DD and in no other way."""

Flag = Annotated[bool, BeforeValidator(_words)]
"""Written `true` or `false`."""

Text = Annotated[str, Query(min_length=1, max_length=200, pattern=r"^[^\x00-\x1f\x7f-\x9f]+$")]
"""Any text of 1 to 200 characters without control characters."""

Maybe = Annotated[T | SkipJsonSchema[None], Query()]
"""An optional parameter, `x: Maybe[Day] = None`; its schema does not offer null, which no URL can say."""

Many = Annotated[list[T], Query(default_factory=list, max_length=MAX_REPEATS)]
"""A parameter that may be repeated; the values are alternatives (OR)."""

Limit = Annotated[int, Query(ge=1, le=100, description="How many items a page has."), PLAIN]
Cursor = Annotated[
    str,
    Query(pattern=r"^[A-Za-z0-9_-]{8,1000}$", description="`next_cursor` of the page before, with the same filters."),
]


async def strict(request: Request) -> None:
    """Refuse parameters that are unknown, empty, repeated without being repeatable, or too many, and crossed ranges.

    Raises:
        Problem: `unknown-parameter` or `invalid-parameter`, with every fault found.
    """
    given = request.query_params.multi_items()
    declared = dict(_declared(request.scope["route"].dependant))
    if len(given) > MAX_PARAMETERS:
        raise Problem("invalid-parameter", f"A request has at most {MAX_PARAMETERS} parameters.")
    if unknown := [_unknown(name, declared) for name in dict(given) if name not in declared]:
        raise Problem("unknown-parameter", _known_names(declared), unknown)
    if errors := [*_repeated(given, declared), *_empty(given), *_crossed(dict(given))]:
        raise Problem("invalid-parameter", errors=errors)


def _declared(dependant: Dependant) -> Iterator[tuple[str, bool]]:
    """Yield each query parameter's name and whether it may be repeated."""
    for field in dependant.query_params:
        yield field.alias, get_origin(field.field_info.annotation) in (list, tuple)
    for inner in dependant.dependencies:
        yield from _declared(inner)


def _known_names(declared: dict[str, bool]) -> str:
    names = ", ".join(sorted(declared))
    return f"The parameters of this path are: {names}." if names else "This path takes no parameters."


def _unknown(name: str, declared: dict[str, bool]) -> FieldError:
    return FieldError("unknown", "There is no parameter of this name here.", suggestion=nearest(name, declared))


def _repeated(given: Sequence[tuple[str, str]], declared: dict[str, bool]) -> Iterator[FieldError]:
    for name, times in Counter(name for name, _ in given).items():
        if times > 1 and not declared[name]:
            yield FieldError("repeated", "This parameter may be given only once.", name)


def _empty(given: Sequence[tuple[str, str]]) -> Iterator[FieldError]:
    for name in dict.fromkeys(name for name, value in given if not value):
        yield FieldError("empty", "Give the parameter a value, or leave it out.", name)


def _crossed(given: dict[str, str]) -> Iterator[FieldError]:
    """Days written YYYY-MM-DD compare as text; what is not a day is refused by its type."""
    for name, start in given.items():
        end = given.get(f"{name.removesuffix('_from')}_to", "") if name.endswith("_from") else ""
        if _DAY.fullmatch(start) and _DAY.fullmatch(end) and start > end:
            yield FieldError("out_of_range", "The range ends before it begins.", name)


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
        error = FieldError("malformed", "This is no cursor of this list with these filters.", "cursor")
        raise Problem("invalid-cursor", errors=[error]) from None


def _checksum(payload: bytes, binding: str) -> bytes:
    return sha256(payload + b"\0" + binding.encode()).digest()[:CHECKSUM_BYTES]


def _typed(value: object, kind: type) -> Key:
    if value is None:
        return None
    if kind is date and isinstance(value, str):
        return date.fromisoformat(value)
    if isinstance(value, str | int) and type(value) is kind and (kind is str or abs(int(value)) < 2**63):
        return value
    raise ValueError("another type")


@dataclass(frozen=True, slots=True)
class Page:
    """Where in a list an answer stands.

    Attributes:
        limit: how many items at most.
        cursor: what the client sent, or None on the first page.
    """

    limit: int
    cursor: str | None
    request: Request
    response: Response

    def after(self, *shape: type) -> tuple[Key, ...] | None:
        """Return the key to continue after, or None on the first page; `shape` is the type of each key value.

        Raises:
            Problem: `invalid-cursor`.
        """
        return None if self.cursor is None else decode_cursor(self.cursor, self._binding(), shape)

    def next_cursor(self, key: Sequence[Key] | None) -> str | None:
        """Return the cursor that continues after `key`, the keyset of the last item; None when it was the last."""
        return None if key is None else encode_cursor(key, self._binding())

    def links(self, next_cursor: str | None) -> dict[str, str | None]:
        """Return `links` of the list and set the Link header accordingly."""
        url = this_url(self.request)
        if next_cursor is None:
            return {"self": url, "next": None}
        following = this_url(self.request, cursor=next_cursor)
        self.response.headers["Link"] = f'<{following}>; rel="next"'
        return {"self": url, "next": following}

    def _binding(self) -> str:
        """A cursor belongs to a path, its filters and its sort, but not to a page size."""
        path: str = self.request.scope["path"]
        return f"{path}?{canonical_query(self.request.url.query, 'cursor', 'limit')}"


async def _page(request: Request, response: Response, limit: Limit = 20, cursor: Maybe[Cursor] = None) -> Page:
    return Page(limit, cursor, request, response)


Paged = Annotated[Page, Depends(_page)]
"""Declares `limit` and `cursor` and gives the list its place and its links."""

__all__ = [
    "PLAIN",
    "Cursor",
    "Day",
    "Flag",
    "Key",
    "Limit",
    "Many",
    "Maybe",
    "Page",
    "Paged",
    "Text",
    "decode_cursor",
    "encode_cursor",
    "strict",
]
