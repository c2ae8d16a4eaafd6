"""What is wrong with a picture of a graph, measured: boxes, words by the metrics of a real face, lines by their points.

The face is Arimo, which has the widths of Arial, Helvetica and Liberation Sans.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import combinations, pairwise

import fontpkg
from lxml import etree
from PIL import ImageFont

SVG = "{http://www.w3.org/2000/svg}"
_LETTERS = 200
"""Widths are measured at this size, and scaled."""
_RISE, _FALL = 0.74, 0.22
"""How far letters stand above and below their line, in ems."""
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Rect", slack: float = 0.0) -> bool:
        """Whether more than `slack` of one is in the other, both ways."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across > slack and down > slack

    def holds(self, other: "Rect") -> bool:
        """Whether all of the other one is in it."""
        return (
            self.left <= other.left
            and self.top <= other.top
            and self.right >= other.right
            and self.bottom >= other.bottom
        )


@dataclass(frozen=True, slots=True)
class Word:
    """Words in one line, and the room that they take."""

    words: str
    room: Rect


@dataclass(frozen=True, slots=True)
class Line:
    """A line: what it says, its word, the points that it goes through."""

    says: str
    word: Word
    points: Sequence[tuple[float, float]]

    @property
    def bounds(self) -> Rect:
        """The smallest rectangle that it is in."""
        across, down = zip(*self.points, strict=True)
        return Rect(min(across), min(down), max(across), max(down))

    def pieces(self) -> Iterator[Rect]:
        """Its straight pieces, as rectangles without width."""
        for (x, y), (to_x, to_y) in pairwise(self.points):
            yield Rect(min(x, to_x), min(y, to_y), max(x, to_x), max(y, to_y))


@dataclass(slots=True)
class Picture:
    """What is in a picture.

    Attributes:
        boxes: of the orders by what a reader hears of them.
        inside: the words in each.
        beside: all other words.
    """

    size: Rect
    boxes: dict[str, Rect] = field(default_factory=dict)
    links: dict[str, str | None] = field(default_factory=dict)
    inside: dict[str, list[Word]] = field(default_factory=lambda: defaultdict(list))
    lines: list[Line] = field(default_factory=list)
    beside: list[Word] = field(default_factory=list)


def read(drawn: str) -> Picture:
    """Read a picture."""
    root = etree.fromstring(drawn.encode())
    picture = Picture(Rect(0, 0, float(root.get("width", "")), float(root.get("height", ""))))
    _gather(root, (0.0, 0.0), picture)
    return picture


def _gather(element: etree._Element, moved: tuple[float, float], picture: Picture) -> None:
    for child in element:
        shift = _NUMBER.findall(child.get("transform", "")) or ("0", "0")
        at = moved[0] + float(shift[0]), moved[1] + float(shift[1])
        if child.tag == f"{SVG}a" or child.get("aria-label"):
            _box(child, at, picture)
        elif child.find(f"{SVG}title") is not None:
            picture.lines.append(_line(child, at))
        elif child.tag == f"{SVG}text":
            picture.beside.append(_word(child, at))
        else:
            _gather(child, at, picture)


def _box(element: etree._Element, at: tuple[float, float], picture: Picture) -> None:
    words = " ".join(text.text or "" for text in element.iter(f"{SVG}text"))
    name, (rect,) = element.get("aria-label") or words, element.findall(f"{SVG}rect")
    left, top, width, height = (float(rect.get(key, "")) for key in ("x", "y", "width", "height"))
    picture.boxes[name] = Rect(at[0] + left, at[1] + top, at[0] + left + width, at[1] + top + height)
    picture.links[name] = element.get("href")
    picture.inside[name] = [_word(text, at) for text in element.iter(f"{SVG}text")]


def _line(element: etree._Element, at: tuple[float, float]) -> Line:
    (text,) = element.findall(f"{SVG}text")
    path = element.findall(f"{SVG}path")[0].get("d", "")
    corners = [float(number) for number in _NUMBER.findall(path)]
    points = [(at[0] + x, at[1] + y) for x, y in zip(corners[::2], corners[1::2], strict=True)]
    return Line(element.findtext(f"{SVG}title") or "", _word(text, at), points)


