"""A stream of paragraphs becomes the tree of provisions; shared by every format that has text.

A format's parser says what it sees (`Paragraph`: the words, the margin, a section number it recognised, words set as
a caption); which of it is structure is decided here, once for all formats:

* Text for another order or law is never structure (see quotation).
* A numbered section begins a provision; what stands before the first is the preamble.
* Inside a section the markers at the paragraphs' starts make the tree (see items).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from app.law.documents import ParseNote, Section, SourceError
from app.sources.outline import centred, missed_heads
from app.sources.outline.growth import Item
from app.sources.outline.items import arrange, head, read_heading
from app.sources.outline.paragraphs import Body, Paragraph, Quotation, SectionStart
from app.sources.outline.quotation import mark

__all__ = ["Paragraph", "SectionStart", "outline"]

MAX_PARAGRAPHS = 20_000
"""Of one order; the longest has some thousands."""


@dataclass(slots=True)
class _Block:
    """One section, the preamble or an annex before its paragraphs are arranged."""

    id: str
    label: str = ""
    part: str = ""
    bodies: list[Body] = field(default_factory=list)


def outline(paragraphs: Sequence[Paragraph]) -> tuple[tuple[Section, ...], tuple[ParseNote, ...]]:
    """The provisions of one order in document order, and what is odd about their numbers.

    Ids are unique: a repeated number gets "~2" (EO 13545). Every word of `paragraphs` is in exactly one place.

    Raises:
        SourceError: if there are more paragraphs than any order has.
    """
    if len(paragraphs) > MAX_PARAGRAPHS:
        raise SourceError(f"an order has more than {MAX_PARAGRAPHS:,} paragraphs")
    blocks = _blocks(_marked(paragraphs))
    taken: dict[str, int] = {}

    def unique(plain: str) -> str:
        taken[plain] = taken.get(plain, 0) + 1
        return plain if taken[plain] == 1 else f"{plain}~{taken[plain]}"

    sections: list[Section] = []
    notes: list[ParseNote] = []
    for block in blocks:
        root = Item(unique(block.id), block.label, block.part)
        if root.id != block.id:
            notes.append(ParseNote("repeated_number", f"{block.label or block.id} stands here more than once", root.id))
        _annex_heading(root, block)
        notes += arrange(root, block.bodies, unique)
        _append(sections, root.freeze())
    return tuple(sections), (*_sequence_notes(sections), *notes)


def _append(sections: list[Section], section: Section) -> None:
    """Add a section; "2-1." stands in the section 2 before it that has no words of its own (EO 12114)."""
    above = sections[-1] if sections else None
    if above and section.id.startswith(f"{above.id}-") and not (above.text or above.closing):
        sections[-1] = replace(above, children=(*above.children, section))
    else:
        sections.append(section)


def _marked(paragraphs: Sequence[Paragraph]) -> Iterator[tuple[Paragraph, Quotation]]:
    """The paragraphs with what of each is text for elsewhere; that is told first, so that no head in it counts."""
    quotations = mark(paragraphs)
    mended = missed_heads.mend(paragraphs, quotations)
    quotations = quotations if mended is paragraphs else mark(mended)
    return zip(centred.set_apart(mended, quotations), quotations, strict=True)


def _blocks(marked: Iterable[tuple[Paragraph, Quotation]]) -> list[_Block]:
    """The paragraphs cut at section starts and annexes; a part line goes to the section that follows it."""
    blocks = [_Block("preamble")]
    parts: list[Body] = []
    for paragraph, quotation in marked:
        body = Body(paragraph, quotation)
        if not quotation.whole and paragraph.role == "part":
            parts.append(body)
            continue
        if not quotation.whole and (opened := _opened(body)):
            opened.part = " ".join(part.paragraph.text for part in parts)
            blocks.append(opened)
        else:
            blocks[-1].bodies += [*parts, body]
        parts = []
    blocks[-1].bodies += parts
    return [block for block in blocks if block.label or block.bodies]


def _opened(body: Body) -> _Block | None:
    start = body.paragraph.start
    if body.paragraph.role == "annex":
        return _Block("annex", bodies=[body])
    if start is None:
        return None
    return _Block(start.number, start.label, bodies=[replace(body, begin=start.end)])


def _annex_heading(root: Item, block: _Block) -> None:
    """An annex's first line is its heading where the source sets it as one."""
    if block.bodies and block.bodies[0].paragraph.role == "annex":
        first = block.bodies[0]
        span, begin = read_heading(first.paragraph, 0)
        head(root, first, span)
        block.bodies[0] = replace(first, begin=begin)


def _sequence_notes(sections: Sequence[Section]) -> list[ParseNote]:
    """Whole section numbers that do not go up by one: EO 13333 prints 1 2 3 5 6 7 4."""
    numbers = [(section, int(section.id)) for section in sections if section.id.isdigit()]
    return [
        ParseNote("sections_out_of_order", f"{section.label} follows {before.label}", section.id)
        for (before, last), (section, number) in pairwise(numbers)
        if number != last + 1 and not (number % 100 == 1 and number > last)  # EO 13148 counts 101, 201
    ]
