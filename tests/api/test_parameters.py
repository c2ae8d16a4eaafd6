"""Query parameters: what is not exactly right is refused, whichever route it is sent to."""

from collections.abc import Iterator
from datetime import date

import pytest
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st

from app.api.parameters.cursors import Key, decode_cursor, encode_cursor
from app.api.problems import Problem
from tests.api import probe


@pytest.fixture(scope="module")
def client(sqlite_database: str) -> Iterator[TestClient]:
    """A client of the application with the probes."""
    with probe.client(sqlite_database) as made:
        yield made


def refused(client: TestClient, query: str, code: str = "invalid-parameter") -> dict[str, str]:
    """The first error of a refusal."""
    answer = client.get(f"/v1/probe/list?{query}")
    assert (answer.status_code, answer.json()["code"]) == (422, code), query
    error: dict[str, str] = answer.json()["errors"][0]
    return error


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


def test_unknown_parameter_is_refused_with_the_nearest_name(client: TestClient) -> None:
    """A misspelt parameter is refused with the known name next to it, and is not repeated."""
    answer = client.get("/v1/probe/list?lmit=5").json()
    assert answer["code"] == "unknown-parameter"
    assert answer["errors"][0]["suggestion"] == "limit"
    assert "lmit" not in str(answer)


@pytest.mark.parametrize(
    "path", ["/v1/probe/nothing", "/livez", "/readyz", "/", "/openapi.json", "/docs", "/problems/not-found"]
)
def test_every_route_is_strict_by_default(client: TestClient, path: str) -> None:
    """A route that declares no parameter refuses all, without having asked for it."""
    assert client.get(f"{path}?x=1").json()["code"] == "unknown-parameter"


@pytest.mark.parametrize("query", ["limit=5&limit=5", "limit=5&limit=6"])
def test_scalar_may_not_be_repeated(client: TestClient, query: str) -> None:
    """A parameter of one value is refused when it comes twice, even with the same value."""
    assert refused(client, query)["code"] == "repeated"


@pytest.mark.parametrize("query", ["word=", "word", "colour=", "limit="])
def test_empty_value_is_refused(client: TestClient, query: str) -> None:
    """A parameter without a value is refused rather than read as absent."""
    assert refused(client, query)["code"] == "empty"


def test_brackets_are_another_name(client: TestClient) -> None:
    """The bracket spelling of lists is an unknown parameter."""
    assert refused(client, "limit[]=1", "unknown-parameter")["code"] == "unknown"


def test_too_many_parameters_are_refused(client: TestClient) -> None:
    """A thousand parameters are refused in one sentence."""
    answer = client.get("/v1/probe/list?" + "&".join(["a=1"] * 1000))
    assert (answer.status_code, answer.json()["errors"]) == (422, [])


def test_enumeration_suggests_its_nearest_value(client: TestClient) -> None:
    """A misspelt value of an enumeration is refused with the nearest one."""
    assert refused(client, "colour=blak") == {
        "parameter": "colour",
        "pointer": None,
        "code": "not_allowed",
        "detail": "Input should be 'black' or 'green'.",
        "suggestion": "black",
    }


def test_crossed_range_is_refused(client: TestClient) -> None:
    """A range that ends before it begins is refused by the name of its beginning."""
    assert refused(client, "seen_from=2025-02-01&seen_to=2025-01-01")["parameter"] == "seen_from"


def test_every_fault_is_reported_at_once(client: TestClient) -> None:
    """Faults in several parameters are reported together, one for each parameter."""
    errors = client.get("/v1/probe/list?limit=0&seen_from=x&count=-1").json()["errors"]
    assert [error["parameter"] for error in errors] == ["limit", "seen_from", "count"]


def test_next_link_continues_the_list(client: TestClient) -> None:
    """The next link, in the body and in the Link header, leads to the page after, with the filters kept."""
    first = client.get("/v1/probe/list?colour=green&limit=7")
    link = first.json()["links"]["next"]
    assert first.headers["Link"] == f'<{link}>; rel="next"'
    second = client.get(link).json()
    assert (second["after"], second["limit"], second["given"]["colour"]) == ([1], 7, ["green"])


def test_cursor_survives_another_page_size(client: TestClient) -> None:
    """A cursor is bound to filters, not to the size of the page."""
    cursor = client.get("/v1/probe/list?limit=7").json()["next_cursor"]
    assert client.get(f"/v1/probe/list?limit=9&cursor={cursor}").status_code == 200


@pytest.mark.parametrize("query", ["colour=black&", "flag=true&"])
def test_cursor_of_other_filters_is_refused(client: TestClient, query: str) -> None:
    """A cursor sent with other filters than it was made for is refused."""
    cursor = client.get("/v1/probe/list?colour=green").json()["next_cursor"]
    assert refused(client, f"{query}cursor={cursor}", "invalid-cursor")["parameter"] == "cursor"


def test_long_cursor_is_refused(client: TestClient) -> None:
    """A cursor longer than ours is refused before it is decoded."""
    assert refused(client, f"cursor={'A' * 2000}")["parameter"] == "cursor"


keys = st.lists(st.none() | st.integers(-(2**63) + 1, 2**63 - 1) | st.text(max_size=50) | st.dates(), max_size=4)


@given(keys, st.text())
def test_cursor_round_trip(key: list[Key], binding: str) -> None:
    """A cursor gives back the key it was made from."""
    shape = [int if value is None else type(value) for value in key]
    assert decode_cursor(encode_cursor(key, binding), binding, shape) == tuple(key)


@given(keys, st.data())
def test_altered_cursor_is_refused(key: list[Key], data: st.DataObject) -> None:
    """A cursor with one character changed, or cut short, is refused."""
    cursor = encode_cursor(key, "/v1/orders?")
    place = data.draw(st.integers(0, len(cursor) - 1))
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    other = data.draw(st.sampled_from(alphabet).filter(lambda c: c != cursor[place]) | st.just(""))
    altered = cursor[:place] + (other + cursor[place + 1 :] if other else "")
    with pytest.raises(Problem) as raised:
        decode_cursor(altered, "/v1/orders?", [int if value is None else type(value) for value in key])
    assert raised.value.code == "invalid-cursor"


@given(st.text())
def test_garbage_cursor_is_refused(garbage: str) -> None:
    """Whatever text is sent as a cursor is refused without another exception."""
    with pytest.raises(Problem):
        decode_cursor(garbage, "/v1/orders?", [int])


@pytest.mark.parametrize("shape", [[str], [date], [int, int], []])
def test_cursor_of_another_shape_is_refused(shape: list[type]) -> None:
    """A well-made cursor whose values have other types than the sort's is refused."""
    with pytest.raises(Problem):
        decode_cursor(encode_cursor([7], "b"), "b", shape)
