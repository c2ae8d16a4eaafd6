"""An answer only where it is the one that a client names (RFC 9110, sections 13.1.1, 13.1.4 and 13.2.2)."""

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from app.api.conditional import http_date, instant_of
from tests.api import shelf

ORDER, EXPORT = "/v1/orders/14288", "/v1/orders.csv"
OLD, YET_TO_COME = "Sat, 01 Jan 2000 00:00:00 GMT", "Sat, 01 Jan 2050 00:00:00 GMT"


@pytest.fixture(scope="module")
def client(sqlite_database: str) -> Iterator[TestClient]:
    """A client over the sample that takes no coding."""
    with shelf.client(sqlite_database) as made:
        made.headers["Accept-Encoding"] = "identity"
        yield made


@pytest.fixture(scope="module")
def tag(client: TestClient) -> str:
    """The ETag of the order."""
    return client.get(ORDER).headers["ETag"]


def test_the_answer_that_is_named_is_sent(client: TestClient, tag: str) -> None:
    """If-Match with the ETag, in a list or as "*", changes nothing of the answer."""
    plain = client.get(ORDER).content
    for named in (tag, f'"other", {tag}', "*"):
        answer = client.get(ORDER, headers={"If-Match": named})
        assert (answer.status_code, answer.content) == (200, plain), named


def test_another_answer_is_not(client: TestClient, tag: str) -> None:
    """Another ETag, a weak one and that of another coding are refused with 412 before and after it is kept."""
    coded = client.get(ORDER, headers={"Accept-Encoding": "gzip"}).headers["ETag"]
    for named in ('"other"', f"W/{tag}", coded, "", tag.strip('"')):
        for method in ("GET", "HEAD", "GET"):
            answer = client.request(method, ORDER, headers={"If-Match": named})
            assert answer.status_code == 412, (named, method)
            assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert (answer.json()["code"], answer.json()["instance"]) == (
            "precondition-failed", answer.headers["X-Request-ID"],
        )  # fmt: skip


def test_it_is_asked_before_what_the_client_has(client: TestClient, tag: str) -> None:
    """If-Match decides before If-None-Match: 412 where it fails, 304 where both name the answer."""
    assert client.get(ORDER, headers={"If-Match": '"other"', "If-None-Match": tag}).status_code == 412
    assert client.get(ORDER, headers={"If-Match": tag, "If-None-Match": tag}).status_code == 304


def test_a_date(client: TestClient, tag: str) -> None:
    """If-Unmodified-Since refuses what was modified later, and counts only beside no If-Match and as a date."""
    modified = client.get(ORDER).headers["Last-Modified"]
    instant = instant_of(modified)
    assert instant is not None
    before = http_date(instant.replace(year=instant.year - 1, day=1))
    found = {
        given: client.get(ORDER, headers={"If-Unmodified-Since": given}).status_code
        for given in (OLD, before, modified, YET_TO_COME, "yesterday", f"{OLD}, {OLD}")
    }
    assert list(found.values()) == [412, 412, 200, 200, 200, 200]
    assert client.get(ORDER, headers={"If-Unmodified-Since": OLD, "If-Match": tag}).status_code == 200


def test_an_export(client: TestClient) -> None:
    """An export, which has no ETag, is sent to who takes any answer, and refused whole to who names one."""
    whole = client.get(EXPORT)
    assert client.get(EXPORT, headers={"If-Match": "*"}).content == whole.content
    refused = client.get(EXPORT, headers={"If-Match": '"other"'})
    assert (refused.status_code, refused.json()["code"]) == (412, "precondition-failed")


def test_errors_are_what_they_were(client: TestClient) -> None:
    """An answer that is an error is sent as it is, whatever it was to be (RFC 9110 §13.2.1)."""
    assert client.get("/v1/orders/99999", headers={"If-Match": '"other"'}).status_code == 404


def test_what_may_be_done_is_told_whatever_the_answer_would_be(client: TestClient) -> None:
    """OPTIONS is about no answer, and is not judged by one."""
    told = client.options(ORDER, headers={"If-Match": '"other"', "If-Unmodified-Since": OLD})
    assert (told.status_code, "GET" in told.headers["Allow"]) == (204, True)


def test_what_is_ready_is_judged_too(client: TestClient, tag: str) -> None:
    """An answer that was sent many times, and needs no layer any more, is judged as the first one was."""
    for _ in range(5):
        client.get(ORDER)
    assert client.get(ORDER, headers={"If-Match": '"other"'}).status_code == 412
    assert client.get(ORDER, headers={"If-Match": tag}).status_code == 200
