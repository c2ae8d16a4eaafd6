"""What is written about orders: which ones a document means, and what shows it."""

from app.law.coverage.catalogue import Catalogue
from app.law.coverage.linking import RULES, link
from app.law.coverage.reading import read
from app.law.coverage.shared_words import Shared
from app.law.coverage.values import DocumentKind, Evidence, EvidenceBasis, Known, Link, Reading, Role, Secondary

__all__ = [
    "RULES",
    "Catalogue",
    "DocumentKind",
    "Evidence",
    "EvidenceBasis",
    "Known",
    "Link",
    "Reading",
    "Role",
    "Secondary",
    "Shared",
    "link",
    "read",
]
