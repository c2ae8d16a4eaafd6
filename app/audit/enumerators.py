"""Doubts about the tree: numbers that are missing, that are twice, or that stand unread in a text."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from app.audit.doubts import Audited, Found, Row, quoted_out
from app.law.numbering import Marker, readings

_Places = Mapping[tuple[str, str], int]
"""The place of an enumerator in each series it may belong to."""
_REPEATED = re.compile(r"~\d+$")
_NUMBERED = re.compile(r"(.*?)(\d{1,4}|[A-Za-z]{1,7})")
_OF_REGULATIONS = re.compile(r"(?:1[3-9]|[2-9]\d|\d{3,})\.")
"""No order has as many parts as thirteen; a number before the point that is greater is that of a part of a title."""
_SECTION_MARK = re.compile(
    r"(?:^|\n\n)(?=(?:[Ss]ec|SEC)(?:tion|TION|t|T)?\.?\s?\d{1,3}(?:\.\d{1,2})?(?:[.—–]\s?(?:[“\"(]?[A-Z][a-z]|\(a\))|\s\(a\)\s[A-Z]))"
)


def gaps(audited: Audited) -> Found:
    """Provisions before which one of their series is missing: "(d)" after "(b)"."""
    for before, section in _steps(audited):
        if before is not None:
            yield section["id"], f"{section['label'] or section['id']} after {before['label'] or before['id']}"


def without_start(audited: Audited) -> Found:
    """Provisions that are the first of their series and should not be: "(b)" before any "(a)"."""
    for before, section in _steps(audited):
        if before is None:
            yield section["id"], f"{section['label'] or section['id']} comes first"


def _steps(audited: Audited) -> Iterator[tuple[Row | None, Row]]:
    """Each provision that does not follow on the one before it in its series, with that one, or None for the first."""
    for siblings in _families(audited.sections):
        before: Row | None = None
        reached: _Places = {}
        for section in siblings:
            places = _places(section["id"], section["label"])
            if places and _skips(reached, places):
                yield before, section
            before, reached = (section, places) if places else (before, reached)


def _families(sections: Sequence[Row]) -> Iterator[list[Row]]:
    """The children of each provision, and those above all, apart by what stands before their last number.

    A "Sec. 3" may follow on "2.4" (EO 13467), and the numbers of regulations, "§ 36.8", on whatever they like.
    """
    found: dict[tuple[str | None, str], list[Row]] = defaultdict(list)
    for section in sections:
        found[section["parent"], _split(section["id"])[0]].append(section)
    parted = any(parent is None and head and head[-1] in ".-" for parent, head in found)
    for (parent, head), siblings in found.items():
        if not (parent is None and (parted if not head else _OF_REGULATIONS.match(head))):
            yield siblings


@lru_cache(maxsize=4096)
def _split(section: str) -> tuple[str, str]:
    """("1.", "2") of "1.2", ("1-1", "01") of "1-101", ("preamble", "") of what has no number."""
    match = _NUMBERED.fullmatch(_REPEATED.sub("", section))
    if match is None or section in ("preamble", "annex"):
        return section, ""
    head, last = match.groups()
    if last.isdigit() and len(last) > 2:
        return head + last[:-2], last[-2:]
    return head, last


@lru_cache(maxsize=4096)
def _places(section: str, label: str) -> _Places:
    last = _split(section)[1].lstrip("0")
    style = "()" if label.startswith("(") else "."
    if not last or "§" in label:
        return {}
    read = readings(Marker("", last, style))
    return {reading.series: reading.ordinal for reading in read if not reading.meant}


def _skips(before: _Places, places: _Places) -> bool:
    """Whether a place follows on no reading of the one before, and begins no series."""
    if any(ordinal <= 1 for ordinal in places.values()):
        return False
    shared = [places[series] - before[series] for series in places if series in before]
    return all(step > 1 for step in shared) if shared else not before


def repeated(audited: Audited) -> Found:
    """Provisions whose number another one before them has."""
    for section in audited.sections:
        if "~" in section["id"].rpartition(".")[2]:
            yield section["id"], f"{section['label']} {section['heading']}"


def unread_sections(audited: Audited) -> Found:
    """Paragraphs that begin like a section of their own and stand in the text of another provision."""
    for section in audited.sections:
        for field in ("text", "closing"):
            own = quoted_out(section, field)
            if own.startswith(("S", "s")) or "\n\n" in own:
                for match in _SECTION_MARK.finditer(own):
                    yield section["id"], section[field][match.end() :]


def empty(audited: Audited) -> Found:
    """Provisions without a word: no text, no heading, and nothing below."""
    parents = {section["parent"] for section in audited.sections}
    for section in audited.sections:
        if section["id"] not in parents and not (section["text"] or section["closing"] or section["heading"]):
            yield section["id"], section["label"]


def directives_of_preambles(audited: Audited) -> Found:
    """Directives that stand below the preamble of an order that has sections."""
    if any(section["id"][0].isdigit() for section in audited.sections):
        for directive in audited.directives:
            if directive["section"].startswith("preamble."):
                yield directive["section"], directive["text"]
