"""The pages without a number of the real documents: which become orders, and that none is an order that is held."""

import json
import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import cache

import pytest

from app.law.documents import Account, Order, Source
from app.law.numbering import digits_of_page
from app.reconcile import Reconciled, combine
from app.reconcile.match import title_words
from tests.conftest import CORPUS
from tests.corpus.test_reconcile import FOLDERS, accounts

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not (CORPUS.parent / "register").is_dir(), reason="../shared/register is not here"),
]
LAST = 14356
"""The last order of the register; pages of later ones are the only text that any source has."""


@cache
def register() -> Sequence[Account]:
    """The facts of all orders, as a metadata file without notes would give them."""
    lines = (CORPUS.parent / "register" / "facts.ndjson").read_text().splitlines()
    return [_fact(json.loads(line)) for line in lines]


def _fact(facts: dict[str, str]) -> Account:
    signed_on = date.fromisoformat(facts["signed_on"]) if "signed_on" in facts else None
    source = Source("fr_json", "facts.ndjson", sha256="0" * 64)
    return Account(source=source, number=facts["number"], title=facts["title"], signed_on=signed_on)


@cache
def pages() -> Sequence[Account]:
    """Every page without a number."""
    return [*accounts("whitehouse-md"), *accounts("whitehouse-md-other")]


def number_of(page: Account) -> int | None:
    """The number in a page's file name, which the program never looks at; None where it has none."""
    found = re.match(r"EO-(\d+)", page.source.name)
    return int(found[1]) if found else None


def base(account: Account) -> int:
    """The figure of an account's number."""
    return int((account.number or "0").partition("-")[0])


def new(reconciled: Reconciled) -> list[Order]:
    """The orders without a number."""
    return [order for order in reconciled.orders if digits_of_page(order.number)]


def names(orders: Sequence[Order]) -> Iterator[int | None]:
    """The numbers in the file names of their pages."""
    return (number_of(publication.account) for order in orders for publication in order.publications)


@cache
def everything() -> Reconciled:
    """All sources with the register."""
    return combine([*(one for folder in FOLDERS for one in accounts(folder)), *pages(), *register()])


def test_no_order_of_the_register_is_listed_again(record_property: Callable[[str, object], None]) -> None:
    """Every order without a number is later than the register, with a title and day that no order there has."""
    found = new(everything())
    known = {(title_words(fact.title), fact.signed_on) for fact in register()}
    assert all((number or 0) > LAST for number in names(found))
    assert not [order.title for order in found if (title_words(order.title), order.signed_on) in known]
    listed = [f"{order.number} {order.signed_on} {order.title}" for order in found]
    record_property("said", "\n".join([f"{len(found)} orders without a number", *listed]))


def test_every_later_page_is_an_order() -> None:
    """All 53 pages of orders after the register are in 51 orders, two of them with two pages."""
    found = new(everything())
    later = [page for page in pages() if (number_of(page) or 0) > LAST]
    assert (len(later), len(found), len(list(names(found)))) == (53, 51, 53)
    assert len({number_of(page) for page in later}) == len(found)


def test_what_is_left_says_why() -> None:
    """One page is no order: that of September 22, 2025, around which every number is held."""
    (left,) = everything().unnumbered
    assert (left.account.title, left.account.signed_on) == (
        "Designating Antifa as a Domestic Terrorist Organization",
        date(2025, 9, 22),
    )
    assert "are all held" in left.reason


def test_facts_alone_are_enough_to_list_none_again() -> None:
    """With the titles and days of all orders and no text, no page of theirs is listed as another order."""
    reconciled = combine([*pages(), *register()])
    assert all((number or 0) > LAST for number in names(new(reconciled)))
    assert len(reconciled.unnumbered) <= 5


@pytest.mark.parametrize("quarter", range(4))
def test_pages_of_orders_not_held_are_orders(quarter: int) -> None:
    """Of the pages whose orders are left out at least 92 in 100 are orders of their own, each with its own pages."""
    held = [one for folder in FOLDERS for one in accounts(folder) if base(one) % 4 != quarter]
    known = [fact for fact in register() if base(fact) % 4 != quarter]
    mine = [page for page in pages() if (n := number_of(page)) and n <= LAST and n % 4 == quarter]
    reconciled = combine([*held, *known, *mine])
    found = new(reconciled)
    assert all(len(set(names([order]))) == 1 for order in found)
    assert len(list(names(found))) >= 0.92 * len(mine)
