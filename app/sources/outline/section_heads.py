"""A section's number and heading in running text, where no type of its own sets them apart for certain."""

import re
from collections.abc import Sequence

from app.law.documents import Span
from app.law.numbering import letter, roman
from app.sources.outline import sentence_case
from app.sources.outline.paragraphs import SectionStart
from app.sources.outline.sentence_case import ABBREVIATION

_HEAD = re.compile(
    r"(?P<word>Section|SECTION|Sec|SEC)\b\s?\.?\s?(?P<number>\d{1,4}(?:[.-]\d{1,4})?[A-Z]?)\b(?P<stop>\s?[.:])?(?=[\s(A-Z]|$)\s*"
)
_WORD = re.compile(r"[^\s(]+\.(?=\()|\S+")
_SMALL = frozenset(
    re.findall(
        r"\w+",
        "a an and as at but by for from if in into nor of off on or out over per se so than that the through to under "
        "upon via vs with within without between among not during against et seq its is be it so",
    )
)
_MARK = re.compile(r"\( ?(?:[a-z]{1,5}|[A-Z]|\d{1,2}) ?\)")  # "( b ) Regulation. Continue" (EO 11089)
# "b. Use of lowest consistent classification. To" (EO 10290), "3-303. Membership. The" (EO 13045)
_POINTED = re.compile(r"(?:\d{1,2}(?:-\d{3,4})?|[A-Za-z])\. (?=[A-Z])")
_LONGEST_HEADING = 240
_MOST_MARKS = 3
_AFTER_HEADING = re.compile(r"\s?[.:—]?\s?")
_PART = re.compile(r"(?:PART|Part)\s[IVXLC\d]{1,6}(?=\s?[—–:.-]|\s[A-Z]|$)")
_CAPITALS = re.compile(r"[A-Z][A-Z’,'-]*(?: [A-Z][A-Z’,'-]*){3,40}")
_DECIMAL = re.compile(r"(\d{1,2})\.(\d{1,2})\.?(?:\s(?=[A-Z(“\"])|$)")


def section_start(text: str, emphasised: Sequence[Span] = ()) -> SectionStart | None:
    """The section number that begins a paragraph: "Section 1. Purpose", "SEC. 2 (a) The"; None if none does.

    Without a full stop the number counts only if it is set apart by type: "Section 2 of the Act provides" and
    "Section 9A(c) of the Act" are sentences.
    """
    found = _HEAD.match(text)
    if not found:
        return None
    follows = text[found.end() : found.end() + 1]
    if not found["stop"] and (found.end() == len(text) or follows.islower() or not _is_set_apart(found, emphasised)):
        return None
    label = f"{found['word']}{'' if found['word'].upper() == 'SECTION' else '.'} {found['number']}"
    return SectionStart(found["number"], label, found.end())


def captions(text: str, begin: int, emphasised: Sequence[Span], *, typed: bool = True) -> tuple[Span, ...]:
    """The spans that may be headings: what is set apart after `begin`, or a plain heading that stands there.

    Args:
        text: the paragraph.
        begin: where the words after the section's label begin; 0 for a paragraph without one.
        emphasised: its spans in bold, italics or underline.
        typed: whether the source has type; without it a heading in sentence case counts too.
    """
    clipped = ((max(start, begin), end) for start, end in emphasised if end > begin)
    spans = [span for span in clipped if span[1] - span[0] <= _LONGEST_HEADING]
    at = _pass_heading(text, begin, spans, is_item=False, typed=typed) if begin else 0
    if not (begin or typed) and (pointed := _POINTED.match(text)):
        at = _pass_heading(text, pointed.end(), spans, is_item=True, typed=typed)
    for _ in range(_MOST_MARKS):  # "Sec. 5. *Implementation.* (a) Management of the Reserve. The" (EO 13178)
        mark = _MARK.match(text, at)
        if mark is None:
            break
        at = _pass_heading(text, _skip_space(text, mark.end()), spans, is_item=True, typed=typed)
    return tuple(spans)


def _pass_heading(text: str, at: int, spans: list[Span], *, is_item: bool, typed: bool) -> int:
    """Where the words after the heading at `at` begin; a plain one is put into `spans` in place of what it covers."""
    known = next((span for span in spans if span[0] <= at < span[1] and _is_ended(text, span[1])), None)
    plain = None if known else _plain_heading(text, at)
    if plain and is_item and not (_heads_an_item(text, plain) and (typed or sentence_case.leads(text, plain[1]))):
        plain = None
    if not (known or plain or typed):
        plain = sentence_case.heading(text, at, is_item=is_item)
    if plain:
        spans[:] = sorted([plain, *(span for span in spans if span[0] >= plain[1] or span[1] <= at)])
        known = plain
    if known is None:
        return at
    stop = _AFTER_HEADING.match(text, known[1])
    return stop.end() if stop else known[1]


