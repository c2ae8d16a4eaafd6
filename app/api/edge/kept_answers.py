"""Ready answers in memory, bounded in bytes, compressed in each coding when it is first asked for.

An answer is found by its name, which says what it is, and by each request that it was the answer to, which is what
the hot path asks by. What is dropped is dropped from both.
"""

from collections import OrderedDict
from dataclasses import dataclass, field

from app.api.edge.headers import Headers

OVERHEAD = 1024
"""Bytes an answer costs beside its bodies, about; a request that it was given to costs as many."""

LARGEST_SHARE = 4
"""No answer takes more than one part in so many of the memory."""

MAX_REQUESTS = 16
"""In so many ways one answer may have been asked for; of more, the oldest are forgotten."""

Asked = tuple[bytes | None, ...]
"""What of a request its answer depends on, as it was sent."""


@dataclass(slots=True)
class HotAnswer:
    """The whole answer to one request, ready for the socket.

    Attributes:
        kept: the answer it is made from.
        generation: of the corpus it was made at.
        status: 200 or 304.
        head: the header fields without those that change, each with its line end.
        body: what follows the head; nothing for HEAD and 304.
        logged: the line of the log from the method to the milliseconds.
        method, path: what it is the answer to.
        place: where it is counted; -1 before it is known.
    """

    kept: "ReadyAnswer"
    generation: str
    status: int
    head: bytes
    body: bytes
    logged: str
    method: str = "GET"
    path: str = ""
    place: int = -1


@dataclass(slots=True)
class ReadyAnswer:
    """One answer: its headers, its body in each coding asked for so far, and the requests it was given to.

    Attributes:
        length: how many bytes its body has as it is.
        used: whether it was asked for again since memory was last short.
    """

    headers: Headers
    media_type: str
    length: int
    bodies: dict[str | None, bytes] = field(default_factory=dict)
    requests: list[Asked] = field(default_factory=list)
    used: bool = False

    @property
    def size(self) -> int:
        """The bytes it takes in memory, about."""
        return OVERHEAD * (1 + len(self.requests)) + sum(map(len, self.bodies.values()))


class ReadyAnswers:
    """Answers by name and by request; beyond `max_bytes` those go first that were not asked for again lately.

    So a walk through everything, which asks once for each, does not push out what many ask for.

    Attributes:
        hot: the answers by request, for reading.
        bytes: how many bytes are kept.
        hits, misses: how often the layers had an answer ready, and how often not.
    """

    def __init__(self, max_bytes: int) -> None:
        self.max_bytes = max_bytes
        self.bytes = self.hits = self.misses = 0
        self.hot: dict[Asked, HotAnswer] = {}
        self._answers: OrderedDict[str, ReadyAnswer] = OrderedDict()
        self._sizes: dict[str, int] = {}

    def get(self, name: str) -> ReadyAnswer | None:
        """Return the answer, which so was asked for again, or None."""
        answer = self._answers.get(name)
        if answer is not None:
            answer.used = True
        return answer

    def put(self, name: str, answer: ReadyAnswer) -> None:
        """Keep the answer, or measure it again after it grew; one that would push out most others is not kept."""
        if answer.size > self.max_bytes // LARGEST_SHARE:
            self._drop(name)
            return
        if self._answers.get(name) is not answer:
            self._drop(name)
            answer.requests.clear()  # of one that was dropped meanwhile, and so are they
        self.bytes += answer.size - self._sizes.get(name, 0)
        self._answers[name] = answer
        self._sizes[name] = answer.size
        while self.bytes > self.max_bytes:
            self._make_room()

    def remember(self, name: str, asked: Asked, answer: HotAnswer) -> None:
        """Find the answer by this request too, if it is kept."""
        kept = self._answers.get(name)
        if kept is not answer.kept:
            return
        if asked not in self.hot:
            kept.requests.append(asked)
        self.hot[asked] = answer
        if len(kept.requests) > MAX_REQUESTS:
            del self.hot[kept.requests.pop(0)]
        self.put(name, kept)

    def clear(self) -> None:
        """Forget everything: a new generation has other answers."""
        self.hot.clear()
        self._answers.clear()
        self._sizes.clear()
        self.bytes = 0

    def _make_room(self) -> None:
        """Drop the oldest answer, or, if it was asked for again, let it begin anew as the youngest."""
        name, oldest = next(iter(self._answers.items()))
        if oldest.used:
            oldest.used = False
            self._answers.move_to_end(name)
        else:
            self._drop(name)

    def _drop(self, name: str) -> None:
        answer = self._answers.pop(name, None)
        if answer is not None:
            self.bytes -= self._sizes.pop(name)
            for asked in answer.requests:
                del self.hot[asked]
