"""What stands under an order's text: the name, the place, the day and the Federal Register's filing line."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.law.documents import Signature
from app.law.presidents import PRESIDENTS
from app.sources.dates import long_date

_CITY = r"(?:Washington(?:, ?D\. ?C\.)?[, ]{0,2})"
_DAY = r"[A-Z][A-Za-z]{2,8}[.,]? ?\d{1,2}(?:st|nd|rd|th)?(?: ?, ?| )\d{4}"
_DATE = re.compile(rf"(?:this |{_CITY})?{_DAY}\b")
_HOUSE = r"(?:(?:THE|The) )?(?:WHITE HOUSE|White Ho(?:us|m)e)(?![a-z])"  # "The White Home," (EO 12177)
# "George BushThe White House,October 17, 1990" (EO 12674), "The White HouseMarch 10, 1933." (EO 6073)
_PLACE = re.compile(rf"(?P<name>[A-Z][A-Za-z. ]{{4,40}}?)?[ ,]*(?P<place>{_HOUSE}[ .,:]*)")
_DATE_FIRST = re.compile(
    rf"(?P<day>{_DAY})[., ]*(?P<place>{_HOUSE})[., ]*"
)  # "March 31st 1933The White House." (EO 6094)
_CITY_LINE = re.compile(rf"{_CITY}[., ]*")
_APPROVAL = re.compile(r"(?:Approval recommended|Recommended for approval)\b", re.IGNORECASE)
_FACSIMILE = re.compile(r"\S{1,12}\.EPS|B|wj")  # what is left of a signature's picture
_NAME = re.compile(r"(?:/s/ ?)?[A-Z][A-Za-z.,’' ]{3,40}(?<!\.EPS)")
_LONGEST_DAY = 40  # "Washington, September 10, 2012."
_SURNAMES = frozenset(president.slug.rpartition("-")[2].upper() for president in PRESIDENTS)
_CAPITALS = re.compile(r"[A-Z][A-Z. ]{6,40}(?:,|,? *President\.?)?")
_OFFICE = re.compile(
    r",(?: *President\.?)?$|(?<=[A-Z.]) *President\.?$"
)  # "FRANKLIN D. ROOSEVELT,President." (EO 6368)
_MOST_BETWEEN = 6
# "EDJN06.000" is the number of a picture that stands there (EO 13405), "ED06JA21.025" that of an annex (EO 13970), as
# are "ED015SE10.002" (EO 13551) and "10FEE0.GRA" (EO 13396).
_PICTURE = re.compile(r"(?:E[A-Z]\w{4,8}\.\d{3}|\d{2}[A-Z]{3}\d\.GRA)")
# "[FR Doc. 2017-23630" / "10-26-17; 11:15 am]" (EO 13815), "2019-19895 8:45 am]" (EO 13886)
_HOUR = r"(?:\d{1,2}-\d{1,2}-\d{2,4};|\d{4}-\d{4,5}) \d{1,2}:\d{2} ?[ap]\.?m\.?\]"
_REST = re.compile(
    rf"\[?F\. ?R\. ?Doc|\[?FR Doc|[\[\]]?Filed\b|Billing code|\[Vol\.|{_PICTURE.pattern}$|{_HOUR}", re.IGNORECASE
)
_FILING = re.compile(rf"\[?F\.? ?R\.? ?Doc|[\[\]]?Filed\b|{_HOUR}", re.IGNORECASE)
_FR_DOC = re.compile(
    rf"(?:(?P<doc>\[?F\.? ?R\.? ?Doc\.? ?[\w-]+)\W*)?(?P<filed>(?:[\[\]]?Filed [^\]]*|(?={_HOUR})[^\]]*)\]?)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class SignOff:
    """The paragraphs [start, end) that are no text of the order, and what they say."""

    start: int
    end: int
    signature: Signature
    signed_on: date | None


def sign_off(paragraphs: Sequence[str]) -> SignOff | None:
    """The last sign-off of a page, or None: "DONALD J. TRUMP", "THE WHITE HOUSE,", "April 28, 2025."."""
    paragraphs = [_DATE_FIRST.sub(r"\g<place>, \g<day>", line) if len(line) < 60 else line for line in paragraphs]
    for index in range(len(paragraphs) - 1, -1, -1):
        place = _PLACE.match(paragraphs[index])
        if place and _is_place(place, paragraphs, index):
            return _from_place(place, paragraphs, index)
    return _bare_name(paragraphs)


def unbracketed(words: str) -> str:
    """A filing line without the bracket that "[FR Doc. 2020-21129" and "Filed 9-24-20; 8:45 am]" share."""
    return words.strip("[] ")


def pictures(lines: Sequence[str]) -> int:
    """How many of the lines stand for a picture that was printed there."""
    return sum(_PICTURE.fullmatch(line) is not None for line in lines)


def is_facsimile(text: str) -> bool:
    """Whether a line is what is left of a signature's picture, and no name."""
    return _FACSIMILE.fullmatch(text) is not None


