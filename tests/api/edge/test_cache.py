"""The answer cache: ready bytes by revision and URL, and nothing of the old corpus after a new one."""

import time
from collections.abc import Callable, Iterator
from email.utils import parsedate_to_datetime
from gzip import decompress
from pathlib import Path
from shutil import copyfile

import brotli  # type: ignore[import-untyped]
import pytest
from fastapi.testclient import TestClient
from sqlalchemy import create_engine, text

from app import store
from app.settings import RELEASED_AT
from tests.api import probe, shelf
from tests.rewriting import rewriting

URL = "/v1/probe/revision"


@pytest.fixture
def client(database: str) -> Iterator[TestClient]:
    """A client of a fresh application with the probes, on SQLite and on Postgres."""
    probe.calls.clear()
    with probe.client(database) as made:
        yield made


def eventually(condition: Callable[[], bool]) -> bool:
    """Whether something becomes so within a minute."""
    deadline = time.monotonic() + 60
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    return True


def test_second_answer_is_ready(client: TestClient) -> None:
    """The same URL is rendered once, whatever the order of its parameters and the coding asked for."""
    answers = [client.get(URL, headers={"Accept-Encoding": coding}) for coding in ("identity", "gzip", "br", "gzip")]
    assert len(probe.calls) == 1
    assert len({answer.text for answer in answers}) == 1


def test_parameters_in_another_order_are_the_same_answer(client: TestClient) -> None:
    """The order of parameters changes neither body nor ETag."""
    one, other = (client.get(f"/v1/orders?{query}") for query in ("limit=5&sort=number", "sort=number&limit=5"))
    assert (one.content, one.headers["ETag"]) == (other.content, other.headers["ETag"])


def test_freshness_headers(client: TestClient) -> None:
    """An answer of the corpus names its revision, its ETag, its time and how long it keeps."""
    headers = client.get(URL).headers
    assert headers["X-Corpus-Revision"] == client.get(URL).json()["revision"]
    assert headers["Cache-Control"] == "public, max-age=60, stale-while-revalidate=600, stale-if-error=86400"
    assert headers["Vary"] == "Accept-Encoding"
    assert headers["Last-Modified"].endswith("GMT")
    assert headers["ETag"].startswith('"')


@pytest.mark.parametrize(("coding", "decoded"), [("gzip", decompress), ("br", brotli.decompress)])
def test_codings(client: TestClient, coding: str, decoded: object) -> None:
    """A compressed answer is the identity answer, with an ETag of its own."""
    plain = client.get(URL, headers={"Accept-Encoding": "identity"})
    with client.stream("GET", URL, headers={"Accept-Encoding": coding}) as packed:
        raw = b"".join(packed.iter_raw())
    assert callable(decoded)
    assert decoded(raw) == plain.content
    assert packed.headers["Content-Encoding"] == coding
    assert len(raw) == int(packed.headers["Content-Length"]) < len(plain.content)
    assert packed.headers["ETag"] == plain.headers["ETag"][:-1] + f'-{coding}"'


@pytest.mark.parametrize("form", ["{}", "W/{}", '"x", {}', '{}, "y"'])
def test_matching_etag_is_not_modified(client: TestClient, form: str) -> None:
    """If-None-Match with the ETag of any coding, weak or among others, is answered 304 without a body."""
    tag = client.get(URL, headers={"Accept-Encoding": "gzip"}).headers["ETag"]
    answer = client.get(URL, headers={"If-None-Match": form.format(tag)})
    assert (answer.status_code, answer.content) == (304, b"")
    assert {"etag", "cache-control", "vary", "x-corpus-revision"} <= set(answer.headers)


def test_not_modified_needs_no_rendering(client: TestClient, database: str) -> None:
    """A server that never rendered an answer still knows its ETag."""
    tag = client.get(URL).headers["ETag"]
    probe.calls.clear()
    with probe.client(database) as fresh:
        assert fresh.get(URL, headers={"If-None-Match": tag}).status_code == 304
    assert probe.calls == []


