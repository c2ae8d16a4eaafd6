"""Files as answers: whole, in parts, or not at all where the client has them."""

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from fastapi import APIRouter, Request
from fastapi.responses import Response, StreamingResponse
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st

from app.api.downloads import PIECE_BYTES, download, part_of
from app.api.problems import Problem
from app.main import create_app
from app.settings import Settings

SIZE = 2 * PIECE_BYTES + 7
CONTENT = bytes(place * 31 % 251 for place in range(SIZE))
TAG, MADE = '"abc"', "Sun, 29 Nov 2026 10:00:00 GMT"
PATH = "/downloads/file"
SPEC = st.sampled_from(["0-", "0-0", "-1", "-0", "5-3", "-", "", "x", "9999999-", "0-1,3-4", "1 - 2", "-99999999"])


class AnyFile(Response):
    """A download of any media type."""


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file that is downloaded."""
    path = tmp_path_factory.mktemp("downloads") / "file.bin"
    path.write_bytes(CONTENT)
    return path


@pytest.fixture(scope="module")
def client(sqlite_database: str, file: Path) -> Iterator[TestClient]:
    """A client of the application with one download."""
    router = APIRouter()

    @router.get(PATH, response_class=AnyFile)
    def get_file(request: Request) -> Response:
        made = datetime(2026, 11, 29, 10, tzinfo=UTC)
        return download(request, file, "application/octet-stream", TAG.strip('"'), made, {"Cache-Control": "public"})

    app = create_app(Settings(database_url=sqlite_database))
    app.include_router(router)
    with TestClient(app) as made:
        yield made


def test_whole(client: TestClient) -> None:
    """A file is sent whole, with its length, its ETag, its date, and that parts of it can be had."""
    answer = client.get(PATH)
    assert (answer.status_code, answer.content) == (200, CONTENT)
    told = ("Content-Length", "ETag", "Last-Modified", "Accept-Ranges", "Cache-Control", "Content-Type")
    expected = [str(SIZE), TAG, MADE, "bytes", "public", "application/octet-stream"]
    assert [answer.headers[name] for name in told] == expected


@pytest.mark.parametrize(
    ("asked", "first", "end"),
    [
        ("bytes=0-0", 0, 1),
        ("bytes=10-99", 10, 100),
        ("BYTES=10-", 10, SIZE),
        ("bytes= -7", SIZE - 7, SIZE),
        (f"bytes=5-{SIZE * 9}", 5, SIZE),
        (f"bytes=-{SIZE * 9}", 0, SIZE),
        (f"bytes=5-{'9' * 5000}", 5, SIZE),
        (f"bytes=-{'9' * 19}", 0, SIZE),
        (f"bytes={SIZE - 1}-", SIZE - 1, SIZE),
    ],
)
def test_a_part(client: TestClient, asked: str, first: int, end: int) -> None:
    """A range is answered 206 with these bytes of the file, and says which they are."""
    answer = client.get(PATH, headers={"Range": asked})
    assert (answer.status_code, answer.content) == (206, CONTENT[first:end])
    assert answer.headers["Content-Range"] == f"bytes {first}-{end - 1}/{SIZE}"
    assert (answer.headers["Content-Length"], answer.headers["ETag"]) == (str(end - first), TAG)


@pytest.mark.parametrize("asked", [f"bytes={SIZE}-", "bytes=-0", "bytes=5-3", "bytes=", "bytes=-", "bytes=a-b"])
def test_what_the_file_has_not(client: TestClient, asked: str) -> None:
    """A range beyond the end, or that is none, is refused with the size of the file."""
    answer = client.get(PATH, headers={"Range": asked})
    assert (answer.status_code, answer.json()["code"]) == (416, "range-not-satisfiable")
    assert answer.headers["Content-Range"] == f"bytes */{SIZE}"


@pytest.mark.parametrize("asked", ["bytes=0-1,4-5", "bytes=0-1, -2", "pages=1-2", "nonsense"])
def test_other_ranges_are_not_looked_at(client: TestClient, asked: str) -> None:
    """Several ranges, and those of another unit, are answered with the whole file."""
    answer = client.get(PATH, headers={"Range": asked})
    assert (answer.status_code, answer.content) == (200, CONTENT)


@pytest.mark.parametrize(
    ("held", "status"),
    [(TAG, 206), (MADE, 206), ('"older"', 200), (f"W/{TAG}", 200), ("Sat, 28 Nov 2026 10:00:00 GMT", 200)],
)
def test_only_a_part_of_the_same_file(client: TestClient, held: str, status: int) -> None:
    """If-Range with another ETag or date, or a weak one, is answered with the whole file."""
    answer = client.get(PATH, headers={"Range": "bytes=3-", "If-Range": held})
    assert (answer.status_code, answer.content) == (status, CONTENT[3:] if status == 206 else CONTENT)


@pytest.mark.parametrize(
    ("name", "value", "status"),
    [
        ("If-None-Match", TAG, 304),
        ("If-None-Match", '"other"', 200),
        ("If-Modified-Since", MADE, 304),
        ("If-Modified-Since", "Sat, 28 Nov 2026 10:00:00 GMT", 200),
    ],
)
def test_who_has_it_gets_nothing(client: TestClient, name: str, value: str, status: int) -> None:
    """A client that has the file gets 304 with its ETag, whatever range it asks for."""
    answer = client.get(PATH, headers={name: value})
    assert (answer.status_code, answer.headers["ETag"]) == (status, TAG)
    if status == 304:
        assert client.get(PATH, headers={name: value, "Range": "bytes=0-1"}).status_code == 304


@pytest.mark.parametrize("headers", [{}, {"Range": "bytes=0-1"}, {"If-None-Match": TAG}])
def test_head_has_the_fields_of_the_whole(client: TestClient, headers: dict[str, str]) -> None:
    """HEAD says what GET without Range would, which has no meaning for it (RFC 9110 §14.2)."""
    get = client.get(PATH, headers={name: value for name, value in headers.items() if name != "Range"})
    head = client.head(PATH, headers=headers)
    for answer in (get, head):
        del answer.headers["X-Request-ID"]
    assert (head.status_code, head.headers, head.content) == (get.status_code, get.headers, b"")


def test_what_was_opened_is_sent(tmp_path: Path) -> None:
    """A file that another replaces while it is sent is sent as it was."""
    file, aside = tmp_path / "file", tmp_path / "aside"
    file.write_bytes(b"before")
    answer = download(Request({"type": "http", "headers": []}), file, "text/plain", "x", datetime.now(UTC), {})
    aside.write_bytes(b"after")
    aside.replace(file)
    assert isinstance(answer, StreamingResponse)
    assert asyncio.run(_read(answer)) == b"before"


async def _read(answer: StreamingResponse) -> bytes:
    return b"".join([bytes(part) async for part in answer.body_iterator if not isinstance(part, str)])


@given(st.one_of(SPEC, st.text(max_size=12)), st.integers(0, 50))
def test_a_part_is_of_the_file(spec: str, size: int) -> None:
    """Whatever is asked for, what is sent are bytes that the file has, or it is refused."""
    try:
        part = part_of(f"bytes={spec}", size)
    except Problem:
        return
    assert part is None or (part and part.start >= 0 and part.stop <= size)
