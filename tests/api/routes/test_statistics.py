"""Statistics over HTTP, on both databases: of a shelf, of the sample, and of the facts of all orders."""

import csv
import io
import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any

import pytest
from lxml import etree
from starlette.testclient import TestClient

from app import sources, store
from app.ingest import register
from app.ingest.directive_rows import directive_days
from app.law.documents import Account
from app.law.numbering import FIRST_UNNUMBERED, sort_key
from app.reconcile import combine
from app.schemas import COUNTS, StatisticsBy
from app.tables import DirectiveDayRow, DirectiveRow, OrderRow
from tests.api import shelf
from tests.api.shelf import statements_of
from tests.beginnings import CopyOf

SVG = "{http://www.w3.org/2000/svg}"
PUBLISHED = {
    "harry-s-truman": 907, "john-f-kennedy": 214, "lyndon-b-johnson": 325, "richard-nixon": 346, "gerald-ford": 169,
    "jimmy-carter": 320, "ronald-reagan": 381, "george-h-w-bush": 166, "william-j-clinton": 364, "george-w-bush": 291,
    "barack-obama": 276, "joe-biden": 162,
}  # fmt: skip
"""How many numbered orders the National Archives count of each president of whom all are held."""
NAMELESS = shelf.order(FIRST_UNNUMBERED + 7, "unnumbered-0123456789abcdef", "Not Yet", date(2025, 1, 19),
                       president="joe-biden", has_text=True, status="revoked")  # fmt: skip


@cache
def registered() -> list[dict[str, Any]]:
    """The rows of all orders of the register, and of one that has no number."""
    given = register.shipped()
    accounts = [each for each in sources.parse(given.data, given.name) if isinstance(each, Account)]
    rows = [
        shelf.order(sort_key(order.number), order.number, order.title, order.signed_on, president=order.president)
        for order in combine(accounts).orders
    ]
    return [*rows, NAMELESS]


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def whole(request: pytest.FixtureRequest, copy_of: CopyOf) -> Iterator[TestClient]:
    """A client over the facts of all orders."""
    url = copy_of(request.param, "empty")
    with store.writer(url) as writer:
        content = store.Content("feedfacefeedface", shelf.AS_OF, {}, {OrderRow: registered()})
        writer.publish(content, shelf.PUBLISHED_AT)
    with shelf.client(url) as client:
        yield client


def asked(api: TestClient, query: str) -> Any:
    """An answer, which is one."""
    answer = api.get(f"/v1/statistics?{query}")
    assert answer.status_code == 200, answer.text
    return answer.json()


def counts(answer: Any, name: str = "orders") -> dict[str | None, Any]:
    """What was counted of each value."""
    return {row["value"]: row[name] for row in answer["rows"]}


