"""Acts of Congress by their names or dates."""

import re
from collections.abc import Iterator
from datetime import date

from app.law.citations.values import MONTHS, SEPARATOR, Citation, Reading, read_date, read_dated
from app.law.documents import Span

_CONNECTORS = {"of", "and", "for", "to", "in", "on", "or", "with", "from", "by", "against", "&", "their", "a", "as"}
_ACT = re.compile(
    r"Act(?:\sAmendments)?(?![A-Za-z])"
    r"(?P<tail>(?:\sfor\s(?:the\s(?=\d)|(?=\d|[A-Z]))[\w ]{3,24}?(?=\sof\s\d|[,;.()]))?)"
    r"(?:\s?,?\sof\s(?P<year>\d{4})(?!\d)|,\s(?P<fiscal>\d{4})(?!\d))?"
)
"""EO 13130's "Federal Advisory Committee Act for the NIAC" ends with "Act"; "for the 21st Century" is of the name."""
_FISCAL_YEAR = re.compile(r",?\s(?:for\s(?:the\s)?)?fiscal\syear\s(?:ending\sJune\s30,\s)?(\d{4})(?!\d)", re.IGNORECASE)
"""EO 6749: "the Emergency Appropriation Act, fiscal year 1935"; another year's is another act."""
_DATED_ACT = re.compile(r"[Aa]cts?(?:\sof\s(?:the\s)?Congress)?")
_DAY = re.compile(r"\s?,?\s?(?:of|dated|approved(?:\son)?|passed|enacted)\s", re.IGNORECASE)
_ENTITLED = re.compile(
    r"\s?,?\s?entitled\s?[,:]?\s?[“\"`']{1,2}\s?(?P<title>An\s?Act\b[^“”\"]{3,600}?)[.,]?[”\"]", re.IGNORECASE
)
_LOOK_BACK = 140


def read_act(text: str, at: int) -> Reading | None:
    """Reads "the Immigration and Nationality Act", "the Trade Act of 1974", "the Act of August 9, 1946"."""
    verb = _VERB.search(text, max(0, at - 6), at)
    act = None if verb or _OF_A_LEGISLATURE.match(text, at) else _ACT.match(text, at)
    start = _name_start(text, at) if act else at
    if act is None or start == at:
        return read_dated_act(text, at)
    dated_on, end = read_dated(text, at + len("Act"))
    end = act.end()
    name = _SMALL.sub(lambda word: word[0].lower(), " ".join(_BRACKETED.sub("", text[start:end]).split()))
    fiscal = _FISCAL_YEAR.match(text, end) if not (act["tail"] or act["year"] or act["fiscal"]) else None
    if fiscal:
        name, end = f"{name}, fiscal year {fiscal[1]}", fiscal.end()
    dated_on = dated_on or read_dated(text, end)[0]
    return Reading((Citation("named_act", name, (start, end), dated_on=dated_on),), start, end)


def read_dated_act(text: str, at: int) -> Reading | None:
    """Reads acts that their days identify: "the act of June 30, 1932", "the act entitled “An Act …”, approved …"."""
    lead = _DATED_ACT.match(text, at)
    if lead is None:
        return None
    before = _ENTITLED.match(text, lead.end())
    day = _DAY.match(text, before.end() if before else lead.end())
    dated_on, end = read_date(text, day.end()) if day else (None, at)
    if dated_on is None:
        return None
    found = [_dated_act(dated_on, (at, end), before)]
    behind = None if before else _ENTITLED.match(text, end)
    if behind:
        found, end = [_dated_act(dated_on, (at, behind.end()), behind)], behind.end()
    while lead[0].lower().startswith("acts") and (further := SEPARATOR.match(text, end)):
        dated_on, next_end = read_date(text, further.end())
        if dated_on is None or not further[0].strip():
            break
        found.append(_dated_act(dated_on, (further.end(), next_end), None))
        end = next_end
    return Reading(tuple(found), at, end)


def _dated_act(dated_on: date, span: Span, entitled: re.Match[str] | None) -> Citation:
    words = f"Act of {MONTHS[dated_on.month - 1]} {dated_on.day}, {dated_on.year}"
    title = " ".join(entitled["title"].split()) if entitled else None
    return Citation("named_act", words, span, title=title, dated_on=dated_on)


