"""Markdown written by an archive's formatter from Federal Register XML or from older texts. Lossy.

The formatter replaces a heading by the first keyword it finds in it (EO 14288: sections 2 and 3 are "Enforcement"),
swallows first sentences, starts a line at every sentence and at every change of type, and drops a number's suffix
below the title. So headings are unverified, and another publication's text is preferred.
"""

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from app.law.documents import Account, Document, HeadingStatus, ParseNote, Section, Signature, Source, SourceError
from app.law.numbering import order_number
from app.sources.archive import holes, numbers, repeats, titles
from app.sources.archive import lines as archive_lines
from app.sources.archive.lines import Line
from app.sources.dates import iso_date, long_date, numeric_date
from app.sources.decoding import decode
from app.sources.non_orders import words_of_a_site
from app.sources.outline import section_heads, sentence_case, sign_off
from app.sources.outline.paragraphs import Paragraph, SectionStart
from app.sources.outline.tree import outline

NAME = "archive_markdown"
"""The name of the format."""

_TITLE = re.compile(
    r"\A\s*# Executive Order (?P<number>[^\s:—]+)(?::[ \t]*|—|[ \t]+-[ \t]+|[ \t]+(?=[A-Z])|[ \t]*$)(?P<title>.*)$",
    re.MULTILINE,
)  # "6889-A Consolidating …" has lost its colon
_DETAIL = re.compile(r"^(?:- )?\**(?P<name>[A-Z][A-Za-z ]{2,30}):\**[ \t]*(?P<value>.*)$", re.MULTILINE)
_LINK = re.compile(r"^- \[(?P<name>[^\]]{1,60})\]\((?P<url>[^\s)]*)\)", re.MULTILINE)
_FR_PAGE = re.compile(r"https://www\.federalregister\.gov/documents/(\d{4})/(\d{2})/(\d{2})/[\w-]+")
_FIRST_PAGE = re.compile(r"\d{1,3} FR (\d{1,6})")
_RULE = re.compile(r"^---[ \t]*$", re.MULTILINE)
_FILED = re.compile(r"Filed (\d{1,2}-\d{1,2}-\d{2,4})")
_DECIMAL_HEAD = re.compile(r"Section \d{1,2}\. (\d{1,3})")
_FILED_WITH = re.compile(r"[\[\]]Filed with [^\]]{10,120}\]")  # EO 12318 misprints the first bracket
_DECIMAL = re.compile(r"(\d{1,3})(?: |$)\s*")
_SENTENCE = re.compile(r"(?:of|is|are|was|shall|and)\b")
_NOT_PUBLISHED = "(this executive order was not published)"  # EO 9696
# "Section 9.4. Recruitment for … (a) Before" (EO 11315), "Section 5. Interim geographic adjustments (a) Pursuant"
_RUN_IN = re.compile(r"([A-Z][^.:()]{2,120}) (?=\((?:a|1)\)\s?(?:\(1\)\s?)?[A-Z])")
# "1-9. The Department of State. The Secretary of State shall:" is a section (EO 12036).
_PART = re.compile(r"\d{1,2}-\d{1,2}\..{0,120}(?<!:)|(?:PART|Part|TITLE|CHAPTER) [IVX\d]{1,5}\b.{0,120}")
_JOINING = re.compile(r"(?:and|of|to|for|in|on|by|with)\b")
# "Reg" is what the formatter leaves of "Regulation"; 139 files have it as a heading, most for a word of the sentence.
_NO_HEADING = frozenset({"reg"})


def looks_like(head: bytes) -> bool:
    """Whether a file begins like such a page: a first heading "# Executive Order …"."""
    return re.match(rb"(?:\xef\xbb\xbf)?\s{0,20}# Executive Order ", head) is not None


