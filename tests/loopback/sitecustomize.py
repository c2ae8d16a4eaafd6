"""The guard: what of Python asks for an address beyond loopback, or sends there, is stopped before it does.

Python imports a module of this name when it starts, in every child that inherits the PYTHONPATH which the tests set;
there the process ends at once with its own exit code, so that nothing can catch it. Sockets that Python does not open
(libpq's, uvloop's) are not seen; the tests give those addresses of loopback alone.
"""

import os
import re
import sys
from collections.abc import Callable
from typing import Any

EXIT = 97
"""How a child ends that reached beyond loopback."""
_STOPS: list[Callable[[str], None]] = []
_LOOPBACK = re.compile(r"(?:::ffff:)?127(?:\.\d{1,3}){3}|(?:0:){7}1|::1|localhost|", re.IGNORECASE)
_NUMBERS = re.compile(r"\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f:]*:[0-9a-f:.]*(?:%\w+)?", re.IGNORECASE)
_SENDS = ("socket.connect", "socket.sendto", "socket.sendmsg")
_LOOK_UPS = ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr", "socket.getnameinfo")


class BeyondLoopbackError(RuntimeError):
    """A test reached for the network; no OSError, so that nobody takes it for a server that is down."""


def beyond(event: str, args: tuple[Any, ...]) -> str | None:
    """What an audit event reaches for beyond loopback, or None.

    Args:
        event: its name (docs.python.org, "Audit events table").
        args: a socket and an address to send to; a host to look up, for which a number needs no network.
    """
    if event in _SENDS:
        host = _host(args[1])
        return None if host is None or _LOOPBACK.fullmatch(host) else f"{event} {args[1]!r}"
    if event in _LOOK_UPS:
        host = _host(args[:1] if not isinstance(args[0], tuple) else args[0])
        return None if host is None or _LOOPBACK.fullmatch(host) or _NUMBERS.fullmatch(host) else f"{event} {host!r}"
    return None


def _host(address: Any) -> str | None:
    """The host of an address; None for a path, and for a socket that is connected already."""
    host = address[0] if isinstance(address, tuple) and address else None
    if isinstance(host, bytes | bytearray):
        return bytes(host).decode("latin-1")
    return host if isinstance(host, str) else None


def watch(stop: Callable[[str], None]) -> None:
    """Watch this process from now to its end; who calls last says how it is stopped.

    Args:
        stop: told what was reached for; raises.
    """
    # A worker of pytest-xdist is a child itself: what it inherited watches it already, and would end it.
    here = getattr(sys.modules.get("sitecustomize"), "_STOPS", _STOPS)
    here.append(stop)
    if len(here) > 1:
        return

    def hook(event: str, args: tuple[Any, ...]) -> None:
        if event.startswith("socket.") and (what := beyond(event, args)) is not None:
            here[-1](what)

    sys.addaudithook(hook)


def _end(what: str) -> None:
    os.write(2, f"beyond loopback: {what}\n".encode())
    os._exit(EXIT)


if __name__ == "sitecustomize":
    watch(_end)
