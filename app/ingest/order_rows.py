"""The rows of one order that depend on others: its own, with its status, and its references."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, astuple, dataclass, field
from datetime import date
from operator import attrgetter
from typing import Any

from app.ingest.own_rows import packed_rows, to_json, unpacked_rows
from app.ingest.readings import Reading
from app.law import measures, numbering, presidents
from app.law.amendments import Amendment
from app.law.citations import citation_of, official_url
from app.law.compilations import Compiled
from app.law.dispositions.seen import to_see
from app.law.documents import FACTS, NoteItem
from app.law.relations import Conflict, OwnEnd, Reference, Status
from app.reconcile import Unnumbered
from app.search.document_keys import PLACES
from app.store import Row
from app.tables.orders import MEASURES

Seen = tuple[str, date | None, str | None, str, str | None]
"""What other orders show of one: its title, signing date, page, status and president."""


@dataclass(slots=True)
class OrderRows:
    """One order with all that makes the rows which others have a part in.

    Attributes:
        reading: of the order alone; without mentions, endings and amendments of others, from which the rest follows.
        status, references, amendments: what follows from all orders; of amendments those of this order.
        cited_by: how many references of other orders point at it.
        amended_by: how many orders amend it.
        bodies: those that it founded, as its answer shows them.
        disputed: the ids of the edges that act on it of which sources disagree.
        compiled: where it is reprinted in title 3 of the Code of Federal Regulations, if that is told.
        digest: over all that is told of it; empty until `seal`.
        packed: the rows of its references and of its amendments, where they are kept as bytes.
        cites, changes: how many there are.
    """

    reading: Reading
    status: Status
    references: Sequence[Reference]
    amendments: Sequence[Amendment]
    cited_by: int
    amended_by: int
    bodies: Sequence[Row] = ()
    disputed: Sequence[str] = ()
    compiled: Compiled | None = None
    digest: str = ""
    packed: tuple[bytes, bytes] | None = None
    cites: int = field(init=False)
    changes: int = field(init=False)

    def __post_init__(self) -> None:
        self.cites = len(self.references)
        self.changes = len(self.amendments)

    @property
    def number(self) -> str:
        """Its number."""
        return self.reading.order.number

    @property
    def key(self) -> int:
        """Its sort key."""
        return numbering.sort_key(self.number)

    def seen(self) -> Seen:
        """What the answers on other orders tell of it."""
        order = self.reading.order
        return order.title, order.signed_on, order.html_url, self.status.value, order.president

    def seal(self, shown: Sequence[Any]) -> None:
        """Digest all that is told of it; `shown` is what its answers tell of others."""
        status = self.status
        ends = [_end(end) for end in status.ends]
        doubt = ends.index(_end(status.doubt)) if status.doubt else None
        own = (self._status_notes(), self.cited_by, self.amended_by, self.bodies, self.cfr())
        told = [status.value, status.basis, ends, doubt, *own, shown]
        amended = [astuple(each) for each in self.amendments]
        written = json.dumps([told, [_TOLD(each) for each in self.references], amended], default=str)
        self.digest = hashlib.sha256(f"{self.reading.digest} {written}".encode()).hexdigest()[:16]

    def cfr(self) -> Row | None:
        """Where it is reprinted, as it is stored."""
        return asdict(self.compiled) if self.compiled else None

    def order_row(self) -> Row:
        """The row of the order itself."""
        order, status, counts = self.reading.order, self.status, self._counts()
        place = presidents.in_term(order.president, order.signed_on, order.number)
        return {
            "sort_key": self.key,
            "number": order.number,
            **{name: getattr(order, name) for name in FACTS},
            "disposition_notes": order.disposition_notes,
            "cfr": self.compiled.target if self.compiled else None,
            "cfr_basis": self.cfr(),
            "president": order.president,
            "term": place.ordinal if place else None,
            "term_day": place.day if place else None,
            "year": order.signed_on.year if order.signed_on else None,
            "status": status.value,
            "status_basis": list(status.basis),
            "status_ends": [_end(end) for end in status.ends],
            "may_have_expired": status.ends.index(status.doubt) if status.doubt else None,
            "status_notes": self._status_notes(),
            "subjects": [_by_field(subject) for subject in self.reading.subjects],
            "signature": _by_field(order.signature),
            "bodies": list(self.bodies),
            "has_text": bool(order.sections),
            "published": measures.is_published(order),
            "counts": counts,
            **{name: counts[name] for name in MEASURES if name in counts},
            "days_to_publication": measures.days_to_publication(order),
            "mostly": self.reading.mostly,
            "parse_notes": [_by_field(note) for note in order.notes],
            "digest": self.digest,
        }

    def subject_rows(self) -> Iterator[Row]:
        """A row for each of its subjects."""
        return ({"order_key": self.key, "subject": subject.slug} for subject in self.reading.subjects)

    def _status_notes(self) -> Row:
        """What is known beside its status: whether the editors' notes are held, and what they say to see."""
        order = self.reading.order
        captured_on = order.notes_captured_on
        return {
            "held": self.reading.recorded,
            "captured_on": captured_on.isoformat() if captured_on else None,
            "verbatim": order.disposition_notes is not None,
            "disputed": list(self.disputed),
            "see": [_seen(item) for item in to_see(order.noted)],
        }

    def pack(self) -> None:
        """Keep its references and amendments as bytes until their rows are written: they are the most there is."""
        rows = (list(self.reference_rows()), list(self.amendment_rows()))
        self.packed = (packed_rows(to_json(rows[0])), packed_rows(to_json(rows[1])))
        self.references, self.amendments = (), ()

    def reference_rows(self) -> Iterator[Row]:
        """The rows of its references."""
        if self.packed:
            return iter(
                unpacked_rows(self.packed[0], target_dated_on=date.fromisoformat, captured_on=date.fromisoformat)
            )
        key = self.key
        if len(self.references) >= PLACES:
            raise ValueError(f"order {self.number} has more references than there are keys")
        return (
            {"key": key * PLACES + place, **_reference(key, reference)}
            for place, reference in enumerate(self.references, start=1)
        )

    def amendment_rows(self) -> Iterator[Row]:
        """The rows of its amendments."""
        if self.packed:
            return iter(unpacked_rows(self.packed[1], signed_on=date.fromisoformat))
        key = self.key
        if len(self.amendments) >= PLACES:
            raise ValueError(f"order {self.number} has more amendments than there are keys")
        return (_amendment(key, key * PLACES + place, each) for place, each in enumerate(self.amendments, start=1))

    def _counts(self) -> dict[str, int | None]:
        own, order = self.reading.counts, self.reading.order
        return {
            "sections": own["sections"],
            "words": own["words"] if order.sections else None,
            "pages": measures.pages(order.number, order),
            "references": self.cites,
            "cited_by": self.cited_by,
            "amended_by": self.amended_by,
            "amendments": self.changes,
            "directives": own["directives"],
            "comparisons": own["comparisons"],
            "deadlines": own["deadlines"],
        }