def parse(data: bytes, name: str) -> Sequence[Document]:
    """The page's one order.

    Raises:
        SourceError: it is no text, its first heading has no order number, or the text below the rule is missing.
    """
    page = decode(data).replace("\r\n", "\n")
    found = _TITLE.match(page)
    number = order_number(found["number"]) if found else None
    if not found or not number:
        raise SourceError("the first heading has no order number")
    parts = _RULE.split(page, maxsplit=1)
    if len(parts) < 2 or not parts[1].strip():
        raise SourceError("the page has no text")
    facts = _facts(parts[0])
    title = titles.title_of(" ".join(found["title"].split()), parts[1], facts.signed_on)
    source = Source(NAME, name, hashlib.sha256(data).hexdigest(), url=facts.url, lossy=True)
    sections, signature, notes = _text(parts[1], title)
    return (
        Account(
            source=source,
            number=number,
            title=title,
            signed_on=facts.signed_on,
            filed_on=numeric_date(filed[1])
            if (filed := _FILED.search(signature.filed))
            else long_date(signature.filed),
            published_on=facts.published_on,
            document_number=facts.document_number,
            citation=facts.citation,
            start_page=facts.start_page,
            html_url=facts.url if facts.published_on else None,
            sections=sections,
            signature=signature,
            notes=(*facts.notes, *notes),
        ),
    )


_EDITORS = re.compile(r"[^\S\n]?\[See APP note[^\]\n]{0,40}\]", re.IGNORECASE)
"""What the editors of the American Presidency Project put into the text (EO 10730)."""


@dataclass(frozen=True, slots=True)
class _Facts:
    """What stands above the rule."""

    signed_on: date | None
    published_on: date | None
    document_number: str | None
    citation: str | None
    start_page: int | None
    url: str | None
    notes: tuple[ParseNote, ...]


def _facts(head: str) -> _Facts:
    """The facts above the rule. "Published" repeats the signing date there; the page's address has the real one."""
    details = {found["name"]: found["value"].strip() for found in _DETAIL.finditer(head)}
    known = {name: value for name, value in details.items() if value not in ("", "None", "N/A")}
    written = known.get("Date") or known.get("Signed")
    signed_on = long_date(written) if written else None
    unreadable = (ParseNote("date_unreadable", f"The page's date is no date: {written}"),)
    links = [found["url"] for found in _LINK.finditer(head) if found["name"].startswith("Federal Register")]
    url = next((link for link in links if re.fullmatch(r"https?://[^\s<>\"]+", link)), None)
    page = _FR_PAGE.match(url or "")
    first = _FIRST_PAGE.fullmatch(known.get("Citation", ""))
    return _Facts(
        signed_on=signed_on,
        published_on=iso_date("-".join(page.groups())) if page else None,
        document_number=known.get("Document Number"),
        citation=known.get("Citation"),
        start_page=int(first[1]) if first else None,
        url=url,
        notes=unreadable if written and not signed_on else (),
    )


def _text(body: str, title: str) -> tuple[tuple[Section, ...], Signature, tuple[ParseNote, ...]]:
    """The provisions, the sign-off, and what is odd."""
    body, editors = _EDITORS.subn("", body)
    filled, mended = holes.fill(body)
    lines, doubled = repeats.without_repeats(archive_lines.read(filled, title))
    if [line.text.casefold() for line in lines] == [_NOT_PUBLISHED]:
        return (), Signature(), (ParseNote("not_published", "The order's text was not published"),)
    texts = [line.text for line in lines]
    if words := words_of_a_site(texts):
        return (
            (),
            Signature(),
            (ParseNote("no_text_of_the_order", f'The page has words of a site in its place: "{words}"'),),
        )
    under = sign_off.sign_off(texts)
    paragraphs = _paragraphs(lines[: under.start] if under else lines)
    below = lines[under.end :] if under else []
    filed = next((line for line in below if _FILED_WITH.fullmatch(line.text)), None)  # under a list (EO 12384)
    pictures = sign_off.pictures(texts[under.start :]) if under else 0
    below = [line for line in below if line is not filed and not sign_off.pictures([line.text])]
    end, signature = sign_off.filed_below([line.text for line in below], under.signature if under else Signature())
    unverified = HeadingStatus.UNVERIFIED
    paragraphs += [
        Paragraph(line.text, "body" if place else "annex", heading_status=unverified)
        for place, line in enumerate(below[:end])
    ]
    sections, odd = outline(paragraphs)
    restored = tuple(ParseNote("word_restored", sentence) for sentence in mended)
    if filed:
        signature = replace(signature, filed=sign_off.unbracketed(filed.text))
    notes = (
        *restored,
        *_editors(editors),
        *_lost(lines),
        *_doubled(doubled),
        *_images(pictures),
        *_missing(sections),
        *odd,
    )
    return sections, signature, notes


