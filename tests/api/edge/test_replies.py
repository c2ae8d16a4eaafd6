"""What is sent of an answer that is ready: its codings, made once each, and 304."""

import asyncio
import gzip

import brotli  # type: ignore[import-untyped]
import pytest

from app.api.compression import COMPRESSORS
from app.api.edge import replies
from app.api.edge.kept_answers import ReadyAnswer
from app.api.edge.replies import Conditions

TEXT = b"It is hereby ordered as follows. " * 40
DATE = "Mon, 30 Nov 2026 10:00:00 GMT"
FIELDS = [(b"content-type", b"text/plain"), (b"vary", b"Accept-Encoding")]


def ready(body: bytes = TEXT, coding: str | None = None) -> ReadyAnswer:
    """An answer whose body is there in one coding."""
    return ReadyAnswer(list(FIELDS), "text/plain", len(body), {coding: COMPRESSORS[coding](body) if coding else body})


@pytest.mark.parametrize("held", [None, "gzip", "br"])
@pytest.mark.parametrize("wanted", [None, "gzip", "br"])
def test_every_coding_is_made_of_every_other(held: str | None, wanted: str | None) -> None:
    """Whatever coding an answer is held in, it is sent in the one that is wanted, with its length and its ETag."""
    answer = ready(coding=held)
    assert replies.code_now(answer, wanted)
    status, headers, body = replies.whole(answer, "name", wanted)
    decoded = {None: bytes, "gzip": gzip.decompress, "br": brotli.decompress}[wanted](body)
    assert (status, decoded) == (200, TEXT)
    told = dict(headers)
    assert told[b"content-length"] == str(len(body)).encode()
    assert told.get(b"content-encoding", b"").decode() == (wanted or "")
    assert told[b"etag"] == (f'"name-{wanted}"' if wanted else '"name"').encode()


def test_short_answers_are_sent_as_they_are() -> None:
    """An answer too short to gain by a coding has none, whoever wants one."""
    assert replies.coding_of(ready(b"x" * (replies.MIN_COMPRESSED - 1)), "br") is None
    assert replies.coding_of(ready(b"x" * replies.MIN_COMPRESSED), "br") == "br"


def test_long_answers_are_compressed_elsewhere() -> None:
    """A long answer is not compressed while everyone waits, but in a thread; undoing a coding is never put off."""
    answer = ready(b"x" * (replies.INLINE_BYTES + 1), "gzip")
    assert not replies.code_now(answer, "br")
    assert set(answer.bodies) == {"gzip"}
    asyncio.run(replies.code(answer, "br"))
    assert brotli.decompress(answer.bodies["br"]) == b"x" * answer.length
    assert replies.code_now(answer, None)


@pytest.mark.parametrize("condition", ['"name"', '"name-gzip"', 'W/"name"', '"x", "name-br"', "*", " * "])
def test_a_tag_of_the_answer_is_not_modified(condition: str) -> None:
    """Any ETag of the answer, and a star, is answered 304 with its headers but not its type, and no body."""
    reply = replies.not_modified(ready(), "name", "gzip", Conditions(condition, None))
    assert reply == (304, [(b"vary", b"Accept-Encoding"), (b"etag", b'"name-gzip"')], b"")


@pytest.mark.parametrize("condition", ["", '"other"', '"name-zstd"', "**"])
def test_another_tag_is_answered_whole(condition: str) -> None:
    """What is no ETag of the answer changes nothing."""
    assert replies.not_modified(ready(), "name", None, Conditions(condition, None)) is None


@pytest.mark.parametrize(
    ("tag", "since", "is_had"),
    [
        (None, DATE, True),
        (None, "Monday, 30-Nov-26 10:00:00 GMT", True),
        (None, "Mon Nov 30 10:00:01 2026", True),
        (None, "Mon, 30 Nov 2026 09:59:59 GMT", False),
        (None, "2026-11-30", False),
        (None, f"{DATE}, {DATE}", False),
        ('"other"', DATE, False),
        ('"name"', "nonsense", True),
    ],
)
def test_a_date_counts_where_no_tag_is_named(tag: str | None, since: str, is_had: bool) -> None:
    """If-Modified-Since is honoured in each form of a date; not what is none, and never beside If-None-Match."""
    answer = ready()
    answer.headers.append((b"last-modified", DATE.encode()))
    reply = replies.not_modified(answer, "name", None, Conditions(tag, since))
    assert (reply is not None) is is_had
    assert reply is None or (b"last-modified", DATE.encode()) in reply.headers


def test_what_has_no_date_is_modified() -> None:
    """Of an answer that tells no date nobody can say that it is the same."""
    assert replies.not_modified(ready(), "name", None, Conditions(None, DATE)) is None


def test_the_hot_answer_has_all_but_the_id() -> None:
    """What the layers sent is kept as header lines, without the id of the request that it was sent to."""
    sent = [(b"etag", b'"name"'), (b"x-request-id", b"secret"), (b"vary", b"Accept-Encoding")]
    made = replies.hot(ready(), "0" * 16, "HEAD", "/v1/é\n", 200, sent, b"")
    assert made.head == b'etag: "name"\r\nvary: Accept-Encoding\r\n'
    assert made.logged == (
        '"method": "HEAD", "path": "/v1/\\u00e9\\n", "revision": "0000000000000000", "status": 200, "bytes": 0'
    )
