"""Ready answers in memory, bounded in bytes, compressed in each coding when it is first asked for."""

import gzip
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import brotli  # type: ignore[import-untyped]
from anyio import to_thread

MIN_COMPRESSED = 256
"""Bytes below which compressing saves nothing."""

INLINE_BYTES = 32 * 1024
"""Bytes above which compressing leaves the event loop for a thread: 1 ms or more."""

ENTRY_OVERHEAD = 1024
"""Bytes an entry costs beside its bodies, about."""

LARGEST_SHARE = 4
"""No answer takes more than one part in so many of the memory."""

Headers = list[tuple[bytes, bytes]]

COMPRESSORS: Mapping[str, Callable[[bytes], bytes]] = {
    "br": lambda body: bytes(brotli.compress(body, quality=5)),
    "gzip": lambda body: gzip.compress(body, 6, mtime=0),
}


@dataclass(slots=True)
class Entry:
    """One ready answer: its headers and its body in each coding asked for so far."""

    headers: Headers
    media_type: str
    bodies: dict[str | None, bytes] = field(default_factory=dict)

    @property
    def size(self) -> int:
        """The bytes it holds in memory, about."""
        return ENTRY_OVERHEAD + sum(map(len, self.bodies.values()))


class Entries:
    """Entries by key, the least lately used dropped beyond `max_bytes`."""

    def __init__(self, max_bytes: int) -> None:
        self.max_bytes = max_bytes
        self.bytes = 0
        self._entries: OrderedDict[str, Entry] = OrderedDict()
        self._sizes: dict[str, int] = {}

    def get(self, key: str) -> Entry | None:
        """Return the entry, now the latest used, or None."""
        if key in self._entries:
            self._entries.move_to_end(key)
        return self._entries.get(key)

    def put(self, key: str, entry: Entry) -> None:
        """Keep the entry, or measure it again after it grew; one that would push out most others is not kept."""
        if entry.size > self.max_bytes // LARGEST_SHARE:
            self._drop(key)
            return
        self.bytes += entry.size - self._sizes.get(key, 0)
        self._entries[key] = entry
        self._sizes[key] = entry.size
        self._entries.move_to_end(key)
        while self.bytes > self.max_bytes:
            self._drop(next(iter(self._entries)))

    def _drop(self, key: str) -> None:
        if self._entries.pop(key, None) is not None:
            self.bytes -= self._sizes.pop(key)


async def compressed(coding: str, body: bytes) -> bytes:
    """Return the body in a coding: a small one at once, a large one without holding up everyone else."""
    compress = COMPRESSORS[coding]
    return compress(body) if len(body) <= INLINE_BYTES else await to_thread.run_sync(compress, body)