def _lost(lines: Sequence[Line]) -> Iterator[ParseNote]:
    """Headings of which the page keeps no more than "Reg" (EO 13980, section 4)."""
    for line, following in pairwise(lines):
        start = section_heads.section_start(line.text) if line.heading else None
        if start and following.bold and following.text == "Reg":
            yield ParseNote("heading_lost", f"The page has lost the heading of {start.label}", start.number)


def _editors(count: int) -> Iterator[ParseNote]:
    if count:
        yield ParseNote("editors_words_dropped", f"The page points at its editors' notes in {count} places of the text")


def _images(count: int) -> Iterator[ParseNote]:
    if count:
        yield ParseNote("annex_is_image", f"{count} pages of annex are images and not in the text")


def _doubled(count: int) -> Iterator[ParseNote]:
    if count:
        yield ParseNote("text_doubled", f"The page has {count} lines twice in a row; each is given once")


def _missing(sections: Sequence[Section]) -> Iterator[ParseNote]:
    """Sections that the page leaves empty: the formatter took a first sentence for a heading (EO 13372, section 5)."""
    for section in sections:
        if not (section.text or section.closing or section.children):
            yield ParseNote("text_missing", f"The page has no text of {section.label or section.id}", section.id)


def _paragraphs(lines: Sequence[Line]) -> list[Paragraph]:
    numbered = numbers.numbered_sections(lines) or numbers.roman_sections(lines)
    numbered |= section_heads.decimal_sections([line.text for line in lines])
    numbered |= numbers.regulations(lines)
    decimals = _counts_in_decimals(lines)
    counted = numbers.counted(lines)
    paragraphs: list[Paragraph] = []
    index = 0
    while index < len(lines):
        if lines[index].heading:
            head, rest = _head(lines[index].text, decimals=decimals)
            plain = Paragraph(lines[index].text, heading_status=HeadingStatus.UNVERIFIED, pointed=False)
            paragraph, index = _headed(head, rest, lines, index + 1) if head else (plain, index + 1)
        else:
            paragraph, index = _body(lines[index], numbered.get(index), pointed=index in counted), index + 1
        paragraphs.append(paragraph)
    return paragraphs


def _body(line: Line, numbered: SectionStart | None, *, pointed: bool) -> Paragraph:
    """A line that the formatter did not make a heading; the older texts' "SEC. 2." stand in such lines."""
    if _PART.fullmatch(line.text) and line.text[-1:] not in ";,":
        return Paragraph(line.text, role="part", heading_status=HeadingStatus.UNVERIFIED)
    start = numbered or section_heads.section_start(line.text) or numbers.absolute(line.text)
    start = None if start and numbers.is_land(line.text, start) else start
    spans = section_heads.captions(line.text, start.end if start else 0, (), typed=False)
    return Paragraph(line.text, "body", line.margin, start, spans, HeadingStatus.UNVERIFIED, pointed=pointed)


def _counts_in_decimals(lines: Sequence[Line]) -> bool:
    """Whether "Section 9. 1 Coverage" is section 9.1: a lone one among whole numbers has a note's mark (EO 12738)."""
    found = [_DECIMAL_HEAD.match(line.text) for line in lines if line.heading]
    decimals = [one for one in found if one]
    is_first = len(decimals) == len(found) == 1 and decimals[0][1] == "1"
    return (len(decimals) > 1 or is_first) and not numbers.has_regulations(lines)


