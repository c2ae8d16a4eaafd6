"""Pages of orders that have no number yet: which are orders of their own, and what they are called."""

import random
from dataclasses import replace
from datetime import date, timedelta
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.api.moved import Moved
from app.api.urls import This
from app.law import presidents
from app.law.citations import resolve_typed
from app.law.citations.bluebook import bluebook
from app.law.documents import Account, Order
from app.law.numbering import (
    FIRST_UNNUMBERED,
    base_number,
    digits_of_page,
    order_id,
    order_number,
    sort_key,
    unnumbered,
)
from app.reconcile import Reconciled, combine
from app.search.document_keys import document_key, order_of
from tests.test_reconcile import LAMPS, SIGNED, WICKS, account, page

NAME = "unnumbered-6e89c418d56ed7c9"
HEX = st.text("0123456789abcdef", min_size=64, max_size=64)


def hashed(digest: str, name: str = "h.md", **facts: object) -> Account:
    """A page whose sha256 is `digest`."""
    made = page(name, **facts)
    return replace(made, source=replace(made.source, sha256=digest))


def wicks(name: str = "w.md", **facts: object) -> Account:
    """A page of the order on wicks."""
    of_wicks = {"sections": WICKS, "title": "Trimming the Wicks", **facts}
    return hashed(sha256(name.encode()).hexdigest(), name, **of_wicks)


def own(reconciled: Reconciled) -> list[Order]:
    """The orders without a number."""
    return [order for order in reconciled.orders if digits_of_page(order.number)]


@given(HEX)
def test_a_name_is_its_pages_digits(digest: str) -> None:
    """The name has the first 16 digits, is the one form of itself, and no printed number."""
    name = unnumbered(digest)
    assert digits_of_page(name) == digest[:16]
    assert order_id(f" {name.upper()} ") == name
    assert (order_number(name), base_number(name)) == (None, None)


@given(HEX)
def test_a_key_stands_after_all_numbers(digest: str) -> None:
    """Sort keys of names are above those of numbers and fit the keys of documents."""
    key = sort_key(unnumbered(digest))
    assert sort_key("99999-Z") < FIRST_UNNUMBERED <= key
    assert order_of(document_key(SIGNED, key, 1)) == key


@pytest.mark.parametrize("name", ["unnumbered-6E89C418D56ED7C9", "unnumbered-6e89", f"{NAME}0", "unnumbered-", "-1"])
def test_other_spellings_have_no_key(name: str) -> None:
    """What is not the one form of a name is refused as a key."""
    with pytest.raises(ValueError, match="normalised"):
        sort_key(name)


def test_what_tells_nothing_of_such_an_order() -> None:
    """It is in no president's series; it is cited by its day."""
    assert presidents.of_number(NAME) is None
    assert presidents.of(date(2025, 1, 20), number=NAME) == "donald-trump"
    assert bluebook(NAME, None, date(2025, 11, 24)) == "Exec. Order of Nov. 24, 2025"
    assert bluebook(NAME, None, None) == "Exec. Order"


@pytest.mark.parametrize("base", ["", "https://eo.example.org/api"])
def test_an_old_address_leads_below_the_public_address(base: str) -> None:
    """Only the name is changed, where it stands first, and the query is spelt as ours are."""
    this = This(f"/v1/orders/{NAME}/sections/2~2", f"b={NAME}&a=x+y%0d", base)
    location, length = Moved(NAME, "14363").headers(this)
    assert location == (b"location", f"{base}/v1/orders/14363/sections/2~2?a=x+y%0D&b={NAME}".encode())
    assert length == (b"content-length", b"0")


@pytest.mark.parametrize("typed", [NAME, NAME.upper(), f"EO {NAME}", f"Executive Order {NAME}", f"/us/eo/{NAME}"])
def test_a_typed_name_is_read(typed: str) -> None:
    """The name is read wherever a number is."""
    (found,) = resolve_typed(typed)
    assert (found.kind, found.target, found.section) == ("executive_order", NAME, None)


@pytest.mark.parametrize("typed", [f"EO {NAME}, sec. 3(b)", f"{NAME} § 3(b)", f"/us/eo/{NAME}/s3/b"])
def test_a_provision_behind_a_name_is_read(typed: str) -> None:
    """Provisions stand behind the name as behind a number."""
    (found,) = resolve_typed(typed)
    assert (found.target, found.section) == (NAME, "3.b")


