"""Clients that dawdle and clients that hang up: `python -m tests.soak.slow_sockets PORT SECONDS SLOW RESETS SEED`."""

import asyncio
import json
import random
import socket
import struct
import sys
import time
from collections import Counter

DRIP_SECONDS = 1.0
_HANG_UP = struct.pack("ii", 1, 0)
"""SO_LINGER on, of no seconds: what closes the socket resets the connection."""
_REQUEST = b"GET /v1/orders?limit=3 HTTP/1.1\r\nHost: localhost\r\n"


class Crowd:
    """Slow clients that come again when they are sent away, and others that reset their connections.

    Args:
        port: of the server.
        seconds: how long they stay.
        seed: tells when each does what.
    """

    def __init__(self, port: int, seconds: float, seed: str) -> None:
        self._port, self._chance = port, random.Random(seed)  # noqa: S311 (no secret)
        self._end = time.monotonic() + seconds
        self._seconds = seconds
        self._open = 0
        self.counted: Counter[str] = Counter()

    async def come(self, slow: int, resets: int) -> None:
        """Half of the slow ones drip, half say nothing."""
        each = [self._stay(drips=place % 2 == 0) for place in range(slow)]
        hang_ups = [self._hang_up() for _ in range(resets)]
        await asyncio.gather(*each, *hang_ups)

    async def _stay(self, *, drips: bool) -> None:
        await asyncio.sleep(self._chance.uniform(0, min(2.0, self._seconds / 4)))
        while time.monotonic() < self._end:
            try:
                reader, writer = await asyncio.open_connection("127.0.0.1", self._port)
            except OSError:
                self.counted["refused"] += 1
                await asyncio.sleep(DRIP_SECONDS)
                continue
            self._open += 1
            self.counted["slow_connections"] += 1
            self.counted["most_at_once"] = max(self.counted["most_at_once"], self._open)
            await self._dawdle(reader, writer, drips=drips)
            self._open -= 1

    async def _dawdle(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, *, drips: bool) -> None:
        """Until the server closes, or the time is over."""
        rest = iter(_REQUEST + b"X-Slow: " + b"x" * 600)
        try:
            while time.monotonic() < self._end:
                if drips:
                    writer.write(bytes([next(rest)]))
                try:
                    said = await asyncio.wait_for(reader.read(4096), DRIP_SECONDS)
                except TimeoutError:
                    continue
                self.counted["closed_by_server"] += not said
                if not said:
                    break
        except OSError:
            self.counted["closed_by_server"] += 1
        finally:
            writer.transport.abort()

    async def _hang_up(self) -> None:
        """Connect at some moment, send nothing, a part of a request or a whole one, and reset the connection."""
        await asyncio.sleep(self._chance.uniform(0, self._seconds * 0.9))
        said = self._chance.choice((b"", _REQUEST[: self._chance.randrange(len(_REQUEST))], _REQUEST + b"\r\n"))
        try:
            _, writer = await asyncio.open_connection("127.0.0.1", self._port)
            writer.write(said)
            await asyncio.sleep(self._chance.choice((0, 0.001, 0.05)))
            made: socket.socket = writer.get_extra_info("socket")
            made.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _HANG_UP)
            writer.transport.abort()
            self.counted["resets"] += 1
        except OSError:
            self.counted["refused"] += 1


def main(port: str, seconds: str, slow: str, resets: str, seed: str) -> None:
    """Come, and say what happened."""
    crowd = Crowd(int(port), float(seconds), seed)
    asyncio.run(crowd.come(int(slow), int(resets)))
    print(json.dumps(crowd.counted))  # noqa: T201


if __name__ == "__main__":
    main(*sys.argv[1:])
