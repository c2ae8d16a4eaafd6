"""The cache before the API: a real nginx with the configuration that is shipped."""

import os
import shutil
import signal
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.api.edge.processes import serving, until
from tests.api.raw import Address, Reply, connected, request

CONFIGURATION = Path(__file__).parents[2] / "deploy" / "nginx" / "eo.conf"
NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
ORDER = "/v1/orders/14288"
pytestmark = pytest.mark.skipif(NGINX is None, reason="nginx is not here: apt-get install nginx-light")


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def caching(folder: Path, origin: Address) -> Iterator[Address]:
    """Nginx with the shipped configuration before an origin, all its files in a folder of its own."""
    port = free_port()
    told = CONFIGURATION.read_text().replace("/var/cache/nginx/eo", str(folder / "cache"))
    told = told.replace("127.0.0.1:8000", f"127.0.0.1:{origin[1]}").replace("listen 8080", f"listen 127.0.0.1:{port}")
    (folder / "eo.conf").write_text(told)
    temporary = "".join(
        f"{name}_temp_path {folder / name}; " for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (folder / "nginx.conf").write_text(
        f"user root;\ndaemon off;\nworker_processes 1;\npid {folder / 'pid'};\nerror_log {folder / 'error.log'};\n"
        f"events {{}}\nhttp {{ access_log off; {temporary} include {folder / 'eo.conf'}; }}\n"
    )
    command = [str(NGINX), "-p", str(folder), "-e", str(folder / "error.log"), "-c", str(folder / "nginx.conf")]
    subprocess.run([*command, "-t", "-q"], check=True)
    with subprocess.Popen(command) as process:
        try:
            until(lambda: _listens(port))
            yield "127.0.0.1", port
        finally:
            process.send_signal(signal.SIGQUIT)


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def ask(address: Address, target: str, *fields: str) -> Reply:
    """One answer."""
    with connected(address) as client:
        return client.ask(request(target, *fields))


def test_what_was_asked_is_kept(sqlite_database: str, tmp_path: Path) -> None:
    """A second client gets what the first got, in its own coding, a 304 for its tag; nothing of errors and health."""
    with serving(2, sqlite_database, slow=False) as server, caching(tmp_path, server.address) as cache:
        own = ask(server.address, ORDER)
        first, second = ask(cache, ORDER), ask(cache, ORDER)
        assert [reply.header("x-cache") for reply in (first, second)] == ["MISS", "HIT"]
        assert first.body == second.body == own.body
        assert second.header("etag") == own.header("etag")
        assert ask(cache, ORDER, f"If-None-Match: {own.header('etag')}").status == 304
        coded = [ask(cache, ORDER, "Accept-Encoding: gzip") for _ in range(2)]
        assert [(reply.header("content-encoding"), reply.header("x-cache")) for reply in coded] == [
            ("gzip", "MISS"),
            ("gzip", "HIT"),
        ]
        assert {ask(cache, "/v1/orders?limit=x").header("x-cache") for _ in range(2)} == {"MISS"}
        assert ask(cache, "/readyz").header("x-cache") is None


def test_a_renewed_server_fails_nobody(sqlite_database: str, tmp_path: Path) -> None:
    """While workers behind it leave one after the other, every answer through the cache is 200."""
    with serving(2, sqlite_database, slow=False) as server, caching(tmp_path, server.address) as cache:
        statuses: list[int] = []
        for round_ in range(2):
            for pid in server.children():
                os.kill(pid, signal.SIGTERM)
            statuses += [ask(cache, f"/v1/orders?limit={1 + round_ * 40 + n}").status for n in range(40)]
            until(lambda: len(server.children()) == 2)
        assert set(statuses) == {200}


class Ageing(BaseHTTPRequestHandler):
    """An origin whose answers are fresh for a second, and then as long stale as those of the API; it counts them."""

    protocol_version = "HTTP/1.1"
    asked = 0
    is_away = False

    def do_GET(self) -> None:
        """Answer, or say that one is overloaded."""
        type(self).asked += 1
        body = str(self.asked).encode()
        self.send_response(503 if self.is_away else 200)
        if not self.is_away:
            self.send_header("Cache-Control", "public, max-age=1, stale-while-revalidate=600, stale-if-error=86400")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def test_what_is_stale_is_better_than_nothing(tmp_path: Path) -> None:
    """What has aged is given at once and renewed behind; where the origin is overloaded, or gone, the last is given."""
    origin = ThreadingHTTPServer(("127.0.0.1", 0), Ageing)
    thread = threading.Thread(target=origin.serve_forever)
    thread.start()
    try:
        with caching(tmp_path, ("127.0.0.1", origin.server_port)) as cache:
            assert ask(cache, ORDER).body == b"1"
            time.sleep(2.1)
            stale = ask(cache, ORDER)
            assert (stale.body, stale.header("x-cache")) == (b"1", "STALE")
            until(lambda: ask(cache, ORDER).body == b"2")
            Ageing.is_away = True
            time.sleep(2.1)
            assert {(ask(cache, ORDER).status, ask(cache, ORDER).body) for _ in range(3)} == {(200, b"2")}
            assert ask(cache, "/v1/never/asked").status == 503
            origin.shutdown()
            origin.server_close()
            assert ask(cache, ORDER).body == b"2"
    finally:
        origin.shutdown()
        origin.server_close()
        thread.join()
