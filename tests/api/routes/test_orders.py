"""Orders over HTTP, on both databases."""

from html import unescape
from typing import Any

import pytest
from starlette.testclient import TestClient

from app.law.presidents import OUT_OF_SCOPE
from app.queries.orders import SORTS
from tests.api.shelf import statements_of

NEWEST_FIRST = ["14001", "14000", "13900", "11359-A", "11359", "14004", "14003"]


def numbers(answer: Any) -> list[str]:
    """The numbers on a page."""
    return [item["number"] for item in answer.json()["items"]]


def walk(api: TestClient, url: str) -> list[str]:
    """The numbers on all pages, by following `links.next`."""
    found: list[str] = []
    following: str | None = url
    while following is not None:
        answer = api.get(following)
        found += numbers(answer)
        following = answer.json()["links"]["next"]
    return found


class TestList:
    """`GET /v1/orders`."""

    def test_the_newest_come_first_and_unknown_days_last(self, api: TestClient) -> None:
        """Without a sort the newest order is first, the higher number of one day before the lower."""
        assert numbers(api.get("/v1/orders")) == NEWEST_FIRST

    def test_numbers_sort_as_numbers(self, api: TestClient) -> None:
        """A number with a suffix stands after its base and before the next number."""
        found = numbers(api.get("/v1/orders?sort=number"))
        assert found == ["11359", "11359-A", "13900", "14000", "14001", "14003", "14004"]

    def test_the_most_amended_come_first(self, api: TestClient) -> None:
        """Of orders amended as often the higher number is first; one nobody counted for stands last, with null."""
        answer = api.get("/v1/orders?sort=-amended_by").json()["items"]
        assert [(item["number"], item["counts"]["amended_by"]) for item in answer] == [
            ("13900", 1), ("14003", 0), ("14001", 0), ("14000", 0), ("11359-A", 0), ("11359", 0), ("14004", None),
        ]  # fmt: skip

    @pytest.mark.parametrize(
        ("sort", "first"),
        [
            ("-words", ["14000", "14004"]),
            ("words", ["14000", "11359"]),
            ("-days_to_publication", ["14001", "14000", "11359-A", "14004"]),
            ("days_to_publication", ["11359-A", "14000", "14001", "11359"]),
            ("-sections", ["14000", "14004"]),
            ("sections", ["11359", "11359-A"]),
            ("-directives", ["14000", "14004"]),
            ("-cited_by", ["13900", "14004"]),
        ],
    )
    def test_orders_are_sorted_by_what_is_measured(self, api: TestClient, sort: str, first: list[str]) -> None:
        """Of equals the number decides, in the same direction; those of which it is not known come last in both."""
        assert numbers(api.get(f"/v1/orders?sort={sort}"))[: len(first)] == first

    def test_an_order_is_measured(self, sample: TestClient) -> None:
        """Words, pages and the days until the publication are told of an order, and null of one nobody measured."""
        told = sample.get("/v1/orders/14288").json()
        assert (told["counts"]["words"], told["counts"]["pages"]) == (802, 3)
        assert (told["published"], told["days_to_publication"]) == (True, 4)
        assert walk(sample, "/v1/orders?sort=-words&limit=9")[0] == "14288"

    def test_where_an_order_is_reprinted_is_told_with_who_says_so(self, api: TestClient) -> None:
        """The page of title 3 comes with the words of the order that cites it; of other orders nothing is said."""
        cited = api.get("/v1/orders/11359-A").json()["citations"]
        assert cited["cfr"] == "3 CFR, 1967 Supp., p. 299"
        assert cited["cfr_basis"] == {
            "words": "Executive Order 11359-A of June 29, 1967 (3 CFR, 1967 Supp., p. 299)",
            "source": None, "order": "14000", "section": "1", "url": "/v1/orders/14000/sections/1",
        }  # fmt: skip
        plain = api.get("/v1/orders/14000").json()["citations"]
        assert (plain["cfr"], plain["cfr_basis"]) == (None, None)

    def test_rendered_items_take_them_too(self, sample: TestClient) -> None:
        """Deadlines and amendments select and sort items that were rendered at the publish."""
        assert numbers(sample.get("/v1/orders?has_deadline=true")) == ["14288"]
        assert walk(sample, "/v1/orders?sort=-amended_by&has_deadline=false&limit=9")[:2] == ["12866", "14356"]

    @pytest.mark.parametrize("sort", SORTS)
    @pytest.mark.parametrize("limit", [1, 2, 3])
    def test_pages_put_together_are_the_list(self, api: TestClient, sort: str, limit: int) -> None:
        """Walking any sort page by page gives each order once, in the order of the whole list."""
        whole = numbers(api.get(f"/v1/orders?sort={sort}&limit=100"))
        assert walk(api, f"/v1/orders?sort={sort}&limit={limit}") == whole

    def test_the_last_page_ends_exactly(self, api: TestClient) -> None:
        """A page that holds the last order has no next page, even when it is full."""
        answer = api.get("/v1/orders?limit=7")
        assert answer.json()["next_cursor"] is None
        assert "next" not in answer.links

    def test_the_link_header_is_the_next_page(self, api: TestClient) -> None:
        """The Link header and `links.next` are the same URL."""
        answer = api.get("/v1/orders?limit=2")
        assert answer.links["next"]["url"] == answer.json()["links"]["next"]

    @pytest.mark.parametrize(
        ("query", "expected"),
        [
            ("number=14000&number=11359-A", ["14000", "11359-A"]),
            ("president=joe-biden", ["14001", "14000"]),
            ("president=joe-biden&president=donald-trump", ["14001", "14000", "13900"]),
            ("status=revoked", ["13900"]),
            ("status=suspended", []),
            ("mostly=reports", ["14000"]),
            ("mostly=reports&mostly=rules&president=joe-biden", ["14000"]),
            ("mostly=actions", []),
            ("year=1967", ["11359-A", "11359"]),
            ("signed_from=2019-05-01&signed_to=2019-05-01", ["13900"]),
            ("signed_to=1967-06-28", ["11359"]),
            ("published_from=2021-01-01", ["14001", "14000"]),
            ("published_to=1967-07-01", ["11359-A"]),
            ("has_text=true", ["14000"]),
            ("has_text=false&year=2021", ["14001"]),
            ("has_deadline=true", ["14000"]),
            ("has_deadline=false&year=2021", ["14001"]),
            ("has_deadline=true&year=2019", []),
            ("document_number=2021-01700", ["14000"]),
            ("citation=32 FR 9517", ["11359-A"]),
            ("president=joe-biden&has_text=true", ["14000"]),
            ("published=true", ["14001", "14000", "11359-A"]),
            ("published=false", ["11359"]),
            ("published=unknown", ["13900", "14004", "14003"]),
            ("published=false&published=true&year=1967", ["11359-A", "11359"]),
            ("days_to_publication_from=3", ["14001", "14000"]),
            ("days_to_publication_from=2&days_to_publication_to=2", ["11359-A"]),
            ("days_to_publication_to=0", []),
            ("term=46", ["14001", "14000"]),
            ("term=36&term=45", ["13900", "11359-A", "11359"]),
            ("term_day_to=100", ["14001", "14000"]),
            ("term_day_from=7&term_day_to=1000", ["13900"]),
            ("term_day_from=2", ["13900", "11359-A", "11359"]),
            ("term=36&term_day_from=1308&term_day_to=1316", ["11359-A"]),
            ("cites=13900", ["14001", "14000"]),
            ("cites=5 U.S.C. 553", ["14000"]),
            ("cites=EO 13900&cites=5 USC 553", ["14001", "14000"]),
            ("cites=Proclamation 4000", []),
            ("cites=14003", []),
            ("amends=13900", ["14001"]),
            ("revokes=13900", ["14000"]),
            ("revokes=13900&amends=13900", []),
            ("continues=13900", []),
            ("amended_by=14001", ["13900"]),
            ("amended_by=14000", []),
            ("revoked_by=14000&revoked_by=14001", ["13900"]),
            ("continued_by=14000", []),
            ("actor=secretary-of-state", ["14000"]),
            ("actor=State", ["14000"]),
            ("actor=department-of-state", []),
            ("actor=old-council&actor=State Secretary&year=2021", ["14000"]),
        ],
    )
    def test_each_filter_selects(self, api: TestClient, query: str, expected: list[str]) -> None:
        """Values of one filter are alternatives, and filters narrow one another."""
        assert numbers(api.get(f"/v1/orders?{query}")) == expected

    @pytest.mark.parametrize(
        ("query", "expected"),
        [
            ("", None),
            ("?has_text=true", None),
            ("?q=secretary", (7, 1)),
            ("?q=nothingness", (7, 1)),
            ("?q=secretary&year=1967", (2, 0)),
            ("?has_deadline=true&president=joe-biden", (2, 1)),
            ("?has_deadline=true&year=1800", (0, 0)),
            ("?mostly=reports", (7, 1)),
            ("?actor=secretary-of-state", (7, 1)),
            ("?actor=secretary-of-state&year=1967", (2, 0)),
            ("?cites=14000&president=joe-biden", (2, 1)),
            ("?revokes=14000", (7, 1)),
            ("?revoked_by=14000", (1, 1)),
            ("?revoked_by=14001&amended_by=14000", (2, 1)),
            ("?amended_by=14001&year=1967", (1, 0)),
        ],
    )
    def test_a_question_about_texts_tells_how_many_were_seen(
        self, api: TestClient, query: str, expected: tuple[int, int] | None
    ) -> None:
        """Of the orders that the other filters leave, or that are said to act, those with text are counted."""
        told = api.get(f"/v1/orders{query}").json()["coverage"]
        assert told == (expected and {"orders": expected[0], "with_text": expected[1]})

    def test_the_total_is_that_of_all_pages(self, api: TestClient) -> None:
        """`total` counts what the filters select, not the page."""
        assert api.get("/v1/orders?year=1967&limit=1").json()["total"] == 2

    def test_what_they_mostly_ask_for_is_counted(self, api: TestClient) -> None:
        """An order without directives asks for nothing: null."""
        page = api.get("/v1/orders?facets=mostly&president=joe-biden").json()
        assert [(item["number"], item["mostly"]) for item in page["items"]] == [("14001", None), ("14000", "reports")]
        assert page["facets"]["mostly"] == [{"value": "reports", "count": 1}, {"value": None, "count": 1}]

    def test_an_office_is_told_as_it_was_read(self, api: TestClient) -> None:
        """The name of an agency means its head as well, the slug the agency alone; general provisions name nobody."""
        told = [
            (page["applied_filters"]["actor"], page["total"])
            for name in ("State", "department-of-state")
            if (page := api.get("/v1/orders", params={"actor": name}).json())
        ]
        assert told == [(["department-of-state", "secretary-of-state"], 1), (["department-of-state"], 0)]

    def test_offices_count_each_order_once(self, sample: TestClient) -> None:
        """However many directives of an order name an office, the facet counts what the filter selects."""
        page = sample.get("/v1/orders?facets=actor&limit=1").json()
        counts = {item["value"]: item["count"] for item in page["facets"]["actor"]}
        directives = sample.get("/v1/directives?facets=actor&limit=1").json()["facets"]["actor"]
        assert max(item["count"] for item in directives) > 1
        assert counts == {None: page["total"] - 1} | {item["value"]: 1 for item in directives}
        for slug in filter(None, counts):
            assert numbers(sample.get(f"/v1/orders?actor={slug}")) == ["14288"]

    def test_facets_count_the_whole_result(self, api: TestClient) -> None:
        """A facet counts every order the filters select, the unknown value as null, and others stay null."""
        facets = api.get("/v1/orders?facets=year&facets=status&limit=1").json()["facets"]
        assert facets["president"] is None
        assert facets["status"] == [
            {"value": "in_force", "count": 5},
            {"value": "revoked", "count": 1},
            {"value": "terminated", "count": 1},
        ]
        terms = api.get("/v1/orders?facets=term&limit=1").json()["facets"]["term"]
        assert [(item["value"], item["count"]) for item in terms] == [("36", 2), ("46", 2), (None, 2), ("45", 1)]
        assert {(item["value"], item["count"]) for item in facets["year"]} == {
            ("1967", 2), ("2021", 2), (None, 2), ("2019", 1),
        }  # fmt: skip

    @pytest.mark.parametrize(
        ("query", "parameter"),
        [
            ("number=14000.5", "number"),
            ("president=joe-bidden", "president"),
            ("status=dead", "status"),
            ("mostly=report", "mostly"),
            ("year=%2B2021", "year"),
            ("year=20", "year"),
            ("citation=FR 9517", "citation"),
            ("signed_from=2021-02-30", "signed_from"),
            ("facets=title", "facets"),
            ("term=48", "term"),
            ("term_day_from=0", "term_day_from"),
            ("term_day_from=100&term_day_to=7", "term_day_from"),
            ("revoked_by=99999", "revoked_by"),
            ("amends=4000", "amends"),
            ("cites=no such act", "cites"),
            ("cites=4999", "cites"),
            ("actor=Secretary of Stamps", "actor"),
            ("sort=title", "sort"),
        ],
    )
    def test_what_is_no_value_is_refused(self, api: TestClient, query: str, parameter: str) -> None:
        """A malformed or unknown value of a filter is refused by the parameter's name."""
        answer = api.get(f"/v1/orders?{query}")
        assert answer.status_code == 422
        assert [error["parameter"] for error in answer.json()["errors"]] == [parameter]

    @pytest.mark.parametrize("query", ["term=16", "president=abraham-lincoln"])
    def test_what_is_out_of_scope_is_not_none(self, api: TestClient, query: str) -> None:
        """A president before 1933 is refused with the reason; an empty list would say that he signed nothing."""
        answer = api.get(f"/v1/orders?{query}")
        (error,) = answer.json()["errors"]
        assert (answer.status_code, error["parameter"]) == (422, query.partition("=")[0])
        assert error["detail"] == OUT_OF_SCOPE

    @pytest.mark.parametrize("path", ["/v1/orders.csv", "/v1/orders.ndjson", "/v1/orders.atom"])
    def test_exports_refuse_alike(self, api: TestClient, path: str) -> None:
        """What names no order is refused by the exports, too."""
        assert api.get(f"{path}?revokes=99999").status_code == 422
        assert api.get(f"{path}?revokes=13900&term=46").status_code == 200

    @pytest.mark.parametrize("ending", ["csv", "ndjson", "atom"])
    def test_exports_take_offices(self, api: TestClient, ending: str) -> None:
        """The exports have the orders that name the office, and refuse a name of none."""
        whole, none = (api.get(f"/v1/orders.{ending}?actor={slug}").text for slug in ("State", "old-council"))
        assert ("14000" in whole, "14000" in none, "14001" in whole) == (True, False, False)
        assert api.get(f"/v1/orders.{ending}?actor=zebra").status_code == 422

    def test_an_order_tells_its_day_in_the_term(self, api: TestClient) -> None:
        """Day 1 is that of the oath; without a day of signing there is no term."""
        told = {item["number"]: item["term"] for item in api.get("/v1/orders").json()["items"]}
        assert told["14000"] == {"ordinal": 46, "day": 1}
        assert told["13900"] == {"ordinal": 45, "day": 832}
        assert told["14003"] is None

    def test_a_misspelt_president_is_suggested(self, api: TestClient) -> None:
        """A slug that is nearly right comes back with the right one."""
        (error,) = api.get("/v1/orders?president=joe-bidden").json()["errors"]
        assert error["suggestion"] == "joe-biden"

    def test_a_cursor_of_another_sort_is_refused(self, api: TestClient) -> None:
        """A cursor belongs to its sort."""
        cursor = api.get("/v1/orders?limit=1").json()["next_cursor"]
        answer = api.get(f"/v1/orders?limit=1&sort=number&cursor={cursor}")
        assert (answer.status_code, answer.json()["code"]) == (422, "invalid-cursor")

    def test_a_status_says_what_it_rests_on(self, api: TestClient) -> None:
        """A revoked order names the order and the provision that revoked it, from its own side."""
        (item,) = api.get("/v1/orders?number=13900").json()["items"]
        (edge,) = item["status"]["basis"]
        assert item["status"]["value"] == "revoked"
        assert (edge["relation"], edge["order"], edge["citation"]) == ("revoked_by", "14000", "EO 14000, sec. 1")
        assert edge["url"] == "/v1/orders/14000/sections/1"

    def test_an_act_of_a_document_that_is_not_held_tells_too(self, api: TestClient) -> None:
        """An act that stands in the passive on the order's own record names the document that acts."""
        (item,) = api.get("/v1/orders?number=11359").json()["items"]
        (edge,) = item["status"]["basis"]
        assert (edge["relation"], edge["citation"]) == ("terminated_by", "Proclamation 4000")
        assert (edge["order"], edge["url"]) == (None, None)

    @pytest.mark.parametrize(
        ("query", "statements"),
        [
            ("", 3),
            ("&limit=1", 3),
            ("&facets=year&facets=status", 5),
            ("&facets=term&term=46", 4),
            ("&amends=13900&revoked_by=14000", 6),
            ("&cites=5 USC 553", 6),
        ],
    )
    def test_the_statements_are_constant(self, api: TestClient, query: str, statements: int) -> None:
        """A page costs three statements whatever it holds, and one for each facet."""
        assert statements_of(api, f"/v1/orders?sort=published_on{query}") == statements


