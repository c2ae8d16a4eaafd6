"""Charts of statistics as SVG: pure pens, no script, no reference to anything outside.

To chart something else that is counted, add a row to `drawers.DRAWERS`.
"""

from base64 import b64encode
from dataclasses import dataclass
from hashlib import sha256
from html import escape

from app.render.charts.drawers import DRAWERS
from app.render.charts.sheets import BOLD, NARROW, SIZE, SMALL, WIDE, Drawing, Sheet, text
from app.render.charts.style import COLOURS, of
from app.render.svg.lettering import wrapped
from app.schemas import Figures, StatisticsRow

__all__ = ["DRAWERS", "POLICY", "Picture", "document", "headline"]

POLICY = (
    f"default-src 'none'; style-src 'sha256-{b64encode(sha256(COLOURS.encode()).digest()).decode()}'; "
    "frame-ancestors 'none'"
)
"""What a picture that stands alone needs: its own style and nothing else."""
_FONT = "font-family=\"Helvetica, Arial, 'Liberation Sans', sans-serif\""
_MARGIN = 20
_MOST_DESCRIBED = 24


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart as a picture.

    Attributes:
        width, height: in pixels.
    """

    svg: str
    width: int
    height: int


def document(figures: Figures, *, narrow: bool = False) -> Picture:
    """The chart as a picture that stands alone, with its headline, and below it what was counted."""
    sheet = Sheet("chart", NARROW if narrow else WIDE)
    drawing = _drawn(figures, sheet)
    head = wrapped(headline(figures), sheet.width, 18, 3)
    said = wrapped(figures.counted, sheet.width, SMALL, 40)
    top = _MARGIN + 24 * len(head) + 14
    foot = top + drawing.height + _noted(drawing, sheet)
    height, width = round(foot + 12 + 17 * len(said) + _MARGIN), sheet.width + 2 * _MARGIN
    box = f'width="{width}" height="{height}" viewBox="0 0 {width} {height}"'
    lines = [text(0, _MARGIN + 18 + 24 * place, words, size=18, more=BOLD) for place, words in enumerate(head)]
    below = [text(0, foot + 24 + 17 * place, words, "c-quiet", size=SMALL) for place, words in enumerate(said)]
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" {_head(figures, sheet, box)}<style>{COLOURS}</style>'
        f'<rect width="{width}" height="{height}" {of("c-paper")}/><g transform="translate({_MARGIN} 0)">'
        f'{"".join(lines)}<g transform="translate(0 {top})">{drawing.body}{_notes(drawing, sheet)}</g>'
        f"{''.join(below)}</g></svg>\n"
    )
    return Picture(svg, width, height)


def headline(figures: Figures) -> str:
    """What is counted, with the filters in words."""
    what = DRAWERS[figures.by][0]
    return f"{what}: {figures.narrowed_to}" if figures.narrowed_to else what


def _drawn(figures: Figures, sheet: Sheet) -> Drawing:
    drawing = DRAWERS[figures.by][1](figures, sheet)
    return drawing if drawing.body else Drawing(text(0, SIZE, "There is nothing to draw."), 24, drawing.notes)


def _head(figures: Figures, sheet: Sheet, box: str) -> str:
    """The rest of the opening tag, what the picture is called and says, and what it is drawn with."""
    return (
        f'role="img" aria-labelledby="{sheet.name}-title {sheet.name}-desc" {box} {_FONT}>'
        f'<title id="{sheet.name}-title">{escape(headline(figures))}</title>'
        f'<desc id="{sheet.name}-desc">{escape(_described(figures))}</desc>{sheet.definitions()}'
    )


def _described(figures: Figures) -> str:
    """What was counted, and the rows in words: all of a few, of many those with most."""
    rows = figures.rows
    if len(rows) > _MOST_DESCRIBED:
        rows = sorted(rows, key=_count, reverse=True)[:_MOST_DESCRIBED]
    told = "; ".join(f"{row.label}: {_count(row):,}" for row in rows)
    most = f"The {_MOST_DESCRIBED} with most: " if len(rows) < len(figures.rows) else ""
    return f"{figures.counted} {most}{told}."


def _count(row: StatisticsRow) -> int:
    """What the chart shows of a row."""
    return next(count for count in (row.deadlines, row.references, row.orders) if count is not None)


def _lines(drawing: Drawing, sheet: Sheet) -> list[str]:
    return wrapped(" ".join(drawing.notes), sheet.width, SMALL, 6)


def _noted(drawing: Drawing, sheet: Sheet) -> float:
    """How much room the notes take."""
    lines = _lines(drawing, sheet)
    return 8 + 17 * len(lines) if lines else 0


def _notes(drawing: Drawing, sheet: Sheet) -> str:
    lines = enumerate(_lines(drawing, sheet))
    return "".join(text(0, drawing.height + 17 + 17 * place, words, "c-quiet", size=SMALL) for place, words in lines)
