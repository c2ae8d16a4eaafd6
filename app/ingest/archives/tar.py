"""Compressed tar archives, read as a stream: nothing of it is kept but the member that is read.

`tarfile` reads each header; what follows one is read here, because it takes long names, pax records and the maps of
sparse files into memory whatever their size, keeps all of them, and calls itself for each header that extends another.
"""

import tarfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BufferedReader

from app.ingest.archives.limits import MAX_TOTAL_BYTES, ArchiveRefused, Found, Member, Refused, limit, refusal, whole

MAX_EXTENSION_BYTES = 64 * 1024
"""Of a long name, or of the records of pax, before one member."""
MAX_EXTENSIONS = 8
"""So many headers may extend the one of a member: a name, a link, pax records of it and of all."""
_PIECE_BYTES = 64 * 1024
_REGULAR = (tarfile.REGTYPE, tarfile.AREGTYPE, tarfile.CONTTYPE)
_WITHOUT_DATA = (
    tarfile.LNKTYPE, tarfile.SYMTYPE, tarfile.CHRTYPE, tarfile.BLKTYPE, tarfile.DIRTYPE, tarfile.FIFOTYPE,
)  # fmt: skip
_PAX = (tarfile.XHDTYPE, tarfile.SOLARIS_XHDTYPE)
_EXTENSIONS = (*_PAX, tarfile.XGLTYPE, tarfile.GNUTYPE_LONGNAME, tarfile.GNUTYPE_LONGLINK)
_SPARSE = "GNU.sparse."


def members(stream: BufferedReader) -> Found:
    """Yield what is in an archive."""
    try:
        unpacked = Unpacked(stream)
        for name, header in _heads(unpacked):
            yield from _member(unpacked, name, header)
        unpacked.finish()
    except ArchiveRefused as error:
        yield whole(str(error))
    except (tarfile.TarError, zlib.error, EOFError, ValueError) as error:
        yield whole(f"is no readable .tar.gz archive: {error}")


class Unpacked:
    """What a gzip file of one part or several unpacks to, never more of it in memory than is asked for.

    Attributes:
        bytes: how many were unpacked so far.
        members: how many members of the archive were met so far.
    """

    def __init__(self, stream: BufferedReader) -> None:
        self.bytes = self.members = 0
        self._stream = stream
        self._packed = 0
        self._waiting = b""
        self._part = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)

    def read(self, size: int) -> bytes:
        """Return the next `size` bytes, fewer only at the end.

        Raises:
            ArchiveRefused: if more were unpacked than may be.
            EOFError: if the file was cut short.
            zlib.error: if it is damaged.
        """
        pieces = []
        while size > 0 and (piece := self._next(min(size, _PIECE_BYTES))):
            pieces.append(piece)
            size -= len(piece)
        return b"".join(pieces)

    def read_all(self, size: int) -> bytes:
        """Return the next `size` bytes, which are filled up to a whole block, without that.

        Raises:
            EOFError: if there are not so many; else as `read`.
        """
        data = self.read(_whole_blocks(size))
        if len(data) < _whole_blocks(size):
            raise EOFError("the archive was cut short")
        return data[:size]

    def skip(self, size: int) -> None:
        """Pass over so many bytes, and what fills them up."""
        left = _whole_blocks(size)
        while left > 0:
            left -= len(self.read_all(min(left, _PIECE_BYTES)))

    def finish(self) -> None:
        """Read to the end, where the sum is that tells whether all of it was right."""
        while self._next(_PIECE_BYTES):
            pass

    def _next(self, size: int) -> bytes:
        while True:
            if self._part.eof and not self._begin_next():
                return b""
            if not self._waiting:
                self._waiting = self._stream.read(_PIECE_BYTES)
                self._packed += len(self._waiting)
                if not self._waiting:
                    raise EOFError("the file was cut short")
            piece = self._part.decompress(self._waiting, size)
            self._waiting = self._part.unused_data if self._part.eof else self._part.unconsumed_tail
            self.bytes += len(piece)
            limit(self.members, self.bytes, self._packed)
            if piece:
                return piece

    def _begin_next(self) -> bool:
        """Whether another part follows; zeros are padding."""
        while not self._waiting.strip(b"\x00"):
            self._waiting = self._stream.read(_PIECE_BYTES)
            self._packed += len(self._waiting)
            if not self._waiting:
                return False
        self._waiting = self._waiting.lstrip(b"\x00")
        self._part = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
        return True


