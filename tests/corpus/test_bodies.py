"""The bodies over all real documents: what people asked, and how many there are of each kind and standing."""

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from tests.api import shelf

pytestmark = pytest.mark.corpus

FOUNDERS = {
    "committee-for-the-preservation-of-the-white-house": "11145",
    "presidents-commission-on-white-house-fellowships": "11183",
    "presidents-national-security-telecommunications-advisory-committee": "12382",
    "national-industrial-security-program-policy-advisory-committee": "12829",
    "good-neighbor-environmental-board": "12916",
    "invasive-species-advisory-committee": "13112",
    "national-infrastructure-advisory-council": "13231",
    "interagency-task-force-on-veterans-small-business-development": "13540",
    "presidents-advisory-council-on-doing-business-in-africa": "13675",
}
"""Some of what EO 13811 continued, with the founding orders that it names."""


@pytest.fixture(scope="module")
def api(url: str) -> Iterator[TestClient]:
    """A client over a database that holds the whole corpus."""
    with shelf.client(url) as client:
        yield client


def test_what_one_order_continued(api: TestClient) -> None:
    """EO 13811 continued 32 committees: 27 that orders founded, each with its order, and 5 of other instruments."""
    found = api.get("/v1/bodies?continued_by=13811&limit=100").json()
    origins = {body["slug"]: body["established_by"] for body in found["items"]}
    orders = {slug: origin["order"] and origin["order"]["number"] for slug, origin in origins.items()}
    assert found["total"] == 32
    assert sum(order is None for order in orders.values()) == 5
    assert all(origins[slug]["instrument"] for slug, order in orders.items() if order is None)
    assert {slug: orders.get(slug) for slug in FOUNDERS} == FOUNDERS


@pytest.mark.parametrize(
    ("slug", "number", "how"),
    [
        ("federal-emergency-management-agency", "12127", "activated"),
        ("peace-corps", "10924", "directed"),
        ("war-relocation-authority", "9102", "told"),
        ("national-commission-on-the-causes-and-prevention-of-violence", "11412", "established"),
        ("federal-development-committee-for-appalachia", "11209", "established"),
        ("presidents-committee-on-migratory-labor", "10894", "established"),
        ("presidents-advisory-council-on-management-improvement", "11509", "established"),
        ("office-of-national-narcotics-intelligence", "11676", "directed"),
    ],
)
def test_which_order_made_it(api: TestClient, slug: str, number: str, how: str) -> None:
    """The bodies that people ask for have their founding order, be it misprinted or told by a later one alone."""
    body = api.get(f"/v1/bodies/{slug}").json()
    assert (body["established_by"]["order"]["number"], body["established_by"]["how"]) == (number, how)


@pytest.mark.parametrize(
    ("called", "slug"),
    [
        ("FEMA", "federal-emergency-management-agency"),
        ("Warren Commission", "commission-11130"),
        ("mental retardation", "presidents-committee-on-mental-retardation-12994"),
        ("intellectual disabilities", "presidents-committee-on-mental-retardation-12994"),
    ],
)
def test_what_people_call_it_finds_it(api: TestClient, called: str, slug: str) -> None:
    """Letters, a popular name, the old name and the new one."""
    assert slug in [body["slug"] for body in api.get("/v1/bodies", params={"q": called}).json()["items"]]


def test_it_is_headed_by_its_last_name(api: TestClient) -> None:
    """The committee of EO 12994 was renamed in 2003."""
    body = api.get("/v1/bodies/presidents-committee-on-mental-retardation-12994").json()
    assert body["name"] == "President's Committee for People with Intellectual Disabilities"
    assert "President's Committee on Mental Retardation" in body["names"]


def test_task_forces(api: TestClient) -> None:
    """There are as many as the words tell of, and whichever stands does so by words that set a day to come."""
    found = api.get("/v1/bodies?kind=task_force&limit=100&facets=status").json()
    assert found["total"] >= 60
    standing = [body for body in found["items"] if body["status"]["value"] == "standing"]
    assert standing
    assert all(body["status"]["basis"]["ground"] == "day_to_come" and body["ends_on"] for body in standing)


def test_every_ended_body_has_its_words(api: TestClient) -> None:
    """No status is told without what it rests on."""
    for status in ("standing", "ended"):
        for body in api.get(f"/v1/bodies?status={status}&limit=100").json()["items"]:
            assert body["status"]["basis"]["words"], body["slug"]
    assert api.get("/v1/bodies?limit=1").json()["total"] >= 850
