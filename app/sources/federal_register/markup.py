"""Federal Register mark-up to paragraphs: words, captions, margins, section numbers."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from lxml import etree

from app.law.documents import Span
from app.law.numbering import split_markers
from app.sources.outline.paragraphs import Paragraph, Role, SectionStart, split_paragraph
from app.sources.outline.section_heads import captions, is_part_line

_INLINE = {"E", "PRTPAGE", "a", "SU", "FR", "AC", "I", "B", "FTREF"}
_MARGINS = {"FP1": 1, "P1": 1, "FP2": 2, "P2": 2, "FP3": 3, "P3": 3, "ST1": 1, "ST2": 2, "ST3": 3}
# EO 13383 prints "Section. 1.", EO 13596 "Section1.", EO 13587 "Sec. 2. 1." for section 2.1 (all of it set as a label).
_SECTION = re.compile(
    r"[“\"”]?(Sec(?:tion)?\.?\s?(\d{1,4}(?:\.\s\d{1,2}(?=\.)|[.-]\d{1,4})?[A-Z]?))(?=[\s.:—]|$)\s?\.?(?:\s|$)?",
    re.IGNORECASE,
)
_FIRST_NUMBER = re.compile(r"[“\"”]?(Sec(?:tion)?\.?\s?(\d{1,4}))\.\s", re.IGNORECASE)
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_PICTURES = {"GPH", "GID"}
_EMPHASIS = {"03", "04", "02"}


@dataclass(slots=True)
class _Words:
    """The words of one element, white space collapsed as they come, with what was set apart in them.

    A 2025 file puts every inline element on a line of its own: a space at an element's edge
    that the words do not want is no space of the text.
    """

    text: str = ""
    captions: list[Span] = field(default_factory=list)
    pages: list[tuple[int, int]] = field(default_factory=list)
    labels: list[int] = field(default_factory=list)
    space: bool = False
    at_edge: bool = False

    def add(self, raw: str | None) -> None:
        if not raw:
            return
        words = " ".join(raw.split())
        self.space |= raw[0].isspace() or not words
        if not words:
            return
        unwanted = self.at_edge and (words[0] in ".,;)”" or self.text[-1:] in "(“")
        self.text += (" " if self.space and self.text and not unwanted else "") + words
        self.space = raw[-1].isspace()
        self.at_edge = False

    def caption(self, begin: int, *, is_bold: bool) -> None:
        """Note that the words from `begin` on are set in another type; bold ones may be the label of a section."""
        while begin < len(self.text) and self.text[begin] == " ":
            begin += 1
        if is_bold and self.text[begin - 1 : begin] in tuple(" .:;”") and _SECTION.match(self.text, begin):
            self.labels.append(begin)
        if begin < len(self.text):
            joined = self.captions and not self.text[self.captions[-1][1] : begin].strip()
            self.captions.append((self.captions.pop()[0] if joined else begin, len(self.text)))

    def page(self, number: str) -> None:
        if number.isdigit():
            self.pages.append((len(self.text), int(number)))


def read_words(element: etree._Element) -> _Words:
    """All words below `element` in reading order."""
    words = _Words()
    _read(element, words)
    return words


def _read(element: etree._Element, words: _Words) -> None:
    begin = len(words.text)
    words.add(_own_text(element, words.text))
    for child in element:
        words.at_edge = True
        if child.tag == "PRTPAGE":
            words.page(child.get("P", ""))
        words.space |= child.tag not in _INLINE  # the cells of a row are words apart
        _read(child, words)
        words.space |= child.tag not in _INLINE
        words.at_edge = True
        words.add(child.tail)
    if element.tag == "E" and element.get("T") in _EMPHASIS:
        words.caption(begin, is_bold=element.get("T") == "04")


def _own_text(element: etree._Element, before: str) -> str | None:
    """The words right inside an element, apart from the digits they would be read with.

    A raised number is written so, and after a digit as a word of its own: "Executive Order 14288" with the note "1" is
    no order 142881; "5<FR>1/2</FR>" is five and a half.
    """
    if element.tag in _PICTURES or not element.text:
        return None
    is_number = before[-1:].isdigit() and element.text.strip()[:1].isdigit()
    text = (
        element.text.strip().translate(_RAISED)
        if element.tag == "SU" and element.text.strip().isdigit()
        else element.text
    )
    return f" {text}" if is_number and element.tag in ("SU", "FR") else text


def paragraphs(elements: Sequence[etree._Element]) -> Iterator[Paragraph]:
    """The paragraphs of the elements between an order's title and its signature.

    "<ST1>(a)</ST1><TXT>The term …</TXT>" (EO 13145) is one paragraph, and so are lines that break in mid-sentence
    (EO 13179).
    """
    pending: Paragraph | None = None
    for paragraph in _plain(elements):
        if pending is None or not pending.text:  # a page begins between two paragraphs
            pending = replace(paragraph, pages=(*pending.pages, *paragraph.pages)) if pending else paragraph
        elif _belongs_to(pending, paragraph):
            pending = _joined(pending, paragraph)
        else:
            yield pending
            pending = paragraph
    if pending is not None and pending.text:
        yield pending


def _plain(elements: Sequence[etree._Element]) -> Iterator[Paragraph]:
    for element in elements:
        if element.tag == "PRTPAGE":
            yield Paragraph("", pages=tuple((0, int(page)) for page in [element.get("P", "")] if page.isdigit()))
        elif element.tag == "ANNEX":
            yield from _annex(element)
        elif _is_container(element):
            yield from _plain(list(element))
        elif element.tag not in _PICTURES:
            yield from _paragraph(element)
        if element.tail and element.tail.strip():
            yield Paragraph(" ".join(element.tail.split()))


def _is_container(element: etree._Element) -> bool:
    """Whether its words are all in elements that are paragraphs themselves; the cells of a row are none."""
    if element.tag == "ROW" or all(child.tag in _INLINE for child in element):
        return False
    return not any((text or "").strip() for text in (element.text, *(child.tail for child in element)))


def _annex(element: etree._Element) -> Iterator[Paragraph]:
    """Its paragraphs, the first with words as its beginning; numbers in it are none of the order's sections."""
    is_begun = False
    for paragraph in _plain(list(element)):
        is_first = bool(paragraph.text) and not is_begun
        is_begun |= is_first
        yield replace(paragraph, role="annex" if is_first else paragraph.role, start=None)


