"""Ready answers in memory, bounded in bytes, compressed in each coding when it is first asked for."""

from collections import OrderedDict
from dataclasses import dataclass, field

from anyio import to_thread

from app.api.compression import COMPRESSORS
from app.api.edge.headers import Headers

MIN_COMPRESSED = 256
"""Bytes below which compressing saves nothing."""

INLINE_BYTES = 32 * 1024
"""Bytes above which compressing leaves the event loop for a thread: 1 ms or more."""

OVERHEAD = 1024
"""Bytes an answer costs beside its bodies, about."""

LARGEST_SHARE = 4
"""No answer takes more than one part in so many of the memory."""


@dataclass(slots=True)
class ReadyAnswer:
    """One answer: its headers, and its body in each coding asked for so far."""

    headers: Headers
    media_type: str
    bodies: dict[str | None, bytes] = field(default_factory=dict)

    @property
    def size(self) -> int:
        """The bytes it takes in memory, about."""
        return OVERHEAD + sum(map(len, self.bodies.values()))


class ReadyAnswers:
    """Answers by name, the least lately used dropped beyond `max_bytes`."""

    def __init__(self, max_bytes: int) -> None:
        self.max_bytes = max_bytes
        self.bytes = 0
        self._answers: OrderedDict[str, ReadyAnswer] = OrderedDict()
        self._sizes: dict[str, int] = {}

    def get(self, name: str) -> ReadyAnswer | None:
        """Return the answer, now the latest used, or None."""
        if name in self._answers:
            self._answers.move_to_end(name)
        return self._answers.get(name)

    def put(self, name: str, answer: ReadyAnswer) -> None:
        """Keep the answer, or measure it again after it grew; one that would push out most others is not kept."""
        if answer.size > self.max_bytes // LARGEST_SHARE:
            self._drop(name)
            return
        self.bytes += answer.size - self._sizes.get(name, 0)
        self._answers[name] = answer
        self._sizes[name] = answer.size
        self._answers.move_to_end(name)
        while self.bytes > self.max_bytes:
            self._drop(next(iter(self._answers)))

    def _drop(self, name: str) -> None:
        if self._answers.pop(name, None) is not None:
            self.bytes -= self._sizes.pop(name)


async def compressed(coding: str, body: bytes) -> bytes:
    """Return the body in a coding: a small one at once, a large one without holding up everyone else."""
    compress = COMPRESSORS[coding]
    return compress(body) if len(body) <= INLINE_BYTES else await to_thread.run_sync(compress, body)
