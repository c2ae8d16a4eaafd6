"""The list of orders, narrowed by links and by a form."""

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
from app.render.labels import plain
from app.schemas import OrderStatus
from app.site.lists import PRESIDENTS, Shown, choices, forms
from app.site.pages import PageRoute, Viewed

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
        alternates=forms(view, "/v1/orders", (".csv", ".atom", ".ics", ".ndjson")),
        found=found,
        sorts=SORTS,
        presidents=PRESIDENTS,
        statuses=list(OrderStatus),
        groups=[
            choices(view, "status", "Status", facets.status, plain),
            choices(view, "president", "President", facets.president, lambda slug: BY_SLUG[slug].name),
            choices(view, "year", "Year of signing", facets.year),
            choices(view, "actor", "Directs", facets.actor, names.name),
            choices(view, "subject", "About", facets.subject, lambda slug: SUBJECTS[slug].name),
        ],
    )