_OPENERS = '“"('
_SMALL = re.compile(r"(?<=\s)(?:Of|And|For|To|In|On|Or|With|By|The)(?=\s)")
"""Words that are small in a title, however the order prints them ("Trading With the Enemy Act")."""
_VERB = re.compile(r"\b(?:to|not|shall|may|must|will)\s$", re.IGNORECASE)
"""EO 10686 quotes a title "Designation of Certain Officers … To Act as Postmaster General"."""
_NOT_IN_A_NAME = frozenset({"Act", "An", "The", "Section", "Sections", "Title", "This"})
_ENDS_BEFORE = frozenset({"Act", "Code", "Constitution"})
_ABBREVIATION = re.compile(r"U\.S\.|\w+\.\w+\.")
_LED_BY_A_FIGURE = re.compile(r"\d{1,3}(?:(?:st|nd|rd|th)\b|[—-][A-Z])")
_INITIAL = re.compile(r"[A-Z][a-z]+\s[A-Z]\.$")
"""EO 13180: "the Wendell H. Ford Aviation Investment and Reform Act"."""
_BRACKETED = re.compile(r"\([A-Z][A-Za-z&]*\)|“[A-Z][a-z]+”")
"""EO 14141: "the Fixing America's Surface Transportation (FAST) Act"."""
_UNIT_NUMBER = re.compile(r"\b(?:Title|Part|Chapter|Division)\s[IVXLC\d]+,?$")
"""EO 13959: "Title LXXV, National Defense Authorization Act for Fiscal Year 2020"."""
_PUBLIC_LAW = re.compile(r"Public,?\s(?:Laws?|Nos?\b|Resolution)")
_WITH_THE = re.compile(r"(?:Trading\s[Ww]ith|Department\sof|Departments\sof|State,)\s$")
_THE = re.compile(r"the\s(?:Nation|Sunshine|\d\d(?:st|th)\sCentury)\sAct\b")
"""Where "the" is a word of the name: "the Trading with the Enemy Act", "the Department of the Interior … Act", "Moving
Ahead for Progress in the 21st Century Act" (EO 13626), "the Government in the Sunshine Act" (EO 14096)."""
_OF_A_LEGISLATURE = re.compile(r"Acts?\sof\s(?:Congress|Parliament|the\s(?:[Ll]egislat|State|Parliament))")


def _name_start(text: str, at: int) -> int:
    """Where the capitalised words that end in "Act" begin; `at` where there are none."""
    start, kept = at, at
    for position, word in _words_before(text, at):
        end = position + len(word)
        if _BRACKETED.fullmatch(word):
            continue
        if word[0] in _OPENERS and word.lstrip(_OPENERS)[:1].isupper():
            inside = word.lstrip(_OPENERS)
            return kept if inside in _NOT_IN_A_NAME else end - len(inside)
        if _ends_before(text, position, word):
            break
        named = word[0].isupper() or (_LED_BY_A_FIGURE.match(word) is not None and start < at)
        if named and word.strip(",") not in _NOT_IN_A_NAME and not _PUBLIC_LAW.match(text, position):
            kept = position
        elif start == at or (
            (word not in _CONNECTORS or word[-1] == ",") and not _is_of_the_name(text, position, word)
        ):
            break
        start = position
    return kept if start <= kept else at


def _ends_before(text: str, position: int, word: str) -> bool:
    """Whether a name begins behind `word` at the latest: another act, the end of a sentence, the number of a title."""
    end = position + len(word)
    if word.strip(",") in _ENDS_BEFORE or _UNIT_NUMBER.search(text, max(0, position - 10), end):
        return True
    abbreviated = _ABBREVIATION.fullmatch(word) or _INITIAL.search(text, max(0, position - 20), end)
    return word[-1] in ".;:)" and abbreviated is None


def _is_of_the_name(text: str, position: int, word: str) -> bool:
    if word.lower() != "the":
        return False
    return _WITH_THE.search(text, max(0, position - 16), position) is not None or _THE.match(text, position) is not None


def _words_before(text: str, at: int) -> Iterator[tuple[int, str]]:
    """The words before `at` with their offsets, the nearest first, a bounded way back."""
    window, end = max(0, at - _LOOK_BACK), at
    while end > window:
        if text[end - 1].isspace():
            end -= 1
            continue
        start = max(text.rfind(" ", window, end) + 1, window)
        yield start, text[start:end]
        end = start
