"""Putting a plan together: each operation by its weight, later pages, right ETags, and a third of wrong requests."""

import random
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from html import unescape

from tests.answers import right
from tests.answers.document import Operation
from tests.answers.facts import Facts, gathered
from tests.answers.requests import Request, get
from tests.answers.wire import Answer, Client
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
_LINK = re.compile(r'<([^>]+)>; rel="next"')
_ANCHOR = re.compile(rb'<a rel="next" href="([^"]+)"')

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
        kinds = (*QUERIES, *((make, "") for make in HEADS))
        make, needed = kinds[nth % len(kinds)]
        suited = [each for each in self.facts.operations if not needed or each.takes(needed)]
        return make(self.chance.choice(suited), self.chance, self.facts)

    def _later_page(self, target: str) -> str:
        """The same question some pages on, as far as there are pages; they are small where it is not."""
        if "limit=" not in target and self.chance.random() < 0.7:
            target += f"{'&' if '?' in target else '?'}limit={self.chance.randint(1, 3)}"
        for _ in range(self.chance.randint(1, _MAX_PAGES)):
            following = _following(self.client.ask(get(target)))
            if not 0 < len(following) < _MAX_URI:
                return target
            target = following
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


def _following(answer: Answer) -> str:
    """The page after an answer, by its header or, in a page for browsers, by its anchor; empty when it is the last."""
    link, anchor = _LINK.search(answer.header("link") or ""), _ANCHOR.search(answer.body)
    if link is None and anchor is not None:
        return unescape(anchor[1].decode())
    return link[1] if link else ""


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
