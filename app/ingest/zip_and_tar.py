"""Members of .zip and .tar.gz archives, streamed; recognised by their first bytes, capped in size and number."""

import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BufferedReader
from pathlib import PurePosixPath

MAX_FILE_BYTES = 64 * 1024 * 1024
MAX_MEMBERS = 200_000
MAX_TOTAL_BYTES = 4 * 1024 * 1024 * 1024


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


Reader = Callable[[BufferedReader], Iterator[Member | Refused]]


def reader(head: bytes) -> Reader | None:
    """How to read the archive that begins with `head`, or None if it is none."""
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip
    return _tar if head.startswith(b"\x1f\x8b") else None


def _zip(stream: BufferedReader) -> Iterator[Member | Refused]:
    budget = _Budget()
    try:
        with zipfile.ZipFile(stream) as archive:
            for info in archive.infolist():
                if info.is_dir():
                    continue
                yield budget.refusal(info.filename, info.file_size) or _zip_member(archive, info)
                if budget.spent:
                    return
    except (zipfile.BadZipFile, ValueError, EOFError) as error:
        yield Refused("", f"is no readable zip archive: {error}")


def _zip_member(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Member | Refused:
    try:
        with archive.open(info) as member:
            data = member.read(MAX_FILE_BYTES + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError) as error:
        return Refused(info.filename, f"cannot be unpacked: {error}")  # RuntimeError: it wants a password
    if len(data) > MAX_FILE_BYTES:
        return Refused(info.filename, f"is larger than {MAX_FILE_BYTES:,} bytes")
    return Member(info.filename, data)


def _tar(stream: BufferedReader) -> Iterator[Member | Refused]:
    budget = _Budget()
    try:
        with tarfile.open(fileobj=stream, mode="r|gz") as archive:
            for info in archive:
                if info.isdir():
                    continue
                yield budget.refusal(info.name, info.size) or _tar_member(archive, info)
                if budget.spent:
                    return
    except (tarfile.TarError, zlib.error, EOFError, OSError) as error:
        yield Refused("", f"is no readable .tar.gz archive: {error}")


def _tar_member(archive: tarfile.TarFile, info: tarfile.TarInfo) -> Member | Refused:
    content = archive.extractfile(info) if info.isfile() else None
    return Refused(info.name, "is not a regular file") if content is None else Member(info.name, content.read())


class _Budget:
    """How much of an archive may still be unpacked."""

    def __init__(self) -> None:
        self._members = 0
        self._bytes = 0

    @property
    def spent(self) -> bool:
        return self._members > MAX_MEMBERS or self._bytes > MAX_TOTAL_BYTES

    def refusal(self, name: str, size: int) -> Refused | None:
        """Why the member must not be read, or None."""
        self._members += 1
        self._bytes += size
        if self.spent:
            return Refused("", f"unpacks to more than {MAX_MEMBERS:,} members or {MAX_TOTAL_BYTES:,} bytes")
        if name.startswith("/") or ".." in PurePosixPath(name).parts or "\x00" in name:
            return Refused(name, "has a name that leaves the archive")
        return Refused(name, f"is larger than {MAX_FILE_BYTES:,} bytes") if size > MAX_FILE_BYTES else None
