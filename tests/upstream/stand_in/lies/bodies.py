"""Lies about bytes: cut off, packed, damaged, of another kind, dripping."""

import codecs
import gzip
import time
from functools import cache, partial
from itertools import repeat
from typing import Any

from tests.upstream.stand_in import made_up
from tests.upstream.stand_in.answer import Answer, Wire, head
from tests.upstream.stand_in.asked import DOCUMENT, LIST, TXT, XML, Asked
from tests.upstream.stand_in.lies.lie import (
    BY_THE_INGEST,
    EITHER,
    HEALED,
    REFUSED,
    UPSTREAM,
    Change,
    Lie,
    always,
    on,
)
from tests.upstream.stand_in.server import StandIn

MEGABYTE = 1 << 20
_WALL = b"""<!DOCTYPE html>
<html><head><title>Request Access</title></head><body><h1>Request Access</h1>
<p>Due to aggressive automated scraping of FederalRegister.gov, programmatic access is limited.</p></body></html>
"""
_WALL_WITH_PRE = _WALL.replace(b"<p>", b"<pre>").replace(b"</p>", b"</pre>")
_SLOW = {"deadline": 0.5, "budget": 0.3}
_HTML = {"content_type": "text/html; charset=utf-8"}


def _sent(send: Any) -> Change:
    """The truth, sent otherwise."""

    def change(_asked: Asked, truth: Answer, _stand_in: StandIn) -> Answer:
        return Answer(truth.status, truth.body, truth.headers, send)

    return change


def _said(change: Any, **headers: str) -> Change:
    """Other bytes, and other headers."""
    return lambda _asked, truth, _stand_in: truth.saying(change(truth.body), **headers)


def _short(wire: Wire, answer: Answer) -> bool:
    """Less than its length says."""
    wire.out.write(head(answer, content_length=str(len(answer.body) + 500)) + answer.body)
    return False


