"""The shipped sample over HTTP, on both databases: the answers a reader of the README sees."""

import pytest
from starlette.testclient import TestClient

from tests.golden import ANSWERS, FOLDER, answer


@pytest.mark.parametrize("name", ANSWERS)
def test_an_answer_is_the_same_word_for_word(sample: TestClient, name: str) -> None:
    """An answer over the sample is what its file has; a wanted change is written by `python -m tests.golden`."""
    assert answer(sample, name) == (FOLDER / name).read_bytes().decode()


def test_the_three_days_due(sample: TestClient) -> None:
    """EO 14288 sets three days: 60 days after signing, and twice 90 days, which is a Sunday and stays one."""
    found = sample.get("/v1/orders/14288/directives?has_deadline=true").json()["items"]
    assert [(item["section"], item["deadline"]["due_on"], item["deadline"]["weekday"]) for item in found] == [
        ("3.b", "2025-06-27", "friday"),
        ("4.a", "2025-07-27", "sunday"),
        ("4.b", "2025-07-27", "sunday"),
    ]


def test_the_reference_to_another_order(sample: TestClient) -> None:
    """Section 6 of EO 14288 acts in accordance with EO 14159, as the text and the editors' note say."""
    (found,) = sample.get("/v1/orders/14288/references?kind=executive_order").json()["items"]
    assert (found["source"]["section"], found["relation"]) == ("6", "in_accordance_with")
    assert (found["target"]["number"], found["target"]["resolved"]) == ("14159", True)
    assert found["provenance"]["basis"] == "both"


@pytest.mark.parametrize(
    ("number", "status", "acts"),
    [
        ("13929", "revoked", ["revoked_by"]),
        ("13957", "reinstated", ["revoked_by", "reinstated_by"]),
        ("12866", "in_force", []),
    ],
)
def test_a_status_rests_on_its_acts(sample: TestClient, number: str, status: str, acts: list[str]) -> None:
    """Revoking the revoker revives nothing, reinstating does, and amendments change no status."""
    found = sample.get(f"/v1/orders/{number}").json()["status"]
    assert found["value"] == status
    assert [edge["relation"].replace("rescinded", "revoked") for edge in found["basis"]] == acts
