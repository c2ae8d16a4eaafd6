"""Programs of others between the API and its database, or before it, run with the files that we ship."""

import os
import shutil
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.api.edge.processes import until
from tests.bench.serving.stage import free_port
from tests.clusters import USER, Node
from tests.soak.load import Asker

DEPLOY = Path(__file__).parents[2] / "deploy"


def needed(program: str) -> str:
    """Where a program is; the test is skipped, and says so, where it is not."""
    found = shutil.which(program, path=f"{os.environ.get('PATH', '')}:/usr/sbin")
    if found is None:
        pytest.skip(f"{program} is not installed (apt-get install {program})")
    return found


def configured(file: str, changes: Mapping[str, str], to: Path) -> Path:
    """A configuration as we ship it, but for where things are on this machine; each change must change something."""
    words = (DEPLOY / file).read_text(encoding="utf-8")
    for old, new in changes.items():
        assert old in words, f"{file} has no {old!r}"
        words = words.replace(old, new)
    made = to / Path(file).name
    made.write_text(words, encoding="utf-8")
    return made


@contextmanager
def _running(*command: object, **options: object) -> Iterator["subprocess.Popen[bytes]"]:
    with subprocess.Popen(list(map(str, command)), stdin=subprocess.DEVNULL, **options) as process:  # type: ignore[call-overload]
        try:
            yield process
        finally:
            process.kill()


@contextmanager
def pgbouncer(node: Node, folder: Path) -> Iterator[int]:
    """PgBouncer before a server, in transaction mode; its port."""
    port = free_port()
    users = folder / "userlist.txt"
    users.write_text('"eo_reader" ""\n"postgres" ""\n', encoding="utf-8")
    changes = {
        "port=5432": f"port={node.port}",
        "listen_port = 6432": f"listen_port = {port}",
        "/etc/pgbouncer/userlist.txt": str(users),
        "scram-sha-256": "trust",
    }
    settings = configured("postgres/pgbouncer.ini", changes, folder)
    for each in (folder, *folder.parents):
        each.chmod(each.stat().st_mode | 0o055)
    user = {} if os.geteuid() else {"user": USER}
    with _running(needed("pgbouncer"), "-q", settings, stderr=subprocess.DEVNULL, **user):
        time.sleep(0.5)
        yield port


@contextmanager
def haproxy(first: int, second: int) -> Iterator[tuple[str, int]]:
    """HAProxy before two processes of the API, once it answers; its address."""
    port = free_port()
    told = {"BALANCER": port, "API_ONE": first, "API_TWO": second}
    places = {**os.environ, **{name: f"127.0.0.1:{where}" for name, where in told.items()}}
    settings = DEPLOY / "haproxy" / "haproxy.cfg"
    with _running(
        needed("haproxy"), "-f", settings, "-db", env=places, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL
    ):
        address = ("127.0.0.1", port)
        asker = Asker(address)
        until(lambda: asker.ask("/readyz").status == 200, 30)
        asker.close()
        yield address
