"""Directives: of one order, and searched over all orders."""

from enum import StrEnum

from fastapi import APIRouter

from app import queries
from app.api.budgets import MaybeSearching, within
from app.api.lists import count_facets, envelope, window
from app.api.missing import held
from app.api.parameters.filters import BOILERPLATE, DirectiveFilters, Given
from app.api.parameters.names import NumberPath
from app.api.parameters.types import Flag, Many, Maybe, Page, Paged
from app.api.parameters.words import RELEVANCE, Asked, Asking, by_relevance, described
from app.api.snapshot import Current
from app.queries.directives import FACETS, SORTS, keys
from app.schemas import AppliedDirectiveFilters, BoilerplateFilter, DirectiveFacets, DirectivePage, Modality
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


class DirectiveListSort(StrEnum):
    """How searched directives are sorted: as their exports, or by how well a directive answers `q`."""

    RELEVANCE = RELEVANCE
    NEWEST_SIGNED = "-signed_on"
    OLDEST_SIGNED = "signed_on"
    FIRST_DUE = "due_on"
    LAST_DUE = "-due_on"


Facets = Many[DirectiveFacet]


@router.get("/directives")
def search_directives(
    budget: MaybeSearching,
    snapshot: Current,
    page: Paged,
    filters: DirectiveFilters,
    facets: Facets,
    words: Asking,
    boilerplate: BoilerplateFilter = BoilerplateFilter.EXCLUDE,
    sort: Maybe[DirectiveListSort] = None,
) -> DirectivePage:
    """Search who must do what by when, over all orders: the newest first, or what `q` finds, the most relevant first.

    `q` finds the directives whose clause and offices have all the words, whatever their ending. `actor` finds those
    that name the office, and `role=lead` only those that tell it to act. `status` is the order's: the directives of
    revoked orders are in the result unless it says otherwise. General provisions are left out unless `boilerplate`
    says otherwise. `due_from` and `due_to` look at all deadlines of a directive, `sort=due_on` at its first.
    `recurrence.next_on` counts from the day due, never from today.
    """
    chosen = words.sort(sort, DirectiveSort.NEWEST_SIGNED)
    with within(budget, snapshot):
        asked = words.asked(snapshot, "directives", boilerplate=BOILERPLATE[boilerplate])
        narrowing = {"keys": asked.keys} if asked else {"boilerplate": BOILERPLATE[boilerplate]}
        return _page(snapshot, page, {**filters, **narrowing}, facets, chosen, boilerplate, asked)


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
    given = {
        "order_key": key,
        "modality": modality or None,
        "has_deadline": has_deadline,
        "boilerplate": BOILERPLATE[boilerplate],
    }
    return _page(snapshot, page, given, facets, sort, boilerplate)


def _page(
    snapshot: Snapshot,
    page: Page,
    given: Given,
    facets: list[DirectiveFacet],
    sort: str,
    boilerplate: BoilerplateFilter,
    asked: Asked | None = None,
) -> DirectivePage:
    connection = snapshot.connection
    relevant = None
    if asked and sort == RELEVANCE:
        relevant = by_relevance(snapshot, page, asked, lambda found: keys({**given, "keys": found}))
        found = relevant.slice(queries.directives_at(connection, relevant.keys))
    else:
        found = queries.directives(connection, given, window(page, SORTS, sort))
    counted = count_facets(["actor", *FACETS], facets, lambda name: queries.directive_facet(connection, given, name))
    return DirectivePage(
        **envelope(page, found),
        applied_filters=AppliedDirectiveFilters(boilerplate=boilerplate),
        facets=DirectiveFacets(**counted),
        search=described(snapshot, asked, relevant),
    )
