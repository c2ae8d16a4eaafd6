"""whitehouse.gov pages as Markdown with YAML front matter. They bear no order number.

The words are the page's own; set-apart words after a section's number are its heading. Two blanks at a line's end end
a paragraph. What stands under the signature is an annex.
"""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from app.law.documents import Account, Document, NonOrder, ParseNote, Signature, Source, SourceError
from app.law.numbering import split_markers
from app.sources import front_matter, non_orders
from app.sources.dates import iso_date
from app.sources.decoding import decode
from app.sources.outline import section_heads, sign_off
from app.sources.outline.paragraphs import Paragraph, SectionStart
from app.sources.outline.tree import outline
from app.sources.whitehouse import pandoc

NAME = "whitehouse_markdown"
"""The name of the format."""

_LINKED_FILE = re.compile(r"(?:click here\b.{0,80}|(?:eo-?)?[\w.-]{0,40} ?download|annex|appendix)\W*", re.IGNORECASE)
_ANNEX = re.compile(r"(?:ANNEX|APPENDIX|ATTACHMENT|Annex|Appendix|Attachment)(?: (?:[IVX]{1,5}|[A-Z]|\d{1,2}))?[.:]?")

_LONGEST_JOINED = 20_000  # characters; the longest paragraph of any order has 3,155
_ENDS_NEVER = frozenset({"a", "an", "for", "from", "of", "the", "with"})
_MISPRINTED = re.compile(r"\A(?:\(([a-z]{1,5})\.\)|([a-z])\)) ")  # "(i.) the" (EO 14273), "c) The" (EO 14252)


def looks_like(head: bytes) -> bool:
    """Whether a file begins like such a page: YAML front matter with the page's address."""
    start = head.removeprefix(b"\xef\xbb\xbf")
    return start.startswith(b"---") and b"\nsource_url:" in start


def parse(data: bytes, name: str) -> Sequence[Document]:
    """The page's one document.

    Raises:
        SourceError: it is no text, has no front matter, no title, or a date that is none.
    """
    values, markdown = front_matter.split(decode(data).replace("\r\n", "\n"))
    title = _title(values)
    source = Source(NAME, name, hashlib.sha256(data).hexdigest(), url=_url(values))
    blocks = _without_title(_content(pandoc.blocks(markdown)), title)
    verdict = non_orders.verdict(title, [block.text for block in blocks])
    if verdict:
        return (NonOrder(source, verdict.kind, title, verdict.reason),)
    return (_order(source, title, _date(values), blocks),)


def _title(values: dict[str, str]) -> str:
    title = " ".join(block.text for block in pandoc.blocks(values.get("title", "")))
    if not title:
        raise SourceError("the front matter has no title")
    return title


def _url(values: dict[str, str]) -> str | None:
    url = values.get("source_url", "")
    return url if re.fullmatch(r"https?://[^\s<>\"]+", url) else None


def _date(values: dict[str, str]) -> date | None:
    """The page's date.

    Raises:
        SourceError: it is written and is no day of the calendar.
    """
    written = values.get("date") or values.get("published_time", "")[:10]
    if not written:
        return None
    day = iso_date(written)
    if day is None:
        raise SourceError(f"the front matter's date is no date: {written[:30]!r}")
    return day


def _content(blocks: Sequence[pandoc.Block]) -> list[pandoc.Block]:
    """The blocks without the breadcrumb list that some pages begin with (EO 14386: "1. Parent 2. Current")."""
    first = next((index for index, block in enumerate(blocks) if block.ordinal is None), len(blocks))
    return list(blocks[first:])


def _without_title(blocks: Sequence[pandoc.Block], title: str) -> Sequence[pandoc.Block]:
    """The blocks without the title that some pages repeat above the text, on one or two lines (EO 14155)."""
    wanted = "".join(title.casefold().split())
    for count in (1, 2, 3):
        if "".join("".join(block.text for block in blocks[:count]).casefold().split()) == wanted:
            return blocks[count:]
    return blocks


def _broken_off(before: pandoc.Block, block: pandoc.Block) -> bool:
    """Whether a page breaks the line in mid-sentence: "of critical" / "infrastructure" (EO 14110)."""
    if (
        len(before.text) > _LONGEST_JOINED
        or block.ordinal is not None
        or block.bulleted
        or split_markers(block.text)[0]
    ):
        return False
    last = before.text[-40:].rpartition(" ")[2]
    if last in _ENDS_NEVER:
        return True
    return (last.endswith(",") or (last.isalpha() and last not in ("and", "or"))) and (
        block.text[0].islower() or block.text[0] == "("
    )