def _seen(item: NoteItem) -> Row:
    """A document to see as JSON, as the editors name it."""
    is_case = item.kind == "court_decision"
    return {
        "kind": item.kind,
        "citation": item.words if is_case else citation_of(item.kind, item.target),
        "dated_on": item.dated_on.isoformat() if item.dated_on else None,
        "html_url": None if is_case else official_url(item.kind, item.target),
        "note": f"{item.label}: {item.words}",
        "label": item.label,
    }


def _by_field(value: Any) -> Row:
    """The fields of a value of strings by name, without the deep copies that `asdict` makes."""
    return {name: getattr(value, name) for name in value.__slots__}


def _end(end: OwnEnd) -> Row:
    """An end as JSON; where it stands in its provision is told by its reference."""
    told = {name: value for name, value in asdict(end).items() if name not in ("field", "span")}
    return {**told, "on": end.on.isoformat() if end.on else None, "extended_by": list(end.extended_by)}


def unnumbered_row(position: int, page: Unnumbered) -> Row:
    """The row of a page that matched no held number."""
    account = page.account
    return {
        "position": position,
        "title": account.title,
        "signed_on": account.signed_on,
        "html_url": account.source.url or account.html_url,
        "name": account.source.name,
        "sha256": account.source.sha256,
        "reason": page.reason,
    }


_SAME_IN_BOTH = (
    "id",
    "section",
    "field",
    "quote",
    "context",
    "relation",
    "extent",
    "target_kind",
    "target_id",
    "target_section",
    "target_citation",
    "target_title",
    "target_dated_on",
    "target_url",
    "resolved",
    "basis",
    "note",
    "note_label",
    "captured_on",
)

_TOLD = attrgetter(*(name for name in _SAME_IN_BOTH if name not in ("quote", "context")), "span", "note_order")
"""All that a reference tells, as it is digested; its words are its order's own."""


def _reference(key: int, reference: Reference) -> Row:
    start, end = reference.span or (None, None)
    is_held = reference.resolved and reference.target_kind == "executive_order"
    return {
        **{name: getattr(reference, name) for name in _SAME_IN_BOTH},
        "order_key": key,
        "span_start": start,
        "span_end": end,
        "target_key": numbering.sort_key(reference.target_id) if is_held else None,
        "note_order_key": numbering.sort_key(reference.note_order) if reference.note_order else None,
    }


def _amendment(key: int, own_key: int, amendment: Amendment) -> Row:
    start, end = amendment.span or (None, None)
    return {
        "key": own_key,
        "id": amendment.id,
        "order_key": key,
        "reference": amendment.reference,
        "signed_on": amendment.on,
        "section": amendment.section,
        "field": amendment.field,
        "span_start": start,
        "span_end": end,
        "words": amendment.words,
        "provision": amendment.provision,
        "instruction": amendment.instruction,
        "struck": amendment.struck,
        "inserted": amendment.inserted,
        "state": amendment.state,
        "undone_by": amendment.undone_by,
    }


def conflict_row(position: int, conflict: Conflict) -> Row:
    """The row of a conflict."""
    return {
        "position": position,
        "code": conflict.code,
        "order_number": conflict.order,
        "target_number": conflict.target,
        "relation": conflict.relation,
        "detail": conflict.detail,
        "evidence": dict(conflict.evidence),
    }


def latest(days: Sequence[date | None]) -> date | None:
    """The latest day given, or None."""
    return max((day for day in days if day is not None), default=None)
