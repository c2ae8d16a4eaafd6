"""Requests whose parameters are wrong, or look so: each function spoils one thing of a request that is right."""

import random
from collections.abc import Callable, Mapping, Sequence
from urllib.parse import quote, urlencode

from tests.answers import right
from tests.answers.document import SOME, Operation, Parameter
from tests.answers.facts import Facts
from tests.answers.requests import Request, get

Wrong = Callable[[Operation, random.Random, Facts], Request]
"""Makes a wrong request of an operation."""

_STRANGE = ("_", "Q", "page", "offset", "fields", "api_key", "callback", "limit[]", "sort_by", "x y", "ünknown")
_ODD_WORDS = ("true", "null", "-1", "0", "1e3", "x" * 300, "' OR 1=1 --", "%", "*", "🙂", "中文", "\u202e", "a,b", "..")
_ODD: Mapping[str, Sequence[str]] = {
    "boolean": ("1", "yes", "True", "TRUE", "on", "truefalse", " true", "0"),
    "integer": ("0", "-1", "101", "+5", "1_0", " 10", "010", "1.0", "٣", "1e2", "9" * 30, "99999", "0x10", "10 "),
    "date": ("2025-02-30", "2025-13-01", "20250101", "2025-1-1", "01/02/2025", "2025-01-01T00:00:00Z", "0000-00-00",
             "1735689600", "9999-12-31", "0001-01-01", "today", " 2025-01-01"),
}  # fmt: skip
_ODD_NUMBERS = ("014288", "14,288", "14288-a", "14288A", "EO14288", "0", "-5", "99999", "100000", "11359-AA", "1 4288")
_QUERIES = ('"', "-", "-police", "OR", "AND", "()", "(((((((((((a", "*", "a*", "title:", "section:", "actor:x", "''",
            "police AND (", "NOT", "police NEAR/3 reform", "a" * 2000, "the of and", "title:(a OR b)", "-a -b",
            "§ 3(b)", 'section:"3(b)', "x:y", "a:b:c", '""', "“police”", "\\", "a OR OR b", "(a) (b",
            "e" * 201)  # fmt: skip
_CURSORS = ("", "abc", "AAAAAAAAAAAA", "!!!!!!!!", "a" * 1001, "eyJhIjoxfQ==", "null", "W10", "-_-_-_-_", "A" * 1000)
_ESCAPES = ("%", "%zz", "%4", "%e2%28%a1", "%ff", "%00", "%0d%0aX: y", "%1b", "%7f", "%c2%85", "%ed%a0%80", "%u0041")
_MANY_VALUES = 33
_MANY_PARAMETERS = 65


def unknown(operation: Operation, chance: random.Random, facts: Facts) -> Request:
    """A parameter that nobody has."""
    return _with(operation, chance, facts, [(chance.choice(_STRANGE), "1")])


def misspelt(operation: Operation, chance: random.Random, facts: Facts) -> Request:
    """A parameter with a letter too few, too many or changed over; the answer may suggest the right one."""
    names = [parameter.name for parameter in operation.placed("query")] or ["limit"]
    name = chance.choice(names)
    at = chance.randrange(len(name))
    spelt = chance.choice(
        (name[:at] + name[at + 1 :], name[:at] + "x" + name[at:], name.upper(), name.replace("_", "-"))
    )
    return _with(operation, chance, facts, [(spelt, "1")])


def repeated(operation: Operation, chance: random.Random, facts: Facts) -> Request:
    """The same parameter twice, whether it may be or not."""
    parameter = _any(operation, chance)
    given = right.pairs(chance, facts, operation, [parameter, parameter])
    return _with(operation, chance, facts, [*given, given[-1]])


def empty(operation: Operation, chance: random.Random, facts: Facts) -> Request:
    """A parameter without a value."""
    name = _any(operation, chance).name
    tail = chance.choice((name, f"{name}=", f"{name}=&", f"&&{name}=", f"={name}"))
    return get(f"{right.path(chance, facts, operation)}?{tail}")


def malformed(operation: Operation, chance: random.Random, facts: Facts) -> Request:
    """A value that is of another type, out of range, or merely odd."""
    parameter = _any(operation, chance)
    kinds = (parameter.schema.get("format", ""), parameter.schema.get("type", ""))
    odd = next((_ODD[kind] for kind in kinds if kind in _ODD), _ODD_WORDS)
    if parameter.name in ("number", "order", "source"):
        odd = _ODD_NUMBERS
    return _with(operation, chance, facts, [(parameter.name, chance.choice(odd))])


def crossed(operation: Operation, chance: random.Random, facts: Facts) -> Request:
    """A range that ends before it begins."""
    ranges = [each.name[:-5] for each in operation.placed("query") if each.name.endswith("_from")] or ["signed"]
    name = chance.choice(ranges)
    return _with(operation, chance, facts, [(f"{name}_from", "2025-01-02"), (f"{name}_to", "2025-01-01")])


