"""One order's rows by hand, as an audit reads them."""

from datetime import date
from typing import Any

from app.audit import RULES, Audited

SIGNED_ON = date(2001, 1, 2)


def audited(
    *sections: dict[str, Any],
    directives: tuple[dict[str, Any], ...] = (),
    references: tuple[dict[str, Any], ...] = (),
    **order: Any,
) -> Audited:
    """An order in force with text and without a note, or as `order` says."""
    row: dict[str, Any] = {
        "number": "13200", "sort_key": 1320000, "title": "On a Matter of Importance", "signed_on": SIGNED_ON,
        "filed_on": None, "published_on": None, "status": "in_force", "status_basis": [], "status_ends": [],
        "may_have_expired": None, "has_text": True,
        "disposition_notes": None,
    }  # fmt: skip
    return Audited({**row, **order}, sections, directives, references)


def provision(section: str, text: str = "Words.", **more: Any) -> dict[str, Any]:
    """The row of a provision, with the label and the parent that its id has."""
    parent, _, last = section.rpartition(".")
    label = f"({last.partition('~')[0]})" if parent else f"Sec. {section.partition('~')[0]}"
    row: dict[str, Any] = {
        "id": section, "parent": parent or None, "label": label, "heading": "", "text": text, "closing": "",
        "quoted": [], "closing_quoted": [],
    }  # fmt: skip
    return {**row, **more}


def provisions(*ids: str) -> list[dict[str, Any]]:
    """The rows of provisions; those above all whose ids have points stand there: "1.1"."""
    return [provision(section) for section in ids]


def directive(*names: str, slug: str | None = None, **more: Any) -> dict[str, Any]:
    """The row of a directive to offices of these names."""
    actors = [{"name": name, "slug": slug, "role": "lead"} for name in names]
    row = {"section": "1", "text": "act", "due_on": None, "deadline": None, "further_deadlines": [], "actors": actors}
    return {**row, **more}


def reference(relation: str, basis: str, **more: Any) -> dict[str, Any]:
    """The row of a reference to an order that is held."""
    row: dict[str, Any] = {
        "section": "1" if basis == "text" else None, "relation": relation, "basis": basis, "resolved": True,
        "target_kind": "executive_order", "target_id": "13100", "target_citation": "Executive Order 13100",
        "target_dated_on": date(1998, 9, 1), "quote": "Executive Order 13100", "context": None,
        "note": "Amends: EO 13100",
    }  # fmt: skip
    return {**row, **more}


def doubted(rule: str, *orders: Audited) -> list[tuple[str | None, str]]:
    """The places and words that a rule doubts."""
    (find,) = (row.find for row in RULES if row.name == rule)
    return [found for order in orders for found in find(order)]
