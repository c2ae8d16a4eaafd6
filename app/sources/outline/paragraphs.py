"""What every text format hands to the outline: a stream of paragraphs."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from app.law.documents import HeadingStatus, Span

Role = Literal["body", "part", "annex"]


@dataclass(frozen=True, slots=True)
class SectionStart:
    """The number at the start of a section's first paragraph.

    Attributes:
        number: "3", "1.1", "1-101".
        label: as printed, without its full stop: "Sec. 3".
        end: the offset in the paragraph's text at which the words after the label begin.
    """

    number: str
    label: str
    end: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph as a source has it.

    Attributes:
        text: all its words in the form of the contract (NFC, white space collapsed), labels and captions included.
        role: "body"; "part", a line that heads a group of provisions; "annex", a line that begins an annex.
        margin: how far it is set in: 0, 1, 2 …; None where the source does not tell.
        start: the section number it begins with, if the format recognised one.
        captions: spans of `text` set in the type of headings; one right after a label or marker is its heading.
        heading_status: how far such headings can be trusted.
        pages: (offset in `text`, page that begins there).
        pointed: whether "1." and "a." at its start are markers (a list item of Markdown, say).
    """

    text: str
    role: Role = "body"
    margin: int | None = None
    start: SectionStart | None = None
    captions: tuple[Span, ...] = ()
    heading_status: HeadingStatus = HeadingStatus.CONFIRMED
    pages: tuple[tuple[int, int], ...] = ()
    pointed: bool = True


@dataclass(frozen=True, slots=True)
class Quotation:
    """What of one paragraph is text for another order or law.

    Attributes:
        spans: where that text stands.
        whole: the paragraph stands inside such text, so nothing at its start is structure.
    """

    spans: tuple[Span, ...] = ()
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Body:
    """A paragraph of one section, with what is known of it."""

    paragraph: Paragraph
    quotation: Quotation
    begin: int = 0
    """Where the words that still need a place begin: after the section's label."""
    recites: bool = False
    """Whether it stands in the order's recitals, before the words that order something: its marks are no provisions."""


def split_paragraph(paragraph: Paragraph, at: int) -> tuple[Paragraph, Paragraph]:
    """The words before offset `at` and those from it on, as two paragraphs at one margin."""
    head, tail = paragraph.text[:at].rstrip(), paragraph.text[at:].lstrip()
    shift = len(paragraph.text) - len(tail)
    before = replace(
        paragraph,
        text=head,
        captions=move(paragraph.captions, 0, len(head)),
        pages=tuple((offset, page) for offset, page in paragraph.pages if offset < at),
    )
    after = replace(
        paragraph,
        text=tail,
        role="body",
        start=None,
        captions=move(paragraph.captions, shift, len(tail)),
        pages=tuple((max(0, offset - shift), page) for offset, page in paragraph.pages if offset >= at),
    )
    return before, after


def split_body(body: Body, at: int) -> tuple[Body, Body]:
    """The same for a paragraph of a section; the label it begins with stays with the first half."""
    before, after = split_paragraph(body.paragraph, at)
    shift = len(body.paragraph.text) - len(after.text)
    first = Quotation(move(body.quotation.spans, 0, len(before.text)), body.quotation.whole)
    second = Quotation(move(body.quotation.spans, shift, len(after.text)), body.quotation.whole)
    return replace(body, paragraph=before, quotation=first), replace(body, paragraph=after, quotation=second, begin=0)


def move(spans: Sequence[Span], shift: int, length: int) -> tuple[Span, ...]:
    """Spans of a whole as spans of the part that begins at `shift`; what lies outside the part is cut off."""
    moved = ((max(0, begin - shift), min(length, end - shift)) for begin, end in spans)
    return tuple((begin, end) for begin, end in moved if begin < end)
