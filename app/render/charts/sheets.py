"""What charts are drawn on and with: a sheet of some width, words, lines, round ticks."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from math import ceil, floor, log10

from app.render.charts.style import of
from app.render.svg.lettering import width as width_of

WIDE, NARROW = 720, 360
SIZE = 13.0
SMALL = 12.0


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a chart is drawn on.

    Attributes:
        name: what the ids of its parts begin with, unlike those of other charts of one page.
        width: in pixels at the size at which its text is set.
    """

    name: str
    width: int

    @property
    def is_narrow(self) -> bool:
        """Whether it is laid out for a telephone."""
        return self.width < WIDE

    @property
    def hatched(self) -> str:
        """The fill of what was revoked: hatched, so that it is told apart without colours."""
        return f'fill="url(#{self.name}-hatched)"'

    def definitions(self) -> str:
        """The patterns that `hatched` and `missing` name."""
        return (
            f'<defs><pattern id="{self.name}-hatched" width="5" height="5" patternUnits="userSpaceOnUse" '
            f'patternTransform="rotate(45)"><rect width="5" height="5" {of("c-part")}/>'
            f'<path d="M0 0V5" stroke-width="1.6" {of("c-hatch")}/></pattern>'
            f'<pattern id="{self.name}-missing" width="6" height="6" patternUnits="userSpaceOnUse" '
            f'patternTransform="rotate(-45)"><path d="M0 0V6" stroke-width="1" {of("c-gap")}/></pattern></defs>'
        )

    @property
    def missing(self) -> str:
        """The fill of a time of which orders are not held."""
        return f'fill="url(#{self.name}-missing)"'


@dataclass(frozen=True, slots=True)
class Drawing:
    """The body of a chart.

    Attributes:
        notes: sentences that belong below it.
    """

    body: str = ""
    height: float = 0
    notes: Sequence[str] = ()


def _short(place: float) -> str:
    """A place to a tenth of a pixel."""
    return f"{round(place, 1):g}"


def text(x: float, y: float, words: str, name: str = "c-ink", *, size: float = SIZE, more: str = "") -> str:
    """Words whose first letter, or whichever `more` anchors, stands at `x` on the line at `y`."""
    attributes = f'x="{_short(x)}" y="{_short(y)}" font-size="{size:g}" {of(name)}{" " if more else ""}{more}'
    return f"<text {attributes}>{escape(words)}</text>"


def haloed(words: str) -> str:
    """Words with the paper around them, where lines may run below."""
    return f'<g paint-order="stroke" stroke-width="3.5" stroke-linejoin="round" {of("c-halo")}>{words}</g>'


def line(x: float, y: float, to_x: float, to_y: float, name: str = "c-grid", more: str = "") -> str:
    """A straight line."""
    ends = f"M{_short(x)} {_short(y)}L{_short(to_x)} {_short(to_y)}"
    return f'<path d="{ends}" fill="none" {of(name)}{" " if more else ""}{more}/>'


def block(x: float, y: float, wide: float, high: float, fill: str) -> str:
    """A rectangle; `fill` are its attributes."""
    return f'<rect x="{x:.1f}" y="{y:.1f}" width="{wide:.1f}" height="{high:.1f}" {fill}/>'


def named(title: str, body: str) -> str:
    """Parts that a pointer over them names."""
    return f"<g><title>{escape(title)}</title>{body}</g>"


def legend(sheet: Sheet, entries: Sequence[tuple[str, str]]) -> Drawing:
    """What fills mean, each with its words; as many lines as they need."""
    x, y, parts = 0.0, 0.0, []
    for fill, words in entries:
        wide = 29 + room_of([words], SMALL)
        if x and x + wide > sheet.width:
            x, y = 0.0, y + 20
        parts.append(block(x + 0.5, y + 3, 22, 12, fill) + text(x + 29, y + 14, words, "c-quiet", size=SMALL))
        x += wide + 16
    return Drawing("".join(parts), y + 30 if parts else 4)


END, MIDDLE, BOLD = 'text-anchor="end"', 'text-anchor="middle"', 'font-weight="bold"'


def ticks(top: float, about: int) -> list[int]:
    """Round numbers from 0 to the first that is not below `top`, `about` as many steps."""
    least = max(top, 1) / max(about, 1)
    power = 10 ** floor(log10(least)) if least >= 1 else 1
    step = next(int(power * factor) for factor in (1, 2, 5, 10) if power * factor >= least)
    return list(range(0, step * ceil(max(top, 1) / step) + 1, step))


def number(value: int) -> str:
    """A number with its thousands apart."""
    return f"{value:,}"


def percent(part: int, whole: int) -> str:
    """A share in whole per cent; no share that is not nothing is told as 0%, and none that is not all as 100%."""
    share = 100 * part / whole
    if 0 < share < 1:
        return "under 1%"
    return f"{min(round(share), 99) if part < whole else 100}%"


def room_of(words: Sequence[str], size: float = SIZE) -> float:
    """The width of the widest of some words."""
    return max((width_of(each, size) for each in words), default=0.0)
