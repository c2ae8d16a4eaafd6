"""What will go: one table of operations and parameters, and how their answers say so.

`Deprecation` has the instant since when (RFC 9745, section 2.1: a structured Date), `Sunset` the one after which it may
be gone (RFC 8594, section 3: an HTTP date), `Link` where it is explained and what takes its place. `docs/versioning.md`
promises how long lies between the two.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from email.utils import format_datetime
from typing import Any

from app.api.urls import This

Header = tuple[bytes, bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class Deprecation:
    """One thing that is deprecated.

    Attributes:
        operation: the operationId.
        parameter: of that operation, or None where all of it is deprecated.
        since: the day from which on it is, in UTC.
        sunset: the day on which it may be gone, in UTC, or None where that is not settled.
        link: the path of our page that tells why, and what to do.
        successor: the path of what takes its place, or None.
    """

    operation: str
    since: date
    link: str
    parameter: str | None = None
    sunset: date | None = None
    successor: str | None = None

    def headers(self, base_url: str) -> Iterator[Header]:
        """Yield what an answer says of it; a base URL of "" makes the links relative."""
        yield b"deprecation", f"@{int(_instant(self.since).timestamp())}".encode()
        yield b"link", f'<{base_url}{self.link}>; rel="deprecation"; type="text/html"'.encode()
        if self.sunset is not None:
            yield b"sunset", format_datetime(_instant(self.sunset), usegmt=True).encode()
            yield b"link", f'<{base_url}{self.link}>; rel="sunset"; type="text/html"'.encode()
        if self.successor is not None:
            yield b"link", f'<{base_url}{self.successor}>; rel="successor-version"'.encode()

    def sentence(self) -> str:
        """Return the same for people who read the document."""
        gone = "" if self.sunset is None else f", gone from {self.sunset.isoformat()} on"
        instead = "" if self.successor is None else f" Use `{self.successor}`."
        return f"Deprecated since {self.since.isoformat()}{gone}: see {self.link}.{instead}"


DEPRECATIONS: tuple[Deprecation, ...] = ()
"""All of them."""


def told(deprecations: Sequence[Deprecation], operation: str, this: This) -> list[Header]:
    """Return what the answer to a request says: of its operation, and of the parameters that it was given.

    A field is sent once (RFC 9745, section 2): of several, the one that is gone first is told; the links are of all.
    """
    given = {name for name, _ in this.given}
    meant = [each for each in deprecations if each.operation == operation and each.parameter in {None, *given}]
    meant.sort(key=lambda each: (each.sunset or date.max, each.since))
    fields = [field for each in meant for field in each.headers(this.base_url)]
    first = dict(reversed([field for field in fields if field[0] != b"link"]))
    return [*first.items(), *(field for field in fields if field[0] == b"link")]


def touch(deprecations: Sequence[Deprecation], operations: Collection[str]) -> bool:
    """Tell whether one of these operations is deprecated, or a parameter of it."""
    return any(each.operation in operations for each in deprecations)


def mark(operation: dict[str, Any], deprecations: Sequence[Deprecation]) -> None:
    """Say in the description of an operation, in place, what of it is deprecated."""
    for each in deprecations:
        if each.operation == operation["operationId"]:
            parts = [operation] if each.parameter is None else operation["parameters"]
            for part in parts:
                if each.parameter in (None, part.get("name")):
                    part |= {"deprecated": True, "description": f"{part['description']} {each.sentence()}"}


def _instant(day: date) -> datetime:
    return datetime.combine(day, time.min, UTC)
