"""The lists under one order, whole: each takes the parameters that its pages take, less those of pages."""

from app import queries
from app.api.context import Streamed
from app.api.not_found import find_order
from app.api.parameters.filters import (
    BOILERPLATE,
    AmendmentFilters,
    IncomingFilters,
    OrderCoverageFilters,
    OrderDirectiveFilters,
    OutgoingFilters,
)
from app.api.parameters.names import NumberPath
from app.api.parameters.sorts import CoverageSort, DirectiveSort
from app.api.problems import Problem
from app.api.routes.exports.found import Asking, Found, at_once
from app.queries import moments
from app.schemas import BoilerplateFilter


def references(snapshot: Streamed, number: NumberPath, filters: OutgoingFilters) -> Found:
    """What an order cites."""
    key, _ = find_order(snapshot, number)
    given = {**filters, "order_key": key}
    return Found(queries.every_reference(snapshot.connection, given, "order"), number=number)


def cited_by(snapshot: Streamed, number: NumberPath, filters: IncomingFilters) -> Found:
    """What cites an order."""
    key, _ = find_order(snapshot, number)
    given = {**filters, "target_key": key}
    return Found(queries.every_reference(snapshot.connection, given, "order", incoming=True), number=number)


def directives(
    snapshot: Streamed,
    number: NumberPath,
    filters: OrderDirectiveFilters,
    boilerplate: BoilerplateFilter = BoilerplateFilter.INCLUDE,
    sort: DirectiveSort = DirectiveSort.OLDEST_SIGNED,
) -> Found:
    """Who must do what by when in an order."""
    key, _ = find_order(snapshot, number)
    given = {**filters, "order_key": key, "boilerplate": BOILERPLATE[boilerplate]}
    return Found(queries.every_directive(snapshot.connection, given, sort), number=number)


def amendments(snapshot: Streamed, number: NumberPath, filters: AmendmentFilters) -> Found:
    """What amends an order.

    Raises:
        Problem: `not-found` also where the corpus was made before amendments were read.
    """
    key, _ = find_order(snapshot, number)
    if not queries.amendments_are_told(snapshot.connection, key):
        raise Problem("not-found", "This corpus was made before amendments were read: the next ingest does so.")
    given = {**filters, "order_key": key}
    return Found(queries.every_amendment(snapshot.connection, given, "signed_on"), number=number)


def coverage(
    snapshot: Streamed, number: NumberPath, filters: OrderCoverageFilters, sort: CoverageSort = CoverageSort.NEWEST
) -> Found:
    """What is written about an order."""
    key, _ = find_order(snapshot, number)
    given = {"of_order": (key, filters["role"]), "kind": filters["kind"]}
    return Found(queries.every_document(snapshot.connection, given, sort), number=number)


def history(snapshot: Streamed, number: NumberPath) -> Found:
    """The life of an order."""
    key, _ = find_order(snapshot, number)
    _, events = queries.order_history(snapshot.connection, key, number)
    return Found(at_once(events), number=number)


def publications(snapshot: Streamed, number: NumberPath) -> Found:
    """The sources of an order."""
    key, _ = find_order(snapshot, number)
    return Found(at_once(queries.publications(snapshot.connection, key)), number=number)


def sections(snapshot: Streamed, number: NumberPath) -> Found:
    """The provisions of an order, each with its own text."""
    find_order(snapshot, number)
    return Found(queries.every_section(snapshot.connection, {"number": [number]}), number=number)


def versions(snapshot: Streamed, number: NumberPath) -> Found:
    """The texts of an order that were replaced."""
    find_order(snapshot, number)
    return Found(at_once(queries.versions_of(snapshot.connection, number)), number=number)


_FLAT = (
    "each with its own text, in the order of the text, what is below one behind it; `/v1/orders/{number}/sections` has "
    "the tree."
)
ASKED = {
    "references": Asking(references, moments.of_orders(lambda item: [item.source.order, item.target.number])),
    "cited-by": Asking(cited_by, moments.of_orders(lambda item: [item.source.order, item.target.number])),
    "directives": Asking(directives, moments.of_orders(lambda item: [item.order])),
    "amendments": Asking(amendments, moments.of_orders(lambda item: [item.order, item.by.order])),
    "coverage": Asking(coverage, moments.own(lambda _: None)),
    "history": Asking(history, moments.of_orders(lambda item: [item.order, item.undone_by and item.undone_by.order])),
    "publications": Asking(publications, moments.own(lambda item: item.retrieved_at)),
    "sections": Asking(sections, moments.of_orders(lambda item: [item.order.number]), _FLAT),
    "versions": Asking(versions, moments.own(lambda item: item.served_until)),
}
"""How each list is asked for, by the end of its path."""
