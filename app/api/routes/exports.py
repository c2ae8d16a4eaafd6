"""The lists whole, in other formats: the same filters, streamed, never capped."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from itertools import chain
from typing import Annotated, Any

from fastapi import APIRouter, Response
from fastapi.responses import StreamingResponse
from pydantic import Field

from app import queries
from app.api.context import Asked, Streamed
from app.api.operations import Operation
from app.api.parameters.counting import By
from app.api.parameters.filters import (
    BOILERPLATE,
    BodyFilters,
    ChangeFilters,
    DirectiveFilters,
    OrderFilters,
    ReferenceFilters,
    SectionFilters,
)
from app.api.parameters.held_bodies import with_bodies
from app.api.parameters.held_names import (
    refuse_subjects_untold,
    with_actors,
    with_changed,
    with_related,
    with_sections,
    with_targets,
)
from app.api.parameters.search_words import MaybeWords, OptionalWords, Words, parsed
from app.api.parameters.since import with_since
from app.api.parameters.sorts import BodySort, ChangeSort, DirectiveSort, OrderSort, SectionSort
from app.api.parameters.types import Many
from app.api.urls import This
from app.queries import Given
from app.render import EXPORTS, Export, Feed
from app.schemas import BoilerplateFilter, Expand
from app.store import Snapshot

router = APIRouter(route_class=Operation, prefix="/v1", tags=["exports"])


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


def _orders(ending: str, export: Export) -> Callable[..., Response]:
    def get(
        snapshot: Streamed,
        this: Asked,
        filters: OrderFilters,
        words: MaybeWords,
        sort: OrderSort = OrderSort.NEWEST_SIGNED,
    ) -> Response:
        given = _selecting(snapshot, filters, words)
        batches = queries.every_order(snapshot.connection, given, sort)
        return _answer(f"orders.{ending}", export, batches, snapshot, this)

    def get_with_text(
        snapshot: Streamed,
        this: Asked,
        filters: OrderFilters,
        words: MaybeWords,
        include: Include,
        sort: OrderSort = OrderSort.NEWEST_SIGNED,
    ) -> Response:
        if not include or export.with_text is None:
            return get(snapshot, this, filters, words, sort)
        given = _selecting(snapshot, filters, words)
        batches = queries.every_order_whole(snapshot.connection, given, sort)
        return _answer(f"orders.{ending}", replace(export, render=export.with_text), batches, snapshot, this)

    return get if export.with_text is None else get_with_text


def _days_due(ending: str, export: Export) -> Callable[..., Response]:
    def get(
        snapshot: Streamed,
        this: Asked,
        filters: OrderFilters,
        words: MaybeWords,
        sort: OrderSort = OrderSort.NEWEST_SIGNED,
    ) -> Response:
        """The filters of `/v1/orders`; an event for each day on which a directive of such an order is due.

        Streamed whole: the events of one order in the order of its text, the orders as the list sorts them without `q`.
        """
        given = _selecting(snapshot, filters, words)
        batches = queries.every_day_due(snapshot.connection, given, sort)
        return _answer(f"orders.{ending}", export, batches, snapshot, this)

    return get


def _sections(ending: str, export: Export) -> Callable[..., Response]:
    def get(snapshot: Streamed, this: Asked, filters: SectionFilters, words: MaybeWords) -> Response:
        given = {**with_sections(snapshot, filters), "words": words.parsed(snapshot, "sections")}
        batches = queries.every_section(snapshot.connection, given)
        return _answer(f"sections.{ending}", export, batches, snapshot, this)

    return get


def _hits(ending: str, export: Export) -> Callable[..., Response]:
    def get(
        snapshot: Streamed,
        this: Asked,
        filters: SectionFilters,
        q: Words,
        expand: Expand = Expand.SYNONYMS,
        sort: SectionSort = SectionSort.RELEVANCE,
    ) -> Response:
        """The parameters of the search at `/v1/sections`; its hits whole, streamed, in the order of its pages.

        By relevance as many are ranked as `search.ranking.candidates` of the list tells; the others follow, the
        newest first.
        """
        given = with_sections(snapshot, filters)
        refuse_subjects_untold(snapshot, given)
        batches = queries.every_hit(
            snapshot.connection, {**given, "words": parsed(snapshot, "sections", q, expand)}, sort
        )
        return _answer(f"sections.{ending}", export, batches, snapshot, this)

    return get


def _directives(ending: str, export: Export) -> Callable[..., Response]:
    def get(
        snapshot: Streamed,
        this: Asked,
        filters: DirectiveFilters,
        words: MaybeWords,
        boilerplate: BoilerplateFilter = BoilerplateFilter.EXCLUDE,
        sort: DirectiveSort = DirectiveSort.NEWEST_SIGNED,
    ) -> Response:
        query = words.parsed(snapshot, "directives")
        given = {**with_actors(snapshot, filters), "boilerplate": BOILERPLATE[boilerplate], "words": query}
        batches = queries.every_directive(snapshot.connection, given, sort)
        return _answer(f"directives.{ending}", export, batches, snapshot, this)

    return get


def _references(ending: str, export: Export) -> Callable[..., Response]:
    def get(snapshot: Streamed, this: Asked, given: ReferenceFilters) -> Response:
        batches = queries.every_reference(snapshot.connection, with_targets(snapshot, given), "order")
        return _answer(f"references.{ending}", export, batches, snapshot, this)

    return get


def _changes(ending: str, export: Export) -> Callable[..., Response]:
    def get(snapshot: Streamed, this: Asked, filters: ChangeFilters, sort: ChangeSort = ChangeSort.NEWEST) -> Response:
        given = with_since(snapshot, with_changed(snapshot, filters))
        batches = queries.every_change(snapshot.connection, given, sort)
        return _answer(f"changes.{ending}", export, batches, snapshot, this)

    return get


def _bodies(ending: str, export: Export) -> Callable[..., Response]:
    def get(
        snapshot: Streamed, this: Asked, filters: BodyFilters, sort: BodySort = BodySort.NEWEST_FOUNDED
    ) -> Response:
        batches = queries.every_body(snapshot.connection, with_bodies(snapshot, filters), sort)
        return _answer(f"bodies.{ending}", export, batches, snapshot, this)

    return get


def _statistics(ending: str, export: Export) -> Callable[..., Response]:
    def get(snapshot: Streamed, this: Asked, by: By, filters: OrderFilters) -> Response:
        refuse_subjects_untold(snapshot, filters)
        asked = queries.Asked(this.others("by"))
        figures = queries.statistics(snapshot.connection, by, with_related(snapshot, filters), asked)
        return _answer(f"statistics.{ending}", export, iter([[figures]]), snapshot, this)

    return get


_ENDPOINTS: Mapping[str, Callable[[str, Export], Callable[..., Response]]] = {
    "orders": _orders,
    "orders.ics": _days_due,
    "sections": _sections,
    "sections.csv": _hits,
    "sections.atom": _hits,
    "directives": _directives,
    "references": _references,
    "bodies": _bodies,
    "changes": _changes,
    "statistics": _statistics,
}
"""What answers the exports of a list; one of other items than those of the list's other exports has its own row."""


