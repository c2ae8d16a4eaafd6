"""Orders: the list, one order whole, its other representations, its publications."""

from enum import StrEnum

from fastapi import APIRouter, Request, Response

from app import queries, render
from app.api.budgets import MaybeSearching, within
from app.api.lists import complete, count_facets, envelope, window
from app.api.missing import held, no_order
from app.api.parameters.filters import OrderFilters
from app.api.parameters.names import NumberPath
from app.api.parameters.types import Many, Maybe, Paged
from app.api.parameters.words import RELEVANCE, Asking, by_order, by_relevance, described
from app.api.routes.history import AsOf, on_day
from app.api.snapshot import Current
from app.api.urls import Linked
from app.queries.orders import FACETS, SORTS
from app.schemas import Order, OrderFacets, OrderPage, PublicationPage
from app.search.keys import order_of
from app.store import Snapshot

router = APIRouter(prefix="/v1/orders", tags=["orders"])


class OrderSort(StrEnum):
    """How orders are sorted; orders of one day by number, orders without the day last."""

    NEWEST_SIGNED = "-signed_on"
    OLDEST_SIGNED = "signed_on"
    HIGHEST_NUMBER = "-number"
    LOWEST_NUMBER = "number"
    NEWEST_PUBLISHED = "-published_on"
    OLDEST_PUBLISHED = "published_on"


class OrderFacet(StrEnum):
    """What orders can be counted by."""

    PRESIDENT = "president"
    YEAR = "year"
    STATUS = "status"


class OrderInclude(StrEnum):
    """What an order can bring along."""

    REFERENCES = "references"
    DIRECTIVES = "directives"


class OrderListSort(StrEnum):
    """How the list of orders is sorted: as its exports, or by how well an order answers `q`."""

    RELEVANCE = RELEVANCE
    NEWEST_SIGNED = "-signed_on"
    OLDEST_SIGNED = "signed_on"
    HIGHEST_NUMBER = "-number"
    LOWEST_NUMBER = "number"
    NEWEST_PUBLISHED = "-published_on"
    OLDEST_PUBLISHED = "published_on"


@router.get("")
def list_orders(
    budget: MaybeSearching,
    snapshot: Current,
    page: Paged,
    filters: OrderFilters,
    facets: Many[OrderFacet],
    words: Asking,
    sort: Maybe[OrderListSort] = None,
) -> OrderPage:
    """List orders, the newest first, or those that `q` finds, the most relevant first.

    `q` finds the orders whose title and text have all the words, whatever their ending; `expand=none` leaves other
    names of what they name out.

    Values of one repeated parameter are alternatives; different parameters narrow one another. `year` is the year of
    signing, `citation` the page of the Federal Register on which the order begins. Orders of one day stand in the
    order of their numbers, and orders without the day sorted by come last.
    """
    connection = snapshot.connection
    chosen = words.sort(sort, OrderSort.NEWEST_SIGNED)
    with within(budget, snapshot):
        asked = words.asked(snapshot, "orders")
        given = {**filters, "keys": None if asked is None else asked.keys}
        relevant = None
        if asked and chosen == RELEVANCE:
            relevant = by_relevance(snapshot, page, asked, by_order(filters))
            found = relevant.slice(queries.orders_of(connection, [order_of(key) for key in relevant.keys]))
        else:
            found = queries.orders(connection, given, window(page, SORTS, chosen))
        counted = count_facets(FACETS, facets, lambda name: queries.order_facet(connection, given, name))
        search = described(snapshot, asked, relevant)
    return OrderPage(**envelope(page, found), facets=OrderFacets(**counted), search=search)


def _whole(snapshot: Snapshot, number: str, extras: set[OrderInclude]) -> Order:
    order = queries.order(
        snapshot.connection,
        number,
        with_references=OrderInclude.REFERENCES in extras,
        with_directives=OrderInclude.DIRECTIVES in extras,
    )
    if order is None:
        raise no_order(number)
    return order


def _add_representation(ending: str, form: render.Format) -> None:
    """Declare the path of one representation; it comes before the order's own path, which would take it too."""

    def get(snapshot: Current, links: Linked, number: NumberPath) -> Response:
        order = _whole(snapshot, number, set(OrderInclude))
        headers = {"Content-Security-Policy": form.policy} if form.policy else {}
        return Response(form.render(order, links.base_url), 200, headers, f"{form.media_type}; charset=utf-8")

    class Answer(Response):
        media_type = form.media_type

    router.add_api_route(
        f"/{{number}}.{ending}",
        get,
        name=f"get_order_{form.name}",
        summary=form.summary,
        description="The order with its provisions, and as far as the form allows its references and directives.",
        response_class=Answer,
    )


for _ending, _form in render.FORMATS.items():
    _add_representation(_ending, _form)


@router.get("/{number}")
def get_order(snapshot: Current, number: NumberPath, include: Many[OrderInclude], as_of: AsOf = None) -> Order:
    """Get an order whole: its facts, its status and what tells it, its text by provisions, its publications.

    `include=references&include=directives` adds what it cites and what it directs. `as_of=2022-01-01` tells
    the status on that day; a day before the signing, or after what the data tell, is refused.
    """
    order = _whole(snapshot, number, set(include))
    return order if as_of is None else on_day(snapshot, order, as_of)


@router.get("/{number}/publications")
def list_publications(snapshot: Current, request: Request, number: NumberPath) -> PublicationPage:
    """List the sources of an order's text and facts, the one whose text is served first."""
    key, _ = held(snapshot, number)
    return PublicationPage(**complete(request, queries.publications(snapshot.connection, key)))
