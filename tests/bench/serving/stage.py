"""What is measured on: databases, and the servers over them, each started when it is first asked for."""

import random
import shutil
import socket
import tempfile
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, replace
from functools import cache, cached_property
from pathlib import Path

from sqlalchemy import make_url

from tests.bench import constant, corpora, naive_words
from tests.bench.serving import choices, publishing, servers
from tests.bench.serving.closed_loop import load
from tests.bench.serving.figures import Figures, Unavailable
from tests.bench.serving.processes import HOST, Command, Server, running
from tests.bench.serving.requests import Asked

QUIET = {"EO_REQUEST_LOG": "false"}
UNCACHED = {**QUIET, "EO_CACHE_BYTES": "0"}
INPUT_ORDERS = 500
HOT = ("order", "list", "gzip", "304")
"""The kinds of hot answers."""


@dataclass(frozen=True, slots=True)
class Databases:
    """What is served.

    Attributes:
        url: the corpus that nearly everything is measured on.
        grown: one of ten times as many orders, or None where that is not known.
        kept: the folder of what is made of a corpus for the bench alone, and used again.
        corpus: the folder whose ingest is timed, or None for made-up files.
        before: a checkout of the release before, or None.
        make: what makes an empty Postgres database and gives its URL; None where everything is on SQLite.
    """

    url: str
    grown: str | None
    kept: Path
    corpus: Path | None = None
    before: Path | None = None
    make: Callable[[], str] | None = None


