"""Section heads whose mark is misprinted, known by the place of their number among the others.

"SEC. 2 (a) Effective as of" (EO 10122) and "Sac. 9. This order" (EO 10717) look like no head, and "Sec. 2. Functions."
stands in mid-paragraph (EO 12323). Each is one where its number is the one that is missing there.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from app.law.documents import HeadingStatus
from app.law.numbering import roman_value
from app.sources.outline.paragraphs import Paragraph, Quotation, SectionStart, split_paragraph
from app.sources.outline.quotation_marks import MARKS
from app.sources.outline.section_heads import captions
from app.sources.outline.succession import follows_absolute, follows_decimal

_HEAD = re.compile(
    r"(?P<label>(?:Section|SECTION|Sectin|SECTON|Sect|SECT|Sec|SEC|S[A-Za-z]{2}(?=\.))\.?\s?"
    r"(?P<number>\d{1,2}\s?[-—–]\s?\d{1,4}|\d{1,2}\.\d{1,3}|\d{1,4}|\dO\d|[IVX]{1,5}|l))(?![\w½¼])"
    r"(?P<stop>\s?(?:[.:,]|[—–-]{1,2}))?\s?"
)
_INNER = re.compile(
    r"(?:(?<=[.:;”\"])\s?|(?<=[A-Z]{3})\s(?=SECTION \d{1,4}\.$))"  # "PART I-CIVIL SERVICE RULES SECTION 101."
    r"(?=(?:SECTION|Section|SEC\.|Sec\.)\s?(\d{1,4})\.(?:\s[A-Z(]|$))"
)
_BARE = re.compile(r"(\d{1,3})\. (?=[A-Z])")
_BARE_ABSOLUTE = re.compile(r"(\d{1,2}) (\d{1,4})\. (?=[A-Z])")
# "1-201 (a). In order" (EO 12086), "1-101, All the functions", "2-205 Mail Surveillance. No agency" (EO 12036)
_ABSOLUTE = re.compile(r"(?P<label>(?P<number>\d{1,2}-\d{3,4}))(?P<stop>[.,•]?)(?:\s?(?=[A-Z]|\Z)|\s(?=\(a\)))")
# "… Administration. 1-103. The" (EO 12146), "1-3. Reservation of functions to the President. 1-301." (EO 12137)
_INNER_ABSOLUTE = re.compile(r"(?<=[.;])\s(?=(\d{1,2}-\d{3,4})(?:\.(?:\s[A-Z]|\Z)|\s\(a\)))")
_PART = re.compile(r"\d{1,2}-\d{1,2}\.[^:]{1,120}\.")
_ABBREVIATED = re.compile(r"(?:\b[A-Z]\.\s?[A-Z]\.(?:\s?[A-Z]\.)?|\b(?:Stat|seq|see|See)\.)\Z")
_MARKS = re.compile(r"(?:\(\w{1,5}\)[\s,]?){1,4}")
# "Section 201 (b) of Executive Order", "Section 2, which by its terms", "Section 10 (c) is revoked" are sentences.
_SENTENCE = re.compile(r"[,.]?\s?(?:[a-z]|$)")
# "Sec. 2, Lots 1, 3" describes land (EO 10092)
_LAND = re.compile(r"(?:Lots?\b|Tracts?\b|Fractional\b|[NSEW]{1,2}\s?[\d½¼%]|T\. ?\d)")


def mend(paragraphs: Sequence[Paragraph], quotations: Sequence[Quotation]) -> Sequence[Paragraph]:
    """The paragraphs with every missed head a section's start; the very same object where none was missed."""
    own = zip(paragraphs, quotations, strict=True)
    labels = [paragraph.start.label for paragraph, quotation in own if paragraph.start and not quotation.whole]
    worded = not labels or any(label.startswith(("S", "s")) for label in labels)
    if not worded and not any("-" in label for label in labels):
        return paragraphs
    reader = _Reader(paragraphs, quotations, worded=worded)
    mended = [piece for index in range(len(paragraphs)) for piece in reader.read(index)]
    return mended if reader.found else paragraphs


