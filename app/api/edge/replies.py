"""What is sent of an answer that is ready: whole in one coding, or 304 to those who have it."""

from typing import NamedTuple

from anyio import to_thread

from app.api.compression import COMPRESSORS, DECOMPRESSORS
from app.api.conditional import is_unmodified
from app.api.edge import access_log
from app.api.edge.etags import etag, matches
from app.api.edge.headers import Headers, content_encoding, content_length
from app.api.edge.kept_answers import HotAnswer, ReadyAnswer
from app.store import revision_of

MIN_COMPRESSED = 256
"""Bytes below which compressing saves nothing."""

INLINE_BYTES = 32 * 1024
"""Bytes above which compressing leaves the event loop for a thread: 1 ms or more."""


OF_ONE_REQUEST = frozenset({b"x-request-id", b"ratelimit", b"ratelimit-policy"})
"""The header fields that the next request has of its own."""


class Reply(NamedTuple):
    """What goes out."""

    status: int
    headers: Headers
    body: bytes


def coding_of(answer: ReadyAnswer, wanted: str | None) -> str | None:
    """Return the coding in which an answer is sent to who wants one."""
    return wanted if answer.length >= MIN_COMPRESSED else None


class Conditions(NamedTuple):
    """What a client says that it has (RFC 9110, section 13.1), None where it does not."""

    if_none_match: str | None
    if_modified_since: str | None


def not_modified(answer: ReadyAnswer, name: str, coding: str | None, conditions: Conditions) -> Reply | None:
    """Return the 304 for a client that has the answer already, else None."""
    if not _has(answer, name, conditions):
        return None
    kept = [pair for pair in answer.headers if pair[0] != b"content-type"]
    return Reply(304, [*kept, etag(name, coding)], b"")


def _has(answer: ReadyAnswer, name: str, conditions: Conditions) -> bool:
    """Whether the client has it; its date is of no account where it names an ETag (RFC 9110 §13.2.2)."""
    if conditions.if_none_match is not None:
        return matches(conditions.if_none_match, name) or conditions.if_none_match.strip() == "*"
    last_modified = dict(answer.headers).get(b"last-modified", b"").decode()
    return is_unmodified(conditions.if_modified_since, last_modified or None)


def whole(answer: ReadyAnswer, name: str, coding: str | None) -> Reply:
    """Return the answer in a coding in which its body is there."""
    body = answer.bodies[coding]
    headers = [*answer.headers, etag(name, coding)]
    if coding is not None:
        headers.append(content_encoding(coding))
    return Reply(200, [*headers, content_length(body)], body)


def code_now(answer: ReadyAnswer, coding: str | None) -> bool:
    """Make the body in a coding where that takes no time; whether it is there."""
    if coding not in answer.bodies:
        if answer.length > INLINE_BYTES and coding is not None:
            return False
        answer.bodies[coding] = _coded(answer, coding)
    return True


async def code(answer: ReadyAnswer, coding: str | None) -> None:
    """Make the body in a coding: a small one at once, a large one without holding up everyone else."""
    if not code_now(answer, coding):
        answer.bodies[coding] = await to_thread.run_sync(_coded, answer, coding)


def _coded(answer: ReadyAnswer, coding: str | None) -> bytes:
    plain = answer.bodies.get(None)
    if plain is None:
        plain = next(DECOMPRESSORS[name](body) for name, body in answer.bodies.items() if name is not None)
    return plain if coding is None else COMPRESSORS[coding](plain)


def hot(
    kept: ReadyAnswer, generation: str, method: str, path: str, status: int, headers: Headers, body: bytes
) -> HotAnswer:
    """Return the whole answer to a request from what the layers sent."""
    head = b"".join(b"%b: %b\r\n" % pair for pair in headers if pair[0] not in OF_ONE_REQUEST)
    logged = access_log.described(method, path, revision_of(generation), status, len(body))
    return HotAnswer(kept, generation, status, head, body, logged, method, path)
