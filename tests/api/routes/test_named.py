"""Orders, laws, offices and presidents in parameters: any spelling is taken, and what it means is told."""

from collections.abc import Iterator
from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.api import shelf
from tests.api.shelf import statements_of
from tests.beginnings import CopyOf

POWERS = "International Emergency Economic Powers Act"
APA = {
    "kind": "named_act",
    "id": "Administrative Procedure Act",
    "citation": "Administrative Procedure Act",
}
OF_APA = {"kind": "us_code", "id": "5 USC 553", "citation": "5 U.S.C. 553"}


def act(key: int, name: str, kind: str = "named_act") -> dict[str, Any]:
    """The row of a reference to an act, or to a place of one."""
    more = {"target_key": None, "resolved": False, "target_kind": kind, "target_id": name}
    return shelf.reference(key, f"14001:note:{key}", 14001_00, "cites", **more, target_citation=name)


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def acts(request: pytest.FixtureRequest, copy_of: CopyOf) -> Iterator[TestClient]:
    """A client over the shelf with orders that cite acts."""
    url = copy_of(request.param, "empty")
    names = ("Administrative Procedure Act", "Trade Act of 1974", "Trade Act of 2002")
    places = (
        "50 USC 1601",
        "50 USC 1701",
        "50 USC 1701-1706",
        "50 USC 1705",
        "50 USC App. 1701",
        "22 USC 7201-7211",
        "10 USC 333",
    )
    cited = [*((name, "named_act") for name in (*names, POWERS)), *((place, "us_code") for place in places)]
    seen = {**act(40, POWERS), "order_key": 14000_00, "id": "14000:note:40", "relation": "see", "basis": "note"}
    shelf.publish(url, more=[*(act(10 + place, *each) for place, each in enumerate(cited)), seen])
    with shelf.client(url) as client:
        yield client


def asked(api: TestClient, path: str, **given: str) -> Any:
    """An answer, which is one."""
    answer = api.get(path, params=given)
    assert answer.status_code == 200, answer.json()
    return answer.json()


def refused(api: TestClient, path: str, **given: str) -> tuple[str, str, str | None]:
    """The parameter, the code and the suggestion of the one error."""
    answer = api.get(path, params=given)
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid-parameter"), answer.json()
    (error,) = answer.json()["errors"]
    return error["parameter"], error["code"], error["suggestion"]


@pytest.mark.parametrize("typed", ["0000", "0", "EO 0", "EO 00", "99999999999999999999"])
@pytest.mark.parametrize("parameter", ["number", "cites", "amends", "revoked_by"])
def test_a_number_that_no_order_can_have_is_refused(acts: TestClient, parameter: str, typed: str) -> None:
    """What is written as a number of an order and can be none names nothing: it is refused, with no neighbours."""
    assert refused(acts, "/v1/orders", **{parameter: typed})[0] == parameter


