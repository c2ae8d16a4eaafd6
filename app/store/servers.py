"""The servers behind one Postgres URL: which of them is asked, and how long one that says nothing is waited for.

A thread that waits in a socket cannot be told to stop, and a server that hangs closes nothing. So every wait looks up
a few times a second: whoever has heard nothing for a while asks the server on another connection whether it lives, and
all who wait for one that does not are let go at once.
"""

import select
from collections.abc import Mapping, Sequence
from contextlib import suppress
from random import sample
from threading import Lock
from time import monotonic
from typing import Any, TypeVar

import psycopg
from psycopg import pq
from psycopg.abc import PQGen
from psycopg.conninfo import make_conninfo
from psycopg.errors import ConnectionTimeout, OperationalError, _WaitTimeout
from sqlalchemy import Engine, event
from sqlalchemy.engine import URL
from sqlalchemy.exc import DisconnectionError

from app.store.errors import Behind, StoreError
from app.store.hosts import Host, hosts

CONNECT_SECONDS = 2
"""How long one server may take to let somebody in; libpq knows no shorter time."""
LOOK_SECONDS = 0.1
"""How often whoever waits looks whether it is worth it."""
SILENCE_SECONDS = 0.8
"""A server of which nobody heard for so long is asked whether it lives."""
ANSWER_SECONDS = 0.8
"""How long it may take to say so."""
AGAIN_SECONDS = 0.8
"""For so long nobody asks again."""
LONGEST_SECONDS = 12.0
"""No question takes longer: a little more than the limit that the server itself sets to one."""
HUNG_SECONDS = 5.0
"""So long a server comes last that hung."""
FRESH_SECONDS = 0.05
"""So long a connection is as new as any."""
BEHIND_SECONDS = 1.0
"""So long a server comes last that had not yet what another had shown."""

_KEPT_ALIVE = {
    "connect_timeout": CONNECT_SECONDS,
    "keepalives_idle": 10,
    "keepalives_interval": 2,
    "keepalives_count": 3,
    "tcp_user_timeout": 5_000,
    "application_name": "eo",
}
_ROUNDS: Mapping[str, Sequence[str]] = {
    "any": ("any",),
    "read-write": ("read-write",),
    "read-only": ("read-only",),
    "primary": ("primary",),
    "standby": ("standby",),
    "prefer-standby": ("standby", "any"),
}
"""What `target_session_attrs` asks of the servers, one after the other."""
_OURS = ("host", "port", "target_session_attrs", "load_balance_hosts")
_Said = TypeVar("_Said")


class Hangs(OperationalError):  # noqa: N818 (a state of the server)
    """A server is known to hang: whoever asks is told so at once, and need not ask again."""

    sqlstate = "EO001"  # a state of none of Postgres's classes


class Connection(psycopg.Connection[Any]):
    """A connection that is closed when its server hangs.

    Attributes:
        server: which server it leads to.
        servers: all that the URL names.
        is_pooled: whether a pooler stands between, which gives each transaction another session.
        made: when.
    """

    server: "Server"
    servers: "Servers"
    is_pooled: bool
    made: float

    def wait(self, gen: PQGen[_Said], interval: float = 0.1, timeout: float | None = None) -> _Said:
        """Wait for an answer of the server; whoever writes waits however long it takes.

        Raises:
            OperationalError: if there is none, and will not be.
        """
        if timeout is not None or self.server.is_written:
            return super().wait(gen, interval, timeout)
        began = monotonic()
        while True:
            try:
                said = super().wait(gen, interval, LOOK_SECONDS)
            except _WaitTimeout:
                if self.server.is_lost(began):
                    self.close()
                    raise OperationalError("the server says nothing") from None
            else:
                self.server.heard = monotonic()
                return said

    def interrupt(self) -> None:
        """End the question that it is asked, if it is and the server hears of it."""
        with suppress(psycopg.Error):
            self.cancel_safe(timeout=ANSWER_SECONDS)


class Server:
    """One server, and what is known of it.

    Attributes:
        is_written: whether it is to be written, which may take long and is not to be begun twice.
        heard: when it said something last.
        hangs: whether it takes connections or questions, and says nothing.
        doubted: when it hung last, or was behind; connections that are older are not used any more.
    """

    def __init__(self, host: Host, *, is_written: bool) -> None:
        self.is_written = is_written
        self.heard = 0.0
        self.hangs = False
        self.doubted = 0.0
        self._place = {"host": host.name, "port": host.port}
        self._parameters = ""
        self._asked = self._behind_until = 0.0
        self._asking = Lock()

    def connect(self, parameters: Mapping[str, Any]) -> Connection:
        """Return a connection to it.

        Raises:
            Hangs: if it is known to hang.
            OperationalError: if it does not let us in, or is not what `target_session_attrs` says.
        """
        given = {**_KEPT_ALIVE, **parameters, **{name: value for name, value in self._place.items() if value}}
        self._parameters = make_conninfo("", **{name: value for name, value in given.items() if name != "context"})
        if self.hangs and self._still_hangs():
            raise Hangs("the server hangs")
        try:
            connection = Connection.connect(autocommit=True, **given)
        except ConnectionTimeout:
            self.hangs, self._asked = True, monotonic()
            raise
        connection.server, connection.made = self, monotonic()
        # Of a pooler's connection the process id is its own invention. What is prepared is then not there in the next
        # transaction, or is of another client.
        connection.is_pooled = connection.execute("SELECT pg_backend_pid()").fetchone() != (
            connection.info.backend_pid,
        )
        if connection.is_pooled:
            connection.prepare_threshold = None
        connection.autocommit = False
        return connection

    def is_lost(self, began: float) -> bool:
        """Tell whether an answer that has been waited for since `began` will not come."""
        now = monotonic()
        if self.hangs or now - began > LONGEST_SECONDS:
            return True
        return now - max(began, self.heard) > SILENCE_SECONDS and self._still_hangs()

    def fell_behind(self) -> None:
        """Let the others be asked first for a moment."""
        self.doubted = monotonic()
        self._behind_until = self.doubted + BEHIND_SECONDS

    def comes_last(self) -> bool:
        """Tell whether the others are to be asked first."""
        now = monotonic()
        return now < self._behind_until or (self.hangs and now < self._asked + HUNG_SECONDS)

    def _still_hangs(self) -> bool:
        """Ask it, unless somebody does, or did a moment ago."""
        if monotonic() - self._asked > AGAIN_SECONDS and self._asking.acquire(blocking=False):
            try:
                self.hangs = not answers(self._parameters, ANSWER_SECONDS)
            finally:
                self._asked = monotonic()
                self.doubted = self._asked if self.hangs else self.doubted
                self._asking.release()
        return self.hangs


