"""Files of the disk as answers: whole, or the part that is asked for (RFC 9110, section 14): a download can go on.

What is sent is what the file was when it was opened, even if another is put in its place meanwhile.
"""

import os
import re
from collections.abc import AsyncIterator, Mapping
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from anyio import to_thread
from fastapi import Request
from starlette.responses import Response, StreamingResponse

from app.api.conditional import has_tag, http_date, is_unmodified, wants_body
from app.api.problems import Problem

PIECE_BYTES = 256 * 1024
"""So much is read and sent at a time."""

_RANGE = re.compile(r"([0-9]*)-([0-9]*)")
_MANY = re.compile(r"[0-9-]*(?:[ \t]*,[ \t]*[0-9-]*)+")
_DIGITS = 18
_BEYOND = 10**_DIGITS
"""What numbers of more digits are read as: no file has so many bytes."""


def download(
    request: Request, file: Path, media_type: str, tag: str, modified: datetime, headers: Mapping[str, str]
) -> Response:
    """Return the file, the part of it that Range names, or 304 to who has it; called in a thread.

    Args:
        request: whose Range and conditions are looked at.
        file: the file.
        media_type: of the file.
        tag: names the bytes of the file and no others, such as their SHA-256; with quotation marks it is the ETag.
        modified: when the file was made, in UTC.
        headers: further fields.

    Raises:
        OSError: if there is no such file.
        Problem: `range-not-satisfiable`.
    """
    etag, date = f'"{tag}"', http_date(modified)
    own = {"Accept-Ranges": "bytes", "ETag": etag, "Last-Modified": date, **headers}
    if _has(request, etag, date):
        return Response(None, 304, own)
    with ExitStack() as held:
        opened = held.enter_context(file.open("rb"))
        size = os.fstat(opened.fileno()).st_size
        part = part_of(_range(request, etag, date), size)
        sent = range(size) if part is None else part
        own["Content-Length"] = str(len(sent))
        if part is not None:
            own["Content-Range"] = f"bytes {part.start}-{part.stop - 1}/{size}"
        status = 200 if part is None else 206
        if not wants_body(request.scope):
            return Response(None, status, own, media_type)
        return StreamingResponse(_pieces(opened, sent, held.pop_all()), status, own, media_type)


def part_of(header: str | None, size: int) -> range | None:
    """Return the bytes that a Range header asks for of so many; None if all of them are sent.

    A unit that is not bytes is ignored, as it must be; several ranges are answered with the whole, as they may be.

    Raises:
        Problem: `range-not-satisfiable`, for a range of bytes that is none, or begins beyond the last one.
    """
    unit, _, asked = (header or "").partition("=")
    asked = asked.strip()
    if unit.strip().lower() != "bytes" or _MANY.fullmatch(asked):
        return None
    found = _RANGE.fullmatch(asked)
    first, last = map(_number, found.groups()) if found else (None, None)
    if first is None:
        part = range(max(size - (last or 0), 0), size)
    else:
        part = range(first, size if last is None else min(last + 1, size))
    if not part:
        raise _unsatisfiable(size)
    return part


def _number(digits: str) -> int | None:
    """What digits say, None where there are none."""
    return None if not digits else int(digits) if len(digits) <= _DIGITS else _BEYOND


def _unsatisfiable(size: int) -> Problem:
    return Problem("range-not-satisfiable", f"The file has {size} bytes.", headers={"Content-Range": f"bytes */{size}"})


def _has(request: Request, etag: str, date: str) -> bool:
    """Whether the client says that it has the file."""
    tags = request.headers.getlist("if-none-match")
    if tags:
        return has_tag(",".join(tags), etag)
    return is_unmodified(",".join(request.headers.getlist("if-modified-since")) or None, date)


def _range(request: Request, etag: str, date: str) -> str | None:
    """The Range header where it is to be looked at: of GET, and of the file that the client has a part of."""
    given = request.headers.getlist("range")
    if len(given) != 1 or not wants_body(request.scope):
        return None
    held = request.headers.get("if-range")
    return given[0] if held is None or held.strip() in (etag, date) else None


async def _pieces(opened: BinaryIO, part: range, held: ExitStack) -> AsyncIterator[bytes]:
    with held:
        opened.seek(part.start)
        left = len(part)
        while left:
            piece = await to_thread.run_sync(opened.read, min(left, PIECE_BYTES))
            if not piece:
                raise OSError("the file is shorter than it was")
            left -= len(piece)
            yield piece