class TestOrders:
    """Parameters that name an order."""

    @pytest.mark.parametrize(
        "name",
        ["14000", "EO 14000", "E.O. 14,000", "Exec. Order No. 14,000", "eo14000", "executive order 14000", "014000",
         "86 FR 7000", "2021-01700", "https://www.federalregister.gov/d/2021-01700", "/us/eo/14000", " 14000 "],
    )  # fmt: skip
    @pytest.mark.parametrize(
        ("path", "parameter", "total"),
        [("/v1/orders", "number", 1), ("/v1/references", "source", 3), ("/v1/directives", "order", 2),
         ("/v1/corpus/conflicts", "order", 1), ("/v1/comparisons", "order", 0)],
    )  # fmt: skip
    def test_any_spelling_is_taken(self, api: TestClient, path: str, parameter: str, total: int, name: str) -> None:
        """What /v1/resolve reads as one order selects as its number does, and the number is told."""
        page = asked(api, path, **{parameter: name})
        assert (page["total"], page["applied_filters"][parameter]) == (total, ["14000"])

    @pytest.mark.parametrize(
        ("name", "number"), [("11359A", "11359-A"), ("11359-a", "11359-A"), ("32 FR 9517", "11359-A")]
    )
    def test_a_suffix_is_spelt_in_many_ways(self, api: TestClient, name: str, number: str) -> None:
        """The letter behind a number is its own, in any case."""
        assert asked(api, "/v1/orders", number=name)["applied_filters"]["number"] == [number]

    def test_two_spellings_are_one_order(self, api: TestClient) -> None:
        """An order that is named twice is applied once."""
        page = api.get("/v1/orders?number=14000&number=EO 14000&number=13900").json()
        assert (page["total"], page["applied_filters"]["number"]) == (2, ["14000", "13900"])

    def test_a_filter_that_is_not_given_is_null(self, api: TestClient) -> None:
        """Without names nothing is applied."""
        told = asked(api, "/v1/orders")["applied_filters"]
        assert {"number", "president", "cites", "revoked_by"} <= told.keys()
        assert set(told.values()) == {None}

    @pytest.mark.parametrize(
        ("name", "code", "suggestion"),
        [
            ("99999", "not_held", "14004"),
            ("EO 14002", "not_held", "14001"),
            ("11359-B", "not_held", "11359-A"),
            ("no order", "unknown", None),
            ("EO 14000 sec. 1", "unknown", "14000"),
            ("EO 14000, EO 14001", "ambiguous", "14000"),
            ("unnumbered-0123456789abcdef", "not_held", None),
            ("5 USC 553", "unknown", None),
        ],
    )
    @pytest.mark.parametrize("path", ["/v1/orders", "/v1/orders.csv", "/v1/orders.atom"])
    def test_what_names_no_order_is_refused(
        self, api: TestClient, path: str, name: str, code: str, suggestion: str | None
    ) -> None:
        """The corpus is closed: an order that is not in it selects nothing, and the nearest is told."""
        assert refused(api, path, number=name) == ("number", code, suggestion)

    def test_no_operation_selects_by_an_order_that_is_not_held(self, api: TestClient) -> None:
        """Whatever parameter takes an order refuses one that there is not."""
        paths = api.get("/openapi.json").json()["paths"]
        found = [
            (path, parameter["name"])
            for path, answers in paths.items()
            for parameter in answers.get("get", {}).get("parameters", [])
            if parameter["in"] == "query" and "The number of an order" in str(parameter)
        ]
        assert len(found) > 12
        for path, name in found:
            words = {"q": "order"} if path.startswith("/v1/sections") else {}
            words |= {"text": "an order"} if path.startswith("/v1/quotes") else {}
            words |= {"by": "year"} if path.startswith("/v1/statistics") else {}
            assert refused(api, path, **words, **{name: "99998"})[:2] == (name, "not_held"), (path, name)

    @pytest.mark.parametrize(
        ("query", "statements"), [("number=14000", 4), ("number=EO 14000", 4), ("number=86 FR 7000", 6)]
    )
    def test_the_statements_are_few(self, api: TestClient, query: str, statements: int) -> None:
        """One statement tells whether orders are held, two more what an unusual name means."""
        assert statements_of(api, f"/v1/orders?{query}") == statements


