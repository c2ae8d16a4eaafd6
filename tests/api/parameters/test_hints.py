"""What is said of a parameter that other programs have."""

import pytest
from fastapi.testclient import TestClient

from app.api.parameters.hints import HINTS, forms_of


def told(client: TestClient, path: str) -> tuple[str | None, str]:
    """The suggestion and the sentence about the one parameter that is refused."""
    answer = client.get(path).json()
    assert answer["code"] == "unknown-parameter"
    (error,) = answer["errors"]
    return error["suggestion"], error["detail"]


@pytest.mark.parametrize(
    ("path", "suggestion"),
    [
        ("/v1/orders?search=police", "q"),
        ("/v1/orders?query=police", "q"),
        ("/v1/resolve?query=14288", "citation"),
        ("/v1/orders?page=2", "cursor"),
        ("/v1/orders?offset=20", "cursor"),
        ("/v1/orders?per_page=50", "limit"),
        ("/v1/orders?PER_PAGE=50", "limit"),
        ("/v1/orders?sort_by=number", "sort"),
        ("/v1/orders?order=14288", "number"),
        ("/v1/directives?number=14288", "order"),
        ("/v1/references?order=14288", "source"),
        ("/v1/directives?agency=treasury", "actor"),
        ("/v1/orders?signed_by=trump", "president"),
        ("/v1/orders?date=2025-01-20", "signed_on"),
        ("/v1/orders?since=2025-01-20", "signed_from"),
        ("/v1/directives?until=2025-01-20", "signed_to"),
        ("/v1/orders?format=csv", "/v1/orders.csv"),
        ("/v1/orders?format=CSV", "/v1/orders.csv"),
        ("/v1/directives?output=ics", "/v1/directives.ics"),
        ("/v1/orders/14288?format=md", "/v1/orders/{number}.md"),
        ("/v1/orders/14288?fields=title", "include"),
        ("/v1/orders?presidnt=joe-biden", "president"),
    ],
)
def test_what_was_meant_is_suggested(client: TestClient, path: str, suggestion: str) -> None:
    """Another program's name leads to ours of the same, a format to its path, a misprint to the nearest name."""
    assert told(client, path)[0] == suggestion


@pytest.mark.parametrize(("path", "suggestion"), [("/v1/sections?q=x", "subject"), ("/v1/directives?q=x", "q")])
def test_what_an_order_is_about(client: TestClient, path: str, suggestion: str) -> None:
    """A topic is a subject, or without a parameter of its own is asked for by words."""
    assert told(client, f"{path}&topic=energy")[0] == suggestion


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/v1/orders?fields=title", "given whole"),
        ("/v1/orders?page=2", "links.next"),
        (
            "/v1/orders?format=xlsx",
            "/v1/orders.csv, /v1/orders.ndjson, /v1/orders.atom, /v1/orders.feed.json, /v1/orders.ics",
        ),
        ("/v1/corpus?format=csv", "no other"),
    ],
)
def test_what_there_is_instead_is_said(client: TestClient, path: str, words: str) -> None:
    """A sentence says how it is done here."""
    assert words in told(client, path)[1]


def test_nothing_is_suggested_that_is_not_there(client: TestClient) -> None:
    """A path without words, pages or formats has no suggestion of them."""
    for name in ("search", "page", "format", "topic"):
        assert told(client, f"/v1/orders/14288/graph?{name}=1")[0] is None


def test_no_name_stands_twice_in_the_table() -> None:
    """Each name of another program has one hint."""
    names = [name for hint in HINTS for name in hint.names]
    assert len(names) == len(set(names))


def test_other_forms_are_those_that_are_served(client: TestClient) -> None:
    """A format leads to every operation whose path is that of another with an ending, and to no other path."""
    paths = client.get("/openapi.json").json()["paths"]
    formed = {path for each in list(paths) for path in forms_of(each).values()}
    assert formed == {path for path in paths for each in paths if path.startswith(f"{each}.")}
