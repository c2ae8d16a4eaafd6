"""Relevance by our own BM25, so that two databases give the same order: added up from what the index keeps of stems.

A document's score is a sum over the query's words; of alternatives the best counts, and of words to leave out none.
Scores are rounded, so that a page can continue after one.
"""

from bisect import bisect_left
from collections.abc import Callable, Collection, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest
from math import log
from operator import add

from app.search.postings import ENDS, LEADS, NO_WORDS, STARTS, Places, Postings, stepped
from app.search.query import AllOf, AnyOf, Node, Term, terms

MAX_CANDIDATES = 5_000
MAX_PAIRS = 100_000
"""How many pairs of a document and a stem are looked at for one answer: a prefix may stand for hundreds of stems."""
RUN_BONUS, START_BONUS, WHOLE_BONUS = 1.5, 2.0, 4.0
"""How much more a score is where the heading holds the query's words side by side, begins with them, or is them."""
TEXT_RUN_BONUS = 1.5
"""The same where only the text holds them side by side."""
_SCALE = 1_000_000


@dataclass(frozen=True, slots=True)
class Statistics:
    """What a scope is like.

    Attributes:
        documents: how many there are.
        length: how many stems they have together.
        frequencies: in how many documents a stem stands, for the stems of the query.
    """

    documents: int
    length: int
    frequencies: Mapping[str, int]

    def average(self) -> float:
        """How many stems a document has, in steps."""
        return stepped(max(1.0, self.length / max(1, self.documents)))

    def rarity(self, stem: str) -> float:
        """How much a stem tells about the documents that have it."""
        frequency = self.frequencies.get(stem, 0)
        return log(1 + (self.documents - frequency + 0.5) / (frequency + 0.5))


Ranked = tuple[int, int]
"""(score in millionths, key); the first in a list is the greatest."""


