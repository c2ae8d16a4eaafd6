"""Orders that prose cites by number, in every form that newspapers, courts and agencies print."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from app.law.documents import Span

_NAME = (
    r"(?<![^\W_])(?:(?i:executive\.?\sorders?|exec\.\s?(?:orders?|ords?\.)|ex\.\s?(?:orders?|ords?\.))"
    r"|E\.\s?O\.?(?:s|['’]s)?|EO(?:s|['’]s)?)(?![^\W\d_])(?:\s?\((?:the\s)?[“\"]?E\.?O\.?s?[”\"]?\))?"
)
_LEAD = r"\s?[,:–—-]?\s?[(\[]?(?P<no>(?:[Nn](?:os?|umbers?|umbered)\b\.?|[Nn][°º]|#)\s?)?\s?#?"
NAMED = re.compile(rf"(?P<name>{_NAME}){_LEAD}(?=\d)")
"""A name with a number behind it; `numbered` reads the number."""
_SHORT = re.compile(r"(?<![^\W_])(?P<name>[Oo]rders?)\s(?P<no>(?:[Nn]os?\b\.?|#)\s?)?(?=1[0-9],?\s?\d{3}(?!\d))")
"""An order that was named in full before: "Order 13780"."""
_OF_ANOTHER_KIND = re.compile(r"(?:[A-Z][\w.&’']*|\b(?:land|general|court|docket|purchase|work|protective|agency))\s$")
_OPENS_SENTENCE = re.compile(r"\b(?:The|This|That|These|Those|In|Under|Of|By|But|And|With|When|While|Both|On|To|As)\s$")

_NUMBER = re.compile(
    r"(?:(?P<thousands>\d{1,2}),\s?(?P<units>\d{3})|(?P<digits>\d{1,5}))"
    r"(?:[-–]?(?P<suffix>[A-Z])(?![\w.’']))?"
    r"(?![\dA-Za-z%]|,\d{3}(?!\d)|\.\d|[-–—/]\d{1,3}(?!\d))"
)
"""Not a Governor's ("2020-04", "20-50"), nor a part of a longer number."""
_PLURAL = re.compile(r"(?i:orders|ords)|E\.?\s?O\.?['’]?s|(?i:nos\b|numbers\b)")
_JOINT = re.compile(
    r"(?:\s?[,;]\s?(?:and\s|or\s|&\s)?|\s(?:and|or|&|through|to)\s|\s?[–—/-]\s?)"
    r"(?:(?:as\samended\sby|later|then|also)\s)?(?P<no>(?:[Nn]os?\b\.?|#)\s?)?(?=\d)"
)
_THROUGH = re.compile(r"\s(?:through|to)\s|\s?[–—-]\s?")
_UNIT = r"\s?(?:U\.\s?S\.\s?C|U\.S|USC|C\.?\s?F\.?\s?R|F\.\s?R|FR\b|Fed\.|Stat\.|percent|%|\$|(?:a|p)\.?m\b)"
_COUNTED = re.compile(
    rf"{_UNIT}"
    r"|\s(?!(?:of|and|or|as|which|that|by|on|dated|signed|issued|are|is|were|was|have|had|has|both|to|in|from|through"
    r"|titled|entitled|each|all|also|respectively|under|for|with|at|but|would|will|can|could|may|should|must|do|did"
    r"|remain|remained|than|while|when|where|because|since|after|before|during|until)\b)[a-z]"
)
"""What is counted and no order: "60,000 visas", "13 U.S.C."."""
_NOT_A_WORD = re.compile(_UNIT)
_DETERMINED = re.compile(r"\b(?i:the|this|that|an?|his|her|its|their|our|any|each|every|another|one)\s$")
_HIGHEST_BEFORE_A_WORD = 20_000
_GOVERNORS = re.compile(
    r"\b(?:Gov\.|[Gg]overnor|[Gg]ubernatorial|[Mm]ayor|[Ss]tate)(?:['’]s)?\s(?:[A-Z][\w.’']+\s){0,4}$|(?:Gov\.|Governor)\s[\w.’']+\s(?:\w+\s){0,3}$"
)
_MAY_BE_ANOTHERS = re.compile(r"ov\.|overnor|ubern|ayor|tate")
_GOVERNORS_BEHIND = re.compile(
    r"\s?,?\s(?:of|by|from|(?:issued|signed)\sby)\s(?:the\s)?(?:then-)?(?:[Aa]cting\s)?(?:Gov\.|Governor)"
)
_RANGE_LIMIT = 50
_MOST_BETWEEN = 500
_LOOK_BACK = 80


@dataclass(frozen=True, slots=True)
class Numbered:
    """An order's number where it stands.

    Attributes:
        span: the number, the first of a list with the name before it.
        name: where the name begins that the number is given to.
        between: whether a range only holds it ("13145 through 13147").
    """

    number: str
    span: Span
    name: int
    between: bool = False


Skipping = Callable[[str, int], int]
"""The offset behind what is said of the number that ends at an offset."""


