"""Right values of a parameter: of its schema where that lists them, of the corpus where it holds them."""

import random
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta

from app.law.presidents import BY_SLUG, PRESIDENTS
from tests.answers.document import Operation, Parameter
from tests.answers.facts import Facts

_Source = Callable[[Facts], Sequence[str]]

SOURCES: Mapping[str, _Source] = {
    "number": lambda facts: facts.numbers,
    "order": lambda facts: facts.numbers,
    "source": lambda facts: facts.numbers,
    "target": lambda facts: facts.targets or facts.numbers,
    **dict.fromkeys(
        ("amends", "revokes", "continues", "amended_by", "revoked_by", "continued_by"), lambda facts: facts.numbers
    ),
    "cites": lambda facts: facts.targets or facts.numbers,
    "getPresident slug": lambda _: list(BY_SLUG),
    "getBody slug": lambda facts: facts.bodies or facts.slugs,
    "year": lambda facts: facts.years,
    "document_number": lambda facts: facts.document_numbers,
    "citation": lambda facts: facts.citations,
    "actor": lambda facts: facts.slugs,
    "parent": lambda facts: facts.slugs,
    "slug": lambda facts: facts.slugs,
    "president": lambda _: [president.slug for president in PRESIDENTS],
    "code": lambda facts: facts.conflicts,
    "document": lambda facts: facts.documents,
    "q": lambda facts: facts.queries,
    "resolveCitation citation": lambda facts: facts.typed,
    "listConflicts target": lambda facts: facts.numbers,
    "compareOrder number": lambda facts: facts.compared,
    "getOrderComparisonHtml number": lambda facts: facts.compared,
    "getOrderVersion number": lambda facts: facts.versioned,
    "getOrderVersion version": lambda facts: ["1"] if facts.versioned else [],
}
"""Where the values of a parameter come from, by its name or by its operation's name and its own."""

RICH = 0.6
"""How many paths name an order about which there is much to say."""

_SHIFTS = (0, 0, 0, 0, 1, -1, 30, -365)
_PREFIXES = ("suggest", "listActors")
_TRIES = 20


def value(chance: random.Random, facts: Facts, operation: Operation, parameter: Parameter) -> str:
    """A value that the document allows; most of them occur in the corpus."""
    schema = parameter.schema
    if "enum" in schema:
        return str(chance.choice(schema["enum"]))
    if schema.get("type") == "boolean":
        return chance.choice(("true", "false"))
    if schema.get("format") == "date":
        return _day(chance, facts.days[len(facts.days) // 2 :] if parameter.name == "as_of" else facts.days)
    has_its_own = f"{operation.name} {parameter.name}" in SOURCES
    if parameter.place == "path" and parameter.name == "number" and not has_its_own and chance.random() < RICH:
        return chance.choice(facts.rich or facts.numbers)
    return _known(chance, facts, operation, parameter)


def _known(chance: random.Random, facts: Facts, operation: Operation, parameter: Parameter) -> str:
    """A value that the corpus holds, or one like it."""
    schema = parameter.schema
    if parameter.name == "q" and operation.name in _PREFIXES:
        return _beginning(chance, facts)
    named = SOURCES.get(f"{operation.name} {parameter.name}") or SOURCES.get(parameter.name)
    if named is not None and named(facts):
        return _allowed(chance, named(facts), parameter)
    if schema.get("type") == "integer":
        return str(chance.randint(schema["minimum"], schema["maximum"]))
    return str(chance.choice(schema.get("examples", ["something"])))


def _allowed(chance: random.Random, values: Sequence[str], parameter: Parameter) -> str:
    """One of the values that the schema allows, if one is met soon."""
    schema = parameter.schema
    pattern, longest = re.compile(schema.get("pattern", "")), schema.get("maxLength", 10_000)
    tried = [chance.choice(values) for _ in range(_TRIES)]
    return next((each for each in tried if pattern.search(each) and len(each) <= longest), tried[0])


def _day(chance: random.Random, days: Sequence[str]) -> str:
    """A day of the corpus, or one near it."""
    day = date.fromisoformat(chance.choice(days or ["2025-01-20"]))
    return (day + timedelta(days=chance.choice(_SHIFTS))).isoformat()


def _beginning(chance: random.Random, facts: Facts) -> str:
    """What somebody has typed of a name so far."""
    name = chance.choice((chance.choice(facts.titles), chance.choice(facts.names or ["agency"]), _any(chance, facts)))
    words = name.split()
    start = chance.randrange(len(words))
    typed = " ".join(words[start : start + chance.randint(1, 4)])
    return typed[: chance.randint(1, len(typed))][:200].strip() or "a"


def _any(chance: random.Random, facts: Facts) -> str:
    """A citation as typed, a number, or a query."""
    return chance.choice((chance.choice(facts.typed), chance.choice(facts.numbers), chance.choice(facts.queries)))