def _word(element: etree._Element, at: tuple[float, float]) -> Word:
    words, size = element.text or "", float(element.get("font-size", ""))
    wide = width(words, size, is_bold=element.get("font-weight") == "bold")
    left = at[0] + float(element.get("x", "")) - (wide if element.get("text-anchor") == "end" else 0.0)
    level = at[1] + float(element.get("y", ""))
    return Word(words, Rect(left, level - _RISE * size, left + wide, level + _FALL * size))


def width(words: str, size: float, *, is_bold: bool = False) -> float:
    """How wide words are in Arimo."""
    return sum(_letter(letter, is_bold) for letter in words) * size / _LETTERS


@cache
def _letter(letter: str, is_bold: bool) -> float:
    return _face(is_bold).getlength(letter)


@cache
def _face(is_bold: bool) -> ImageFont.FreeTypeFont:
    face = ImageFont.truetype(fontpkg.path("Arimo"), _LETTERS, layout_engine=ImageFont.Layout.BASIC)
    face.set_variation_by_axes([700 if is_bold else 400])
    return face


def faults(picture: Picture) -> list[str]:
    """Everything that stands where something else does, or that is cut, in words."""
    return [*_of_boxes(picture), *_of_words(picture), *_of_lines(picture), *_of_strokes(picture.lines)]


def _of_boxes(picture: Picture) -> Iterator[str]:
    for (name, one), (other_name, other) in combinations(picture.boxes.items(), 2):
        if one.meets(other):
            yield f"{name!r} overlaps {other_name!r}"
    for name, box in picture.boxes.items():
        if not picture.size.holds(box):
            yield f"{name!r} is outside of the picture"
        rows = picture.inside[name]
        for word in rows:
            if not box.holds(word.room):
                yield f"{word.words!r} leaves the box of {name!r}"
        for one_row, other_row in combinations(rows, 2):
            if one_row.room.meets(other_row.room, slack=1.0):
                yield f"{one_row.words!r} is upon {other_row.words!r}"


def _of_words(picture: Picture) -> Iterator[str]:
    free = [*picture.beside, *(line.word for line in picture.lines)]
    for word in free:
        if not picture.size.holds(word.room):
            yield f"{word.words!r} is outside of the picture"
        for name, box in picture.boxes.items():
            if word.room.meets(box):
                yield f"{word.words!r} is upon {name!r}"
    for one, other in combinations(free, 2):
        if one.room.meets(other.room):
            yield f"{one.words!r} is upon {other.words!r}"


def _of_lines(picture: Picture) -> Iterator[str]:
    inner = [(name, Rect(at.left + 1, at.top + 1, at.right - 1, at.bottom - 1)) for name, at in picture.boxes.items()]
    words = [(word.words, word.room) for word in (*picture.beside, *(line.word for line in picture.lines))]
    for line in picture.lines:
        bounds = line.bounds
        if not picture.size.holds(bounds):
            yield f"{line.says!r} leaves the picture"
        near = [(name, room) for name, room in (*inner, *words) if bounds.meets(room, slack=-0.5)]
        for piece in line.pieces():
            yield from (f"{line.says!r} goes through {name!r}" for name, room in near if piece.meets(room, slack=-0.5))


def _of_strokes(lines: Sequence[Line]) -> Iterator[str]:
    """Lines that run along one another although they do not begin together."""
    for (one, bounds), (other, other_bounds) in combinations([(line, line.bounds) for line in lines], 2):
        are_apart = {one.points[0], one.points[-1]}.isdisjoint({other.points[0], other.points[-1]})
        if are_apart and bounds.meets(other_bounds, slack=-1.5) and _along(list(one.pieces()), list(other.pieces())):
            yield f"{one.says!r} runs along {other.says!r}"


def _along(one: Sequence[Rect], other: Sequence[Rect]) -> bool:
    for piece in one:
        for beside in other:
            across = min(piece.right, beside.right) - max(piece.left, beside.left)
            down = min(piece.bottom, beside.bottom) - max(piece.top, beside.top)
            if (across > 4 and down > -1.5) or (down > 4 and across > -1.5):
                return True
    return False