def numbered(text: str, behind: Skipping) -> Iterator[Numbered]:
    """Every order that `text` numbers, in order; lists and ranges give one an order.

    Args:
        text: prose as `plain.read` gives it.
        behind: where what is said of a number ends, so that a list may go on there.
    """
    done, full, filled = 0, False, 0
    for lead in _leads(text):
        if lead.start() < done or (lead.re is _SHORT and not (full and _is_short(text, lead))):
            continue
        found = list(_list(text, lead, behind))
        if found:
            full = True
            done = found[-1].span[1]
            filled += sum(each.between for each in found)
            yield from (each for each in found if not each.between or filled <= _MOST_BETWEEN)


def _leads(text: str) -> list[re.Match[str]]:
    return sorted((*NAMED.finditer(text), *_SHORT.finditer(text)), key=lambda lead: lead.start())


def _is_short(text: str, lead: re.Match[str]) -> bool:
    before = text[max(0, lead.start() - 24) : lead.start()]
    return _OF_ANOTHER_KIND.search(before) is None or _OPENS_SENTENCE.search(before) is not None


def _list(text: str, lead: re.Match[str], behind: Skipping) -> Iterator[Numbered]:
    number = _NUMBER.match(text, lead.end())
    if number is None or not _is_number(text, lead, number, behind):
        return
    plural = _PLURAL.search(lead["name"] + " " + (lead["no"] or "")) is not None
    commas = number["thousands"] is not None
    start, last = lead.start(), ""
    joint: re.Match[str] | None = None
    while number:
        target = normal(number)
        span = (start, number.end())
        if joint and _THROUGH.fullmatch(joint[0]):
            yield from (Numbered(each, span, lead.start(), between=True) for each in _between(last, target))
        yield Numbered(target, span, lead.start())
        last = target
        joint = _JOINT.match(text, behind(text, number.end()))
        number = _NUMBER.match(text, joint.end()) if joint else None
        if joint is None or number is None or not _goes_on(text, joint, number, plural=plural, commas=commas):
            return
        start = number.start()


def _is_number(text: str, lead: re.Match[str], number: re.Match[str], behind: Skipping) -> bool:
    """Whether the first number behind a name is that of a president's order."""
    before = text[max(0, lead.start() - _LOOK_BACK) : lead.start()]
    if _MAY_BE_ANOTHERS.search(before) and _GOVERNORS.search(before):
        return False
    near = text.find("Gov", number.end(), number.end() + _LOOK_BACK) >= 0
    if near and _GOVERNORS_BEHIND.match(text, behind(text, number.end())):
        return False
    digits = normal(number).partition("-")[0]
    if lead["no"]:
        return True
    if _is_year(digits) and "," in text[lead.end("name") : number.start()]:
        return False  # "Executive Order, 2022 Amendments to the Manual for Courts-Martial"
    if len(digits) < 4 or (_is_year(digits) and lead["name"][:1] == "e"):
        return len(digits) == 3 and lead["name"][:1] == "E" and _COUNTED.match(text, number.end()) is None
    if not number["thousands"] or _COUNTED.match(text, number.end()) is None:
        return True
    return _DETERMINED.search(before) is None and _names_one(text, lead, number)


def _names_one(text: str, lead: re.Match[str], number: re.Match[str]) -> bool:
    """Whether the name is a proper one and has the number at once: "Executive Order 13,526 says"."""
    return (
        lead["name"][:1] == "E"
        and _PLURAL.search(lead["name"]) is None
        and text[lead.end("name") : number.start()].isspace()
        and _is_before_a_word(text, number)
    )


def _is_before_a_word(text: str, number: re.Match[str]) -> bool:
    """Whether what follows may be a verb, of a number such as orders have."""
    low = int(normal(number).partition("-")[0]) < _HIGHEST_BEFORE_A_WORD
    return low and _NOT_A_WORD.match(text, number.end()) is None


def _is_year(digits: str) -> bool:
    return len(digits) == 4 and "1900" <= digits <= "2099"


def _goes_on(text: str, joint: re.Match[str], number: re.Match[str], *, plural: bool, commas: bool) -> bool:
    """Whether a further number is an order too; behind a singular only one without a comma that follows at once.

    One that a word follows is one of several that are all written so: "Executive Orders 14,151 and 14,173 target …".
    """
    if joint["no"]:
        return True
    if _COUNTED.match(text, number.end()):
        return plural and commas and number["thousands"] is not None and _is_before_a_word(text, number)
    digits = normal(number).partition("-")[0]
    if plural:
        return len(digits) >= 4 and not (_is_year(digits) and text[number.start() - 2 : number.start()] == "n ")
    bare = "," not in joint[0] and number["thousands"] is None
    return bare and len(digits) == 5 and digits < "20000"


def normal(match: re.Match[str]) -> str:
    """The number as orders are numbered here."""
    digits = (match["thousands"] or "") + (match["units"] or match["digits"] or "")
    return str(int(digits)) + (f"-{match['suffix']}" if match["suffix"] else "")


def _between(first: str, last: str) -> Iterator[str]:
    if first.isdigit() and last.isdigit() and 0 < int(last) - int(first) <= _RANGE_LIMIT:
        yield from map(str, range(int(first) + 1, int(last)))
