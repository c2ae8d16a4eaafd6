"""The provisions that a search finds, with the words marked."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from sqlalchemy import BigInteger, Connection, and_, case, select
from sqlalchemy.orm import aliased

from app.law import numbering
from app.queries.links import LINKED, order_link, section_url
from app.queries.orders import FACETS, narrow, searched
from app.queries.paging import RELEVANCE, Facet, Given, Listing, Slice, Window, batches, in_batches
from app.queries.search import (
    BY_KEY,
    BY_SCORE,
    ParsedQuery,
    by_day,
    by_relevance,
    count_by_order,
    every_by_relevance,
    in_order_of_days,
)
from app.schemas import SectionHit, TextField
from app.schemas import Snippet as SnippetShown
from app.search.document_keys import order_of, place_of
from app.search.query import Node
from app.search.snippets import Marker
from app.store import check_time
from app.store.prepared import Prepared, listed
from app.tables import OrderRow, SectionRow

_KEYS = listed("keys", BigInteger())
_KEY = _KEYS.c.value
_HEADS = aliased(SectionRow, name="heads")
_HEAD = (
    select(_HEADS.id)
    .where(_HEADS.order_key == SectionRow.order_key, _HEADS.depth == 0, _HEADS.position <= SectionRow.position)
    .order_by(_HEADS.position.desc())
    .limit(1)
    .correlate(SectionRow)
    .scalar_subquery()
)
"""The top-level provision that holds a provision, which may be the provision itself."""
_HITS = Prepared(
    select(
        _KEY.label("key"),
        SectionRow.id,
        SectionRow.label,
        SectionRow.citation,
        SectionRow.heading,
        SectionRow.text,
        SectionRow.closing,
        case((SectionRow.depth == 0, SectionRow.id), else_=_HEAD).label("head"),
        *LINKED,
    )
    .join_from(
        _KEYS, SectionRow, and_(SectionRow.order_key == order_of(_KEY), SectionRow.position == place_of(_KEY) - 1)
    )
    .join(OrderRow, OrderRow.sort_key == SectionRow.order_key)
)


_BATCH = 100
"""So many hits are read at once where all are sent: marking the words of one takes longer than reading it."""


def section_hits(connection: Connection, given: Given, window: Window) -> Slice[SectionHit]:
    """Provisions by words, and by the filters of orders; by relevance or by day. Seven statements at most."""
    query: ParsedQuery = given["words"]
    page = by_relevance if window.sort == RELEVANCE else by_day
    return page(connection, query, partial(narrow, given), window, partial(_hits, connection, query.node))


def every_hit(connection: Connection, given: Given, sort: str) -> Iterator[Sequence[SectionHit]]:
    """All that `section_hits` gives page by page, in batches. One statement, by relevance seven, and one a batch."""
    query: ParsedQuery = given["words"]
    hits = partial(_hits, connection, query.node)
    if sort == RELEVANCE:
        yield from in_batches(every_by_relevance(connection, query, partial(narrow, given)), hits, _BATCH)
    else:
        yield from batches(connection, in_order_of_days(narrow(given, query.keys()), sort), hits, _BATCH)


def _facet(column: Any) -> Facet:
    return lambda connection, given: count_by_order(connection, narrow(given, given["words"].keys()), column)


SECTION_HITS = Listing(
    section_hits,
    {RELEVANCE: BY_SCORE, "-signed_on": BY_KEY, "signed_on": BY_KEY},
    {name: _facet(FACETS[name]) for name in ("president", "year", "status")},
    text=searched,
    searchable=True,
)


def _hits(connection: Connection, node: Node, keys: Sequence[int]) -> list[SectionHit]:
    """The provisions of `keys` in their order, with the words of `node` marked. One statement."""
    marker = Marker(node)
    found = {row.key: row for row in _HITS.named(connection, keys=list(keys))} if keys else {}
    hits = []
    for key in keys:
        check_time(connection)
        hits.append(_hit(found[key], marker))
    return hits


def _hit(row: Any, marker: Marker) -> SectionHit:
    order = order_link(row)
    return SectionHit(
        id=row.id,
        label=row.label,
        citation=row.citation,
        heading=row.heading,
        identifier=numbering.identifier(order.number, row.id, row.head),
        url=section_url(order.number, row.id),
        order=order,
        heading_highlights=list(marker.heading(row.heading).highlights),
        snippet=_shown(row, marker),
        html_url=order.html_url,
    )


def _shown(row: Any, marker: Marker) -> SnippetShown | None:
    """The better of the pieces of the two texts; of the first if both are as good."""
    texts = ((TextField.TEXT, row.text), (TextField.CLOSING, row.closing))
    pieces = [(field, text, marker.snippet(text)) for field, text in texts if text]
    if not pieces:
        return None
    field, text, best = max(pieces, key=lambda piece: len(piece[2].highlights))
    end = best.start + len(best.text)
    return SnippetShown(
        field=field,
        span=(best.start, end),
        text=best.text,
        highlights=list(best.highlights),
        more_before=best.start > 0,
        more_after=end < len(text),
    )
