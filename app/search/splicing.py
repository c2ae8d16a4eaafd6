"""A stem's postings with some documents taken out and others put in: what they would be had these always been there."""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import Any

from app.search.postings import Places, Postings

Range = tuple[int, int]
"""The first and the last key of the documents of one order, whether or not there are such."""


def spliced(before: Postings, gone: Sequence[Range], come: Postings) -> Postings:
    """`before` without the documents in the ranges `gone`, with those of `come`, which it must not have then."""
    headings, more = before.headings, come.headings
    beside, added = before.beside, come.beside
    return Postings(
        *_columns("d", (before.keys, before.impacts), gone, (come.keys, come.impacts)),
        dict(zip(*_columns("d", (beside, beside.values()), gone, (list(added), list(added.values()))), strict=True)),
        Places(*_columns("I", (headings.keys, headings.places), gone, (more.keys, more.places))),
    )


def _columns(
    kind: str,
    columns: tuple[Iterable[int], Iterable[Any]],
    gone: Sequence[Range],
    come: tuple[Sequence[int], Sequence[Any]],
) -> tuple[Sequence[int], Sequence[Any]]:
    """Keys, ascending, and their numbers, which `array` holds as `kind`."""
    keys, numbers = array("q", columns[0]), array(kind, columns[1])
    for first, last in gone:
        out = slice(bisect_left(keys, first), bisect_right(keys, last))
        del keys[out], numbers[out]
    new, values = come
    start = 0
    while start < len(new):
        place = bisect_right(keys, new[start])
        end = bisect_left(new, keys[place], start) if place < len(keys) else len(new)
        keys[place:place] = array("q", new[start:end])
        numbers[place:place] = array(kind, values[start:end])
        start = end
    return keys, numbers