class TestOrder:
    """`GET /v1/orders/{number}`."""

    def test_one_request_gives_the_whole_order(self, api: TestClient) -> None:
        """The order comes with its citations, president, signature, publications, notes and tree of provisions."""
        order = api.get("/v1/orders/14000").json()
        assert order["citations"]["bluebook"] == "Exec. Order No. 14,000, 86 Fed. Reg. 7000 (Jan. 20, 2021)"
        assert order["president"]["name"] == "Joseph R. Biden Jr."
        assert order["signature"] == {
            "name": "JOSEPH R. BIDEN JR.", "place": None, "dated": "January 20, 2021.",
            "fr_doc": None, "filed": None, "billing_code": None, "approval": None,
        }  # fmt: skip
        assert [section["id"] for section in order["sections"]] == ["preamble", "1", "2", "2~2", "1-101"]
        assert [section["id"] for section in order["sections"][1]["children"]] == ["1.a", "1.b"]
        assert order["parse_notes"] == [
            {"code": "repeated_number", "detail": "Two provisions are Sec. 2.", "section": "2~2"}
        ]
        assert (order["identifier"], order["url"]) == ("/us/eo/14000", "/v1/orders/14000")

    def test_what_was_not_asked_for_is_null(self, api: TestClient) -> None:
        """References and directives are null until they are included."""
        plain = api.get("/v1/orders/14000").json()
        whole = api.get("/v1/orders/14000?include=references&include=directives").json()
        assert (plain["references"], plain["directives"]) == (None, None)
        assert [reference["id"] for reference in whole["references"]] == ["14000:1:1", "14000:1:2", "14000:note:1"]
        assert [directive["id"] for directive in whole["directives"]] == ["14000:1:1", "14000:1.a:1", "14000:2:1"]

    def test_an_order_without_text_has_no_sections(self, api: TestClient) -> None:
        """Where only the facts are held the list of provisions is empty."""
        order = api.get("/v1/orders/14003").json()
        assert (order["has_text"], order["sections"], order["signed_on"], order["president"]) == (False, [], None, None)

    @pytest.mark.parametrize(
        ("number", "command"),
        [
            ("13175", "eo fetch federal-register --number 13175 && eo add var/fetched"),
            ("12044", "eo add PATH"),
            ("14288", None),
        ],
    )
    def test_an_order_without_text_says_how_to_get_it(
        self, sample: TestClient, number: str, command: str | None
    ) -> None:
        """The Federal Register has what it numbered as a document; other texts come from files."""
        order = sample.get(f"/v1/orders/{number}").json()
        assert order["has_text"] is (command is None)
        assert (order["text_hint"] or {}).get("command") == command
        for ending in ("html", "md", "txt"):
            told = unescape(sample.get(f"/v1/orders/{number}.{ending}").text)
            assert ("To get it:" in told, str(command) in told) == (command is not None, command is not None)

    def test_a_suffix_is_part_of_the_number(self, api: TestClient) -> None:
        """11359 and 11359-A are two orders."""
        assert api.get("/v1/orders/11359").json()["title"] == "Without a Letter"
        assert api.get("/v1/orders/11359-A").json()["title"] == "With a Letter"

    @pytest.mark.parametrize(
        ("written", "canonical"),
        [
            ("014000", "14000"), ("EO 14000", "14000"), ("E.O. 14,000", "14000"), (" 14000", "14000"),
            ("11359-a", "11359-A"), ("11359A", "11359-A"), ("11359a", "11359-A"), ("Executive Order 14000", "14000"),
            ("EO14000", "14000"), ("eo-14000", "14000"), ("executive-order-14000", "14000"), ("14,000", "14000"),
        ],
    )  # fmt: skip
    def test_other_forms_point_to_the_canonical_one(self, api: TestClient, written: str, canonical: str) -> None:
        """A number in another form is not found, and the answer says where it is."""
        answer = api.get(f"/v1/orders/{written}")
        assert (answer.status_code, answer.json()["code"]) == (404, "not-found")
        assert f"/v1/orders/{canonical}" in answer.json()["detail"]
        (error,) = answer.json()["errors"]
        assert (error["parameter"], error["code"], error["suggestion"]) == ("number", "not_canonical", canonical)

    @pytest.mark.parametrize("written", ["0", "-1", "99999", "9223372036854775808", "canary", "14000.5", "١٤٠٠٠"])
    def test_what_is_not_held_is_not_found(self, api: TestClient, written: str) -> None:
        """No order, no answer but a problem that does not repeat what was asked."""
        answer = api.get(f"/v1/orders/{written}")
        assert answer.status_code == 404
        assert "canary" not in answer.text

    @pytest.mark.parametrize(
        ("number", "words"), [("1", "none before 1933"), ("13950", "lists the gaps"), ("99999", "numbered=false")]
    )
    def test_why_a_number_is_not_held_is_said(self, api: TestClient, number: str, words: str) -> None:
        """The series held begins after it, has a gap there, or ends before it."""
        assert words in api.get(f"/v1/orders/{number}").json()["detail"]

    def test_a_provision_of_an_order_without_text_is_not_denied(self, api: TestClient) -> None:
        """It is not said that the order has no such provision, but that its text is not here."""
        answer = api.get("/v1/orders/13900/sections/1")
        assert (answer.status_code, "is not held" in answer.json()["detail"]) == (404, True)

    @pytest.mark.parametrize(("query", "statements"), [("", 5), ("?include=references&include=directives", 7)])
    def test_the_statements_are_constant(self, api: TestClient, query: str, statements: int) -> None:
        """An order costs five statements, and one for each extra."""
        assert statements_of(api, f"/v1/orders/14000{query}") == statements


