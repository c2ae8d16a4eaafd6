"""What a search box offers while one types: citations, orders by their titles, offices by their names."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, select

from app.queries.names import order_url
from app.queries.search import beginning, checked, matching
from app.queries.spelled import cited_orders
from app.schemas import CitedOrder, Suggestion, SuggestionKind
from app.search.keys import order_of
from app.search.query import AllOf, AnyOf, Term
from app.search.scopes import SCOPES
from app.search.tables import WordRow
from app.search.tokens import words
from app.tables import ActorRow, OrderRow

MAX_ENDINGS = 64
"""How many ways to finish the last word are tried, those in most orders first."""

_SCOPE = SCOPES["orders"]
Words = Sequence[tuple[str, str]]
"""(stem, folded word) pairs."""


def suggestions(connection: Connection, text: str, limit: int) -> list[Suggestion]:
    """At most `limit` things whose names have the words of `text`, the last of which may be unfinished.

    Orders that are cited come first, then offices by how often they are directed, then orders by their titles, the
    newest first. At most six statements.

    Raises:
        StaleIndexError: if the index is of another version.
    """
    typed = words(text)
    found = [_cited(cited) for cited in cited_orders(connection, text)]
    if typed:
        found += _offices(connection, [word for _, word in typed])[: max(1, limit // 2)]
        found += _titles(connection, typed, limit)
    return list({item.url: item for item in reversed(found)}.values())[::-1][:limit]


def _cited(cited: CitedOrder) -> Suggestion:
    text = f"{cited.citation}: {cited.title}"
    return Suggestion(kind=SuggestionKind.CITATION, text=text, number=cited.order, slug=None, url=cited.url)


def _offices(connection: Connection, typed: Sequence[str]) -> list[Suggestion]:
    """Offices that a name or another name of has the words. One statement."""
    columns = (ActorRow.slug, ActorRow.name, ActorRow.aliases)
    often = (ActorRow.lead_directives + ActorRow.other_directives).desc()
    rows = connection.execute(select(*columns).order_by(often, ActorRow.slug))
    return [_office(row) for row in rows if any(_begins(name, typed) for name in (row.name, *row.aliases))]


def _begins(name: str, typed: Sequence[str]) -> bool:
    """Whether `name` has all words typed, and one that begins with the last."""
    own = _folded(name)
    return all(word in own for word in typed[:-1]) and any(word.startswith(typed[-1]) for word in own)


@lru_cache(maxsize=8_192)
def _folded(name: str) -> frozenset[str]:
    """The words of a name; a corpus has some thousand, and every suggestion looks at all of them."""
    return frozenset(word for _, word in words(name))


def _office(row: Any) -> Suggestion:
    url = f"/v1/directives?actor={row.slug}"
    return Suggestion(kind=SuggestionKind.ACTOR, text=row.name, number=None, slug=row.slug, url=url)


def _titles(connection: Connection, typed: Words, limit: int) -> list[Suggestion]:
    """The newest orders whose titles have the words. Three statements."""
    checked(connection, _SCOPE)
    endings = beginning(typed[-1][1]).with_only_columns(WordRow.stem).order_by(WordRow.orders.desc(), WordRow.word)
    stems = dict.fromkeys(connection.scalars(endings.limit(MAX_ENDINGS)))
    last = AnyOf(tuple(_in_title(stem) for stem in stems))
    found = matching(connection, _SCOPE, AllOf((*(_in_title(stem) for stem, _ in typed[:-1]), last))).subquery()
    newest = select(found.c.key).order_by(found.c.key.desc()).limit(limit).subquery()
    columns = (OrderRow.number, OrderRow.title)
    statement = select(*columns).join(newest, OrderRow.sort_key == order_of(newest.c.key))
    return [_titled(row) for row in connection.execute(statement.order_by(newest.c.key.desc()))]


def _in_title(stem: str) -> Term:
    return Term((stem,), (stem,), "title")


def _titled(row: Any) -> Suggestion:
    return Suggestion(
        kind=SuggestionKind.ORDER, text=row.title, number=row.number, slug=None, url=order_url(row.number)
    )
