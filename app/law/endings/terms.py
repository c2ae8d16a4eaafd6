"""The day printed in an order that does one thing only until then: an exemption, a suspension, a delay.

EO 12000 says "I hereby exempt Arthur S. Flemming from mandatory retirement until June 30, 1978" and nothing else. Such
an order sets no end of its own, so that its status is not changed by that day; but it has no effect left.
"""

import re
from collections.abc import Iterator

from app.law.citations.values import DATE, read_date
from app.law.documents import Order, Section
from app.law.endings.values import Ending
from app.law.relations.sentences import sentences

_TITLE = re.compile(r"\b(?:exempt|suspen|postpon|delay|defer|continuing\sin\seffect)", re.IGNORECASE)
"""The title tells that it is the order's only matter."""
_DOES = re.compile(
    r"\bI\s(?:do\s)?hereby\s(?:further\s)?(?:exempt|suspend|postpone|delay|defer|continue\sin\seffect)\b"
    r"|\b(?:is|are|shall\sbe)\s(?:hereby\s)?(?:further\s)?(?:exempted|suspended|postponed|delayed|deferred)\b",
    re.IGNORECASE,
)
_UNTIL = re.compile(r"\b(?:until|through)\s(?:and\sincluding\s)?(?=[A-Z])")
_REACH = 300
"""How far behind the verb its day may stand."""


def find(order: Order) -> tuple[Ending, ...]:
    """The terms of what `order` does, if its title tells that it does no more."""
    if not _TITLE.search(order.title):
        return ()
    return tuple(ending for section in order.walk() for ending in _in_section(section))


def _in_section(section: Section) -> Iterator[Ending]:
    for sentence, _ in sentences(section.text, ()) if _DOES.search(section.text) else ():
        start, end = sentence.span
        if any(low <= start < high for low, high in section.quoted):
            continue
        words = " ".join(section.text[start:end].split())
        verb = _DOES.search(words)
        until = _UNTIL.search(words, verb.end(), verb.end() + _REACH) if verb else None
        printed = DATE.match(words, until.end()) if until else None
        day = read_date(printed[0], 0)[0] if printed else None
        if day:
            exact = (start, end) if words == section.text[start:end] else None
            yield Ending(section.id, "text", words, "part", "", day, span=exact)
