"""Quotations of real orders: the verdict of a careful reader, and no changed word called the order's."""

import json
from collections.abc import Callable, Iterator, Sequence
from functools import cache

import pytest
from sqlalchemy import Connection, select

from app import store
from app.law.quotes import Text, check
from app.law.quotes.values import OrderText, Verdict
from app.queries.quotes import check_quote
from app.schemas import QuoteCheck
from app.tables import OrderRow
from tests.conftest import CORPUS
from tests.corpus.quotations import by_hand, fact_sheets
from tests.corpus.quotations.cases import ALTERED, PARTIAL, VERBATIM, Case
from tests.corpus.quotations.held import held
from tests.corpus.quotations.letters import Letters, letters
from tests.corpus.quotations.making import SEED, made
from tests.corpus.quotations.scores import Judged, against, judge, share, table

pytestmark = pytest.mark.corpus

GOLD = CORPUS.parent / "gold" / "quotes" / "real.jsonl"
ONE_IN = 8
"""Of the quotations made such a part is checked against all orders, too."""
SENTENCES = 300


@pytest.fixture(scope="module")
def orders(url: str) -> Sequence[OrderText]:
    """Every order of the corpus."""
    return held(url)


@pytest.fixture(scope="module")
def cases(orders: Sequence[OrderText]) -> Sequence[Case]:
    """The quotations made from them."""
    return made(orders, SEED)


@pytest.fixture
def connection(url: str) -> Iterator[Connection]:
    """A connection to the corpus."""
    engine = store.engine(url)
    with store.snapshot(engine) as snapshot:
        yield snapshot.connection
    engine.dispose()


def anywhere(connection: Connection, quote: str) -> QuoteCheck:
    """The answer on a quotation whose order nobody names."""
    return check_quote(connection, quote)


def wrong(judged: Sequence[Judged]) -> list[tuple[str, str, str, tuple[str, ...]]]:
    """What is judged otherwise than a reader judges it, for people."""
    return [(item.case.kind, item.case.order, item.case.quote, item.faults) for item in judged if item.faults]


def test_quotations_made_from_orders(
    orders: Sequence[OrderText], cases: Sequence[Case], record_property: Callable[[str, object], None]
) -> None:
    """At least 99.5 % have the verdict, provision and risk expected; nothing changed is exact. The table is told."""
    judged = judge(cases, against(orders))
    record_property("said", "\n".join(table(judged)))
    assert len(judged) > 5_000
    assert [item for item in judged if item.is_grave] == []
    assert share(judged) >= 0.995, wrong(judged)


def test_quotations_without_an_order(
    orders: Sequence[OrderText], cases: Sequence[Case], connection: Connection
) -> None:
    """Against all orders what is changed is never exact and mostly told; of what is not, 97 % are found as they are."""
    everything = "|".join(text for order in orders for text in _all_letters(order))
    found, told = [], []
    for case in cases[::ONE_IN]:
        verdict = Verdict(anywhere(connection, case.quote).verdict.value)
        if case.verdicts & (VERBATIM | PARTIAL):
            found.append(verdict in case.verdicts)
        elif letters(case.quote) not in everything:
            assert verdict not in VERBATIM, case
            told.append(verdict in case.verdicts)
    assert sum(found) >= 0.97 * len(found) > 0
    assert sum(told) >= 0.9 * len(told) > 0


def _all_letters(order: OrderText) -> tuple[str, ...]:
    found = Letters(order)
    return found.title, found.printed, found.running


def test_quotations_by_hand(orders: Sequence[OrderText]) -> None:
    """Those of the case file: at least 97 % as their reader judged, and none that is changed called exact."""
    read = [given.case for given in by_hand.read()]
    judged = judge(read, against(orders))
    assert len(judged) > 150
    assert [item for item in judged if item.is_grave] == []
    assert share(judged) >= 0.97, wrong(judged)


def test_the_words_of_the_case_file_are_the_orders(orders: Sequence[OrderText]) -> None:
    """What the case file says the order has stands there, in the provision that it names."""
    numbered = {order.number: Letters(order) for order in orders}
    given = [given for given in by_hand.read() if given.words]
    assert len(given) > 15
    for each in given:
        assert numbered[each.case.order].sections(str(each.words)) & each.case.sections, each


def gold() -> list[Case]:
    """Quotations as they were really printed, with their reader's verdict."""
    if not GOLD.exists():
        pytest.skip("../shared/gold is not here")
    return [_gold(json.loads(line)) for line in GOLD.read_text(encoding="utf-8").splitlines()]


def _gold(read: dict[str, str]) -> Case:
    verdict = Verdict(read["verdict"])
    section = None if read["section"] == "title" else read["section"]
    return Case(
        kind=verdict.value,
        order=read["order"],
        quote=read["quote"],
        source=read["right_words"] or "",
        verdicts=VERBATIM if verdict in VERBATIM else frozenset({verdict}),
        sections=frozenset({section} if read["section"] else ()),
    )


def test_quotations_as_they_were_printed(orders: Sequence[OrderText]) -> None:
    """Of real ones at least 97 % have their reader's verdict, and none that is changed or foreign is called exact."""
    judged = judge(gold(), against(orders), fully=False)
    assert [item for item in judged if item.is_grave] == []
    assert share(judged) >= 0.97, wrong(judged)


def test_quotations_as_they_were_printed_of_whichever_order(
    connection: Connection, record_property: Callable[[str, object], None]
) -> None:
    """Without their order named, those that stand in it are found, and none that is changed is found there as it is."""
    cases = gold()
    answers = [anywhere(connection, case.quote) for case in cases]
    same = [answer.verdict.value in case.verdicts for case, answer in zip(cases, answers, strict=True)]
    record_property("said", f"{sum(same)} of {len(same)} real quotations have their reader's verdict without an order")
    for case, answer in zip(cases, answers, strict=True):
        numbers = {match.order for match in answer.matches}
        if case.verdicts == VERBATIM:
            assert answer.verdict.value in VERBATIM, case
            assert case.order in numbers or "more_matches" in answer.notes, case
        elif case.verdicts != PARTIAL:
            assert answer.verdict.value not in VERBATIM or case.order not in numbers, case


def test_fact_sheets_are_not_the_order(
    orders: Sequence[OrderText], connection: Connection, record_property: Callable[[str, object], None]
) -> None:
    """Of 300 sentences that no order has none is exact, and one in a hundred at most is called an altered quotation."""
    signed = connection.execute(select(OrderRow.number, OrderRow.signed_on).where(OrderRow.signed_on.is_not(None)))
    days = {row.number: row.signed_on for row in signed if row.signed_on}
    sentences = fact_sheets.drawn(CORPUS / "fact-sheets", orders, days, SENTENCES, SEED)
    numbered = {order.number: order for order in orders}
    ready = cache(lambda number: Text.of(numbered[number]))
    told = [check(each.text, list(map(ready, each.orders))).verdict for each in sentences]
    of_any = [Verdict(anywhere(connection, each.text).verdict.value) for each in sentences]
    assert len(sentences) == SENTENCES
    for verdicts in (told, of_any):
        assert not VERBATIM & set(verdicts)
        assert not PARTIAL & set(verdicts)
        assert sum(verdict in ALTERED for verdict in verdicts) <= SENTENCES // 100
    record_property(
        "said",
        f"altered: {told.count(Verdict.ALTERED)} of the orders of those days, {of_any.count(Verdict.ALTERED)} of any",
    )