@dataclass(slots=True)
class _Extended:
    """What was said of the next member before its header."""

    name: str | None = None
    size: int | None = None
    is_sparse: bool = False
    headers: int = 0


def _heads(unpacked: Unpacked) -> Iterator[tuple[str, tarfile.TarInfo]]:
    """Each member's name and header, its size the true one; its data must be read or skipped before the next."""
    extended = _Extended()
    while (block := unpacked.read(tarfile.BLOCKSIZE)).strip(b"\x00"):
        header = tarfile.TarInfo.frombuf(block, "utf-8", "surrogateescape")
        if header.type in _EXTENSIONS:
            _extend(extended, header, unpacked)
            continue
        if extended.is_sparse or header.type == tarfile.GNUTYPE_SPARSE:
            raise ArchiveRefused("has a sparse file")
        header.size = header.size if extended.size is None else extended.size
        if header.size < 0:
            raise ArchiveRefused("has a file of less than nothing")
        unpacked.members += 1
        limit(unpacked.members, unpacked.bytes + header.size, MAX_TOTAL_BYTES)
        yield header.name if extended.name is None else extended.name, header
        extended = _Extended()
    if not unpacked.bytes:
        raise EOFError("the file is empty")


def _extend(extended: _Extended, header: tarfile.TarInfo, unpacked: Unpacked) -> None:
    extended.headers += 1
    if not 0 <= header.size <= MAX_EXTENSION_BYTES or extended.headers > MAX_EXTENSIONS:
        raise ArchiveRefused(f"has a header of more than {MAX_EXTENSION_BYTES:,} bytes, or too many for one member")
    said = unpacked.read_all(header.size)
    if header.type == tarfile.GNUTYPE_LONGNAME:
        extended.name = said.partition(b"\x00")[0].decode("utf-8", "surrogateescape")
    elif header.type in _PAX:
        records = dict(_records(said))
        extended.name = records.get("path", extended.name)
        extended.size = int(records["size"]) if "size" in records else extended.size
        extended.is_sparse = any(key.startswith(_SPARSE) for key in records)
    elif header.type == tarfile.XGLTYPE and any(key in ("path", "size") for key, _ in _records(said)):
        raise ArchiveRefused("gives all its members one name or size")


def _records(said: bytes) -> Iterator[tuple[str, str]]:
    """The records of pax: each is its own length, a blank, a key, "=", a value and a line end (POSIX pax)."""
    at = 0
    while at < len(said):
        digits, blank, _ = said[at : at + 8].partition(b" ")
        if not blank or not digits.isdigit():
            raise tarfile.ReadError("a record of pax has no length")
        record = said[at + len(digits) + 1 : at + int(digits)]
        key, equals, value = record.partition(b"=")
        if not equals or not value.endswith(b"\n"):
            raise tarfile.ReadError("a record of pax is cut short")
        yield key.decode("utf-8", "surrogateescape"), value[:-1].decode("utf-8", "surrogateescape")
        at += int(digits)


def _member(unpacked: Unpacked, name: str, header: tarfile.TarInfo) -> Found:
    if header.type in _WITHOUT_DATA:
        if header.type != tarfile.DIRTYPE:
            yield Refused(name, "is not a regular file")
        return
    refused = refusal(name, header.size)
    if refused is None and header.type not in _REGULAR:
        refused = Refused(name, "is not a regular file")
    if refused is None:
        yield Member(name, unpacked.read_all(header.size))
    else:
        unpacked.skip(header.size)
        yield refused


def _whole_blocks(size: int) -> int:
    return -(-size // tarfile.BLOCKSIZE) * tarfile.BLOCKSIZE
