"""The Federal Register's list export of executive orders as CSV: metadata and disposition notes."""

import csv
import io
from collections.abc import Sequence
from hashlib import sha256

from app.law.documents import Document, Format, Source, SourceError
from app.sources.decoding import decode
from app.sources.federal_register.metadata import document

_REQUIRED = {"title", "executive_order_number", "signing_date"}


def looks_like(head: bytes) -> bool:
    """Whether a file that begins with `head` has the header line of a list export."""
    first = head.replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe").partition(b"\n")[0]
    return b"," in first and b"executive_order_number" in first and first[:1] not in b"{[<"


def parse(data: bytes, name: str) -> Sequence[Document]:
    """The rows in their order.

    Raises:
        SourceError: a row has not the header's columns (a truncated file), or a value that is none; it names the row.
    """
    source = Source(Format.FR_CSV, name, sha256(data).hexdigest())
    reader = csv.reader(io.StringIO(decode(data), newline=""), strict=True)
    try:
        header = [column.strip() for column in next(reader)]
        if missing := _REQUIRED - set(header):
            raise SourceError(f"the list has no column {', '.join(sorted(missing))}")
        return tuple(_document(header, row, source, number) for number, row in enumerate(reader, start=2) if row)
    except csv.Error as error:
        raise SourceError(f"the CSV cannot be read at line {reader.line_num}: {error}") from None


def _document(header: Sequence[str], row: Sequence[str], source: Source, number: int) -> Document:
    if len(row) != len(header):
        raise SourceError(f"row {number} has {len(row)} columns, the header {len(header)}")
    return document(dict(zip(header, row, strict=True)), source, f"row {number}")
