"""Errors: one shape, a page for each code, and nothing of the request or of our insides in them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from app.api.problems import PROBLEMS, FieldError, Problem, body, nearest
from tests.api import probe


@pytest.fixture(scope="module")
def client(sqlite_database: str) -> Iterator[TestClient]:
    """A client of the application with the probes."""
    with probe.client(sqlite_database) as made:
        yield made


def test_shape() -> None:
    """A problem is sent with all the members of RFC 9457 and ours, under the public base URL."""
    problem = Problem("invalid-parameter", "Why.", [FieldError("empty", "What.", "limit", suggestion="20")])
    assert body(problem, "https://eo.example", "abc") == {
        "type": "https://eo.example/problems/invalid-parameter",
        "title": "Invalid parameter",
        "status": 422,
        "detail": "Why.",
        "instance": "abc",
        "code": "invalid-parameter",
        "errors": [{"parameter": "limit", "pointer": None, "code": "empty", "detail": "What.", "suggestion": "20"}],
    }


@pytest.mark.parametrize("code", PROBLEMS)
def test_every_type_leads_to_its_page(client: TestClient, code: str) -> None:
    """The type URL of each code is a page that explains it."""
    page = client.get(body(Problem(code), "", "x")["type"])
    assert page.status_code == 200
    assert page.headers["Content-Type"].startswith("text/html")
    assert code in page.text


def test_instance_is_the_request_id(client: TestClient) -> None:
    """A problem and its header name the same request."""
    answer = client.get("/nowhere")
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.json()["instance"] == answer.headers["X-Request-ID"]


def test_defect_tells_nothing(client: TestClient) -> None:
    """An exception nobody foresaw is answered without its words."""
    answer = client.get("/v1/probe/defect")
    assert (answer.status_code, answer.json()["code"]) == (500, "internal-error")
    assert "canary" not in answer.text
    assert "SELECT" not in answer.text


@pytest.mark.parametrize(
    "path",
    ["/canary", "/v1/probe/list?canary=1", "/v1/probe/list?limit=canary", "/v1/probe/list?colour=canary",
     "/v1/probe/list?seen_from=canary", "/v1/probe/list?cursor=canarycanary", "/problems/canary", "/docs/canary"],
)  # fmt: skip
def test_nothing_is_echoed(client: TestClient, path: str) -> None:
    """No error repeats what was sent."""
    answer = client.get(path)
    assert answer.status_code in (404, 422)
    assert "canary" not in answer.text
    assert "canary" not in str(answer.headers)


def test_foreign_host_is_not_echoed(client: TestClient) -> None:
    """A refused Host appears nowhere in the answer."""
    answer = client.get("/v1/probe/list", headers={"Host": "canary.example"})
    assert (answer.status_code, answer.json()["code"]) == (400, "invalid-host")
    assert "canary" not in answer.text + str(answer.headers)


@pytest.mark.parametrize("path", ["/v1/probe/revision", "/readyz"])
def test_without_a_database_the_server_waits(tmp_path: Path, path: str) -> None:
    """Without a corpus the process lives, and says that it is not ready and when to come back."""
    with probe.client(f"sqlite:///{tmp_path / 'none.sqlite'}") as client:
        answer = client.get(path)
        assert (answer.status_code, answer.json()["code"]) == (503, "not-ready")
        assert int(answer.headers["Retry-After"]) > 0
        assert str(tmp_path) not in answer.text
        assert client.get("/livez").json() == {"status": "alive"}


def test_migrated_database_without_corpus_is_not_ready(empty_database: str) -> None:
    """A database that holds no corpus yet is not ready, on SQLite and on Postgres."""
    with probe.client(empty_database) as client:
        assert client.get("/readyz").json()["code"] == "not-ready"


def test_unreachable_postgres_is_unavailable() -> None:
    """A server that does not answer is reported at once, without its address."""
    with probe.client("postgresql://user:canary@127.0.0.1:1/canary") as client:
        for path in ("/readyz", "/v1/probe/revision"):
            answer = client.get(path)
            assert (answer.status_code, answer.json()["code"]) == (503, "database-unavailable")
            assert "canary" not in answer.text


def test_query_that_takes_too_long_is_named(postgres_url: str) -> None:
    """A statement that Postgres cancelled is a timeout of the question, and the connection is good for the next one."""
    with probe.client(postgres_url, threads=1, searches=1) as client:
        assert client.get("/v1/probe/slow").json()["code"] == "query-timeout"
        assert client.get("/v1/probe/revision").status_code == 200


def test_ready(client: TestClient) -> None:
    """A server with a corpus is ready and names its revision; nobody follows the upstream."""
    assert client.get("/readyz").json() == {
        "status": "ready",
        "revision": client.get("/v1/probe/revision").json()["revision"],
        "upstream": None,
    }


@pytest.mark.parametrize(
    ("word", "expected"), [("lmit", "limit"), ("LIMIT", "limit"), ("zzz", None), ("x" * 10**6, None)]
)
def test_nearest(word: str, expected: str | None) -> None:
    """The nearest known word is found for misspellings, none for other words, and quickly for long ones."""
    assert nearest(word, ["limit", "cursor"]) == expected
