"""Members of .zip and .tar.gz archives, one at a time; recognised by their first bytes."""

from app.ingest.archives import tar, zipped
from app.ingest.archives.limits import MAX_FILE_BYTES, Member, Reader, Refused

__all__ = ["MAX_FILE_BYTES", "Member", "Reader", "Refused", "reader"]

_BEGINNINGS: tuple[tuple[tuple[bytes, ...], Reader], ...] = (
    ((b"PK\x03\x04", b"PK\x05\x06"), zipped.members),
    ((b"\x1f\x8b",), tar.members),
)


def reader(head: bytes) -> Reader | None:
    """How to read the archive that begins with `head`, or None if it is none."""
    return next((read for beginnings, read in _BEGINNINGS if head.startswith(beginnings)), None)