def many_values(operation: Operation, chance: random.Random, facts: Facts) -> Request:
    """As many values of a parameter as may be, or one more."""
    parameter = _any(operation, chance)
    count = _MANY_VALUES - chance.randrange(2)
    given = [pair for _ in range(count) for pair in right.pairs(chance, facts, operation, [parameter])[:1]]
    return _with(operation, chance, facts, given)


def many_parameters(operation: Operation, chance: random.Random, facts: Facts) -> Request:
    """As many parameters as may be, or one more."""
    name = chance.choice(("facets", "limit", "a"))
    count = _MANY_PARAMETERS - chance.randrange(2)
    return get(f"{right.path(chance, facts, operation)}?{urlencode([(name, '1')] * count)}")


def bad_cursor(operation: Operation, chance: random.Random, facts: Facts) -> Request:
    """A cursor that is none, was altered, or belongs to another list."""
    ours = chance.choice(facts.cursors or ["AAAAAAAAAAAA"])
    at = chance.randrange(len(ours))
    altered = ours[:at] + chance.choice("ABCxyz019-_") + ours[at + 1 :]
    return _with(
        operation, chance, facts, [("cursor", chance.choice((ours, altered, ours[:-2], chance.choice(_CURSORS))))]
    )


def bad_query(operation: Operation, chance: random.Random, facts: Facts) -> Request:
    """Search words at the edges of the language."""
    given = right.pairs(chance, facts, operation, [each for each in _needed(operation) if each.name != "q"])
    return get(right.path(chance, facts, operation) + "?" + urlencode([*given, ("q", chance.choice(_QUERIES))]))


def bad_escape(operation: Operation, chance: random.Random, facts: Facts) -> Request:
    """Percent-encoding that is broken, no UTF-8, or of control characters."""
    name = _any(operation, chance).name
    return get(f"{right.path(chance, facts, operation)}?{name}=a{chance.choice(_ESCAPES)}b")


def needless(operation: Operation, chance: random.Random, facts: Facts) -> Request:
    """The same question as another URL: parameters in another order, escapes nobody needs, empty parts."""
    made = right.usual(operation, chance, facts).target
    beginning, _, rest = made.partition("?")
    parts = rest.split("&") if rest else []
    chance.shuffle(parts)
    escaped = "".join(f"%{ord(letter):02x}" if letter in "aeo" else letter for letter in "&".join(parts))
    return get(f"{beginning}?{chance.choice(('&'.join(parts), '&' + '&'.join(parts) + '&', escaped))}")


def missing(operation: Operation, chance: random.Random, facts: Facts) -> Request:
    """No parameter at all, or only a page."""
    page = "?" + urlencode([("limit", str(chance.randint(1, 100)))]) if operation.takes("limit") else "?"
    return get(right.path(chance, facts, operation) + chance.choice(("", "?", page)))


QUERIES: tuple[tuple[Wrong, str], ...] = (
    (unknown, ""),
    (misspelt, SOME),
    (repeated, SOME),
    (empty, SOME),
    (malformed, SOME),
    (malformed, SOME),
    (malformed, SOME),
    (crossed, "signed_from"),
    (many_values, SOME),
    (many_parameters, ""),
    (bad_cursor, "cursor"),
    (bad_cursor, "cursor"),
    (bad_query, "q"),
    (bad_escape, SOME),
    (needless, SOME),
    (missing, ""),
)
"""The kinds of wrong parameters, and which parameter an operation must have for them; what has more ways to be wrong
stands there more than once."""


def _any(operation: Operation, chance: random.Random) -> Parameter:
    """One query parameter of an operation; a page's size where it has none."""
    limit = Parameter(
        "limit", "query", required=False, many=False, schema={"type": "integer", "minimum": 1, "maximum": 9}
    )
    return chance.choice(operation.placed("query") or (limit,))


def _needed(operation: Operation) -> list[Parameter]:
    """The query parameters that must be there."""
    return [parameter for parameter in operation.placed("query") if parameter.required]


def _with(operation: Operation, chance: random.Random, facts: Facts, given: right.Pairs) -> Request:
    """A request with these parameters, those that are needed, and what keeps an export small."""
    names = {name for name, _ in given}
    needed = [each for each in _needed(operation) if each.name not in names]
    narrow = [each for each in operation.placed("query") if each.name in right.NARROW and each.name not in names]
    if operation.exports and narrow:
        needed.append(chance.choice(narrow))
    pairs = [*right.pairs(chance, facts, operation, needed), *given]
    chance.shuffle(pairs)
    return get(f"{right.path(chance, facts, operation)}?{urlencode(pairs, quote_via=quote)}")
