"""The listening sockets: opened once, by the process that was started, before any worker is.

With several workers each has a socket of its own on the same port (SO_REUSEPORT), and the kernel spreads connections
over them by a hash. One socket that all share was measured too: an idle worker takes every connection of a burst, so
that of 16 connections to two workers the other got none or one in most runs. The parent keeps all the sockets open:
connections that wait on the socket of a worker that died wait for its successor, and are not reset.
"""

import contextlib
import errno
import socket

BACKLOG = 2048
"""How many connections may wait to be accepted, as uvicorn has it."""

_NOT_HERE = (errno.EADDRNOTAVAIL, errno.EAFNOSUPPORT)
"""One of the addresses of a name that this machine lacks: "localhost" is also ::1 where there is no IPv6."""

Place = tuple[str | int, ...]
Sockets = list[socket.socket]


class CannotListen(Exception):  # noqa: N818 (nothing is wrong with the program)
    """The port is in use, or not ours to take, or the host names no address of this machine."""


def listen(host: str, port: int, workers: int = 1) -> list[Sockets]:
    """Return the listening sockets of each worker, one for each address of `host`; port 0 takes a free one.

    Raises:
        CannotListen: with the reason.
    """
    try:
        return _listen(host, port, workers)
    except OSError as error:
        reason = error.strerror or str(error)
        raise CannotListen(f"cannot listen on {_shown(host, port)}: {reason.lower()}") from error


def url(host: str, sockets: Sockets) -> str:
    """Return where the sockets are reached, with the port that was taken."""
    return f"http://{_shown(host, sockets[0].getsockname()[1])}"


def close(sockets: Sockets) -> None:
    """Close this process's hold on sockets."""
    for one in sockets:
        one.close()


def _shown(host: str, port: int) -> str:
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


def _listen(host: str, port: int, workers: int) -> list[Sockets]:
    found = socket.getaddrinfo(host or None, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    opened: list[Sockets] = []
    refusal: OSError | None = None
    for family, _, _, _, (name, *rest) in dict.fromkeys(found):
        taken = opened[0][0].getsockname()[1] if opened else port
        try:
            opened.append(_on_one_address(family, (name, taken, *rest[1:]), workers))
        except OSError as error:
            refusal = error
            if error.errno not in _NOT_HERE:
                break
    if refusal is not None and (not opened or refusal.errno not in _NOT_HERE):
        for sockets in opened:
            close(sockets)
        raise refusal
    return [list(of_one) for of_one in zip(*opened, strict=True)]


def _on_one_address(family: socket.AddressFamily, place: Place, workers: int) -> Sockets:
    """The first socket is bound alone, so that a port in use is refused even if its user would share it."""
    with contextlib.ExitStack() as opened:
        sockets = [opened.enter_context(_socket(family)) for _ in range(workers)]
        first, *others = sockets
        first.bind(place)
        for one in sockets if others else ():
            one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        for one in others:
            one.bind(first.getsockname())
        for one in sockets:
            one.listen(BACKLOG)
        opened.pop_all()
        return sockets


def _socket(family: socket.AddressFamily) -> socket.socket:
    made = socket.socket(family, socket.SOCK_STREAM)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    if family == socket.AF_INET6:
        made.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
    return made