@pytest.mark.parametrize("path", [URL, "/v1/orders.atom"])
def test_not_modified_whatever_range_of_types_is_taken(client: TestClient, path: str) -> None:
    """Who takes the media type of an answer, by whatever range, has it still; an export is not made again for them."""
    first = client.get(path)
    media_type, tag = first.headers["Content-Type"].partition(";")[0], first.headers["ETag"]
    for accept in (media_type, f"image/webp, {media_type};q=0.2", f"{media_type.partition('/')[0]}/*", "text/css, */*"):
        assert client.get(path, headers={"If-None-Match": tag, "Accept": accept}).status_code == 304, accept
    assert client.get(path, headers={"If-None-Match": tag, "Accept": "image/webp"}).status_code == 406


@pytest.mark.parametrize("header", ['"other"', "garbage", '""', ",,,", ", ".join(['"x"'] * 2000)])
def test_other_etag_is_answered_in_full(client: TestClient, header: str) -> None:
    """An If-None-Match that names another answer, or nothing at all, changes nothing."""
    assert client.get(URL, headers={"If-None-Match": header}).status_code == 200


def test_star_matches_what_exists(client: TestClient) -> None:
    """If-None-Match: * is not modified where there is an answer, and not found where there is none."""
    assert client.get(URL, headers={"If-None-Match": "*"}).status_code == 304
    assert client.get("/v1/probe/missing", headers={"If-None-Match": "*"}).status_code == 404


@pytest.mark.parametrize(
    "header", [{"Range": "bytes=0-1"}, {"If-Modified-Since": "garbage"}, {"Range": "bytes=" + "0-1," * 2000}]
)
def test_ranges_and_times_are_ignored(client: TestClient, header: dict[str, str]) -> None:
    """Range and If-Modified-Since are not supported, which HTTP allows: the answer is whole."""
    assert client.get(URL, headers=header).status_code == 200


def test_kept_answer_is_still_refused_to_others(client: TestClient) -> None:
    """An answer in memory is not given to those who do not take its media type."""
    client.get(URL)
    assert client.get(URL, headers={"Accept": "text/html"}).status_code == 406


def test_missing_page_names_the_revision_and_is_not_kept(client: TestClient) -> None:
    """A 404 that depends on the corpus names its revision; no cache keeps it."""
    answer = client.get("/v1/probe/missing")
    assert (answer.status_code, answer.headers["Cache-Control"]) == (404, "no-store")
    assert answer.headers["X-Corpus-Revision"] == client.get(URL).json()["revision"]
    assert "ETag" not in answer.headers


def test_stream_passes_through(client: TestClient) -> None:
    """A streamed export is neither held back nor kept, and carries the same validators."""
    answer = client.get("/v1/probe/stream.txt")
    assert answer.text.count("\n") == 3
    assert "Content-Length" not in answer.headers
    assert client.get("/v1/probe/stream.txt", headers={"If-None-Match": answer.headers["ETag"]}).status_code == 304


@pytest.mark.parametrize("path", [URL, "/v1/probe/stream.txt"])
def test_a_date_is_a_validator_too(client: TestClient, path: str) -> None:
    """Who has the answer since it was another last gets 304 with its fields, kept or streamed; an earlier date none."""
    whole = client.get(path)
    for since in (whole.headers["Last-Modified"], "Fri, 01 Jan 2100 00:00:00 GMT"):
        answer = client.get(path, headers={"If-Modified-Since": since})
        assert (answer.status_code, answer.content) == (304, b"")
        for name in ("ETag", "Cache-Control", "Vary", "Last-Modified", "X-Corpus-Revision"):
            assert answer.headers[name] == whole.headers[name]
    for since in ("Thu, 01 Jan 1970 00:00:00 GMT", "yesterday"):
        assert client.get(path, headers={"If-Modified-Since": since}).content == whole.content
    fields = {"If-Modified-Since": whole.headers["Last-Modified"], "If-None-Match": '"another"'}
    assert client.get(path, headers=fields).content == whole.content


def test_no_answer_is_older_than_the_release(client: TestClient) -> None:
    """What a release renders is said to be no older than it, for another release may render it otherwise."""
    assert parsedate_to_datetime(client.get(URL).headers["Last-Modified"]) >= RELEASED_AT