class TestTargets:
    """`target` of references."""

    @pytest.mark.parametrize(
        ("name", "total", "kind", "identity"),
        [
            ("5 U.S.C. § 553", 1, "us_code", "5 USC 553"),
            ("5usc553", 1, "us_code", "5 USC 553"),
            ("title 5, United States Code, section 553", 1, "us_code", "5 USC 553"),
            ("EO 13900", 3, "executive_order", "13900"),
            ("13900", 3, "executive_order", "13900"),
            ("Proclamation 4000", 1, "proclamation", "4000"),
            ("proc. 4000", 1, "proclamation", "4000"),
            ("86 FR 7000", 0, "executive_order", "14000"),
            ("2021-01700", 0, "executive_order", "14000"),
        ],
    )
    def test_the_canonical_form_is_told(self, api: TestClient, name: str, total: int, kind: str, identity: str) -> None:
        """A citation in any spelling selects as its identity does, inside its kind."""
        page = asked(api, "/v1/references", target=name)
        told = page["applied_filters"]["target"][0]
        assert (page["total"], told["kind"], told["id"]) == (total, kind, identity)

    def test_a_number_is_that_of_an_order_unless_a_kind_is_given(self, api: TestClient) -> None:
        """4000 alone is what is cited by that number; a proclamation of a held order's number is asked for by kind."""
        assert asked(api, "/v1/references", target="4000", kind="proclamation")["total"] == 1
        assert asked(api, "/v1/references", target="13900", kind="executive_order")["total"] == 3
        assert asked(api, "/v1/references", target="Proclamation 13900")["total"] == 0

    def test_the_citation_of_a_target_is_a_name_of_it(self, sample: TestClient) -> None:
        """Whatever a reference cites is found by the citation that it shows and by its identity in its kind."""
        page = sample.get("/v1/references?limit=100").json()
        targets = {(item["target"]["kind"], item["target"]["id"]) for item in page["items"]} - {("other", "")}
        cited = [each for each in targets if each[0] not in ("order_section", "other")]
        assert len(cited) > 10
        for kind, identity in cited:
            (told,) = asked(sample, "/v1/references", target=identity, kind=kind)["applied_filters"]["target"]
            assert (told["kind"], told["id"]) == (kind, identity)
            again = asked(sample, "/v1/references", target=told["citation"])["applied_filters"]["target"]
            assert (kind, identity) in {(each["kind"], each["id"]) for each in again}, told

    @pytest.mark.parametrize(
        "name",
        [
            "Administrative Procedure Act",
            "administrative procedure act",
            "the Administrative  Procedure Act",
            "APA",
            "apa",
        ],
    )
    def test_an_act_is_known_by_its_letters_too(self, acts: TestClient, name: str) -> None:
        """In any case, with its article, and by the letters that the table of names has."""
        page = asked(acts, "/v1/references", target=name)
        assert (page["total"], page["applied_filters"]["target"]) == (2, [APA, OF_APA])
        assert [each["id"] for each in asked(acts, "/v1/resolve", citation=name)["items"]] == [APA["id"]]

    def test_an_act_without_its_year_is_that_of_every_year(self, acts: TestClient) -> None:
        """The acts that are meant are told."""
        page = asked(acts, "/v1/references", target="trade act")
        assert (page["total"], [each["id"] for each in page["applied_filters"]["target"]]) == (
            2, ["Trade Act of 1974", "Trade Act of 2002"],
        )  # fmt: skip
        assert asked(acts, "/v1/references", target="Trade Act of 2002")["total"] == 1

    @pytest.mark.parametrize("name", ["IEEPA", POWERS, "50 U.S.C. 1701", "50 U.S.C. 1701 et seq.", "Pub. L. 95-223"])
    def test_an_act_is_one_list_whatever_it_is_called(self, acts: TestClient, name: str) -> None:
        """By name, letters, law or first section: references by name and to its sections, and no others."""
        page = asked(acts, "/v1/references", target=name)
        cited = {item["target"]["id"] for item in page["items"]}
        assert cited == {POWERS, "50 USC 1701", "50 USC 1701-1706", "50 USC 1705"}
        assert cited <= {each["id"] for each in page["applied_filters"]["target"]}

    def test_what_an_editor_says_to_see_is_not_cited(self, acts: TestClient) -> None:
        """A note that says to see an act is a reference of its order, and the order does not cite the act."""
        sources = {item["source"]["order"] for item in asked(acts, "/v1/references", target=POWERS)["items"]}
        assert sources == {"14000", "14001"}
        assert [item["number"] for item in asked(acts, "/v1/orders", cites=POWERS)["items"]] == ["14001"]

    @pytest.mark.parametrize("name", ["trade act of 1974", "Trade Act, 1974", "the Trade-Act of 1974"])
    def test_the_year_of_an_act_is_written_either_way(self, acts: TestClient, name: str) -> None:
        """With "of" or behind a comma, and hyphens do not matter."""
        page = asked(acts, "/v1/references", target=name)
        assert [each["id"] for each in page["applied_filters"]["target"]] == ["Trade Act of 1974"]

    def test_a_range_of_sections_has_those_inside(self, acts: TestClient) -> None:
        """A section that is cited in a range alone is found by its own number."""
        found = asked(acts, "/v1/references", target="22 U.S.C. 7205")
        assert [item["target"]["id"] for item in found["items"]] == ["22 USC 7201-7211"]

    def test_an_act_that_is_cited_by_its_places_alone_is_known(self, acts: TestClient) -> None:
        """Nobody writes its name, and people ask for it."""
        found = asked(acts, "/v1/references", target="Insurrection Act")
        assert [item["target"]["id"] for item in found["items"]] == ["10 USC 333"]

    @pytest.mark.parametrize(
        ("given", "identities"),
        [
            ({"target": "50 U.S.C. 1705"}, ["50 USC 1701-1706", "50 USC 1705"]),
            ({"target": "50 U.S.C. 1701", "kind": "us_code"}, ["50 USC 1701"]),
        ],
    )
    def test_a_section_of_an_act_is_itself(
        self, acts: TestClient, given: dict[str, str], identities: list[str]
    ) -> None:
        """A section that does not mean the whole act, with the ranges that have it; itself where `kind` is given."""
        page = asked(acts, "/v1/references", **given)
        assert [each["id"] for each in page["applied_filters"]["target"]] == identities

    def test_a_misprint_of_an_act_is_told(self, acts: TestClient) -> None:
        """The nearest act that is cited is suggested."""
        assert refused(acts, "/v1/references", target="administrative proceedure act")[2] == APA["id"]


