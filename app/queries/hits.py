"""The provisions that a search finds, with the words marked."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from sqlalchemy import Connection, and_, false, or_, select

from app.law import numbering
from app.queries.links import LINKED, order_link, section_url
from app.queries.orders import FACETS, narrow
from app.queries.paging import RELEVANCE, Facet, Given, Listing, Slice, Window
from app.queries.search import BY_SCORE, ParsedQuery, by_relevance, count_by_order
from app.schemas import OrderLink, SectionHit, TextField
from app.schemas import Snippet as SnippetShown
from app.search.document_keys import order_of, place_of
from app.search.query import Node
from app.search.snippets import snippet
from app.tables import OrderRow, SectionRow

_SECTION = (
    SectionRow.order_key,
    SectionRow.position,
    SectionRow.id,
    SectionRow.label,
    SectionRow.citation,
    SectionRow.heading,
    SectionRow.text,
    SectionRow.closing,
)


def section_hits(connection: Connection, given: Given, window: Window) -> Slice[SectionHit]:
    """Provisions by words, and by the filters of orders; by relevance. Seven statements at most."""
    query: ParsedQuery = given["words"]
    return by_relevance(connection, query, partial(narrow, given), window, partial(_hits, connection, query.node))


def _facet(column: Any) -> Facet:
    return lambda connection, given: count_by_order(connection, narrow(given, given["words"].keys()), column)


SECTION_HITS = Listing(
    section_hits,
    {RELEVANCE: BY_SCORE},
    {name: _facet(column) for name, column in FACETS.items()},
    searchable=True,
)


def _hits(connection: Connection, node: Node, keys: Sequence[int]) -> list[SectionHit]:
    """The provisions of `keys` in their order, with the words of `node` marked. Three statements."""
    places = [(order_of(key), place_of(key) - 1) for key in keys]
    statement = select(*LINKED).where(OrderRow.sort_key.in_({order_key for order_key, _ in places}))
    orders = {row.sort_key: order_link(row) for row in connection.execute(statement)}
    heads = _heads(connection, places)
    # Not a tuple in a list of tuples, for which SQLite reads every provision.
    at_places = [and_(SectionRow.order_key == order_key, SectionRow.position == place) for order_key, place in places]
    found = connection.execute(select(*_SECTION).where(or_(false(), *at_places)))
    rows = {(row.order_key, row.position): row for row in found}
    return [_hit(rows[place], orders[place[0]], _head(heads[place[0]], place[1]), node) for place in places]


def _heads(connection: Connection, places: Sequence[tuple[int, int]]) -> Mapping[int, list[tuple[int, str]]]:
    """The top-level provisions of the orders as (position, id), in document order. One statement."""
    columns = (SectionRow.order_key, SectionRow.position, SectionRow.id)
    keys = {order_key for order_key, _ in places}
    statement = select(*columns).where(SectionRow.order_key.in_(keys), SectionRow.depth == 0)
    heads: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for row in connection.execute(statement.order_by(SectionRow.order_key, SectionRow.position)):
        heads[row.order_key].append((row.position, row.id))
    return heads


def _head(heads: Sequence[tuple[int, str]], position: int) -> str:
    return heads[bisect_right(heads, position, key=lambda head: head[0]) - 1][1]


def _hit(row: Any, order: OrderLink, head: str, node: Node) -> SectionHit:
    return SectionHit(
        id=row.id,
        label=row.label,
        citation=row.citation,
        heading=row.heading,
        identifier=numbering.identifier(order.number, row.id, head),
        url=section_url(order.number, row.id),
        order=order,
        heading_highlights=list(snippet(row.heading, node, heading=True).highlights),
        snippet=_shown(row, node),
        html_url=order.html_url,
    )


def _shown(row: Any, node: Node) -> SnippetShown | None:
    """The better of the pieces of the two texts; of the first if both are as good."""
    texts = ((TextField.TEXT, row.text), (TextField.CLOSING, row.closing))
    pieces = [(field, text, snippet(text, node)) for field, text in texts if text]
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
