"""The register as text: a line that says what it is, then one line an order.

`reading` reads it. A field that is not known is left out, and so is one that the others tell (`derived`).
"""

import json
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from app.law.dispositions.facts import REMARK
from app.law.documents import FACTS, Facts, NoteItem
from app.law.relations.vocabulary import PASSIVES
from app.sources.register.derived import DERIVED, derived

Record = dict[str, Any]
"""What the register says of one order, as JSON has it."""
TITLE = "register of executive orders"
ABOUT = {
    "origin": "Facts from the Federal Register's documents and the disposition notes of its editors, and from the"
    " archive's and the Printing Office's texts. No text of an order, no sentence of a note.",
    "licence": "Made from US Government works (17 U.S.C. 105).",
}
"""What the first line says of every register."""
OF_ITEM: tuple[tuple[str, str], ...] = (("kind", "executive_order"), ("extent", "whole"), ("says", ""), ("body", ""))
"""The fields of an item that are told by name, each with what it is where it is not told."""


def written(records: Sequence[Record], made_on: date) -> str:
    """The register of `records`, which ascend by number."""
    about = {"made_on": made_on.isoformat(), **ABOUT, "noted_on": _captures(records)}
    return "".join(f"{_json(line)}\n" for line in ([TITLE, about], *records))


def _captures(records: Sequence[Record]) -> dict[str, str]:
    """The days on which notes were captured, each with the first and the last order whose notes are of that day."""
    noted: dict[str, list[str]] = {}
    for told in records:
        if told.get("noted_on"):
            noted.setdefault(told["noted_on"], []).append(told["number"])
    return {day: f"{len(found)} orders, {found[0]} to {found[-1]}" for day, found in sorted(noted.items())}


def record(number: str, facts: Facts, noted: Iterable[NoteItem], noted_on: date | None) -> Record:
    """What the register says of one order.

    Args:
        number: normalised.
        facts: the order, or an account of it.
        noted: what the editors noted, as `dispositions.facts` tells it.
        noted_on: the day on which those notes were captured, or a day before it.
    """
    follows = derived(facts)
    told: Record = {"number": number}
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


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
