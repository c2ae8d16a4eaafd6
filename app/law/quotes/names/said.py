"""What prose says of an order next to its name: title, day, president, page. Nothing farther off is taken for it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from app.law.documents import Span
from app.law.quotes.names import days, people
from app.law.quotes.names.plain import Emphasis
from app.law.quotes.names.titles import beginnings
from app.law.quotes.names.values import Basis, Claim, Day

_SIGNED = r"(?:signed|issued|promulgated|enacted|handed\sdown)"
_AFTER_DAY = re.compile(
    rf"[)\]]?\s?,?\s?(?P<open>[(\[])?(?:(?P<verb>(?:which\s)?(?:(?:he|she|that|was|were|had\sbeen|first|originally)\s)*"
    rf"{_SIGNED}(?:\sinto\slaw)?(?:\sby\s{people.PRESIDENT})?,?\s(?:on|in)?\s?|dated\s|of\s|from\s|on\s(?=[A-Z])))?{days.DAY}"
    r"(?P<close>[)\]])?"
)
_AFTER_YEAR = re.compile(
    rf"[)\]]?\s?,?\s?(?:[(\[]{days.YEAR}[)\]]|(?:of|from|(?:was\s)?{_SIGNED}\sin)\s"
    rf"{days.YEAR.replace('year', 'year2')}(?![\w-]))"
)
_AFTER_SIGNER = re.compile(
    rf"[)\]]?\s?,?\s?(?P<open>[(\[])?(?:which\s)?(?:was\s)?{_SIGNED}\sby\s{people.PRESIDENT}(?P<close>[)\]])?"
)
_AFTER_PAGE = re.compile(
    r"\s?,?\s?(?P<open>[(\[])?(?P<volume>\d{1,3})\s(?:Fed\.\s?Reg(?:\.|ister)|F\.?\s?R\.?)\s(?P<page>\d{1,3},\d{3}|\d{1,6})(?!\d)"
    r"(?:\s?,\s?(?:at\s)?[\d,]{1,7}(?!\d))?(?:\s?[-–]\s?[\d,]{1,7})?(?!,\d)"
)
_AFTER_CODE = re.compile(
    r"\s?,?\s?[(\[]?3\sC\.?\s?F\.?\s?R\.?[^()\[\];.]{0,60}(?:(?<=Comp)\.[^()\[\];.]{0,30})?(?:[(\[][^()\[\]]{0,30}[)\]])?[)\]]?"
)
"""The year behind the code is that of an edition."""
_PASSED = re.compile(
    r"\s?,?\s?(?:as\s(?:amended|extended|modified|supplemented),?(?!\sby)|also\sknown\sas\sthe\sorder|\((?:the\s)?[“\"]?(?:E\.?O\.?\s?[\d,]*"
    r"|[“\"]?(?:the\s)?(?:Executive\s)?Order[”\"]?|hereinafter[^()]{0,60})[”\"]?\))",
)
_TITLE_OPENS = re.compile(
    r"[)\]]?\s?[,:–—-]?\s?(?P<verb>(?:which\s)?(?:(?:is|was)\s)?(?:titled|entitled|headed|captioned)\s?[,:]?\s?|(?:on|called|named|known\sas)\s)?"
    r"(?=(?P<mark>[“\"‘'(\[]))?"
)
_CLOSERS = {"“": "”", '"': '"', "‘": "’", "'": "'", "(": ")", "[": "]"}
NO_TITLE = re.compile(
    r"[“\"‘']?(?:the\s|an?\s|as\s|see\b|hereinafter|herein\b|which|who|also|e\.g|i\.e|(?!(?:19|20)\d\d\s[A-Z])\d|Executive\sOrders?\s(?:No|\d)|E\.?\s?O\b|EO\d|[A-Z]{2,6}[”\"]?$)",
)
_TITLE_LIMIT = 400
_WAS_SIGNED = re.compile(rf"\b{_SIGNED}\s[^.;]{{0,60}}$")
_LOOK_BACK = 80
_STOPS = ("", ",", ".", ";", ":", ")", "]", "\n")
_UNMARKED = re.compile(
    r"(?=[A-Z][a-z’']*[a-z-](?:\s|$)|A\s|20\d\d\s[A-Z])(?!Executive\s)(?:[^\s“”\"()\[\]]{1,40}\s){0,40}[^\s“”\"()\[\]]{1,40}"
)
"""Words that may begin with a title: "Executive Order 13233, Further Implementation of …"."""
_CUT = re.compile(
    r",?\s(?:(?:which|that)\s)?(?:was|is|were|has|had|have|are|will|would|directs?|requires?|says|said|signed|issued|dated"
    r"|remains?|came)\b|,?\s(?:(?:of\s|on\s)?(?=[A-Z][a-z]{2,8}\.?\s\d{1,2}\b|\d{1,3}\sF)|in\s(?=(?:19|20)\d\d\b))"
    r"|(?<!\bNo)(?<!\bNos)[.;](?=\s|$)|\s[–—-]\s|,\s(?:the|an?|he|she|it|but|and\sthe|by|as)\s"
)
"""What a title without marks ends before."""
_ANOTHER_DAY = re.compile(r"\s?,?\s?(?:(?:and|or|&|to|through|[–-])\s?,?\s?(?:[A-Z][a-z]{2,8}\.?\s)?\d|respectively)")
"""Days of several orders: "were signed on Jan. 20 and 21, 2025"."""
_GOES_ON = re.compile(r"\s?[“”\"]|\s?\((?![A-Z][a-z]{2,8}\.?\s\d|\d)")
"""Marks and brackets that titles hold (EO 12935, EO 13678), at which these words break off."""
_TITLED = re.compile(r"(?:en)?titled\s?[,:]?\s")
_MOST_CLAIMS = 6


def behind(text: str, at: int, emphasis: Emphasis) -> Iterator[Claim]:
    """What is said of the order whose number or name ends at `at`, one thing after the other."""
    for claims, end in _read(text, at, emphasis):
        yield from claims
        if claims[0].open:
            yield from _behind_open(text, claims[0], end, emphasis)
            return


def _behind_open(text: str, title: Claim, end: int, emphasis: Emphasis) -> Iterator[Claim]:
    """What stands where a title without marks may end: before a verb or a day, or before a bracket."""
    run_end = title.span[0] + len(title.run)
    places = [end, run_end] if run_end > end and text[run_end : run_end + 2].strip() in {"(", "["} else [end]
    for at in places:
        for claims, _ in _read(text, at, emphasis, unmarked=False):
            yield from (replace(claim, behind=at) for claim in claims)


def end_of(text: str, at: int, emphasis: Emphasis) -> int:
    """Where what is said of the order ends; where a title without marks ends is not known."""
    for _, end in _read(text, at, emphasis, unmarked=False):
        at = end
    return at


_Read = tuple[tuple[Claim, ...], int]


def _read(text: str, at: int, emphasis: Emphasis, *, unmarked: bool = True) -> Iterator[_Read]:
    """What is said, with where it ends."""
    for _ in range(_MOST_CLAIMS):
        passed = _PASSED.match(text, at) or _AFTER_CODE.match(text, at)
        if passed:
            at = passed.end()
            continue
        found = _next(text, at, emphasis)
        if found is None and unmarked:
            found = _unmarked(text, at, emphasis)
        if found is None:
            return
        yield found
        unmarked = unmarked and found[0][0].basis is not Basis.TITLE
        at = found[1]


def _next(text: str, at: int, emphasis: Emphasis) -> _Read | None:
    for read in (_page, _day, _year, _signer):
        found = read(text, at)
        if found:
            return found
    return _title(text, at, emphasis)


def _day(text: str, at: int) -> _Read | None:
    match = _AFTER_DAY.match(text, at)
    day = days.of(match) if match else None
    if match is None or day is None:
        return None
    bare = match["verb"] is None and match["open"] is None
    if bare and day.whole() is None:
        return None
    start = next(match.start(group) for group in ("m1", "d2", "m3", "m4", "y5") if match[group])
    span = (start, match.end() - bool(match["close"]))
    firm = match["verb"] is not None
    unsure = _is_unsure(text, match, bare=bare) or (match["verb"] is None and day.day is None)
    unsure = unsure or _ANOTHER_DAY.match(text, match.end()) is not None
    claims: tuple[Claim, ...] = (Claim(Basis.DATE, span, text[span[0] : span[1]], day, firm=firm, unsure=unsure),)
    if match["president"]:
        claims = (_president(match), *claims)
    return claims, match.end()


def _is_unsure(text: str, match: re.Match[str], *, bare: bool) -> bool:
    """Whether the day may be that of something else: it stands alone, or behind "on" where nobody signed."""
    if bare:
        return text[match.end() : match.end() + 1] not in _STOPS
    on_a_day = match["verb"] is not None and match["verb"].strip() == "on"
    return on_a_day and _WAS_SIGNED.search(text[max(0, match.start() - _LOOK_BACK) : match.start()]) is None


def _year(text: str, at: int) -> _Read | None:
    match = _AFTER_YEAR.match(text, at)
    if match is None:
        return None
    group = "year" if match["year"] else "year2"
    day = Day(int(match[group]))
    return (Claim(Basis.DATE, match.span(group), match[group], day, unsure=group == "year"),), match.end()


def _signer(text: str, at: int) -> _Read | None:
    match = _AFTER_SIGNER.match(text, at)
    return ((_president(match),), match.end()) if match else None


def _president(match: re.Match[str]) -> Claim:
    return Claim(Basis.PRESIDENT, match.span("president"), match["president"], presidents=people.slugs(match))


def _page(text: str, at: int) -> _Read | None:
    match = _AFTER_PAGE.match(text, at)
    if match is None:
        return None
    span = (match.start("volume"), match.end("page"))
    end = match.end()
    if match["open"] and text[end : end + 1] in {")", "]"}:
        end += 1
    return (Claim(Basis.PAGE, span, f"{match['volume']} FR {match['page'].replace(',', '')}"),), end


def _title(text: str, at: int, emphasis: Emphasis) -> _Read | None:
    lead = _TITLE_OPENS.match(text, at)
    if lead is None:
        return None
    firm = lead["verb"] is not None and "titled" in lead["verb"]
    inside = _within(text, lead.end(), emphasis.ends)
    if inside is None:
        return None
    span, end = inside
    inner = _TITLED.match(text, *span)
    if inner:
        span, firm = trimmed(text, inner.end(), span[1]), True
    words = text[span[0] : span[1]]
    if NO_TITLE.match(words) and not firm:
        return None
    bracketed = text[lead.end() : lead.end() + 1] in {"(", "["}
    return (Claim(Basis.TITLE, span, words, firm=firm, bracketed=bracketed),), end


def _unmarked(text: str, at: int, emphasis: Emphasis) -> _Read | None:
    """Words that may begin with a title, up to where a title would end."""
    lead = _TITLE_OPENS.match(text, at)
    run = _UNMARKED.match(text, lead.end()) if lead and lead[0].strip(")] ") else None
    if lead is None or run is None:
        return None
    cut = _CUT.search(text, run.start(), run.end())
    whole = min(run.end(), emphasis.end_behind(run.start()) or run.end())
    end = min(cut.start() if cut else whole, whole)
    start, stop = trimmed(text, run.start(), end)
    if start >= end:
        return None
    unsure = end == run.end() and _GOES_ON.match(text, end) is not None
    run_words = text[start:whole]
    subject = cut is not None and end == cut.start() and lead["verb"] is None and "," in lead[0] and cut[0][0] != ","
    claim = Claim(Basis.TITLE, (start, stop), text[start:stop], firm=False, open=True, unsure=unsure, bracketed=subject)
    claim = replace(claim, run=run_words, beginnings=tuple(beginnings(run_words)))
    return (claim,), end


def _within(text: str, at: int, ends: Mapping[int, int]) -> tuple[Span, int] | None:
    """The words within the marks that begin at `at`, and where the marks end."""
    if at in ends and ends[at] - at <= _TITLE_LIMIT:
        end = ends[at]
        inner = _within(text, at, {}) if text[at] in _CLOSERS else None
        return inner if inner and inner[1] >= end - 2 else (trimmed(text, at, end), end)
    closer = _CLOSERS.get(text[at : at + 1])
    if closer is None or text[at - 1 : at].isalnum():
        return None
    closed = _closing(text, at, closer)
    return None if closed is None else (trimmed(text, at + 1, closed), closed + 1)


def _closing(text: str, at: int, closer: str) -> int | None:
    """The offset of the mark that closes the one at `at`, in the same paragraph."""
    limit = min(len(text), at + _TITLE_LIMIT)
    paragraph = text.find("\n\n", at, limit)
    if paragraph >= 0:
        limit = paragraph
    depth, position = 0, at + 1
    while position < limit:
        sign = text[position]
        if sign == closer and not (closer in "’'" and text[position + 1 : position + 2].isalnum()):
            if depth == 0:
                return position
            depth -= 1
        elif sign == text[at] and sign != closer:
            depth += 1
        position += 1
    return None


def trimmed(text: str, start: int, end: int) -> Span:
    """The span without marks and points at its ends."""
    while start < end and text[start] in " ,;:.“”\"‘’'(*":
        start += 1
    while end > start and text[end - 1] in " ,;:.“”\"‘’'*":
        end -= 1
    return start, end
