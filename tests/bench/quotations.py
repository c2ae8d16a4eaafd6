"""Checking quotations against the real orders, over HTTP: of thirty words, of whole articles, and hostile ones.

The orders are those of ../shared/corpus, ingested first, or of the database that QUOTATIONS_DATABASE names.
"""

import json
import time
from collections.abc import Mapping, Sequence
from http.client import HTTPConnection
from urllib.parse import urlencode

from rich.console import Console
from rich.table import Table

from tests.bench.real_orders import database
from tests.bench.serving import servers
from tests.bench.serving.processes import HOST, running
from tests.bench.serving.stage import UNCACHED, free_port
from tests.corpus.quotations import altered, cuts, printed
from tests.corpus.quotations.held import held
from tests.corpus.quotations.passages import Passage, World

QUOTATIONS = 200
PROSE_BYTES, IN_PROSE = 64 * 1024, 100
LIMITS = {"median": 20.0, "p99": 100.0, "prose": 1_000.0, "hostile": 1_000.0}
"""Milliseconds."""
_PATH = "/v1/quotes/check"
HOSTILE_PROSE: Mapping[str, str] = {
    "quotation marks alone": '"',
    "opening marks": "“",
    "nested marks": "“‘",
    "marks around a letter": '"a" ',
    "marks and line ends": '"\n\n',
    "apostrophes": "’s ",
    "one word": "x",
    "tags": "<p>“",
    "brackets": "“[",
    "ellipses": "“the … of ",
    "order after order": "Executive Order 14288, “",
    "block quotations": "> the\n",
}
"""What each hostile prose repeats."""
HOSTILE_QUOTATIONS: Mapping[str, str] = {
    "the word everywhere": "the ",
    "ellipses between words everywhere": "the … of … ",
    "brackets": "the [] ",
    "broken words": "t[h]e ",
    "opening brackets": "[",
    "points": ". ",
    "one word": "x",
    "letters apart": "a. b. ",
    "enumerators": "(a) ",
    "hyphens": "a-b-",
    "figures": "1 ",
    "boilerplate": "it is hereby ordered as follows: ",
    "accents": "é́",
}
"""What each hostile quotation repeats, up to 1,000 characters."""


class _Asked:
    """One connection to the server measured."""

    def __init__(self, port: int) -> None:
        self._connection = HTTPConnection(HOST, port, timeout=120)
        self.failed = False
        """Whether the server gave up the last question."""

    def get(self, path: str) -> float:
        """Milliseconds until the whole answer is there."""
        return self._taken("GET", path)

    def check(self, quotation: str, order: str | None = None) -> float:
        """The same of one quotation."""
        return self.get(f"{_PATH}?{urlencode({'text': quotation, **({'order': order} if order else {})})}")

    def check_all(self, prose: str) -> float:
        """The same of prose."""
        return self._taken("POST", _PATH, json.dumps({"text": prose}).encode())

    def _taken(self, method: str, path: str, body: bytes | None = None) -> float:
        began = time.perf_counter()
        self._connection.request(method, path, body, {"Content-Type": "application/json"} if body else {})
        answer = self._connection.getresponse()
        answer.read()
        self.failed = answer.status >= 500
        return 1000 * (time.perf_counter() - began)


def run() -> bool:
    """Print what was measured; whether all limits were kept."""
    with database("QUOTATIONS_DATABASE") as url:
        world = World(held(url), seed=30)
        port = free_port()
        with running(servers.ours(url, port, UNCACHED), port):
            return _run(world, _Asked(port))


def _run(world: World, asked: _Asked) -> bool:
    bare = _middle(sorted(asked.get("/livez") for _ in range(QUOTATIONS)))
    table = Table("measure", "median ms", "/ bare", "p99 ms", title=f"quotations; a bare request takes {bare:.2f} ms")
    kept = True
    for name, quotations in _quotations(world).items():
        taken = sorted(asked.check(text, order) for text, order in quotations)
        median, p99 = _middle(taken), taken[len(taken) * 99 // 100]
        kept &= median <= LIMITS["median"] and p99 <= LIMITS["p99"]
        table.add_row(name, f"{median:.1f}", f"{median / bare:.0f}", f"{p99:.1f}")
    for name, texts in {"prose": _proses(world), "hostile": _hostile_proses()}.items():
        for what, prose in texts.items():
            taken_all = asked.check_all(prose)
            kept &= _row(table, f"{name}: {what}", taken_all, bare, 0 if asked.failed else LIMITS[name])
    for what, piece in HOSTILE_QUOTATIONS.items():
        once = asked.check((piece * 1_000)[:1_000])
        kept &= _row(table, f"quotation: {what}", once, bare, 0 if asked.failed else LIMITS["hostile"])
    Console(width=110).print(table)
    return kept


def _row(table: Table, name: str, taken: float, bare: float, limit: float) -> bool:
    table.add_row(
        name,
        f"{taken:.1f}",
        f"{taken / bare:.0f}",
        "" if taken <= limit else f"over {limit:.0f}" if limit else "given up",
    )
    return taken <= limit


def _middle(taken: Sequence[float]) -> float:
    return taken[len(taken) // 2]


def _quotations(world: World) -> Mapping[str, Sequence[tuple[str, str | None]]]:
    """Quotations of thirty words and the orders asked of, None for all of them."""
    changes = {"as it stands": printed.plain, "a word swapped": altered.swapped, "an ellipsis": cuts.ellipsis}
    made: dict[str, list[tuple[str, str | None]]] = {}
    for name, change in changes.items():
        found: list[tuple[str, Passage]] = []
        while len(found) < QUOTATIONS:
            passage = world.passage(30, 30)
            if done := change(world, passage):
                found.append((done.quote, passage))
        made[f"30 words, {name}, of its order"] = [(quote, passage.order.number) for quote, passage in found]
        made[f"30 words, {name}, of any order"] = [(quote, None) for quote, _ in found]
    return made


def _proses(world: World) -> Mapping[str, str]:
    """Articles of 64 kB with a hundred quotations that name no order, or one before each quotation."""
    room = PROSE_BYTES // IN_PROSE - 300
    plain, named = [], []
    for _ in range(IN_PROSE):
        passage = world.passage(15, 30)
        quote = " ".join(passage.tokens)[:250].replace('"', "")
        words = " ".join(world.chance.sample(world.common, 80))[:room]
        plain.append(f"{words.capitalize()}. It says: “{quote}.”")
        named.append(f"{words.capitalize()}. Executive Order {passage.order.number} says: “{quote}.”")
    return {"no order named": "\n\n".join(plain), "an order named for each": "\n\n".join(named)}


def _hostile_proses() -> Mapping[str, str]:
    """As much of each as is taken, and a hundred thousand marks, which are not."""
    proses = {what: (piece * 60_000).encode()[:60_000].decode(errors="ignore") for what, piece in HOSTILE_PROSE.items()}
    return {"100,000 quotation marks": '"' * 100_000, **proses}
