"""Pages of lists read while another corpus is published: a walk sees one corpus, or is told to begin again."""

import json
import re
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from tests.answers.requests import get
from tests.answers.wire import Answer, Client
from tests.api.edge import processes
from tests.beginnings import CopyOf, Server
from tests.commands import eo
from tests.soak import inputs
from tests.soak.campaign import Begin, Campaign, size

pytestmark = pytest.mark.soak

WALKS, AT_ONCE = 200, 10
LIMITS = (1, 2, 3, 7)
FEWEST_LISTS = 30
_NEXT = re.compile(r'<([^>]+)>; rel="next"')
_WORDS = "order OR section OR shall"


@dataclass
class Walk:
    """A walk over the pages of a list.

    Attributes:
        path: of its first page.
        revision: that the first page named.
        pages: the bodies.
        following: the URL of the next page; None at the end.
        expired: whether it was told to begin again.
    """

    path: str
    revision: str | None = None
    pages: list[bytes] = field(default_factory=list)
    following: str | None = ""
    expired: bool = False

    def step(self, client: Client) -> str:
        """Read a page; what is wrong with it."""
        answer = client.ask(get(self.following or self.path))
        if answer.status == 410:
            self.expired, self.following = True, None
            return self._begun_again(client, answer)
        if answer.status != 200:
            return f"{self.following or self.path}: {answer.status} {answer.body[:200]!r}"
        named = answer.header("x-corpus-revision")
        self.revision = self.revision or named
        self.pages.append(answer.body)
        link = _NEXT.search(answer.header("link") or "")
        self.following = link[1] if link else None
        return "" if named == self.revision else f"{self.path}: page {len(self.pages)} is of another revision"

    def _begun_again(self, client: Client, answer: Answer) -> str:
        """What is wrong with the way that is offered instead."""
        told = json.loads(answer.body)
        if told.get("code") != "cursor-expired" or not told.get("restart"):
            return f"{self.path}: 410 {told}"
        again = client.ask(get(told["restart"]))
        named = again.header("x-corpus-revision")
        if again.status != 200 or named == self.revision:
            return f"{self.path}: restart {told['restart']} answers {again.status}, of revision {named}"
        return ""


def lists(document: dict[str, Any], number: str) -> Iterator[str]:
    """Every list that has pages, in every order it can be sorted, of an order where it is one of an order."""
    for path, item in document["paths"].items():
        parameters = {each["name"]: each for each in item.get("get", {}).get("parameters", ())}
        if "cursor" not in parameters:
            continue
        schema = parameters.get("sort", {}).get("schema", {})
        name = str(schema.get("$ref", "")).rpartition("/")[2]
        for sort in document["components"]["schemas"].get(name, {}).get("enum", [None]):
            asked = {
                "sort": sort,
                "q": _WORDS if sort == "relevance" or parameters.get("q", {}).get("required") else None,
            }
            query = "&".join(f"{key}={value.replace(' ', '+')}" for key, value in asked.items() if value)
            yield f"{path.replace('{number}', number)}?{query}".rstrip("?")


def walks(run: Campaign, client: Client, asked: Sequence[str]) -> list[Walk]:
    """Some walks, each a page or more from its end."""
    begun: list[Walk] = []
    for _ in range(AT_ONCE * 20):
        path = run.chance.choice(asked)
        walk = Walk(f"{path}{'&' if '?' in path else '?'}limit={run.chance.choice(LIMITS)}")
        for _ in range(run.chance.randint(1, 4)):
            if walk.following is not None:
                fault = walk.step(client)
                run.expect(not fault, fault)
        if walk.following:
            begun.append(walk)
        if len(begun) == AT_ONCE:
            break
    return begun


def finish(run: Campaign, client: Client, walk: Walk, new: str) -> None:
    """Go on with a walk until it ends, after another corpus was published."""
    run.n += 1
    while walk.following is not None:
        fault = walk.step(client)
        run.expect(not fault, fault)
        if fault:
            return
    run.counted["expired" if walk.expired else "ended_on_its_revision"] += 1
    run.expect(walk.expired or walk.revision != new, f"{walk.path}: it was not published meanwhile")


def publish(documents: Path, url: str) -> str:
    """Publish other documents; the new revision."""
    done = eo("ingest", "--no-register", documents, "--database-url", url)
    assert done.returncode == 0, done.stderr
    return str(json.loads(done.stdout)["revision"])


@pytest.mark.parametrize("server", ["sqlite", "postgres"])
def test_walks_across_publishes(tmp_path: Path, begin: Begin, copy_of: CopyOf, server: Server) -> None:
    """Of any list, sorted in any way: no walk gives items of two corpora, and one that expires can begin again."""
    url = copy_of(server, "empty")
    both = [inputs.write(tmp_path / "plain"), inputs.write(tmp_path / "every", range(inputs.ORDERS))]
    publish(both[1], url)
    with (
        begin(f"W walks, {server}") as run,
        processes.serving(1, url, slow=False, EO_REQUEST_LOG="false") as serving,
        closing(Client(serving.address[1])) as client,
    ):
        asked = list(lists(json.loads(client.text("/openapi.json")), "5014-A"))
        run.counted["lists"] = len(asked)
        run.expect(len(asked) >= FEWEST_LISTS, f"only {len(asked)} lists")
        for number in range(size(WALKS // 2 // AT_ONCE)):
            begun = walks(run, client, asked)
            new = publish(both[number % 2], url)
            for walk in begun:
                finish(run, client, walk, new)
        run.expect(run.n >= size(WALKS // 2 // AT_ONCE) * AT_ONCE, f"only {run.n} walks")
        run.expect(run.counted["expired"] + run.counted["ended_on_its_revision"] == run.n, "a walk did not end")
