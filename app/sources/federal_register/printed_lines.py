"""The Printing Office's plain text to paragraphs: lines that go on, page breaks, margins, characters.

A line that goes on in the next one keeps the blank it was broken at, or ends in the hyphen of a compound; any other
line is the last of its paragraph. Text stands at column 16 with its first lines there or at 20, and what is set in
deeper stands at column 0.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from unicodedata import normalize

from app.law.numbering import split_markers
from app.sources.outline.section_heads import is_part_line, section_start

COLUMN = 16
"""Where the order's own text begins; what is set in deeper is moved to the page's edge."""

_LAST_COLUMN = 71
_PADDING = " " * 4  # the rows of a table are filled up to its width (EO 12950)
_PAGE = re.compile(r"\[\[Page ([0-9A-Z]{1,9})\]\]")
_TAG = re.compile(r"</?[A-Za-z][^<>\n]{0,300}>")  # a link, or a sign that print has and the text not (EO 13498)
_SIGNS = {"sect": "§", "deg": "°", "squf": "▪"}
_ACCENTS = {
    "grave": "\u0300", "acute": "\u0301", "circ": "\u0302", "tilde": "\u0303", "macr": "\u0304", "breve": "\u0306",
    "uml": "\u0308", "ring": "\u030a", "caron": "\u030c", "cedil": "\u0327", "ogon": "\u0328",
}  # fmt: skip
_LETTER = re.compile(rf"\[(?:([A-Za-z])({'|'.join(_ACCENTS)})|({'|'.join(_SIGNS)}))\]")
# EO 13140 and 13078 keep a code of the typesetter's before some paragraphs: "L  (4) A communication", "L(5) evaluate".
_CODE = re.compile(r"^( {18}(?=L[a-z]+\.? )| {16,24}(?=L(?:  |\(|``|\d{1,3}[a-z]?\. )))L")
_GLUE = ("-", "—", "/")
"""What a line may be broken after without a blank: "HIV/AIDS" (EO 13649)."""

_MARKER = re.compile(r"[“\"]?\([A-Za-z0-9]{1,5}\)")
_ENDED = re.compile(r"[.:;?][”’')]{0,3}$|—$|; (?:and|or)$")
_WORD = re.compile(r"[A-Za-z]+")
_LAST_WORD = re.compile(r"(?:^|[\s“(—])([A-Za-z]+)-?$")
_FIRST_WORD = re.compile(r"[a-z]+")
_NARROW = re.compile(r" ?\([A-Za-z0-9]{1,4}\)? {3,}(?=\S)")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of print.

    Attributes:
        text: its words, white space collapsed.
        indent: the column of its first word.
        width: the column after its last one.
        goes_on: whether it keeps the blank at which its paragraph was broken.
        is_cell: whether it is filled up with blanks, as the rows of a table are.
        pages: the pages that begin at offsets of `text`.
    """

    text: str
    indent: int
    width: int
    goes_on: bool
    is_cell: bool
    pages: tuple[tuple[int, int], ...] = ()


@dataclass(slots=True)
class Passage:
    """A paragraph as it is printed: its words, the column of its first line, the pages that begin in it."""

    text: str
    indent: int
    pages: tuple[tuple[int, int], ...] = ()

    @property
    def margin(self) -> int:
        """How far it is set in."""
        return 0 if self.indent >= COLUMN else 1


_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_FRACTION = re.compile(r"(\d?)\\(\d{1,2}/\d{1,2})\\")
_NOTE_MARK = re.compile(r"(\d?)\\(\d{1,2})\\")


def readable(text: str) -> str:
    r"""`text` with the signs of print: “quotes”, dashes, the letters that are spelt out ("C[ocirc]te d'Ivoire").

    What is raised stands between backslashes: "5\1/2\" is five and a half, "14288\1\" has a note.
    """
    if "\\" in text:
        text = _FRACTION.sub(lambda match: f"{match[1]}{match[1] and ' '}{match[2]}", text)
        text = _NOTE_MARK.sub(lambda match: f"{match[1]}{match[1] and ' '}{match[2].translate(_RAISED)}", text)
    text = _TAG.sub("", text)
    text = _LETTER.sub(
        lambda match: normalize("NFC", match[1] + _ACCENTS[match[2]]) if match[1] else _SIGNS[match[3]], text
    )
    return text.replace("``", "“").replace("''", "”").replace("--", "—")


def passages(lines: Sequence[str], *, splits_words: bool = False) -> list[Passage]:
    """The paragraphs of `lines`, in order.

    Args:
        lines: as printed, with their blanks.
        splits_words: whether a page break may stand inside a word.
    """
    words = chain.from_iterable(map(_WORD.findall, lines if splits_words else ()))
    return _Unwrapping(Counter(map(str.lower, words)), splits_words=splits_words).run(_lines(lines))


def _lines(raw: Sequence[str]) -> Iterator[Line | None]:
    """The lines; None for each run of blank ones."""
    block: list[str] = []
    for line in [*raw, ""]:
        if line.strip():
            block.append(_CODE.sub(r"\1", line))
        else:
            yield from (_line(one) for one in _without_narrow_cells(block))
            yield None
            block.clear()