class TestRegister:
    """What is counted over all orders since 1933."""

    def test_numbered_orders_of_each_president_are_as_many_as_published(self, whole: TestClient) -> None:
        """Whole presidencies agree with the Archives' counts; of Eisenhower's one is not held."""
        answer = asked(whole, "by=president")
        numbered = {row["value"]: row["orders"] - row["unnumbered"] for row in answer["rows"]}
        assert {slug: numbered[slug] for slug in PUBLISHED} == PUBLISHED
        assert (numbered["dwight-d-eisenhower"], sum(numbered.values())) == (483, 7_921)
        assert counts(asked(whole, "by=president&numbered=true")) == numbered

    def test_a_president_with_two_terms_is_one_and_has_two_presidencies(self, whole: TestClient) -> None:
        """By president his orders are added up; by day in term each presidency has its own."""
        terms = asked(whole, "by=day_in_term&president=donald-trump")["rows"]
        assert [(row["value"], row["label"]) for row in terms] == [
            ("45", "Donald J. Trump, 2017–2021"), ("47", "Donald J. Trump, 2025–2029"),
        ]  # fmt: skip
        (both,) = asked(whole, "by=president&president=donald-trump")["rows"]
        assert both["orders"] == sum(row["orders"] for row in terms) == 430

    def test_an_order_without_a_number_is_counted_and_told(self, whole: TestClient) -> None:
        """It is one of the orders, and stands apart in the row, in the answer and in the sentence."""
        answer = asked(whole, "by=president&president=joe-biden")
        (row,) = answer["rows"]
        assert (row["orders"], row["unnumbered"], row["revoked"], row["share_revoked"]) == (163, 1, 1, 0.0061)
        assert (answer["total"], answer["unnumbered"], answer["revoked"]) == (163, 1, 1)
        assert "Of these 1 has no number yet" in answer["counted"]

    def test_the_first_hundred_days_of_every_presidency(self, whole: TestClient) -> None:
        """The last day has the sum, and each day adds its own."""
        answer = asked(whole, "by=day_in_term&term_day_to=100&numbered=true")
        reached = {int(row["value"]): row["days"][-1]["so_far"] for row in answer["rows"]}
        assert {ordinal: reached[ordinal] for ordinal in (32, 33, 44, 45, 46, 47)} == {
            32: 97, 33: 54, 44: 19, 45: 33, 46: 42, 47: 143,
        }  # fmt: skip
        assert answer["rows"][-1]["days"][0] == {"day": 1, "orders": 26, "so_far": 26}
        for row in answer["rows"]:
            assert [day["so_far"] - day["orders"] for day in row["days"][1:]] == [
                day["so_far"] for day in row["days"][:-1]
            ]

    def test_an_order_without_a_day_in_the_term_is_told_apart(self, whole: TestClient) -> None:
        """Of EO 8969 a source misprints the year: it is one of the presidency's orders, and on no day of it."""
        (row,) = asked(whole, "by=day_in_term&term=32")["rows"]
        assert (row["without_day"], row["orders"] - row["days"][-1]["so_far"]) == (1, 1)

    @pytest.mark.parametrize(
        ("query", "gaps"),
        [
            ("", [6889, 7101, 7106]),
            ("year=1936", [7106]),
            ("year=1934&year=1937", [6889, 7106]),
            ("year=1938", []),
            ("president=franklin-d-roosevelt", [6889, 7101, 7106]),
            ("president=joe-biden&president=harry-s-truman", []),
            ("term=32", [6889, 7101, 7106]),
            ("term=33", []),
            ("term=32&term_day_to=100", []),
            ("term=32&term_day_from=1000&term_day_to=1100", [7106]),
            ("term_day_from=2000", []),
            ("signed_from=1937-01-09", []),
            ("signed_to=1935-07-11", [6889]),
            ("signed_on=1936-06-01", [7106]),
            ("signed_on=1938-06-01", []),
            ("numbered=false", []),
            ("number=7105", []),
            ("status=revoked", [6889, 7101, 7106]),
        ],
    )
    def test_what_is_not_held_is_told_where_it_may_be_meant(
        self, whole: TestClient, query: str, gaps: list[int]
    ) -> None:
        """The numbers that are not held are told if the filters may mean their orders, and only then."""
        answer = asked(whole, f"by=year&{query}".rstrip("&"))
        assert [gap["first"] for gap in answer["gaps"]] == gaps
        assert ("held by no source" in answer["counted"]) is (7106 in gaps)

    def test_the_sentence_names_what_no_source_has(self, whole: TestClient) -> None:
        """Numbers that no source has are named with their time, others that are not held are counted."""
        assert asked(whole, "by=year")["counted"].endswith(
            " The numbers 7101–7104 and 7106–7531, signed between July 1935 and January 1937, are held by no source "
            "and are not counted. 1 further number between those held is not held here."
        )

    def test_the_picture_shows_what_is_missing(self, whole: TestClient) -> None:
        """A year of which nothing is held is a hatched gap, not a year in which nothing was signed."""
        drawn = whole.get("/v1/statistics.svg?by=year").text
        assert "431 numbers not held" in drawn
        assert "not held" not in whole.get("/v1/statistics.svg?by=year&year=1960&year=1962").text


