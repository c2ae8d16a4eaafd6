"""What prose says of an order just before its name: who signed it and when, its title."""

import re
from collections.abc import Iterator, Mapping

from app.law.documents import Span
from app.law.quotes.names import days, people
from app.law.quotes.names.plain import Emphasis
from app.law.quotes.names.said import NO_TITLE, trimmed
from app.law.quotes.names.values import Basis, Claim

_ADJECTIVES = r"(?:(?:own|new|recent|first|earlier|original|so-called|landmark|sweeping|controversial|latest)\s){0,2}"
_DAY = days.DAY
_POSSESSIVE = re.compile(
    rf"(?<![^\W_])(?:{people.PRESIDENT})(?:\s[Aa]dministration)?['’]s?\s{_ADJECTIVES}(?:(?:{_DAY}|{days.YEAR}),?\s)?{_ADJECTIVES}$"
)
_OF_DAY = re.compile(rf"\b(?i:the|his|her|an?|that|this|its)\s{_ADJECTIVES}(?:{_DAY}|{days.YEAR}),?\s{_ADJECTIVES}$")
_SIGNED = re.compile(
    rf"(?:(?:{_DAY})(?:,|\s)\s?)?(?:{people.PRESIDENT}|[Tt]he\s[Pp]resident|[Hh]e)?,?\s(?:has\s|had\s|also\s|then\s)?(?:signed|issued|promulgated)\s(?:(?:the|his|an?)\s)?{_ADJECTIVES}$"
)
_BY_ORDER = re.compile(rf"\bOn\s(?:{_DAY}),\s(?:by|in|with|through)\s(?:the\s)?$")
_CUE = re.compile(r"['’]s?\s|\d,?\s|signed|issued|promulgated|\b(?:by|in|with|through)\s(?:the\s)?$")
_WINDOW, _NEAR = 110, 48
_TITLE_ENDS = re.compile(
    r"[”\"’']?[,.]?[”\"’']?[*_]*\s?(?:\((?:the\s)?|[,–—-]\s)?(?:executive\sorder\s\(|order,\s|order\s\()?(?:\[)?$",
    re.IGNORECASE,
)
_OPENERS = {"”": "“", '"': '"', "’": "‘"}
_MARKS = frozenset("”\"’'")
_TITLE_LIMIT = 400


_IN_TITLE = re.compile(r"(?:[A-Z][\w’'-]+\s(?:(?:of|the|and|for|in|to|with|on|under|by|from)\s){0,2}){4}$")
_IN_TITLE_WINDOW = 90


def is_in_title(text: str, at: int) -> bool:
    """Whether the name may stand within the title of something else, whose day follows.

    "Implementation of Water Efficiency and Management Provisions of Executive Order 13514 of July 10, 2013" (EO 13693).
    """
    return _IN_TITLE.search(text[max(0, at - _IN_TITLE_WINDOW) : at]) is not None


def ahead(text: str, at: int, emphasis: Emphasis, last: Span = (0, 0)) -> Iterator[Claim]:
    """What is said of the order whose name begins at `at`.

    Args:
        text: prose as `plain.read` gives it.
        at: where the name begins.
        emphasis: where its emphasised words stand.
        last: the name of the order before it, and where what is said of that one ends.
    """
    window = text[max(last[1], at - _WINDOW) : at]
    window = window[window.rfind("\n\n") + 1 :]
    base = at - len(window)
    if _CUE.search(window, max(0, len(window) - _NEAR)):
        yield from _people_and_days(window, base)
    for claim in _title(text, at, emphasis.starts):
        if claim.span[0] >= last[1] or claim.span[0] <= last[0]:  # or an order that the title names
            yield claim


def _people_and_days(window: str, base: int) -> Iterator[Claim]:
    for pattern in (_POSSESSIVE, _SIGNED, _BY_ORDER, _OF_DAY):
        match = pattern.search(window)
        if match is None:
            continue
        groups = match.groupdict()
        if groups.get("president"):
            start, end = match.span("president")
            yield Claim(Basis.PRESIDENT, (base + start, base + end), match["president"], presidents=people.slugs(match))
        day = days.of(match)
        if day:
            start = next(
                match.start(group) for group in ("m1", "d2", "m3", "m4", "y5", "year") if groups.get(group) is not None
            )
            end = max(match.end(group) for group in groups if group != "president" and groups[group] is not None)
            yield Claim(Basis.DATE, (base + start, base + end), window[start:end], day)
        return


def _title(text: str, at: int, ends: Mapping[int, int]) -> Iterator[Claim]:
    """A title in marks that ends where the name begins; often enough it is a quotation, so it is never firm."""
    tail = text[max(0, at - 24) : at]
    if not any(place in ends for place in range(max(0, at - 4), at + 1)) and _MARKS.isdisjoint(tail):
        return
    lead = _TITLE_ENDS.search(tail)
    if lead is None:
        return
    end = at - len(tail) + lead.start()
    stop = next((place for place in range(end, min(at, end + 4) + 1) if place in ends), None)
    if stop is not None and stop - ends[stop] <= _TITLE_LIMIT:
        span = trimmed(text, ends[stop], stop)
    else:
        mark = next((sign for sign in lead[0][:3] if sign in _OPENERS), None)
        start = text.rfind(_OPENERS[mark], max(0, end - _TITLE_LIMIT), end) if mark else -1
        if start < 0:
            return
        span = trimmed(text, start + 1, end)
    if span[0] < span[1] and NO_TITLE.match(text, *span) is None:
        yield Claim(Basis.TITLE, span, text[span[0] : span[1]], firm=False)
