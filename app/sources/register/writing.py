"""The register as text: a line that says what it is, then one line an order.

`reading` reads it. A field that is not known is left out, and so is one that the others tell (`derived`).
"""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from app.law.dispositions.facts import REMARK
from app.law.documents import FACTS, Facts, NoteItem
from app.law.relations.vocabulary import PASSIVES
from app.sources.register.derived import DERIVED, derived

TITLE = "register of executive orders"
ABOUT = {
    "origin": "Facts from the Federal Register's documents and its editors' lists, and from the National Archives'"
    " and the Printing Office's texts. No text of an order, no sentence of a note.",
    "licence": "US Government works (17 U.S.C. 105).",
    "notes": "As the editors' notes stood in October 2024 (orders to 14127) and in October 2025 (the others).",
}
"""What the first line says of the register, beside the day it was made on."""
OF_ITEM: tuple[tuple[str, str], ...] = (("kind", "executive_order"), ("extent", "whole"), ("says", ""), ("body", ""))
"""The fields of an item that are told by name, each with what it is where it is not told."""


def header(made_on: date) -> str:
    """The first line."""
    return _json([TITLE, {"made_on": made_on.isoformat(), **ABOUT}])


def line(number: str, facts: Facts, noted: Iterable[NoteItem], noted_on: date | None) -> str:
    """The line of one order.

    Args:
        number: normalised.
        facts: the order, or an account of it.
        noted: what the editors noted, as `dispositions.facts` tells it.
        noted_on: the day on which those notes were captured, or a day before it.
    """
    return _json(record(number, facts, noted, noted_on))


def record(number: str, facts: Facts, noted: Iterable[NoteItem], noted_on: date | None) -> dict[str, Any]:
    """The same as what JSON has."""
    follows = derived(facts)
    told: dict[str, Any] = {"number": number}
    for name in FACTS:
        value = getattr(facts, name)
        if value != (follows[name] if name in DERIVED else None):
            told[name] = _plain(value)
    items = [_item(item) for item in noted]
    if items:
        told |= {"noted_on": _plain(noted_on), "noted": items}
    return told


def _item(item: NoteItem) -> list[Any]:
    """[relation, target, day, what else]: ["revoked_by", "14159", "2025-01-20", {"extent": "in_part"}]."""
    relation = PASSIVES[item.relation] if item.incoming and item.relation != REMARK else item.relation
    target = None if item.kind == "remark" else item.target
    more = {name: value for name, usual in OF_ITEM if (value := getattr(item, name)) != usual}
    day = [item.dated_on.isoformat()] if item.dated_on else []
    return [relation, target, *day, *([more] if more else [])]


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _json(value: list[Any] | Mapping[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False)
