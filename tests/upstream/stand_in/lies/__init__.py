"""The lies: one row each, with what it answers and what is right."""

from tests.upstream.stand_in.lies import bodies, counts, documents, passing, places
from tests.upstream.stand_in.lies.lie import Lie

LIES: tuple[Lie, ...] = (*counts.LIES, *bodies.LIES, *places.LIES, *passing.LIES, *documents.LIES)
