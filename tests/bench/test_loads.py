"""The clients count what comes back, and a wrong answer is never a figure."""

import asyncio
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine

from tests.bench import constant
from tests.bench.serving import closed_loop, open_loop, publishing, servers, usage, words
from tests.bench.serving.figures import ERRORS, P50, P99, RATE, SECONDS, Unavailable
from tests.bench.serving.open_loop import Seen
from tests.bench.serving.processes import Server, running
from tests.bench.serving.requests import Asked, WrongAnswer
from tests.bench.serving.stage import free_port
from tests.bench.serving.wire import Connection, body_length, status

HEAD = b"HTTP/1.1 200 OK\r\nContent-Length: 5"
ROOT = Asked(("/",), connections=2)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that answers everything with the same."""
    answer = tmp_path_factory.mktemp("constant") / "answer.json"
    constant.record(answer, 200, [("Content-Length", "5"), ("Date", "today"), ("X-A", "b")], b"h\xe9llo")
    port = free_port()
    with running(servers.constant(answer, port), port) as started:
        yield started


def test_the_constant_is_what_was_recorded(server: Server) -> None:
    """The bare application sends the bytes and the headers recorded; the date is the server's own."""
    answer = server.get("/anything")
    assert (answer.status, answer.body) == (200, b"h\xe9llo")
    assert (answer.header("x-a"), answer.header("server")) == ("b", "")
    assert answer.header("date") not in ("", "today")


def test_an_open_loop_asks_so_often(server: Server) -> None:
    """So many requests are sent as the rate says, and each is answered."""
    seen = open_loop.seen(server, ROOT, 0.2)
    assert [each.status for each in seen] == [200] * 40
    assert {P50, P99} == set(open_loop.lateness(server, ROOT, 0.1))


def test_a_wrong_answer_ends_an_open_loop(server: Server) -> None:
    """An answer of another status is no figure but an error."""
    with pytest.raises(WrongAnswer, match="10 wrong answers"):
        open_loop.lateness(server, Asked(("/",), status=304), 0.05)


