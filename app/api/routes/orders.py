"""Orders: the list, one order whole, its other representations, its publications."""

from datetime import date
from enum import StrEnum
from typing import Annotated, Any

from fastapi import APIRouter, Query, Response
from pydantic import Field

from app import queries, render
from app.api.answers.orders import order_page, whole_order
from app.api.context import AlsoSent, Asked, Current, MaybeSearched, Origin
from app.api.lists import complete
from app.api.not_found import find_order
from app.api.operations import Operation
from app.api.parameters.facets import Facets, OrderFacet
from app.api.parameters.filters import OrderFilters
from app.api.parameters.names import NumberPath
from app.api.parameters.pages import Paged
from app.api.parameters.search_words import MaybeWords
from app.api.parameters.sorts import OrderListSort
from app.api.parameters.types import Day, Many, Maybe
from app.api.problems import FieldError, Problem
from app.api.representations import link_field
from app.api.urls import This
from app.law.numbering import sort_key
from app.schemas import Order, OrderPage, PublicationPage
from app.store import Snapshot

router = APIRouter(route_class=Operation, prefix="/v1/orders", tags=["orders"])


class OrderInclude(StrEnum):
    """What an order can bring along."""

    REFERENCES = "references"
    DIRECTIVES = "directives"
    COVERAGE = "coverage"


Include = Annotated[
    Many[OrderInclude],
    Field(description="What the answer has besides: what it cites, what it directs, what is written about it."),
]
AsOf = Annotated[
    Maybe[Day],
    Query(
        description="The day on which `status` shall be told, from the day of signing to the `as_of` of the data. "
        "An act counts from the day its document was signed; `unknown` where an act whose day is unknown may count. "
        "Everything else in the answer is as without it.",
        examples=["2022-01-01"],
    ),
]
"""A day in the life of an order."""


@router.get("")
def list_orders(
    snapshot: MaybeSearched,
    page: Paged,
    filters: OrderFilters,
    facets: Facets[OrderFacet],
    words: MaybeWords,
    sort: Maybe[OrderListSort] = None,
) -> OrderPage:
    """List orders, the newest first, or those that `q` finds, the most relevant first.

    `q` finds the orders whose title and text have all the words, whatever their ending; `expand=none` leaves other
    names of what they name out.

    Values of one repeated parameter are alternatives; different parameters narrow one another. `year` is the year of
    signing, `citation` the page of the Federal Register on which the order begins; `has_deadline` tells whether a
    directive has a time limit, `subject` what the order is about as far as docs/subjects.md tells, and `-amended_by`
    sorts by how many orders amend one. `numbered=false` finds the orders that have no number yet. Orders of one day
    stand in the order of their numbers, those without one last, and orders without the day sorted by come last.

    `term` is the number of a presidency, and `term_day_to=100` its first 100 days. `cites`, `amends`, `revokes` and
    `continues` name what an order acts on, `amended_by`, `revoked_by` and `continued_by` what acts on it; what is
    neither held nor cited is refused. docs/relations.md has examples. `actor` finds the orders one of whose directives
    names the office, by slug or as people call it; the name of an agency ("treasury", unlike its slug) means the office
    at its head as well, and general provisions are not looked at.
    """
    return order_page(snapshot, page, filters, facets, words, sort)


_LINKED: dict[int | str, dict[str, Any]] = {
    200: {"headers": {"Link": {"$ref": "#/components/headers/Representations"}}}
}
"""What the answers of one order say of its other representations."""


def _add_representation(ending: str, form: render.Format) -> None:
    """Declare the path of one representation; it comes before the order's own path, which would take it too."""

    def get(snapshot: Current, this: Asked, number: NumberPath) -> Response:
        return _representation(snapshot, this, form, number, this.base_url)

    def get_absolute(snapshot: Current, this: Asked, origin: Origin, number: NumberPath) -> Response:
        return _representation(snapshot, this, form, number, origin)

    class Answer(Response):
        media_type = form.media_type

    is_json = form.media_type.endswith("+json")
    content = {"content": {form.media_type: {"schema": {"type": "object"}}}} if is_json else {}
    router.add_api_route(
        f"/{{number}}.{ending}",
        get_absolute if form.is_absolute else get,
        name=f"get_order_{form.name}",
        summary=form.summary,
        description="The order with its provisions, and as far as the form allows its references and directives.",
        response_class=Answer,
        responses={200: {**_LINKED[200], **content}},
    )


def _representation(snapshot: Snapshot, this: This, form: render.Format, number: str, base_url: str) -> Response:
    """An order in another form than JSON; four statements more where that tells the order's life."""
    order = whole_order(snapshot, number, references=True, directives=True)
    if form.with_life is None:
        written = form.render(order, base_url)
    else:
        _, events = queries.order_history(snapshot.connection, sort_key(number), number)
        written = form.with_life(order, events, base_url)
    headers = {"Link": link_field(number, this.raw_path, this.base_url)}
    if form.policy:
        headers["Content-Security-Policy"] = form.policy
    return Response(written, 200, headers, f"{form.media_type}; charset=utf-8")


for _ending, _form in render.FORMATS.items():
    _add_representation(_ending, _form)


@router.get("/{number}", responses=_LINKED)
def get_order(
    snapshot: Current,
    this: Asked,
    beside: AlsoSent,
    number: NumberPath,
    include: Include,
    as_of: AsOf = None,
) -> Order:
    """Get an order whole: its facts, its status and what tells it, its text by provisions, its publications.

    `include=references&include=directives&include=coverage` adds what it cites, what it directs and what is written
    about it. `as_of=2022-01-01` tells
    the status on that day; a day before the signing, or after what the data tell, is refused.
    """
    order = whole_order(snapshot, number, **{extra.value: True for extra in include})
    beside.headers["Link"] = link_field(number, this.raw_path, this.base_url)
    return order if as_of is None else _on_day(snapshot, order, as_of)


@router.get("/{number}/publications")
def list_publications(snapshot: Current, this: Asked, number: NumberPath) -> PublicationPage:
    """List the sources of an order's text and facts, the one whose text is served first."""
    key, _ = find_order(snapshot, number)
    return PublicationPage(**complete(this, queries.publications(snapshot.connection, key)))


def _on_day(snapshot: Snapshot, order: Order, day: date) -> Order:
    """The order with its status on a day. Two statements.

    Raises:
        Problem: `invalid-parameter` for a day before the signing, or after what the data tell.
    """
    if reason := _no_status(order, day):
        raise Problem("invalid-parameter", errors=[FieldError("out_of_range", reason, "as_of")])
    status = queries.status_as_of(snapshot.connection, sort_key(order.number), order.number, day)
    return order.model_copy(update={"status": status})


def _no_status(order: Order, day: date) -> str | None:
    """Why the status on a day is unknown, or None."""
    signed_on, last = order.signed_on, order.status.as_of
    if signed_on is None:
        return "The day on which this order was signed is unknown, so its status is told without a day only."
    if day < signed_on:
        return f"This order was signed on {signed_on.isoformat()}; before, it has no status."
    if last is not None and day > last:
        return f"The data tell the status up to {last.isoformat()}."
    return None
