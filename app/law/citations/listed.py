"""Orders that stand as bare numbers in a list: under a lead that says so, or behind what interrupts their list."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from app.law.citations.values import MONTHS, Citation, read_dated
from app.law.documents import Span

_ORDERS = re.compile(r"\bExecutive\s[Oo]rders\b(?!\sNos?\b)")
_OPENS = re.compile(r":\s*$|\b(?:following|listed|as\sfollows)\b|\b[Oo]rders\s[Nn]umbered\s*$")
"""A paragraph above a list of orders: "The following Executive orders are hereby revoked:" (EO 9830)."""
_NEW_TEXT = re.compile(r"\bto\sread\b|\bamended\sas\sfollows\b")
_NUMBER = r"(?:\d{1,2},\d{3}|\d{3,5})"
_COLUMNS = re.compile(r"\d{4,5}(?:\s+\d{4,5})*\W*")
"""EO 12608 prints the numbers in three columns."""
_ITEM = re.compile(
    rf"(?:\(\w{{1,3}}\)\s)?(?:No[sv]?\.?\s)?(?P<number>{_NUMBER})(?:\s?[-–—]\s?(?P<suffix>[A-Z])\b)?"
    rf"(?=\W*$|\s?,?\s?(?:of\s)?(?:{'|'.join(MONTHS)})\b|,\s(?:as\samended|except)\b|\s+(?!No\b)[A-Z][a-z]+\s)",
)
"""An item: the number alone, with its date, or with what the order is about ("9553 Creating an emergency board …")."""
_ENDS = re.compile(r"\b(?:shall|is|are|hereby)\b")
_PARAGRAPH = re.compile(r"[^\n]+")


def listed(text: str, lead: str, found: Sequence[Citation]) -> Sequence[Citation]:
    """The citations of `text` with the orders that it only numbers.

    Args:
        text: one text of a provision.
        lead: the words of the provision above that lead into this one, or "".
        found: what `find(text)` found, in order.
    """
    starts = [citation.span[0] for citation in found]
    added = (*_under_leads(text, lead), *_numbered(text))
    free = [new for new in added if not _taken(new.span, found, starts)]
    free.extend(_continued(text, found, starts))
    return tuple(sorted((*found, *free), key=lambda citation: citation.span)) if free else found


def _taken(span: Span, found: Sequence[Citation], starts: Sequence[int]) -> bool:
    index = bisect_left(starts, span[1])
    return index > 0 and found[index - 1].span[1] > span[0]


def _under_leads(text: str, lead: str) -> Iterator[Citation]:
    """The numbers at the beginning of the paragraphs under a lead."""
    active = _is_lead(lead)
    for match in _PARAGRAPH.finditer(text):
        words = match[0]
        if _is_lead(words):
            active = True
        elif active:
            items = list(_items(text, match.start(), words))
            yield from items
            active = bool(items) or _ENDS.search(words) is None


def _is_lead(words: str) -> bool:
    """Whether the words lead into a list of orders; new text for another law begins with a mark."""
    if "Executive" not in words or words.lstrip()[:1] in {"“", '"'}:
        return False
    return all(pattern.search(words) for pattern in (_ORDERS, _OPENS)) and _NEW_TEXT.search(words) is None


def _items(text: str, at: int, words: str) -> Iterator[Citation]:
    if _COLUMNS.fullmatch(words):
        for number in re.finditer(r"\d+", words):
            yield Citation("executive_order", str(int(number[0])), (at + number.start(), at + number.end()))
        return
    item = _ITEM.match(words)
    if item:
        target = str(int(item["number"].replace(",", ""))) + (f"-{item['suffix']}" if item["suffix"] else "")
        dated_on, _ = read_dated(text, at + item.end())
        yield Citation("executive_order", target, (at + item.start("number"), at + item.end()), dated_on=dated_on)


_INLINE = re.compile(r"\bExecutive\s[Oo]rders\snumbered\s(?=\d)")
_DATED = re.compile(rf"(?P<number>\d{{1,2}}-\d|{_NUMBER})(?=,\s(?:{'|'.join(MONTHS)})\s\d{{1,2}},\s?\d{{4}}[;.])")


def _numbered(text: str) -> Iterator[Citation]:
    """Numbers with bare dates: "Executive orders numbered 9-2, January 28, 1873; 653, June 13, 1907" (EO 11408)."""
    for lead in _INLINE.finditer(text) if "numbered" in text else ():
        end = text.find("\n\n", lead.end())
        for item in _DATED.finditer(text, lead.end(), end if end >= 0 else len(text)):
            dated_on, _ = read_dated(text, item.end())
            if "-" not in item["number"]:
                yield Citation("executive_order", item["number"].replace(",", ""), item.span(), dated_on=dated_on)


_NEXT = re.compile(
    rf"(?P<aside>(?:\s?\([^()]{{1,90}}(?:\([^()]{{1,40}}\)[^()]{{0,40}})?\)+)?)\s?,?\s?(?P<joint>(?:and\s|as\samended\sby\s)?)"
    rf"(?P<no>Nos?\.?\s)?(?P<number>{_NUMBER})(?:-(?P<suffix>[A-Z]))?(?![\w%]|,\d|\.\d)"
)


def _continued(text: str, found: Sequence[Citation], starts: Sequence[int]) -> Iterator[Citation]:
    """The orders behind a bracket or a missing comma: "10482 (18 F.R. 4944), and 10733" (EO 10925), "… No. 10001"."""
    for citation in found:
        after: Citation | None = citation if citation.kind == "executive_order" else None
        while after:
            end = read_dated(text, after.span[1])[1]
            match = _NEXT.match(text, end)
            new = _of_next(text, match, plural=_is_plural(text, citation)) if match else None
            if new and _taken(new.span, found, starts):
                new = None
            if new:
                yield new
            after = new


def _is_plural(text: str, citation: Citation) -> bool:
    """Whether the list begins with "Executive Orders" or "Nos."."""
    return (
        re.search(r"[Oo]rders\b[^.;]{0,200}$|Nos\.?\s", text[max(0, citation.span[0] - 200) : citation.span[1]])
        is not None
    )


def _of_next(text: str, match: re.Match[str], *, plural: bool) -> Citation | None:
    digits = match["number"].replace(",", "")
    bare = match["no"] is None
    if bare and not (
        plural and match["aside"] and len(digits) >= 4 and not text[match.end() :].startswith((" U.S.C", " Stat", " F"))
    ):
        return None
    target = str(int(digits)) + (f"-{match['suffix']}" if match["suffix"] else "")
    dated_on, _ = read_dated(text, match.end())
    if not bare and dated_on is None:
        return None
    start = match.start("no") if match["no"] else match.start("number")
    return Citation("executive_order", target, (start, match.end()), dated_on=dated_on)
