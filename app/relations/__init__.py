"""What a citation does in its sentence (amends, revokes, pursuant to …), and the status that follows from it."""

from app.relations.reading import Act, relate
from app.relations.values import EFFECTS, Basis, Conflict, Extent, Reference, Status

__all__ = ["EFFECTS", "Act", "Basis", "Conflict", "Extent", "Reference", "Status", "relate"]
