"""The same questions asked again and again: answers that are the good ones, or say that the storage is corrupt."""

import re
from collections.abc import Mapping, Sequence

from tests.answers.requests import get
from tests.answers.wire import Answer, Client

_LISTS = (
    "/v1/orders?limit=7", "/v1/orders?limit=7&sort=number", "/v1/orders?limit=9&sort=title",
    "/v1/orders?facets=status", "/v1/references?limit=9", "/v1/directives?limit=9",
    "/v1/directives?limit=5&sort=due_on", "/v1/sections?q=policy", "/v1/sections?q=order+OR+section&limit=9",
    "/v1/orders?q=section&limit=9", "/v1/directives?q=report&limit=9", "/v1/bodies", "/v1/actors?limit=9",
    "/v1/presidents", "/v1/suggest?q=se", "/v1/suggest?q=order+50", "/v1/changes?limit=5",
    "/v1/statistics?by=president", "/v1/comparisons?lossy=include", "/v1/resolve?citation=EO+5003", "/v1/corpus",
    "/v1/orders.ndjson", "/v1/orders.csv", "/v1/references.csv", "/v1/directives.ndjson", "/v1/directives.csv",
    "/v1/directives.ics", "/v1/orders.atom", "/v1/bodies.csv", "/v1/statistics.csv?by=agency", "/v1/changes.atom",
    "/", "/orders", "/orders?year=1960", "/search?q=order", "/presidents", "/actors", "/statistics",
    "/calendar?month=1960-12", "/coverage",
)  # fmt: skip
_OF_AN_ORDER = ("/v1/orders/{}", "/v1/orders/{}.txt", "/v1/orders/{}.md", "/orders/{}", "/v1/orders/{}/sections")
_MORE_OF_AN_ORDER = ("/v1/orders/{}/history", "/v1/orders/{}/graph", "/v1/orders/{}/cited-by", "/v1/orders/{}.jsonld")
FAIR = ("right", "storage-corrupt", "not-ready", "cut_off")
"""The right answer; a refusal, where the file is damaged or empty; a long answer that plainly lacks its end."""
_REFUSAL = re.compile(b"storage-corrupt|not-ready")
Answers = Mapping[str, bytes]


def paths(numbers: Sequence[str]) -> list[str]:
    """What is asked of a corpus with these orders."""
    each = [path.format(number) for number in numbers for path in _OF_AN_ORDER]
    more = [path.format(number) for number in numbers[:4] for path in _MORE_OF_AN_ORDER]
    return [*_LISTS, *each, *more, *(f"/v1/orders/{number}/sections/1" for number in numbers)]


def good(client: Client, asked: Sequence[str]) -> Answers:
    """The right answers of those that have one: each 200, and the same when it is asked again."""
    found = {}
    for path in asked:
        first, second = client.ask(get(path)), client.ask(get(path))
        if first.status == 200:
            assert first.body == second.body, path
            found[path] = first.body
    return found


def verdict(answer: Answer, right: bytes) -> str:
    """What an answer is: one of FAIR, or what is wrong with it."""
    if answer.status == 200 and "cut off" in answer.reason:
        return "cut_off"
    if answer.status == 200:
        return "right" if answer.body == right else f"another body with 200: {_difference(answer.body, right)}"
    if answer.status == 503 and (code := _REFUSAL.search(answer.body)):
        return code[0].decode()
    return f"{answer.status} {answer.reason} {answer.body[:120]!r}"


def _difference(one: bytes, other: bytes) -> str:
    """Where two bodies part."""
    place = next((place for place, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), -1)
    return f"{len(one)} and {len(other)} bytes, at {place}: {one[place - 20 : place + 20]!r}"
