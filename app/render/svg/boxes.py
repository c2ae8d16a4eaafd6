"""The boxes of a picture: an order's number, year, title and status."""

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from app.render import labels
from app.render.svg.lettering import wrapped
from app.schemas import GraphNode
from app.schemas.vocabulary import LIVING

BOX = 222
"""The width of a box."""
SMALLEST = 78.0
"""The height of a box that holds its words and nothing else."""
_TEXT_WIDTH = BOX - 36


def box(node: GraphNode, left: float, top: float, size: float) -> str:
    """The box of an order, `size` high; its words stand in the middle of it."""
    look = _look(node)
    border = 'stroke="#16181d" stroke-width="3"' if node.distance == 0 else look.border
    place = f'x="{left:.1f}" y="{top:.1f}" width="{BOX}" height="{size:.1f}" rx="5"'
    words = "".join(_words(node, look, left, top + (size - SMALLEST) / 2))
    named = escape(f"{labels.short_name(node.number)}: {node.title or look.status}")
    return f'<g><title>{named}</title><rect {place} fill="{look.fill}" {border}/>{words}</g>'


@dataclass(frozen=True, slots=True)
class _Look:
    """How a box shows the status of its order, which it also says in words."""

    fill: str
    border: str
    ink: str
    accent: str
    status: str


def _look(node: GraphNode) -> _Look:
    if node.status is None:
        border = 'stroke="#6b7280" stroke-width="1" stroke-dasharray="4 3"'
        return _Look("#ffffff", border, "#4a4f57", "#4a4f57", "not held")
    border, status = 'stroke="#6b7280" stroke-width="1"', labels.plain(node.status)
    if node.status in LIVING:
        return _Look("#ffffff", border, "#16181d", "#1b6b3f", status)
    return _Look("#f0f0ee", border, "#4a4f57", "#8c1d18", status)


def _words(node: GraphNode, look: _Look, left: float, top: float) -> Iterator[str]:
    yield text(left + 12, top + 21, 14, look.ink, labels.short_name(node.number), 'font-weight="bold"')
    yield text(
        left + BOX - 12, top + 21, 13, look.ink, str(node.signed_on.year if node.signed_on else ""), 'text-anchor="end"'
    )
    for place, line in enumerate(wrapped(node.title or "", _TEXT_WIDTH, 11.5, 2)):
        yield text(left + 12, top + 38 + 14 * place, 11.5, look.ink, line)
    yield text(left + 12, top + 69, 11, look.accent, look.status, 'font-style="italic"')


def text(x: float, y: float, size: float, ink: str, words: str, more: str = "") -> str:
    """Words whose first letter stands on the line at `y`; nothing where there are none."""
    attributes = f'x="{x:.1f}" y="{y:.1f}" font-size="{size}" fill="{ink}"{" " if more else ""}{more}'
    return f"<text {attributes}>{escape(words)}</text>" if words else ""
