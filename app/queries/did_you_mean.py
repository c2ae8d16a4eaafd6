"""What is said of a query beside what it finds: other names added, a word spelt otherwise, the orders it cites."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, or_, select

from app.law.citations import resolve_typed
from app.queries.links import provision, section_url
from app.queries.search import ParsedQuery, parse
from app.queries.shown_expansions import shown
from app.schemas import CitedOrder, Ranking, Search
from app.search.query import QueryError
from app.search.spelling import best, corrected, doubtful, neighbours
from app.search.syntax import foreign
from app.store.index.scopes import Name
from app.tables import OrderRow, SectionRow
from app.tables.index import WordRow

MAX_CORRECTED = 8
"""How many misspelt words of one query are looked up; where more are, none is."""
_NAMES: Mapping[str, Any] = {
    "executive_order": OrderRow.number,
    "fr_document": OrderRow.document_number,
    "federal_register": OrderRow.citation,
}
"""By which column a citation of each kind names an order."""
_WORDS = select(WordRow.word, WordRow.orders)


def described(connection: Connection, query: ParsedQuery, ranking: Ranking | None) -> Search:
    """What was made of a query, and how its hits were ranked if they were. What the other two send."""
    return Search(
        expand=query.expand,
        expansions=list(map(shown, query.expansions)),
        read_as_words=foreign(query.text),
        did_you_mean=did_you_mean(connection, query),
        citations=cited_orders(connection, query.text),
        ranking=ranking,
    )


def did_you_mean(connection: Connection, query: ParsedQuery) -> str | None:
    """The query with words the corpus does not have replaced by the nearest it has; None without one.

    None as well where that would find nothing either, or where more than MAX_CORRECTED words are misspelt. At most
    one statement, and for a correction what reading it costs.
    """
    known = query.statistics.frequencies
    expanded = {word for other in query.expansions for word in other.words.split()}
    misspelt = [word for word in doubtful(query.typed, known) if word not in expanded]
    if not 0 < len(misspelt) <= MAX_CORRECTED:
        return None
    near = sorted(set().union(*map(neighbours, misspelt)))
    orders = {row.word: row.orders for row in connection.execute(_WORDS.where(WordRow.word.in_(near)))}
    corrections = {word: other for word in misspelt if (other := best(word, orders))}
    other = corrected(query.text, corrections) if corrections else None
    return other if other and _finds(connection, query.scope.name, other) else None


def _finds(connection: Connection, scope: Name, text: str) -> bool:
    try:
        keys = parse(connection, scope, text).keys()
    except QueryError:
        return False
    return connection.execute(keys.limit(1)).first() is not None


def cited_orders(connection: Connection, text: str) -> list[CitedOrder]:
    """The orders held that `text` names by number ("EO 14288 sec. 3(b)"), document number or page. Two statements."""
    named = list(dict.fromkeys((c.kind, c.target, c.section) for c in resolve_typed(text) if c.kind in _NAMES))
    if not named:
        return []
    wanted = or_(*(_NAMES[kind] == target for kind, target, _ in named))
    columns = (OrderRow.sort_key, OrderRow.number, OrderRow.title, OrderRow.document_number, OrderRow.citation)
    orders = connection.execute(select(*columns).where(wanted).order_by(OrderRow.sort_key)).all()
    sections = _sections(connection, [order.sort_key for order in orders], [section for _, _, section in named])
    return [
        _cited(order, section, sections)
        for kind, target, section in named
        for order in orders
        if getattr(order, _NAMES[kind].key) == target
    ]


def _sections(
    connection: Connection, orders: Sequence[int], sections: Sequence[str | None]
) -> dict[tuple[int, str], str]:
    """The citations of the provisions that there are, by (order key, id). One statement."""
    columns = (SectionRow.order_key, SectionRow.id, SectionRow.citation)
    wanted = select(*columns).where(SectionRow.order_key.in_(orders), SectionRow.id.in_(list(filter(None, sections))))
    return {(row.order_key, row.id): row.citation for row in connection.execute(wanted)}


def _cited(order: Any, section: str | None, sections: Mapping[tuple[int, str], str]) -> CitedOrder:
    citation = sections.get((order.sort_key, section or ""))
    there = section if citation else None
    return CitedOrder(
        citation=provision(order.number, citation),
        order=order.number,
        section=there,
        title=order.title,
        url=section_url(order.number, there),
    )
