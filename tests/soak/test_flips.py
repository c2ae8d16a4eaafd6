"""Files that are another than was published, served: an answer is right, or says that the storage is corrupt."""

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from app import store
from tests.answers.requests import get
from tests.answers.wire import Client
from tests.api.edge import processes
from tests.commands import eo
from tests.soak import damaging, inputs, reading
from tests.soak.asked import FAIR, Answers, good, paths, verdict
from tests.soak.campaign import Begin, Campaign, size

pytestmark = pytest.mark.soak

FLIPS, STARTS, IN_PLACE, COPIES, CUTS, LEFT = 300, 40, 100, 40, 40, 20
FEWEST_ASKED = 145
ORDERS = (
    "14288",
    "5001",
    "5002-A",
    "5003",
    "5004",
    "5005-A",
    "5007",
    "5009-A",
    "5010",
    "5011",
    "5012",
    "5014-A",
    "5006",
    "5008",
    "5013",
)


@dataclass(frozen=True)
class Shelf:
    """A published file and the right answers to what is asked of it.

    Attributes:
        path: of the file.
        data: its bytes.
        answers: by path.
    """

    path: Path
    data: bytes
    answers: Answers

    @property
    def url(self) -> str:
        """Of the database."""
        return f"sqlite:///{self.path}"

    def ask(self, client: Client, run: Campaign, what: str, of: int | None = None) -> int:
        """Ask for all, or some in any order; how many were refused."""
        asked = run.chance.sample(sorted(self.answers), of or len(self.answers))
        refused = 0
        for path in asked:
            said = verdict(client.ask(get(path)), self.answers[path])
            refused += said not in ("right", "cut_off")
            run.counted[said if said in FAIR else "wrong"] += 1
            run.expect(said in FAIR, f"{what}: {path}: {said}")
        return refused


def served(url: str) -> AbstractContextManager[processes.Server]:
    """One server."""
    return processes.serving(1, url, slow=False, EO_REQUEST_LOG="false")


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    """The sample and some made-up orders, published, with their answers."""
    folder = tmp_path_factory.mktemp("flips")
    path = folder / "db" / "eo.sqlite"
    documents = inputs.write(folder / "in")
    done = eo("ingest", "--no-register", documents, store.shipped("sample"), "--database-url", f"sqlite:///{path}")
    assert done.returncode == 0, done.stderr
    with served(f"sqlite:///{path}") as server, closing(Client(server.address[1])) as client:
        answers = good(client, paths([*reading.numbers(client)[:1], *ORDERS]))
    assert len(answers) >= FEWEST_ASKED
    return Shelf(path, path.read_bytes(), answers)


@contextmanager
def client_of(shelf: Shelf) -> Iterator[tuple[processes.Server, Client]]:
    """A server of the good file, and a client; the good file is back at the end."""
    damaging.restored(shelf.data, shelf.path)
    with served(shelf.url) as server, closing(Client(server.address[1])) as client:
        yield server, client
    damaging.restored(shelf.data, shelf.path)


def well_again(shelf: Shelf, run: Campaign, client: Client, what: str) -> None:
    """With the good file back in its place every answer is right."""
    damaging.restored(shelf.data, shelf.path)
    refused = shelf.ask(client, run, f"{what}, restored", of=20)
    run.expect(refused == 0, f"{what}: {refused} answers are refused with the good file back")


def test_flipped_bytes(shelf: Shelf, begin: Begin) -> None:
    """A file in which one byte or bit is another is never served as if it were the published one."""
    with begin("B1 flipped bytes") as run, client_of(shelf) as (server, client):
        for number in range(size(FLIPS, 12)):
            name = list(damaging.FLIPS)[number % len(damaging.FLIPS)]
            damaging.put(damaging.FLIPS[name](shelf.data, run.chance), shelf.path)
            run.counted["flips_seen"] += bool(shelf.ask(client, run, f"flip {number}, {name}"))
            run.n += 1
            if number % 10 == 0:
                well_again(shelf, run, client, name)
        run.expect(server.popen.poll() is None, "the server has ended")
        run.expect(run.counted["flips_seen"], "no flip was seen")