def _head(text: str, *, decimals: bool) -> tuple[SectionStart | None, str]:
    """The section number of the formatter's heading, and the words after it; the contents of a regulation have none.

    "Section 1. 2" is section 1.2 (EO 13467); "Section 1631. 7 Action … is amended" is a sentence about a regulation.
    """
    start = section_heads.section_start(text)
    if start is None:
        return None, ""
    rest = text[start.end :].lstrip("—– -")  # "Section 1. — Procurement" (EO 6166)
    decimal = _DECIMAL.match(rest)
    if decimal is None:
        return start, rest
    number = f"{start.number}.{decimal[1]}"
    if len(start.number) > 2 or not decimals or _SENTENCE.match(rest[decimal.end() :]):
        return None, ""
    return SectionStart(number, f"Section {number}", start.end + decimal.end()), rest[decimal.end() :]


def _headed(start: SectionStart, rest: str, lines: Sequence[Line], index: int) -> tuple[Paragraph, int]:
    """The paragraph of a section's number and heading, and the index of the line after what it took."""
    following = lines[index] if index < len(lines) else None
    heading = ""
    if following and following.bold:
        heading, rest = _mended(following.text, rest)
        index += 1
    elif following and not rest and _is_title(following.text) and index + 1 < len(lines):
        heading = following.text
        index += 1
    elif following and not rest and (run_in := _run_in(following.text)):  # EO 13837 has it on the next line
        heading, rest = run_in
        index += 1
    elif following and not following.heading and _is_title(rest):  # "Section 1. — Procurement" (EO 6166)
        heading, rest = rest, ""
    elif run_in := _run_in(rest) or _unstopped(rest):
        heading, rest = run_in
    if not heading:
        return _labelled(start, rest), index
    heading = heading.rstrip(",")  # "Personnel and Administration, (a)" (EO 11234)
    if rest:
        heading = f"{heading.rstrip('.')}."
    begin = len(start.label) + 2
    text = f"{start.label}. {heading} {rest}".rstrip()
    own = SectionStart(start.number, start.label, begin)
    return Paragraph(text, "body", 0, own, ((begin, begin + len(heading)),), HeadingStatus.UNVERIFIED), index


def _run_in(text: str) -> tuple[str, str] | tuple[()]:
    """The heading that runs into "(a)" without a full stop, and the words from there on, or nothing."""
    found = _RUN_IN.match(text)
    if found is None or not (section_heads.is_heading(found[1]) or sentence_case.is_verbless(found[1])):
        return ()
    return found[1], text[found.end() :]


def _unstopped(text: str) -> tuple[str, str] | tuple[()]:
    """The heading whose full stop the formatter dropped, and the words after it, or nothing (EO 12644)."""
    span = sentence_case.unstopped(text)
    return (text[: span[1]], text[span[1] :].lstrip(" ,")) if span else ()


def _labelled(start: SectionStart, rest: str) -> Paragraph:
    text = f"{start.label}. {rest}".rstrip()
    begin = min(len(start.label) + 2, len(text))
    spans = section_heads.captions(text, begin, (), typed=False)
    own = SectionStart(start.number, start.label, begin)
    return Paragraph(text, "body", 0, own, spans, HeadingStatus.UNVERIFIED)


def _mended(keyword: str, rest: str) -> tuple[str, str]:
    """The heading and the words after it: the formatter cut its keyword out of the front of both.

    "s" was "Effective dates" (EO 11315), "ulatory Review" was "Regulatory Review" (EO 12291), "and Agency
    Responsibilities" was "Implementation and Agency Responsibilities" (EO 13160).
    """
    if (rest[:1].islower() or rest[:1] == ",") and len(rest) < 100:
        return keyword + (" " if _JOINING.match(rest) else "") + rest, ""
    if rest and len(rest) < 80 and _is_title(rest):  # "Judicial" was "Judicial Review" (EO 13171)
        return f"{rest} {keyword}", ""
    return ("" if keyword.islower() or keyword.casefold() in _NO_HEADING else keyword), rest


def _is_title(text: str) -> bool:
    """Whether a line is a heading: in title case and without a full stop inside."""
    return section_heads.is_heading(text)