def _answer(
    name: str,
    export: Export,
    batches: Iterator[Sequence[Any]],
    snapshot: Snapshot,
    this: This,
) -> Response:
    """The stream; its first batch is read before the answer begins, so that a database in trouble is still a 503."""
    read = chain([next(batches)], batches)
    feed = Feed(this.url(), this.base_url, snapshot.ingested_at)
    headers = {"Content-Disposition": f'attachment; filename="{name}"'} if export.attachment else {}
    return StreamingResponse(
        export.render(read, feed), headers=headers, media_type=f"{export.media_type}; charset=utf-8"
    )


def _add(resource: str, ending: str, export: Export) -> None:
    class Answer(Response):
        media_type = export.media_type

    is_json = export.media_type.endswith("+json")
    path = f"{resource}.{ending}"
    get = _ENDPOINTS.get(path, _ENDPOINTS[resource])(ending, export)
    router.add_api_route(
        f"/{path}",
        get,
        name=f"export_{resource}_{ending.replace('.', '_')}",
        summary=export.summary,
        description=get.__doc__
        or f"The same filters as the list at `/v1/{resource}`; streamed whole, without pages, in the order that the "
        "list has without `q`.",
        response_class=Answer,
        responses={200: {"content": {export.media_type: {"schema": {"type": "object"}}}}} if is_json else {},
    )


for _resource, _formats in EXPORTS.items():
    for _ending, _export in _formats.items():
        _add(_resource, _ending, _export)
