"""Citations in the text of an order: find(text) -> spans, apart from what they resolve to.

KINDS is the extension point: one row a kind of citation, with its examples.
"""

from app.citations.kinds import KINDS
from app.citations.provisions import resolve_pointer
from app.citations.rows import Kind
from app.citations.scan import find
from app.citations.typed import Candidate, resolve_typed
from app.citations.urls import citation_of, official_url
from app.citations.values import Citation

__all__ = [
    "KINDS",
    "Candidate",
    "Citation",
    "Kind",
    "citation_of",
    "find",
    "official_url",
    "resolve_pointer",
    "resolve_typed",
]