def _mended_lines(blocks: Sequence[pandoc.Block]) -> list[pandoc.Block]:
    """The blocks with lines joined that were one sentence."""
    joined: list[pandoc.Block] = []
    for block in blocks:
        if joined and _broken_off(joined[-1], block):
            before = joined[-1]
            shift = len(before.text) + 1
            spans = tuple((start + shift, end + shift) for start, end in block.emphasised)
            joined[-1] = replace(before, text=f"{before.text} {block.text}", emphasised=before.emphasised + spans)
        else:
            joined.append(block)
    return joined


def _order(source: Source, title: str, page_date: date | None, blocks: Sequence[pandoc.Block]) -> Account:
    blocks, linked = _without_links(blocks)
    under = sign_off.sign_off([block.text for block in blocks])
    body, tail = (blocks[: under.start], blocks[under.end :]) if under else (blocks, [])
    body, linked_above = _without_links(_mended_lines(body))
    paragraphs, notes = _paragraphs(body)
    sections, odd = outline([*paragraphs, *_annexes(tail)])
    signed_on = under.signed_on if under else None
    if signed_on is None and page_date is not None:
        notes.append(ParseNote("signing_date_from_page", f"No day stands under the text; the page is of {page_date}"))
    if linked or linked_above:
        notes.append(ParseNote("annex_not_in_text", "An annex is a linked file and not in the text"))
    return Account(
        source=source,
        number=None,
        title=title,
        signed_on=signed_on or page_date,
        sections=sections,
        signature=under.signature if under else Signature(),
        notes=(*notes, *odd),
    )


def _without_links(blocks: Sequence[pandoc.Block]) -> tuple[Sequence[pandoc.Block], bool]:
    """The blocks without the links to files at their end, and whether there were any (EO 14388, 14410, 14412)."""
    end = len(blocks)
    while end and _LINKED_FILE.fullmatch(blocks[end - 1].text):
        end -= 1
    return blocks[:end], end < len(blocks)


def _annexes(blocks: Sequence[pandoc.Block]) -> list[Paragraph]:
    """What stands under the signature, each annex begun by its title; without a title all of it is one annex."""
    begins = [place == 0 or _ANNEX.fullmatch(block.text) is not None for place, block in enumerate(blocks)]
    return [
        Paragraph(_numbered(block), role="annex" if begin else "body")
        for block, begin in zip(blocks, begins, strict=True)
    ]


def _numbered(block: pandoc.Block) -> str:
    return block.text if block.ordinal is None else f"{block.ordinal}. {block.text}"


def _paragraphs(blocks: Sequence[pandoc.Block]) -> tuple[list[Paragraph], list[ParseNote]]:
    """The order's paragraphs with the marks that Markdown made of "(a)" and "(i)" restored."""
    paragraphs: list[Paragraph] = []
    notes: list[ParseNote] = []
    lead, last = "", 0
    decimals = section_heads.decimal_sections([block.text for block in blocks])
    for index, block in enumerate(blocks):
        if block.ordinal is None:
            lead, last = block.text, 0
            mended = _MISPRINTED.sub(lambda found: f"({found[1] or found[2]}) ", block.text)
            if mended != block.text:
                notes.append(ParseNote("marker_mended", f"The page has {block.text[:8]!r} for {mended[:8]!r}"))
                block = replace(block, text=mended, emphasised=())
        else:
            # Each item of EO 14153's list is a list of its own, numbered 1.
            last = last + 1 if block.ordinal == 1 else block.ordinal
            mark = section_heads.restored_mark(lead, last)
            notes.append(ParseNote("marker_restored", f"The page's list has {block.ordinal}. for {mark}"))
            block = replace(block, text=f"{mark} {block.text}", emphasised=())
        paragraphs.append(_paragraph(block, decimals.get(index)))
    return paragraphs, notes


def _paragraph(block: pandoc.Block, decimal: SectionStart | None) -> Paragraph:
    if _ANNEX.fullmatch(block.text):
        return Paragraph(block.text, role="annex")
    if section_heads.is_part_line(block.text):
        return Paragraph(block.text, role="part")
    start = decimal or section_heads.section_start(block.text, block.emphasised)
    begin = start.end if start else 0
    return Paragraph(block.text, start=start, captions=section_heads.captions(block.text, begin, block.emphasised))
