"""What one order has of its own: its provisions, publications, their comparisons and directives as rows, packed.

Workers make them, so that the run holds some bytes of an order while it reads the others, and not its rows. A row is
packed as the JSON that is digested; a directive's as it is written, for its columns hold objects with a sequence of
their own.
"""

import hashlib
import json
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from app.ingest.comparison_rows import compared, packed, with_keys
from app.ingest.directive_rows import directive_row
from app.law import numbering
from app.law.comparison.headings import Standing
from app.law.directives import Directive
from app.law.documents import Order, Publication, Section
from app.search.document_keys import document_key
from app.sources import BY_NAME
from app.store import Row, stored_accounts

_FASTEST = 1


@dataclass(frozen=True, slots=True)
class OwnRows:
    """The rows of one order that depend on no other order.

    Attributes:
        sections, publications, directives, comparisons: packed; the last two without their keys.
        documents: the accounts as `publications` stores them.
        document_digests: of the accounts as JSON.
        differences: as `comparisons` stores them.
        difference_digests: of the differences as JSON.
        counts: how many there are, for the order's row.
    """

    sections: bytes
    publications: bytes
    directives: bytes
    documents: tuple[bytes, ...]
    document_digests: tuple[str, ...]
    comparisons: bytes
    differences: tuple[bytes, ...]
    difference_digests: tuple[str, ...]
    counts: Mapping[str, int]

    def digest(self, order: Row, references: Sequence[Row]) -> str:
        """16 hex digits over the row of the order, all its rows here, and its references."""
        first = _joined(to_json([order]), zlib.decompress(self.sections), zlib.decompress(self.publications))
        digest = hashlib.sha256(first)
        digest.update(to_json(references))
        digest.update(to_json(_unpacked(self.directives)))
        digest.update(to_json(self.document_digests))
        digest.update(zlib.decompress(self.comparisons))
        digest.update(to_json(self.difference_digests))
        return digest.hexdigest()[:16]

    def section_rows(self) -> list[Row]:
        """The rows of its provisions."""
        return _unpacked(self.sections)

    def publication_rows(self) -> Iterator[Row]:
        """The rows of its publications, with their documents."""
        rows = _unpacked(self.publications, retrieved_at=datetime.fromisoformat)
        for row, document in zip(rows, self.documents, strict=True):
            yield {**row, "document": document}

    def comparison_rows(self, signed_on: date | None) -> Iterator[Row]:
        """The rows of the comparisons of its publications; their keys ascend as those of its directives do."""
        rows = _unpacked(self.comparisons)
        first = document_key(signed_on, rows[0]["order_key"], 1) if rows else 0
        return with_keys(rows, first, self.differences)

    def directive_rows(self, signed_on: date | None) -> Iterator[Row]:
        """The rows of its directives; their keys ascend with the signing date, the number and the place in the text."""
        for place, row in enumerate(_unpacked(self.directives, due_on=date.fromisoformat), start=1):
            yield {"key": document_key(signed_on, row["order_key"], place), **row}


def own_rows(order: Order, directives: Sequence[Directive]) -> OwnRows:
    """The rows of `order` and of the directives found in it."""
    key = numbering.sort_key(order.number)
    found = compared(key, order)
    sections = list(_sections(key, order, found.headings))
    documents = [stored_accounts.to_json(given.account) for given in order.publications]
    return OwnRows(
        _packed(to_json(sections)),
        _packed(to_json([_publication(key, position, given) for position, given in enumerate(order.publications)])),
        _packed(json.dumps([directive_row(key, directive) for directive in directives], default=str).encode()),
        tuple(zlib.compress(document) for document in documents),
        tuple(hashlib.sha256(document).hexdigest() for document in documents),
        _packed(to_json(found.rows)),
        tuple(packed(differences) for differences in found.differences),
        tuple(hashlib.sha256(differences).hexdigest() for differences in found.differences),
        {
            "sections": len(sections),
            "comparisons": len(found.rows),
            "directives": len(directives),
            "deadlines": sum(directive.deadline is not None for directive in directives),
        },
    )


def to_json(value: Any) -> bytes:
    """`value` as it is digested."""
    return json.dumps(value, sort_keys=True, default=str).encode()


def _packed(rows: bytes) -> bytes:
    return zlib.compress(rows, _FASTEST)


def _unpacked(packed: bytes, **times: Callable[[str], date]) -> list[Row]:
    """The rows of `packed`; the columns named are days or instants, which JSON has as strings."""
    rows: list[Row] = json.loads(zlib.decompress(packed))
    for row in rows:
        for name, read in times.items():
            row[name] = read(row[name]) if row[name] else None
    return rows


def _joined(*lists: bytes) -> bytes:
    """Several JSON lists as one."""
    return b"[" + b", ".join(filter(None, (text[1:-1] for text in lists))) + b"]"


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
