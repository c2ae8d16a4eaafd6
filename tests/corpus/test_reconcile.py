"""Reconciled from all the documents held: pages matched to their orders, facts merged, nothing lost."""

import re
from functools import cache
from pathlib import Path

import pytest

from app.law import presidents
from app.law.documents import Account
from app.law.numbering import digits_of_page
from app.reconcile import Reconciled, combine
from app.sources import TRUST, parse

pytestmark = pytest.mark.corpus

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
FOLDERS = ("fr-xml", "fr-json", "disposition", "archive-md-fr", "archive-md-app")


@cache
def accounts(folder: str) -> tuple[Account, ...]:
    """The orders in the files of a folder."""
    found = (parse(file.read_bytes(), file.name) for file in sorted((CORPUS / folder).iterdir()))
    return tuple(document for documents in found for document in documents if isinstance(document, Account))


@cache
def everything() -> Reconciled:
    """The orders of all that is held."""
    return combine(order for folder in (*FOLDERS, "whitehouse-md") for order in accounts(folder))


def true_number(order: Account) -> str:
    """The number in a page's file name, which the program never looks at."""
    found = re.match(r"EO-([\w-]+)", order.source.name)
    assert found is not None
    return found[1]


def judged(reconciled: Reconciled) -> tuple[int, list[str], int]:
    """Pages matched right, the names of those matched wrong, and those not matched though their order is held."""
    found = [
        (order.number, publication.account)
        for order in reconciled.orders
        for publication in order.publications
        if publication.account.source.format == "whitehouse_markdown"
    ]
    matched = [(number, page) for number, page in found if digits_of_page(number) is None]
    left = [page for number, page in found if digits_of_page(number)]
    left += [unnumbered.account for unnumbered in reconciled.unnumbered]
    wrong = [page.source.name for number, page in matched if number != true_number(page)]
    held = {order.number for order in reconciled.orders}
    missed = sum(true_number(page) in held for page in left)
    return len(matched) - len(wrong), wrong, missed


def test_pages_find_their_orders() -> None:
    """At least 97 in 100 pages whose order is held are matched, and none to another order."""
    right, wrong, missed = judged(everything())
    assert wrong == []
    assert right >= 0.97 * (right + missed)
    assert right > 280


@pytest.mark.parametrize(
    "folders",
    [("fr-json", "disposition"), ("archive-md-fr", "archive-md-app"), ("fr-xml",)],
    ids=["metadata", "archive", "xml"],
)
def test_pages_find_their_orders_in_one_kind_of_source(folders: tuple[str, ...]) -> None:
    """Metadata alone, archive texts alone or XML alone are enough for 97 in 100 pages, and lead none astray."""
    right, wrong, missed = judged(combine(o for folder in (*folders, "whitehouse-md") for o in accounts(folder)))
    assert wrong == []
    assert right >= 0.97 * (right + missed)


@pytest.mark.parametrize("quarter", range(4))
def test_pages_find_their_orders_with_a_quarter_of_the_xml_gone(quarter: int) -> None:
    """Orders whose XML is missing are found by what else is held."""
    kept = [order for order in accounts("fr-xml") if int(order.number or 0) % 4 != quarter]
    others = [order for folder in (*FOLDERS[1:], "whitehouse-md") for order in accounts(folder)]
    right, wrong, missed = judged(combine([*kept, *others]))
    assert wrong == []
    assert right >= 0.97 * (right + missed)


@pytest.mark.parametrize("quarter", range(4))
def test_pages_of_orders_not_held_join_nothing(quarter: int) -> None:
    """A page whose own order is held by no source joins no other one."""
    held = [
        o for folder in FOLDERS for o in accounts(folder) if o.number and int(o.number.split("-")[0]) % 4 != quarter
    ]
    pages = [page for page in accounts("whitehouse-md") if int(true_number(page)) % 4 == quarter]
    assert judged(combine([*held, *pages]))[:2] == (0, [])


def test_every_account_has_one_place() -> None:
    """No account is lost or doubled on the way into orders."""
    reconciled = everything()
    placed = sum(len(order.publications) for order in reconciled.orders) + len(reconciled.unnumbered)
    given = {order for folder in (*FOLDERS, "whitehouse-md") for order in accounts(folder)}
    assert reconciled.rejected == ()
    assert placed == len(given)


def test_the_president_of_every_order_is_known() -> None:
    """Every order has a president, the one of its number's series if it has a number."""
    for order in everything().orders:
        assert order.president is not None
        assert order.president == presidents.of_number(order.number) or digits_of_page(order.number)


def test_texts_come_from_the_most_trusted_publication() -> None:
    """XML is preferred to a page, a page to an archive text."""
    for order in everything().orders:
        formats = [
            publication.account.source.format for publication in order.publications if publication.account.sections
        ]
        if formats:
            assert order.publications[0].preferred
            assert formats[0] == min(formats, key=list(TRUST).index)