class _Reader:
    """Goes through the paragraphs with the last section's number and the next known one in mind."""

    def __init__(self, paragraphs: Sequence[Paragraph], quotations: Sequence[Quotation], *, worded: bool) -> None:
        self.paragraphs = paragraphs
        self.quotations = quotations
        self.head, self.inner = (_HEAD, _INNER) if worded else (_ABSOLUTE, _INNER_ABSOLUTE)
        self.roman = self._counts_in_roman()
        self.last = ""
        self.found = 0
        self.in_annex = False

    def read(self, index: int) -> Iterator[Paragraph]:
        """The paragraph, cut where a head stands inside it."""
        paragraph, quotation = self.paragraphs[index], self.quotations[index]
        following = self._following(index)
        self.in_annex |= paragraph.role == "annex"
        if quotation.whole or self.in_annex:
            yield paragraph
            return
        if not paragraph.start and (start := self._missed(paragraph.text, following) or self._bare(index, following)):
            paragraph = self._started(paragraph, start)
        elif paragraph.start and (meant := self._meant(paragraph, following)):
            self.found += 1
            paragraph = replace(paragraph, start=replace(paragraph.start, number=meant))
        self.last = paragraph.start.number if paragraph.start else self.last
        while (at := self._inner(paragraph, quotation, following)) is not None:
            before, after = split_paragraph(paragraph, at)
            # "1-3. Reservation of functions to the President. 1-301. There are" (EO 12137)
            yield replace(before, role="part", start=None) if _PART.fullmatch(before.text) else before
            quotation = Quotation()
            start = self._missed(after.text, following)
            paragraph = self._started(after, start) if start else after
            self.last = start.number if start else self.last
        yield paragraph

    def _started(self, paragraph: Paragraph, start: SectionStart) -> Paragraph:
        self.found += 1
        typed = paragraph.heading_status is HeadingStatus.CONFIRMED
        spans = captions(paragraph.text, start.end, paragraph.captions, typed=typed)
        return replace(paragraph, role="body", start=start, captions=spans)

    def _bare(self, index: int, following: str) -> SectionStart | None:
        """A section that has lost its word: "2. There are transferred" between sections 1 and 3 (EO 12478).

        Or its dash: "2 3. Actions Included." between 2-2 and 2-4 (EO 12114).
        """
        if dashless := _BARE_ABSOLUTE.match(self.paragraphs[index].text):
            major, minor = int(dashless[1]), int(dashless[2])
            is_missing = (self.last, following) == (f"{major}-{minor - 1}", f"{major}-{minor + 1}")
            return SectionStart(f"{major}-{minor}", dashless[0].rstrip(". "), dashless.end()) if is_missing else None
        found = _BARE.match(self.paragraphs[index].text)
        if found is None or not self.last.isdigit() or self.paragraphs[index - 1].text.endswith((":", ";")):
            return None
        is_missing = int(found[1]) == int(self.last) + 1 and following == str(int(self.last) + 2)
        return SectionStart(found[1], found[1], found.end()) if is_missing else None

    def _meant(self, paragraph: Paragraph, following: str) -> str:
        """The number that was meant where a scanned page has another: "SEC. 9." between 1 and 3 (EO 11053), or ""."""
        number = paragraph.start.number if paragraph.start else ""
        if paragraph.heading_status is not HeadingStatus.UNVERIFIED or not (number.isdigit() and self.last.isdigit()):
            return ""
        meant = int(self.last) + 1
        is_wrong = int(number) != meant and following == str(meant + 1)
        return str(meant) if is_wrong else ""

    def _following(self, index: int) -> str:
        starts = (paragraph.start for paragraph in self.paragraphs[index + 1 :])
        return next((start.number for start in starts if start), "")

    def _counts_in_roman(self) -> bool:
        """Whether the order has a section I and a section II (EO 9877); "SECTION I" alone is a misprint of 1."""
        heads = (_HEAD.match(paragraph.text) for paragraph in self.paragraphs)
        numbers = {head["number"] for head in heads if head}
        return {"I", "II"} <= numbers

    def _missed(self, text: str, following: str) -> SectionStart | None:
        """The head at the start of `text` if its number is the missing one."""
        head = self.head.match(text)
        if head is None or not _heads(head, text):
            return None
        number = self._number(head["number"])
        if not number or not self._fits(number, following):
            return None
        is_bare = "-" in number and not head["stop"] and text[head.end() : head.end() + 1] != "("
        if is_bare and not ("-" in following and follows_absolute(following, number)):
            return None
        return SectionStart(number, head["label"], head.end())

    def _number(self, printed: str) -> str:
        if printed.isalpha() and printed.upper() == printed and self.roman:
            return printed
        if printed in ("I", "l"):
            return "1"
        return re.sub(r"\s?[—–-]\s?", "-", printed.replace("O", "0")) if printed[0].isdigit() else ""

    def _fits(self, number: str, following: str) -> bool:
        if "-" in number:
            return follows_absolute(number, self.last)
        if "." in number:
            return follows_decimal(number, self.last)
        if number.isalpha():
            return roman_value(number.lower()) == (roman_value(self.last.lower()) if self.last else 0) + 1
        before = re.match(r"\d+(?=\Z|-)", self.last)
        if self.last and not before:
            return False
        value, last = int(number), int(before[0]) if before else 0
        is_next = value == last + 1 or following == str(value + 1) or (value > 100 and value % 100 == 1)
        return value > last and is_next

    def _inner(self, paragraph: Paragraph, quotation: Quotation, following: str) -> int | None:
        """Where a head stands in mid-paragraph, behind a sentence's end and outside of any quotation."""
        marks, counted = Counter[str](), 0
        for found in self.inner.finditer(paragraph.text):
            at = found.end()
            marks.update(MARKS.findall(paragraph.text, counted, at))
            counted = at
            is_quoted = any(begin <= at < end for begin, end in quotation.spans) or _is_open(marks)
            if is_quoted or _ABBREVIATED.search(paragraph.text, max(0, at - 12), found.start()):
                continue
            if paragraph.start and at <= paragraph.start.end:
                continue
            if self._fits(found[1], following):
                return at
        return None


def _heads(head: re.Match[str], text: str) -> bool:
    """Whether what follows a number begins a heading or a sentence of its own."""
    marks = _MARKS.match(text, head.end())
    rest = text[marks.end() if marks else head.end() :]
    if _LAND.match(rest) or ((head["stop"] or "").strip() == "," and not rest[:1].isupper()):
        return False
    if (head["stop"] or "").strip() in (".", ":") and not marks:
        return True
    return not _SENTENCE.match(rest)


def _is_open(marks: Counter[str]) -> bool:
    """Whether a quotation is open behind these marks."""
    return marks["“"] > marks["”"] or marks['"'] % 2 == 1
