"""What is kept of a stem for ranking: the documents that have it, what it is worth in each, where headings have it.

All of it is computed when the index is made, so that a search decodes nothing it does not return: it adds up columns of
numbers, each times how rare its stem is. No number tells of another document, but that all lengths stand beside their
average, which is taken in steps (`stepped`): so what one document adds can be taken out again, and the rest is as if it
had never been there. While an index is made, what one document says of one stem is one number, its code: how often it
has the stem (`text_codes`), or one place in its heading (`heading_codes`). When all are counted, a stem's become its
postings (`decoded`).
"""

import sys
from array import array
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import compress, repeat
from math import log

from app.search.token_stream import SENTINEL

K1 = 1.2
B = 0.75
_MOST = K1 + 1
"""What no impact reaches."""
STEP = 1.05
HEADING_WEIGHT = 6
"""One word in a title or heading counts as much as so many in a text of average length, however long the text."""
NO_WORDS = ""
"""Stands in a heading without words, which is the whole of one."""
STARTS, ENDS, LEADS = 1, 2, 4
"""Of a place in a heading: nothing of the same part before it; nothing after it; it is in the first part."""
_POSITION = 3
_VALUE = 24
_HEADING = 1 << _VALUE
_DOCUMENT = _VALUE + 1
_SPARSE = 8
"""With so many times more postings than documents asked for, each is looked up instead of all being put in a table."""


@dataclass(frozen=True, slots=True)
class Places:
    """Where a stem stands in headings: for each place the document's key, the position in the heading, its marks."""

    keys: Sequence[int] = ()
    places: Sequence[int] = ()

    def of(self, wanted: Collection[int], shift: int = 0) -> dict[tuple[int, int], int]:
        """The marks of its places in the headings of `wanted`, by key and position less `shift`."""
        return {
            (key, (place >> _POSITION) - shift): place
            for key, place in zip(self.keys, self.places, strict=True)
            if key in wanted
        }


@dataclass(frozen=True, slots=True)
class Postings:
    """What is known of one stem in one scope.

    Attributes:
        keys: the documents that have it in their text, ascending.
        impacts: what it adds to the score of each, before it is multiplied by how rare it is.
        beside: the same of documents that have it in their heading only, where that is no part of them.
        headings: where it stands in headings.
    """

    keys: Sequence[int] = ()
    impacts: Sequence[float] = ()
    beside: Mapping[int, float] = field(default_factory=dict)
    headings: Places = field(default_factory=Places)

    def at(self, keys: Sequence[int], wanted: Collection[int], weight: float | None = None) -> Sequence[float]:
        """What the stem adds to the score of each of some documents; nothing where it does not stand.

        Args:
            keys: the documents, ascending.
            wanted: the same, as a set.
            weight: what its impacts are multiplied by, if anything.
        """
        if keys is self.keys and weight is None:
            return self.impacts
        start, end = bisect_left(self.keys, keys[0]), bisect_right(self.keys, keys[-1])
        if not self.beside and _SPARSE * len(keys) < end - start:
            found = map(self._one, keys)
            return list(found if weight is None else map(weight.__mul__, found))
        near = self.keys[start:end]
        having = list(map(wanted.__contains__, near))
        of_these = compress(self.impacts[start:end], having)
        impacts = list(of_these if weight is None else map(weight.__mul__, of_these))
        if len(impacts) == len(keys):
            return impacts
        known = dict(zip(compress(near, having), impacts, strict=True))
        known.update(self.beside if weight is None else {key: weight * each for key, each in self.beside.items()})
        return list(map(known.get, keys, repeat(0.0)))

    def _one(self, key: int) -> float:
        place = bisect_left(self.keys, key)
        return self.impacts[place] if place < len(self.keys) and self.keys[place] == key else 0.0


@dataclass(frozen=True, slots=True)
class Documents:
    """All documents of a scope, in the order of their keys.

    Attributes:
        sizes: how long each is, beside the average; see `size`.
    """

    keys: Sequence[int]
    sizes: Sequence[float]


def stepped(average: float) -> float:
    """An average length, at least 1, as one of those that are `STEP` times each other: the nearest.

    It stays the same while documents come and go, and depends on nothing but the average itself.
    """
    return STEP ** round(log(average, STEP))


def size(length: int, average: float) -> float:
    """How much a document of so many stems is discounted for its length."""
    return 1 - B + B * length / average


def text_codes(document: int) -> int:
    """What is added to how often a stem stands in the document with this number, in the order of keys, for its code."""
    return document << _DOCUMENT


def heading_codes(document: int) -> int:
    """What is added to a place in its heading."""
    return document << _DOCUMENT | _HEADING


def places(heading: Sequence[str]) -> Iterator[tuple[str, int]]:
    """The stems of a heading, each with its place."""
    if not heading:
        yield NO_WORDS, STARTS | ENDS | LEADS
    lead, before = LEADS, SENTINEL
    for position, stem in enumerate(heading):
        if stem == SENTINEL:
            lead = 0
        else:
            last = position + 1 == len(heading) or heading[position + 1].startswith(SENTINEL)
            marks = lead | (STARTS if before == SENTINEL else 0) | (ENDS if last else 0)
            yield stem, position << _POSITION | marks
        before = stem


def decoded(found: Sequence[int], documents: Documents) -> Postings:
    """The postings of a stem, from its codes in the order of documents."""
    sizes, mask = documents.sizes, _HEADING - 1
    standing: dict[int, list[int]] = defaultdict(list)
    for code in [code for code in found if code & _HEADING]:
        standing[code >> _DOCUMENT].append(code & mask)
    texts = [code for code in found if not code & _HEADING] if standing else found
    having = [code >> _DOCUMENT for code in texts]
    counts = [(code & mask) / sizes[code >> _DOCUMENT] for code in texts]
    beside: dict[int, float] = {}
    if standing:
        weights: dict[int, float] = {document: HEADING_WEIGHT * _times(there) for document, there in standing.items()}
        counts = [count + weights.pop(document, 0) for document, count in zip(having, counts, strict=True)]
        beside = weights
    return _weighed(having, counts, beside, standing, documents)


def _weighed(
    having: Iterable[int],
    counts: Iterable[float],
    beside: Mapping[int, float],
    standing: Mapping[int, Sequence[int]],
    documents: Documents,
) -> Postings:
    keys = documents.keys
    return Postings(
        [keys[document] for document in having],
        [_MOST * count / (count + K1) for count in counts],
        {keys[document]: _MOST * count / (count + K1) for document, count in beside.items()},
        Places(
            [keys[document] for document, there in standing.items() for _ in there],
            [place for there in standing.values() for place in there],
        ),
    )


def _times(places_: Iterable[int]) -> int:
    """How often a stem is counted; of two side by side only the first, as they share the space between them."""
    times, before = 0, -2
    for position in (place >> _POSITION for place in places_):
        if position == before + 1:
            before = -2
        else:
            times, before = times + 1, position
    return times


def packed(kind: str, values: Iterable[float]) -> bytes:
    """Numbers as bytes, the same on every machine; `kind` as of `array`: "q", "d" or "I"."""
    made = array(kind, values)
    if sys.byteorder == "big":
        made.byteswap()
    return made.tobytes()


def unpacked(kind: str, *parts: bytes) -> Sequence[int]:
    """The numbers of `packed`, of several parts one after the other."""
    made = array(kind)
    for part in parts:
        made.frombytes(part)
    if sys.byteorder == "big":
        made.byteswap()
    return made
