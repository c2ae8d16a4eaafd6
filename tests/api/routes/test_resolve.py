"""What a typed citation names, on both databases."""

from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.api.shelf import statements_of


def resolve(api: TestClient, citation: str) -> list[dict[str, Any]]:
    """The candidates for a citation."""
    answer = api.get("/v1/resolve", params={"citation": citation})
    assert answer.status_code == 200, answer.text
    items: list[dict[str, Any]] = answer.json()["items"]
    return items


class TestOrders:
    """Orders by number."""

    @pytest.mark.parametrize(
        "citation",
        ["14000", "14,000", "EO 14000", "E.O. 14,000", "eo14000", "eo-14000", "Exec. Order No. 14,000",
         "exec order 14000", "Executive Order 14000 of January 20, 2021", "executive order no. 14000", "order 14000",
         "/us/eo/14000",
         "https://www.federalregister.gov/executive-order/14000", " EO  14000. "],
    )  # fmt: skip
    def test_every_way_of_writing_a_number(self, api: TestClient, citation: str) -> None:
        """An order is found however its number is written."""
        (found,) = resolve(api, citation)
        assert (found["kind"], found["id"], found["match"]) == ("executive_order", "14000", "number")
        assert (found["resolved"], found["url"]) == (True, "/v1/orders/14000")

    def test_the_first_orders_have_few_digits(self, api: TestClient) -> None:
        """A number of one digit or two is one behind the words that say so, and is not held."""
        (found,) = resolve(api, "Executive Order 1")
        assert (found["kind"], found["id"], found["resolved"]) == ("executive_order", "1", False)

    def test_a_day_names_the_orders_signed_on_it(self, api: TestClient) -> None:
        """An order that is named by its day alone is any of those that were signed then."""
        found = resolve(api, "Executive Order of January 20, 2021")
        assert [(each["id"], each["match"]) for each in found] == [("14000", "signing_date"), ("14001", "signing_date")]
        (other,) = resolve(api, "Executive Order of January 20, 1999")
        assert (other["id"], other["resolved"]) == ("1999-01-20", False)

    def test_a_suffix_is_part_of_the_number(self, api: TestClient) -> None:
        """11359A is another order than 11359."""
        assert [resolve(api, typed)[0]["id"] for typed in ("11359A", "EO 11359-a", "11359")] == [
            "11359-A", "11359-A", "11359",
        ]  # fmt: skip

    @pytest.mark.parametrize(
        "citation", ["EO 14000 § 1(a)", "exec order 14000 sec. 1(a)", "14000, section 1(a)", "section 1(a) of EO 14000",
                     "EO 14000 1(a)", "/us/eo/14000/s1/a", "EO 14000 s 1(a)", "EO 14000, section 1, paragraph (a)",
                     "EO\t14000\nsec. 1(a)", "ＥＯ　１４０００ § 1(a)"],
    )  # fmt: skip
    def test_a_provision_is_found(self, api: TestClient, citation: str) -> None:
        """Order and provision are told together."""
        (found,) = resolve(api, citation)
        assert (found["section"], found["provision"]["id"], found["url"]) == (
            "1.a", "1.a", "/v1/orders/14000/sections/1.a",
        )  # fmt: skip
        assert found["provision"]["identifier"] == "/us/eo/14000/s1/a"

    def test_a_provision_that_is_not_there_is_said(self, api: TestClient) -> None:
        """The order is found, the provision named, and told not to be there."""
        (found,) = resolve(api, "EO 14000 § 9(z)")
        assert (found["section"], found["provision"], found["url"]) == ("9.z", None, "/v1/orders/14000")

    def test_a_place_that_is_not_understood_is_told(self, api: TestClient) -> None:
        """Words that look like a place in the order and are none are told, not left out in silence."""
        (found,) = resolve(api, "EO 14000 page 3")
        assert (found["id"], found["section"], found["unread"]) == ("14000", None, "page 3")
        assert resolve(api, "EO 14000 § 1(a)")[0]["unread"] is None

    def test_several_orders(self, api: TestClient) -> None:
        """Words that name several orders give several candidates, as they stand, each once."""
        assert [found["id"] for found in resolve(api, "EO 14001, EO 13900 and EO 14001")] == ["14001", "13900"]


