"""Zip archives: the directory is judged whole before anything is unpacked, and by `zipfile` only if it is small."""

import os
import struct
import zipfile
import zlib
from collections.abc import Sequence
from io import BufferedReader
from itertools import pairwise

from app.ingest.archives.limits import MAX_MEMBERS, ArchiveRefused, Found, Member, Refused, limit, refusal, whole

_END = struct.Struct("<4s4H2LH")
"""The end of the directory: signature, two disks, members here and in all, its bytes and its place, the comment's."""
_END_SIGNATURE = b"PK\x05\x06"
_LOCATOR_BYTES = 20
_LOCATOR_SIGNATURE = b"PK\x06\x07"
_MAX_COMMENT = 0xFFFF
_LOCAL_HEAD_BYTES = 30
MAX_DIRECTORY_BYTES = 400 * MAX_MEMBERS
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""The others take memory as the archive pleases, and nobody packs text so."""
_ENCRYPTED = 0x1


def members(stream: BufferedReader) -> Found:
    """Yield what is in an archive."""
    try:
        _judge_end(stream)
        stream.seek(0)
        with zipfile.ZipFile(stream) as archive:
            found = archive.infolist()
            _judge(found, archive.start_dir)
            for info in found:
                if not info.is_dir():
                    yield refusal(info.filename, info.file_size) or _member(archive, info)
    except ArchiveRefused as error:
        yield whole(str(error))
    except (zipfile.BadZipFile, ValueError, EOFError) as error:
        yield whole(f"is no readable zip archive: {error}")


def _judge_end(stream: BufferedReader) -> None:
    """Refuse a directory that is too large to be read; `zipfile` takes all of it into memory.

    Raises:
        ArchiveRefused: with the reason.
    """
    size = stream.seek(0, os.SEEK_END)
    stream.seek(max(0, size - _END.size - _MAX_COMMENT - _LOCATOR_BYTES))
    tail = stream.read()
    at = _end_in(tail)
    _, _, _, _, count, length, _, _ = _END.unpack_from(tail, at)
    if tail[max(0, at - _LOCATOR_BYTES) : at].startswith(_LOCATOR_SIGNATURE):
        raise ArchiveRefused("is of the kind for more members or bytes than are taken (zip64)")
    limit(count, 0, 0)
    if length > min(size, MAX_DIRECTORY_BYTES):
        raise ArchiveRefused(f"has a directory of more than {MAX_DIRECTORY_BYTES:,} bytes, or than the archive")


def _end_in(tail: bytes) -> int:
    """Where the end of the directory is, looked for as `zipfile` does: without a comment, then the last there is."""
    plain = len(tail) - _END.size
    if plain >= 0 and tail.startswith(_END_SIGNATURE, plain) and tail.endswith(b"\x00\x00"):
        return plain
    at = tail.rfind(_END_SIGNATURE)
    if at < 0 or at > plain:
        raise ArchiveRefused("is no readable zip archive: its end is missing")
    return at


def _judge(found: Sequence[zipfile.ZipInfo], end: int) -> None:
    """Refuse what unpacks to too much, and members that share bytes of the archive.

    Raises:
        ArchiveRefused: with the reason.
    """
    limit(len(found), sum(info.file_size for info in found), sum(info.compress_size for info in found))
    places = sorted((info.header_offset, info.compress_size, len(info.orig_filename)) for info in found)
    for (start, packed, name), (following, *_) in pairwise([*places, (end, 0, 0)]):
        if start + _LOCAL_HEAD_BYTES + name + packed > following:
            raise ArchiveRefused("has members that overlap")


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Member | Refused:
    if info.compress_type not in _METHODS:
        return Refused(info.filename, "is packed otherwise than by deflate")
    if info.flag_bits & _ENCRYPTED:
        return Refused(info.filename, "wants a password")
    try:
        with archive.open(info) as member:
            data = member.read(info.file_size + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError) as error:
        return Refused(info.filename, f"cannot be unpacked: {error}")
    if len(data) != info.file_size:
        return Refused(info.filename, "has other bytes than the archive says")
    return Member(info.filename, data)
