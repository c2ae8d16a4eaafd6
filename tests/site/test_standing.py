"""How what became of an order is put in words."""

import pytest
from starlette.testclient import TestClient

from app.schemas import DifferenceOp, Extent, OrderStatus, QuoteNote, QuoteVerdict, Relation, StatusLimit
from app.site import meanings, standing
from tests.site.reading import read


@pytest.mark.parametrize(
    ("relation", "extent", "said"),
    [
        ("superseded_by", Extent.IN_PART, "superseded in part by"),
        ("revoked_by", Extent.WHOLE, "revoked by"),
        ("amended_by", None, "amended by"),
        ("signed", None, "signed"),
    ],
)
def test_an_act_says_how_far_it_went(relation: str, extent: Extent | None, said: str) -> None:
    """What concerns a part only says so, before it says whose act it was."""
    assert standing.done(relation, extent) == said


@pytest.mark.parametrize(
    ("citation", "shown"),
    [
        ("EO unnumbered-fec2a1b2c3d4e5f6, sec. 9(c)", "EO without number, sec. 9(c)"),
        ("Executive Order 14288", "Executive Order 14288"),
    ],
)
def test_an_order_without_a_number_is_called_so(citation: str, shown: str) -> None:
    """What stands for its number in addresses is never shown as one."""
    assert standing.cited(citation) == shown


@pytest.mark.parametrize(
    ("relation", "over"),
    [
        ("amends", "Amends"),
        ("amended_by", "Amends it"),
        ("authority_for", "Acts pursuant to it"),
        ("seen_from", "Refers to it"),
        ("pursuant_to", "Acts pursuant to"),
    ],
)
def test_a_list_says_who_does_what(relation: str, over: str) -> None:
    """Over what others do to an order stands what they do, in the active voice."""
    assert standing.heading(Relation(relation)) == over


def test_every_word_has_its_meaning() -> None:
    """Each status, verdict, note, limit and difference is explained."""
    assert set(meanings.STATUSES) == set(OrderStatus)
    assert set(meanings.VERDICTS) == set(QuoteVerdict)
    assert set(meanings.NOTES) == set(QuoteNote)
    assert set(meanings.LIMITS) == set(StatusLimit)
    assert set(meanings.DIFFERENCES) == set(DifferenceOp)


def test_no_meaning_says_that_an_order_acted() -> None:
    """Laws, proclamations and courts end orders, too: no sentence about a status names who did."""
    assert [said for said in meanings.STATUSES.values() if "order revoked" in said or "Another order" in said] == []


def test_a_provision_is_cited_by_the_book(sample: TestClient) -> None:
    """The citation of a provision to copy has it where the Bluebook has it, and none of our own marks."""
    copied = {each.get("data-copy") for each in read(sample, "/orders/14288/sections/3.b").find("button.copy")}
    assert "Exec. Order No. 14,288, § 3(b), 90 Fed. Reg. 18,765 (Apr. 28, 2025)" in copied


def test_amended_words_are_said_to_be_as_signed(sample: TestClient) -> None:
    """Of an order that was amended the page says by how many, how many of these were undone, and what the words are."""
    order = sample.get("/v1/orders/12866").json()
    events = sample.get("/v1/orders/12866/history").json()["items"]
    acts = {event["order"] or event["citation"] for event in events if event["event"] == "amended_by"}
    assert order["counts"]["amended_by"]
    (said,) = [words for words in read(sample, "/orders/12866").words("p.warning") if "amended it" in words]
    assert said.startswith(f"{len(acts)} document")


def test_the_table_has_what_the_contents_say(sample: TestClient) -> None:
    """The contents count the directives that the table has."""
    page = read(sample, "/orders/14288")
    (entry,) = [words for words in page.words(".contents a") if words.startswith("Directives")]
    assert entry == f"Directives ({len(page.find('#directives tbody tr'))})"
