"""What is refused before any router runs, and what every answer carries."""

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st
from starlette.types import Scope

from app.api.edge.guard import refusal
from app.api.problems import PROBLEMS
from app.settings import Settings
from tests.api import probe

SETTINGS = Settings(allowed_hosts=("eo.example",))


@pytest.fixture(scope="module")
def client(sqlite_database: str) -> Iterator[TestClient]:
    """A client of the application with the probes."""
    with probe.client(sqlite_database) as made:
        yield made


def scope(*headers: tuple[bytes, bytes], method: str = "GET", path: bytes = b"/", query: bytes = b"") -> Scope:
    """A request as the server hands it over, with a good Host unless one is given."""
    given = headers if any(name == b"host" for name, _ in headers) else ((b"host", b"localhost"), *headers)
    return {
        "type": "http",
        "method": method,
        "path": path.decode("latin-1"),
        "raw_path": path,
        "query_string": query,
        "headers": list(given),
    }


def code(request: Scope) -> str | None:
    """The code of a refusal, or None."""
    problem = refusal(request, SETTINGS)
    return problem.code if problem else None


@pytest.mark.parametrize(
    "host",
    [b"evil.example", b"a/b?c#d", b"x@localhost", b"localhost@x", b"", b"localhost:", b"localhost:80:80", b"[::1",
     b"a" * 5000, b"localhost.evil.example", b"localhost, evil", b"local\xfehost", b"localhost:port", b"::1"],
)  # fmt: skip
def test_other_hosts_are_refused(host: bytes) -> None:
    """A Host that is malformed or not ours is refused."""
    assert code(scope((b"host", host))) == "invalid-host"


@pytest.mark.parametrize(
    "host", [b"eo.example", b"EO.Example", b"eo.example:8000", b"localhost", b"127.0.0.1:8000", b"[::1]", b"[::1]:8000"]
)
def test_our_hosts_are_answered(host: bytes) -> None:
    """A Host that is ours or of loopback is answered in any case and on any port."""
    assert code(scope((b"host", host))) is None


def test_two_hosts_are_refused() -> None:
    """Two Host headers are refused, even when both are ours."""
    assert code(scope((b"host", b"localhost"), (b"host", b"localhost"))) == "invalid-host"


def test_missing_host_is_refused() -> None:
    """A request without Host is refused."""
    assert code({**scope(), "headers": []}) == "invalid-host"


def test_star_allows_every_well_formed_host() -> None:
    """The setting "*" lets any name in, but no malformed one."""
    anyone = Settings(allowed_hosts=("*",))
    assert refusal(scope((b"host", b"other.example")), anyone) is None
    assert refusal(scope((b"host", b"a/b")), anyone) is not None


@pytest.mark.parametrize(("size", "expected"), [(8190, None), (8191, "uri-too-long"), (70_000, "uri-too-long")])
def test_uri_length(size: int, expected: str | None) -> None:
    """A path with its query of more than 8,192 bytes is refused."""
    assert code(scope(query=b"q" * size)) == expected


def test_many_headers_are_refused() -> None:
    """101 header fields are refused."""
    assert code(scope(*[(b"x", b"y")] * 100)) == "headers-too-large"
    assert code(scope(*[(b"x", b"y")] * 99)) is None


def test_large_headers_are_refused() -> None:
    """16 KB of header fields are refused."""
    assert code(scope((b"x", b"y" * 16_384))) == "headers-too-large"


@pytest.mark.parametrize(
    "part", [b"%00", b"%0d%0a", b"%1b[31m", b"%zz", b"%", b"%a", b"%ff", b"%c0%af", b"%ed%a0%80", b"%c2%85"]
)
def test_broken_encoding_is_refused(part: bytes) -> None:
    """Control characters, but for blanks in the query, broken escapes and what is not UTF-8 are refused."""
    assert code(scope(path=b"/v1/" + part)) == "bad-request"
    if part != b"%0d%0a":
        assert code(scope(query=b"q=" + part)) == "bad-request"


@pytest.mark.parametrize(
    "path",
    [
        b"//evil.example/",
        b"/\\evil",
        b"/%2f%2fevil",
        b"/%5cevil",
        b"/v1/orders/%2e%2e%2f",
        b"/v1/../x",
        b"/v1/.",
        b"/%2E%2e/x",
    ],
)
def test_strange_paths_are_not_found(path: bytes) -> None:
    """A path that a browser or proxy would read as another one is not found."""
    assert code(scope(path=path)) == "not-found"


@pytest.mark.parametrize(
    "path", [b"/v1/orders/14288.md", b"/v1/orders/11359-A/sections/2~2", b"/v1/orders/1/sections/3.b.i"]
)
def test_our_paths_pass(path: bytes) -> None:
    """The forms our own URLs have are let through."""
    assert code(scope(path=path)) is None


