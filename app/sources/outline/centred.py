"""Centred headings over a section, which a text without type leaves at the end of the section before."""

import re
from collections.abc import Sequence
from dataclasses import replace

from app.law.numbering import split_markers
from app.sources.outline.paragraphs import Paragraph, Quotation
from app.sources.outline.section_heads import is_heading

_NUMBER = re.compile(
    r"(?:(?:PART|Part|SUBPART|Subpart|TITLE|Title|CHAPTER|Chapter) \w{1,5}\b|\d{1,2}[.-]\d{1,2}\.) ?[—–-]{0,2} ?"
)
_LONGEST = 100
_MOST_WORDS = 9
_MOST_LINES = 3
_ENDS = (".", ";", ":", ",", "”", '"', "*", ")")
_CAPITALS = re.compile(r"(?=(?:.*?[A-Z]{4}))[A-Z][A-Z’',& —–-]+")


def set_apart(paragraphs: Sequence[Paragraph], quotations: Sequence[Quotation]) -> Sequence[Paragraph]:
    """The paragraphs with the lines that head the section after them as "part" lines."""
    whole = [quotation.whole for quotation in quotations]
    found: set[int] = set()
    for index, paragraph in enumerate(paragraphs):
        if paragraph.start and not whole[index]:
            found |= _lines_above(paragraphs, whole, index)
    if not found:
        return paragraphs
    return [replace(one, role="part") if index in found else one for index, one in enumerate(paragraphs)]


def _lines_above(paragraphs: Sequence[Paragraph], whole: Sequence[bool], start: int) -> set[int]:
    """The lines right above a section that are its headings: "Part 2" over "Department of State" (EO 11490).

    A name in title case is one only behind a whole sentence: "United States Tariff Commission" is the last of a list.
    """
    first = start
    while first > 1 and start - first < _MOST_LINES and not whole[first - 1] and _is_line(paragraphs[first - 1]):
        first -= 1
    while first < start and not (_is_marked(paragraphs[first]) or paragraphs[first - 1].text.endswith(".")):
        first += 1
    return set(range(first, start))


def _is_line(paragraph: Paragraph) -> bool:
    """Whether a line may be a heading: "Effective Date" (EO 11413), "AGREEMENTS" (EO 11491), "Subpart B—…"."""
    text = paragraph.text
    if paragraph.role == "part":
        return True
    if paragraph.role != "body" or paragraph.start or len(text) > _LONGEST or text.endswith(_ENDS):
        return False
    if _is_marked(paragraph):
        words = text[found.end() :] if (found := _NUMBER.match(text)) else text
        return not words or is_heading(words) or words.isupper()
    if split_markers(text, pointed=paragraph.pointed)[0]:
        return False
    return len(text.split()) <= _MOST_WORDS and text[0].isupper() and is_heading(text)


def _is_marked(paragraph: Paragraph) -> bool:
    """Whether a line bears the number of a part or stands in capitals."""
    text = paragraph.text
    return paragraph.role == "part" or _NUMBER.match(text) is not None or _CAPITALS.fullmatch(text) is not None