class TestCounts:
    """`GET /v1/statistics` of a few orders."""

    @pytest.mark.parametrize(
        ("by", "expected"),
        [
            ("president", [("lyndon-b-johnson", 2), ("donald-trump", 1), ("joe-biden", 2), (None, 2)]),
            ("year", [("1967", 2), ("2019", 1), ("2021", 2), (None, 2)]),
            ("month", [("1967-06", 2), ("2019-05", 1), ("2021-01", 2), (None, 2)]),
            ("day_in_term", [("36", 2), ("45", 1), ("46", 2), (None, 2)]),
            ("status", [("in_force", 5), ("revoked", 1), ("terminated", 1)]),
        ],
    )
    def test_orders_are_counted_and_none_is_dropped(
        self, api: TestClient, by: str, expected: list[tuple[str | None, int]]
    ) -> None:
        """Every order is in a row; those of which it is not known are in one without a value, the last."""
        answer = asked(api, f"by={by}")
        assert [(row["value"], row["orders"]) for row in answer["rows"]] == expected
        assert answer["total"] == sum(orders for _, orders in expected) == 7

    @pytest.mark.parametrize(
        ("by", "expected"),
        [
            (
                "relation",
                [("amends", 1, 1), ("cites", 1, 1), ("revokes", 1, 1), ("see", 1, 1), ("terminated_by", 1, 1)],
            ),
            ("agency", [("secretary-of-state", 1, 1), (None, 1, 1)]),
            ("due_month", [("2021-02", 1, 1), ("2022-05", 1, 1)]),
        ],
    )
    def test_what_was_found_in_orders_is_counted(
        self, api: TestClient, by: str, expected: list[tuple[str | None, int, int]]
    ) -> None:
        """References by relation; directives by office, general provisions left out; days due of all deadlines."""
        name = COUNTS[StatisticsBy(by)][0]
        assert [(row["value"], row[name], row["orders"]) for row in asked(api, f"by={by}")["rows"]] == expected

    def test_a_deadline_without_a_day_stands_in_a_row_of_its_own(self, empty_database: str) -> None:
        """What is due on an event is told last, and so is what tells no office to act."""
        lost = {**shelf.DIRECTIVES[1], "further_deadlines": []}
        rows = {**shelf.ROWS, DirectiveRow: [shelf.DIRECTIVES[0], lost, shelf.DIRECTIVES[2]]}
        rows[DirectiveDayRow] = list(directive_days(shelf.DIRECTIVES[0]))
        with store.writer(empty_database) as writer:
            writer.publish(store.Content("feedfacefeedface", shelf.AS_OF, {}, rows), shelf.PUBLISHED_AT)
        with shelf.client(empty_database) as api:
            answer = asked(api, "by=due_month")
            assert counts(answer, "deadlines") == {"2021-02": 1, None: 1}
            assert (answer["rows"][-1]["label"], answer["rows"][-1]["url"]) == ("No day known", None)
            assert "No day known: 1." in api.get("/v1/statistics.svg?by=due_month").text

    @pytest.mark.parametrize("by", StatisticsBy)
    def test_a_row_says_what_suits_it_and_nothing_else(self, sample: TestClient, by: StatisticsBy) -> None:
        """What is told by each thing that is counted by is what the contract says; all else is null."""
        told = {name for row in asked(sample, f"by={by}")["rows"] for name, value in row.items() if value is not None}
        assert told - {"value", "label", "url"} == set(COUNTS[by])

    @pytest.mark.parametrize("by", ["president", "year", "month", "status", "day_in_term"])
    @pytest.mark.parametrize("query", ["", "&signed_to=2025-06-30&signed_from=2021-01-02", "&has_text=true"])
    def test_the_address_of_a_row_lists_its_orders(self, sample: TestClient, by: str, query: str) -> None:
        """Behind each row there are as many orders as it counts, with the filters that were given."""
        answer = asked(sample, f"by={by}{query}")
        assert answer["rows"]
        for row in answer["rows"]:
            assert sample.get(row["url"]).json()["total"] == row["orders"], row["url"]
        assert sample.get(answer["links"]["orders"]).json()["total"] == answer["total"]

    @pytest.mark.parametrize("by", ["relation", "agency", "due_month"])
    @pytest.mark.parametrize("query", ["", "&president=donald-trump&signed_from=2025-04-28&number=EO 14288"])
    def test_the_address_of_a_row_lists_what_was_found(self, sample: TestClient, by: str, query: str) -> None:
        """Behind each row there are as many references or directives as it counts."""
        answer = asked(sample, f"by={by}{query}")
        assert answer["rows"]
        for row in answer["rows"]:
            count = row[COUNTS[StatisticsBy(by)][0]]
            assert row["url"] is None or sample.get(row["url"]).json()["total"] == count, row["url"]

    def test_a_list_without_the_filter_has_no_address(self, sample: TestClient) -> None:
        """Where the list of what was found cannot be narrowed as the orders were, no address is told."""
        rows = asked(sample, "by=agency&subject=law-enforcement")["rows"]
        assert rows
        assert {row["url"] for row in rows} == {None}

    def test_filters_are_those_of_the_list(self, api: TestClient) -> None:
        """Any filter of orders narrows; names are read as there, and what was read is told."""
        answer = asked(api, "by=president&actor=State&revokes=EO 13900")
        assert counts(answer) == {"joe-biden": 1}
        told = {name: value for name, value in answer["applied_filters"].items() if value is not None}
        assert told == {"actor": ["department-of-state", "secretary-of-state"], "revokes": ["13900"]}
        assert answer["counted"].startswith(
            "Counted is the 1 executive order directing State, revoking EO 13900, by the president"
        )
        assert answer["coverage"] == {"orders": 7, "with_text": 1}

    def test_nothing_selected_is_counted_as_nothing(self, api: TestClient) -> None:
        """Filters that select no order give no row, and a picture that says so."""
        answer = asked(api, "by=month&year=1950")
        assert (answer["rows"], answer["total"]) == ([], 0)
        assert "There is nothing to draw." in api.get("/v1/statistics.svg?by=month&year=1950").text

    @pytest.mark.parametrize(("by", "is_told"), [("president", False), ("agency", True), ("relation", True)])
    def test_what_asks_texts_tells_how_many_were_seen(self, api: TestClient, by: str, is_told: bool) -> None:
        """What is read of texts says of how many orders the text was seen."""
        answer = asked(api, f"by={by}&president=joe-biden")
        assert answer["coverage"] == ({"orders": 2, "with_text": 1} if is_told else None)
        assert ("The text of 1 of 2 orders was read" in answer["counted"]) is is_told

    @pytest.mark.parametrize(
        ("query", "parameter"),
        [("", "by"), ("by=title", "by"), ("by=year&by=month", "by"),
         ("by=year&actor=zebra", "actor"), ("by=year&number=99999", "number")],
    )  # fmt: skip
    @pytest.mark.parametrize("path", ["/v1/statistics", "/v1/statistics.csv"])
    def test_what_cannot_be_counted_is_refused(self, api: TestClient, path: str, query: str, parameter: str) -> None:
        """Without one thing to count by, or with a name that names nothing, there is no answer."""
        answer = api.get(f"{path}?{query}")
        assert (answer.status_code, [error["parameter"] for error in answer.json()["errors"]]) == (422, [parameter])

    @pytest.mark.parametrize("query", ["by=year&q=police", "by=year&layout=narrow", "by=year&limit=5"])
    def test_what_it_does_not_take_is_refused(self, api: TestClient, query: str) -> None:
        """Words, pages and what belongs to the picture are no parameters of the numbers."""
        assert api.get(f"/v1/statistics?{query}").json()["code"] == "unknown-parameter"

    @pytest.mark.parametrize("by", StatisticsBy)
    def test_the_statements_are_few(self, api: TestClient, by: StatisticsBy) -> None:
        """The whole, the rows and the gaps cost four statements, the coverage one more."""
        of_texts = by in (StatisticsBy.RELATION, StatisticsBy.AGENCY, StatisticsBy.DUE_MONTH)
        assert statements_of(api, f"/v1/statistics?by={by}") == 4 + of_texts


