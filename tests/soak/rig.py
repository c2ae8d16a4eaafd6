"""A database that is written again and again while a server serves it, and what is seen of it from outside."""

import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from itertools import cycle
from pathlib import Path

from app.api.edge.revisions import TRUSTED_SECONDS
from tests.answers.requests import get
from tests.answers.wire import Client
from tests.api.edge import processes
from tests.commands import Forked, eo
from tests.soak.campaign import Campaign
from tests.soak.checking import damages, unsound
from tests.soak.leftovers import beside
from tests.soak.reading import Corpus, TornError, corpus
from tests.soak.steps import Step

_READ = ("/v1/orders?limit=3", "/v1/orders/5003", "/v1/orders/5003.txt", "/v1/directives?limit=3")
_PAUSE_SECONDS = 0.05
CHECKED_EVERY = 4
"""So often a run that ended is followed by `eo check`, which takes longer than the run."""


class Rig:
    """A database with its server.

    Attributes:
        path, url: of the file.
        building: what a publish builds beside it.
        run: the campaign.
    """

    def __init__(self, path: Path, client: Client, run: Campaign) -> None:
        self.path, self.url, self.run = path, f"sqlite:///{path}", run
        self.building = path.with_name(f"{path.name}.building")
        self._client = client
        self._ends = 0

    def whole_run(self, step: Step) -> tuple[Corpus, float, float]:
        """Let a step end; the corpus then, when its publish began, and how long it took."""
        step.prepare(self.url)
        began, window = time.monotonic(), 0.0
        with Forked("app", *step.words, "--database-url", self.url) as process:
            while process.poll() is None:
                if not window and self.building.exists():
                    window = time.monotonic() - began
                time.sleep(0.002)
            assert process.wait() == 0, process.stderr.read()
        assert window, f"{step.words[0]} published nothing"
        return self.now(), window, time.monotonic() - began

    def now(self) -> Corpus:
        """What is served, as soon as what is kept ready is of the same publish as all else."""
        time.sleep(TRUSTED_SECONDS)
        return corpus(self._client)

    def look(self, wanted: Sequence[Corpus], what: str) -> Corpus | None:
        """What is served; it is a failure if it is none of these."""
        try:
            found = self.now()
        except TornError as error:
            self.run.expect(False, f"{what}: {error}")
            return None
        self.run.expect(found in wanted, f"{what}: another corpus, {found}")
        return found

    def end(self, step: Step, wanted: Corpus, what: str) -> None:
        """Run a step to its end: it works, leaves nothing behind, and what it wrote is sound."""
        done = eo(*step.words, "--database-url", self.url)
        self.run.expect(done.returncode == 0, f"{what}: the next run exits {done.returncode}: {done.stderr}")
        self.run.expect(not beside(self.path), f"{what}: left {beside(self.path)}")
        self.look([wanted], f"{what}, after the next run")
        whole = self._ends % CHECKED_EVERY == 0
        self._ends += 1
        self.run.counted["checked_whole"] += whole
        for fault in (*damages(self.url), *(unsound(self.url) if whole else ())):
            self.run.expect(False, f"{what}: {fault}")


@contextmanager
def rigged(path: Path, first: Path, run: Campaign) -> Iterator[Rig]:
    """A database of the documents in a folder, served and read all the while.

    Args:
        path: of the database, in a folder of its own.
        first: what it holds.
        run: the campaign, which is told what readers got that was no 200.
    """
    url = f"sqlite:///{path}"
    done = eo("ingest", "--no-register", first, "--database-url", url)
    assert done.returncode == 0, done.stderr
    with (
        processes.serving(1, url, slow=False, EO_REQUEST_LOG="false") as server,
        _read(server.address[1], run),
        closing(Client(server.address[1])) as client,
    ):
        yield Rig(path, client, run)


@contextmanager
def _read(port: int, run: Campaign) -> Iterator[None]:
    """Have somebody read for the length of the block."""
    over = threading.Event()

    def read() -> None:
        with closing(Client(port)) as client:
            for path in cycle(_READ):
                if over.wait(_PAUSE_SECONDS):
                    return
                status = client.ask(get(path)).status
                run.counted["read_meanwhile"] += 1
                run.expect(status == 200, f"{path} read meanwhile: {status}")

    reader = threading.Thread(target=read)
    reader.start()
    try:
        yield
    finally:
        over.set()
        reader.join()
