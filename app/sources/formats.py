"""The formats of the sources: one row each, with how it is recognised, how it is read and what it is believed for."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.law.documents import Document
from app.sources.archive import markdown as archive
from app.sources.federal_register import metadata, xml
from app.sources.whitehouse import markdown as whitehouse

MEGABYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class SourceFormat:
    """A format in which a source publishes orders.

    Attributes:
        name: as the HTTP contract names it ("fr_xml").
        publisher: who publishes it ("federal_register").
        looks_like: whether a file that begins with these bytes is of the format.
        parse: the documents of a whole file and its name; raises SourceError.
        max_bytes: a larger file is refused.
        belief: whose facts are believed first, the lowest number; of equals the latest capture.
        is_record: whether it is the editors' record of an order, without its text.
        has_whole_titles: whether its titles are whole where the believed one is cut short or damaged.
    """

    name: str
    publisher: str
    looks_like: Callable[[bytes], bool]
    parse: Callable[[bytes, str], Sequence[Document]]
    max_bytes: int
    belief: int
    is_record: bool = False
    has_whole_titles: bool = False


FORMATS: tuple[SourceFormat, ...] = (
    SourceFormat(
        xml.NAME, "federal_register", xml.looks_like, xml.parse, 64 * MEGABYTE, belief=2, has_whole_titles=True
    ),
    SourceFormat(whitehouse.NAME, "whitehouse", whitehouse.looks_like, whitehouse.parse, 16 * MEGABYTE, belief=4),
    SourceFormat(archive.NAME, "archive", archive.looks_like, archive.parse, 16 * MEGABYTE, belief=3),
    SourceFormat(
        metadata.JSON, "federal_register", metadata.looks_like_json, metadata.parse_json, 16 * MEGABYTE,
        belief=1, is_record=True, has_whole_titles=True,
    ),
    SourceFormat(
        metadata.CSV, "federal_register", metadata.looks_like_csv, metadata.parse_csv, 64 * MEGABYTE,
        belief=1, is_record=True,
    ),
)  # fmt: skip
"""Every format, in the order of trust in its text, which is also the order in which they are tried."""

BY_NAME = {row.name: row for row in FORMATS}
TRUST = {row.name: rank for rank, row in enumerate(FORMATS)}
"""How far the text of each format is trusted, the most trusted first."""