def test_a_page_of_no_held_order_is_an_order() -> None:
    """It is called by its sha256, has its facts, text and president, and says why it has no number."""
    reconciled = combine([account("fr_xml", "a.xml"), wicks()])
    (order,) = own(reconciled)
    assert order.number == unnumbered(wicks().source.sha256)
    assert (order.title, order.president, order.sections) == ("Trimming the Wicks", "donald-trump", WICKS)
    assert "no_number" in {note.code for note in order.notes}
    assert reconciled.unnumbered == ()


def test_it_joins_its_number() -> None:
    """With a source of the number the page is a publication of that order, and no order of its own."""
    reconciled = combine([wicks(), account("fr_csv", "a.csv", number="14289", title="Trimming the Wicks")])
    assert [(order.number, len(order.publications)) for order in reconciled.orders] == [("14289", 2)]


def test_two_pages_of_a_day_and_title_are_one_order() -> None:
    """It is called by the page that is first by name, and says so where its words differ."""
    first, second = wicks("a.md"), wicks("b.md", title="TRIMMING THE WICKS")
    (order,) = own(combine([second, first]))
    assert order.number == unnumbered(first.source.sha256)
    assert len(order.publications) == 2
    assert "pages_differ" not in {note.code for note in order.notes}
    (order,) = own(combine([second, wicks("a.md", sections=LAMPS)]))
    assert "pages_differ" in {note.code for note in order.notes}


def test_pages_of_other_days_are_other_orders() -> None:
    """An order that comes every year has the title of the one before."""
    assert len(own(combine([wicks("a.md"), wicks("b.md", signed_on=SIGNED + timedelta(days=1))]))) == 2


def test_of_one_place_in_the_list_one_order_has_it() -> None:
    """Two names whose keys are the same: the page with the lesser sha256 is the order, the other one tells why not."""
    step = 2**24 - FIRST_UNNUMBERED
    low, high = (f"{number:016x}" + 48 * "0" for number in (1, 1 + step))
    assert sort_key(unnumbered(low)) == sort_key(unnumbered(high))
    reconciled = combine([hashed(high, title="Wicks"), hashed(low, title="Lamps")])
    assert [order.number for order in reconciled.orders] == [unnumbered(low)]
    (refused,) = reconciled.unnumbered
    assert refused.account.title == "Wicks"
    assert unnumbered(low) in refused.reason


def series(*numbers: int) -> list[Account]:
    """Orders of these numbers and of no text, one a day, 14288 on the day of the pages."""
    days = ((number, SIGNED + timedelta(days=number - 14288)) for number in numbers)
    return [
        account("fr_csv", "list.csv", number=str(number), title=f"Matter {number}", signed_on=day)
        for number, day in days
    ]


def test_where_all_numbers_are_held_no_order_is_new() -> None:
    """A page with a title of its own amid a series without a gap may be one of the series; it waits."""
    (waiting,) = combine([*series(14286, 14287, 14288, 14289), wicks()]).unnumbered
    assert "14286 to 14289" in waiting.reason


@pytest.mark.parametrize("numbers", [(14286, 14287, 14289), (14286, 14287, 14288), (14288, 14289)])
def test_where_a_number_is_free_an_order_may_be_new(numbers: tuple[int, ...]) -> None:
    """A gap, or no later or earlier order: the page is an order of its own."""
    assert len(own(combine([*series(*numbers), wicks()]))) == 1


PAGES = [
    *(wicks(f"{name}.md") for name in "abc"),
    wicks("d.md", sections=LAMPS),
    wicks("e.md", signed_on=None),
    *(page(f"{name}.md", title=f"Matter {name}") for name in "fg"),
    hashed("0" * 64, title="Nought"),
    hashed(f"{2**24 - FIRST_UNNUMBERED:016x}" + 48 * "0", title="Naught"),
    *series(14280, 14281, 14283, 14300),
]


@given(st.randoms(use_true_random=False), st.sets(st.sampled_from(PAGES)))
def test_the_sequence_of_pages_does_not_matter(order: random.Random, given_: set[Account]) -> None:
    """Any permutation gives the same orders with the same names, and the same reasons."""
    some = sorted(given_, key=lambda each: each.source.name)
    shuffled = list(some)
    order.shuffle(shuffled)
    assert combine(shuffled) == combine(some)
