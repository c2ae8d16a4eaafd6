"""Source files to documents: one pure parser a format, chosen by what the bytes say and never by the file's name."""

from collections.abc import Sequence

from app.law.documents import Document, SourceError
from app.sources.formats import BY_NAME, FORMATS, MEGABYTE, TRUST, SourceFormat

__all__ = ["BY_NAME", "FORMATS", "HEAD_BYTES", "TRUST", "SourceFormat", "parse", "recognise"]

HEAD_BYTES = 16_384
"""How much of a file tells its format."""


def recognise(data: bytes) -> SourceFormat:
    """The row of FORMATS that reads `data`.

    Raises:
        SourceError: the file is empty, too large or of no known format.
    """
    if not data[:HEAD_BYTES].strip() and not data.strip():
        raise SourceError("the file is empty")
    for row in FORMATS:
        if row.looks_like(data[:HEAD_BYTES]):
            if len(data) > row.max_bytes:
                raise SourceError(f"the file is larger than {row.max_bytes // MEGABYTE} MB")
            if row.max_lines is not None and data.count(b"\n") > row.max_lines:
                raise SourceError(f"the file has more than {row.max_lines:,} lines")
            return row
    raise SourceError("the file is of no known format")


def parse(data: bytes, name: str) -> Sequence[Document]:
    """The documents in one file.

    Args:
        data: the whole file.
        name: kept as `Source.name`; never evidence of anything.

    Raises:
        SourceError: the file cannot be read as any known format.
    """
    return recognise(data).parse(data, name)
