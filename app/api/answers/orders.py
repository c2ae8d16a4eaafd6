"""Orders: a page of the list, and one whole."""

from collections.abc import Collection

from app import queries
from app.api.lists import applied, listed
from app.api.not_found import no_order
from app.api.parameters.held_names import refuse_subjects_untold, with_related
from app.api.parameters.pages import Page
from app.api.parameters.search_words import OptionalWords
from app.api.parameters.sorts import OrderSort
from app.law.numbering import sort_key
from app.queries import Given
from app.queries.orders import orders_of
from app.queries.targets import shown
from app.schemas import AppliedOrderFilters, Order, OrderPage, OrderSummary
from app.store import Snapshot


def order_page(
    snapshot: Snapshot, page: Page, filters: Given, facets: Collection[str], words: OptionalWords, sort: str | None
) -> OrderPage:
    """Return a page of the orders that the filters select and `words` find.

    Raises:
        Problem: for a name that names nothing held, words that are no query, and a cursor of another list.
    """
    refuse_subjects_untold(snapshot, filters, facets)
    chosen = words.sort(sort, OrderSort.NEWEST_SIGNED)
    given = {**with_related(snapshot, filters), "words": words.parsed(snapshot, "orders")}
    found = listed(queries.ORDERS, snapshot, page, given, chosen, facets)
    return OrderPage(**found, applied_filters=applied(AppliedOrderFilters, given, cites=shown(given["cites"])))


def whole_order(
    snapshot: Snapshot, number: str, *, references: bool = False, directives: bool = False, coverage: bool = False
) -> Order:
    """Return an order whole.

    Raises:
        Problem: `not-found`.
        Moved: where the order has a number by now.
    """
    order = queries.order(
        snapshot.connection,
        number,
        with_references=references,
        with_directives=directives,
        with_coverage=coverage,
    )
    if order is None:
        raise no_order(snapshot, number)
    return order


def order_summary(snapshot: Snapshot, number: str) -> OrderSummary:
    """Return an order that is held without its text. Two statements."""
    return orders_of(snapshot.connection, [sort_key(number)])[0]
