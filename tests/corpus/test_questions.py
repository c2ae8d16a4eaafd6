"""What people asked in public, one request each; presidents and bodies have tests of their own beside this."""

from collections.abc import Iterator
from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.api import shelf

pytestmark = pytest.mark.corpus


@pytest.fixture(scope="module")
def api(url: str) -> Iterator[TestClient]:
    """A client over a database that holds the whole corpus."""
    with shelf.client(url) as client:
        yield client


def asked(api: TestClient, path: str) -> Any:
    """The answer to one request."""
    answer = api.get(path)
    assert answer.status_code == 200, answer.text
    return answer.json()


def numbers(api: TestClient, path: str) -> list[str]:
    """The numbers of the orders that a list holds."""
    return [item["number"] for item in asked(api, path)["items"]]


def test_what_14148_rescinded(api: TestClient) -> None:
    """It rescinded 67 orders and 11 memoranda, each with the subsection that does."""
    found = asked(api, "/v1/orders/14148/references?relation=revokes&relation=rescinds&limit=100&facets=kind")
    counted = {each["value"]: each["count"] for each in found["facets"]["kind"]}
    assert counted == {"executive_order": 67, "presidential_memorandum": 11}
    assert all(item["source"]["section"] for item in found["items"])


def test_what_14236_revoked(api: TestClient) -> None:
    """It revoked 18 acts."""
    assert asked(api, "/v1/orders/14236/references?relation=revokes&relation=rescinds&limit=100")["total"] == 18


def test_whether_11246_is_in_force_and_what_amended_it(api: TestClient) -> None:
    """It is revoked by 14173, after amendments up to 13672."""
    order = asked(api, "/v1/orders/11246")
    assert (order["status"]["value"], order["status"]["basis"][-1]["order"]) == ("revoked", "14173")
    amending = numbers(api, "/v1/orders?amends=11246&sort=number&limit=100")
    assert {"11375", "12086", "13665", "13672"} <= set(amending)


def test_which_amendments_of_12866_were_undone(api: TestClient) -> None:
    """Those of 13258 and 13422, by 13497."""
    found = asked(api, "/v1/orders/12866/amendments?state=undone&limit=100")["items"]
    assert {(item["by"]["order"], item["undone_by"]["order"]) for item in found} >= {
        ("13258", "13497"), ("13422", "13497"),
    }  # fmt: skip


def test_what_amended_the_tariff_orders(api: TestClient) -> None:
    """Those of the next five weeks are found, 14200 too, which names its order by day and title."""
    found = numbers(api, "/v1/orders?amends=14193&amends=14194&amends=14195&sort=number&limit=100")
    assert {"14197", "14198", "14200", "14226", "14227", "14228"} <= set(found)


@pytest.mark.parametrize("spelling", ["International Emergency Economic Powers Act", "ieepa", "50 U.S.C. 1701"])
def test_which_orders_cite_an_act(api: TestClient, spelling: str) -> None:
    """The list is the same whether the act is called by its name, its letters or its place in the Code."""
    found = asked(api, f"/v1/orders?cites={spelling}&limit=1")
    assert found["total"] == asked(api, "/v1/orders?cites=IEEPA&limit=1")["total"] > 180
    assert found["coverage"]["with_text"] < found["coverage"]["orders"]


def test_what_the_treasury_must_do(api: TestClient) -> None:
    """A directive to "the Secretaries of State, the Treasury, Defense" is one to the Treasury."""
    found = asked(api, "/v1/directives?order=13786&actor=treasury")["items"]
    assert "13786:2:1" in [item["id"] for item in found]


def test_which_deadlines_stand_in_the_orders_of_a_month(api: TestClient) -> None:
    """Those of January 2025 begin with 14160 sec. 3(b), due 2025-02-19; an event has no day."""
    path = "/v1/directives?signed_from=2025-01-01&signed_to=2025-01-31&has_deadline=true&limit=100"
    found: list[Any] = []
    following: str | None = path
    while following:
        page = asked(api, following)
        found, following = [*found, *page["items"]], page["links"]["next"]
    due = {item["id"].rsplit(":", 1)[0]: item["deadline"]["due_on"] for item in found}
    assert due["14160:3.b"] == "2025-02-19"
    assert {item["deadline"]["anchor"] for item in found if item["deadline"]["due_on"] is None} <= {
        "event", "effective_date", "publication", "order_date",
    }  # fmt: skip


def test_how_many_orders_mostly_ask_for_reports(api: TestClient) -> None:
    """Of the first six months of 2017 a facet tells; the texts of ten of those 41 orders are not held."""
    found = asked(api, "/v1/orders?signed_from=2017-01-20&signed_to=2017-07-19&facets=mostly&limit=1")
    counted = {each["value"]: each["count"] for each in found["facets"]["mostly"]}
    assert found["total"] == 41
    assert counted["reports"] >= 16


def test_how_long_from_signing_to_publication(api: TestClient) -> None:
    """The longest took four years, and none is negative."""
    first, *_ = asked(api, "/v1/orders?sort=-days_to_publication&limit=3")["items"]
    assert (first["number"], first["days_to_publication"] > 1_400) == ("9153-A", True)
    (shortest,) = asked(api, "/v1/orders?sort=days_to_publication&limit=1")["items"]
    assert shortest["days_to_publication"] >= 0


def test_the_longest_order(api: TestClient) -> None:
    """The Manual for Courts-Martial of 1951 has some 51,800 words."""
    first, second, *_ = asked(api, "/v1/orders?sort=-words&limit=3")["items"]
    assert (first["number"], second["number"]) == ("10214", "12198")
    assert 51_000 < first["counts"]["words"] < 52_500


@pytest.mark.parametrize(
    ("name", "number"),
    [("travel ban", "13769"), ("Muslim ban", "13769"), ("Schedule F", "13957"), ("3 C.F.R. 339 (1964-1965)", "11246")],
)
def test_names_that_people_use(api: TestClient, name: str, number: str) -> None:
    """A popular name, or a page of the compilation, leads to the order."""
    found = asked(api, f"/v1/resolve?citation={name}")["items"]
    assert number in [candidate["id"] for candidate in found]


def test_a_search_for_a_popular_name(api: TestClient) -> None:
    """The search says which orders the name means, and has them first."""
    found = asked(api, "/v1/orders?q=travel ban&limit=5")
    assert "13769" in [item["number"] for item in found["items"]]
    assert found["search"]["expansions"]


def test_everything_in_a_spreadsheet_with_its_text(api: TestClient) -> None:
    """One request gives every order of a year with its text."""
    lines = api.get("/v1/orders.csv?year=2017&include=text").text
    assert lines.count("\r\n") > 55
    assert "text" in lines.split("\r\n", 1)[0].split(",")


@pytest.mark.parametrize(
    ("query", "value"), [("", "in_force"), ("?as_of=2021-04-19", "suspended"), ("?as_of=2021-04-20", "in_force")]
)
def test_whether_13920_is_suspended(api: TestClient, query: str, value: str) -> None:
    """13990 suspended it for 90 days of January 20, 2021, and stays its basis."""
    status = asked(api, f"/v1/orders/13920{query}")["status"]
    assert (status["value"], [each["lapses_on"] for each in status["basis"]]) == (value, ["2021-04-20"])


def test_on_which_orders_sources_disagree(api: TestClient) -> None:
    """The note on 10450 lets 13467 revoke it, whose text says that it does not; of 13929 nothing is in dispute."""
    assert "sources_disagree" in asked(api, "/v1/orders/10450")["status"]["limits"]
    assert "sources_disagree" not in asked(api, "/v1/orders/13929")["status"]["limits"]
