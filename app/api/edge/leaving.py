"""How sockets are closed so that no connection is reset: neither one that the kernel has accepted, nor a last answer.

A listening socket that is closed resets what waits on it to be accepted, and a connection that is closed with bytes
unread is reset, which may cost its client the answer that was just sent.
"""

import array
import ctypes
import fcntl
import select
import socket
import struct
import termios
from asyncio import BaseTransport
from collections.abc import Iterable

_SO_ATTACH_FILTER = 26
_FLAGS_OFFSET = 13
_SYN_ACK, _SYN = 0x12, 0x02
_LOAD_BYTE, _AND, _JUMP_IF_EQUAL, _RETURN = 0x30, 0x54, 0x15, 0x06
_WHOLE = 0xFFFFFFFF
_NO_SYN = b"".join(
    struct.pack("HBBI", *line)
    for line in (
        (_LOAD_BYTE, 0, 0, _FLAGS_OFFSET),
        (_AND, 0, 0, _SYN_ACK),
        (_JUMP_IF_EQUAL, 0, 1, _SYN),
        (_RETURN, 0, 0, 0),
        (_RETURN, 0, 0, _WHOLE),
    )
)
"""A filter of the Berkeley kind over TCP headers: what would begin a connection is dropped, all else passes."""


def turn_away(sockets: Iterable[socket.socket]) -> bool:
    """Have the kernel begin no connection on listening sockets any more; those that are being made come to be.

    A client that is dropped so tries again after a second, and is then refused or finds another server.

    Returns:
        Whether it is so: not every kernel has such a filter.
    """
    for listening in sockets:
        code = ctypes.create_string_buffer(_NO_SYN, len(_NO_SYN))
        program = struct.pack("HP", len(_NO_SYN) // 8, ctypes.addressof(code))
        try:
            listening.setsockopt(socket.SOL_SOCKET, _SO_ATTACH_FILTER, program)
        except OSError:
            return False
    return True


def some_wait(sockets: Iterable[socket.socket]) -> bool:
    """Tell whether a connection waits on one of them to be accepted."""
    return bool(select.select([one for one in sockets if one.fileno() >= 0], [], [], 0)[0])


def has_unread(transport: BaseTransport) -> bool:
    """Tell whether the client has sent what was not read yet."""
    given = transport.get_extra_info("socket")
    waiting = array.array("i", [0])
    fcntl.ioctl(given.fileno(), termios.FIONREAD, waiting)
    return waiting[0] > 0
