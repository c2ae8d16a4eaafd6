"""Labels and headings of one publication that stand in the running text of the other."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from app.law.comparison import pieces
from app.law.comparison.regions import Stretch
from app.law.comparison.values import Side
from app.law.comparison.words import Piece, Reading

Range = tuple[int, int]
"""The words from the first on, up to the second."""
MAX_WORDS = 100
"""No heading has more."""
MAX_TRIES = 200
"""In so many places a label is looked for."""
MAX_REACH = 5_000
"""Among so many words a heading is looked for."""


def run_over(alone: Sequence[Piece], stretch: Stretch) -> tuple[list[tuple[Piece, Side | None]], list[Range]]:
    """The pieces, each with its words where they stand in the text of the other side; and the words left."""
    found: list[tuple[Piece, Side | None]] = []
    rest: list[Range] = []
    first, marked = stretch.first, False
    places = _places(stretch) if alone else {}
    for piece in alone:
        tried = _label_places(piece, places, first) if piece.name == "label" else _starts(stretch, first, marked=marked)
        words = _find(piece, stretch, first, tried)
        marked = words is not None
        if words is None:
            found.append((piece, None))
            continue
        rest.append((first, words[0]))
        first = words[1]
        found.append((piece, stretch.reading.side(*words)))
    rest.append((first, stretch.end))
    return found, [words for words in rest if words[0] < words[1]]


def _places(stretch: Stretch) -> Mapping[str, list[int]]:
    """Where each word of a stretch stands."""
    places: dict[str, list[int]] = defaultdict(list)
    for place in range(stretch.first, stretch.end):
        places[stretch.reading.keys[place]].append(place)
    return places


def _label_places(piece: Piece, places: Mapping[str, Sequence[int]], first: int) -> Sequence[int]:
    """Where a label may stand from `first` on."""
    core = pieces.core(piece).split()
    held = places.get(core[0], ()) if core else ()
    low = bisect_left(held, first)
    return held[low : low + MAX_TRIES]


def _starts(stretch: Stretch, first: int, *, marked: bool) -> Iterator[int]:
    """Where a heading may stand: where paragraphs begin, and right behind what was `marked` as a label (EO 13467)."""
    reading = stretch.reading
    for word in range(first, min(stretch.end, first + MAX_REACH)):
        if (marked and word == first) or _begins(reading, word):
            yield word


def _begins(reading: Reading, word: int) -> bool:
    """Whether a word is the first of its paragraph."""
    held = reading.fields[reading.place(word)]
    return held.first == word or "\n\n" in held.text[reading.spans[word - 1][1] : reading.spans[word][0]]


def _find(piece: Piece, stretch: Stretch, first: int, tried: Iterable[int]) -> Range | None:
    """The words that are the piece, in one of the places to be tried; a label's must look like one."""
    reading, wanted = stretch.reading, pieces.core(piece)
    for place in tried:
        stop = min(stretch.end, reading.end(reading.place(place)), place + MAX_WORDS)
        end = _spelled(wanted, reading.keys, place, stop)
        if end is None or (piece.name == "label" and not _is_mark(reading, place, end)):
            continue
        worded = piece.name == "label" and place > first and reading.keys[place - 1] in pieces.SECTION_WORDS
        return (place - worded), end
    return None


def _spelled(wanted: str, keys: Sequence[str], place: int, stop: int) -> int | None:
    """Where the words from `place` on end that spell what is wanted, however it is parted into words."""
    rest = wanted.replace(" ", "")
    while rest and place < stop and rest.startswith(keys[place]):
        rest, place = rest[len(keys[place]) :], place + 1
    return None if rest else place


def _is_mark(reading: Reading, place: int, end: int) -> bool:
    """Whether words stand as a label does: in brackets, with a point after them, a number before a paragraph."""
    text, low, high = reading.fields[reading.place(place)].text, reading.spans[place][0], reading.spans[end - 1][1]
    if text[low:high].isdecimal() and _begins(reading, place):  # "1 Report on Kosovo" (EO 13313)
        return True
    return text[max(0, low - 1) : low] in ("(", "[") or text[high : high + 1] in (".", ")", "]")
