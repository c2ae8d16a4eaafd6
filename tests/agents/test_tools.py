"""The tools are as strict as the API, and say openly what they cut."""

import json
from itertools import count
from secrets import token_hex

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mcp import MCPError
from starlette.types import Message, Receive, Scope, Send

from app.agents import cutting
from app.agents.tools import TOOLS, orders
from app.api.problems import PROBLEMS
from app.main import create_app
from app.settings import Settings
from tests.agents import agent as agents
from tests.agents.agent import Agent
from tests.agents.asked import questions
from tests.api import shelf
from tests.beginnings import CopyOf

ANSWERED = {
    call["tool"]: call["arguments"] for each in questions("sample") for call in each["calls"] if "holds" in call
}
"""Arguments that each tool answers."""


@pytest.mark.parametrize("tool", TOOLS)
def test_an_unknown_argument_is_refused(agent: Agent, tool: str) -> None:
    """A tool refuses an argument that it does not take, and suggests the nearest that it does."""
    near = next(iter(ANSWERED[tool]))
    refused = agent.refused(tool, **ANSWERED[tool], **{f"{near}s": "x"})
    assert refused["code"] == "unknown-parameter"
    (error,) = refused["errors"]
    assert (error["argument"], error["code"], error["suggestion"]) == (f"{near}s", "unknown", near)


@pytest.mark.parametrize("tool", TOOLS)
def test_an_argument_of_another_type_is_refused(agent: Agent, tool: str) -> None:
    """A tool refuses a number where it takes words, rather than to read it as such."""
    name = next(iter(ANSWERED[tool]))
    refused = agent.refused(tool, **{**ANSWERED[tool], name: 14288})
    assert [(error["argument"], error["code"]) for error in refused["errors"]] == [(name, "malformed")]


@pytest.mark.parametrize("tool", TOOLS)
def test_empty_words_are_refused(agent: Agent, tool: str) -> None:
    """A tool refuses empty words, and names the argument as it was given."""
    name = next(iter(ANSWERED[tool]))
    refused = agent.refused(tool, **{**ANSWERED[tool], name: ""})
    assert name in [error["argument"] for error in refused["errors"]]


@pytest.mark.parametrize(
    ("tool", "arguments", "code", "argument", "said"),
    [
        ("find_directives", {"due_from": "June 2025"}, "invalid-parameter", "due_from", "YYYY-MM-DD"),
        (
            "find_directives",
            {"due_from": "2025-07-01", "due_to": "2025-06-01"},
            "invalid-parameter",
            "due_from",
            "ends",
        ),
        ("find_directives", {"kind": "memo"}, "invalid-parameter", "kind", "report"),
        ("find_directives", {"actor": "Ministry of Magic"}, "invalid-parameter", "actor", "No directive held names"),
        ("find_directives", {"limit": 21}, "invalid-parameter", "limit", "20"),
        ("search_provisions", {"q": "-police"}, "invalid-query", "q", ""),
        ("search_provisions", {"q": "police", "cursor": "!"}, "invalid-parameter", "cursor", ""),
        ("get_provision", {"order": "14288", "section": "../3"}, "invalid-parameter", "section", "3.b"),
        ("get_provision", {"order": "14288", "section": "99"}, "not-found", "section", "text is held"),
        ("get_order", {"order": "14288 sec. 3"}, "invalid-parameter", "order", "named whole"),
        ("get_order", {"order": "14288", "offset": 10_000_000}, "invalid-parameter", "offset", "characters"),
        ("get_order", {"order": "14288", "offset": -1}, "invalid-parameter", "offset", "0"),
        ("check_quotation", {"text": "…"}, "invalid-parameter", "text", "no word"),
        ("check_citations", {"text": "x" * 70_000}, "invalid-parameter", "text", "65536"),
        ("resolve_citation", {"citation": "hello"}, "invalid-parameter", "citation", "names no document"),
    ],
)
def test_what_cannot_be_read_is_refused(
    agent: Agent, tool: str, arguments: dict[str, object], code: str, argument: str, said: str
) -> None:
    """A value that cannot be read is refused with the API's code, the argument it stands in and what to write."""
    refused = agent.refused(tool, **arguments)
    (error,) = refused["errors"]
    assert (refused["code"], error["argument"]) == (code, argument)
    assert said in error["detail"]


KNOWN = {"text-not-held", *PROBLEMS} - {"internal-error"}
_WORDS = st.one_of(
    st.text(st.characters(), max_size=30),
    st.sampled_from(
        ["14288", "3(b)", "9066", "2025-06-30", '"', "(", "-", "*", "title:", "..", "%2e", "\x00", "\ud800", "…"]
    ),
)
_VALUES: st.SearchStrategy[object] = st.one_of(_WORDS, st.integers(-1, 25), st.none(), st.booleans(), st.just([]))


@settings(max_examples=150)
@given(data=st.data())
def test_whatever_is_sent_is_no_defect(sqlite_agent: Agent, data: st.DataObject) -> None:
    """Whatever the arguments, a tool answers or says what is wrong with them."""
    tool = data.draw(st.sampled_from(sorted(TOOLS)))
    fields = st.dictionaries(st.sampled_from(list(TOOLS[tool].takes.model_fields)), _VALUES)
    answer = sqlite_agent.call(tool, data.draw(fields))
    (said,) = answer.content
    assert not answer.is_error or json.loads(getattr(said, "text", ""))["code"] in KNOWN