class TestRepresentations:
    """`GET /v1/orders/{number}.md` and its kin."""

    @pytest.mark.parametrize(
        ("ending", "media_type"), [("md", "text/markdown; charset=utf-8"), ("txt", "text/plain; charset=utf-8")]
    )
    def test_each_ending_has_its_media_type(self, api: TestClient, ending: str, media_type: str) -> None:
        """The ending of the path decides the representation."""
        answer = api.get(f"/v1/orders/14000.{ending}")
        assert (answer.status_code, answer.headers["content-type"]) == (200, media_type)
        assert "Executive Order 14000" in answer.text

    @pytest.mark.parametrize("path", ["14009.md", "014000.txt", ".md"])
    def test_a_representation_of_nothing_is_not_found(self, api: TestClient, path: str) -> None:
        """A number that is not held has no representation either."""
        assert api.get(f"/v1/orders/{path}").status_code == 404


class TestPublications:
    """`GET /v1/orders/{number}/publications`."""

    def test_the_one_whose_text_is_served_is_first(self, api: TestClient) -> None:
        """The preferred publication comes first, then the others as the ingest placed them."""
        page = api.get("/v1/orders/14000/publications").json()
        assert [item["format"] for item in page["items"]] == ["fr_xml", "archive_markdown", "fr_json"]
        assert [item["preferred"] for item in page["items"]] == [True, False, False]
        assert (page["total"], page["next_cursor"]) == (3, None)
        assert page["links"] == {"self": "/v1/orders/14000/publications", "next": None}

    def test_instants_are_in_utc(self, api: TestClient) -> None:
        """An instant ends in Z on both databases."""
        (first, *_) = api.get("/v1/orders/14000/publications").json()["items"]
        assert first["retrieved_at"] == "2025-01-01T00:00:00Z"
