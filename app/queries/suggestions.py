"""What a search box offers while one types: citations, orders by their titles and numbers, offices by their names."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, select

from app.queries.did_you_mean import cited_orders
from app.queries.links import order_url
from app.schemas import CitedOrder, Suggestion, SuggestionKind
from app.search.tokens import words
from app.search.widening import in_other_words
from app.tables import ActorRow, OrderRow

Words = Sequence[tuple[str, str]]
"""(stem, folded word) pairs."""
_OFFICES = select(ActorRow.slug, ActorRow.name, ActorRow.aliases).order_by(
    (ActorRow.lead_directives + ActorRow.other_directives).desc(), ActorRow.slug
)
_ORDERS = select(OrderRow.number, OrderRow.title, OrderRow.document_number).order_by(
    OrderRow.signed_on.desc().nulls_last(), OrderRow.sort_key.desc()
)


def suggestions(connection: Connection, text: str) -> list[Suggestion]:
    """Everything whose name has the words of `text`, the last of which may be unfinished, or other names for them.

    Orders that are cited come first, then offices by how often they are directed, then orders by their titles, numbers
    and document numbers, the newest first. At most four statements.
    """
    typed = words(text)
    found = [_cited(cited) for cited in cited_orders(connection, text)]
    if typed:
        ways = [typed, *in_other_words(typed)]
        offices, orders = connection.execute(_OFFICES), connection.execute(_ORDERS)
        found += [_office(row) for row in offices if any(_has((row.name, *row.aliases), way) for way in ways)]
        found += [_titled(row) for row in orders if any(_has(_names(*row), way) for way in ways)]
    return list({item.url: item for item in reversed(found)}.values())[::-1]


def first(found: Sequence[Suggestion], limit: int) -> list[Suggestion]:
    """The first `limit` of `found`; offices leave half of the places to orders, where there are so many."""
    of = {kind: [item for item in found if item.kind is kind] for kind in SuggestionKind}
    cited, offices, orders = of[SuggestionKind.CITATION], of[SuggestionKind.ACTOR], of[SuggestionKind.ORDER]
    room = max(0, limit - len(cited))
    offices = offices[: max(room // 2, room - len(orders))]
    return [*cited, *offices, *orders][:limit]


@lru_cache(maxsize=65_536)
def _names(number: str, title: str, document_number: str | None) -> tuple[str, str]:
    """An order is found by the words of its title and its number, and by its document number."""
    return f"{title} EO {number} Executive Order", document_number or ""


def _has(names: Iterable[str], typed: Words) -> bool:
    """Whether a name has all words typed in some form, and one that begins with the last."""
    *finished, (_, last) = typed
    begun = f" {last}"
    return any(begun in plain and all(stem in stems for stem, _ in finished) for stems, plain in map(_read, names))


@lru_cache(maxsize=65_536)
def _read(name: str) -> tuple[frozenset[str], str]:
    """The stems and " the words" of a name; every suggestion looks at all names of a corpus, some ten thousand."""
    pairs = words(name)
    return frozenset(stem for stem, _ in pairs), "".join(f" {word}" for _, word in pairs)


def _cited(cited: CitedOrder) -> Suggestion:
    text = f"{cited.citation}: {cited.title}"
    return Suggestion(kind=SuggestionKind.CITATION, text=text, number=cited.order, slug=None, url=cited.url)


def _office(row: Any) -> Suggestion:
    url = f"/v1/directives?actor={row.slug}"
    return Suggestion(kind=SuggestionKind.ACTOR, text=row.name, number=None, slug=row.slug, url=url)


def _titled(row: Any) -> Suggestion:
    return Suggestion(
        kind=SuggestionKind.ORDER, text=row.title, number=row.number, slug=None, url=order_url(row.number)
    )