class TestPlaces:
    """Pages, document numbers, addresses."""

    @pytest.mark.parametrize(
        "citation", ["3 C.F.R. 299 (1967)", "3 CFR, 1967 Supp., p. 299", "3 CFR 1967 Comp., p. 299"]
    )
    def test_the_page_an_order_is_reprinted_on(self, api: TestClient, citation: str) -> None:
        """A page of title 3 of the Code of Federal Regulations leads to the order that is reprinted there."""
        (found,) = resolve(api, citation)
        assert (found["id"], found["match"], found["resolved"]) == ("11359-A", "compilation", True)

    def test_another_citation_of_the_code_stays_one(self, api: TestClient) -> None:
        """A page on which no order held is known to stand, and a part of the Code, are cited, and not held."""
        for citation in ("3 C.F.R. 300 (1967)", "29 CFR 4.133"):
            (found,) = resolve(api, citation)
            assert (found["kind"], found["resolved"]) == ("cfr", False)

    def test_the_page_an_order_begins_on(self, api: TestClient) -> None:
        """A first page names its order with its document number and official page."""
        (found,) = resolve(api, "86 Fed. Reg. 7,000")
        assert (found["id"], found["match"], found["first_page"]) == ("14000", "first_page", "86 FR 7000")
        assert (found["document_number"], found["html_url"]) == (
            "2021-01700", "https://www.federalregister.gov/d/2021-01700",
        )  # fmt: skip

    def test_the_first_of_two_pages(self, api: TestClient) -> None:
        """An order begins on the first of the pages that are listed of it; the other is that of its correction."""
        (found,) = resolve(api, "84 FR 19000")
        assert (found["id"], found["match"]) == ("13900", "first_page")

    def test_a_page_that_cannot_be_the_orders(self, api: TestClient) -> None:
        """A volume of 1940 has no order of 2021, whatever a list says."""
        assert [(found["id"], found["resolved"]) for found in resolve(api, "5 FR 100")] == [("5 FR 100", False)]

    def test_a_page_within_an_order(self, sample: TestClient) -> None:
        """EO 14288 stands on pages 18765 to 18767; a later page says that it is one."""
        assert [(c["id"], c["match"]) for c in resolve(sample, "90 FR 18767")] == [("14288", "later_page")]
        assert [(c["kind"], c["resolved"]) for c in resolve(sample, "90 FR 18768")] == [("federal_register", False)]

    def test_a_document_number(self, api: TestClient) -> None:
        """A document number is found bare, with its words, and in an address."""
        for typed in ("2021-01700", "FR Doc. 2021-01700", "https://www.federalregister.gov/d/2021-01700"):
            assert [(found["id"], found["match"]) for found in resolve(api, typed)] == [("14000", "document_number")]

    def test_a_page_of_the_white_house(self, sample: TestClient) -> None:
        """The page on which an order was published names it; another page of the site names nothing."""
        pages = sample.get("/v1/orders/14288/publications").json()["items"]
        (page,) = [page["html_url"] for page in pages if page["source"] == "whitehouse"]
        for typed in (page, page.rstrip("/"), f"{page}?from=mail"):
            assert [(found["id"], found["match"]) for found in resolve(sample, typed)] == [("14288", "web_page")]
        assert resolve(sample, "https://www.whitehouse.gov/presidential-actions/") == []


class TestNotHeld:
    """What the corpus does not hold."""

    @pytest.mark.parametrize(
        ("citation", "kind", "normalised", "address"),
        [
            ("5 usc 553(b)(B)", "us_code", "5 U.S.C. 553(b)(B)", "https://uscode.house.gov/"),
            ("Pub. L. 104-13", "public_law", "Pub. L. 104-13", "https://www.govinfo.gov/"),
            ("90 FR 1", "federal_register", "90 FR 1", "https://www.federalregister.gov/citation/90-FR-1"),
            ("EO 14009", "executive_order", "Executive Order 14009", "https://www.federalregister.gov/"),
            ("2021-99999", "fr_document", "FR Doc. 2021-99999", "https://www.federalregister.gov/d/2021-99999"),
        ],
    )
    def test_it_has_its_citation_and_its_official_page(
        self, api: TestClient, citation: str, kind: str, normalised: str, address: str
    ) -> None:
        """What is named but not held is told normalised, with the official page."""
        (found,) = resolve(api, citation)
        assert (found["kind"], found["citation"], found["resolved"]) == (kind, normalised, False)
        assert (found["order"], found["url"], found["match"]) == (None, None, None)
        assert found["html_url"].startswith(address)

    @pytest.mark.parametrize(
        "citation", ["banana", "EO", "section 3(b)", "https://evil.example/90-FR-1", "§" * 500, "%"]
    )
    def test_words_that_name_nothing_are_refused(self, api: TestClient, citation: str) -> None:
        """Nonsense is refused with what to write instead."""
        answer = api.get("/v1/resolve", params={"citation": citation})
        assert answer.status_code == 422
        assert [(error["parameter"], error["code"]) for error in answer.json()["errors"]] == [("citation", "malformed")]

    def test_a_citation_must_be_given(self, api: TestClient) -> None:
        """Without a citation there is nothing to resolve."""
        assert api.get("/v1/resolve").status_code == 422


@pytest.mark.parametrize(
    "citation", ["EO 14000", "EO 14000 sec. 1", "5 U.S.C. 553", "EO 14000, 14001, 13900 and 90 FR 1"]
)
def test_the_statements_are_constant(api: TestClient, citation: str) -> None:
    """A citation costs two statements, whatever it names."""
    assert statements_of(api, f"/v1/resolve?citation={citation}") == 2
