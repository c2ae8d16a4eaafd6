"""The faces of a card, out of packages: Source Serif 4 for the law's own words, Source Sans 3 for what is said of it.

Both are under the SIL Open Font License. Words are laid out letter by letter (FreeType alone), since what would pair
letters more finely is a library that some systems have and others have not: a card has the same pixels everywhere.
"""

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont


@dataclass(frozen=True, slots=True)
class Face:
    """A family in one weight.

    Attributes:
        has_optical_sizes: whether its letters are drawn otherwise in small sizes.
        largest: the largest of these sizes.
    """

    family: str
    weight: int
    has_optical_sizes: bool = False
    largest: int = 60


SERIF = Face("Source Serif 4", 400, has_optical_sizes=True)
SERIF_BOLD = Face("Source Serif 4", 600, has_optical_sizes=True)
SANS = Face("Source Sans 3", 400)
SANS_BOLD = Face("Source Sans 3", 600)


@cache
def font(face: Face, size: int) -> "FreeTypeFont":
    """The face in a size, in pixels."""
    import fontpkg  # a server starts without them: few want a card
    from PIL import ImageFont

    made = ImageFont.truetype(fontpkg.path(face.family), size, layout_engine=ImageFont.Layout.BASIC)
    made.set_variation_by_axes([face.weight, min(size, face.largest)] if face.has_optical_sizes else [face.weight])
    return made
