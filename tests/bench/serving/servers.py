"""The servers that are measured: the program in its ways of running, its peers and its limits."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from tests.bench.serving.figures import Unavailable
from tests.bench.serving.processes import HOST, Command

CHECKOUT = Path(__file__).parents[3]
"""Where the program is that is measured."""

DATASETTE = CHECKOUT / ".venv-bench" / "bin" / "datasette"
UVICORN = (
    *("--loop", "uvloop", "--http", "httptools", "--log-level", "warning"),
    *("--no-access-log", "--no-server-header"),
)
"""The same uvicorn as `eo serve` runs, for the peers; nothing of theirs is logged."""

NGINX = """
worker_processes 1;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
{user}
events {{ worker_connections 256; }}
http {{
  access_log off;
  sendfile on;
  open_file_cache max=10;
  keepalive_requests 100000000;
  default_type application/json;
  client_body_temp_path {folder}; proxy_temp_path {folder}; fastcgi_temp_path {folder};
  uwsgi_temp_path {folder}; scgi_temp_path {folder};
  server {{ listen {host}:{port}; root {folder}; }}
}}
"""


def ours(url: str, port: int, settings: Mapping[str, str], *options: str) -> Command:
    """`eo serve` over a database, with settings of `app/settings.py` by their names in the environment."""
    environment = {"DATABASE_URL": url, "EO_HOST": HOST, "EO_PORT": str(port), **settings}
    return Command((sys.executable, "-m", "app", "serve", *options), "/readyz", environment, CHECKOUT)


def takes_workers() -> bool:
    """Whether `eo serve` has the option --workers."""
    said = subprocess.run(
        [sys.executable, "-m", "app", "serve", "--help"],
        cwd=CHECKOUT,
        env={**os.environ, "COLUMNS": "200", "TERM": "dumb"},
        capture_output=True,
        text=True,
        check=True,
    )
    return "--workers" in said.stdout


def constant(answer: Path, port: int) -> Command:
    """The bare application that sends a recorded answer; `ready` is asked of it in any case."""
    words = (sys.executable, "-m", "uvicorn", "--factory", "tests.bench.constant:create_app", *_at(port))
    return Command(words, "/", {"CONSTANT_ANSWER": str(answer)}, CHECKOUT)


def naive(url: str, port: int) -> Command:
    """The plain application over a copy of the database."""
    words = (sys.executable, "-m", "uvicorn", "--factory", "tests.bench.naive:create_app", *_at(port))
    return Command(words, "/v1/orders", {"DATABASE_URL": url}, CHECKOUT)


def _at(port: int) -> tuple[str, ...]:
    return (*UVICORN, "--host", HOST, "--port", str(port))


def datasette(database: Path, port: int) -> Command:
    """Datasette as its users start it.

    Raises:
        Unavailable: if it is not installed.
    """
    if not DATASETTE.exists():
        raise Unavailable("Datasette is not installed; `make bench` does it")
    words = (str(DATASETTE), "serve", str(database), "--host", HOST, "--port", str(port))
    return Command(words, "/-/versions.json", {}, CHECKOUT)


def nginx(folder: Path, port: int) -> Command:
    """The server nginx with one worker over the files of a folder, which must have one named `index.json`.

    Raises:
        Unavailable: if it is not installed.
    """
    found = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")
    if found is None:
        raise Unavailable("nginx is not installed")
    user = "user root;" if os.getuid() == 0 else ""
    config = folder / "nginx.conf"
    config.write_text(NGINX.format(folder=folder, host=HOST, port=port, user=user))
    words = (found, "-p", str(folder), "-c", str(config), "-g", "daemon off;")
    return Command(words, "/index.json", {}, folder)
