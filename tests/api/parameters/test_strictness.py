"""What a route does not declare is refused, whichever route it is sent to."""

import pytest
from fastapi.testclient import TestClient

from tests.api.probe import refused


def test_unknown_parameter_is_refused_with_the_nearest_name(client: TestClient) -> None:
    """A misspelt parameter is refused with the known name next to it, and is not repeated."""
    answer = client.get("/v1/probe/list?lmit=5").json()
    assert answer["code"] == "unknown-parameter"
    assert answer["errors"][0]["suggestion"] == "limit"
    assert "lmit" not in str(answer)


@pytest.mark.parametrize(
    "path", ["/v1/probe/nothing", "/livez", "/readyz", "/openapi.json", "/docs", "/problems/not-found"]
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


def test_crossed_range_is_refused(client: TestClient) -> None:
    """A range that ends before it begins is refused by the name of its beginning."""
    assert refused(client, "seen_from=2025-02-01&seen_to=2025-01-01")["parameter"] == "seen_from"