class TestActors:
    """Parameters that name an office."""

    @pytest.mark.parametrize(
        ("name", "slugs", "total"),
        [
            ("secretary-of-state", ["secretary-of-state"], 1),
            ("Secretary of State", ["secretary-of-state"], 1),
            ("the secretary of the State", ["secretary-of-state"], 1),
            ("State Secretary", ["secretary-of-state"], 1),
            ("department-of-state", ["department-of-state"], 0),
            ("State", ["department-of-state", "secretary-of-state"], 1),
            ("DOS", ["department-of-state", "secretary-of-state"], 1),
            ("Council for Peace", ["council-for-peace"], 0),
        ],
    )
    def test_any_name_is_taken(self, api: TestClient, name: str, slugs: list[str], total: int) -> None:
        """The slugs are told; the name of an agency means its head, too, and its slug does not."""
        page = asked(api, "/v1/directives", actor=name)
        assert (page["applied_filters"]["actor"], page["total"]) == (slugs, total)

    @pytest.mark.parametrize("path", ["/v1/directives", "/v1/directives.csv", "/v1/directives.ics"])
    @pytest.mark.parametrize(
        ("name", "suggestion"),
        [("secretary", "secretary-of-state"), ("secretary-of-stat", "secretary-of-state"), ("zzzz", None),
         ("Attorney General", None)],
    )  # fmt: skip
    def test_who_is_not_there_is_refused(self, api: TestClient, path: str, name: str, suggestion: str | None) -> None:
        """A name of many, a misprint, a name of nobody, and an office that no directive held names."""
        assert refused(api, path, actor=name) == ("actor", "unknown", suggestion)

    def test_relatives_are_named_alike(self, api: TestClient) -> None:
        """`parent` of the list of actors takes the same names."""
        page = asked(api, "/v1/actors", parent="Department of State")
        assert (page["applied_filters"]["parent"], [item["slug"] for item in page["items"]]) == (
            ["department-of-state", "secretary-of-state"], ["secretary-of-state"],
        )  # fmt: skip
        assert refused(api, "/v1/actors", parent="zzzz") == ("parent", "unknown", None)


class TestPresidents:
    """Parameters that name a president."""

    @pytest.mark.parametrize("name", ["joe-biden", "Biden", "Joseph R. Biden Jr.", "President Biden"])
    @pytest.mark.parametrize("path", ["/v1/orders", "/v1/directives", "/v1/comparisons", "/v1/changes"])
    def test_any_name_is_taken(self, api: TestClient, path: str, name: str) -> None:
        """The slug is told."""
        page = asked(api, path, president=name)
        assert page["applied_filters"]["president"] == ["joe-biden"]
        assert page["total"] == asked(api, path, president="joe-biden")["total"]

    @pytest.mark.parametrize(
        ("name", "code", "suggestion"),
        [("bush", "ambiguous", "george-w-bush"), ("roosevelt", "ambiguous", "franklin-d-roosevelt"),
         ("obamma", "unknown", "barack-obama"), ("joe-bidden", "unknown", "joe-biden"), ("zzzz", "unknown", None)],
    )  # fmt: skip
    @pytest.mark.parametrize("path", ["/v1/orders", "/v1/orders.csv", "/v1/directives", "/v1/changes"])
    def test_who_is_not_one_president_is_refused(
        self, api: TestClient, path: str, name: str, code: str, suggestion: str | None
    ) -> None:
        """Of two of one name neither is guessed; a misprint is told."""
        assert refused(api, path, president=name) == ("president", code, suggestion)


class TestDays:
    """One day as a filter."""

    @pytest.mark.parametrize(
        ("query", "total"),
        [("signed_on=2021-01-20", 2), ("signed_on=2021-01-20&signed_on=2019-05-01", 3), ("signed_on=2021-01-21", 0),
         ("published_on=2021-01-25", 2), ("published_on=1967-07-01", 1), ("filed_on=2021-01-25", 0)],
    )  # fmt: skip
    def test_orders_are_found_by_a_day(self, api: TestClient, query: str, total: int) -> None:
        """Signing, publication and filing are three days."""
        assert api.get(f"/v1/orders?{query}").json()["total"] == total
        rows = api.get(f"/v1/orders.ndjson?{query}").text.splitlines()
        assert len(rows) == total
