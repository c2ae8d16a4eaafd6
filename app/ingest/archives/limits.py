"""How much an archive may hold, and what is found in one.

What an archive says of itself is judged before any of it is unpacked: how many members it has, how large they are, and
whether they lie apart. All the orders there are, in every format, are a hundred megabytes in thirty thousand files.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BufferedReader
from pathlib import PurePosixPath

MEGABYTE = 1 << 20
MAX_FILE_BYTES = 16 * MEGABYTE
"""A whole issue of the Federal Register has fewer; the longest order has a third of a megabyte."""
MAX_MEMBERS = 40_000
MAX_TOTAL_BYTES = 256 * MEGABYTE
MAX_RATIO = 100
"""So many times the bytes of its archive may be unpacked, beyond the first megabyte; text is packed to a tenth."""


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Refused:
    """A file, member or whole archive that was not read, and why."""

    name: str
    reason: str


class ArchiveRefused(Exception):  # noqa: N818 (nothing of the program is wrong)
    """An archive that is not read, or not any further, with the reason."""


Found = Iterator[Member | Refused]
Reader = Callable[[BufferedReader], Found]


def whole(reason: str) -> Refused:
    """Return the refusal of an archive, or of all that is left of it."""
    return Refused("", reason)


def refusal(name: str, size: int) -> Refused | None:
    """Return why a member of that name and size must not be read, or None."""
    if name.startswith("/") or ".." in PurePosixPath(name).parts or "\x00" in name:
        return Refused(name, "has a name that leaves the archive")
    return Refused(name, f"is larger than {MAX_FILE_BYTES:,} bytes") if size > MAX_FILE_BYTES else None


def limit(members: int, unpacked: int, packed: int) -> None:
    """Refuse an archive that comes to too much.

    Args:
        members: how many it has, or has had so far.
        unpacked: the bytes they come to.
        packed: the bytes they take in the archive.

    Raises:
        ArchiveRefused: with the reason.
    """
    if members > MAX_MEMBERS or unpacked > MAX_TOTAL_BYTES:
        raise ArchiveRefused(f"unpacks to more than {MAX_MEMBERS:,} members or {MAX_TOTAL_BYTES:,} bytes")
    if unpacked > MEGABYTE + MAX_RATIO * packed:
        raise ArchiveRefused(f"unpacks to more than {MAX_RATIO} times its bytes")
