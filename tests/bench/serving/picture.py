"""The ratios as a picture: a bar each from 1 on a logarithmic axis, with its spread and its limit."""

import math
from collections.abc import Iterator, Sequence
from html import escape

from tests.bench.serving.rounds import Result

WIDTH, LEFT, RIGHT, TOP, STEP = 940, 380, 70, 30, 24
LEAST, MOST = 0.1, 100.0
GREEN, RED, GREY, INK = "#2f855a", "#c53030", "#cbd5e0", "#1a202c"


def svg(results: Sequence[Result]) -> str:
    """The picture of the rows that compare two subjects; green where the limit is kept, red where it is missed."""
    shown = [result for result in results if result.spread is not None and result.row.beside]
    height = TOP + STEP * len(shown) + 10
    parts = [*_axis(height), *(line for place, result in enumerate(shown) for line in _bar(place, result))]
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" '
        f'font-family="sans-serif" font-size="12" fill="{INK}">'
    )
    return "\n".join([head, "<title>Ratios, each with its limit</title>", *parts, "</svg>", ""])


def place_of(value: float) -> float:
    """Where a ratio stands from left to right."""
    share = math.log(min(max(value, LEAST), MOST) / LEAST) / math.log(MOST / LEAST)
    return LEFT + share * (WIDTH - LEFT - RIGHT)


def _axis(height: int) -> Iterator[str]:
    yield f'<rect width="{WIDTH}" height="{height}" fill="white"/>'
    for value in (0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100):
        x, colour = place_of(value), GREY if value != 1 else INK
        yield f'<line x1="{x:.1f}" x2="{x:.1f}" y1="{TOP - 6}" y2="{height - 6}" stroke="{colour}"/>'
        yield f'<text x="{x:.1f}" y="{TOP - 12}" text-anchor="middle">{value:g}</text>'


def _bar(place: int, result: Result) -> Iterator[str]:
    assert result.spread is not None
    y = TOP + STEP * place
    one, end = place_of(1), place_of(result.spread.middle)
    limit = result.row.at_least if result.row.at_least is not None else result.row.at_most
    colour = RED if result.missed else GREEN if limit is not None else "#4a5568"
    yield f'<text x="{LEFT - 10}" y="{y + 16}" text-anchor="end">{escape(_short(result.row.what))}</text>'
    yield (
        f'<rect x="{min(one, end):.1f}" y="{y + 5}" width="{max(abs(end - one), 1):.1f}" height="{STEP - 10}" '
        f'fill="{colour}"/>'
    )
    least, most = place_of(result.spread.least), place_of(result.spread.most)
    yield f'<line x1="{least:.1f}" x2="{most:.1f}" y1="{y + 12}" y2="{y + 12}" stroke="{INK}" stroke-width="2"/>'
    if limit is not None:
        x = place_of(limit)
        yield f'<line x1="{x:.1f}" x2="{x:.1f}" y1="{y + 1}" y2="{y + STEP - 1}" stroke="{INK}" stroke-width="3"/>'
    yield f'<text x="{WIDTH - RIGHT + 8}" y="{y + 16}">{result.spread.middle:.2f}</text>'


def _short(what: str) -> str:
    return what.replace("`", "")