class Stage:
    """Servers by name, and what is asked of them."""

    def __init__(self, exits: ExitStack, folder: Path, databases: Databases) -> None:
        self.databases = databases
        self.folder = folder
        self._exits = exits
        self.server = cache(self._started)
        self._warm: set[tuple[str, Asked]] = set()

    def load(self, name: str, asked: Asked) -> Figures:
        """Full load on a server, checked and warmed up the first time, and the memory it then holds."""
        server = self.server(name)
        if (name, asked) not in self._warm:
            asked.check(server)
            load(server, replace(asked, seconds=1))
            self._warm.add((name, asked))
        return {**load(server, asked), **server.memory()}

    @cached_property
    def hot(self) -> Mapping[str, Asked]:
        """What is asked again and again, by the names of HOT."""
        quiet = self.server("quiet")
        path = choices.middling(self.databases.url, quiet)
        tag = quiet.get(path).header("etag")
        return {
            "order": Asked((path,)),
            "list": Asked(("/v1/orders",)),
            "gzip": Asked((path,), (("Accept-Encoding", "gzip"),)),
            "304": Asked((path,), (("If-None-Match", tag),), status=304),
        }

    @cached_property
    def misses(self) -> Mapping[str, Asked]:
        """What is asked of the corpus without a cache."""
        return self._misses(self.databases.url)

    @cached_property
    def grown_misses(self) -> Mapping[str, Asked]:
        """The same of the corpus of ten times as many orders."""
        return self._misses(self._grown())

    @cached_property
    def publishable(self) -> tuple[Server, str, list[Path]]:
        """A server over a small corpus of its own, its database, and the files of this corpus and of another."""
        url = self.new_database()
        inputs = publishing.fill(url, self.folder)
        port = free_port()
        command = servers.ours(url, port, QUIET)
        return self._exits.enter_context(running(command, port)), url, inputs

    @cached_property
    def input(self) -> Path:
        """Files to ingest."""
        return corpora.written(INPUT_ORDERS, self.folder)

    def _misses(self, url: str) -> Mapping[str, Asked]:
        return choices.misses(url, self.databases.kept / f"words-{choices.revision(url)}.json")

    def _grown(self) -> str:
        if self.databases.grown is None:
            raise Unavailable("there is no larger corpus; `make bench-corpora` makes that of 100,000 orders")
        return self.databases.grown

    def _started(self, name: str) -> Server:
        port = free_port()
        command = _SERVERS[name](self, port)
        return self._exits.enter_context(running(command, port, self.folder / f"{name}.log"))

    def recorded(self, kind: str) -> Path:
        """Our answer to a hot request, written down for the bare application.

        Raises:
            WrongAnswer: if it is none that is to be measured.
        """
        asked = self.hot[kind]
        asked.check(self.server("quiet"))
        answer = self.server("quiet").get(asked.paths[0], dict(asked.headers))
        path = self.folder / f"{kind}.json"
        constant.record(path, answer.status, answer.headers, answer.body)
        return path

    def static(self) -> Path:
        """A folder whose `index.json` is the hot order."""
        folder = self.folder / "static"
        folder.mkdir(exist_ok=True)
        (folder / "index.json").write_bytes(self.server("quiet").get(self.hot["order"].paths[0]).body)
        return folder

    def new_database(self) -> str:
        """The URL of an empty database of the kind that is measured."""
        if self.databases.make is not None:
            return self.databases.make()
        return f"sqlite:///{Path(tempfile.mkdtemp(dir=self.folder)) / 'eo.sqlite'}"

    def sqlite_file(self) -> Path:
        """The file of the corpus, under a name of its own.

        Raises:
            Unavailable: if it is on Postgres.
        """
        url = make_url(self.databases.url)
        if url.get_backend_name() != "sqlite":
            raise Unavailable("the corpus is on Postgres")
        link = self.folder / "eo.sqlite"
        if not link.exists():
            link.symlink_to(Path(str(url.database)).absolute())
        return link

    def naive_url(self) -> str:
        """The plain application's copy of the corpus, with its own table of words; on Postgres it is beside ours."""
        if self.databases.make is not None:
            naive_words.index(self.databases.url)
            return self.databases.url
        path = self.databases.kept / f"naive-{choices.revision(self.databases.url)}.sqlite"
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            aside = path.with_suffix(".building")
            shutil.copyfile(self.sqlite_file(), aside)
            naive_words.index(f"sqlite:///{aside}")
            aside.rename(path)
        return f"sqlite:///{path}"

    def datasette_page(self) -> str:
        """Datasette's address of the hot order."""
        return f"/eo/orders/{choices.key_of(self.databases.url, self.hot['order'].paths[0])}.json"

    def ours(self, port: int, settings: Mapping[str, str], *options: str) -> Command:
        """The program over the corpus."""
        return servers.ours(self.databases.url, port, settings, *options)

    def two_workers(self, port: int) -> Command:
        """The program with two workers.

        Raises:
            Unavailable: if it has no such option.
        """
        if not servers.takes_workers():
            raise Unavailable("`eo serve` has no option --workers")
        return self.ours(port, UNCACHED, "--workers", "2")

    def grown(self, port: int) -> Command:
        """The program over the larger corpus."""
        return servers.ours(self._grown(), port, UNCACHED)


_SERVERS: Mapping[str, Callable[[Stage, int], Command]] = {
    "logged": lambda stage, port: stage.ours(port, {}),
    "quiet": lambda stage, port: stage.ours(port, QUIET),
    "full": lambda stage, port: stage.ours(port, QUIET),
    "uncached": lambda stage, port: stage.ours(port, UNCACHED),
    "two workers": Stage.two_workers,
    "grown": Stage.grown,
    "naive": lambda stage, port: servers.naive(stage.naive_url(), port),
    "datasette": lambda stage, port: servers.datasette(stage.sqlite_file(), port),
    "nginx": lambda stage, port: servers.nginx(stage.static(), port),
    "constant order": lambda stage, port: servers.constant(stage.recorded("order"), port),
    "constant list": lambda stage, port: servers.constant(stage.recorded("list"), port),
    "constant gzip": lambda stage, port: servers.constant(stage.recorded("gzip"), port),
    "constant 304": lambda stage, port: servers.constant(stage.recorded("304"), port),
}


def free_port() -> int:
    """A port that nobody listens on now."""
    for _ in range(100):
        port = random.randint(20_000, 30_000)  # noqa: S311 (below those the system gives to clients)
        with socket.socket() as tried:
            if tried.connect_ex((HOST, port)):
                return port
    raise RuntimeError("no port is free")