def _paragraph(element: etree._Element) -> Iterator[Paragraph]:
    words = read_words(element)
    if not words.text:
        return
    emphasised = ((0, len(words.text)),) if element.tag == "HD" else tuple(words.captions)
    paragraph = Paragraph(
        text=words.text,
        role=_role(element, words.text),
        margin=_MARGINS.get(element.get("SOURCE") or str(element.tag), 0),
        start=_section_start(words.text, emphasised),
        captions=emphasised,
        pages=tuple(words.pages),
    )
    for at in words.labels:  # EO 13467: "… by the executive branch.<E T="04">Sec. 1.3.</E>"
        before, paragraph = split_paragraph(paragraph, at - (len(words.text) - len(paragraph.text)))
        paragraph = replace(paragraph, start=_section_start(paragraph.text, paragraph.captions))
        yield _with_plain_captions(before)
    yield _with_plain_captions(paragraph)


def _with_plain_captions(paragraph: Paragraph) -> Paragraph:
    """The paragraph with the headings that are not set apart: "(a) Duty Rates. Transportation …" (EO 14256)."""
    begin = paragraph.start.end if paragraph.start else 0
    return replace(paragraph, captions=captions(paragraph.text, begin, paragraph.captions))


def _role(element: etree._Element, text: str) -> Role:
    if element.tag == "HD":
        return "annex" if re.match(r"(?:ANNEX|APPENDIX)\b", text, re.IGNORECASE) else "part"
    if is_part_line(text):
        return "part"
    is_line = len(text) < 200 and text[-1:] not in (".", ";", ":")
    markers, rest = split_markers(text)
    return "part" if str(element.tag).startswith("ST") and is_line and not markers and rest else "body"


def _section_start(text: str, emphasised: Sequence[Span]) -> SectionStart | None:
    """The section number at the start, if it is set as one, or at least ends in a full stop (EO 14335).

    "Section 9A(c) of the Act provides …" and "Sections 9-11 are redesignated" begin no section.
    """
    match = _SECTION.match(text)
    if match is None:
        return None
    is_set = bool(emphasised) and emphasised[0][0] <= match.start(1) < emphasised[0][1]
    if "." in match[2] and " " in match[2] and not (is_set and match.end(2) <= emphasised[0][1]):
        match = _FIRST_NUMBER.match(text) or match
    if not is_set and "." not in text[match.end(2) : match.end()]:
        return None
    return SectionStart(match[2].replace(" ", ""), re.sub(r"(?<=\d)\. (?=\d)", ".", match[1]), match.end())


def _belongs_to(before: Paragraph, paragraph: Paragraph) -> bool:
    if paragraph.role != "body" or before.role != "body" or paragraph.start or not paragraph.text:
        return False
    if before.margin and not split_markers(before.text)[1]:
        return True
    mid_sentence = before.text[-1].isalpha() or before.text[-1] == ","
    return mid_sentence and paragraph.text[0].islower() and not split_markers(paragraph.text)[0]


def _joined(before: Paragraph, after: Paragraph) -> Paragraph:
    shift = len(before.text) + 1
    return replace(
        before,
        text=f"{before.text} {after.text}",
        captions=before.captions + tuple((a + shift, b + shift) for a, b in after.captions),
        pages=before.pages + tuple((at + shift, page) for at, page in after.pages),
    )
