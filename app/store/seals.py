"""The seal of a published file: a digest of all its bytes, in two fields of its header that SQLite leaves to programs.

SQLite's own checks see a damaged tree, not a damaged word: a bit that flips in a text is read as another text. So the
whole file is digested when it is published, and again before it is served. The fields are the user version and the
application id (SQLite's file format, §1.3); a copy of the file takes its seal along.
"""

import hashlib
import os
from enum import Enum
from pathlib import Path

_HEADER_BYTES = 100
_MAGIC = b"SQLite format 3\0"
_USER_VERSION, _APPLICATION_ID = slice(60, 64), slice(68, 72)
_CHUNK = 1024 * 1024
_UNSEALED = bytes(8)


class Seal(Enum):
    """What the seal of a file tells."""

    WHOLE = "whole"
    """Not a bit is another than was published."""
    NONE = "none"
    """It never had a seal: an older release published it, or another program made it."""
    BROKEN = "broken"
    """It is damaged, or was written by another program, or is no database."""


def put(path: Path) -> None:
    """Seal the file at `path`, which nobody has open.

    Raises:
        OSError: if it cannot be written.
    """
    with path.open("r+b", buffering=0) as file:
        digest = _digest(file.fileno())
        os.pwrite(file.fileno(), digest[:4], _USER_VERSION.start)
        os.pwrite(file.fileno(), digest[4:], _APPLICATION_ID.start)


def check(descriptor: int) -> Seal:
    """Read all of an open file, and tell what its seal is.

    Raises:
        OSError: if it cannot be read.
    """
    header = os.pread(descriptor, _HEADER_BYTES, 0)
    if len(header) < _HEADER_BYTES or not header.startswith(_MAGIC):
        return Seal.BROKEN
    seal = header[_USER_VERSION] + header[_APPLICATION_ID]
    if seal == _UNSEALED:
        return Seal.NONE
    return Seal.WHOLE if seal == _digest(descriptor) else Seal.BROKEN


def _digest(descriptor: int) -> bytes:
    """Eight bytes over the whole file but the eight in which they are kept."""
    digest = hashlib.sha256()
    header = bytearray(os.pread(descriptor, _HEADER_BYTES, 0))
    header[_USER_VERSION] = header[_APPLICATION_ID] = bytes(4)
    digest.update(header)
    place = len(header)
    while chunk := os.pread(descriptor, _CHUNK, place):
        digest.update(chunk)
        place += len(chunk)
    return digest.digest()[:8]
