"""What was added to a search, as answers show it."""

from app.schemas import Expansion
from app.search import widening


def shown(added: widening.Expansion) -> Expansion:
    """One addition."""
    return Expansion(words=added.words, added=list(added.added), reason=added.reason)
