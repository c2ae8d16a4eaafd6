"""What a publish rendered, answered by the protocol itself: a miss that costs one look into the file.

Only where this can be read on the event loop (SQLite), and only for requests that no layer would refuse: those are few
checks, each of which is remembered for the words it was made of.
"""

from app.api.compression import encoding
from app.api.edge import replies
from app.api.edge.guard import known_host
from app.api.edge.headers import HYGIENE, Headers, fresh, last_modified
from app.api.edge.kept_answers import Asked, HotAnswer, ReadyAnswer
from app.api.negotiation import accepts
from app.api.representations import links_of_rendered
from app.api.urls import with_base
from app.settings import Settings
from app.store import DocumentFile

PREFIX = b"/v1/"
JSON = "application/json"


class RenderedAnswers:
    """The documents of a SQLite file as answers."""

    def __init__(self, file: DocumentFile, settings: Settings) -> None:
        self._file = file
        self._hosts = settings.allowed_hosts
        self._base_url = settings.public_base_url

    def wanted(self, asked: Asked) -> str | None:
        """Return the path of a request that may be answered so: without parameters, and refused by nobody."""
        _, target, host, accept, *_ = asked
        if target is None or b"?" in target or not target.startswith(PREFIX):
            return None
        if host is None or not known_host(host, self._hosts):
            return None
        if accept is not None and not accepts(accept.decode("latin-1"), JSON):
            return None
        return target.decode("latin-1")

    def answer(self, path: str, generation: str) -> ReadyAnswer | None:
        """Return what was rendered for a path at a generation, or None."""
        document = self._file.find(path, generation)
        if document is None:
            return None
        headers: Headers = [(b"content-type", JSON.encode()), *links_of_rendered(path, self._base_url)]
        headers += [*fresh(generation), last_modified(self._file.ingested_at)]
        bodies = {"gzip": document.gzip, None: document.plain}
        answer = ReadyAnswer(headers, JSON, document.length, {name: body for name, body in bodies.items() if body})
        return self._based(answer)

    def _based(self, answer: ReadyAnswer) -> ReadyAnswer:
        if self._base_url:
            replies.code_now(answer, None)
            body = with_base(answer.bodies[None], self._base_url)
            answer.length, answer.bodies = len(body), {None: body}
        return answer

    def reply(self, asked: Asked, path: str, name: str, generation: str, kept: ReadyAnswer) -> HotAnswer | None:
        """Return the whole answer to a request that is `wanted`.

        None where it is another thing than JSON, kept under that path by the layers, or its coding takes longer than
        others may wait.
        """
        if kept.media_type != JSON:
            return None
        method, *_, accept_encoding, if_none_match, if_modified_since = asked
        coding = replies.coding_of(kept, encoding(_text(accept_encoding)))
        conditions = replies.Conditions(_text(if_none_match), _text(if_modified_since))
        reply = replies.not_modified(kept, name, coding, conditions)
        if reply is None:
            if not replies.code_now(kept, coding):
                return None
            reply = replies.whole(kept, name, coding)
        body = b"" if method == b"HEAD" else reply.body
        present = {name for name, _ in reply.headers}
        headers = [*reply.headers, *(pair for pair in HYGIENE if pair[0] not in present)]
        return replies.hot(kept, generation, (method or b"").decode(), path, reply.status, headers, body)


def _text(value: bytes | None) -> str | None:
    return None if value is None else value.decode("latin-1")