def test_a_tool_that_is_none_is_an_error_of_the_protocol(agent: Agent) -> None:
    """Calling what is no tool is an error of the protocol, which names the nearest."""
    with pytest.raises(MCPError, match="Is it get_order"):
        agent.call("get_orders", {})


def test_a_list_is_walked_to_its_end(agent: Agent) -> None:
    """A list that is cut says so and how to go on; the calls it asks for give every item once."""
    found: list[str] = []
    page = agent.told("find_directives", order="14288", limit=2)
    while True:
        found += [each["id"] for each in page["directives"]]
        assert page["truncated"] is ("next_cursor" in page) is ("rest" in page)
        if not page["truncated"]:
            break
        assert page["rest"] == "Call again with the same arguments and cursor=next_cursor."
        page = agent.told("find_directives", order="14288", limit=2, cursor=page["next_cursor"])
    assert len(found) == len(set(found)) == page["total"] > 2


def test_a_text_is_walked_to_its_end(agent: Agent, monkeypatch: pytest.MonkeyPatch) -> None:
    """A text that is cut says so and where it goes on; its pieces, each cut between words, are the whole."""
    tops = [line.partition(" ")[0] for line in agent.told("get_order", order="14288")["contents"]]
    texts = [agent.told("get_provision", order="14288", section=top)["text"] for top in tops]
    monkeypatch.setattr(cutting, "MAX_TEXT", 1_000)
    pieces, following = [], 0
    while True:
        piece = agent.told("get_order", order="14288", offset=following)
        pieces.append(piece["text"])
        if not piece["truncated"]:
            break
        following = int(piece["rest"].removeprefix("Call again with offset=").removesuffix("."))
    assert max(map(len, pieces)) <= 1_000 < len(" ".join(pieces)) / 4
    assert " ".join(pieces).split() == " ".join(texts).split()


def test_a_search_has_its_time(sqlite_database: str) -> None:
    """A search that takes too long is refused with the API's code, and another call is answered."""
    with agents.over(sqlite_database, search_seconds=1e-6) as agent:
        assert agent.refused("search_provisions", q="police")["code"] == "query-timeout"
        assert agent.told("get_order", order="14288")["number"] == "14288"


def test_no_corpus_is_no_answer(empty_database: str) -> None:
    """Where no corpus is served every tool says so, and none says that there is no such thing."""
    with agents.over(empty_database) as agent:
        assert {agent.refused(tool, **arguments)["code"] for tool, arguments in ANSWERED.items()} == {"not-ready"}


def test_a_defect_is_answered_as_one(agent: Agent, monkeypatch: pytest.MonkeyPatch) -> None:
    """What nobody foresaw is an error that says so and nothing else, and the next call is answered."""
    with monkeypatch.context() as broken:
        broken.setattr(orders, "written", None)
        refused = agent.refused("get_order", order="14288")
    assert refused == {"code": "internal-error", "detail": "This is a defect of the server.", "errors": []}
    assert agent.told("get_order", order="14288")["number"] == "14288"


@pytest.mark.parametrize(("changes", "code"), [(1, None), (99, "overloaded")])
def test_an_answer_is_of_one_revision(sqlite_database: str, changes: int, code: str | None) -> None:
    """A tool that asks twice begins again where another revision is published between, but not for ever."""
    app = create_app(Settings(database_url=sqlite_database))
    left = count(changes, -1)

    async def changing(scope: Scope, receive: Receive, send: Send) -> None:
        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start" and next(left) > 0:
                others = [pair for pair in message["headers"] if pair[0] != b"x-corpus-revision"]
                message = {**message, "headers": [*others, (b"x-corpus-revision", token_hex(8).encode())]}
            await send(message)

        await app(scope, receive, sent)

    with agents.asking(app, changing) as agent:
        if code is None:
            assert agent.told("order_status", order="13985")["status"] == "revoked"
        else:
            assert agent.refused("order_status", order="13985")["code"] == code


def test_addresses_are_whole_where_the_server_has_one(sqlite_database: str) -> None:
    """With a public address what an answer cites of ours is whole; without one it is a path."""
    with agents.over(sqlite_database, public_base_url="https://eo.example.org") as agent:
        assert agent.told("get_order", order="14288")["url"] == "https://eo.example.org/v1/orders/14288"
    with agents.over(sqlite_database) as agent:
        assert agent.told("get_order", order="14288")["url"] == "/v1/orders/14288"


def test_a_status_says_when_a_suspension_lapses(copy_of: CopyOf) -> None:
    """A suspension that is over tells the day from which on; and acts are said to count from their signing."""
    url = copy_of("sqlite", "empty")
    words = "Executive Order 11359-A is hereby suspended for 90 days."
    acts = {"section": "1", "field": "text", "quote": "Executive Order 11359-A", "context": words, "basis": "text"}
    target = {"target_id": "11359-A", "target_key": 11359_01, "target_citation": "Executive Order 11359-A"}
    shelf.publish(url, more=[shelf.reference(9, "14000:1:9", 14000_00, "suspends", **acts, **target)])
    with agents.over(url) as agent:
        told = agent.told("order_status", order="11359-A", on="2021-10-01")
    assert (told["status"], [act["lapses_on"] for act in told["basis"]]) == ("in_force", ["2021-04-20"])
    assert "from the day its order was signed" in told["note"]


def test_no_text_is_no_end_of_a_text(agent: Agent) -> None:
    """Whoever asks for the rest of a text that is not held is told so, and not that it has no characters."""
    told = agent.told("get_order", order="13985", offset=12_000)
    assert "text" not in told
    assert told["note"].startswith("No text of Executive Order 13985 is held here")
