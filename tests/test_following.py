"""docs/following.md: its commands do what it says over real HTTP, and its addresses are answered."""

import re
import shutil
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn

from app.main import create_app
from app.settings import Settings
from tests.api import shelf
from tests.beginnings import CopyOf

PAGE = (Path(__file__).parents[1] / "docs" / "following.md").read_text(encoding="utf-8")
COMMANDS = [block for block in re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL) if "curl" in block]
ADDRESSES = sorted(set(re.findall(r"`(/v1/[^`]*\.(?:atom|ics|csv|feed\.json|ndjson)[^`]*)`", PAGE)))
PRINTED = {
    "directives.ics": "3\n",
    "orders.csv": "number,title,president\n",
    "directives.csv": "",
    "changes.feed.json": "Executive Order 14288: added http",
    "orders.ndjson": "14288 Strengthening and Unleashing",
}
"""What a command prints, or how a line of it begins, by the form it asks for; in 2026 nothing falls due any more."""


@pytest.fixture(scope="module")
def url(copy_of: CopyOf) -> str:
    """The URL of a database that holds the sample."""
    return copy_of("sqlite", "sample and coverage")


@pytest.fixture(scope="module")
def base(url: str) -> Iterator[str]:
    """Where it is served over HTTP, by a thread."""
    config = uvicorn.Config(create_app(Settings(database_url=url)), port=0, log_config=None)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join()


@pytest.mark.skipif(not all(map(shutil.which, ("curl", "jq"))), reason="the recipes need curl and jq")
@pytest.mark.parametrize(
    "command", COMMANDS, ids=lambda command: command.partition("/v1/")[2].partition("?")[0].partition('"')[0]
)
def test_a_command_prints_what_it_says(base: str, command: str) -> None:
    """Each recipe of the page ends well, complains of nothing, and prints what it is for."""
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", command],
        env={"BASE": base, "PATH": "/usr/local/bin:/usr/bin:/bin"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    wanted = next(printed for form, printed in PRINTED.items() if f"/v1/{form}" in command)
    assert done.stdout == wanted or any(line.startswith(wanted) for line in done.stdout.splitlines() if wanted)


def test_every_address_is_answered(url: str) -> None:
    """What the page says to follow can be followed; an office that the sample does not name is refused."""
    assert len(ADDRESSES) > 11
    with shelf.client(url) as client:
        found = {address: client.get(address).status_code for address in ADDRESSES}
    assert found == {address: 422 if "treasury" in address else 200 for address in ADDRESSES}
