"""Searches: every page of every query is a piece of the ranking by its definition, or of its hits by day."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, Row, Select, create_engine, select

from app import store
from app.queries.paging import Window
from app.queries.search import (
    ParsedQuery,
    by_day,
    by_relevance,
    every_by_relevance,
    in_order_of_days,
    of_orders,
    parse,
)
from app.search.document_keys import document_key
from app.search.query import AllOf
from app.search.ranking import Ranked, headed, in_a_row
from app.store.index import fulltext, indexing, postings
from app.store.index.entries import Entry, OrderDocuments
from app.store.index.scopes import SCOPES, Name
from app.store.migrating import upgrade
from app.tables import DirectiveRow, OrderRow, SectionRow
from tests.bench.library import fill
from tests.search import relevance

MOST, LIMIT = 60, 25
QUERIES = (
    "the",
    "agency",
    "management",
    "the of",
    "federal agency",
    "shall order",
    '"of the"',
    "federal OR policy",
    "the -of",
    "section:the of",
    "department OR national head",
    "cobab*",
    "feder*",
    "zzz* OR general",
    "nowhere",
)


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def connection(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Connection]:
    """A small corpus, of whose words many are ready and whose postings have many parts."""
    folder: Path = tmp_path_factory.mktemp("search")
    url = f"sqlite:///{folder / 'eo'}" if request.param == "sqlite" else request.getfixturevalue("new_postgres")()
    engine = create_engine(store.parse_url(url))
    with pytest.MonkeyPatch.context() as patch, engine.connect() as opened:
        for module, name, value in (
            ("app.store.index.postings", "PART", 32),
            ("app.store.index.postings", "MANY", 40),
            ("app.store.index.postings", "READY", 30),
            ("app.search.ranking", "MAX_CANDIDATES", MOST),
        ):
            patch.setattr(f"{module}.{name}", value)
        upgrade(opened)
        fill(opened, 3)
        indexing.build(opened)
        opened.commit()
        yield opened
    engine.dispose()


def definition(connection: Connection, query: ParsedQuery) -> list[Ranked]:
    """All hits in order: those that are ranked, each read alone, then the rest, the newest first."""
    matching = partial(fulltext.matching, connection.dialect.name, query.scope)
    keys = sorted(connection.scalars(matching(query.node)), reverse=True)
    run = in_a_row(query.node)
    if len(keys) <= MOST:
        ranked = keys
        side_by_side = set(connection.scalars(matching(AllOf((query.node, run))))) if run else set()
    else:
        heads = set(connection.scalars(matching(AllOf((query.node, headed(query.node, query.scope.headed_by))))))
        ranked = [*(key for key in keys if key in heads), *(key for key in keys if key not in heads)][:MOST]
        side_by_side = set()
    documents = {each.key: each for each in _documents(connection, query.scope.name)}
    first = relevance.rank([documents[key] for key in ranked], query.node, query.statistics, side_by_side)
    return [*first, *((-1, key) for key in keys if key not in set(ranked))]


def _documents(connection: Connection, scope: Name) -> Iterator[relevance.Document]:
    for order in connection.execute(select(OrderRow.__table__)):
        sections = _of(connection, SectionRow, order, SectionRow.position)
        own = OrderDocuments(order, sections, _of(connection, DirectiveRow, order, DirectiveRow.key), {})
        entries = {"orders": [own.entry()], "sections": own.section_entries(), "directives": own.directive_entries()}
        yield from map(_document, entries[scope])


def _of(connection: Connection, model: Any, order: Any, by: Any) -> Sequence[Row[Any]]:
    return connection.execute(select(model.__table__).where(model.order_key == order.sort_key).order_by(by)).all()


def _document(entry: Entry) -> relevance.Document:
    counts = Counter(entry.stems())
    return relevance.Document(entry.key, f" {' '.join(entry.heading)} ", counts, counts.total())


@pytest.mark.parametrize("scope", SCOPES)
@pytest.mark.parametrize("text", QUERIES)
def test_pages_are_pieces_of_the_definition(connection: Connection, scope: Name, text: str) -> None:
    """Whether the first hits are ready, or all are ranked, or the newest only; with totals and what is said of them."""
    query = parse(connection, scope, text)
    expected = definition(connection, query)
    found: list[int] = []
    after = None
    while True:
        page = by_relevance(connection, query, lambda hits: hits, Window("relevance", LIMIT, after), list)
        assert page.total == len(expected)
        assert page.ranking is not None
        assert page.ranking.exact == (len(expected) <= MOST)
        found += page.items
        after = page.end
        if after is None:
            break
        assert after == expected[len(found) - 1]
    assert found == [key for _, key in expected]
    assert every_by_relevance(connection, query, lambda hits: hits) == found


NARROWED: dict[str, Callable[[Select[Any]], Select[Any]]] = {
    "all": lambda hits: hits,
    "some": lambda hits: of_orders(hits, select(OrderRow.sort_key).where(OrderRow.sort_key % 7 < 4)),
}


@pytest.mark.parametrize("narrow", NARROWED)
@pytest.mark.parametrize("sort", ["-signed_on", "signed_on"])
@pytest.mark.parametrize("text", QUERIES)
def test_pages_by_day_are_pieces_of_all_hits(connection: Connection, text: str, sort: str, narrow: str) -> None:
    """The keys of what the other filters leave, descending or ascending, each once; the same without pages."""
    query = parse(connection, "sections", text)
    hits = NARROWED[narrow](query.keys())
    expected = sorted(connection.scalars(hits), reverse=sort == "-signed_on")
    found: list[int] = []
    after = None
    while len(found) < len(expected) or not found:
        page = by_day(connection, query, NARROWED[narrow], Window(sort, LIMIT, after), list)
        assert (page.total, page.ranking) == (len(expected), None)
        found += page.items
        after = page.end
        if after is None:
            break
    assert (found, after) == (expected, None)
    assert list(connection.scalars(in_order_of_days(hits, sort))) == expected


def test_all_by_relevance_is_narrowed_too(connection: Connection) -> None:
    """What is given whole is what the pages give, where other filters leave some of more hits than are ranked."""
    query = parse(connection, "sections", "the")
    pages = by_relevance(connection, query, NARROWED["some"], Window("relevance", 10_000), list)
    assert every_by_relevance(connection, query, NARROWED["some"]) == pages.items
    assert pages.ranking is not None
    assert MOST == pages.ranking.candidates < pages.total == len(pages.items)


def test_a_frequent_word_is_answered_from_what_is_ready(connection: Connection) -> None:
    """Without its postings, which a page further on reads."""
    assert len(postings.ready(connection, SCOPES["sections"], "the")) == 30
    assert postings.ready(connection, SCOPES["sections"], "nowher") == []


def test_keys_ascend_with_the_day(connection: Connection) -> None:
    """The index is written in the order of keys, as FTS5 likes it and postings are."""
    orders = connection.execute(select(OrderRow.signed_on, OrderRow.sort_key).order_by(OrderRow.signed_on)).all()
    keys = [document_key(order.signed_on, order.sort_key) for order in orders]
    assert keys == sorted(keys)
