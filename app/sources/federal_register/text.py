"""The Printing Office's plain text of the Federal Register, as `<html><pre>`: type, tables and pictures are lost in it.

The only text of the orders of 1994–99 that were not marked up.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import sha256

from app.law.documents import Account, Document, Kind, NonOrder, ParseNote, Signature, Source, SourceError
from app.law.numbering import order_number
from app.sources.dates import long_date, numeric_date
from app.sources.decoding import decode
from app.sources.federal_register.printed_lines import Passage, passages
from app.sources.outline.paragraphs import Paragraph
from app.sources.outline.section_heads import captions, is_heading, is_part_line, section_start
from app.sources.outline.tree import outline

NAME = "fr_text"
"""The name of the format."""

_WHOLE_WORDS = 65
"""The first volume, of 2000, whose pages break between words."""

_ISSUE = re.compile(r"\[Federal Register Volume (\d{1,3}), Number \d{1,3} \(([^)\n]{8,40})\)\]")
_PAGES = re.compile(r"\[Pages? (\d{1,6})(?:-(\d{1,6}))?\]")
_DOCUMENT = re.compile(r"\[FR Doc No: ((?:[RCZ]\d-)?[A-Z]?\d{1,4}-\d{1,6})\]")
_HEADLINE = re.compile(
    r"(?P<kind>Executive Order|Proclamation|Memorandum|Notice|Presidential Determination|Order)"
    r"(?: (?:No\. ?)?(?P<number>[\dA-Z-]{1,10}))? (?:of )?(?P<day>[A-Z][a-z]{2,9} \d{1,2}, \d{4})"
)
_KINDS = {
    "Proclamation": Kind.PROCLAMATION,
    "Memorandum": Kind.MEMORANDUM,
    "Notice": Kind.NOTICE,
    "Presidential Determination": Kind.DETERMINATION,
    "Order": Kind.PRESIDENTIAL_ORDER,
}
# A bell and four letters steer the typesetter (EO 13375 has them between the filing line and the billing code).
_CODES = re.compile(rb"(?:\xef\xbf\xbd|\x07)[A-Z]{4}(?:\xef\xbf\xbd|\x07)(?:\*ERR\d{2}\*)?")
_APOSTROPHE = re.compile(rb"(?<=[a-z])\x02(?=s\b)")
_COVER = re.compile(r"^Executive Order [\dA-Z-]{1,10}--((?:.*\S.*\n){1,5})", re.MULTILINE)
_GLUED = re.compile(r"[a-z]{2}[A-Z][a-z]")
_LONGEST_HEADING = 120
_RUNNING_HEAD = re.compile(r"\s*Federal Register / Vol\. ?\d")
_GOES_ON = re.compile(r"^(?!\s{0,40}(?:Presidential Documents|The President)).*\S $", re.MULTILINE)
_SIGNED = re.compile(r"\s*\(Presidential ?Sig")
_PLACE = re.compile(r"THE WHITE HOUSE,?")
_DAY = re.compile(r"(?:Washington, ?)?[A-Z][a-z]{2,9} \d{1,2},? ?\d{4}\.?")
_PAGE = re.compile(r"\[\[Page (\d{1,6})\]\]")
_FR_DOC = re.compile(r"(?:\d{1,3} )?\[?(FR Doc\.? ?[A-Z]?\d{1,4}-\d{1,6})")
# EO 13886 prints the document's number in place of the day, EO 13387 no semicolon.
_FILED = re.compile(r"(?:^|(?<= ))(?:Filed )?([\d-]{6,10});? ?(\d{1,2}:[\d:apm. ]{3,9})")
_BILLING = re.compile(r"(?:\d{1,3} )?(Billing code \d{4}-[A-Z\d-]{1,6})", re.IGNORECASE)
_PICTURE = re.compile(r"\[GRAPHIC\] ?\[TIFF OMITTED\] ?\S{4,20}")
_COLUMNS = re.compile(r"(?<!\()\b[A-Za-z]{3,}[.,)]? {3,}\S")  # EO 13219 has such a table
_NO_PICTURE = re.compile(r"[<\[]GRAPHIC\(S\) NOT AVAILABLE IN TIFF FORMAT[>\]]")


def looks_like(head: bytes) -> bool:
    """Whether a file that begins with `head` is the Printing Office's rendering of the Federal Register."""
    return b"<pre>[Federal Register Volume " in head


