"""Citations in the text of an order: find(text) -> spans, apart from what they resolve to.

KINDS is the extension point: one row a kind of citation, with its examples.
"""

from app.law.citations.candidates import Candidate, candidate
from app.law.citations.codified import Act, act_meant, act_named, is_within
from app.law.citations.kinds import KINDS
from app.law.citations.listed import listed
from app.law.citations.orders import governors
from app.law.citations.provisions import resolve_pointer
from app.law.citations.scan import find
from app.law.citations.statutes import of_its_day
from app.law.citations.typed import resolve_typed
from app.law.citations.undated_acts import dated_names
from app.law.citations.urls import citation_of, official_url
from app.law.citations.values import Citation, Kind

__all__ = [
    "KINDS",
    "Act",
    "Candidate",
    "Citation",
    "Kind",
    "act_meant",
    "act_named",
    "candidate",
    "citation_of",
    "dated_names",
    "find",
    "governors",
    "is_within",
    "listed",
    "of_its_day",
    "official_url",
    "resolve_pointer",
    "resolve_typed",
]