@pytest.mark.parametrize("tool", ["wrk", "sockets"])
def test_full_load_is_counted(server: Server, tool: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both clients walk the paths and count the answers."""
    if tool == "wrk" and closed_loop.WRK is None:
        pytest.skip("wrk is not installed")
    if tool == "sockets":
        monkeypatch.setattr(closed_loop, "WRK", None)
    figures = closed_loop.load(server, Asked(("/a", "/b"), connections=2))
    assert figures[RATE] > 0
    assert figures[P50] <= figures[P99]


def test_a_wrong_answer_is_seen_beforehand(server: Server) -> None:
    """What is measured is asked once before, and another status is an error."""
    ROOT.check(server)
    with pytest.raises(WrongAnswer, match="/ answers 200 instead of 304"):
        Asked(("/",), status=304).check(server)


def test_what_wrk_says_is_read() -> None:
    """The figures stand in one line of what wrk prints."""
    said = 'Running\n\nDONE {"requests": 10, "seconds": 2.0, "p50": 1.5, "p99": 3.0, "errors": 0}\n'
    assert closed_loop.told(said) == (10, 2.0, 1.5, 3.0)


@pytest.mark.parametrize(
    "said",
    [
        "unable to connect",
        '\nDONE {"requests": 10, "seconds": 2.0, "p50": 1, "p99": 3, "errors": 1}\n',
        '\nDONE {"requests": 0, "seconds": 2.0, "p50": 0, "p99": 0, "errors": 0}\n',
    ],
)
def test_errors_of_wrk_are_errors(said: str) -> None:
    """No answer, or one error among them, is a wrong answer."""
    with pytest.raises(WrongAnswer):
        closed_loop.told(said)


def test_an_answer_may_come_in_pieces() -> None:
    """An answer is whole when all its bytes have come, however they are cut."""
    seen: list[tuple[int, bytes]] = []
    connection = Connection(lambda _, status, head: seen.append((status, head)))
    for piece in (HEAD[:9], HEAD[9:] + b"\r\n", b"\r\nhe", b"l"):
        connection.data_received(piece)
    assert seen == []
    connection.data_received(b"lo")
    assert seen == [(200, HEAD)]


def test_the_length_of_an_answer_must_be_told() -> None:
    """A body's length is read from the head; 304 has none, and whoever tells none is refused."""
    assert (status(HEAD), body_length(HEAD)) == (200, 5)
    assert body_length(b"HTTP/1.1 304 Not Modified\r\nETag: x") == 0
    with pytest.raises(WrongAnswer):
        body_length(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked")


def test_the_memory_is_that_of_all_processes() -> None:
    """The processes that a process started are counted with it."""
    child = [sys.executable, "-c", "input()"]
    command = [sys.executable, "-c", f"import subprocess; subprocess.run({child!r})"]
    with subprocess.Popen(command, stdin=subprocess.PIPE) as process:
        while len(usage.tree(process.pid)) < 2:
            pass
        held = usage.resident(process.pid)
        assert len(held) == 2
        assert all(size > 0 for size in held)
        assert process.pid in usage.tree(os.getpid())
        with usage.watched(process.pid) as peak:
            peak.sample(process.pid)
        assert peak.bytes > max(held)
        process.communicate(b"\n")


def test_processor_time_is_counted() -> None:
    """The processor time of a process grows while it computes."""
    before = usage.processor_seconds(os.getpid())
    while usage.processor_seconds(os.getpid()) < before + 0.05:
        sum(range(100_000))
    assert usage.processor_seconds(os.getpid()) > before


def test_rare_words_stand_rarely() -> None:
    """Of the words counted, the most frequent are common and those of a few provisions rare, the same each time."""
    counted = Counter({"everywhere": 1000, "often": 300, "seldom": 12, "hardly": 5, "once": 1})
    found = words.chosen(counted)
    assert found["common"][:2] == ["everywhere", "often"]
    assert sorted(found["rare"]) == ["hardly", "seldom"]
    assert words.chosen(counted) == found


def test_words_are_counted_by_their_stems(sqlite_database: str, tmp_path: Path) -> None:
    """A word in another form is the same word, and what was counted once is looked up."""
    engine = create_engine(sqlite_database)
    with engine.connect() as connection:
        found = words.words(connection, tmp_path / "kept" / "words.json")
        assert words.words(connection, tmp_path / "kept" / "words.json") == found
    engine.dispose()
    assert len(found["common"]) == words.COMMON
    assert not {"agency", "agencies"} <= {*found["common"], *found["rare"]}


def test_a_publish_is_told() -> None:
    """The old corpus is served until its last answer, and only the second after the publish counts."""
    old, new = (b"HTTP/1.1 200 OK\r\nX-Corpus-Revision: " + name for name in (b"aaaa", b"bbbb"))
    answers = [
        Seen(9.0, 90.0, 200, old),
        Seen(10.25, 1.0, 200, old),
        Seen(10.5, 3.0, 500, new),
        Seen(12.0, 80.0, 200, new),
    ]
    assert publishing.told(answers, 10.0, "aaaa", errors=1) == {SECONDS: 0.25, P99: 3.0, ERRORS: 2}


def test_what_is_not_installed_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A peer that is not installed is not available, and says what it is."""
    monkeypatch.setattr(servers, "DATASETTE", tmp_path / "nowhere")
    monkeypatch.setattr("shutil.which", lambda *_, **__: None)
    with pytest.raises(Unavailable, match="Datasette"):
        servers.datasette(tmp_path, 1)
    with pytest.raises(Unavailable, match="nginx"):
        servers.nginx(tmp_path, 1)


def test_a_server_that_ends_is_told(tmp_path: Path) -> None:
    """A server that does not start is an error with what it said."""
    with pytest.raises(RuntimeError, match="No such file"), running(servers.constant(tmp_path / "none", 1), 1):
        pass


def test_the_bare_application_answers_at_once(tmp_path: Path) -> None:
    """The bare application sends two messages and reads nothing."""
    path = tmp_path / "answer.json"
    constant.record(path, 304, [("ETag", "x")], b"")
    sent: list[Any] = []

    async def send(message: Any) -> None:
        sent.append(message)

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CONSTANT_ANSWER", str(path))
        app = constant.create_app()
    asyncio.run(app({}, None, send))
    assert [message["type"] for message in sent] == ["http.response.start", "http.response.body"]
    assert sent[0]["status"] == 304