def parse(data: bytes, name: str) -> Sequence[Document]:
    """The orders of one file, and by name the presidential documents in it that are none.

    Raises:
        SourceError: the bytes are no text, hold no presidential document, or have lost the blanks at their line ends.
    """
    source = Source(NAME, name, sha256(data).hexdigest())
    text = decode(_APOSTROPHE.sub(b"'", _CODES.sub(b"", data.replace(b"\x00", b" "))))
    if not _GOES_ON.search(text):
        raise SourceError("the blanks at the line ends are lost, so that no line tells whether it goes on")
    found = [document for part in _granules(text) for document in _documents(part, source)]
    if not found:
        raise SourceError("the text holds no presidential document")
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Header:
    """What stands above a document."""

    volume: int
    published_on: date | None
    first_page: int | None
    last_page: int | None
    document_number: str | None

    @property
    def splits_words(self) -> bool:
        """Whether its pages may break inside a word, as they do until 1999 and in none of 609 orders since."""
        return self.volume < _WHOLE_WORDS


def _granules(text: str) -> Iterator[str]:
    """The text cut at the lines that name the issue it is from."""
    starts = [match.start() for match in _ISSUE.finditer(text)]
    for begin, end in zip(starts, [*starts, len(text)][1:], strict=True):
        yield text[begin:end].partition("</pre>")[0]


def _documents(text: str, source: Source) -> Iterator[Document]:
    lines = text.split("\n")
    header = _header(text)
    running = next((index for index, line in enumerate(lines) if _RUNNING_HEAD.match(line)), 0)
    starts = [(index, match) for index in range(running, len(lines)) if (match := _headline(lines, index))]
    ends = [*(start for start, _ in starts), len(lines)][1:]
    for (index, match), end in zip(starts, ends, strict=True):
        pages = (_page_above(lines[:index]), header.last_page if len(starts) == 1 else None)
        above = replace(header, first_page=pages[0], last_page=pages[1])
        yield _document(match, lines[index + 1 : end], above, source, _COVER.findall(text))


def _page_above(lines: Sequence[str]) -> int | None:
    """The page that a document begins on: a cover may stand before it (EO 12944: 307, the order on 309)."""
    return next((int(found[1]) for line in reversed(lines) if (found := _PAGE.search(line))), None)


def _headline(lines: Sequence[str], index: int) -> re.Match[str] | None:
    """The line's number and day, if it stands alone and heads a document (on a cover it may be one of several)."""
    match = _HEADLINE.fullmatch(lines[index].strip())
    if match is None or (match["kind"] == "Executive Order" and match["number"] is None):
        return None
    around = [lines[at].strip() for at in (index - 1, index + 1) if 0 <= at < len(lines)]
    is_apart = all(not other or other.startswith(("[[Page ", "The President")) for other in around)
    return match if is_apart else None


def _header(text: str) -> _Header:
    issue, pages, document = _ISSUE.match(text), _PAGES.search(text[:1000]), _DOCUMENT.search(text[:1000])
    return _Header(
        volume=int(issue[1]) if issue else 0,
        published_on=long_date(issue[2]) if issue else None,
        first_page=int(pages[1]) if pages else None,
        last_page=int(pages[2] or pages[1]) if pages else None,
        document_number=document[1] if document else None,
    )