def _chunked_cut(wire: Wire, answer: Answer) -> bool:
    """A chunk, and no end."""
    half = answer.body[: len(answer.body) // 2]
    wire.out.write(head(answer, transfer_encoding="chunked") + f"{len(half):x}\r\n".encode() + half + b"\r\n")
    return False


def _reset(wire: Wire, answer: Answer) -> bool:
    """Half of it, and a TCP reset."""
    wire.out.write(head(answer, content_length=str(len(answer.body))) + answer.body[: len(answer.body) // 2])
    wire.reset()
    return False


def _nothing(wire: Wire, _answer: Answer) -> bool:
    """The connection ends before the first byte."""
    return False


def _silent(wire: Wire, _answer: Answer) -> bool:
    """No byte, for as long as anybody waits."""
    wire.stopped.wait(10)
    return False


def _dripping(wire: Wire, answer: Answer) -> bool:
    """A byte now and then."""
    return _drip(wire, head(answer, content_length=str(len(answer.body))), answer.body)


def _dripping_head(wire: Wire, answer: Answer) -> bool:
    """A byte of the headers now and then."""
    return _drip(wire, b"", head(answer, content_length="2") + b"{}")


def _drip(wire: Wire, at_once: bytes, slowly: bytes) -> bool:
    wire.out.write(at_once)
    for byte in slowly:
        wire.out.write(bytes([byte]))
        if wire.stopped.wait(0.03):
            break
    return False


def _endless(wire: Wire, answer: Answer) -> bool:
    """A body without a length that does not end; stopped at 200 MB by the stand-in."""
    wire.out.write(head(answer, connection="close"))
    for block in repeat(b" " * MEGABYTE, 200):
        wire.out.write(block)
    return False


def _endless_head(wire: Wire, _answer: Answer) -> bool:
    """Headers without an end."""
    wire.out.write(b"HTTP/1.1 200 Said\r\n")
    for place in range(20_000):
        wire.out.write(b"x-%d: %s\r\n" % (place, b"y" * 1000))
    return False


def _interim(wire: Wire, _answer: Answer) -> bool:
    """Answers that announce an answer, without an end."""
    end = time.monotonic() + 5
    while time.monotonic() < end and not wire.stopped.is_set():
        wire.out.write(b"HTTP/1.1 103 Early Hints\r\n\r\n" * 10)
        time.sleep(0.01)
    return False


def _raw(data: bytes) -> Any:
    def send(wire: Wire, _answer: Answer) -> bool:
        wire.out.write(data)
        return False

    return send


@cache
def bomb() -> bytes:
    """64 MB of blanks in 64 KB of gzip."""
    return gzip.compress(b" " * (64 * MEGABYTE), 9)


def _half(body: bytes) -> bytes:
    return body[: len(body) // 2]


def _with_byte(byte: bytes, body: bytes) -> bytes:
    """The byte within a word of the title or the text."""
    return body.replace(b"Rivers", b"Ri" + byte + b"vers")


def _cut_and_closed(body: bytes) -> bytes:
    """The text ends in its middle, the page around it does not."""
    return body[: body.index(b"Sec. 2.")] + b"\n\n</pre></body>\n</html>\n"


def _cut_and_closed_xml(body: bytes) -> bytes:
    """The elements are closed after the first section."""
    return body[: body.index(b'<FP><E T="04">Sec. 2')] + b"</EXECORD></PRESDOCU>"


def _doctype(told: bytes) -> Any:
    return lambda body: told + body.replace(b'<E T="04">Sec. 2</E>', b"&x; Sec. 2", 1)


def _external(_asked: Asked, truth: Answer, stand_in: StandIn) -> Answer:
    told = f'<!DOCTYPE PRESDOCU SYSTEM "{stand_in.bait}/x.dtd" [<!ENTITY x SYSTEM "{stand_in.bait}/x">]>'
    return truth.saying(_doctype(told.encode())(truth.body))


def _laughs() -> bytes:
    levels = b"".join(b'<!ENTITY x%d "%s">' % (n, b"&x%d;" % (n - 1) * 10) for n in range(1, 10))
    return b'<!DOCTYPE PRESDOCU [<!ENTITY x0 "ha">' + levels + b'<!ENTITY x "&x9;">]>'


_KINDS = ((LIST, None, "a list"), (DOCUMENT, made_up.NEW, "a document"), (XML, None, "an XML"), (TXT, None, "a text"))
_ENDS = ((_short, "short"), (_chunked_cut, "chunk cut"), (_reset, "reset"), (_nothing, "closed"))

LIES = (
    *(Lie(f"{name} of {what} once", "the first time it is cut off", on(kind, _sent(end), first=1), HEALED,
          is_another_form=kind == LIST)
      for end, name in _ENDS for kind, _, what in (_KINDS[0], _KINDS[2])),
    *(Lie(f"{name} for ever", "is cut off each time", on(kind, _sent(end), number=number), UPSTREAM)
      for (end, name), (kind, number, _) in zip(_ENDS, _KINDS, strict=True)),
    *(Lie(f"half of {what} once", "half of it, with its length", on(kind, _said(_half), first=1), HEALED,
          is_another_form=kind != TXT)
      for kind, _, what in _KINDS),
    *(Lie(f"half of {what}", "half of it each time, with its length", on(kind, _said(_half), number=number), REFUSED)
      for kind, number, what in _KINDS),
    Lie("text cut and closed", "its end is missing, its last tags are not", on(TXT, _said(_cut_and_closed)), REFUSED),
    Lie("text cut and closed once", "so, once", on(TXT, _said(_cut_and_closed), first=1), HEALED),
    Lie("XML cut and closed", "its end is missing, its last tags are not", on(XML, _said(_cut_and_closed_xml)),
        REFUSED),
    *(Lie(f"nothing for {what}", "an empty body with 200", on(kind, _said(lambda _: b""), number=number), REFUSED,
          is_another_form=kind in (DOCUMENT, XML))
      for kind, number, what in _KINDS),
    *(Lie(f"wall as {what}", "a page for people, called what was asked for",
          on(kind, _said(lambda _: _WALL), number=number), UPSTREAM, most=20) for kind, number, what in _KINDS),
    *(Lie(f"wall for {what}", "a page for people, called HTML",
          on(kind, _said(lambda _: _WALL, **_HTML), number=number), UPSTREAM, most=20,
          is_another_form=kind in (DOCUMENT, XML))
      for kind, number, what in _KINDS),
    Lie("wall with pre", "a page for people that looks like a text", on(TXT, _said(lambda _: _WALL_WITH_PRE)), REFUSED),
    Lie("403", "a page for people with 403", on(LIST, always(Answer(403, _WALL, {"content-type": "text/html"}))),
        UPSTREAM, most=3),
    *(Lie(f"bomb as {what}", "64 MB packed in 64 KB",
          on(kind, _said(lambda _: bomb(), content_encoding="gzip"), number=number), UPSTREAM)
      for kind, number, what in (_KINDS[0], _KINDS[2])),
    Lie("packed twice", "gzip of gzip",
        on(LIST, _said(lambda body: gzip.compress(gzip.compress(body)), content_encoding="gzip, gzip")), REFUSED),
    Lie("packed and plain", "plain bytes called gzip", on(LIST, _said(bytes, content_encoding="gzip")), REFUSED),
    Lie("plain and packed", "gzip that is not called so", on(LIST, _said(gzip.compress)), REFUSED),
    Lie("packed otherwise", "plain bytes called br", on(XML, _said(bytes, content_encoding="br")), REFUSED),
    Lie("packed and cut", "the end of the gzip is missing",
        on(LIST, _said(lambda body: gzip.compress(body)[:-9], content_encoding="gzip")), REFUSED),
    Lie("packed", "gzip, as may be", on(LIST, _said(gzip.compress, content_encoding="gzip")), HEALED),
    Lie("endless", "a body without an end", on(XML, _sent(_endless)), UPSTREAM),
    Lie("endless headers", "headers without an end", on(LIST, _sent(_endless_head)), UPSTREAM, more={"budget": 0}),
    Lie("endless hints", "103 for ever", on(LIST, _sent(_interim)), UPSTREAM, more=_SLOW),
    Lie("silent", "accepts and never answers", on(LIST, _sent(_silent)), UPSTREAM, more=_SLOW),
    Lie("silent once", "does not answer the first time", on(DOCUMENT, _sent(_silent), number=made_up.NEW, first=1),
        HEALED, more={"deadline": 1.0}),
    Lie("dripping", "a byte now and then", on(DOCUMENT, _sent(_dripping), number=made_up.NEW), UPSTREAM, more=_SLOW),
    Lie("dripping headers", "a byte of the headers now and then", on(XML, _sent(_dripping_head)), UPSTREAM,
        more=_SLOW),
    Lie("no HTTP", "bytes that are none", on(LIST, _sent(_raw(b"220 mail.example ESMTP\r\n"))), UPSTREAM),
    Lie("two lengths", "two lengths that differ", on(DOCUMENT, _sent(_raw(
        b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\ncontent-length: 5\r\n\r\n{}abc")), number=made_up.NEW), UPSTREAM),
    *(Lie(f"no UTF-8 in {what}", "a byte that is no UTF-8",
          on(kind, _said(partial(_with_byte, b"\xff")), number=number), REFUSED | BY_THE_INGEST,
          is_another_form=kind in (LIST, XML))
      for kind, number, what in _KINDS),
    Lie("byte order mark", "the mark before a list", on(LIST, _said(lambda body: codecs.BOM_UTF8 + body)), EITHER),
    Lie("UTF-16", "a list in UTF-16", on(LIST, _said(lambda body: body.decode().encode("utf-16"))), EITHER),
    Lie("mojibake", "UTF-8 read as Windows-1252 and written again",
        on(XML, _said(lambda body: body.decode().encode("utf-8").decode("cp1252", "replace").encode())),
        HEALED | REFUSED | BY_THE_INGEST),
    Lie("nested", "brackets without an end", on(LIST, _said(lambda _: b"[" * 100_000)), REFUSED),
    Lie("an array", "an array for a list", on(LIST, _said(lambda body: b"[" + body + b"]")), REFUSED),
    Lie("two objects", "a list and another", on(LIST, _said(lambda body: body + body)), REFUSED),
    Lie("billion laughs", "entities in entities", on(XML, _said(_doctype(_laughs()))), REFUSED | BY_THE_INGEST),
    Lie("external entity", "an entity elsewhere", on(XML, _external), REFUSED | BY_THE_INGEST),
)  # fmt: skip
