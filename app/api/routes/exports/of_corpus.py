"""The lists over all orders, whole: each takes the parameters that its pages take, less those of pages."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from app import queries
from app.api.answers.actors import with_parents
from app.api.context import Asked, Streamed
from app.api.parameters.counting import By
from app.api.parameters.filters import (
    BOILERPLATE,
    LOSSY,
    ActorFilters,
    BodyFilters,
    ChangeFilters,
    ComparisonFilters,
    ConflictFilters,
    CoverageFilters,
    DirectiveFilters,
    DueSoon,
    OrderFilters,
    ReferenceFilters,
    SectionFilters,
    with_due,
)
from app.api.parameters.held_bodies import with_bodies
from app.api.parameters.held_names import (
    refuse_subjects_untold,
    with_actors,
    with_changed,
    with_conflicts,
    with_linked,
    with_orders,
    with_related,
    with_sections,
    with_targets,
)
from app.api.parameters.search_words import MaybeWords, OptionalWords, Words, parsed
from app.api.parameters.since import with_since
from app.api.parameters.sorts import (
    ActorSort,
    BodySort,
    ChangeSort,
    ComparisonSort,
    CoverageSort,
    DirectiveSort,
    OrderSort,
    SectionSort,
)
from app.api.parameters.types import Many
from app.api.routes.exports.found import Asking, Found, at_once
from app.queries import Given, moments
from app.render.lists import ORDERS_WITH_TEXT
from app.schemas import BodySummary, BoilerplateFilter, Expand, LossyFilter
from app.store import Snapshot


class OrderExportInclude(StrEnum):
    """What orders can bring along."""

    TEXT = "text"


Include = Annotated[
    Many[OrderExportInclude],
    Field(
        description="`text`: each order with its text. In NDJSON it stands as at its own address, in CSV in the last "
        "column."
    ),
]


def _selecting(snapshot: Snapshot, filters: Given, words: OptionalWords) -> Given:
    """What the list of orders would be asked for."""
    refuse_subjects_untold(snapshot, filters)
    return {**with_related(snapshot, filters), "words": words.parsed(snapshot, "orders")}


def orders(
    snapshot: Streamed, filters: OrderFilters, words: MaybeWords, sort: OrderSort = OrderSort.NEWEST_SIGNED
) -> Found:
    """Orders without their text."""
    return Found(queries.every_order(snapshot.connection, _selecting(snapshot, filters, words), sort))


def orders_with_text(
    snapshot: Streamed,
    filters: OrderFilters,
    words: MaybeWords,
    include: Include,
    sort: OrderSort = OrderSort.NEWEST_SIGNED,
) -> Found:
    """Orders, with their text where that is asked for."""
    if not include:
        return orders(snapshot, filters, words, sort)
    given = _selecting(snapshot, filters, words)
    return Found(queries.every_order_whole(snapshot.connection, given, sort), ORDERS_WITH_TEXT)


def days_due(
    snapshot: Streamed, filters: OrderFilters, words: MaybeWords, sort: OrderSort = OrderSort.NEWEST_SIGNED
) -> Found:
    """The directives with a day due of orders."""
    return Found(queries.every_day_due(snapshot.connection, _selecting(snapshot, filters, words), sort))


def provisions(snapshot: Streamed, filters: SectionFilters, words: MaybeWords) -> Found:
    """All provisions of orders, or those of them that a search finds."""
    given = {**with_sections(snapshot, filters), "words": words.parsed(snapshot, "sections")}
    return Found(queries.every_section(snapshot.connection, given))


def hits(
    snapshot: Streamed,
    filters: SectionFilters,
    q: Words,
    expand: Expand = Expand.SYNONYMS,
    sort: SectionSort = SectionSort.RELEVANCE,
) -> Found:
    """What a search of provisions finds."""
    given = with_sections(snapshot, filters)
    refuse_subjects_untold(snapshot, given)
    words = parsed(snapshot, "sections", q, expand)
    return Found(queries.every_hit(snapshot.connection, {**given, "words": words}, sort))


def directives(
    snapshot: Streamed,
    filters: DirectiveFilters,
    soon: DueSoon,
    words: MaybeWords,
    boilerplate: BoilerplateFilter = BoilerplateFilter.EXCLUDE,
    sort: DirectiveSort = DirectiveSort.NEWEST_SIGNED,
) -> Found:
    """Directives over all orders."""
    query = words.parsed(snapshot, "directives")
    given = {**with_actors(snapshot, with_due(filters, soon)), "boilerplate": BOILERPLATE[boilerplate], "words": query}
    return Found(queries.every_directive(snapshot.connection, given, sort), due=given["due"])


def references(snapshot: Streamed, filters: ReferenceFilters) -> Found:
    """References over all orders."""
    return Found(queries.every_reference(snapshot.connection, with_targets(snapshot, filters), "order"))


def actors(snapshot: Streamed, filters: ActorFilters, sort: ActorSort = ActorSort.MOST_DIRECTED) -> Found:
    """Offices, agencies and bodies that directives name."""
    given = with_parents(snapshot, filters)
    return Found(at_once(queries.all_actors(snapshot.connection).select(given, sort)))


def bodies(snapshot: Streamed, filters: BodyFilters, sort: BodySort = BodySort.NEWEST_FOUNDED) -> Found:
    """Bodies that orders founded."""
    return Found(queries.every_body(snapshot.connection, with_bodies(snapshot, filters), sort))


def comparisons(
    snapshot: Streamed,
    filters: ComparisonFilters,
    lossy: LossyFilter = LossyFilter.EXCLUDE,
    sort: ComparisonSort = ComparisonSort.NEWEST_SIGNED,
) -> Found:
    """Publications of orders, compared."""
    given = {**with_orders(snapshot, filters, "order"), "lossy": LOSSY[lossy]}
    return Found(queries.every_comparison(snapshot.connection, given, sort))


def coverage(snapshot: Streamed, filters: CoverageFilters, sort: CoverageSort = CoverageSort.NEWEST) -> Found:
    """What is written about orders."""
    return Found(queries.every_document(snapshot.connection, with_linked(snapshot, filters), sort))


def changes(snapshot: Streamed, filters: ChangeFilters, sort: ChangeSort = ChangeSort.NEWEST) -> Found:
    """What the publishes changed."""
    given = with_since(snapshot, with_changed(snapshot, filters))
    return Found(queries.every_change(snapshot.connection, given, sort))


def conflicts(snapshot: Streamed, filters: ConflictFilters) -> Found:
    """What sources disagree about."""
    return Found(queries.every_conflict(snapshot.connection, with_conflicts(snapshot, filters)))


def presidents(snapshot: Streamed) -> Found:
    """The presidents."""
    return Found(at_once(queries.presidents_held(snapshot.connection)))


def relations(snapshot: Streamed) -> Found:
    """The glossary of relations."""
    return Found(at_once(queries.relations(snapshot.connection)))


def statistics(snapshot: Streamed, this: Asked, by: By, filters: OrderFilters) -> Found:
    """What is counted of orders."""
    refuse_subjects_untold(snapshot, filters)
    asked = queries.Asked(this.others("by"))
    return Found(at_once([queries.statistics(snapshot.connection, by, with_related(snapshot, filters), asked)]))


def _of_body(item: BodySummary) -> Iterable[str | None]:
    """The orders that a body rests on: that which founded it, and that which tells its status."""
    links = (item.established_by.order, item.status.basis and item.status.basis.order)
    return [link.number for link in links if link]


_BY_ORDER = moments.of_orders(lambda item: [item.order])
_BY_LINK = moments.of_orders(lambda item: [item.order.number])
_HITS = Asking(
    hits,
    _BY_LINK,
    "the parameters of the search, its hits whole, streamed, in the order of its pages. By relevance as many are "
    "ranked as `search.ranking.candidates` of the list tells; the others follow, the newest first.",
)
ASKED = {
    "orders": Asking(orders, moments.own(lambda order: order.changed_at)),
    "orders.csv": Asking(orders_with_text, moments.own(lambda order: order.changed_at)),
    "orders.ndjson": Asking(orders_with_text, moments.own(lambda order: order.changed_at)),
    "orders.ics": Asking(
        days_due,
        _BY_ORDER,
        "an event for each day on which a directive of such an order is due. Streamed whole: the events of one order "
        "in the order of its text, the orders as `sort` says.",
    ),
    "sections": _HITS,
    "sections.ndjson": Asking(
        provisions,
        _BY_LINK,
        "all provisions, or those that `q` finds, each with its own text. Streamed whole, without pages: the newest "
        "orders first, the provisions of each in the order of its text.",
    ),
    "directives": Asking(directives, _BY_ORDER),
    "references": Asking(references, moments.of_orders(lambda item: [item.source.order, item.target.number])),
    "actors": Asking(actors, moments.of_actors),
    "bodies": Asking(bodies, moments.of_orders(_of_body)),
    "comparisons": Asking(comparisons, _BY_LINK),
    "coverage": Asking(coverage, moments.own(lambda _: None)),
    "changes": Asking(changes, moments.own(lambda change: change.published_at)),
    "corpus/conflicts": Asking(conflicts, moments.of_orders(lambda item: [item.order, item.target])),
    "presidents": Asking(presidents, moments.of_presidents),
    "relations": Asking(relations, moments.of_relations),
    "statistics": Asking(statistics, moments.own(lambda _: None)),
}
"""How each list is asked for; one of other items, or with other parameters, in one of its forms has its own row."""
