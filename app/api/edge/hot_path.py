"""The hot path: a request that was answered before is recognised by its bytes and answered without any layer.

An answer is a function of the generation and of a few things a request says (`ASKED`). The first time, the layers judge
the request and make the answer; what they send is kept whole, and the next request of the same bytes gets it from the
protocol itself. Whatever else a request may carry is either ignored by every answer or sends it the long way
(`LONG_WAY`).
"""

import re
from collections.abc import Sequence
from random import getrandbits

from app.api.edge.etags import name_of
from app.api.edge.headers import Header
from app.api.edge.kept_answers import Asked, HotAnswer, ReadyAnswers
from app.api.edge.preconditions import ASKED as PRECONDITIONS
from app.api.edge.rendered_answers import RenderedAnswers
from app.api.edge.revisions import Revisions

ASKED = {b"host": 2, b"accept": 3, b"accept-encoding": 4, b"if-none-match": 5, b"if-modified-since": 6}
"""The header fields an answer depends on, and their places in `Asked`, after the method and the target."""

LONG_WAY = PRECONDITIONS | {b"content-length", b"transfer-encoding", b"expect", b"upgrade", b"proxy-connection"}
"""The header fields of requests that the hot path leaves alone: they name an answer, or say that a body follows."""

_HARMLESS = re.compile(rb"[A-Za-z0-9._-]{1,64}")


def asked(method: bytes, target: bytes, headers: Sequence[Header]) -> tuple[Asked, str] | None:
    """Return what a request asks, and its id; None for one that goes the long way, as one with a field twice does."""
    if method not in (b"GET", b"HEAD"):
        return None
    found: list[bytes | None] = [method, target, None, None, None, None, None]
    ids = []
    for name, value in headers:
        place = ASKED.get(name)
        if place is not None:
            if found[place] is not None:
                return None
            found[place] = value
        elif name == b"x-request-id":
            ids.append(value)
        elif name in LONG_WAY or (name == b"connection" and value.lower() != b"keep-alive"):
            return None
    return tuple(found), named(ids)


def named(given: Sequence[bytes]) -> str:
    """Return the client's request id where it sent one that is a harmless word, else a new one."""
    if len(given) == 1 and _HARMLESS.fullmatch(given[0]):
        return given[0].decode()
    return f"{getrandbits(64):016x}"


class HotPath:
    """Answers what was answered before at the generation that is served, and remembers what is.

    Attributes:
        rendered_hits: how often an answer was found that a publish had rendered, and nobody had asked for yet.
    """

    def __init__(self, answers: ReadyAnswers, revisions: Revisions, rendered: RenderedAnswers | None = None) -> None:
        self._answers = answers
        self._revisions = revisions
        self._rendered = rendered
        self.rendered_hits = 0

    def find(self, asked_: Asked) -> HotAnswer | None:
        """Return the whole answer to a request, or None if the layers must make it."""
        generation = self._revisions.trusted()
        answer = self._answers.hot.get(asked_)
        if answer is not None and answer.generation == generation:
            answer.kept.used = True
            return answer
        return None if generation is None or self._rendered is None else self._first(self._rendered, asked_, generation)

    def _first(self, rendered: RenderedAnswers, asked_: Asked, generation: str) -> HotAnswer | None:
        """The answer that a publish rendered to a request that is asked for the first time."""
        path = rendered.wanted(asked_)
        if path is None:
            return None
        name = name_of(generation, f"{path}?")
        kept = self._answers.get(name) or rendered.answer(path, generation)
        if kept is None:
            return None
        answer = rendered.reply(asked_, path, name, generation, kept)
        if answer is not None:
            self.rendered_hits += 1
            self._answers.put(name, kept)
            self._answers.remember(name, asked_, answer)
        return answer

    def remember(self, name: str, asked_: Asked, answer: HotAnswer) -> None:
        """Give this answer, made of the kept answer of that name, to the next request that asks the same."""
        self._answers.remember(name, asked_, answer)
