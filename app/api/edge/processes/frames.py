"""What the processes of one server say to each other over socket pairs: bytes with a length before them.

Nothing of it comes from the network as it is, and nothing of it is pickled.
"""

import socket
import struct
from enum import IntEnum

REQUEST = struct.Struct("<II")
"""The length of a request and its number; the request follows."""

ANSWER = struct.Struct("<IB")
"""The length of an answer and its kind; the answer follows."""

NUMBER = struct.Struct("<I")
"""The number of a request that is to be cancelled; or a process id."""

MAX_REQUEST_BYTES = 160 * 1024
"""So much fits into the empty buffer of a socket pair of `BUFFER_BYTES`, and so is sent at once or not at all."""

BUFFER_BYTES = 208 * 1024
"""What any Linux gives to a socket that asks (`net.core.wmem_max`), twice as much with what it keeps beside bytes."""


class Kind(IntEnum):
    """What an answer is: `hello` has the process id, the others but `done` have nothing."""

    DONE = 0
    FAILED = 1
    CANCELLED = 2
    HELLO = 3


def receive(channel: socket.socket, size: int) -> bytes | None:
    """Return exactly `size` bytes, waiting for them, or None where the other side has closed."""
    received = bytearray()
    while len(received) < size:
        part = channel.recv(size - len(received))
        if not part:
            return None
        received += part
    return bytes(received)
