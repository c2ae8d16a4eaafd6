"""The grammar of the Federal Register editors' disposition notes: parse(notes) -> typed items, and what it cannot read.

A note is lines of "Label: item; item; …", mostly. What it survives is listed at the tables of labels and items.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from app.law.citations.values import DATE
from app.law.dispositions import items, labels, remarks
from app.law.dispositions.labels import Label
from app.law.dispositions.remarks import bodies_in, body_in
from app.law.dispositions.values import NoteItem, Notes
from app.law.documents import Says

__all__ = ["NoteItem", "Notes", "bodies_in", "parse"]

_LINES = re.compile(r"\r?\n|\\n|\\r")
_REMARK = Label("", "note", incoming=False, extent="whole")
_ITEM_AHEAD = re.compile(
    r"(?:and\s)?(?:EO|EP|E\.O\.|Executive [Oo]rder|Proc|Memo|Notice|Pub|\d{1,5}(?:\s(?:FR|CFR)|,)|[A-Z][a-z]+ \d{1,2},)"
)
_IN_PART = re.compile(r"\(?\bin part\b\)?", re.IGNORECASE)


_ALL = re.compile(r"\btogether\s+revokes?\s+all\b|\bin\s(?:its\s)?entirety\b", re.IGNORECASE)
"""Nothing is left: "(together revokes all of EO)" (11685), "in entirety" (10480)."""
_EXECUTIVE = re.compile(r"\b(?:executive\s+order|EO)\b", re.IGNORECASE)


def parse(notes: str) -> Notes:
    """Reads the notes of one order.

    Returns:
        every item in the order of the note; items that name nothing known stay in `unread`, verbatim. Free remarks
        ("Council terminated November 26, 1974, under Pub. L. 91-125") are items of kind "remark" or of
        the kind of what they name.
    """
    found: list[NoteItem] = []
    unread: list[str] = []
    for label, run in _runs(notes):
        for words in items.split(run) if label.relation != "note" else (run.strip(" ;"),):
            item = _item(label, words, found[-1] if found else None) if words else None
            if item and found and _is_day_of(found[-1], item):
                found[-1] = replace(found[-1], dated_on=item.dated_on, words=f"{found[-1].words}; {words}")
            elif item:
                found.append(item)
            elif words:
                unread.append(words)
    return Notes(tuple(found), tuple(unread))


def _is_day_of(order: NoteItem, item: NoteItem) -> bool:
    """Whether an item is no more than the day of the order before it: "EO 13511;  September 29, 2009" (EO 12367)."""
    return (
        order.kind == "executive_order"
        and order.dated_on is None
        and item.kind == "notice"
        and DATE.fullmatch(item.words.strip(" .,")) is not None
    )


def _lines(notes: str) -> list[str]:
    r"""The lines, with a line that only finishes a date joined to the one before ("June 5,\\n2019")."""
    lines: list[str] = []
    for raw in _LINES.split(notes):
        line = " ".join(raw.split())
        if lines and (re.match(r"\d{4}\b(?!,)", line) or lines[-1].endswith(",")):
            lines[-1] = f"{lines[-1]} {line}"
        elif line:
            lines.append(line)
    return lines


def _runs(notes: str) -> Iterator[tuple[Label, str]]:
    """Each label with the words up to the next one; a line without a label goes on with the label before it."""
    label = _REMARK
    for line in _lines(notes):
        found = list(labels.LABEL.finditer(line))
        head = line[: found[0].start()] if found else line
        subject = labels.SUBJECT_BEFORE.search(head) if found else None
        if head.strip(" ;") and not (subject and subject.start() == 0):
            label, run = _headless(head, label)
            yield label, run
        for index, match in enumerate(found):
            end = found[index + 1].start() if index + 1 < len(found) else len(line)
            label = labels.read(match["label"], subject["subject"] if subject and index == 0 else "")
            yield label, line[match.end() : end]


def _headless(line: str, label: Label) -> tuple[Label, str]:
    text = line.strip(" ;(")
    bare = labels.BARE.match(text)
    if bare:
        read = labels.read(bare["verb"], bare["subject"])
        return Label(" ".join(bare["label"].split()), read.relation, read.incoming, read.extent), text[bare.end() :]
    if label is not _REMARK and _ITEM_AHEAD.match(text):
        return label, text
    return _REMARK, line


def _item(label: Label, words: str, previous: NoteItem | None) -> NoteItem | None:
    if label.relation == "note":
        return remarks.read(label.words, words)
    if label.relation == "expires":  # "Expired: June 30, 1968"
        return remarks.read("", f"{label.words}: {words}")
    target = items.read(words)
    if target is None:
        remark = remarks.read("", words)
        return remark if remark.relation != "note" else None
    kind, name = target.kind, target.target
    if kind == "dated":  # "Notices of August 17, 1994; September 18, 1995": the kind is said once
        kind = previous.kind if previous and previous.kind in {"notice", "presidential_memorandum"} else "notice"
    says: Says = "not_executive" if kind == "unnumbered_order" and not _EXECUTIVE.search(words) else ""
    says = "entire" if _ALL.search(words) else says
    partly = (label.extent == "in_part" or _IN_PART.search(words) is not None) and says != "entire"
    return NoteItem(
        label.relation,
        label.incoming,
        "in_part" if partly else "whole",
        kind,
        name,
        target.dated_on,
        label.words,
        words,
        says,
        body_in(f"{label.words} {words}") if label.relation == "terminates" else "",
    )
