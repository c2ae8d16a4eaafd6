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
_ENDS = (".", ";", ":", ",", "”", '"', "*", ")")
_CAPITALS = re.compile(r"(?=(?:.*?[A-Z]{4}))[A-Z][A-Z’',& —–-]+")


def set_apart(paragraphs: Sequence[Paragraph], quotations: Sequence[Quotation]) -> Sequence[Paragraph]:
    """The paragraphs with the lines that head the section after them as "part" lines."""
    found = [
        index
        for index, (paragraph, quotation) in enumerate(zip(paragraphs[:-1], quotations, strict=False))
        if paragraphs[index + 1].start
        and not quotation.whole
        and index
        and _is_centred(paragraph, paragraphs[index - 1])
    ]
    if not found:
        return paragraphs
    return [replace(one, role="part") if index in found else one for index, one in enumerate(paragraphs)]


def _is_centred(paragraph: Paragraph, before: Paragraph) -> bool:
    """Whether a line is a heading: "Effective Date" (EO 11413), "AGREEMENTS" (EO 11491), "Subpart B—…" (EO 11246).

    A name in title case is one only behind a whole sentence: "United States Tariff Commission" is the last of a list.
    """
    text = paragraph.text
    if paragraph.role != "body" or paragraph.start or len(text) > _LONGEST or text.endswith(_ENDS):
        return False
    number = _NUMBER.match(text)
    words = text[number.end() :] if number else text
    if not number and split_markers(text, pointed=paragraph.pointed)[0]:
        return False
    if number or _CAPITALS.fullmatch(words):
        return not words or is_heading(words) or words.isupper()
    return before.text.endswith(".") and len(words.split()) <= _MOST_WORDS and is_heading(words) and words[0].isupper()
