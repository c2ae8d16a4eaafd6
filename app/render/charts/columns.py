"""Columns that stand on an axis of time: one a year or a month."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.render.charts.sheets import (
    END,
    MIDDLE,
    SMALL,
    Drawing,
    Sheet,
    block,
    legend,
    line,
    number,
    room_of,
    text,
    ticks,
)
from app.render.charts.style import of

_HIGH, _SHARE_HIGH = 220, 72
_PART = "c-part"
"""What was revoked stands at the foot, and is dark: a hatch would be lost in columns of a few pixels."""


@dataclass(frozen=True, slots=True)
class Column:
    """One year or month.

    Attributes:
        tick: what stands below it; "" where nothing does.
        part: how much of it was revoked; None where that is not asked.
        missing: whether orders of this time are not held.
        mark: what is said of a line behind it; "" where there is none.
    """

    value: int
    tick: str = ""
    part: int | None = None
    missing: bool = False
    mark: str = ""


@dataclass(frozen=True, slots=True)
class _Plot:
    sheet: Sheet
    left: float
    pitch: float
    top: float

    def x(self, place: float) -> float:
        return self.left + self.pitch * place


def draw(columns: Sequence[Column], sheet: Sheet, unit: str, missing: str = "") -> Drawing:
    """The columns in their order; where parts are told, their share below on an axis of its own.

    Args:
        columns: one a year or month.
        sheet: what it is drawn on.
        unit: what is counted, with the time: "orders a year".
        missing: what is said of the times of which orders are not held.
    """
    if not columns:
        return Drawing()
    steps = ticks(max(column.value for column in columns), 4)
    left = room_of([number(step) for step in steps], SMALL) + 10
    has_parts = any(column.part is not None for column in columns)
    is_missing = any(column.missing for column in columns)
    meant = [(of(_PART), "revoked since"), (of("c-bar"), "all others")] if has_parts else []
    explained = legend(sheet, [*meant, *([(sheet.missing, missing)] if is_missing else [])])
    plot = _Plot(sheet, left, (sheet.width - left - 2) / len(columns), explained.height + 26)
    foot, scale = plot.top + _HIGH, _HIGH / steps[-1]
    parts = [
        explained.body,
        text(0, plot.top - 12, unit, "c-quiet", size=SMALL),
        *_grid(plot, steps, foot, _HIGH),
        *_missing(columns, plot, foot),
        _stood(plot, foot, [column.value * scale for column in columns], "c-bar"),
        _stood(plot, foot, [(column.part or 0) * scale for column in columns], _PART),
        line(left, foot, sheet.width, foot, "c-axis"),
        *_ticks(columns, plot, foot),
        *_marks(columns, plot, foot),
    ]
    if not has_parts:
        return Drawing("".join(parts), foot + 24)
    below = foot + 24
    return Drawing("".join([*parts, *_shares(columns, plot, below)]), below + 30 + _SHARE_HIGH + 24)


def _grid(plot: _Plot, steps: Sequence[int], foot: float, high: float) -> Iterator[str]:
    for step in steps:
        y = foot - high * step / steps[-1]
        yield line(plot.left, y, plot.sheet.width, y)
        yield text(plot.left - 6, y + 4, number(step), "c-quiet", size=SMALL, more=END)


def _missing(columns: Sequence[Column], plot: _Plot, foot: float) -> Iterator[str]:
    """A hatched ground behind each stretch of time of which orders are not held."""
    start: int | None = None
    for place, column in enumerate([*columns, Column(0)]):
        if column.missing and start is None:
            start = place
        elif not column.missing and start is not None:
            yield block(plot.x(start), plot.top, plot.pitch * (place - start), foot - plot.top, plot.sheet.missing)
            start = None


def _stood(plot: _Plot, foot: float, heights: Sequence[float], name: str) -> str:
    """All columns of one class as one path, which is short; a column without height is none."""
    gap = 0.5 if plot.pitch < 5 else plot.pitch * 0.18
    wide = f"{plot.pitch - gap:.1f}"
    steps = [
        f"M{plot.x(place) + gap / 2:.1f} {foot:g}v-{high:.1f}h{wide}v{high:.1f}z"
        for place, high in enumerate(heights)
        if high
    ]
    return f'<path d="{"".join(steps)}" {of(name)}/>' if steps else ""


def _marks(columns: Sequence[Column], plot: _Plot, foot: float) -> Iterator[str]:
    """A line behind each column of which something is said, with the words at its top, on the side with more room."""
    for place, column in enumerate(columns[:-1]):
        if column.mark:
            x = plot.x(place + 1)
            is_left = x > plot.sheet.width * 0.6
            yield line(x, plot.top - 6, x, foot, "c-axis", 'stroke-dasharray="3 3"')
            yield text(
                x - 6 if is_left else x + 6,
                plot.top - 2,
                column.mark,
                "c-quiet",
                size=SMALL,
                more=END if is_left else "",
            )


def _ticks(columns: Sequence[Column], plot: _Plot, foot: float) -> Iterator[str]:
    """The names of some columns, none of which touch."""
    free = 0.0
    for place, column in enumerate(columns):
        half = room_of([column.tick], SMALL) / 2
        x = min(plot.x(place + 0.5), plot.sheet.width - half)
        if column.tick and x - half >= free:
            yield line(plot.x(place + 0.5), foot, plot.x(place + 0.5), foot + 5, "c-axis")
            yield text(x, foot + 18, column.tick, "c-quiet", size=SMALL, more=MIDDLE)
            free = x + half + 8


def _shares(columns: Sequence[Column], plot: _Plot, top: float) -> Iterator[str]:
    foot = top + 30 + _SHARE_HIGH
    yield text(0, top + 18, "of these revoked since, in per cent", "c-quiet", size=SMALL)
    yield from _grid(plot, (0, 50, 100), foot, _SHARE_HIGH)
    shares = [(column.part or 0) / column.value if column.value else 0.0 for column in columns]
    yield _stood(plot, foot, [_SHARE_HIGH * share for share in shares], _PART)
    yield line(plot.left, foot, plot.sheet.width, foot, "c-axis")
    yield from _ticks(columns, plot, foot)