def test_started_on_flipped_bytes(shelf: Shelf, begin: Begin) -> None:
    """So it is when the server starts on such a file."""
    with begin("B2 starts on flipped bytes") as run:
        for number in range(size(STARTS, 3)):
            name = list(damaging.FLIPS)[number % len(damaging.FLIPS)]
            damaging.put(damaging.FLIPS[name](shelf.data, run.chance), shelf.path)
            damaging.aged(shelf.path)
            with served(shelf.url) as server, closing(Client(server.address[1])) as client:
                run.counted["flips_seen"] += bool(shelf.ask(client, run, f"start {number}, {name}", of=60))
                run.counted["ready"] += client.ask(get("/readyz")).status == 200
            run.n += 1
        damaging.restored(shelf.data, shelf.path)
        run.expect(run.counted["flips_seen"] == run.n, "a flip was not seen")
        run.expect(run.counted["ready"] == 0, "a server was ready")


def _in_place(write: Callable[[bytes, Path], None]) -> "Damaging":
    def damage(shelf: Shelf, run: Campaign, _: Path) -> None:
        name = run.chance.choice(sorted(damaging.FLIPS))
        write(damaging.FLIPS[name](shelf.data, run.chance), shelf.path)

    return damage


def _copied(shelf: Shelf, run: Campaign, other: Path) -> None:
    damaging.copied_over(shelf.path, other)


def _cut(shelf: Shelf, run: Campaign, _: Path) -> None:
    damaging.cut_short(shelf.path, run.chance)


def _abandoned(mode: str) -> "Damaging":
    def damage(shelf: Shelf, _run: Campaign, _: Path) -> None:
        damaging.abandoned(shelf.path, mode)

    return damage


Damaging = Callable[[Shelf, Campaign, Path], None]
WAYS: Mapping[str, tuple[Damaging, int]] = {
    "written in place": (_in_place(damaging.written), IN_PLACE),
    "written through a map": (_in_place(damaging.mapped), IN_PLACE),
    "a flipped copy over it": (_copied, COPIES),
    "cut short": (_cut, CUTS),
    "an abandoned transaction": (_abandoned("delete"), LEFT),
    "an abandoned log": (_abandoned("wal"), LEFT),
}
"""How a file that is served is damaged where it lies, and how often."""


@pytest.mark.parametrize("way", WAYS)
def test_damaged_while_it_is_served(shelf: Shelf, begin: Begin, tmp_path: Path, way: str) -> None:
    """What is done to the served file while four clients read and search makes no answer wrong, and ends no server."""
    damage, times = WAYS[way]
    other = tmp_path / "other.sqlite"
    with begin(f"B3 {way}") as run, client_of(shelf) as (server, client):
        for number in range(size(times, 2)):
            other.write_bytes(damaging.in_a_word(shelf.data, run.chance))
            with _asking(shelf, run, server.address[1], way):
                damage(shelf, run, other)
                run.counted["damages_seen"] += bool(shelf.ask(client, run, f"{way} {number}", of=60))
            run.n += 1
            well_again(shelf, run, client, way)
        run.expect(server.popen.poll() is None, "the server has ended")
        run.expect(run.counted["damages_seen"], "no damage was seen")


@contextmanager
def _asking(shelf: Shelf, run: Campaign, port: int, what: str) -> Iterator[None]:
    """Have some ask meanwhile."""
    over = threading.Event()

    def ask() -> None:
        with closing(Client(port)) as client:
            while not over.is_set():
                shelf.ask(client, run, f"{what}, meanwhile", of=5)

    threads = [threading.Thread(target=ask) for _ in range(3)]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        over.set()
        for thread in threads:
            thread.join()
