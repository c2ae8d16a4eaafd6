"""Search over the real documents: the same on both databases, relevant, and never slow."""

import json
import re
import sqlite3
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, select
from starlette.testclient import TestClient

from app import store
from app.main import create_app
from app.queries import RELEVANCE, Window, search
from app.search.document_keys import order_of
from app.settings import Settings
from app.tables import OrderRow, SectionRow
from tests.search.queries import generated

pytestmark = pytest.mark.corpus

CASES = Path(__file__).parents[1] / "cases" / "search" / "relevance.txt"
QUERIES = 500
PART = 50_000
"""A fourth of the queries of a campaign."""
PATHS = ("/v1/sections", "/v1/orders", "/v1/directives", "/v1/suggest")
FACETS = {"facets": ["president", "year", "status"]}
VARIANTS: dict[str, list[dict[str, Any]]] = {
    "/v1/sections": [{}, {"president": "donald-trump"}, {"expand": "none"}, {"signed_to": "1990-12-31"}],
    "/v1/orders": [{}, {"sort": "-signed_on"}, {"status": "revoked"}, {"sort": "number", "has_text": "true"}],
    "/v1/directives": [{}, {"sort": "due_on"}, {"boilerplate": "include"}, {"modality": "shall", "year": "2025"}],
    "/v1/suggest": [{}],
}
"""What is asked beside the words, in turn."""


@pytest.fixture(scope="module")
def engine(url: str) -> Iterator[Engine]:
    """An engine over the SQLite file."""
    made = store.engine(url)
    yield made
    made.dispose()


def client(url: str, search_seconds: float = 30) -> TestClient:
    """A client without ready answers: every request asks the database."""
    return TestClient(create_app(Settings(database_url=url, cache_bytes=0, search_seconds=search_seconds)))


def texts(engine: Engine) -> list[str]:
    """What queries are made of: every title, every provision that has text."""
    with store.snapshot(engine) as snapshot:
        titles = snapshot.connection.scalars(select(OrderRow.title)).all()
        return [*titles, *filter(None, snapshot.connection.scalars(select(SectionRow.text)).all())]


@pytest.mark.soak
def test_both_databases_give_the_same_answers(part: tuple[str, str]) -> None:
    """Status, ids, order, totals, ranking, snippets, facets and corrections: the bodies are equal, byte by byte.

    But for the moments of two publishes. A part of the documents is asked.
    """
    made = store.engine(part[0])
    assert differences(*part, made, QUERIES, seed=20) == []
    made.dispose()


@pytest.mark.soak
def test_both_databases_give_the_same_answers_to_many(url: str, whole_postgres: str, engine: Engine) -> None:
    """The same of all documents, for 5,000 queries."""
    assert differences(url, whole_postgres, engine, 5_000, seed=23) == []


