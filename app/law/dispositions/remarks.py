"""Free remarks in disposition notes: some of them tell of the order's end."""

import re
from typing import Literal

from app.law.citations import find
from app.law.dispositions.values import NoteItem

_ENDED = re.compile(
    r"^(?:(?:the\s)?(?:authority\s(?:of|for)\s)?(?:this\sexecutive\sorder|EO\s\d+(?:-[A-Z])?)\s(?:is"
    r"|was)\s)?(?P<verb>nullified|terminated)"
    r"(?P<part>\sin\spart)?\b",
    re.IGNORECASE,
)
_AUTHORITY = re.compile(r"\bauthority\s(?:of|for)\b", re.IGNORECASE)
_VERBS = {"nullified": "nullifies", "terminated": "terminates"}


def read(label: str, item: str) -> NoteItem:
    """A remark as an edge.

    "EO 12980 is nullified by virtue of the Council being abolished by EO 13138" is the act of EO 13138 on this order.
    A repeal of the authority ("The authority of this Executive order was repealed by Public Law 89-554") says nothing
    of the order itself, and "Council terminated November 26, 1974" nothing of the rest of the order: both stay remarks.
    """
    ended = _ENDED.match(item)
    agents = [citation for citation in find(item) if ended and citation.span[0] > ended.end()]
    if ended is None or _AUTHORITY.search(item) or not agents:
        return NoteItem("note", False, "whole", "remark", item, None, label, item)
    extent: Literal["whole", "in_part"] = "in_part" if ended["part"] else "whole"
    agent = agents[0]
    return NoteItem(_VERBS[ended["verb"].lower()], True, extent, agent.kind, agent.target, agent.dated_on, label, item)
