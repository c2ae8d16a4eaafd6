"""The tables as a picture: each with what a row is, those that hang on another below it."""

import inspect
import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path

from sqlalchemy import ForeignKey, Table

from app import tables

FILE = Path(__file__).parents[2] / "docs" / "guide" / "model.svg"
WIDTH, INDENT, LINE, GAP, PADDING = 460, 28, 17, 10, 8
"""Of the picture, of what hangs on another, of a line, between boxes and within one: in pixels."""
LETTER = 6.6
"""The width of a letter, at 13 pixels: wide enough for any typeface without serifs."""
PAPER, INK, QUIET, RULE, TINT = "#fdfcf9", "#1d1b18", "#5f5a52", "#8a8378", "#f4efe6"


@dataclass(frozen=True, slots=True)
class Box:
    """A table.

    Attributes:
        name: of it.
        depth: how many tables it hangs on, one on the other.
        lines: what a row is, and which further tables it points to.
        top: where it begins.
    """

    name: str
    depth: int
    lines: tuple[str, ...]
    top: int

    @property
    def left(self) -> int:
        """Where it begins, from the left."""
        return PADDING + self.depth * INDENT

    @property
    def height(self) -> int:
        """From its top to its bottom."""
        return 2 * PADDING + LINE * (1 + len(self.lines))


def picture() -> str:
    """The picture, as SVG."""
    boxes = list(_placed())
    height = boxes[-1].top + boxes[-1].height + PADDING
    parts = [part for at, box in enumerate(boxes) for part in (*_wire(boxes[:at], box), *_drawn(box))]
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" '
        f'font-family="Helvetica, Arial, sans-serif" font-size="13">'
    )
    return "\n".join([head, f'<rect width="{WIDTH}" height="{height}" fill="{PAPER}"/>', *parts, "</svg>", ""])


def _placed() -> Iterator[Box]:
    top = PADDING
    for table, depth, others in _tree():
        room = int((WIDTH - 4 * PADDING - depth * INDENT) / LETTER)
        said = _said(table) + (f" Points to {', '.join(others)}, too." if others else "")
        box = Box(table.name, depth, tuple(textwrap.wrap(said, room)), top)
        yield box
        top += box.height + GAP


def _tree() -> Iterator[tuple[Table, int, list[str]]]:
    """Every table with how deep it hangs, and what it points to beside the one that it hangs on."""
    drawn = list(rows())
    parents = {table: [key.column.table.name for key in _keys(table)] for table in drawn}

    def below(name: str | None, depth: int) -> Iterator[tuple[Table, int, list[str]]]:
        hanging = [table for table in drawn if next(iter(parents[table]), None) == name]
        for table in sorted(hanging, key=lambda table: (table.name != "orders", table.name)):
            others = sorted({*parents[table]} - {name or ""})
            yield table, depth, others
            yield from below(table.name, depth + 1)

    yield from below(None, 0)


def rows() -> Mapping[Table, type]:
    """Every table with the class of its rows; the index of words has its own, which are no part of the model."""
    classes = [getattr(tables, name) for name in tables.__all__]
    return {each.__table__: each for each in classes if hasattr(each, "__table__")}


def _keys(table: Table) -> list[ForeignKey]:
    return [key for column in table.columns for key in column.foreign_keys]


def _said(table: Table) -> str:
    """What a row is: the first sentence of what is said of its class, as far as its first semicolon."""
    first = " ".join((inspect.getdoc(rows()[table]) or "").partition("\n\n")[0].split())
    return f"{first.partition('. ')[0].partition(';')[0].rstrip('.')}."


def _wire(before: list[Box], box: Box) -> Iterator[str]:
    """The line from the table that a box hangs on."""
    above = next((each for each in reversed(before) if each.depth < box.depth), None)
    if above is not None:
        left, middle = above.left + INDENT // 2, box.top + PADDING + LINE // 2
        path = f"M{left} {above.top + above.height}V{middle}H{box.left}"
        yield f'<path d="{path}" fill="none" stroke="{RULE}"/>'


def _drawn(box: Box) -> Iterator[str]:
    width = WIDTH - PADDING - box.left
    place = f'x="{box.left}" y="{box.top}" width="{width}" height="{box.height}"'
    yield f'<rect {place} rx="4" fill="{TINT}" stroke="{RULE}"/>'
    for at, line in enumerate((box.name, *box.lines)):
        y = box.top + PADDING + LINE * at + 13
        style = f'font-weight="bold" fill="{INK}"' if at == 0 else f'fill="{QUIET}"'
        yield f'<text x="{box.left + PADDING}" y="{y}" {style}>{escape(line, quote=False)}</text>'
