"""The whole application with a router of one endpoint for each behaviour of the edge, and ways to call it."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from hashlib import sha256
from itertools import count, islice
from typing import Annotated, Any

import uvicorn
from fastapi import APIRouter
from fastapi.responses import PlainTextResponse, StreamingResponse
from fastapi.testclient import TestClient
from sqlalchemy import text

from app.api.context import Current, Searched, Streamed
from app.api.edge import server as edge
from app.api.operations import Operation
from app.api.parameters.pages import Paged
from app.api.parameters.types import PLAIN, Day, Flag, Many, Maybe, Text
from app.api.problems import Problem
from app.main import Api, create_app
from app.settings import Settings
from tests.postgres import as_reader

router = APIRouter(prefix="/v1/probe", route_class=Operation)


class Colour(StrEnum):
    """A named enumeration."""

    BLACK = "black"
    GREEN = "green"


@router.get("/list")
def list_probes(
    snapshot: Current,
    page: Paged,
    colour: Many[Colour],
    seen_from: Maybe[Day] = None,
    seen_to: Maybe[Day] = None,
    word: Maybe[Text] = None,
    count: Maybe[Annotated[int, PLAIN]] = None,
    flag: Maybe[Flag] = None,
) -> dict[str, Any]:
    """Tell what was understood; the list goes on for ever."""
    after = page.after(snapshot, int)
    cursor = page.next_cursor(snapshot, [1 if after is None or after[0] is None else int(str(after[0])) + 1])
    given = {"colour": colour, "seen_from": seen_from, "seen_to": seen_to, "word": word, "count": count, "flag": flag}
    return {"given": given, "after": after, "limit": page.limit, "next_cursor": cursor, "links": page.links(cursor)}


@router.get("/nothing")
def get_nothing() -> dict[str, str]:
    """Declare no parameter."""
    return {}


@router.get("/revision")
def get_revision(snapshot: Current) -> dict[str, str]:
    """Depend on the corpus."""
    calls.append("revision")
    return {"revision": snapshot.revision, "padding": "executive order " * 100}


@router.get("/text.txt", response_class=PlainTextResponse)
def get_text(snapshot: Current) -> PlainTextResponse:
    """Give another media type."""
    return PlainTextResponse(f"revision {snapshot.revision}")


@router.get("/stream.txt", response_class=PlainTextResponse)
def get_stream(snapshot: Streamed) -> StreamingResponse:
    """Stream."""
    return StreamingResponse((f"{snapshot.revision} {line}\n" for line in range(3)), media_type="text/plain")


@router.get("/endless.txt", response_class=PlainTextResponse)
def get_endless(snapshot: Streamed) -> StreamingResponse:
    """Stream for as long as anybody listens, what no coding makes much shorter."""
    pieces = (f"{snapshot.revision} {sha256(str(line).encode()).hexdigest()}\n" for line in count())
    return StreamingResponse(("".join(islice(pieces, 500)) for _ in count()), media_type="text/plain")


@router.get("/missing")
def get_missing(snapshot: Current) -> dict[str, str]:
    """Be a page that depends on the corpus and is not there."""
    raise Problem("not-found", f"Nothing in {len(snapshot.revision)} digits.")


@router.get("/defect")
def get_defect() -> dict[str, str]:
    """Fail in a way nobody foresaw."""
    raise RuntimeError("secret-canary SELECT * FROM orders /etc/passwd")


@router.get("/wait/{name}")
def get_wait(name: str, snapshot: Current) -> dict[str, str]:
    """Hold a thread until the test lets go."""
    calls.append(name)
    gate.wait(20)
    return {"revision": snapshot.revision}


@router.get("/search/{name}")
def get_search(name: str, snapshot: Searched) -> dict[str, str]:
    """Be a search that looks at no clock: hold a thread until the test lets go."""
    calls.append(name)
    gate.wait(20)
    return {"revision": snapshot.revision}


@router.get("/slow")
def get_slow(snapshot: Current) -> dict[str, str]:
    """Ask Postgres what takes longer than it may."""
    snapshot.connection.execute(text("SET LOCAL statement_timeout = 20"))
    snapshot.connection.execute(text("SELECT pg_sleep(20)"))
    return {}


gate = threading.Event()
"""What /wait waits for."""

calls: list[str] = []
"""What was really run, so that a test can tell a kept answer from a new one."""


def app(url: str, **settings: Any) -> Api:
    """The application over a database, with the probes."""
    made = create_app(Settings(database_url=as_reader(url), **settings))
    made.include_router(router)
    return made


@contextmanager
def client(url: str, **settings: Any) -> Iterator[TestClient]:
    """A client of the application that gets answers, not exceptions."""
    with TestClient(app(url, **settings), raise_server_exceptions=False) as made:
        yield made


@contextmanager
def served(url: str, *, hot: bool = True, **settings: Any) -> Iterator[tuple[str, int]]:
    """A real server of the application with the probes; without its hot path if it is not to be `hot`."""
    with serving(app(url, **settings), hot=hot) as address:
        yield address


@contextmanager
def serving(application: Api, *, hot: bool = True, keep_alive: int = 5) -> Iterator[tuple[str, int]]:
    """A real server on a free port; leaving the block ends it in order."""
    state = application.state
    protocol = edge.protocol(state.settings.receipt_seconds, state.hot_path if hot else None, rates=state.rates)
    config = uvicorn.Config(
        application,
        loop="uvloop",
        http=protocol,
        ws="none",
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_keep_alive=keep_alive,
    )
    listening = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    try:
        yield listening.getsockname()
    finally:
        server.should_exit = True
        thread.join()
        listening.close()


def exchange(address: tuple[str, int], request: bytes, seconds: float = 60.0) -> bytes:
    """Send bytes and return everything that comes back until the server closes, or falls silent for `seconds`."""
    with socket.create_connection(address, timeout=seconds) as connection:
        connection.sendall(request)
        answer = b""
        try:
            while part := connection.recv(65536):
                answer += part
        except TimeoutError:
            pass
        return answer


def refused(client: TestClient, query: str, code: str = "invalid-parameter") -> dict[str, str]:
    """The first error of the list's refusal of a query."""
    answer = client.get(f"/v1/probe/list?{query}")
    assert (answer.status_code, answer.json()["code"]) == (422, code), query
    error: dict[str, str] = answer.json()["errors"][0]
    return error
