"""Powers that an order hands on: "the authority vested in the President by ⟦law⟧ is delegated to the Secretary"."""

import re
from collections.abc import Sequence
from itertools import accumulate
from operator import or_

from app.law.relations.patterns import leads_on

_POWER = re.compile(
    r"\b(?:authorit(?:y|ies)|powers?|functions?|responsibilit(?:y|ies)|duty|duties|discretion|determinations?)\b[^.;:]{0,200}"
    r"\b(?:President|me)\b[^.;:]{0,80}?\s(?:by|in|under|pursuant\sto|of)\s(?:the\s(?:provisions\sof\s(?:the\s)?)?)?$"
    r"|\b(?:authorit(?:y|ies)|powers?|functions?|responsibilit(?:y|ies))\s[^.;:]{0,80}?"
    r"\b(?:vested|conferred|given|granted|imposed)\s(?:by|in|under)\s(?:the\s(?:provisions\sof\s(?:the\s)?)?)?$"
    r"|\b(?:authorized|directed|empowered)\sto\s(?:exercise|perform)\s(?:all\s)?(?:of\s)?(?:the\s|such\s)?(?:authority|powers?|functions?)"
    r"\sunder\s(?:the\s(?:provisions\sof\s(?:the\s)?)?)?$",
    re.IGNORECASE,
)
"""The words before a law by which the President holds a power."""

_HANDED_ON = re.compile(
    r"\b(?:is|are|be|been)\s(?:also\s|hereby\s|each\s){0,2}(?:re)?(?:delegated|assigned)\b(?!\sby\b)"
    r"|\b(?:is|are)\s(?:hereby\s)?reserved\sto\sthe\sPresident\b"
    r"|\b(?:shall|may|will)\sbe\s(?:performed|exercised|discharged|administered|carried\sout)\s(?:and\s\w+\s)?(?:by|through)\b",
    re.IGNORECASE,
)
_HANDS_ON = re.compile(
    r"\b(?:is|are)\s(?:also\s|hereby\s|each\s|continued\sto\sbe\s){0,2}(?:re)?(?:delegated|assigned)\b(?!\sby\b)"
    r"|\b(?:I|hereby)\s(?:hereby\s|also\s|further\s){0,2}(?:delegate|assign)\b|^(?:delegate|assign)\b"
    r"|\b(?:is|are)\s(?:hereby\s)?(?:designated|authorized|directed|empowered)\b[^.;]{0,160}\bto\s(?:exercise|perform|carry\sout|discharge)\b"
    r"|\b(?:shall|may)\s(?:exercise|perform|discharge|carry\sout)\s(?:all\s)?(?:of\s)?(?:the|those|any|such)\s",
    re.IGNORECASE,
)


_ITEM = re.compile(r"^\W*(?:(?:the|those|all|such)\s)?(?:authority|functions?|powers?)\b", re.IGNORECASE)


def is_power(gap: str, lead: str) -> bool:
    """Whether the words before a citation say that the President holds a power under it."""
    if leads_on(gap) and _POWER.search(gap[-400:]):
        return True
    return _ITEM.match(gap) is not None and _HANDS_ON.search(lead) is not None


def handed_on(lead: str, gaps: Sequence[str]) -> list[bool]:
    """Whether a verb before or behind each citation of the sentence hands on the powers that it names."""
    before = list(accumulate((_HANDS_ON.search(gap) is not None for gap in gaps), or_, initial=hands_on(lead)))
    after = False
    flags: list[bool] = []
    for index in range(len(gaps) - 1, 0, -1):
        words, end, _ = gaps[index].partition(";")
        after = _HANDED_ON.search(words) is not None or (after and not end)
        flags.append(after or before[index])
    return flags[::-1]


def hands_on(words: str) -> bool:
    """Whether the words hand on what follows them."""
    return _HANDS_ON.search(words[-600:]) is not None