def filed_below(paragraphs: Sequence[str], signature: Signature) -> tuple[int, Signature]:
    """How many of the paragraphs of an annex are its own, without the filing line at its end (EO 13219).

    And the signature with what that line tells and nothing above the annex has told.
    """
    end = len(paragraphs)
    while end and _REST.match(paragraphs[end - 1]):
        end -= 1
    told = _signature("", "", "", paragraphs[end:])
    return end, replace(
        signature,
        fr_doc=signature.fr_doc or told.fr_doc,
        filed=signature.filed or told.filed,
        billing_code=signature.billing_code or told.billing_code,
    )


def _is_place(place: re.Match[str], paragraphs: Sequence[str], index: int) -> bool:
    """A day must stand with the place or a name above it: "The White House Office shall …" is a sentence."""
    rest = paragraphs[index][place.end() :]
    dated = _is_day(rest)
    following = paragraphs[index + 1] if index + 1 < len(paragraphs) else ""
    return dated or (rest.strip(" .,") == "" and (_is_day(following) or _named(place, paragraphs, index)))


def _named(place: re.Match[str], paragraphs: Sequence[str], index: int) -> bool:
    return bool(place["name"]) or (index > 0 and _NAME.fullmatch(paragraphs[index - 1]) is not None)


def _is_day(text: str) -> bool:
    return len(text) < _LONGEST_DAY and _DATE.match(text) is not None


def _from_place(place: re.Match[str], paragraphs: Sequence[str], index: int) -> SignOff:
    start, name = index, (place["name"] or "").strip()
    above = _name_above(paragraphs, index)
    if not name and above is not None:
        start, name = above, paragraphs[above]
    between = paragraphs[start + 1 : index]
    approval = ""
    if start == index or not between:
        start, approval = _approval_above(paragraphs, start)
    elif _APPROVAL.match(between[0]):
        between, approval = (), " ".join(between)
    if start > 0 and is_facsimile(paragraphs[start - 1]):
        start -= 1
    house = place["place"].strip()
    dated = paragraphs[index][place.end() :].strip()
    end = index + 1
    if not dated and end < len(paragraphs) and _CITY_LINE.fullmatch(paragraphs[end]):  # EO 10834
        house, end = f"{house} {paragraphs[end]}", end + 1
    if not dated and end < len(paragraphs) and _is_day(paragraphs[end]):
        dated = paragraphs[end]
        end += 1
    filing = []
    if is_facsimile(" ".join(paragraphs[end : end + 1])) and _REST.match(" ".join(paragraphs[end + 1 : end + 2])):
        end += 1  # EO 13401 has its picture under the day
    while end < len(paragraphs) and (_REST.match(paragraphs[end])):
        filing.append(paragraphs[end])
        end += 1
    signature = _signature(_OFFICE.sub("", name), " ".join([*between, house]), dated, filing)
    return SignOff(start, end, replace(signature, approval=approval), long_date(dated))


def _approval_above(paragraphs: Sequence[str], start: int) -> tuple[int, str]:
    """Where the sign-off begins that has a minister's approval above the President's name, and its words (EO 6249)."""
    for at in range(start - 1, max(-1, start - 4), -1):
        if _APPROVAL.match(paragraphs[at]) and all(len(line) < 120 for line in paragraphs[at:start]):
            return at, " ".join(paragraphs[at:start])
    return start, ""


def _name_above(paragraphs: Sequence[str], index: int) -> int | None:
    """Where the name above a place stands: right above, or a president's over a few short lines (EO 6327, 6726)."""
    if index > 0 and _NAME.fullmatch(paragraphs[index - 1]) and _is_president(paragraphs[index - 1]):
        return index - 1
    for at in range(index - 2, max(0, index - _MOST_BETWEEN), -1):
        is_near = at >= index - 3 or _APPROVAL.match(paragraphs[at + 1])
        if is_near and _is_president(paragraphs[at]) and all(len(line) < 100 for line in paragraphs[at:index]):
            return at
    if index == 0 or not _NAME.fullmatch(paragraphs[index - 1]) or _APPROVAL.match(paragraphs[index - 1]):
        return None
    return index - 1


def _is_president(line: str) -> bool:
    """Whether a line is a president's name in capitals, and nothing else; "ARTHUR S. FLEMING," is none (EO 9578)."""
    names = [word for word in re.findall(r"\w+", line) if word.casefold() != "president"]
    return _CAPITALS.fullmatch(line) is not None and bool(names) and names[-1] in _SURNAMES


def _signature(name: str, place: str, dated: str, filing: Sequence[str]) -> Signature:
    lines = " ".join(line for line in filing if _FILING.match(line))
    document = _FR_DOC.match(lines)
    billing = next((line for line in filing if line.lower().startswith("billing code")), "")
    return Signature(
        name=name,
        place=place,
        dated=dated,
        fr_doc=unbracketed(document["doc"] or "") if document else "",
        filed=unbracketed(document["filed"] or "") if document else "",
        billing_code=billing,
    )


def _bare_name(paragraphs: Sequence[str]) -> SignOff | None:
    """A name in capitals or a picture's trace as the very last words (pages that lost their place and day)."""
    if paragraphs and is_facsimile(paragraphs[-1]):
        return SignOff(len(paragraphs) - 1, len(paragraphs), Signature(), None)
    if paragraphs and _CAPITALS.fullmatch(paragraphs[-1]):
        return SignOff(len(paragraphs) - 1, len(paragraphs), Signature(name=paragraphs[-1]), None)
    return None
