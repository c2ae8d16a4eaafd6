"""What is sent of an answer that is ready: its codings, made once each, and 304."""

import asyncio
import gzip

import brotli  # type: ignore[import-untyped]
import pytest

from app.api.compression import COMPRESSORS
from app.api.edge import replies
from app.api.edge.kept_answers import ReadyAnswer

TEXT = b"It is hereby ordered as follows. " * 40
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
    reply = replies.not_modified(ready(), "name", "gzip", condition)
    assert reply == (304, [(b"vary", b"Accept-Encoding"), (b"etag", b'"name-gzip"')], b"")


@pytest.mark.parametrize("condition", ["", '"other"', '"name-zstd"', "**"])
def test_another_tag_is_answered_whole(condition: str) -> None:
    """What is no ETag of the answer changes nothing."""
    assert replies.not_modified(ready(), "name", None, condition) is None


def test_the_hot_answer_has_all_but_the_id() -> None:
    """What the layers sent is kept as header lines, without the id of the request that it was sent to."""
    sent = [(b"etag", b'"name"'), (b"x-request-id", b"secret"), (b"vary", b"Accept-Encoding")]
    made = replies.hot(ready(), "0" * 16, "HEAD", "/v1/é\n", 200, sent, b"")
    assert made.head == b'etag: "name"\r\nvary: Accept-Encoding\r\n'
    assert made.logged == (
        '"method": "HEAD", "path": "/v1/\\u00e9\\n", "revision": "0000000000000000", "status": 200, "bytes": 0'
    )