class TestFormats:
    """The same as CSV and as a picture."""

    @pytest.mark.parametrize("by", StatisticsBy)
    def test_csv_has_the_same_counts(self, sample: TestClient, by: StatisticsBy) -> None:
        """One line a row, of a presidency one a day; the columns are what is counted."""
        answer = asked(sample, f"by={by}")
        got = sample.get(answer["links"]["csv"])
        assert got.headers["content-disposition"] == 'attachment; filename="statistics.csv"'
        lines = list(csv.DictReader(io.StringIO(got.text)))
        if by is StatisticsBy.DAY_IN_TERM:
            days = [(row["value"], *map(str, day.values())) for row in answer["rows"] for day in row["days"]]
            assert [(line["value"], line["day"], line["orders"], line["so_far"]) for line in lines] == days
        else:
            assert list(lines[0]) == ["value", "label", *COUNTS[by], "url"]
            told = [[row[name] for name in ("value", *COUNTS[by])] for row in answer["rows"]]
            assert [[line[name] for name in ("value", *COUNTS[by])] for line in lines] == [
                ["" if value is None else str(value) for value in row] for row in told
            ]

    def test_csv_tells_orders_without_a_day(self, whole: TestClient) -> None:
        """They are a line of their presidency without day and sum."""
        lines = list(csv.DictReader(io.StringIO(whole.get("/v1/statistics.csv?by=day_in_term&term=32").text)))
        assert [(line["day"], line["orders"], line["so_far"]) for line in lines[-2:]] == [
            ("4422", "1", "3086"), ("", "1", ""),
        ]  # fmt: skip

    @pytest.mark.parametrize("by", StatisticsBy)
    @pytest.mark.parametrize("layout", ["wide", "narrow"])
    def test_each_has_its_picture(self, sample: TestClient, by: StatisticsBy, layout: str) -> None:
        """The picture is well-formed, named and described, and brings no more than its policy allows."""
        got = sample.get(f"/v1/statistics.svg?by={by}&layout={layout}")
        assert got.headers["content-type"] == "image/svg+xml"
        assert re.fullmatch(
            r"default-src 'none'; style-src 'sha256-[\w+/]{43}='; frame-ancestors 'none'",
            got.headers["content-security-policy"],
        )
        root = etree.fromstring(got.content)
        title, desc = root.findtext(f"{SVG}title"), root.findtext(f"{SVG}desc")
        assert title
        assert desc is not None
        assert desc.startswith(asked(sample, f"by={by}")["counted"])

    def test_links_lead_to_the_other_formats(self, api: TestClient) -> None:
        """Each link keeps the filters."""
        links = asked(api, "year=2021&by=status")["links"]
        assert links == {
            "self": "/v1/statistics?by=status&year=2021",
            "csv": "/v1/statistics.csv?by=status&year=2021",
            "svg": "/v1/statistics.svg?by=status&year=2021",
            "orders": "/v1/orders?year=2021",
        }
        assert all(api.get(link).status_code == 200 for link in links.values())
