"""What a value is written like: whatever is not exactly right is refused."""

import pytest
from fastapi.testclient import TestClient

from tests.api.probe import refused


@pytest.mark.parametrize(
    "value",
    [
        "nan",
        "inf",
        "1e999",
        "1_0",
        "1.0",
        "%2010",
        "10%20",
        "%2B5",
        "+5",
        "-1",
        "0",
        "101",
        "0x10",
        "%D9%A3",
        "05",
        "9" * 5000,
    ],
)
def test_limit_takes_only_plain_digits_from_1_to_100(client: TestClient, value: str) -> None:
    """A page size written in any other way than in plain digits, or out of range, is refused."""
    assert refused(client, f"limit={value}")["parameter"] == "limit"


@pytest.mark.parametrize("value", ["1", "20", "100"])
def test_limit_within_range_is_taken(client: TestClient, value: str) -> None:
    """A page size from 1 to 100 is taken as it is."""
    assert client.get(f"/v1/probe/list?limit={value}").json()["limit"] == int(value)


@pytest.mark.parametrize(
    "value",
    ["2025-02-30", "99999-01-01", "1e12", "2025-1-1", "20250101", "1735689600", "2025-01-01T00:00:00", "0000-01-01"],
)
def test_days_are_written_in_one_way(client: TestClient, value: str) -> None:
    """A date that is no day of the calendar written YYYY-MM-DD is refused, timestamps included."""
    assert refused(client, f"seen_from={value}")["code"] == "malformed"


@pytest.mark.parametrize("value", ["1", "yes", "on", "True", "TRUE", "t"])
def test_flags_are_true_or_false(client: TestClient, value: str) -> None:
    """A flag is spelled true or false and in no other way."""
    assert refused(client, f"flag={value}")["parameter"] == "flag"


def test_values_of_every_kind_are_understood(client: TestClient) -> None:
    """Well-formed values arrive typed, and a repeatable parameter keeps all its values."""
    query = "colour=black&colour=green&seen_from=2025-01-01&seen_to=2025-01-01&word=an%20order&count=0&flag=true"
    assert client.get(f"/v1/probe/list?{query}").json()["given"] == {
        "colour": ["black", "green"],
        "seen_from": "2025-01-01",
        "seen_to": "2025-01-01",
        "word": "an order",
        "count": 0,
        "flag": True,
    }


def test_enumeration_suggests_its_nearest_value(client: TestClient) -> None:
    """A misspelt value of an enumeration is refused with the nearest one."""
    assert refused(client, "colour=blak") == {
        "parameter": "colour",
        "pointer": None,
        "code": "not_allowed",
        "detail": "Input should be 'black' or 'green'.",
        "suggestion": "black",
    }


def test_every_fault_is_reported_at_once(client: TestClient) -> None:
    """Faults in several parameters are reported together, one for each parameter."""
    errors = client.get("/v1/probe/list?limit=0&seen_from=x&count=-1").json()["errors"]
    assert [error["parameter"] for error in errors] == ["limit", "seen_from", "count"]
