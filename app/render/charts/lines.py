"""Lines that rise: how much there was by each day, and the names of all of them at their ends."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from app.render.charts.placing import Label, placed
from app.render.charts.sheets import (
    BOLD,
    END,
    MIDDLE,
    SMALL,
    Drawing,
    Sheet,
    haloed,
    line,
    named,
    number,
    room_of,
    text,
    ticks,
)
from app.render.charts.style import of

YEAR = 365.25
_WIDE_HIGH, _NARROW_HIGH = 420, 480
_TOP = 50
_LOFTY = 1.5
"""A line that ends so many times as high as the next one leaves the picture, or the others could not be told apart."""
_BOLDER = 1.08
"""How much wider bold words are."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line.

    Attributes:
        name: what stands at its end, before its number.
        steps: (day, how many so far), ascending.
        total: how many in all, on days beyond those drawn, too.
        last_day: up to which it goes on level.
        rank: 0, 1, 2 for those that stand out, the first of which does most; None for the others.
    """

    name: str
    steps: Sequence[tuple[int, int]]
    total: int
    last_day: int
    rank: int | None = None

    @property
    def reached(self) -> int:
        """How many up to its last day."""
        return self.steps[-1][1] if self.steps else 0

    @property
    def said(self) -> str:
        """Its name and its number."""
        return f"{self.name}: {number(self.total)}"


PENS = {
    0: ("c-first", 'stroke-width="3"'),
    1: ("c-second", 'stroke-width="2.4" stroke-dasharray="8 3"'),
    2: ("c-third", 'stroke-width="2.2" stroke-dasharray="2.5 2.5"'),
    None: ("c-other", 'stroke-width="1.2"'),
}
_INKS = {0: "c-first-ink", 1: "c-second-ink", 2: "c-third-ink", None: "c-quiet"}


@dataclass(frozen=True, slots=True)
class _Plot:
    """Where the lines go: the days to `days` from `left` to `right`, the numbers to `most` from `foot` up to `top`."""

    left: float
    right: float
    top: float
    foot: float
    days: float
    most: float

    def x(self, day: float) -> float:
        return self.left + (self.right - self.left) * min(day, self.days) / self.days

    def y(self, count: float) -> float:
        return self.foot - (self.foot - self.top) * count / self.most


def draw(lines: Sequence[Line], sheet: Sheet, days: int) -> Drawing:
    """The lines over `days` days; those that do not stand out lie below."""
    if not lines:
        return Drawing()
    steps = ticks(_most(lines), 6)
    left = room_of([number(step) for step in steps], SMALL) + 10
    high = _NARROW_HIGH if sheet.is_narrow else _WIDE_HIGH
    plot = _Plot(left, 0, _TOP, _TOP + high, days, steps[-1])
    plot = replace(plot, right=min(_right(each, plot, sheet) for each in lines))
    below_first = sorted(lines, key=lambda each: -9 if each.rank is None else -each.rank)
    parts = [
        text(0, 12, "orders so far", "c-quiet", size=SMALL),
        *_grid(plot, steps),
        *_days(plot),
        *(_drawn(each, plot) for each in below_first),
        *_names(lines, plot, sheet),
    ]
    return Drawing("".join(parts), plot.foot + 44, list(_leaving(lines, plot)))


def _most(lines: Sequence[Line]) -> int:
    """What the highest line reaches that stays in the picture; one that stands out always does."""
    by_height = sorted(lines, key=lambda each: -each.reached)
    while len(by_height) > 1 and by_height[0].rank is None and by_height[0].reached > _LOFTY * by_height[1].reached > 0:
        del by_height[0]
    return by_height[0].reached


def _right(each: Line, plot: _Plot, sheet: Sheet) -> float:
    """How far to the right the plot may go so that the name of a line has room behind its end."""
    day, _ = _end(each, plot)
    return plot.left + (sheet.width - _wide(each, sheet) - plot.left) * plot.days / max(day, 1)


def _leaving(lines: Sequence[Line], plot: _Plot) -> Iterator[str]:
    names = [each.name for each in lines if each.reached > plot.most]
    if names:
        several = len(names) > 1
        yield f"The line{'s' * several} of {' and '.join(names)} {'leave' if several else 'leaves'} the picture."


def _end(each: Line, plot: _Plot) -> tuple[int, float]:
    """On which day a line ends, or leaves the picture, and how high."""
    over = next((day for day, count in each.steps if count > plot.most), None)
    return (each.last_day, plot.y(each.reached)) if over is None else (over, plot.top - 14)


def _wide(each: Line, sheet: Sheet) -> float:
    """The room that a name takes, with what is before and behind it."""
    return room_of([f"{each.said} ↑"], _size(sheet)) * (1 if each.rank is None else _BOLDER) + 8


def _size(sheet: Sheet) -> float:
    return 11.5 if sheet.is_narrow else SMALL


def _grid(plot: _Plot, steps: Sequence[int]) -> Iterator[str]:
    for step in steps:
        name = "c-grid" if step else "c-axis"
        yield line(plot.left, plot.y(step), plot.right, plot.y(step), name)
        yield text(plot.left - 6, plot.y(step) + 4, number(step), "c-quiet", size=SMALL, more=END)


def _days(plot: _Plot) -> Iterator[str]:
    """The axis of time: in years where it is long, else in days."""
    in_years = plot.days > 2 * YEAR
    for tick in ticks(plot.days / YEAR if in_years else plot.days, 8 if in_years else 5):
        day = tick * YEAR if in_years else float(tick)
        if day <= plot.days + 1:
            yield line(plot.x(day), plot.foot, plot.x(day), plot.foot + 5, "c-axis")
            yield text(plot.x(day), plot.foot + 19, number(tick), "c-quiet", size=SMALL, more=MIDDLE)
    words = "years since the presidency began" if in_years else "days since the presidency began"
    yield text((plot.left + plot.right) / 2, plot.foot + 37, words, "c-quiet", size=SMALL, more=MIDDLE)


def _drawn(each: Line, plot: _Plot) -> str:
    name, more = PENS[each.rank]
    drawn = f'<path d="{_path(each, plot)}" fill="none" stroke-linejoin="round" {of(name)} {more}/>'
    day, height = _end(each, plot)
    dot = f'<circle cx="{plot.x(day):.1f}" cy="{height:.1f}" r="2.4" {of(_INKS[each.rank])}/>'
    return named(each.said, drawn if each.reached > plot.most else drawn + dot)


def _path(each: Line, plot: _Plot) -> str:
    """Level to the next day, then up; in whole pixels, each reached from the one before, so that it is short."""
    x, y = round(plot.x(0)), round(plot.y(0))
    steps = [f"M{x} {y}"]
    for day, count in each.steps:
        if count > plot.most:
            return "".join([*steps, f"V{round(plot.top - 6)}"])
        to_x, to_y = round(plot.x(day)), round(plot.y(count))
        steps += [f"h{to_x - x}"] * (to_x != x) + [f"v{to_y - y}"] * (to_y != y)
        x, y = to_x, to_y
    end = round(plot.x(each.last_day))
    return "".join([*steps, *([f"h{end - x}"] if end > x else [])])


def _names(lines: Sequence[Line], plot: _Plot, sheet: Sheet) -> Iterator[str]:
    """The name of each line at its end, moved where another one stands there, with a thread to where it belongs."""
    size = _size(sheet)
    labels = [_label(each, plot, sheet) for each in lines]
    for each, label, height in zip(lines, labels, placed(labels, plot.top - 30, plot.foot + 4), strict=True):
        if abs(height - label.y) > 4:
            yield line(label.x + 2, label.y, label.x + 7, height, "c-other", 'stroke-width="0.8"')
        more = BOLD if each.rank is not None else ""
        middle = height + size * 0.35
        yield haloed(text(label.x + 8, middle, label.words, _INKS[each.rank], size=size, more=more))


def _label(each: Line, plot: _Plot, sheet: Sheet) -> Label:
    day, height = _end(each, plot)
    words = f"{each.said} ↑" if each.reached > plot.most else each.said
    return Label(words, plot.x(day), height, _wide(each, sheet), _size(sheet) * 1.15)
