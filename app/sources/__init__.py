"""Source files to documents: one pure parser a format, chosen by what the bytes say and never by the file's name."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.law.documents import Document, Format, SourceError
from app.sources.archive import markdown as archive_markdown
from app.sources.federal_register import fr_csv, fr_json, xml
from app.sources.whitehouse import markdown as whitehouse_markdown

MEGABYTE = 1 << 20
_HEAD = 16_384


@dataclass(frozen=True, slots=True)
class SourceFormat:
    """One row of FORMATS: how to recognise a format by the first bytes of a file, and how to read it."""

    format: Format
    looks_like: Callable[[bytes], bool]
    parse: Callable[[bytes, str], Sequence[Document]]
    max_bytes: int


FORMATS: tuple[SourceFormat, ...] = (
    SourceFormat(Format.FR_XML, xml.looks_like, xml.parse, 64 * MEGABYTE),
    SourceFormat(Format.WHITEHOUSE_MARKDOWN, whitehouse_markdown.looks_like, whitehouse_markdown.parse, 16 * MEGABYTE),
    SourceFormat(Format.ARCHIVE_MARKDOWN, archive_markdown.looks_like, archive_markdown.parse, 16 * MEGABYTE),
    SourceFormat(Format.FR_JSON, fr_json.looks_like, fr_json.parse, 16 * MEGABYTE),
    SourceFormat(Format.FR_CSV, fr_csv.looks_like, fr_csv.parse, 64 * MEGABYTE),
)
"""The formats, in the order in which they are tried."""


def recognise(data: bytes) -> SourceFormat:
    """The row of FORMATS that reads `data`.

    Raises:
        SourceError: the file is empty, too large or of no known format.
    """
    if not data.strip():
        raise SourceError("the file is empty")
    for row in FORMATS:
        if row.looks_like(data[:_HEAD]):
            if len(data) > row.max_bytes:
                raise SourceError(f"the file is larger than {row.max_bytes // MEGABYTE} MB")
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