class Servers:
    """Every server of a URL, asked in its order; those last that hang or are behind.

    Args:
        url: of Postgres.
        primary: whether only one will do that can be written; else `target_session_attrs` of the URL says which will.

    Raises:
        StoreError: if the URL says what is not understood.
    """

    def __init__(self, url: URL, *, primary: bool = False) -> None:
        wanted = "primary" if primary else url.query.get("target_session_attrs", "any")
        if wanted not in _ROUNDS:
            raise StoreError(f"target_session_attrs in the database URL is one of {', '.join(_ROUNDS)}")
        self._servers = [Server(host, is_written=primary) for host in hosts(url)]
        self._rounds = _ROUNDS[str(wanted)]
        self._shuffled = url.query.get("load_balance_hosts") == "random"
        self._newest: Any = None
        self._learned = 0.0
        self._learning = Lock()

    def connect(self, parameters: Mapping[str, Any]) -> Connection:
        """Return a connection to the first server that will do.

        Raises:
            Hangs: if all are known to hang.
            OperationalError: if none does.
        """
        failure: OperationalError = Hangs("every server hangs")
        for attributes in self._rounds:
            for server in self._in_order():
                try:
                    connection = server.connect({**parameters, "target_session_attrs": attributes})
                except Hangs:
                    continue
                except OperationalError as error:
                    failure = error
                else:
                    connection.servers = self
                    return connection
        raise failure

    def notice(self, publish: Any, *, is_copy: bool, began: float) -> None:
        """Take note of what publish a server holds: what was shown once is never followed by an older one.

        Only the primary may go back, as to a copy of the database that was restored or to what a replica had when it
        was promoted: what the primary holds is what there is.

        Args:
            publish: what tells an older publish from a newer one.
            is_copy: whether the server follows another.
            began: when it was asked.

        Raises:
            Behind: if it is older than what was shown.
        """
        with self._learning:
            if self._newest is not None and publish < self._newest and (is_copy or began < self._learned):
                raise Behind("the database does not hold yet what was shown already")
            if publish != self._newest:
                self._newest, self._learned = publish, monotonic()

    def _in_order(self) -> list[Server]:
        servers = sample(self._servers, len(self._servers)) if self._shuffled else self._servers
        return sorted(servers, key=Server.comes_last)


def bare(url: URL) -> URL:
    """A URL without what is ours to read: its hosts, and which of them will do."""
    return url.set(host=None, port=None).difference_update_query(_OURS)


def check(url: URL) -> None:
    """Find what is wrong with a Postgres URL before anything is asked.

    Raises:
        StoreError: if a server or a parameter of it is none.
    """
    Servers(url)
    try:
        make_conninfo("", **{name: str(value) for name, value in bare(url).query.items()})
    except psycopg.ProgrammingError as error:
        raise StoreError("the database URL has a parameter that Postgres does not know") from error
    if any(host.port and not (host.port.isdecimal() and 0 < int(host.port) < 65536) for host in hosts(url)):
        raise StoreError("the database URL names a port that is none")


def connecting(engine: Engine, servers: Servers) -> None:
    """Have an engine of a `bare` URL connect to these servers."""

    @event.listens_for(engine, "do_connect")
    def connect(_dialect: Any, _record: Any, _arguments: Any, parameters: Mapping[str, Any]) -> Connection:
        return servers.connect(parameters)

    @event.listens_for(engine, "checkout")
    def leave_doubted(connection: Connection, _record: Any, _proxy: Any) -> None:
        # One that was made just now is used: whoever finds it of no use asks again, and this is not asked for ever.
        if connection.made < min(connection.server.doubted, monotonic() - FRESH_SECONDS):
            raise DisconnectionError("the server hung, or was behind")


def answers(parameters: str, seconds: float) -> bool:
    """Whether a server lets somebody in and answers a question, or says why not, within the time."""
    until = monotonic() + seconds
    connection = pq.PGconn.connect_start(parameters.encode())
    try:
        while (state := connection.connect_poll()) in (pq.PollingStatus.READING, pq.PollingStatus.WRITING):
            if not _is_ready(connection.socket, until, writing=state == pq.PollingStatus.WRITING):
                return False
        if state == pq.PollingStatus.FAILED:
            return True
        connection.send_query(b"SELECT 1")
        while connection.is_busy():
            if not _is_ready(connection.socket, until):
                return False
            connection.consume_input()
    except OperationalError:
        return True
    finally:
        connection.finish()
    return True


def _is_ready(socket: int, until: float, *, writing: bool = False) -> bool:
    poll = select.poll()
    poll.register(socket, select.POLLOUT if writing else select.POLLIN)
    return bool(poll.poll(max(0.0, until - monotonic()) * 1000))
