"""The walk: what somebody does who has nothing but a clone of the project, each step with how long it took."""

import json
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

from icalendar import Calendar

from tests.bench.serving.stage import free_port
from tests.upstream.stand_in.real import real
from tests.upstream.stand_in.server import standing_in

ROOT = Path(__file__).parents[2]
CORPUS = ROOT.parent / "shared" / "corpus"
PATIENCE = 1_800
"""Seconds for which a step is waited for."""


class NotHereError(Exception):
    """A step cannot be walked on this machine; the words say why."""


@dataclass(slots=True)
class Walker:
    """Somebody on the way.

    Attributes:
        folder: empty at first: the clone, the home and whatever is made stand there.
        port: at which the clone serves.
        running: what was started and has to be ended.
    """

    folder: Path
    port: int = field(default_factory=free_port)
    running: list[subprocess.Popen[bytes]] = field(default_factory=list)

    @property
    def clone(self) -> Path:
        """The checkout."""
        return self.folder / "clone"

    @property
    def address(self) -> str:
        """Of the server."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def environment(self) -> Mapping[str, str]:
        """That of this process, with an empty home and nothing of the project in it."""
        home = self.folder / "home"
        home.mkdir(exist_ok=True)
        ours = ("PYTHON", "EO_", "VIRTUAL_", "DATABASE_URL")
        kept = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
        return {**kept, "HOME": str(home), "EO_PORT": str(self.port)}

    def run(self, *command: str, at: Path | None = None) -> str:
        """What a command prints.

        Raises:
            subprocess.CalledProcessError: if it fails.
        """
        done = subprocess.run(
            command, cwd=at or self.clone, env=self.environment, capture_output=True, timeout=PATIENCE, check=True
        )
        return done.stdout.decode()

    def start(self, *command: str) -> None:
        """Start a command that goes on, in a group of processes of its own."""
        log = (self.folder / "log").open("ab")
        self.running.append(
            subprocess.Popen(
                command, cwd=self.clone, env=self.environment, stdout=log, stderr=log, start_new_session=True
            )
        )

    def get(self, path: str) -> bytes:
        """What is answered at a path, as soon as anything is.

        Raises:
            TimeoutError: if nothing is.
        """
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if any(each.poll() is not None for each in self.running):
                raise RuntimeError((self.folder / "log").read_text()[-2_000:])
            try:
                with urlopen(self.address + path, timeout=60) as answer:  # noqa: S310 (loopback)
                    return bytes(answer.read())
            except (URLError, ConnectionError):
                time.sleep(0.1)
        raise TimeoutError(path)

    def end(self) -> None:
        """End what was started, and wait for it."""
        for each in self.running:
            os.killpg(each.pid, signal.SIGTERM)
            each.wait(PATIENCE)
        self.running.clear()


def _cloned(walker: Walker) -> str:
    walker.run("git", "clone", "--quiet", str(ROOT), str(walker.clone), at=walker.folder)
    return "the files of the project"


def _served(walker: Walker) -> str:
    walker.start("make", "serve")
    order = json.loads(walker.get("/v1/orders/14288"))
    return f"`make serve`: the status of EO {order['number']} is {order['status']['value']}"


def _called(walker: Walker) -> str:
    sdk, made = walker.clone / "sdk" / "python", walker.folder / "sdk"
    if not sdk.is_dir():
        raise NotHereError("the project has no sdk/")
    made.mkdir()
    python = made / "bin" / "python"
    walker.run("python3", "-m", "venv", str(made))
    walker.run(str(python), "-m", "pip", "install", "--quiet", "-r", "tests/sdk/requirements.lock")
    generated = made / "client"
    (made / "openapi.json").write_bytes(walker.get("/openapi.json"))
    generate = [str(python.with_name("openapi-python-client")), "generate", "--path", str(made / "openapi.json")]
    walker.run(
        *generate, "--config", str(sdk / "generator.yaml"), "--meta", "none",
        "--output-path", str(generated / "executive_orders"),
    )  # fmt: skip
    for file in sdk.glob("*.py"):
        shutil.copy(file, generated)
    said = walker.run(str(python), "example.py", walker.address, at=generated)
    return f"client generated, `sdk/python/example.py`: {len(said.splitlines())} lines"


def _subscribed(walker: Walker) -> str:
    calendar = Calendar.from_ical(walker.get("/v1/directives.ics?has_deadline=true").decode())
    return f"{len(calendar.walk('VEVENT'))} days due, read by a calendar's parser"


def _downloaded(walker: Walker) -> str:
    walker.run(str(walker.clone / ".venv" / "bin" / "eo"), "bulk")
    edition = json.loads(walker.get("/v1/bulk"))["items"][0]
    (file,) = (each for each in edition["files"] if each["content"] == "sqlite")
    body = walker.get(file["url"])
    assert sha256(body).hexdigest() == file["sha256"]
    (walker.folder / file["name"]).write_bytes(body)
    return f"`eo bulk`, and its SQLite file downloaded: {len(body):,} bytes of the sample and of all orders' facts"


def _fetched(walker: Walker) -> str:
    if not CORPUS.is_dir():
        raise NotHereError("../shared/corpus is not here")
    with standing_in(real(CORPUS)) as upstream:
        said: dict[str, Any] = json.loads(
            walker.run(
                str(walker.clone / ".venv" / "bin" / "eo"), "fetch", "federal-register", "--base-url", upstream.origin,
                "--rate", "0", "--text-rate", "0", "--store", str(walker.folder / "fetched"),
            )
        )  # fmt: skip
    return f"{said['documents']:,} documents of the Federal Register, from a stand-in on this machine, without its pace"


STEPS: Mapping[str, Callable[[Walker], str]] = {
    "a clone": _cloned,
    "the first answer": _served,
    "a call of an SDK": _called,
    "a calendar": _subscribed,
    "a download of everything served": _downloaded,
    "every document of the Federal Register on the disk": _fetched,
}
"""The steps in their order; each goes on where the one before stopped, and says what it saw."""


@dataclass(frozen=True, slots=True)
class Walked:
    """A step that was walked.

    Attributes:
        name: of it.
        seconds: that it took; None where it could not be walked.
        saw: what there was to see, or why it could not be walked.
    """

    name: str
    seconds: float | None
    saw: str


def walk(folder: Path, names: Sequence[str] = tuple(STEPS)) -> Iterator[Walked]:
    """Walk the steps in an empty folder; what was started is ended at the end."""
    with _walking(folder) as walker:
        for name in names:
            begin = time.monotonic()
            try:
                saw = STEPS[name](walker)
            except NotHereError as reason:
                yield Walked(name, None, str(reason))
            else:
                yield Walked(name, time.monotonic() - begin, saw)


@contextmanager
def _walking(folder: Path) -> Iterator[Walker]:
    walker = Walker(folder)
    try:
        yield walker
    finally:
        walker.end()


def table(walked: Sequence[Walked]) -> str:
    """The steps as a table of Markdown, with the time since the beginning."""
    lines, total = ["| to | seconds | since the beginning | what was seen |", "|---|---|---|---|"], 0.0
    for step in walked:
        total += step.seconds or 0
        took = "not walked" if step.seconds is None else f"{step.seconds:.1f}"
        lines.append(f"| {step.name} | {took} | {total:.0f} | {step.saw} |")
    return "\n".join(lines)
