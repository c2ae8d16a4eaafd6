"""The labels of disposition notes: 225 forms of some twenty words, read by their stems so that typos do no harm."""

import re
from dataclasses import dataclass
from typing import Literal

from app.law.relations.vocabulary import RELATIONS

_STEMS: tuple[tuple[str, str], ...] = (
    *((stem, row.name) for row in RELATIONS for stem in row.labels),
    (r"note|effective|federal\sregister|correct", "note"),
)
"""The stem of each label and its relation: "Suspersedes", "Amend by", "ee:" and "Revoked in pary by" all stand in the
Federal Register's lists."""
_WORD = "|".join(rf"(?:{stem})\w*" for stem, _ in _STEMS)
_MORE = (
    r"(?:\s?\(?(?:in\s(?:part|pary)|part(?:ially)?|by|or|and|continued|effect|certain|various|advisory"
    r"|committees?|established"
    r"|in|page|date|Register|correction|revok\w+|supersed\w+|supplement\w*|amend\w*|repealed|the|an?)\)?){0,9}"
)
LABEL = re.compile(rf"(?<![\w(])(?P<label>(?:partially\s)?(?:{_WORD}){_MORE})\s{{0,3}}(?P<colon>[:;])", re.IGNORECASE)
"""A label with its colon (once a semicolon: EO 9182 "Amended by; EO 9183"), anywhere in a line."""

_SUBJECT = r"(?:[A-Z][\w'’.,-]*\s(?:(?:of|on|the|for|and|and\sthe|in)\s){0,2}){0,12}?"
BARE = re.compile(
    rf"^(?P<label>(?P<subject>{_SUBJECT})(?:was\s|is\s)?(?P<verb>(?:{_WORD}){_MORE}))[\s:]+(?=E\.?[OP]\b"
    rf"|Executive\s[Oo]rder|Proc|Memo|Noti|Pub|Reorg|Letter"
    rf"|\d+\s(?:FR|CFR|Stat)|Final|treaty|Pres)",
    re.IGNORECASE,
)
"""A label without a colon at the head of a line: "See EO 12974", "Council terminated by EO 12007"."""

SUBJECT_BEFORE = re.compile(rf"(?:^|(?<=;\s))(?P<subject>{_SUBJECT})$")


@dataclass(frozen=True, slots=True)
class Label:
    """A label, read.

    Attributes:
        words: as printed, without the colon.
        relation: in the active voice.
        incoming: whether the items act on this order.
        extent: of every item under it.
    """

    words: str
    relation: str
    incoming: bool
    extent: Literal["whole", "in_part"]


def _ends_a_body(words: str, subject: str) -> bool:
    return re.search(r"\bcommittees?\b", words) is not None or (
        subject.strip() != "" and re.search(r"\border\b|\bEO\b", subject, re.IGNORECASE) is None
    )


def read(words: str, subject: str = "") -> Label:
    """The label's meaning; "Superseded or revoked in part by" is read by its first verb.

    `subject` is what the label says it of: "Council terminated by" ends the council, and only a part of the order
    (EO 11126 lived on until EO 12050 revoked it).
    """
    lower = " ".join(words.lower().split())
    relation = min(
        ((match.start(), name) for stem, name in _STEMS if (match := re.search(rf"\b(?:{stem})", lower))),
        default=(0, "note"),
    )[1]
    incoming = (re.search(r"\bby\b", lower) is not None and "established by" not in lower) or lower.endswith(
        "in part by"
    )
    partly = re.search(r"\bpar(?:t|y)\b|partially", lower) is not None or (
        relation == "terminates" and _ends_a_body(words, subject)
    )
    return Label(" ".join(words.split()), relation, incoming, "in_part" if partly else "whole")
