"""What one order has of its own: its provisions, publications, their comparisons and directives as rows, packed.

Workers make them, so that the run holds some bytes of an order while it reads the others, and not its rows. A row is
packed as the JSON that is digested; a directive's as it is written, for its columns hold objects with a sequence of
their own.
"""

import hashlib
import json
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from app.ingest.comparison_rows import compared, packed, with_keys
from app.law import numbering
from app.law.comparison.headings import Standing
from app.law.documents import Order, Publication, Section
from app.law.measures import words
from app.search.document_keys import document_key
from app.sources import BY_NAME
from app.store import Row

_FASTEST = 1


@dataclass(frozen=True, slots=True)
class OwnRows:
    """The rows of one order that depend on no other order.

    Attributes:
        sections, publications, directives, comparisons: packed; the last two without their keys.
        differences: as `comparisons` stores them.
        counts: how many there are, for the order's row.
        digest: 16 hex digits over the order's facts and all rows.
    """

    sections: bytes
    publications: bytes
    directives: bytes
    comparisons: bytes
    differences: tuple[bytes, ...]
    counts: Mapping[str, int]
    digest: str

    def section_rows(self) -> list[Row]:
        """The rows of its provisions."""
        return unpacked_rows(self.sections)

    def publication_rows(self) -> list[Row]:
        """The rows of its publications."""
        return unpacked_rows(self.publications, retrieved_at=datetime.fromisoformat)

    def comparison_rows(self, signed_on: date | None) -> Iterator[Row]:
        """The rows of the comparisons of its publications; their keys ascend as those of its directives do."""
        rows = unpacked_rows(self.comparisons)
        first = document_key(signed_on, rows[0]["order_key"], 1) if rows else 0
        return with_keys(rows, first, self.differences)

    def directive_rows(self, signed_on: date | None) -> Iterator[Row]:
        """The rows of its directives; their keys ascend with the signing date, the number and the place in the text."""
        for place, row in enumerate(unpacked_rows(self.directives, due_on=date.fromisoformat), start=1):
            yield {"key": document_key(signed_on, row["order_key"], place), **row}


def own_rows(order: Order, directives: Sequence[Row]) -> OwnRows:
    """The rows of `order`; `directives` are those of the directives found in it, without their keys."""
    key = numbering.sort_key(order.number)
    found = compared(key, order)
    sections = list(_sections(key, order, found.headings))
    publications = [_publication(key, position, given) for position, given in enumerate(order.publications)]
    made = [to_json(rows) for rows in (sections, publications, found.rows)]
    written = json.dumps(directives, default=str).encode()
    return OwnRows(
        packed_rows(made[0]),
        packed_rows(made[1]),
        packed_rows(written),
        packed_rows(made[2]),
        tuple(packed(differences) for differences in found.differences),
        {
            "sections": len(sections),
            "words": words(order.walk()),
            "comparisons": len(found.rows),
            "directives": len(directives),
            "deadlines": sum(row["has_deadline"] for row in directives),
        },
        _digest(_facts(order), *made, written, *found.differences),
    )


def _facts(order: Order) -> bytes:
    """All of an order that is not in its other rows."""
    return repr(replace(order, sections=(), publications=())).encode()


def _digest(*parts: bytes) -> str:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(f"{len(part)} ".encode() + part)
    return digest.hexdigest()[:16]


def to_json(value: Any) -> bytes:
    """`value` as it is digested."""
    return json.dumps(value, sort_keys=True, default=str).encode()


def packed_rows(rows: bytes) -> bytes:
    """The JSON of rows in little room."""
    return zlib.compress(rows, _FASTEST)


def unpacked_rows(packed: bytes, **times: Callable[[str], date]) -> list[Row]:
    """The rows of `packed`; the columns named are days or instants, which JSON has as strings."""
    rows: list[Row] = json.loads(zlib.decompress(packed))
    for row in rows:
        for name, read in times.items():
            row[name] = read(row[name]) if row[name] else None
    return rows


def _sections(key: int, order: Order, headings: Mapping[str, Standing]) -> Iterator[Row]:
    def below(section: Section, parent: str | None, head: str, depth: int) -> Iterator[tuple[Section, Row]]:
        place = {"parent": parent, "depth": depth, "citation": numbering.section_citation(section.id, head)}
        yield section, place
        for child in section.children:
            yield from below(child, section.id, head, depth + 1)

    placed = (pair for section in order.sections for pair in below(section, None, section.id, 0))
    for position, (section, place) in enumerate(placed):
        yield {
            "order_key": key,
            "position": position,
            "id": section.id,
            **place,
            "label": section.label,
            "heading": section.heading,
            "heading_status": headings[section.id].value,
            "part": section.part,
            "text": section.text,
            "closing": section.closing,
            "pages": [list(page) for page in section.pages],
            "quoted": [list(span) for span in section.quoted],
            "closing_quoted": [list(span) for span in section.closing_quoted],
        }


def _publication(key: int, position: int, publication: Publication) -> Row:
    account = publication.account
    return {
        "order_key": key,
        "position": position,
        "source": BY_NAME[account.source.format].publisher,
        "format": account.source.format,
        "name": account.source.name,
        "title": account.title,
        "html_url": account.source.url or account.html_url,
        "retrieved_at": account.source.retrieved_at,
        "sha256": account.source.sha256,
        "lossy": account.source.lossy,
        "preferred": publication.preferred,
        "has_text": bool(account.sections),
        "match_score": publication.match_score,
        "is_correction": account.is_correction,
    }
