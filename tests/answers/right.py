"""Requests that the OpenAPI document allows."""

import random
from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import quote, quote_plus, urlencode

from tests.answers.document import Operation, Parameter
from tests.answers.facts import Facts
from tests.answers.requests import Request, get
from tests.answers.values import value

Pairs = list[tuple[str, str]]

NARROW = frozenset(
    {"number", "order", "source", "target", "document_number", "citation", "year", "actor", "cites", "term"}
)
"""Filters that leave little of the corpus; an export has one of them, unless it is asked for whole."""

WITH_WORDS = "expand"
"""Only says something about search words."""

SECTION = ("number", "section")

_ACCEPT = ("*/*", "application/json", "text/html,application/xhtml+xml,*/*;q=0.8", "application/json;q=0.5, */*;q=0.1")
_ENCODINGS = ("gzip", "br", "gzip, deflate, br", "br;q=0.5, gzip", "identity", "*", "GZIP", "gzip;q=0, br;q=0.1")


def base(operation: Operation, chance: random.Random, facts: Facts) -> Request:
    """An operation with nothing that it does not need: an export is the whole of it."""
    return get(target(chance, facts, operation, _needed(operation)))


def usual(operation: Operation, chance: random.Random, facts: Facts) -> Request:
    """An operation with some of its parameters and perhaps headers."""
    return dressed(chance, get(target(chance, facts, operation, _chosen(chance, operation))))


def target(chance: random.Random, facts: Facts, operation: Operation, chosen: Sequence[Parameter]) -> str:
    """The path and the query of an operation with these query parameters."""
    given = pairs(chance, facts, operation, chosen)
    return path(chance, facts, operation) + query(chance, given)


def path(chance: random.Random, facts: Facts, operation: Operation) -> str:
    """The path of an operation with its parameters filled in; a provision is one of its order."""
    placed = operation.placed("path")
    if tuple(parameter.name for parameter in placed) == SECTION and facts.provisions:
        filled = dict(zip(SECTION, chance.choice(facts.provisions), strict=False))
    else:
        filled = {each.name: value(chance, facts, operation, each) for each in placed}
    made = operation.path
    for name, given in filled.items():
        made = made.replace(f"{{{name}}}", quote(given, safe="~"))
    return made


def pairs(chance: random.Random, facts: Facts, operation: Operation, chosen: Sequence[Parameter]) -> Pairs:
    """Values of query parameters; a range ends after it begins."""
    given = [
        (parameter.name, value(chance, facts, operation, parameter))
        for parameter in chosen
        for _ in range(chance.choice((1, 1, 1, 2, 3)) if parameter.many else 1)
    ]
    return _uncrossed(list(dict.fromkeys(given)))


def query(chance: random.Random, given: Pairs) -> str:
    """The query, with blanks written in one of the two ways."""
    return "?" + urlencode(given, quote_via=chance.choice((quote, quote, quote_plus))) if given else ""


def dressed(chance: random.Random, request: Request) -> Request:
    """The same request as one client or another sends it."""
    if chance.random() < 0.06:
        request = replace(request, method="HEAD")
    if chance.random() < 0.3:
        request = request.adding(("Accept-Encoding", chance.choice(_ENCODINGS)))
    if chance.random() < 0.1:
        request = request.adding(("Accept", chance.choice(_ACCEPT)))
    if chance.random() < 0.05:
        request = request.adding(("X-Request-ID", f"plan-{chance.randrange(10**6)}"))
    return request


def _needed(operation: Operation) -> list[Parameter]:
    """The query parameters without which an operation refuses."""
    return [parameter for parameter in operation.placed("query") if parameter.required]


def _chosen(chance: random.Random, operation: Operation) -> list[Parameter]:
    """Some query parameters of an operation; the cursor is given by a page before."""
    needed = _needed(operation)
    free = [each for each in operation.placed("query") if not each.required and each.name != "cursor"]
    some = chance.sample(free, min(len(free), chance.choice((0, 1, 1, 2, 2, 3, 4))))
    narrow = [each for each in free if each.name in NARROW]
    if operation.exports and narrow and not any(each in narrow for each in some):
        some.append(chance.choice(narrow))
    words = [each for each in free if each.name == "q" and each not in some]
    return [*needed, *some, *(words if any(each.name == WITH_WORDS for each in some) else [])]


def _uncrossed(given: Pairs) -> Pairs:
    """The same pairs, with the ends of a range changed over where it would end before it begins."""
    values = dict(given)
    for name, start in given:
        other = f"{name.removesuffix('_from')}_to"
        if name.endswith("_from") and _place(values.get(other, start)) < _place(start):
            values[name], values[other] = values[other], start
    return [(name, values[name] if name.endswith(("_from", "_to")) else each) for name, each in given]


def _place(end: str) -> tuple[int, str]:
    """What the ends of a range compare by: days as text, whole numbers by their length first."""
    return len(end), end
