"""The list of orders, narrowed by links and by a form."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from fastapi import APIRouter
from fastapi.responses import Response

from app import queries
from app.api.answers.orders import order_page
from app.api.context import MaybeSearched
from app.api.parameters.facets import OrderFacet
from app.api.parameters.filters import OrderFilters
from app.api.parameters.search_words import MaybeWords
from app.api.parameters.sorts import OrderListSort
from app.api.parameters.types import Maybe
from app.law.presidents import BY_SLUG
from app.law.subjects import BY_SLUG as SUBJECTS
from app.queries import Given
from app.queries.gaps import number_gaps, possible
from app.render.labels import plain
from app.schemas import GapReason, NumberGap, OrderPage, OrderStatus
from app.site.lists import ENDINGS, PRESIDENTS, Choices, Shown, choices, choices_of_several, forms
from app.site.pages import PageRoute, View, Viewed
from app.store import Snapshot

router = APIRouter(route_class=PageRoute)

SORTS = {
    "": "Newest, or most relevant to the words",
    "-signed_on": "Newest first",
    "signed_on": "Oldest first",
    "-amended_by": "Most amended",
    "-cited_by": "Most cited",
    "-directives": "Most directives",
    "-words": "Longest",
    "-changed_at": "Last changed here",
}
"""The sorts that the form offers, by the value of the API."""
_OF_TIME = ("year", "signed_on", "signed_from", "signed_to")
_NOT_NARROWING = ("sort", "limit", "cursor", "expand")
_FACETS = [OrderFacet.PRESIDENT, OrderFacet.YEAR, OrderFacet.STATUS, OrderFacet.ACTOR]


@router.get("/orders")
def get_orders_page(
    snapshot: MaybeSearched,
    view: Viewed,
    page: Shown,
    filters: OrderFilters,
    words: MaybeWords,
    sort: Maybe[OrderListSort] = None,
) -> Response:
    """Show orders by the filters of the API's list."""
    subjects = [OrderFacet.SUBJECT] if queries.tells_subjects(snapshot.connection) else []
    found = order_page(snapshot, page, filters, [*_FACETS, *subjects], words, sort)
    facets, names = found.facets, queries.all_actors(snapshot.connection)
    return view.page(
        snapshot,
        "orders.html",
        f"Orders: {words.q}" if words.q else "Orders",
        alternates=forms(view, "/v1/orders", (*ENDINGS, ".ics"), *_of_list_alone(sort)),
        found=found,
        sorts=SORTS,
        gaps=_gaps(snapshot, filters, found.total),
        without=_without(view),
        presidents=PRESIDENTS,
        statuses=[(each.value, plain(each.value)) for each in OrderStatus],
        groups=[
            choices(view, "status", "Status", facets.status, plain),
            choices(view, "president", "President", facets.president, lambda slug: BY_SLUG[slug].name),
            choices(view, "year", "Year of signing", facets.year),
            _offices(view, found, names.name),
            choices_of_several(
                view,
                "subject",
                "About",
                facets.subject,
                filters["subject"],
                found.total,
                lambda slug: SUBJECTS[slug].name,
            ),
        ],
    )


def _of_list_alone(sort: OrderListSort | None) -> Sequence[str]:
    """The parameters that downloads do not take: none is sorted by relevance, as the list is anyway with `q`."""
    return ("sort",) if sort is OrderListSort.RELEVANCE else ()


def _offices(view: View, found: OrderPage, name: Callable[[str], str]) -> Choices:
    chosen = found.applied_filters.actor
    made = choices_of_several(view, "actor", "Directs", found.facets.actor, chosen, found.total, name)
    return replace(made, all_at="/actors")


def _gaps(snapshot: Snapshot, filters: Given, total: int) -> Sequence[NumberGap]:
    """The numbers that no source has and that a filter by time may mean, or that may be why nothing was found."""
    if total and not any(filters[name] for name in _OF_TIME):
        return []
    gaps = possible(number_gaps(snapshot.connection), filters)
    return [gap for gap in gaps if gap.reason is GapReason.NO_SOURCE]


def _without(view: View) -> Sequence[tuple[str, str, str]]:
    """Each parameter that narrows the list, with its values and the list without it."""
    names = dict.fromkeys(name for name, _ in view.this.given if name not in _NOT_NARROWING)
    return [(plain(name), " or ".join(view.all_given(name)), view.link(**{name: None})) for name in names]
