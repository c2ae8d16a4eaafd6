"""Names that people have for orders: the table is confirmed by the register, and each name means one thing."""

import json
from collections import Counter
from pathlib import Path

import pytest

import app
from app.law.citations import KINDS, resolve_typed
from app.law.popular_names import PopularName, folded, meaning, popular_names

REGISTER = Path(app.__file__).parent / "data" / "register.ndjson"
ROWS = popular_names()
MEANT = [row for row in ROWS if row.orders]


@pytest.fixture(scope="module")
def register() -> dict[str, tuple[str, str]]:
    """Day and title of every order, by number."""
    told = [json.loads(line) for line in REGISTER.read_text("utf-8").splitlines()[1:]]
    return {order["number"]: (order["signed_on"], order["title"]) for order in told if "signed_on" in order}


@pytest.mark.parametrize("row", MEANT, ids=lambda row: row.names[0])
def test_the_register_confirms_the_orders(row: PopularName, register: dict[str, tuple[str, str]]) -> None:
    """Each order meant was signed on that day under that title."""
    for order in row.orders:
        signed_on, title = register[order.number]
        assert (order.signed_on.isoformat(), order.title) == (signed_on, title.removeprefix("Executive Order No. "))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.names[0])
def test_a_row_means_orders_or_something_else_and_says_why(row: PopularName) -> None:
    """Either orders or what it was instead, never both; the reason is a sentence."""
    assert bool(row.orders) != bool(row.no_order)
    assert row.why.endswith((".", '."'))
    assert row.no_order is None or row.no_order.kind in {*(kind.key for kind in KINDS), "other"}


def test_a_name_means_one_thing() -> None:
    """No two rows have the same name, whatever its case and punctuation."""
    names = Counter(folded(name) for row in ROWS for name in row.names)
    assert [name for name, times in names.items() if times > 1] == []


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.names[0])
def test_every_name_is_resolved(row: PopularName) -> None:
    """What is typed names the orders, or the document that it was, with the reason."""
    for name in row.names:
        found = resolve_typed(name)
        assert {candidate.reason for candidate in found} == {row.why}
        if row.no_order is None:
            assert [candidate.target for candidate in found] == [order.number for order in row.orders]
        else:
            assert [candidate.kind for candidate in found] == [row.no_order.kind]


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("The Travel Ban", ["13769", "13780"]),
        ("muslim ban executive order", ["13769", "13780"]),
        ("SCHEDULE F", ["13957", "14003", "14171"]),
        ("steel-seizure", ["10340"]),
        ("internment of Japanese Americans", ["9066", "9102"]),
        ("desegregation of the armed forces", ["9981"]),
    ],
)
def test_a_name_is_known_however_it_is_written(typed: str, numbers: list[str]) -> None:
    """Case, punctuation, an article before it and "executive order" behind it do not matter."""
    named = meaning(typed)
    assert named is not None
    assert [order.number for order in named.orders] == numbers


@pytest.mark.parametrize("typed", ["travel", "a travel ban of 1920", "", "ban", "executive order"])
def test_other_words_are_no_name(typed: str) -> None:
    """A part of a name, and a name within other words, mean nothing."""
    assert meaning(typed) is None
    assert resolve_typed(typed) == ()
