"""The boxes of a picture: what stands in them and how high that makes them."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.render import addresses, labels
from app.render.svg.inks import LOOKS, Look
from app.render.svg.lettering import wrapped
from app.render.svg.writing import Attributes, element, text
from app.schemas import GraphNode
from app.schemas.vocabulary import LIVING

BOX, CENTRE = 256.0, 280.0
"""The width of a box, and of that of the order asked for."""
CENTRE_ID = "graph-order"
"""The anchor of the order asked for."""
_SIDE, _HEAD, _LINE, _FOOT = 11.0, 21.0, 15.0, 9.0
_NAME, _TITLE, _STATUS = 13.0, 12.0, 11.5


@dataclass(frozen=True, slots=True)
class Box:
    """An order as it is shown.

    Attributes:
        title: in lines, all of it.
    """

    node: GraphNode
    width: float
    title: tuple[str, ...]

    @property
    def height(self) -> float:
        """What the words take."""
        return _HEAD + _LINE * (len(self.title) + 1) + _FOOT

    @property
    def status(self) -> str:
        """In words."""
        return labels.plain(self.node.status) if self.node.status else "not held"

    @property
    def kind(self) -> str:
        """By which of the looks it says so, too."""
        if self.node.status is None:
            return "absent"
        return "living" if self.node.status in LIVING else "ended"

    @property
    def year(self) -> str:
        """Of the signing, "" where it is not known."""
        return str(self.node.signed_on.year) if self.node.signed_on else ""

    @property
    def name(self) -> str:
        """What a reader hears: the words as they stand, "EO 14288 2025 its title in force"."""
        told = (labels.short_name(self.node.number), self.year, self.node.title, self.status)
        return " ".join(part for part in told if part)


def boxed(node: GraphNode) -> Box:
    """The box of an order."""
    wide = BOX if node.distance else CENTRE
    return Box(node, wide, tuple(wrapped(node.title or "", wide - 2 * _SIDE, _TITLE)))


def drawn(box: Box, left: float, top: float, size: float, base_url: str) -> str:
    """The box, `size` high, its words in the middle; a link to the page of an order that is held."""
    look = LOOKS[box.kind]
    place: Attributes = {"x": left, "y": top, "width": box.width, "height": size, "rx": 5}
    border: Attributes = {"stroke": "#6b7280"} if box.node.distance else {"stroke": "currentColor", "stroke-width": 3}
    dash: Attributes = {"stroke-dasharray": look.dash} if look.dash else {}
    inside = [
        element("rect", {"class": "g-box", **place, "fill": look.fill, **border, **dash}),
        *_words(box, look, left + _SIDE, top + (size - box.height) / 2),
    ]
    told = {"class": f"g-{box.kind}", **({} if box.node.distance else {"id": CENTRE_ID})}
    if not box.node.held:
        return element("g", {"role": "img", "aria-label": box.name, **told}, *inside)
    apart = (piece for each in inside for piece in (each, " "))  # the words are the name of the link
    return element("a", {"href": f"{base_url}{addresses.order_page(box.node.number)}", **told}, *apart)


def _words(box: Box, look: Look, left: float, top: float) -> Iterator[str]:
    link = {"text-decoration": "underline"} if box.node.held else {}
    yield text(left, top + _HEAD, _NAME, labels.short_name(box.node.number), {"font-weight": "bold", **link})
    if box.year:
        yield text(left + box.width - 2 * _SIDE, top + _HEAD, _TITLE, box.year, {"text-anchor": "end"})
    level = top + _HEAD
    for row in box.title:
        level += _LINE
        yield text(left, level, _TITLE, row)
    ink = {"class": "g-status", "fill": look.ink, "font-style": "italic"}
    yield text(left, level + _LINE, _STATUS, box.status, ink)
