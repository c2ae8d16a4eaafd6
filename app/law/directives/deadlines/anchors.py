"""What a number of days counts from: the order's own date, or an event that only the future dates.

Words that name nothing ("within 60 days") count from the order's date only where no event stands near: in "If the
parties have not settled, the board shall require them to submit, within five days, their final offers" (EO 12384,
sec. 1-104) the five days count from the failure.
"""

import re
from functools import lru_cache
from typing import Literal

from app.law.documents import Span

Anchor = Literal["order_date", "effective_date", "publication", "event", "absolute"]

_THIS = r"(?:this|the present) (?:Executive )?order|this directive|this Executive Order"

_CONNECTOR = r",? ?(?:of|from|after|following|since|subsequent to|as of|beginning (?:on|with))\s+"

_ANCHORS: tuple[tuple[Anchor, re.Pattern[str]], ...] = (
    (
        "effective_date",
        re.compile(
            rf"{_CONNECTOR}(?:the )?effective date(?: of (?:{_THIS})| hereof)?\b(?! of\b)", re.IGNORECASE
        ),  # "the effective date of this Code" is another day (EO 6686)
    ),
    (
        "effective_date",
        re.compile(
            rf"{_CONNECTOR}the date (?:(?:on|that|upon which|on which) )?(?:{_THIS}) "
            r"(?:is effective|becomes effective|takes effect)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "publication",
        re.compile(
            rf"{_CONNECTOR}(?:the )?(?:date of )?(?:the )?publication of (?:{_THIS})(?: in the Federal Register)?"
            rf"|{_CONNECTOR}the date (?:that |on which )?(?:{_THIS}) is published(?: in the Federal Register)?",
            re.IGNORECASE,
        ),
    ),
    (
        "order_date",
        re.compile(
            rf"{_CONNECTOR}(?:(?:the )?(?:date of |day of )?(?:the )?(?:(?:issuance|signing|signature|promulgation|"
            rf"date|release|adoption|execution) of )?(?:(?:the )?(?:issuance|signing|date) of )?"
            rf"(?:{_THIS}))(?:['’]s (?:issuance|date|signing))?\b"
            rf"|{_CONNECTOR}the date (?:(?:that|on which) )?(?:{_THIS}) (?:is|was) (?:signed|issued)"
            rf"|{_CONNECTOR}the (?:date|day) hereof|{_CONNECTOR}today\b|{_CONNECTOR}the date of issuance of this\b"
            r"|,? hence\b",
            re.IGNORECASE,
        ),
    ),
)

_EVENT = re.compile(
    r",? ?(?:of|from|after|following|since|subsequent to|thereafter|before|prior to|beginning)\b[^,;:.]{0,240}"
)

_MODAL = re.compile(
    r"\s+(?:shall|must|may|should|will|(?:is|are) (?:hereby )?(?:directed|authorized|ordered|required|requested|"
    r"delegated))\s"
)

_LATER = re.compile(r",? ?(?:thereafter|afterwards?)\b", re.IGNORECASE)

# What stands before days that count from it: a condition, a relative clause ("an authority, who shall make this
# determination within thirty (30) days", EO 12356, sec. 1.1(c)), something asked for or received, a power to do it.
_OCCASION = re.compile(
    r"\b(?:if|when|whenever|where|once|upon|unless|until|pending|after|following|who|whose|in the event|in case|in any"
    r" case|such|receipt|receiv\w+|requests?|requested|applications?|appeals?|appealed|complaints?|petitions?"
    r"|claims?|comments?|notices?|notif\w+|reviewing|ensure)\b",
    re.IGNORECASE,
)

# "within thirty days, or such other period as may be agreed upon, after receipt" (EO 11237, sec. 5(a)); "within 2
# years, measured from the date of" (EO 13921, sec. 6(a)); "within 60 days in the case of" (EO 13913, sec. 9(f))
_COUNTED = re.compile(
    r",? (?:(?:or|but) [^.;]{0,120}?\b(?:after|following|from)\b|(?:as )?(?:measured|counted|computed|running) from"
    r"|(?:upon|after|following) |in (?:the case|response|pursuance)\b)",
    re.IGNORECASE,
)

_POWER = re.compile(r"\bmay\b[^.;,]{0,60}$")

_EARLIER = re.compile(
    r"\b(?:if|when|whenever|upon receipt|requests?|applications?|appeals?|complaints?|petitions?|claims?|notif\w+)\b",
    re.IGNORECASE,
)

_AGAIN = re.compile(r",? and (?:every|each|annually|quarterly|monthly|periodically)\b", re.IGNORECASE)

_NEAR = 1200
"""Characters looked back from unanchored days: a provision's earlier sentences tell their occasion, too."""


def anchor(text: str, at: int, end: int) -> tuple[Anchor | None, int]:
    """What the days before text[at] count from, and where the phrase that says so ends."""
    for found, pattern in _ANCHORS:
        if match := pattern.match(text, at, end):
            if _goes_on(text, match.end()):
                break
            return found, match.end()
    if later := _LATER.match(text, at, end):
        return "event", later.end()
    if match := _EVENT.match(text, at, end):
        stop = match.end()
        if modal := _MODAL.search(text, at, stop):
            stop = modal.start()
        return "event", stop
    return None, at


def implied(text: str, place: Span, sentence: Span) -> Anchor:
    """What the unanchored days at text[place] count from; the order's date only where no event stands near."""
    start, stop = place
    if _AGAIN.match(text, stop, sentence[1]):
        return "order_date"
    if _POWER.search(text, max(sentence[0], start - 70), start) or _COUNTED.match(text, stop, sentence[1]):
        return "event"
    if _first_occasion(text, *sentence) <= start or _EARLIER.search(text, max(0, start - _NEAR), sentence[0]):
        return "event"
    return "order_date"


@lru_cache(maxsize=8)
def _first_occasion(text: str, begin: int, end: int) -> int:
    """Where the first occasion that a sentence tells ends; looked for once, however many days stand in it."""
    found = _OCCASION.search(text, begin, end)
    return found.end() if found else end + 1


def _goes_on(text: str, at: int) -> bool:
    """Whether the words go on to something else: "the effective date of this order's regulations"."""
    return text.startswith(("'s reg", "’s reg"), at)
