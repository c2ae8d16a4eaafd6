"""The items of a note as facts: the same relations, told in our words, without the editors' sentences.

A register of facts carries an item without its label and its words; `told` composes both from what it tells.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from app.law.citations import citation_of, find
from app.law.documents import NoteItem, Says
from app.law.relations.vocabulary import PASSIVES

REMARK = "note"
"""The relation of an item that only makes it doubtful whether the order still holds."""
DOUBTS: dict[Says, str] = {
    "authority": "Authority ended",
    "powers": "Powers of emergencies ended",
    "clause": "Sets a term of its own",
    "obsolete": "Held to be obsolete",
    "limited": "For a limited time",
    "to_end": "to end",
}
"""What a remark may say that makes it doubtful whether the order still holds, and how it is told."""
PASTS = {"terminates": "terminated", "expires": "expired", "nullifies": "nullified"}
"""How an order or a body may end by the act of no document."""


def facts(items: Iterable[NoteItem]) -> tuple[NoteItem, ...]:
    """The items that tell something of the law, in our words; `facts` of such items is the same again.

    A remark that touches no status ("In memoriam of President Nixon", EO 12910) is left out.
    """
    return tuple(told(_named(item)) for item in items if item.relation != REMARK or item.says)


def _named(item: NoteItem) -> NoteItem:
    """A remark with the law that ended the order's authority, where it names one, in place of its sentence."""
    if item.relation != REMARK or item.kind != "remark":
        return item
    laws = [found for found in find(item.words) if found.kind in _LAWS] if item.says in ("authority", "powers") else []
    if not laws:
        return item
    law = min(laws, key=lambda found: _LAWS.index(found.kind))
    return replace(item, kind=law.kind, target=law.target, dated_on=law.dated_on)


_LAWS = ("public_law", "named_act", "statute_at_large")
"""What ends an authority, the most telling first: "by the repeal of the First War Powers Act of 1941 by Public Law
89-554, 80 Stat. 651" (EO 9556)."""


def told(item: NoteItem) -> NoteItem:
    """The item with a label of the standard form and with words that say what its other fields do.

    "Revoked in part by" and "EO 14159, January 20, 2025". What is told of no document has those words as its target,
    as the item of a note does.
    """
    if item.relation == REMARK:
        words = _doubt(item)
    elif item.kind == "remark":
        words = _of_itself(item)
    else:
        words = _named_act(item)
    is_bare = item.kind == "remark"
    return replace(item, label=_label(item), words=words, target=words if is_bare else item.target)


def _label(item: NoteItem) -> str:
    """The label of this form: "Revokes", "Revoked by", "Revoked in part by", "Expired"; "Note" of a remark."""
    if item.relation == REMARK:
        return "Note"
    name = PASSIVES[item.relation] if item.incoming else item.relation
    verb, _, by = name.capitalize().replace("_", " ").partition(" ")
    by = "" if item.kind == "remark" else by
    return " ".join(filter(None, (verb, "in part" if item.extent == "in_part" else "", by)))


def _named_act(item: NoteItem) -> str:
    """What acts or is acted on, as the editors write it, its day, and what ends with it."""
    words = _name(item)
    if item.dated_on and not words.endswith(_day(item.dated_on)):
        words = f"{words}, {_day(item.dated_on)}"
    more = "in its entirety" if item.says == "entire" else item.body
    return f"{words} ({more})" if more else words


def _name(item: NoteItem) -> str:
    if item.kind == "executive_order":
        return f"EO {item.target}"
    name = citation_of(item.kind, item.target)
    if item.dated_on and name == item.dated_on.isoformat():
        return f"{item.kind.replace('_', ' ').capitalize()} of {_day(item.dated_on)}"
    if " " in item.target and name.endswith(f" {item.target}"):  # "Memo. of Apr. 17, 2003, 68 FR 19705"
        return item.target
    return name.replace("Executive Order", "Order", 1) if item.says == "not_executive" else name


def _of_itself(item: NoteItem) -> str:
    """The end of the order, or of a body, by the act of no document: "Commission ceased, November 15, 1969"."""
    verb = "ceased" if item.says == "ceased" else PASTS[item.relation]
    words = f"{item.body.capitalize() or 'Order'} {verb}"
    return f"{words}, {_day(item.dated_on)}" if item.dated_on else words


def _doubt(item: NoteItem) -> str:
    """Why it is doubtful that the order holds: "Authority ended by Pub. L. 89-554"."""
    words = DOUBTS[item.says]
    if item.says == "to_end":
        words = f"{item.body.capitalize() or 'Order'} {words}"
    return words if item.kind == "remark" else f"{words} by {citation_of(item.kind, item.target)}"


def _day(day: date) -> str:
    return f"{day:%B} {day.day}, {day.year}"
