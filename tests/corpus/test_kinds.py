"""What people ask of directives, each in one request, over the real orders."""

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from app.main import create_app
from app.settings import Settings

pytestmark = pytest.mark.corpus


@pytest.fixture(scope="module")
def api(url: str) -> Iterator[TestClient]:
    """A client of the whole corpus."""
    with TestClient(create_app(Settings(database_url=url))) as client:
        yield client


def test_how_many_orders_mostly_ask_for_reports(api: TestClient) -> None:
    """Of the 41 orders of the first six months of 2017, 18 do, as far as their text is here."""
    page = api.get("/v1/orders?signed_from=2017-01-20&signed_to=2017-07-19&facets=mostly&limit=100").json()
    assert page["total"] == 41
    counted = {facet["value"]: facet["count"] for facet in page["facets"]["mostly"]}
    assert counted["reports"] == 18


def test_what_an_office_must_do_that_a_list_names(api: TestClient) -> None:
    """EO 13786 says "the Secretaries of State, the Treasury, Defense, …": the Treasury is consulted on a report."""
    page = api.get("/v1/directives?order=13786&actor=secretary-of-treasury").json()
    assert [(item["id"], item["kind"]) for item in page["items"]] == [("13786:2:1", "report")]


def test_the_deadlines_of_a_month(api: TestClient) -> None:
    """EO 14160, sec. 3(b), falls due on February 19, 2025; each order with its number of them."""
    page = api.get(
        "/v1/directives?signed_from=2025-01-01&signed_to=2025-01-31&has_deadline=true&due_to=2025-02-19"
        "&due_from=2025-02-19&facets=order&limit=100"
    ).json()
    assert {item["signed_on"][:7] for item in page["items"]} == {"2025-01"}
    assert ("14160:3.b:1", "2025-02-19") in {(item["id"], item["deadline"]["due_on"]) for item in page["items"]}
    assert {"value": "14160", "count": 1} in page["facets"]["order"]
