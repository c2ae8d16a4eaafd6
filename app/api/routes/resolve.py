"""From what a person types to what it names."""

from typing import Annotated

from fastapi import APIRouter, Query

from app import queries
from app.api.context import Asked, Current
from app.api.lists import complete
from app.api.operations import Operation
from app.api.problems import FieldError, Problem
from app.law import citations
from app.queries import targets
from app.schemas import CandidatePage
from app.store import Snapshot

router = APIRouter(route_class=Operation, prefix="/v1/resolve", tags=["references"])

Citation = Annotated[
    str,
    Query(
        min_length=1,
        max_length=500,
        pattern=r"^[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]+$",
        description="A citation, a number or an official address, as a person types it.",
        examples=["E.O. 14,288", "Exec. Order No. 14288 § 3(b)", "90 FR 18765", "2025-07790", "5 U.S.C. 553"],
    ),
]

HELP = (
    "This names no document. Write an order (EO 14288, Exec. Order No. 14,288 sec. 3(b)), a page (90 FR 18765), a "
    "document number (2025-07790), a law (5 U.S.C. 553, Pub. L. 104-13, 40 CFR 1500, the name or the letters of an act "
    "that orders cite), a proclamation, or an address "
    "of federalregister.gov, whitehouse.gov or govinfo.gov."
)


@router.get("")
def resolve_citation(snapshot: Current, this: Asked, citation: Citation) -> CandidatePage:
    """Find what a citation names: an order, a provision, a page, a document number, a law, an official address.

    There are several candidates where the words name several things, and where a page of the Federal Register belongs
    to several orders: those that begin on it come first. What is not held has its normalised citation and, where one
    can be told, its official page. The list is empty for an official address that published no order held; words that
    name nothing are refused.
    """
    named = citations.resolve_typed(citation) or _named(snapshot, citation)
    if not named:
        raise Problem("invalid-parameter", errors=[FieldError("malformed", HELP, "citation")])
    return CandidatePage(**complete(this, queries.candidates(snapshot.connection, named)))


def _named(snapshot: Snapshot, words: str) -> list[citations.Candidate]:
    """What orders cite under a name that is no citation: "IEEPA", "federal advisory committee act"."""
    return [citations.candidate("named_act", act) for act in targets.acts_named(snapshot.connection, [words])]
