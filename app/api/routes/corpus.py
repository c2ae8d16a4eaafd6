"""The corpus and its conflicts."""

from fastapi import APIRouter

from app import queries
from app.api.context import Current, Followed
from app.api.lists import applied, listed
from app.api.operations import Operation
from app.api.parameters.filters import ConflictFilters
from app.api.parameters.held_names import with_conflicts
from app.api.parameters.pages import Paged
from app.schemas import AppliedConflictFilters, ConflictPage, Corpus

router = APIRouter(route_class=Operation, prefix="/v1", tags=["corpus"])


@router.get("/corpus")
def get_corpus(snapshot: Current, upstream: Followed) -> Corpus:
    """Get what is served: revision, counts, days covered, what each source gives, and what is known to be missing.

    `number_gaps` and `text_gaps` tell by number and by year what is not held, and why.
    """
    return queries.corpus(snapshot.connection, upstream)


@router.get("/corpus/conflicts")
def list_conflicts(snapshot: Current, page: Paged, filters: ConflictFilters) -> ConflictPage:
    """List where an order's text and the editors' notes, or two notes, disagree about a relation.

    `order` is the order that acts or cites, `target` the other one.
    """
    given = with_conflicts(snapshot, filters)
    found = listed(queries.CONFLICTS, snapshot, page, given, "position")
    return ConflictPage(**found, applied_filters=applied(AppliedConflictFilters, given))
