"""The listening sockets: opened once, by the process that was started, before any worker is.

With several workers each has a socket of its own on the same port (SO_REUSEPORT), and the kernel spreads connections
over them by a hash. One socket that all share was measured too: an idle worker takes every connection of a burst, so
that of 16 connections to two workers the other got none or one in most runs. The parent keeps all the sockets open:
connections that wait on the socket of a worker that died wait for its successor, and are not reset.
"""

import errno
import socket

BACKLOG = 2048
"""How many connections may wait to be accepted, as uvicorn has it."""

_NOT_HERE = (errno.EADDRNOTAVAIL, errno.EAFNOSUPPORT)
"""One of the addresses of a name that this machine lacks: "localhost" is also ::1 where there is no IPv6."""

Address = tuple[socket.AddressFamily, tuple[str | int, ...]]
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
    of_workers: list[Sockets] = [[] for _ in range(workers)]
    refusal: OSError | None = None
    for family, _, _, _, (name, *rest) in dict.fromkeys(found):
        taken = of_workers[0][0].getsockname()[1] if of_workers[0] else port
        try:
            sockets = _on_one_address((family, (name, taken, *rest[1:])), workers)
        except OSError as error:
            if error.errno not in _NOT_HERE:
                raise
            refusal = error
            continue
        for own, one in zip(of_workers, sockets, strict=True):
            own.append(one)
    if refusal is not None and not of_workers[0]:
        raise refusal
    return of_workers


def _on_one_address(address: Address, workers: int) -> Sockets:
    """The first socket is bound alone, so that a port in use is refused even if its user would share it."""
    family, place = address
    first = _bound(family, place)
    sockets = [first]
    if workers > 1:
        first.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        sockets += [_bound(family, first.getsockname(), shared=True) for _ in range(workers - 1)]
    for one in sockets:
        one.listen(BACKLOG)
    return sockets


def _bound(family: socket.AddressFamily, place: tuple[str | int, ...], *, shared: bool = False) -> socket.socket:
    made = socket.socket(family, socket.SOCK_STREAM)
    try:
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if family == socket.AF_INET6:
            made.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
        if shared:
            made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        made.bind(place)
    except OSError:
        made.close()
        raise
    return made
