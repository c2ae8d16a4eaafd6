"""The corpus made anew of what the database remembers of its documents, and compared with the corpus held."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, datetime
from hashlib import blake2b
from itertools import chain
from typing import Any

from sqlalchemy import Connection, select

from app import store
from app.ingest import tables
from app.ingest.assembling import Assembler
from app.ingest.catalogue import Accounts
from app.ingest.corpus_rows import Corpus, corpus_of
from app.ingest.coverage.deriving import check_rows, link_rows
from app.ingest.doubting import doubts_of
from app.ingest.held import Held
from app.ingest.own_rows import to_json
from app.ingest.readings import decode
from app.ingest.workers import Workers
from app.law.coverage.values import RULES
from app.store.copying import rows_of
from app.tables import Base, CoverageLinkRow, CoverageQuotationRow
from app.tables import Corpus as CorpusRow

_SOME = 3
"""So many rows of a table that differ are named."""


def compared(held: Held, pool: Workers, progress: Callable[[int, int], None]) -> tuple[int, list[str]]:
    """How many rows there should be, and what is wrong with those that there are."""
    connection = held.connection
    assert connection is not None, "only what is held can be checked"  # noqa: S101
    accounts = Accounts({}, connection)
    assembled = Assembler(accounts, held, pool, progress).assemble(held.documents, anew=True)
    if assembled.rejected:
        return 0, [f"the documents of order {each.number} contradict each other" for each in assembled.rejected]
    others = [kind for document in assembled.documents.values() for kind, _ in document.others.values()]
    readings = (decode(each.stored) for each in assembled.fresh.values())
    corpus = corpus_of(
        readings, assembled.unnumbered, others, lambda orders: doubts_of(orders, assembled.fresh, Held())
    )
    records = list(held.coverage.values())
    linked, links = link_rows(connection, records)
    made: Mapping[type[Base], Iterable[store.Row]] = {
        **tables.of_all(corpus, assembled, accounts),
        CoverageLinkRow: links,
        CoverageQuotationRow: chain.from_iterable(check_rows(connection, records, linked)),
    }
    total, faults = 0, list(_of_the_whole(connection, corpus, held))
    for model, rows in made.items():
        count, wrong = _differences(connection, model, rows)
        total += count
        faults += wrong
    return total, faults


def _of_the_whole(connection: Connection, corpus: Corpus, held: Held) -> Iterator[str]:
    """What is wrong with what the database says of its corpus as a whole."""
    revision = store.coverage.revision(corpus.revision, RULES, held.coverage.values())
    row = connection.execute(select(CorpusRow.as_of, CorpusRow.summary)).one()
    if (held.orders_revision, held.revision) != (corpus.revision, revision):
        yield f"the revision of what is held is {revision}, not {held.revision}"
    if (row.as_of, row.summary) != (corpus.as_of, corpus.summary):
        yield "the summary of the corpus, or the day up to which it tells, is not that of what is held"


def _differences(connection: Connection, model: type[Base], rows: Iterable[store.Row]) -> tuple[int, list[str]]:
    """How many rows a table should have, and how those that it has differ."""
    table: Any = model.__table__
    columns: frozenset[str] = frozenset()
    expected: Counter[bytes] = Counter()
    for row in rows:
        columns = columns or frozenset(row)
        expected[_print(row)] += 1
    count = expected.total()
    strange = []
    for held in rows_of(connection, table):
        seen = _print({name: value for name, value in held.items() if name in columns})
        if expected[seen]:
            expected[seen] -= 1
        else:
            strange.append("/".join(str(held[column.name]) for column in table.primary_key))
    missing = expected.total()
    if not strange and not missing:
        return count, []
    named = f": {', '.join(strange[:_SOME])}" if strange else ""
    return count, [f"{table.name}: {len(strange)} rows are not what was published, {missing} are missing{named}"]


def _print(row: Mapping[str, Any]) -> bytes:
    plain = {name: value.astimezone(UTC) if isinstance(value, datetime) else value for name, value in row.items()}
    return blake2b(to_json(plain), digest_size=8).digest()
