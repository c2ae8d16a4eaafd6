"""What a query may have meant: a word spelt otherwise, an order it cites, a name it begins."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, select

from app import citations, numbering
from app.queries.names import provision, section_url
from app.queries.search import Question
from app.schemas import CitedOrder
from app.search.query import terms
from app.search.spelling import best, corrected, doubtful, neighbours
from app.search.tables import StemRow, WordRow
from app.tables import OrderRow, SectionRow

MAX_CORRECTED = 3
"""How many misspelt words of one query are looked up."""
MAX_CITED = 5
_PROVISION = re.compile(r"[\s,;]*((?:§|sec(?:tion|s)?\b\.?)\s*[0-9][0-9A-Za-z.()-]*)", re.IGNORECASE)
_WORDS = select(WordRow.word, WordRow.orders)


def did_you_mean(connection: Connection, text: str, asked: Question) -> str | None:
    """`text` with words the corpus does not have replaced by the nearest it has; None without one. Two statements."""
    stems = {stem for term in terms(asked.typed) for stem in term.stems}
    known = connection.scalars(select(StemRow.stem).where(StemRow.stem.in_(sorted(stems))))
    misspelt = doubtful(asked.typed, known)[:MAX_CORRECTED]
    if not misspelt:
        return None
    near = sorted(set().union(*map(neighbours, misspelt)))
    orders = {row.word: row.orders for row in connection.execute(_WORDS.where(WordRow.word.in_(near)))}
    corrections = {word: other for word in misspelt if (other := best(word, orders))}
    return corrected(text, corrections) if corrections else None


def cited_orders(connection: Connection, text: str) -> list[CitedOrder]:
    """The orders held that `text` cites by number ("EO 14288 sec. 3(b)"), or is the number of. Two statements."""
    named = list(dict.fromkeys(_named(text)))[:MAX_CITED]
    if not named:
        return []
    columns = (OrderRow.sort_key, OrderRow.number, OrderRow.title)
    wanted = OrderRow.number.in_([number for number, _ in named])
    orders = {row.number: row for row in connection.execute(select(*columns).where(wanted))}
    sections = _sections(connection, [row.sort_key for row in orders.values()], [section for _, section in named])
    return [_cited(orders[number], section, sections) for number, section in named if number in orders]


def _named(text: str) -> Iterator[tuple[str, str | None]]:
    """The (number, section id) pairs that `text` cites."""
    whole = numbering.order_number(text)
    if whole:
        yield whole, None
        return
    for citation in citations.find(text):
        if citation.kind == "executive_order":
            after = _PROVISION.match(text, citation.span[1])
            yield citation.target, citation.section or (numbering.section_id(after[1]) if after else None)


def _sections(
    connection: Connection, orders: Sequence[int], sections: Sequence[str | None]
) -> dict[tuple[int, str], str]:
    """The citations of the provisions that there are, by (order key, id). One statement."""
    columns = (SectionRow.order_key, SectionRow.id, SectionRow.citation)
    wanted = select(*columns).where(SectionRow.order_key.in_(orders), SectionRow.id.in_(list(filter(None, sections))))
    return {(row.order_key, row.id): row.citation for row in connection.execute(wanted)}


def _cited(order: Any, section: str | None, sections: Mapping[tuple[int, str], str]) -> CitedOrder:
    citation = sections.get((order.sort_key, section or ""))
    held = section if citation else None
    return CitedOrder(
        citation=provision(order.number, citation),
        order=order.number,
        section=held,
        title=order.title,
        url=section_url(order.number, held),
    )
