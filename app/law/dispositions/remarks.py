"""The editors' free remarks: which of them say that the order, or a body that it set up, ended, and when.

"EO 12980 is nullified by virtue of the Council being abolished by EO 13138" is the act of EO 13138 on the order;
"Expired: June 30, 1968" and "Board terminated on June 20, 1968 pursuant to Pub. L. 89-283" name a day, perhaps a law.
A repeal of the authority ("The authority of this Executive order was repealed by Public Law 89-554") says nothing of
the order itself: it stays a remark, which only casts a doubt.
"""

import re
from datetime import date, timedelta
from typing import Literal

from app.law.citations import Citation, find
from app.law.citations.values import DATE, read_date
from app.law.documents import NoteItem, Says

_ORDER = r"(?:(?:the\s)?(?:authority\s(?:of|for)\s)?(?:this\sexecutive\sorder|EO\s\d+(?:-[A-Z])?)\s(?:is\s|was\s)?)?"
_ENDED = re.compile(
    rf"^{_ORDER}(?P<verb>nullified|terminate[sd]|expire[sd]|no\slonger\sin\seffect)(?P<part>\sin\spart)?\b",
    re.IGNORECASE,
)
_LIMITED = re.compile(r"^(?:authority\s(?:expired|terminated|lapsed)|suspension\sonly\sgood\suntil)\b", re.IGNORECASE)
"""EO 9915: "Authority Expired"; EO 11333, which suspends a law: "Suspension only good until June 29, 1968"."""
_NOUN = (
    r"(?:Boards?|Councils?|Commissions?|Committees?|Offices?|Administrations?|Agency|Conference|Task\sForce|Panel|Corps"
    r"|Service)"
)
"""The nouns by which the editors call what an order set up."""
_BODY = re.compile(rf"\b{_NOUN}\b", re.IGNORECASE)
_BODY_ENDED = re.compile(
    rf"^(?:The\s|This\s)?(?:[\w'’,]+\s){{0,16}}?{_NOUN}\b[^.;]{{0,80}}?"
    r"\b(?P<verb>terminated|abolished|dissolved|ceased\sto\sfunction|to\sterminate\s(?:on|by))\b"
    rf"|^On\s\w+\s\d{{1,2}},\s\d{{4}},\s[^.;]{{0,120}}\bdischarging\sthe\s{_NOUN}\b",
    re.IGNORECASE,
)
"""EO 11536: "The Commission submitted its final report … and terminated 30 days later"; EO 11130, whose commission was
discharged by a letter."""
_TELLS = re.compile(r"\bis\s(?:abolished|terminated|dissolved)\b", re.IGNORECASE)
"""What the order itself does: EO 10715, "The Federal Committee on Highway Safety is abolished"."""
_FORECAST = re.compile(r"\b(?:to\sterminate|unless)\b", re.IGNORECASE)
_AUTHORITY = re.compile(r"^(?:the\s)?authority\s(?:of|for)\b", re.IGNORECASE)
_DOUBTS: tuple[tuple[Says, "re.Pattern[str]"], ...] = (
    ("authority", _AUTHORITY),
    ("clause", re.compile(r"\bclause\sfor\stermination\b", re.IGNORECASE)),
    ("obsolete", re.compile(r"\bobsolete\b", re.IGNORECASE)),
    ("limited", re.compile(r"\bfor\sa\slimited\samount\sof\stime\b", re.IGNORECASE)),
    ("powers", re.compile(r"\bterminates,\seffective\s[^,]+,\s\d{4},\sall\spowers\b", re.IGNORECASE)),
    ("to_end", re.compile(r"\bto\s(?:terminate|submit\sfinal\sreport)\b", re.IGNORECASE)),
)
"""What makes it doubtful that an order is still in force, without saying that it is not."""
_LATER = re.compile(r"\bterminated\s(?P<days>\d{1,3})\sdays\slater\b", re.IGNORECASE)
_VERBS = {"nullified": "nullifies", "terminated": "terminates", "terminates": "terminates"}


def read(label: str, item: str) -> NoteItem:
    """A remark as an edge into the order where it tells an end, else as a remark."""
    words = item.strip("( ")
    ended = _ENDED.match(words)
    if (ended or _LIMITED.match(words)) and not _AUTHORITY.search(words):
        relation = _VERBS.get(ended["verb"].lower(), "expires") if ended else "expires"
        extent: Literal["whole", "in_part"] = "in_part" if ended and ended["part"] else "whole"
        return _end(relation, extent, label, item, ended.end() if ended else 0)
    body = _BODY_ENDED.match(words)
    day = _day(words)
    if (
        body
        and not _TELLS.search(words)
        and not _AUTHORITY.search(words)
        and (day or not _FORECAST.search(words))
        and "unless" not in words
    ):
        return _end("terminates", "in_part", label, item, body.end())
    says: Says = next((code for code, pattern in _DOUBTS if pattern.search(words)), "")
    return NoteItem("note", False, "whole", "remark", item, None, label, item, says, body_in(item))


def body_in(words: str) -> str:
    """The first noun by which `words` name a body, in lower case and the singular ("council"), or ""."""
    match = _BODY.search(words)
    return match[0].lower().rstrip("s") if match else ""


def bodies_in(title: str) -> frozenset[str]:
    """All such nouns in a title."""
    return frozenset(match[0].lower().rstrip("s") for match in _BODY.finditer(title))


def _end(relation: str, extent: Literal["whole", "in_part"], label: str, item: str, at: int) -> NoteItem:
    """The end by the act of what the remark names behind its verb; or on the day that it gives, by nothing else."""
    agents = [found for found in find(item.partition(" See ")[0]) if found.span[0] >= at]
    named = [found for found in agents if found.kind not in {"federal_register", "us_code"}]
    agent: Citation | None = next(iter(named or agents), None)
    says: Says = "ceased" if "ceased" in item else ""
    body = body_in(f"{label} {item}") if relation == "terminates" else ""
    if relation == "expires" or agent is None:
        return NoteItem(relation, True, extent, "remark", " ".join(item.split()), _day(item), label, item, says, body)
    day = _day(item) or agent.dated_on
    return NoteItem(relation, True, extent, agent.kind, agent.target, day, label, item, says, body)


def _day(words: str) -> date | None:
    match = DATE.search(words)
    day = read_date(match[0], 0)[0] if match else None
    later = _LATER.search(words)
    if later is None and re.search(r"\blater\b", words):
        return None
    return day + timedelta(days=int(later["days"])) if day and later else day
