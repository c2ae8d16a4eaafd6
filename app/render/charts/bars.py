"""Bars that lie: one row a thing, with its name and its number in words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.render.charts.sheets import (
    END,
    MIDDLE,
    SIZE,
    SMALL,
    Drawing,
    Sheet,
    block,
    haloed,
    legend,
    line,
    named,
    number,
    percent,
    room_of,
    text,
    ticks,
)
from app.render.charts.style import of
from app.render.svg.lettering import clipped

_BESIDE, _BESIDE_NARROW = 0.48, 0.27
"""How much of the width names may take beside the bars: on a narrow sheet longer ones stand above them."""
_THICK, _PITCH, _PITCH_ABOVE = 15, 25, 40


@dataclass(frozen=True, slots=True)
class Bar:
    """One row.

    Attributes:
        part: how much of it was revoked; None where that is not asked.
    """

    name: str
    value: int
    part: int | None = None

    @property
    def said(self) -> str:
        """Its number in words."""
        share = f" · {percent(self.part, self.value)}" if self.part else ""
        return f"{number(self.value)}{share}"


def draw(bars: Sequence[Bar], sheet: Sheet, unit: str) -> Drawing:
    """The bars in their order; a part that was revoked stands first and is hatched."""
    if not bars:
        return Drawing()
    names = room_of([bar.name for bar in bars]) + 12
    above = sheet.is_narrow and names > _BESIDE_NARROW * sheet.width
    left = 0.0 if above else min(names, _BESIDE * sheet.width)
    steps = ticks(max(bar.value for bar in bars), 3 if sheet.is_narrow else 5)
    room = sheet.width - left - (18 if above else room_of([bar.said for bar in bars]) + 14)
    scale = room / max(max(bar.value for bar in bars), 1)
    shown = [] if above else [step for step in steps if step * scale <= room + 1]
    has_parts = any(bar.part is not None for bar in bars)
    meant = [(sheet.hatched, "revoked since, with its share"), (of("c-bar"), f"all other {unit}")] if has_parts else []
    explained = legend(sheet, meant)
    top = explained.height
    pitch = _PITCH_ABOVE if above else _PITCH
    foot = top + pitch * len(bars)
    parts = [
        explained.body,
        *(line(left + step * scale, top, left + step * scale, foot + 4) for step in shown),
        *(_row(bar, sheet, left, top + pitch * place, scale, above) for place, bar in enumerate(bars)),
        *_axis(shown, left, foot + 20, scale),
    ]
    return Drawing("".join(parts), foot + (26 if shown else 4))


def _row(bar: Bar, sheet: Sheet, left: float, top: float, scale: float, above: bool) -> str:
    bars_top = top + (20 if above else (_PITCH - _THICK) / 2)
    length, part = max(bar.value * scale, 1), (bar.part or 0) * scale
    drawn = block(left, bars_top, length, _THICK, of("c-bar"))
    if bar.part:
        drawn += block(left, bars_top, part, _THICK, sheet.hatched)
    if above:
        room = sheet.width - room_of([bar.said]) - 16
        drawn += text(0, top + 15, clipped(bar.name, room, SIZE))
        drawn += text(sheet.width, top + 15, bar.said, "c-quiet", more=END)
    else:
        drawn += text(left - 10, bars_top + 12, clipped(bar.name, left - 10, SIZE), more=END)
        drawn += haloed(text(left + length + 7, bars_top + 12, bar.said, "c-quiet"))
    revoked = f", {bar.part:,} of them revoked since" if bar.part else ""
    return named(f"{bar.name}: {number(bar.value)}{revoked}", drawn)


def _axis(steps: Sequence[int], left: float, y: float, scale: float) -> Iterator[str]:
    for step in steps:
        yield text(left + step * scale, y, number(step), "c-quiet", size=SMALL, more=MIDDLE)
