"""Connections for httpx: the name resolved once by us, the address checked, that address connected to, a deadline.

httpcore would resolve the name itself when it connects, after any check of ours: a name that resolves to a public
address first and to loopback at the second look-up would pass. Here the look-up that is checked is the one that is
used. The certificate is still checked against the name.
"""

import socket
import ssl
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

import httpcore
import httpx

from app.upstream.addresses import Base, is_allowed
from app.upstream.failures import RefusedError

Resolve = Callable[[str, int], Sequence[str]]
"""All addresses of a host and port."""
_FAILURES = (httpcore.NetworkError, httpcore.TimeoutException, httpcore.ProtocolError)


def system_resolve(host: str, port: int) -> Sequence[str]:
    """All addresses that the system's resolver gives.

    Raises:
        OSError: it gives none.
    """
    return [str(row[4][0]) for row in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


class Deadline:
    """When the request that is under way must have ended, by `time.monotonic`."""

    def __init__(self) -> None:
        self._ends = float("inf")

    def start(self, seconds: float) -> None:
        """A request begins that may take so long."""
        self._ends = time.monotonic() + seconds

    def left(self) -> float:
        """The seconds left.

        Raises:
            httpcore.ReadTimeout: there are none; a server that sends a byte now and then gets no further.
        """
        left = self._ends - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("the deadline for the request has passed")
        return left


class _Stream(httpcore.NetworkStream):
    """A connection each of whose operations ends with the deadline."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002
        return self._stream.read(max_bytes, self._deadline.left())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002
        self._stream.write(buffer, self._deadline.left())

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002
    ) -> httpcore.NetworkStream:
        return _Stream(self._stream.start_tls(ssl_context, server_hostname, self._deadline.left()), self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


class _Backend(httpcore.NetworkBackend):
    def __init__(self, base: Base, resolve: Resolve, deadline: Deadline) -> None:
        self._base = base
        self._resolve = resolve
        self._deadline = deadline
        self._system = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        failure: Exception = httpcore.ConnectError(f"{host} has no address")
        for address in self._addresses(host, port):
            try:
                stream = self._system.connect_tcp(address, port, self._deadline.left(), local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
            else:
                return _Stream(stream, self._deadline)
        raise failure

    def _addresses(self, host: str, port: int) -> Sequence[str]:
        if (host, port) != (self._base.host, self._base.port):
            raise RefusedError(f"only {self._base.host} is asked")
        try:
            addresses = self._resolve(host, port)
        except OSError as error:
            raise httpcore.ConnectError(f"{host} cannot be resolved: {error.strerror or error}") from error
        for address in addresses:
            if not is_allowed(address, loopback=self._base.is_loopback):
                raise RefusedError(f"{host} resolves to {address}, which is no address to fetch from")
        return list(dict.fromkeys(addresses))


class _Body(httpx.SyncByteStream):
    def __init__(self, stream: Iterable[bytes]) -> None:
        self._stream = stream

    def __iter__(self) -> Iterator[bytes]:
        try:
            yield from self._stream
        except _FAILURES as error:
            raise httpx.TransportError(_said(error)) from error

    def close(self) -> None:
        close = getattr(self._stream, "close", None)
        if close is not None:
            close()


class Transport(httpx.BaseTransport):
    """Takes httpx's requests over such connections; no proxy, no retries, no cookies.

    Raises:
        httpx.TransportError: the connection failed, the deadline passed, or what came is no HTTP.
        RefusedError: the host has an address that must not be connected to.
    """

    def __init__(self, base: Base, deadline: Deadline, resolve: Resolve = system_resolve) -> None:
        self._pool = httpcore.ConnectionPool(
            ssl_context=httpx.create_ssl_context(trust_env=False) if base.scheme == "https" else None,
            max_connections=1,
            keepalive_expiry=5.0,
            network_backend=_Backend(base, resolve, deadline),
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request without a body; the answer's body is still to be read."""
        asked = httpcore.Request(
            method=request.method,
            url=httpcore.URL(
                scheme=request.url.raw_scheme,
                host=request.url.raw_host,
                port=request.url.port,
                target=request.url.raw_path,
            ),
            headers=request.headers.raw,
        )
        try:
            answer = self._pool.handle_request(asked)
        except _FAILURES as error:
            raise httpx.TransportError(_said(error)) from error
        stream = answer.stream
        if not isinstance(stream, Iterable):  # an asynchronous stream; a pool of this kind gives none
            raise httpx.TransportError("the answer cannot be read")
        return httpx.Response(answer.status, headers=answer.headers, stream=_Body(stream))

    def close(self) -> None:
        """Close the connections."""
        self._pool.close()


def _said(error: Exception) -> str:
    return str(error) or type(error).__name__
