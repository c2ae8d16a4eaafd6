"""Many clients that search a server for what takes longest: `python -m tests.soak.searching PORT CLIENTS SECONDS SEED`.

Prints one line of JSON: of each status how often it came, and how many seconds each took, in ascending order.
"""

import asyncio
import json
import sys
import time
from collections import defaultdict
from itertools import pairwise
from random import Random
from urllib.parse import urlencode

COMMON = (
    "the", "of", "and", "to", "in", "by", "for", "shall", "order", "section", "executive", "agency", "president",
    "united", "states", "act", "law", "authority", "federal", "public", "secretary", "department", "or", "any", "as",
    "be", "with", "this", "that", "on", "under", "government", "council", "director", "all", "other", "such", "which",
)  # fmt: skip
"""Words that stand in most texts: what takes long is to rank thousands of documents by dozens of them."""
BUSY, PAUSE_SECONDS = 503, 0.25
"""A client that is sent away comes back much sooner than it is told to."""
PATHS = ("/v1/sections", "/v1/orders", "/v1/directives")


def worst(chance: Random) -> str:
    """The target of a legal search that takes as long as any: many frequent words or phrases, counted and shown."""
    words = chance.sample(COMMON, chance.randint(8, 20))
    pairs = [f'"{first} {second}"' for first, second in pairwise(words)]
    queries = (" OR ".join(words), " OR ".join(pairs[:12]), " ".join(words[:4]), f"{words[0]} -{' -'.join(words[1:4])}")
    query = chance.choices(queries, (4, 2, 1, 1))[0]
    facets = [("facets", name) for name in ("president", "year", "status")] if chance.random() < 0.5 else []
    return f"{chance.choice(PATHS)}?{urlencode([('q', query), *facets, ('limit', str(chance.randint(50, 100)))])}"


async def _client(port: int, ends: float, chance: Random, seen: dict[int, list[float]]) -> None:
    """Search until the time is over, each search soon after the one before is answered."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    while time.monotonic() < ends:
        began = time.monotonic()
        writer.write(f"GET {worst(chance)} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
        head = await reader.readuntil(b"\r\n\r\n")
        length = next(line for line in head.split(b"\r\n") if line.startswith(b"content-length: "))
        await reader.readexactly(int(length.removeprefix(b"content-length: ")))
        status = int(head[9:12])
        seen[status].append(time.monotonic() - began)
        if status == BUSY:
            await asyncio.sleep(PAUSE_SECONDS)
    writer.close()


async def main(port: int, clients: int, seconds: float, seed: str) -> None:
    """Let the clients search, and print what came of it."""
    seen: dict[int, list[float]] = defaultdict(list)
    ends = time.monotonic() + seconds
    await asyncio.gather(
        *(_client(port, ends, Random(f"{seed}:{number}"), seen) for number in range(clients))  # noqa: S311
    )
    print(json.dumps({status: sorted(took) for status, took in seen.items()}))  # noqa: T201


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3]), sys.argv[4]))