def candidates(node: Node) -> int:
    """How many hits of `node` are ranked; of more, those with the words in the heading and then the newest."""
    stems = {stem for term in terms(node) for stem in term.stems}
    return min(MAX_CANDIDATES, MAX_PAIRS // max(1, len(stems)))


def alone(node: Node) -> str | None:
    """The one stem of a query that is no more than it; None of all others."""
    return node.stems[0] if isinstance(node, Term) and node.field is None and len(node.stems) == 1 else None


def read_of(node: Node) -> set[str]:
    """The stems whose postings `scores` reads."""
    stems = {stem for term in terms(node) for stem in term.stems}
    return stems if _run(node) else {*stems, NO_WORDS}


def scores(
    keys: Sequence[int],
    node: Node,
    postings: Mapping[str, Postings],
    statistics: Statistics,
    side_by_side: Iterable[int] = (),
) -> list[int]:
    """The scores of the documents `keys`, ascending, in millionths.

    How rare a stem is weighs it against the others; one `alone` has none, and the first documents of a frequent one,
    which are kept, stay the first when others come.

    `postings` are those of the stems that `read_of` names; one that no document has may be missing. `side_by_side` has
    the keys of the documents that hold the words side by side, as `in_a_row` asks.
    """
    if not keys:
        return []
    rarity = statistics.rarity if alone(node) is None else None
    asked = _Asked(keys, frozenset(keys), rarity)
    worth = _adding(node, asked, postings)
    found = [round(each * _SCALE) for each in worth]
    run = [postings.get(stem, _NONE).headings for stem in _run(node) or [NO_WORDS]]
    bonuses = _bonuses(run, asked.wanted)
    for bonus_of in (dict.fromkeys(side_by_side, TEXT_RUN_BONUS), bonuses):
        if bonus_of:
            for place in [place for place, key in enumerate(keys) if key in bonus_of]:
                found[place] = round(worth[place] * bonus_of[keys[place]] * _SCALE)
    return found


def best(keys: Iterable[int], found: Iterable[int], limit: int, after: Ranked | None = None) -> list[Ranked]:
    """The first `limit` documents by falling score, then by falling key, the newest first; of those behind `after`."""
    ranked: Iterable[Ranked] = zip(found, keys, strict=True)
    if after is not None:
        ranked = (each for each in ranked if each < after)
    return nlargest(limit, ranked)


def leading(stem: str, postings: Postings, limit: int) -> list[Ranked]:
    """The first `limit` of all documents that have `stem`, as a search for it alone gives them."""
    keys = _ranked_of(postings)
    return best(keys, _alone(keys, stem, postings), limit)


def still_leading(
    stem: str, before: Postings, after: Postings, known: Sequence[Ranked], gone: Container[int], come: Iterable[int]
) -> list[Ranked] | None:
    """What `leading` gives after some documents went and others came; None where it must be asked.

    `before` and `after` are the stem's postings, which of all other documents say the same; `known` is what was
    leading before, as many as are wanted now; `gone` are the documents taken out, whether or not they came again, and
    `come` those put in.
    """
    ranked = _ranked_of(after)
    whole_ = ranked is after.keys and len(before.keys) <= MAX_CANDIDATES
    among = frozenset(ranked)
    new = among.intersection(come) if whole_ else among.difference(_ranked_of(before)).union(among.intersection(come))
    kept = [each for each in known if each[1] in among and each[1] not in gone and each[1] not in new]
    keys = sorted(new)
    found = nlargest(len(known), [*kept, *zip(_alone(keys, stem, after), keys, strict=True)])
    # All that was not known stood behind the last that was.
    return found if len(found) == len(known) and found[-1] >= known[-1] else None


def _alone(keys: Sequence[int], stem: str, postings: Postings) -> list[int]:
    return scores(keys, Term((stem,), (stem,)), {stem: postings}, _NO_STATISTICS)


def _ranked_of(postings: Postings) -> Sequence[int]:
    """Those that are ranked of the documents that have a stem, ascending, as `chosen` chooses them."""
    keys = postings.keys
    if len(keys) <= MAX_CANDIDATES:
        return keys
    places = zip(postings.headings.keys, postings.headings.places, strict=True)
    leads = sorted({key for key, place in places if place & LEADS})
    headed = [key for key in leads if keys[min(bisect_left(keys, key), len(keys) - 1)] == key][-MAX_CANDIDATES:]
    others = MAX_CANDIDATES - len(headed)
    if not others:
        return headed
    start, within = len(keys) - others, -1
    while within != (more := len(headed) - bisect_left(headed, keys[start])):
        start, within = len(keys) - others - more, more
    return [*headed[: len(headed) - within], *keys[start:]]


def chosen(headed: Sequence[int], newest: Iterable[int], most: int) -> list[int]:
    """`most` documents, ascending: those that have the words in their headings, then the newest.

    Both are given newest first.
    """
    return sorted(list(dict.fromkeys([*headed[:most], *newest]))[:most])


def whole(run: Term, node: Node) -> Node:
    """What finds the documents of `node` that hold its words side by side, as the phrase `run` of `in_a_row` asks."""
    return run if _follows(node) else AllOf((node, run))


def _follows(node: Node) -> bool:
    """Whether a document that holds the words as typed side by side is one of `node`."""
    if isinstance(node, Term):
        return True
    if isinstance(node, AnyOf):
        return bool(node.parts) and _follows(node.parts[0])
    return not node.excluded and all(map(_follows, node.parts))


def in_a_row(node: Node) -> Term | None:
    """The words as typed as one phrase of the text; None where they are one word, or a phrase or fields already."""
    found = list(_first_choice(node))
    stems = tuple(stem for term in found for stem in term.stems)
    if len(found) < 2 or any(term.field for term in found):
        return None
    return Term(stems, stems, quoted=True)


_NONE = Postings()
_NO_STATISTICS = Statistics(0, 0, {})


@dataclass(frozen=True, slots=True)
class _Asked:
    """The documents that are scored, ascending, and as a set; how rare a stem is, if that weighs."""

    keys: Sequence[int]
    wanted: Collection[int]
    rarity: Callable[[str], float] | None


def _adding(node: Node, asked: _Asked, postings: Mapping[str, Postings]) -> Sequence[float]:
    """What the words are worth in each of the documents as `node` joins them: of alternatives the best, else all."""
    if isinstance(node, Term):
        columns = [_impacts(stem, asked, postings) for stem in node.stems]
        return _sums(columns)
    columns = [_adding(part, asked, postings) for part in node.parts]
    if not columns:
        return [0.0] * len(asked.keys)
    return list(map(max, zip(*columns, strict=True))) if isinstance(node, AnyOf) else _sums(columns)


def _sums(columns: Sequence[Sequence[float]]) -> Sequence[float]:
    """The sum of each row, added up from the left."""
    if len(columns) == 1:
        return columns[0]
    total: Iterable[float] = columns[0]
    for column in columns[1:]:
        total = map(add, total, column)
    return list(total)


def _impacts(stem: str, asked: _Asked, postings: Mapping[str, Postings]) -> Sequence[float]:
    known = postings.get(stem)
    if known is None:
        return [0.0] * len(asked.keys)
    return known.at(asked.keys, asked.wanted, asked.rarity(stem) if asked.rarity else None)


def _bonuses(run: Sequence[Places], wanted: Collection[int]) -> dict[int, float]:
    """What a score is multiplied by, for the `wanted` in whose headings the words of `run` stand side by side."""
    starts = run[0].of(wanted)
    for shift, places in enumerate(run[1:], 1):
        there = places.of(wanted, shift) if starts else {}
        starts = {place: marks & ~ENDS | there[place] & ENDS for place, marks in starts.items() if place in there}
    found: dict[int, float] = {}
    for (key, position), marks in starts.items():
        whole_heading = marks & STARTS and marks & ENDS
        bonus = WHOLE_BONUS if whole_heading else RUN_BONUS if position else START_BONUS
        found[key] = max(bonus, found.get(key, 0.0))
    return found


def _run(node: Node) -> list[str]:
    """The stems of the words as typed."""
    return [stem for term in _first_choice(node) for stem in term.stems]


def _first_choice(node: Node) -> Iterable[Term]:
    """The words as typed: of alternatives the first."""
    if isinstance(node, Term):
        yield node
    elif isinstance(node, AnyOf):
        yield from _first_choice(node.parts[0]) if node.parts else ()
    else:
        for part in node.parts:
            yield from _first_choice(part)


def headed(node: Node, field: str) -> Node:
    """`node` with its words looked for in `field` ("title", "heading") instead of the text."""
    if isinstance(node, Term):
        return Term(node.stems, node.words, node.field or field, node.quoted, node.prefix)
    parts = tuple(headed(part, field) for part in node.parts)
    return AnyOf(parts) if isinstance(node, AnyOf) else AllOf(parts, node.excluded)
