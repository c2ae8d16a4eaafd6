"""The bytes of an answer, unpacked by us, with a cap on what they come to."""

import zlib
from collections.abc import Iterable

from app.upstream.failures import RefusedError, TransientError

MAX_BYTES = 20 * 1024 * 1024
"""Far above all that is known: the largest text of an order has under 1 MB, a page of a list under 2 MB."""
_GZIP = ("gzip", "x-gzip")


def read(chunks: Iterable[bytes], encoding: str | None, max_bytes: int = MAX_BYTES) -> bytes:
    """The whole body.

    Args:
        chunks: the bytes as they arrive.
        encoding: the Content-Encoding header.
        max_bytes: the most that is read and the most it may unpack to.

    Raises:
        RefusedError: it is larger, or packed in a way that was not offered, or twice.
        TransientError: it ends too early or is damaged.
    """
    named = (encoding or "identity").strip().lower()
    if named == "identity":
        return _joined(chunks, max_bytes)
    if named not in _GZIP:
        raise RefusedError("the answer is packed in a way that was not offered")
    return _unpacked(_joined(chunks, max_bytes), max_bytes)


def _joined(chunks: Iterable[bytes], max_bytes: int) -> bytes:
    body = bytearray()
    for chunk in chunks:
        body += chunk
        if len(body) > max_bytes:
            raise RefusedError(f"the answer is larger than {max_bytes:,} bytes")
    return bytes(body)


def _unpacked(packed: bytes, max_bytes: int) -> bytes:
    unpacker = zlib.decompressobj(wbits=31)
    try:
        body = unpacker.decompress(packed, max_bytes + 1)
    except zlib.error as error:
        raise TransientError(f"the packed answer is damaged: {error}") from None
    if len(body) > max_bytes:
        raise RefusedError(f"the answer unpacks to more than {max_bytes:,} bytes")
    if not unpacker.eof or unpacker.unused_data:
        raise TransientError("the packed answer ends too early or too late")
    return body
