"""The days due of an order as a picture: one line each, from the signing to the day due."""

from collections.abc import Sequence
from datetime import date

from app.render.addresses import anchor
from app.render.pages import escaped
from app.schemas import Deadline, Directive

WIDTH, ROW, TOP = 640, 30, 26
LEFT, RIGHT = 8, 632
MOST_ROWS = 40
"""Of more days due the earliest are drawn, and the picture says how many are not."""

Dated = Sequence[tuple[Directive, Deadline]]
"""Directives, each with a time limit of its own."""


def draw(signed_on: date | None, dated: Dated) -> str:
    """Return the picture as SVG without styles, "" where no day is known or the day of signing is not.

    Its classes are coloured by the stylesheet of the page.
    """
    rows = [(directive, deadline.due_on) for directive, deadline in dated if deadline.due_on]
    if signed_on is None or not rows:
        return ""
    days = sorted({day for _, day in rows})
    lines = [(day, [directive for directive, due in rows if due == day]) for day in days]
    shown, more = lines[:MOST_ROWS], len(lines[MOST_ROWS:])
    last = max(shown[-1][0], signed_on)
    height = TOP + ROW * len(shown) + (ROW if more else 0)
    told = f"{len(days)} {'day' if len(days) == 1 else 'days'} due, from {shown[0][0]} to {days[-1]}"
    drawn = [_line(signed_on, last, day, directives, at) for at, (day, directives) in enumerate(shown)]
    if more:
        drawn.append(f'<text x="{LEFT}" y="{height - 8}">and {more} later</text>')
    return (
        f'<svg class="timeline" role="group" viewBox="0 0 {WIDTH} {height}" aria-label="{escaped(told)}">'
        f'<text x="{LEFT}" y="16" class="quiet">Signed {_short(signed_on)}</text>'
        f'<line x1="{LEFT}" y1="{TOP - 4}" x2="{LEFT}" y2="{height}" class="axis"/>{"".join(drawn)}</svg>'
    )


def _line(signed_on: date, last: date, day: date, directives: Sequence[Directive], at: int) -> str:
    span = max(1, (last - signed_on).days)
    x = LEFT + max(0, (day - signed_on).days) / span * (RIGHT - LEFT - 8)
    y = TOP + ROW * at + ROW - 8
    provisions = ", ".join(dict.fromkeys(each.citation.partition(", ")[2] for each in directives))
    days = (day - signed_on).days
    words = escaped(f"{_short(day)}: {_fitted(provisions)} ({days:,} {'day' if days == 1 else 'days'})")
    end = x > WIDTH * 0.55
    place = f'x="{x - 2:.0f}" text-anchor="end"' if end else f'x="{x + 8:.0f}"'
    return (
        f'<a href="#{anchor(directives[0].section)}"><line x1="{LEFT}" y1="{y}" x2="{x:.0f}" y2="{y}" class="run"/>'
        f'<circle cx="{x:.0f}" cy="{y}" r="4" class="due"/>'
        f'<text {place} y="{y - 6 if end else y + 4}">{words}</text></a>'
    )


def _fitted(provisions: str, most: int = 44) -> str:
    """Whole provisions as far as there is room."""
    if len(provisions) <= most:
        return provisions
    cut = provisions[:most].rpartition(", ")[0]
    return f"{cut} and more" if cut else provisions[:most]


def _short(day: date) -> str:
    return f"{day.day} {day:%b %Y}"