@pytest.mark.parametrize(
    ("headers", "method", "expected"),
    [
        ([(b"content-length", b"1")], "GET", "bad-request"),
        ([(b"content-length", b"0")], "GET", None),
        ([(b"content-length", b"131073")], "POST", "body-too-large"),
        ([(b"content-length", b"131072")], "POST", None),
        ([(b"content-length", b"2000000")], "POST", "body-too-large"),
        ([(b"transfer-encoding", b"chunked")], "GET", "bad-request"),
        ([(b"transfer-encoding", b"chunked")], "POST", "bad-request"),
    ],
)
def test_bodies(headers: list[tuple[bytes, bytes]], method: str, expected: str | None) -> None:
    """A body where none belongs, of unknown length, or beyond 128 KB is refused unread."""
    assert code(scope(*headers, method=method)) == expected


@given(
    st.lists(
        st.tuples(
            st.sampled_from([b"host", b"content-length", b"transfer-encoding", b"accept"]), st.binary(max_size=40)
        )
    ),
    st.binary(max_size=60),
    st.binary(max_size=60),
)
def test_guard_never_fails(headers: list[tuple[bytes, bytes]], path: bytes, query: bytes) -> None:
    """Whatever bytes a request is made of, it passes or is refused as the client's fault, with two hosts always so."""
    found = code(scope(*headers, path=b"/" + path, query=query))
    assert found is None or 400 <= PROBLEMS[found].status < 500
    assert found is not None or [name for name, _ in headers].count(b"host") < 2


@pytest.mark.parametrize(
    "path", ["/", "/livez", "/v1/probe/list", "/v1/probe/revision", "/v1/probe/text.txt", "/docs", "/nowhere"]
)
def test_head_is_get_without_body(client: TestClient, path: str) -> None:
    """HEAD answers with the status and the headers of GET, and without a body."""
    get, head = client.get(path), client.head(path)
    assert head.content == b""
    assert head.status_code == get.status_code
    for answer in (get, head):
        del answer.headers["X-Request-ID"]
    assert head.headers == get.headers


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "TRACE"])
def test_other_methods_are_refused(client: TestClient, method: str) -> None:
    """A method that writes or echoes is refused with the methods there are."""
    answer = client.request(method, "/v1/probe/list", headers={"X-Echo": "canary"})
    assert (answer.status_code, answer.headers["Allow"]) == (405, "GET, HEAD, OPTIONS")
    assert answer.json()["code"] == "method-not-allowed"
    assert "canary" not in answer.text


@pytest.mark.parametrize("origin", ["https://eo.example", "null"])
@pytest.mark.parametrize("asked", ["GET", "POST", "PURGE"])
@pytest.mark.parametrize(
    ("path", "methods"),
    [
        ("/v1/probe/list", "GET, HEAD"),
        ("/v1/quotes/check", "GET, HEAD, POST"),
        ("/livez", "GET, HEAD"),
        ("/orders", "GET, HEAD"),
        ("/openapi.json", "GET, HEAD"),
    ],
)
def test_preflight(client: TestClient, origin: str, asked: str, path: str, methods: str) -> None:
    """A CORS preflight is told the methods of the path, whichever it asks for, without credentials or an echo."""
    headers = {"Origin": origin, "Access-Control-Request-Method": asked, "Access-Control-Request-Headers": "x-canary"}
    answer = client.options(path, headers=headers)
    assert (answer.status_code, answer.headers["Access-Control-Allow-Origin"], answer.content) == (204, "*", b"")
    assert answer.headers["Access-Control-Allow-Methods"] == methods
    assert (answer.headers["Access-Control-Allow-Headers"], answer.headers["Access-Control-Max-Age"]) == ("*", "86400")
    assert "Access-Control-Allow-Credentials" not in answer.headers
    assert "canary" not in str(answer.headers)


@pytest.mark.parametrize("headers", [{}, {"Origin": "https://eo.example", "Access-Control-Request-Method": "GET"}])
def test_of_nothing_there_are_no_options(client: TestClient, headers: dict[str, str]) -> None:
    """OPTIONS says which methods a path has; of a path that names nothing, that it is not found."""
    answer = client.options("/v1/quotes/check")
    assert (answer.status_code, answer.headers["Allow"]) == (204, "GET, HEAD, OPTIONS, POST")
    assert client.options("/v1/nowhere", headers=headers).json()["code"] == "not-found"


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/v1/probe/list", 200),
        ("HEAD", "/v1/probe/list", 200),
        ("GET", "/nowhere", 404),
        ("POST", "/v1/probe/list", 405),
        ("GET", "/v1/probe/list?x=1", 422),
        ("GET", "/v1/probe/defect", 500),
        ("GET", "/%ff", 400),
    ],
)
def test_every_answer_carries_the_headers(client: TestClient, method: str, path: str, status: int) -> None:
    """Every answer, errors and HEAD included, carries the security and CORS headers and no server name."""
    answer = client.request(method, path)
    assert answer.status_code == status
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; frame-ancestors 'none'"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    for name in ("ETag", "Link", "Retry-After", "X-Request-ID", "X-Corpus-Revision"):
        assert name in answer.headers["Access-Control-Expose-Headers"]
    assert "Server" not in answer.headers


@pytest.mark.parametrize("path", ["/v1/probe/list/", "/docs/", "/livez/"])
def test_trailing_slash_is_no_redirect(client: TestClient, path: str) -> None:
    """A trailing slash is another URL, and nothing redirects."""
    assert client.get(path, follow_redirects=False).status_code == 404
