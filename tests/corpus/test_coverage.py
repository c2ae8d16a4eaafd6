"""Documents about orders linked over the real corpus: the seeds, and fact sheets as a reader read them."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, select

from app import store
from app.ingest.coverage.linking import links
from app.ingest.coverage.reading import read_one
from app.ingest.inputs import Input
from app.law.coverage.values import Link
from app.queries import named_order
from app.store.coverage import Record
from app.tables import OrderRow
from tests.cases import FOLDER
from tests.conftest import CORPUS
from tests.sources.test_coverage import SEEDS, as_page

pytestmark = pytest.mark.corpus

SEEN = {"002": {("14288", "about")}, "003": {("13929", "about"), ("13896", "mentions")}, "004": {("14288", "about")}}
"""Seed 003 names the Commission that EO 13896 set up by that order's title."""


@pytest.fixture(scope="module")
def connection(url: str) -> Iterator[Connection]:
    """A connection to the whole corpus."""
    engine = store.engine(url, pool_size=1)
    with store.snapshot(engine) as current:
        yield current.connection
    engine.dispose()


def record(name: str, data: bytes) -> Record:
    """What is kept of a document."""
    outcome = read_one(Input(name, name, True, data))
    assert outcome.record is not None, outcome.refusal
    return outcome.record


def reader() -> Iterator[tuple[str, str, str, str]]:
    """What the reader found: file, order, role, what shows it."""
    for line in (FOLDER / "coverage" / "fact-sheets.tsv").read_text().splitlines():
        if not line.startswith("#"):
            file, order, role, basis = line.split("\t")
            yield file, order, role, basis


def _with_text(connection: Connection) -> set[str]:
    """The orders whose text is held."""
    return set(connection.scalars(select(OrderRow.number).where(OrderRow.has_text)))


def _as_read(order: str) -> str:
    """An order as the reader wrote it down: "?" where its number was not known."""
    return "?" if order.startswith("unnumbered-") else order


def said(found: tuple[Link, ...]) -> set[tuple[str, str]]:
    """The orders and roles of links."""
    return {(link.order, link.role.value) for link in found}


@pytest.mark.skipif(not SEEDS.is_dir(), reason="../shared/seeds is not here")
def test_seeds_are_about_their_orders_as_text_and_as_pages(connection: Connection) -> None:
    """An article and a fact-check of EO 14288, and a fact sheet of EO 13929 that looks like it."""
    texts = {seed: next(SEEDS.glob(f"{seed}_*")).read_text() for seed in SEEN}
    plain = {seed: record(f"{seed}.txt", text.encode()) for seed, text in texts.items()}
    pages = {seed: record(f"{seed}.html", as_page(texts[seed]).encode()) for seed in ("003", "004")}
    found = links(connection, [*plain.values(), *pages.values()])
    assert {seed: said(found[kept.id]) for seed, kept in plain.items()} == SEEN
    assert {seed: said(found[kept.id]) for seed, kept in pages.items()} == {seed: SEEN[seed] for seed in pages}
    for seed, page in pages.items():
        assert [quoted.text for quoted in page.reading.quotations] == [
            quoted.text for quoted in plain[seed].reading.quotations
        ]


def test_fact_sheets_are_linked_as_a_reader_links_them(
    connection: Connection, record_property: Callable[[str, object], None]
) -> None:
    """Of the links made 99 in 100 are the reader's; of those that more than a topic shows 90 in 100 are made.

    So it is of orders whose text is held: of the others 85 in 100 are, for nothing can be quoted of them.
    """
    rows = list(reader())
    files = sorted({file for file, *_ in rows})
    kept = {file: record(file, Path(CORPUS / "fact-sheets" / file).read_bytes()) for file in files}
    found = links(connection, list(kept.values()))
    made = {(file, _as_read(link.order)) for file in files for link in found[kept[file].id]}
    read = {(file, order) for file, order, *_ in rows}
    wanted = {
        (file, order)
        for file, order, _, basis in rows
        if order not in "-?" and basis != "topic_only" and named_order(connection, order)
    }
    with_text = {pair for pair in wanted if pair[1] in _with_text(connection)}
    found_of = (
        f"{len(made & with_text)} of {len(with_text)} found of orders with text, {len(made & wanted)} of {len(wanted)}"
    )
    record_property("said", f"{len(made)} links, {len(made & read)} right; {found_of} of all")
    assert len(made & read) >= 0.99 * len(made)
    assert len(made & with_text) >= 0.9 * len(with_text)
    assert len(made & wanted) >= 0.85 * len(wanted)
