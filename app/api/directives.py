"""Directives: of one order, and searched over all orders."""

from enum import StrEnum

from fastapi import APIRouter

from app import queries
from app.api.corpus import Current
from app.api.filters import BOILERPLATE, DirectiveFilters, Given
from app.api.lists import count_facets, envelope, window
from app.api.missing import held
from app.api.parameters import Flag, Many, Maybe, Page, Paged, Text
from app.api.questions import asked
from app.api.vocabulary import NumberPath
from app.queries.directives import FACETS, SORTS
from app.queries.search import matching
from app.schemas import (
    AppliedDirectiveFilters,
    BoilerplateFilter,
    DirectiveFacets,
    DirectivePage,
    Modality,
)
from app.store import Snapshot

router = APIRouter(prefix="/v1", tags=["directives"])


class DirectiveSort(StrEnum):
    """How directives are sorted: by the day of signing and the place in the order, or by the day they are due."""

    NEWEST_SIGNED = "-signed_on"
    OLDEST_SIGNED = "signed_on"
    FIRST_DUE = "due_on"
    LAST_DUE = "-due_on"


class DirectiveFacet(StrEnum):
    """What directives can be counted by."""

    ACTOR = "actor"
    MODALITY = "modality"
    PRESIDENT = "president"
    YEAR = "year"
    STATUS = "status"


Facets = Many[DirectiveFacet]


@router.get("/directives")
def search_directives(
    snapshot: Current,
    page: Paged,
    filters: DirectiveFilters,
    facets: Facets,
    q: Maybe[Text] = None,
    boilerplate: BoilerplateFilter = BoilerplateFilter.EXCLUDE,
    sort: DirectiveSort = DirectiveSort.NEWEST_SIGNED,
) -> DirectivePage:
    """Search who must do what by when, over all orders.

    `q` finds the directives whose text has all the words, whatever their ending. `actor` finds those that name the
    office, to act or to be consulted. `status` is the order's: the directives of revoked orders are in the result
    unless it says otherwise. General provisions are left out unless `boilerplate` says otherwise.
    """
    keys = None if q is None else matching(snapshot.connection, "directives", asked(snapshot, q).node)
    given = {**filters, "keys": keys}
    return _page(snapshot, page, given, facets, sort, boilerplate)


@router.get("/orders/{number}/directives")
def list_order_directives(
    snapshot: Current,
    page: Paged,
    number: NumberPath,
    modality: Many[Modality],
    facets: Facets,
    has_deadline: Maybe[Flag] = None,
    boilerplate: BoilerplateFilter = BoilerplateFilter.INCLUDE,
    sort: DirectiveSort = DirectiveSort.OLDEST_SIGNED,
) -> DirectivePage:
    """List who must do what by when in one order, in the order of its text."""
    key, _ = held(snapshot, number)
    given = {"order_key": key, "modality": modality or None, "has_deadline": has_deadline}
    return _page(snapshot, page, given, facets, sort, boilerplate)


def _page(
    snapshot: Snapshot,
    page: Page,
    given: Given,
    asked: list[DirectiveFacet],
    sort: DirectiveSort,
    boilerplate: BoilerplateFilter,
) -> DirectivePage:
    connection = snapshot.connection
    given = {**given, "boilerplate": BOILERPLATE[boilerplate]}
    found = queries.directives(connection, given, window(page, SORTS, sort))
    counted = count_facets(["actor", *FACETS], asked, lambda name: queries.directive_facet(connection, given, name))
    return DirectivePage(
        **envelope(page, found),
        applied_filters=AppliedDirectiveFilters(boilerplate=boilerplate),
        facets=DirectiveFacets(**counted),
    )
