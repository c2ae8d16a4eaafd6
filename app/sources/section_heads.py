"""A section's number and heading in running text, where no type of its own sets them apart for certain."""

import re
from collections.abc import Sequence

from app.documents import Span
from app.sources.paragraphs import SectionStart

_HEAD = re.compile(
    r"(?P<word>Section|SECTION|Sec|SEC)\b\s?\.?\s?(?P<number>\d{1,4}(?:[.-]\d{1,4})?[A-Z]?)\b(?P<stop>\s?[.:])?(?=[\s(A-Z]|$)\s*"
)
_WORD = re.compile(r"[^\s(]+\.(?=\()|\S+")
_SMALL = frozenset(
    re.findall(
        r"\w+",
        "a an and as at but by for from if in into nor of off on or out over per se so than that the through to under "
        "upon via vs with within without between among not during against et seq its is be",
    )
)
_MARK = re.compile(r"\((?:[a-z]{1,5}|[A-Z]|\d{1,2})\)")
_ABBREVIATION = re.compile(r"(?:\b[A-Z]|\b(?:No|Nos|Mr|Mrs|Dr|St|Jr|Sr|Inc|Co|Corp|vs|seq|Ch|Sec|Pub|Stat|Art))\.\Z")
_LONGEST_HEADING = 240


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


def captions(text: str, begin: int, emphasised: Sequence[Span]) -> tuple[Span, ...]:
    """The spans that may be headings: what is set apart after `begin`, or a plain heading that stands there.

    Args:
        text: the paragraph.
        begin: where the words after the section's label begin; 0 for a paragraph without one.
        emphasised: its spans in bold, italics or underline.
    """
    clipped = tuple((max(start, begin), end) for start, end in emphasised if end > begin)
    short = tuple(span for span in clipped if span[1] - span[0] <= _LONGEST_HEADING)
    words = begin or _after_marker(text)
    if words and not any(span[0] == words and _is_ended(text, span[1]) for span in short):
        plain = _plain_heading(text, words)
        if plain and (begin or _heads_an_item(text, plain)):
            return (plain, *(span for span in short if span[0] >= plain[1]))
    return short


def _after_marker(text: str) -> int:
    """Where the words after a paragraph's first marker begin, or 0: "(a) Hiring Ratio. Each agency" (EO 14210)."""
    found = _MARK.match(text)
    return found.end() + 1 if found else 0


def _heads_an_item(text: str, span: Span) -> bool:
    """Whether words after "(a)" are its heading and not a list's item: "(a) Executive Order 14096 of …." is one."""
    heading = text[slice(*span)]
    return span[1] < len(text) and len(heading) < 80 and not re.search(r"[\d;“”]", heading)


def is_heading(text: str) -> bool:
    """Whether a whole line is in title case, like a heading: "Using National Security Assets for Law and Order"."""
    bare = text.rstrip(".")
    return 0 < len(bare) < 150 and _plain_heading(f"{bare}.", 0) == (0, len(bare) + 1)


def _is_set_apart(found: re.Match[str], emphasised: Sequence[Span]) -> bool:
    return any(start < found.end("number") <= end for start, end in emphasised)


def _is_ended(text: str, end: int) -> bool:
    """Whether a full stop, a colon or a dash ends the words before `end`, or the paragraph does."""
    return text[end - 1 : end] in (".", ":", "—") or text[end:].lstrip()[:1] in ("", ".", ":", "—")


def _plain_heading(text: str, begin: int) -> Span | None:
    """A heading in title case up to its full stop: "Order of Succession." but not "This order is effective now."."""
    for word in _WORD.finditer(text, begin, min(len(text), begin + _LONGEST_HEADING)):
        bare = word[0].strip("“”‘’\"'(),;:.–—-")
        small = bare in _SMALL and word.start() > begin
        if _MARK.match(word[0]) or (bare[:1].islower() and not small):
            return None
        if word[0].endswith(".") and not _ABBREVIATION.search(word[0]):
            return begin, word.end()
    return None


_LAST_MARK = re.compile(r"(?:^|[.:] )\(([A-Za-z]{1,5}|\d{1,2})\)(?: \(([A-Za-z]{1,5}|\d{1,2})\))? ")
_LONGEST_LIST = 78  # (zzz)
_ROMAN_DIGITS = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


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
        return f"({_letter(ordinal)})"
    if last.isdigit() or (set(last) <= set("ivx") and last != "v"):
        return f"({_letter(ordinal).upper()})"
    return f"({_roman(ordinal)})"


def _letter(ordinal: int) -> str:
    """1 is a, 27 is aa."""
    times, place = divmod(ordinal - 1, 26)
    return chr(ord("a") + place) * (times + 1)


def _roman(ordinal: int) -> str:
    text = ""
    for value, digits in _ROMAN_DIGITS:
        text += digits * (ordinal // value)
        ordinal %= value
    return text
