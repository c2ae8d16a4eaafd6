"""Directives: of one order, and searched over all orders."""

from fastapi import APIRouter

from app.api.answers.directives import directive_page
from app.api.context import Current, MaybeSearched
from app.api.lists import applied, listed
from app.api.not_found import find_order
from app.api.operations import Operation
from app.api.parameters.facets import DirectiveFacet, Facets
from app.api.parameters.filters import BOILERPLATE, DirectiveFilters, DueSoon, OrderDirectiveFilters, with_due
from app.api.parameters.names import NumberPath
from app.api.parameters.pages import Paged
from app.api.parameters.search_words import MaybeWords
from app.api.parameters.sorts import DirectiveListSort, DirectiveSort
from app.api.parameters.types import Maybe
from app.queries import DIRECTIVES
from app.schemas import AppliedDirectiveFilters, BoilerplateFilter, DirectivePage

router = APIRouter(route_class=Operation, prefix="/v1", tags=["directives"])


@router.get("/directives")
def search_directives(
    snapshot: MaybeSearched,
    page: Paged,
    filters: DirectiveFilters,
    soon: DueSoon,
    facets: Facets[DirectiveFacet],
    words: MaybeWords,
    boilerplate: BoilerplateFilter = BoilerplateFilter.EXCLUDE,
    sort: Maybe[DirectiveListSort] = None,
) -> DirectivePage:
    """Search who must do what by when, over all orders: the newest first, or what `q` finds, the most relevant first.

    `q` finds the directives whose clause and offices have all the words, whatever their ending. `actor` finds those
    that name the office, by slug or as people call it, and `role=lead` only those that tell it to act; the name of an
    agency ("treasury", unlike its slug) means the office at its head as well. `kind` is what they ask for (`report`,
    `plan`, `rule` …; docs/kinds.md has the table). `status`, `signed_from` and `signed_to` are the order's: the
    directives of revoked orders are in the result unless it says otherwise. General provisions are left out unless
    `boilerplate` says otherwise. `due_from`, `due_to` and `due_within` look at all deadlines of a directive,
    `sort=due_on` at its first. `recurrence.next_on` counts from the day due, never from today.
    """
    return directive_page(snapshot, page, with_due(filters, soon), facets, words, boilerplate, sort)


@router.get("/orders/{number}/directives")
def list_order_directives(
    snapshot: Current,
    page: Paged,
    number: NumberPath,
    filters: OrderDirectiveFilters,
    facets: Facets[DirectiveFacet],
    boilerplate: BoilerplateFilter = BoilerplateFilter.INCLUDE,
    sort: DirectiveSort = DirectiveSort.OLDEST_SIGNED,
) -> DirectivePage:
    """List who must do what by when in one order, in the order of its text."""
    key, _ = find_order(snapshot, number)
    given = {**filters, "order_key": key, "boilerplate": BOILERPLATE[boilerplate]}
    found = listed(DIRECTIVES, snapshot, page, given, sort, facets)
    return DirectivePage(**found, applied_filters=applied(AppliedDirectiveFilters, {}, boilerplate=boilerplate))