def differences(url: str, other_url: str, engine: Engine, count: int, seed: int) -> list[tuple[str, str, int, int]]:
    """The (path, query, statuses) that two databases answer otherwise; a fourth of the queries must find something."""
    differ, found = [], 0
    with client(url) as one, client(other_url) as other:
        for number, query in enumerate(generated(texts(engine), count, seed)):
            path = PATHS[number % len(PATHS)]
            variant = VARIANTS[path][number // len(PATHS) % len(VARIANTS[path])]
            asked = {"q": query, "limit": "10", **({} if path == "/v1/suggest" else FACETS), **variant}
            left, right = one.get(path, params=asked), other.get(path, params=asked)
            same = _body(left) == _body(right) if left.status_code == 200 else _code(left) == _code(right)
            found += left.status_code == 200 and left.json()["total"] > 0
            if not same:
                differ.append((path, query, left.status_code, right.status_code))
    assert found > count / 4
    return differ


def _body(answer: Any) -> str:
    """What an answer says, without when what it tells of was published, which its cursors bear, too."""
    return re.sub(r'"(?:changed_at|next_cursor)":"[^"]+"|cursor=[\w-]+', "", answer.text)


def _code(answer: Any) -> tuple[int, str]:
    return answer.status_code, answer.json()["code"]


def cases() -> list[tuple[str, str, list[str]]]:
    """The (kind, query, numbers) of the relevance set."""
    lines = [line for line in CASES.read_text().splitlines() if line and not line.startswith("#")]
    return [
        (kind.strip(), query.strip(), numbers.split()) for kind, query, numbers in (li.split(" | ") for li in lines)
    ]


def reciprocal_rank(found: Sequence[str], wanted: Sequence[str]) -> float:
    """1 for the first place, 1/2 for the second …, 0 where none is found."""
    return next((1 / place for place, number in enumerate(found, start=1) if number in wanted), 0.0)


def ours(connection: Connection, query: str, numbers: dict[int, str]) -> list[str]:
    """The orders that our search finds, best first."""
    asked = search.parse(connection, "orders", query)
    hits = search.by_relevance(connection, asked, lambda keys: keys, Window(RELEVANCE, 100), list)
    return [numbers[order_of(key)] for key in hits.items]


@pytest.fixture(scope="module")
def plain(url: str) -> sqlite3.Connection:
    """The same orders as a plain full-text table: FTS5 with its porter stemmer over title and text."""
    made = sqlite3.connect(":memory:")
    made.execute("CREATE VIRTUAL TABLE plain USING fts5(number UNINDEXED, title, text, tokenize = 'porter')")
    source = sqlite3.connect(url.removeprefix("sqlite:///"))
    rows = source.execute(
        "SELECT number, title, (SELECT group_concat(heading || ' ' || text || ' ' || closing, ' ')"
        " FROM (SELECT * FROM sections WHERE order_key = sort_key ORDER BY position)) FROM orders"
    )
    made.executemany("INSERT INTO plain VALUES (?, ?, ?)", rows)
    source.close()
    return made


def theirs(plain: sqlite3.Connection, query: str) -> list[str]:
    """The orders that a plain full-text table finds when each word is quoted, as Datasette does it; by its rank."""
    pieces = [piece for piece in re.split(r'\s+|(".*?")', query) if piece and piece != '""']
    quoted = " ".join(piece if piece.startswith('"') else f'"{piece}"' for piece in pieces)
    rows = plain.execute("SELECT number FROM plain WHERE plain MATCH ? ORDER BY rank LIMIT 200", (quoted,))
    return [number for (number,) in rows]


def test_known_orders_are_found_first(engine: Engine, plain: sqlite3.Connection) -> None:
    """The mean reciprocal rank of known orders is 0.9 at least; on 39 of 41 queries it is no worse than plain FTS5."""
    with store.snapshot(engine) as snapshot:
        rows = snapshot.connection.execute(select(OrderRow.sort_key, OrderRow.number))
        numbers = {row.sort_key: row.number for row in rows}
        mine = [reciprocal_rank(ours(snapshot.connection, query, numbers), wanted) for _, query, wanted in cases()]
    other = [reciprocal_rank(theirs(plain, query), wanted) for _, query, wanted in cases()]
    known = [rank for rank, (kind, _, _) in zip(mine, cases(), strict=True) if kind == "known"]
    assert sum(known) / len(known) >= 0.9
    assert len(mine) == 41
    assert sum(one >= another for one, another in zip(mine, other, strict=True)) >= 39


def test_no_fuzzed_query_is_an_error(url: str, engine: Engine) -> None:
    """Every query is 200 or 422, whatever it is made of."""
    with client(url) as served:
        statuses = {
            served.get("/v1/sections", params={"q": query, "limit": "1"}).status_code
            for query in generated(texts(engine), 2_000, seed=21)
        }
    assert statuses == {200, 422}


@pytest.mark.soak
@pytest.mark.parametrize("part", range(4))
@pytest.mark.parametrize("database", ["url", "whole_postgres"])
def test_no_query_of_a_campaign_is_slow(
    request: pytest.FixtureRequest, engine: Engine, database: str, part: int
) -> None:
    """Of 200,000 fuzzed queries in four parts none takes over 1.2 seconds, and none is an error."""
    statuses: Counter[int] = Counter()
    slowest: list[tuple[float, str, str]] = []
    with client(request.getfixturevalue(database), search_seconds=1.0) as served:
        for number, query in enumerate(generated(texts(engine), PART, seed=100 + part)):
            path, started = PATHS[number % len(PATHS)], time.perf_counter()
            statuses[served.get(path, params={"q": query, **(FACETS if number % 8 < 3 else {})}).status_code] += 1
            slowest = sorted([*slowest, (time.perf_counter() - started, path, query)], reverse=True)[:10]
    said = {"database": database, "part": part, "n": PART, "statuses": statuses, "slowest": slowest}
    print(json.dumps(said, ensure_ascii=False))  # noqa: T201 (a campaign tells what it saw)
    assert set(statuses) == {200, 422}
    assert slowest[0][0] <= 1.2