@pytest.mark.parametrize(("coding", "decoded"), [("gzip", decompress), ("br", brotli.decompress)])
def test_a_stream_is_compressed_while_it_is_made(client: TestClient, coding: str, decoded: object) -> None:
    """An export in a coding is the plain one, under an ETag of its own, each of which is known again."""
    path, plain = "/v1/orders.csv", client.get("/v1/orders.csv", headers={"Accept-Encoding": "identity"})
    with client.stream("GET", path, headers={"Accept-Encoding": coding}) as packed:
        raw = b"".join(packed.iter_raw())
    assert callable(decoded)
    assert decoded(raw) == plain.content
    assert (packed.headers["Content-Encoding"], packed.headers["Vary"]) == (coding, "Accept-Encoding")
    assert packed.headers["ETag"] == plain.headers["ETag"][:-1] + f'-{coding}"'
    assert {packed.headers["Accept-Ranges"], plain.headers["Accept-Ranges"]} == {"none"}
    again = client.get(path, headers={"If-None-Match": packed.headers["ETag"], "Accept-Encoding": coding})
    assert (again.status_code, again.headers["ETag"]) == (304, packed.headers["ETag"])


def test_without_memory_everything_is_rendered(sqlite_database: str) -> None:
    """A cache of no bytes keeps nothing and answers all the same."""
    probe.calls.clear()
    with probe.client(sqlite_database, cache_bytes=0) as client:
        assert {client.get(URL).status_code for _ in range(3)} == {200}
    assert len(probe.calls) == 3


def test_nothing_is_served_of_a_removed_file(sqlite_database: str, tmp_path: Path) -> None:
    """Once the file is gone nothing of it is served: the corpus is not there any more."""
    path = tmp_path / "eo.sqlite"
    copyfile(sqlite_database.removeprefix("sqlite:///"), path)
    with probe.client(f"sqlite:///{path}") as client:
        assert client.get(URL).status_code == 200
        path.unlink()
        answer = client.get(URL)
    assert (answer.status_code, answer.json()["code"]) == (503, "not-ready")


def test_new_revision_is_noticed_at_once(sqlite_database: str, tmp_path: Path) -> None:
    """After a publish the next answer is of the new corpus, and the old ETag no longer matches."""
    served, new = tmp_path / "eo.sqlite", tmp_path / "new.sqlite"
    for path in (served, new):
        copyfile(sqlite_database.removeprefix("sqlite:///"), path)
    with rewriting(f"sqlite:///{new}") as connection:
        connection.execute(text("UPDATE corpus SET revision = 'ffffffffffffffff'"))
    with probe.client(f"sqlite:///{served}") as client:
        before = client.get(URL)
        new.replace(served)
        after = client.get(URL, headers={"If-None-Match": before.headers["ETag"]})
    assert (after.status_code, after.headers["X-Corpus-Revision"]) == (200, "ffffffffffffffff")
    assert after.json()["revision"] == "ffffffffffffffff"


def test_ready_answers_outlive_the_database(new_postgres: Callable[[], str]) -> None:
    """While Postgres is away what is ready is served and the rest is refused; when it is back, all is served."""
    url = new_postgres()
    store.migrate(url)
    shelf.publish(url)
    name = url.partition("?")[0].rpartition("/")[2]
    admin = create_engine(store.parse_url(url).set(database="postgres"), isolation_level="AUTOCOMMIT")
    with probe.client(url) as client, admin.connect() as connection:
        assert client.get(URL).status_code == 200
        connection.execute(text(f"ALTER DATABASE {name} ALLOW_CONNECTIONS false"))
        sessions = text("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = :name")
        connection.execute(sessions, {"name": name})
        away = client.get("/v1/probe/text.txt")
        assert (away.status_code, away.json()["code"]) == (503, "database-unavailable")
        assert client.get(URL).status_code == 200
        connection.execute(text(f"ALTER DATABASE {name} ALLOW_CONNECTIONS true"))
        assert eventually(lambda: client.get("/v1/probe/text.txt").status_code == 200)
    admin.dispose()
