"""The tools as an agent reaches them: a process that it starts, and a server on the net."""

import json
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from mcp import StdioServerParameters, stdio_client
from starlette.testclient import TestClient

from app.agents.tools import TOOLS
from app.main import create_app
from app.settings import Rate, Settings
from tests.agents.agent import connected
from tests.agents.asked import answer, questions
from tests.api.edge.processes import serving
from tests.commands import eo

SAID = {"jsonrpc": "2.0", "id": 1, "method": "tools/call"}
HEADERS = {"accept": "application/json, text/event-stream", "content-type": "application/json"}


@pytest.fixture(scope="module")
def client(sqlite_database: str) -> Iterator[TestClient]:
    """A client of a server that answers agents."""
    with TestClient(create_app(Settings(database_url=sqlite_database, mcp=True))) as made:
        yield made


def asking(tool: str, **arguments: Any) -> dict[str, Any]:
    """A call of a tool as it is sent."""
    return {**SAID, "params": {"name": tool, "arguments": arguments}}


def test_a_session_over_standard_input_and_output(sqlite_database: str) -> None:
    """`eo mcp` answers every question of the sample to the agent that started it, which ends it by hanging up."""
    command = ["-m", "app", "mcp", "--database-url", sqlite_database]
    with connected(stdio_client(StdioServerParameters(command=sys.executable, args=command))) as agent:
        assert [tool.name for tool in agent.tools()] == list(TOOLS)
        assert [answer(agent, question) for question in questions("sample")] == [[]] * len(questions("sample"))


@pytest.mark.parametrize("url", ["sqlite:////nowhere/eo.sqlite", "postgresql://nobody@127.0.0.1:1/eo"])
def test_no_corpus_is_said_at_once(url: str) -> None:
    """`eo mcp` without a corpus says why in one line on standard error, and nothing on standard output."""
    done = eo("mcp", "--database-url", url)
    assert (done.returncode, done.stdout) == (5, "")
    assert done.stderr.startswith("error: ")


def test_a_session_over_http_with_two_workers(sqlite_database: str) -> None:
    """Two processes answer one agent by turns: no request needs to know of another."""
    with serving(2, sqlite_database, slow=False, EO_MCP="true") as server:
        for _ in range(4):
            with connected("http://{}:{}/mcp".format(*server.address)) as agent:
                assert [answer(agent, question) for question in questions("sample")[:4]] == [[]] * 4


def test_a_call_counts_once_for_the_rate(sqlite_database: str) -> None:
    """A call of a tool is one request of its client, however often the tool asks; beyond the rate it is refused."""
    settings = Settings(database_url=sqlite_database, mcp=True, rate_limit=Rate(2, 60))
    with TestClient(create_app(settings)) as limited:
        call = asking("order_status", order="13985")
        sent = [limited.post("/mcp", json=call, headers=HEADERS) for _ in range(3)]
    assert [answer.status_code for answer in sent] == [200, 200, 429]
    assert sent[0].json()["result"]["structuredContent"]["status"] == "revoked"
    assert (sent[2].json()["code"], "retry-after" in sent[2].headers) == ("rate-limited", True)


def test_off_unless_it_is_set(sqlite_database: str) -> None:
    """Without `EO_MCP` there is nothing at `/mcp`."""
    with TestClient(create_app(Settings(database_url=sqlite_database))) as off:
        assert off.post("/mcp", json=asking("get_order", order="14288"), headers=HEADERS).status_code == 404


def test_one_request_is_one_answer(client: TestClient) -> None:
    """A call without any session is answered as JSON, with the fields that every answer of the server has."""
    sent = client.post("/mcp", json=asking("get_order", order="14288"), headers=HEADERS)
    assert (sent.status_code, sent.headers["content-type"]) == (200, "application/json")
    assert sent.json()["result"]["structuredContent"]["number"] == "14288"
    assert {"x-request-id", "x-content-type-options", "access-control-allow-origin"} <= set(sent.headers)


@pytest.mark.parametrize("method", ["GET", "DELETE", "PUT", "HEAD"])
def test_only_post_is_taken(client: TestClient, method: str) -> None:
    """There is no stream to listen to, and no session to end."""
    refused = client.request(method, "/mcp", headers=HEADERS)
    assert (refused.status_code, refused.headers["allow"]) == (405, "OPTIONS, POST")


def test_a_browser_may_ask_before_it_sends(client: TestClient) -> None:
    """A preflight is told that POST is taken, with the header fields of the protocol."""
    asking_ = {"origin": "http://localhost:6274", "access-control-request-method": "POST"}
    told = client.options("/mcp", headers=asking_)
    assert (told.status_code, told.headers["access-control-allow-methods"]) == (204, "POST")


def test_a_page_of_another_site_is_refused(client: TestClient) -> None:
    """A request from a page of another site is refused, from one of this server's own names not (DNS rebinding)."""
    call = asking("get_order", order="14288")
    sites = ("http://evil.example", "https://testserver", "http://localhost:8000")
    codes = [client.post("/mcp", json=call, headers=HEADERS | {"origin": site}).status_code for site in sites]
    assert codes == [403, 200, 200]


@pytest.mark.parametrize(
    ("more", "body", "code"),
    [
        ({"host": "evil.example"}, json.dumps(SAID), 400),
        ({}, " " * 200_000, 413),
        ({}, "{", 400),
        ({"content-type": "text/plain"}, json.dumps(SAID), 400),
        ({"accept": "text/html"}, json.dumps(SAID), 406),
    ],
)
def test_what_is_no_request_is_refused(client: TestClient, more: dict[str, str], body: str, code: int) -> None:
    """What is sent to a name of another server, too long, or not of the protocol is refused."""
    assert client.post("/mcp", content=body, headers=HEADERS | more).status_code == code
