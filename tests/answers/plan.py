"""Putting a plan together: each operation by its weight, later pages, right ETags, and a third of wrong requests."""

import random
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from tests.answers import right
from tests.answers.document import Operation
from tests.answers.facts import Facts, gathered
from tests.answers.requests import Request, get
from tests.answers.wire import Client
from tests.answers.wrong_heads import HEADS
from tests.answers.wrong_queries import QUERIES

WEIGHTS: Mapping[str, int] = {
    "listOrders": 4,
    "searchSections": 3,
    "searchDirectives": 3,
    "getOrder": 3,
    "getSection": 3,
    "listReferences": 2,
    "resolveCitation": 2,
    "suggest": 2,
}
"""How many times as often as others an operation is asked that has more to it."""

PAGES_WEIGHT = 2
WRONG = 1 / 3
PAGED = 0.3
"""How many right requests for a list ask for a later page."""
CONDITIONAL = 0.08
_MAX_PAGES = 3
_MAX_URI = 8000
_NEXT = re.compile(r'<([^>]+)>; rel="next"')

Maker = Callable[[int], Request]
"""Makes the nth request of its kind."""


@dataclass(frozen=True)
class Planner:
    """What requests are made with; a plan's cursors and ETags are asked of `client`."""

    client: Client
    facts: Facts
    chance: random.Random

    def right(self, operation: Operation, nth: int) -> Request:
        """The nth request of an operation: first the bare one, then others, of later pages and under conditions."""
        if nth == 0:
            return right.base(operation, self.chance, self.facts)
        made = right.usual(operation, self.chance, self.facts)
        if operation.takes("cursor") and self.chance.random() < PAGED:
            made = replace(made, target=self._later_page(made.target))
        return self._under_condition(made) if self.chance.random() < CONDITIONAL else made

    def page(self, nth: int) -> Request:
        """The nth request for a page that the document leaves out."""
        pages = self.facts.pages
        made = get(pages[nth % len(pages)])
        return made if nth < len(pages) else right.dressed(self.chance, made)

    def wrong(self, nth: int) -> Request:
        """The nth wrong request."""
        kinds = (*QUERIES, *HEADS)
        return kinds[nth % len(kinds)](self.chance.choice(self.facts.operations), self.chance, self.facts)

    def _later_page(self, target: str) -> str:
        """The same question some pages on, as far as there are pages."""
        for _ in range(self.chance.randint(1, _MAX_PAGES)):
            following = _NEXT.search(self.client.ask(get(target)).header("link") or "")
            if following is None or len(following[1]) > _MAX_URI:
                return target
            target = following[1]
        return target

    def _under_condition(self, request: Request) -> Request:
        """The same request, unless the answer is that which is known already."""
        tag = self.client.ask(replace(request, method="HEAD")).header("etag") or '"none"'
        forms = (tag, tag, f"W/{tag}", f'"other", {tag}', tag.replace('"', ""), tag[:-1] + '-gzip"')
        return request.adding(("If-None-Match", self.chance.choice(forms)))


def planned(client: Client, count: int, seed: int) -> list[Request]:
    """`count` requests, the same for the same corpus and seed."""
    chance = random.Random(seed)  # noqa: S311 (a test's data, no secret)
    planner = Planner(client, gathered(client, seed), chance)
    wrong = int(count * WRONG)
    made = [*_dealt(planner, count - wrong), *(planner.wrong(nth) for nth in range(wrong))]
    chance.shuffle(made)
    return made


def _dealt(planner: Planner, count: int) -> Iterator[Request]:
    """`count` right requests, dealt to the operations and the pages by their weights."""
    shares = [(each.name, _maker(planner, each)) for each in planner.facts.operations for _ in range(_weight(each))]
    shares += [("pages", planner.page)] * PAGES_WEIGHT
    times: Counter[str] = Counter()
    for nth in range(count):
        name, make = shares[nth % len(shares)]
        yield make(times[name])
        times[name] += 1


def _weight(operation: Operation) -> int:
    """How many shares an operation has."""
    return WEIGHTS.get(operation.name, 1)


def _maker(planner: Planner, operation: Operation) -> Maker:
    """What makes the requests of an operation."""
    return lambda nth: planner.right(operation, nth)
