"""The real program, served for a while."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryFile

from tests.answers.requests import get
from tests.answers.wire import Client

CHECKOUT = Path(__file__).parents[2]
"""Where the program is that is served, unless another checkout is named."""

STARTING_SECONDS = 60
_ENDING_SECONDS = 30
SEARCH_SECONDS = "60"
"""So long that no search is cut off because the machine is busy."""


@contextmanager
def served(database_url: str, checkout: Path = CHECKOUT) -> Iterator[Client]:
    """A client of the program in `checkout`, started by its own command over a database.

    Raises:
        RuntimeError: if the program ends, or is not ready in time.
    """
    port = _free_port()
    command = [sys.executable, "-m", "app", "serve"]
    environment = _environment(database_url, port)
    with TemporaryFile("w+") as errors:
        process = subprocess.Popen(command, cwd=checkout, env=environment, stdout=subprocess.DEVNULL, stderr=errors)
        client = Client(port)
        try:
            if why := _unready(client, process):
                errors.seek(0)
                raise RuntimeError(f"the server is not ready: {why}\n{errors.read()}")
            yield client
        finally:
            client.close()
            process.terminate()
            process.wait(_ENDING_SECONDS)


def _free_port() -> int:
    """A port that nobody listens on now."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port: int = taken.getsockname()[1]
    return port


def _environment(database_url: str, port: int) -> dict[str, str]:
    """The environment without the settings of whoever calls, so that each recording is made with the same."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("EO_")}
    settings = {"EO_HOST": "127.0.0.1", "EO_PORT": str(port), "EO_SEARCH_SECONDS": SEARCH_SECONDS}
    return {**inherited, **settings, "DATABASE_URL": database_url}


def _unready(client: Client, process: subprocess.Popen[bytes]) -> str:
    """Why no corpus is served in time; empty as soon as one is."""
    said = "nothing listens"
    for _ in range(STARTING_SECONDS * 20):
        if process.poll() is not None:
            return f"it ended with {process.returncode}"
        try:
            answer = client.ask(get("/readyz"))
            if answer.status == 200:
                return ""
            said = answer.body.decode()
        except OSError:
            pass
        time.sleep(0.05)
    return said