def _skip_space(text: str, at: int) -> int:
    return at + 1 if text[at : at + 1] == " " else at


def _heads_an_item(text: str, span: Span) -> bool:
    """Whether words after "(a)" are its heading and not a list's item: "(a) Executive Order 14096 of …." is one."""
    heading = text[slice(*span)]
    return span[1] < len(text) and len(heading) < 80 and not re.search(r"[\d;“”]", heading)


def is_heading(text: str) -> bool:
    """Whether a whole line is in title case, like a heading: "Using National Security Assets for Law and Order"."""
    bare = text.rstrip(".")
    return 0 < len(bare) < 150 and _plain_heading(f"{bare}.", 0) == (0, len(bare) + 1)


def is_part_line(text: str) -> bool:
    """Whether a line heads a group of sections: "PART II — TAKING …", or a line in capitals (EO 14008 has both)."""
    if len(text) >= _LONGEST_HEADING or text.endswith((".", ";", ":", ",")):
        return False
    return _PART.match(text) is not None or (text.isupper() and _CAPITALS.fullmatch(text) is not None)


def decimal_sections(texts: Sequence[str]) -> dict[int, SectionStart]:
    """The paragraphs that begin sections numbered "4.1." without a word before the number (EO 14110, 12333).

    The first of such a run is n.1, where n is the part or section before plus one, or that section itself; each other
    one follows the one before.
    """
    starts: dict[int, SectionStart] = {}
    major, minor, section = 0, 0, 0
    for index, text in enumerate(texts):
        if own := section_start(text):
            section = int(own.number) if own.number.isdigit() else 0
        found = _DECIMAL.match(text)
        if not found:
            continue
        number = int(found[1]), int(found[2])
        if number == (major, minor + 1) or (number[1] == 1 and number[0] in (major + 1, section)):
            major, minor = number
            label = f"{major}.{minor}"
            starts[index] = SectionStart(label, label, found.end())
    return starts if len(starts) > 1 else {}


def _is_set_apart(found: re.Match[str], emphasised: Sequence[Span]) -> bool:
    return any(start < found.end("number") <= end for start, end in emphasised)


def _is_ended(text: str, end: int) -> bool:
    """Whether a full stop, a colon or a dash ends the words before `end`, or the paragraph does."""
    return text[end - 1 : end] in (".", ":", "—") or text[end : end + 2].lstrip()[:1] in ("", ".", ":", "—")


def _plain_heading(text: str, begin: int) -> Span | None:
    """A heading in title case up to its full stop: "Order of Succession." but not "This order is effective now."."""
    has_name = False
    for word in _WORD.finditer(text, begin, min(len(text), begin + _LONGEST_HEADING)):
        bare = word[0].strip("“”‘’\"'(),;:.–—-")
        small = bare in _SMALL and word.start() > begin
        if _MARK.match(word[0]) or (bare[:1].islower() and not small):
            return None
        has_name |= bare.casefold() not in _SMALL
        if word[0].endswith(".") and not ABBREVIATION.search(word[0]):
            return (begin, word.end()) if has_name else None
    return None


_LAST_MARK = re.compile(r"(?:^|[.:] )\(([A-Za-z]{1,5}|\d{1,2})\)(?: \(([A-Za-z]{1,5}|\d{1,2})\))? ")
_LONGEST_LIST = 78  # (zzz)


def restored_mark(lead: str, ordinal: int) -> str:
    """The mark that an ordered list's item had in print, by the paragraph that leads to the list.

    Under "(a) Nothing in this order …:" stand (i), (ii) (EO 14186); under a section's own words (a), (b); under "(i)"
    stand (A), (B).
    """
    if ordinal > _LONGEST_LIST:
        return f"({ordinal})"
    found = _LAST_MARK.search(lead[:300])
    last = (found[2] or found[1]) if found else ""
    if not last:
        return f"({letter(ordinal)})"
    if last.isdigit() or (set(last) <= set("ivx") and last != "v"):
        return f"({letter(ordinal).upper()})"
    return f"({roman(ordinal)})"