def _without_narrow_cells(block: Sequence[str]) -> Sequence[str]:
    """Rows whose number stands in a cell of its own, as plain lines: "(i    Has failed" over "i)   to" (EO 13126)."""
    first = _NARROW.match(block[0]) if block else None
    if first is None:
        return block
    edge = first.end() - 2
    rows: list[tuple[str, str]] = []
    for line in block:
        number, words = line[:edge].strip(), line[edge:].strip()
        if number.startswith("(") or not rows:
            rows.append((number, words))
        else:
            rows[-1] = (rows[-1][0] + number, f"{rows[-1][1]} {words}".strip())
    return [f"{number} {words}" for number, words in rows]


def _line(raw: str) -> Line:
    """One line with words. A page that begins in it is noted at the word it begins with."""
    indent = len(raw) - len(raw.lstrip())
    text, pages = "", []
    for index, piece in enumerate(_PAGE.split(raw)):
        if index % 2:
            pages.append((len(text) + bool(text), int(piece) if piece.isdigit() else 0))
        elif words := " ".join(readable(piece).split()):
            text += (" " if text else "") + words
    is_cell = raw.endswith(_PADDING)
    goes_on = raw.endswith(" ") and not is_cell
    return Line(text, indent, len(raw.rstrip()), goes_on, is_cell, tuple(page for page in pages if page[1]))


class _Unwrapping:
    """Lines put together again."""

    def __init__(self, vocabulary: Counter[str], *, splits_words: bool) -> None:
        self.vocabulary = vocabulary
        self.splits_words = splits_words
        self.done: list[Passage] = []
        self.last: Line | None = None
        self.turned: list[int] = []
        """Pages that began since the last line with words."""
        self.is_apart = True
        """Whether a blank line stands after the last line with words."""

    def run(self, lines: Iterable[Line | None]) -> list[Passage]:
        for line in lines:
            if line is None:
                self.is_apart = True
            elif not line.text:
                self.turned += [page for _, page in line.pages]
            else:
                self._add(line)
        return self.done

    def _add(self, line: Line) -> None:
        if self.last is not None and self._continues(self.last, line):
            self._join(line)
        else:
            pages = (*((0, page) for page in self.turned), *line.pages)
            self.done.append(Passage(line.text, line.indent, pages))
        self.turned.clear()
        self.is_apart = False
        self.last = line

    def _continues(self, last: Line, line: Line) -> bool:
        if _turns(last, line) or self.turned:
            return self._continues_overleaf(last, line)
        if last.is_cell:
            return line.is_cell and line.indent == last.indent + 1
        if self.is_apart or (line.indent > last.indent and _begins(line) and _ENDED.search(last.text)):
            return False
        return last.goes_on or (last.text.endswith(_GLUE) and line.indent <= last.indent)

    def _continues_overleaf(self, last: Line, line: Line) -> bool:
        """Whether a paragraph goes on over a page break: the blank that would tell stands there by chance."""
        if (last.indent >= COLUMN) != (line.indent >= COLUMN) or is_part_line(last.text):
            return False
        is_ended = _ENDED.search(last.text) is not None
        if _MARKER.match(line.text):  # "concepts that (a) one race" goes on (EO 13950)
            return not is_ended and line.indent == last.indent == COLUMN and not last.text.endswith((",", "and", "or"))
        if _begins(line):
            return False
        if line.indent not in (0, COLUMN):
            return not is_ended and abs(line.indent - last.indent) <= 1 and line.text[0].islower()
        if not is_ended or line.text[0].islower() or line.text[0].isdigit() or last.text.endswith("-"):
            return True  # no sentence begins with a digit: "50 U.S.C. App. 2093(a)(1)(B)" (EO 13603)
        return last.width + 1 + len(line.text.split(" ", 1)[0]) > _LAST_COLUMN and not is_part_line(line.text)

    def _join(self, line: Line) -> None:
        passage = self.done[-1]
        space = "" if passage.text.endswith(_GLUE) else " "
        if self.splits_words and self.turned and self._is_split(passage.text, line.text):
            passage.text, space = passage.text.removesuffix("-"), ""
        shift = len(passage.text) + len(space)
        passage.pages += (*((shift, page) for page in self.turned), *((at + shift, page) for at, page in line.pages))
        passage.text += space + line.text

    def _is_split(self, before: str, after: str) -> bool:
        """Whether a page break splits a word: "law enforcement infor" (EO 12988), "federalism implica-" (EO 13083).

        It does if the whole stands elsewhere in the text while its halves do not, or if neither half does (EO 13101).
        """
        last, first = _LAST_WORD.search(before), _FIRST_WORD.match(after)
        if last is None or first is None:
            return False
        known = [self.vocabulary[half.lower()] > 1 for half in (last[1], first[0])]
        return not any(known) or (not all(known) and self.vocabulary[(last[1] + first[0]).lower()] > 0)


def _turns(last: Line, line: Line) -> bool:
    """Whether a page begins right between the two lines."""
    return any(at >= len(last.text) for at, _ in last.pages) or any(at == 0 for at, _ in line.pages)


def _begins(line: Line) -> bool:
    """Whether a line begins with the number of an item or a section."""
    return bool(split_markers(line.text)[0]) or section_start(line.text) is not None