def _document(
    match: re.Match[str], lines: Sequence[str], header: _Header, source: Source, covers: Sequence[str]
) -> Document:
    title, lines = _title(lines)
    title = _unglued(title, covers)
    if match["kind"] != "Executive Order":
        reason = f'the Federal Register prints it as "{match[0]}"'
        return NonOrder(source, _KINDS[match["kind"]], title, reason)
    return _order(match, title, lines, header, source)


def _unglued(title: str, covers: Sequence[str]) -> str:
    """The title, its words apart as on a cover of the same file: "ProhibitingCertain" (EO 13098)."""
    if not _GLUED.search(title):
        return title
    apart = (_joined(cover.split("\n")) for cover in covers)
    return next((other for other in apart if other.replace(" ", "") == title.replace(" ", "")), title)


def _title(lines: Sequence[str]) -> tuple[str, Sequence[str]]:
    """The title, the first lines with words, and the lines after it.

    Each of its lines may stand alone: "Greening the Government Through Federal Fleet and", a blank line,
    "Transportation Efficiency" (EO 13149).
    """
    words, end = _block(lines, 0)
    title = [words]
    while True:
        more, after = _block(lines, end)
        is_short = sum(bool(line.strip()) for line in lines[end:after]) <= 2
        if not (is_short and is_heading(more)) or more[-1] in ".:;,—" or is_part_line(more):
            return " ".join(title), lines[end:]
        title.append(more)
        end = after


def _block(lines: Sequence[str], begin: int) -> tuple[str, int]:
    """The words of the first lines from `begin` on that stand together, and where they end."""
    begin = next((index for index in range(begin, len(lines)) if lines[index].strip()), len(lines))
    end = _next_blank(lines, begin)
    return _joined(lines[begin:end]), end


def _next_blank(lines: Sequence[str], begin: int) -> int:
    return next((index for index in range(begin, len(lines)) if not lines[index].strip()), len(lines))


def _joined(lines: Sequence[str]) -> str:
    return " ".join(passage.text for passage in passages([f"{line.strip()} " for line in lines]))


@dataclass(slots=True)
class _Foot:
    """What stands under the text: the sign-off, and the lines of an annex in the midst of it."""

    place: str = ""
    dated: str = ""
    fr_doc: str = ""
    filed: str = ""
    billing_code: str = ""
    filed_on: str = ""
    pictures: int = 0
    annex: list[str] = field(default_factory=list)

    def read(self, lines: Sequence[str]) -> None:
        """Read on to the filing line; after it stands what is no part of the document (the contents of an issue)."""
        for line in lines:
            words = " ".join(line.split())
            if words and not self._takes(words):
                if self.filed:
                    break
                self.annex.append(line)
            elif not words or "[[Page" in words:
                self.annex.append(" ".join(page[0] for page in _PAGE.finditer(words)))

    def _takes(self, words: str) -> bool:
        """Whether `words` belong to the sign-off; if so they are kept."""
        if _SIGNED.match(words):
            return True
        if not self.place and _PLACE.fullmatch(words):
            self.place = words
        elif not self.dated and _DAY.fullmatch(words):
            self.dated = words
        elif billing := _BILLING.match(words):
            self.billing_code = self.billing_code or billing[1]
        elif _PICTURE.search(words) or _NO_PICTURE.search(words):
            self.pictures += _PICTURE.search(words) is not None
        else:
            return self._takes_filing(words)
        return True

    def _takes_filing(self, words: str) -> bool:
        document, filed = _FR_DOC.match(words), _FILED.search(words)
        if document is None and (filed is None or not self.fr_doc):
            return words == "Filed"
        self.fr_doc = self.fr_doc or (document[1] if document else "")
        if filed and not self.filed:
            self.filed = f"Filed {filed[1]}; {filed[2].strip()}"
            self.filed_on = filed[1]
        return True

    @property
    def signature(self) -> Signature:
        """The sign-off; the name is a picture."""
        return Signature("", self.place, self.dated, self.fr_doc, self.filed, self.billing_code)


