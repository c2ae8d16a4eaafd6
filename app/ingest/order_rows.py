"""The rows of one order that depend on others: its own, with its status, and its references."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date

from app.audit import Audited
from app.ingest.own_rows import OwnRows
from app.law import numbering
from app.law.documents import FACTS, Order
from app.law.relations import Conflict, OwnEnd, Reference, Status
from app.reconcile import Unnumbered
from app.store import Row


@dataclass(slots=True)
class OrderRows:
    """One order with all that makes its rows, which are made when they are asked for.

    Attributes:
        order: its facts; of its text no more than that there is one.
        own: the rows that depend on no other order.
        status, references: what follows from all orders.
        cited_by: how many references of other orders point at it.
        amended_by: how many orders amend it.
        digest: over all its rows; empty until `seal`.
    """

    order: Order
    own: OwnRows
    status: Status
    references: Sequence[Reference]
    cited_by: int
    amended_by: int
    digest: str = ""

    def seal(self) -> None:
        """Digest the rows."""
        self.digest = self.own.digest(self._order_row(), list(self.reference_rows()))

    def order_row(self) -> Row:
        """The row of the order itself."""
        return {**self._order_row(), "digest": self.digest}

    def reference_rows(self) -> Iterator[Row]:
        """The rows of its references, without their keys."""
        key = numbering.sort_key(self.order.number)
        return (_reference(key, reference) for reference in self.references)

    def directive_rows(self) -> Iterator[Row]:
        """The rows of its directives."""
        return self.own.directive_rows(self.order.signed_on)

    def comparison_rows(self) -> Iterator[Row]:
        """The rows of the comparisons of its publications."""
        return self.own.comparison_rows(self.order.signed_on)

    def audited(self) -> Audited:
        """All of them, as an audit reads them."""
        return Audited(
            self._order_row(), self.own.section_rows(), list(self.directive_rows()), list(self.reference_rows())
        )

    def _order_row(self) -> Row:
        order, status = self.order, self.status
        return {
            "sort_key": numbering.sort_key(order.number),
            "number": order.number,
            **{name: getattr(order, name) for name in FACTS},
            "disposition_notes": order.disposition_notes,
            "president": order.president,
            "year": order.signed_on.year if order.signed_on else None,
            "status": status.value,
            "status_as_of": status.as_of,
            "status_basis": list(status.basis),
            "status_ends": [_end(end) for end in status.ends],
            "may_have_expired": status.ends.index(status.doubt) if status.doubt else None,
            "signature": asdict(order.signature),
            "has_text": bool(order.sections),
            "counts": self._counts(),
            "parse_notes": [asdict(note) for note in order.notes],
        }

    def _counts(self) -> dict[str, int]:
        own = self.own.counts
        return {
            "sections": own["sections"],
            "references": len(self.references),
            "cited_by": self.cited_by,
            "amended_by": self.amended_by,
            "directives": own["directives"],
            "comparisons": own["comparisons"],
            "deadlines": own["deadlines"],
        }


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