def _order(match: re.Match[str], title: str, lines: Sequence[str], header: _Header, source: Source) -> Account:
    number = order_number(match["number"])
    end = next((index for index in range(len(lines)) if _is_foot(lines, index)), len(lines))
    foot = _Foot()
    foot.read(lines[end:])
    signed_on = long_date(match["day"]) or long_date(foot.dated)  # EO 13191 is of "Janaury 17, 2001"
    body = [line for line in lines[:end] if not _NO_PICTURE.search(line)]
    words = [line for line in body if not _PICTURE.search(line)]
    printed = passages(words, splits_words=header.splits_words)
    annexed = passages(foot.annex, splits_words=header.splits_words)
    sections, notes = outline((*map(_paragraph, printed), *_annexed(annexed)))
    pages = [page for passage in (*printed, *annexed) for _, page in passage.pages]
    return Account(
        source=source,
        number=number,
        title=title,
        signed_on=signed_on,
        filed_on=_filed_on(foot, header),
        published_on=header.published_on,
        document_number=header.document_number or (foot.fr_doc.rpartition(" ")[2] or None),
        citation=f"{header.volume} FR {header.first_page}" if header.first_page else None,
        start_page=header.first_page,
        end_page=header.last_page or (pages[-1] if pages else header.first_page),
        sections=sections,
        signature=foot.signature,
        notes=(*_notes(match, number, signed_on, foot, body), *notes),
    )


def _filed_on(foot: _Foot, header: _Header) -> date | None:
    """The day of filing, unless it is misprinted: EO 13561 of 2010 was "Filed 12-09-28"."""
    day = numeric_date(foot.filed_on)
    return None if day and header.published_on and day > header.published_on else day


def _is_foot(lines: Sequence[str], index: int) -> bool:
    """Whether the sign-off begins: mostly the signature's picture, in EO 13401 the place and the day."""
    if _SIGNED.match(lines[index]):
        return True
    if _PLACE.fullmatch(lines[index].strip()) is None:
        return False
    return _DAY.fullmatch(_block(lines, index + 1)[0]) is not None


def _paragraph(passage: Passage) -> Paragraph:
    """The passage with its role; headings have lost their type, and their words tell them."""
    start = section_start(passage.text)
    return Paragraph(
        text=passage.text,
        role="part" if is_part_line(passage.text) else "body",
        margin=passage.margin,
        start=start,
        captions=captions(passage.text, start.end if start else 0, (), typed=False),
        pages=passage.pages,
    )


def _annexed(printed: Sequence[Passage]) -> Iterator[Paragraph]:
    """What stands under the signature: an annex, whose numbers are none of the order's sections."""
    for index, passage in enumerate(printed):
        is_heading_line = index == 0 and len(passage.text) < _LONGEST_HEADING and passage.text[-1] not in ".:;,"
        yield Paragraph(
            text=passage.text,
            role="body" if index else "annex",
            margin=passage.margin,
            captions=((0, len(passage.text)),) if is_heading_line else (),
            pages=passage.pages,
        )


def _notes(
    match: re.Match[str], number: str | None, signed_on: date | None, foot: _Foot, body: Sequence[str]
) -> Iterator[ParseNote]:
    if number is None:
        yield ParseNote("number_missing", f"no order number in {match[0]!r}")
    if signed_on is None:
        yield ParseNote("signing_date_missing", f"no date in {match[0]!r}")
    dated = long_date(foot.dated)
    if dated and signed_on and dated != signed_on:
        yield ParseNote("signing_date_disagrees", f"{match[0]!r} is dated {foot.dated!r} under the text")
    if foot.pictures:
        yield ParseNote("annex_is_image", f"{foot.pictures} pages of annex are images and not in the text")
    if any(_COLUMNS.search(line) for line in (*body, *foot.annex)):
        yield ParseNote("table_flattened", "the columns of a table stand side by side, each line for itself")
    if missing := sum(_PICTURE.search(line) is not None for line in body):
        yield ParseNote("picture_missing", f"{missing} pictures inside the text are not in it")
