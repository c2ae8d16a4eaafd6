"""How a quotation lies on a part of an order: the cheapest way to make the one of the other, word by word.

The longest runs of words that are the same are laid on each other first; what is left between them is small, and laid
by the usual table of costs.
"""

from bisect import bisect_left
from collections.abc import Collection, Sequence
from functools import lru_cache

from app.law.quotes.reading import Quotation
from app.law.quotes.steps import Kind, Step, Steps
from app.law.quotes.stream import RUN_OVER, Stream
from app.law.quotes.words import enumerates, joined

_NEAR_LETTERS = 4
_SAME, _NEAR, _OTHER, _MORE, _FEWER, _FREE = 0.0, 0.6, 1.0, 1.0, 0.35, 0.02
"""What a word costs: the same, another form of it, another one, one more here, one there, one that may be left out."""
_RUN = 3
"""So many words that are the same lie on each other before all others."""
_BESIDE = 12
_BESIDE_A_SIGN = 120
"""So many words more than the quotation has are looked at before the first and behind the last run."""

Move = tuple[int | None, int | None]
"""Which word of the quotation lies on which of the stream; None where there is none."""
Range = tuple[int, int]


def laid(quotation: Quotation, stream: Stream, window: Range) -> Steps:
    """The cheapest way to lay the whole quotation on some part of a window."""
    moves = _Table(quotation, stream).moves((0, len(quotation.words)), window, (True, True))
    return _steps(quotation, stream, moves)


@lru_cache(maxsize=65_536)
def near(one: str, other: str) -> bool:
    """Whether two words may be forms of one: most of their letters from the first on are the same."""
    longest = max(len(one), len(other))
    same = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return same >= _NEAR_LETTERS and same * 5 >= longest * 3


class _Table:
    def __init__(self, quotation: Quotation, stream: Stream) -> None:
        self._stream = stream
        self._keys = [word.key for word in quotation.words]
        self._stubs = dict(quotation.stubs)
        self._signs = {gap.before for gap in quotation.gaps}

    def moves(self, quote: Range, text: Range, free: tuple[bool, bool]) -> list[Move]:
        """How words lie on words; `free`: whether words of the stream at this end cost nothing."""
        if quote[0] == quote[1]:
            return [] if any(free) else [(None, place) for place in range(*text)]
        run = self._longest(quote, text)
        if run is None:
            return self._by_cost(quote, text, free)
        here, there, length = run
        before = self.moves((quote[0], here), self._beside(text, (quote[0], here), there, free[0]), (free[0], False))
        behind_quote = (here + length, quote[1])
        end = there + length
        beyond = end + self._reach(behind_quote) if free[1] else text[1]
        behind = self.moves(behind_quote, (end, min(text[1], beyond)), (False, free[1]))
        return [*before, *((here + n, there + n) for n in range(length)), *behind]

    def _beside(self, text: Range, quote: Range, there: int, free: bool) -> Range:
        return (max(text[0], there - self._reach(quote)) if free else text[0]), there

    def _reach(self, quote: Range) -> int:
        signs = any(quote[0] <= sign <= quote[1] for sign in self._signs)
        return 2 * (quote[1] - quote[0]) + (_BESIDE_A_SIGN if signs else _BESIDE)

    def _longest(self, quote: Range, text: Range) -> tuple[int, int, int] | None:
        """The longest run that is the same: where it begins here and there, and how long it is."""
        best = (0, 0, _RUN - 1)
        before: dict[int, int] = {}
        for here in range(*quote):
            found: dict[int, int] = {}
            places = self._stream.places.get(self._keys[here], ())
            for at in range(bisect_left(places, text[0]), bisect_left(places, text[1])):
                there = places[at]
                length = found[there] = before.get(there - 1, 0) + 1
                if length > best[2]:
                    best = (here - length + 1, there - length + 1, length)
            before = found
        return best if best[2] >= _RUN else None

    def _by_cost(self, quote: Range, text: Range, free: tuple[bool, bool]) -> list[Move]:
        """The cheapest way by a table with a row for each word of the quotation."""
        there = self._stream.keys[slice(*text)]
        fewer = [_FREE if self._stream.unit(place).field in RUN_OVER else _FEWER for place in range(*text)]
        rows = [self._first(quote[0], fewer, free[0])]
        for here in range(*quote):
            rows.append(self._row(rows[-1], here, there, fewer))
        column = min(range(len(there) + 1), key=rows[-1].__getitem__) if free[1] else len(there)
        return [
            (None if here is None else quote[0] + here, None if place is None else text[0] + place)
            for here, place in self._back(rows, quote[0], there, column, free[0])
        ]

    def _first(self, quote: int, fewer: Sequence[float], free: bool) -> list[float]:
        row = [0.0]
        for cost in fewer:
            row.append(0.0 if free else row[-1] + (_FREE if quote in self._signs else cost))
        return row

    def _row(self, above: Sequence[float], here: int, there: Sequence[str], fewer: Sequence[float]) -> list[float]:
        key, open_ = self._keys[here], here + 1 in self._signs
        before = above[0] + _MORE
        row = [before]
        for column, text in enumerate(there):
            lying = above[column] + (_SAME if key == text else self._cost(here, text))
            more = above[column + 1] + _MORE
            if more < lying:
                lying = more
            less = before + (_FREE if open_ else fewer[column])
            before = min(lying, less)
            row.append(before)
        return row

    def _cost(self, here: int, text: str) -> float:
        stub = self._stubs.get(here)
        if stub is not None and stub.fits(text):
            return _FREE
        key = self._keys[here]
        return _NEAR if key[:1] == text[:1] and near(key, text) else _OTHER

    def _back(
        self, rows: Sequence[Sequence[float]], first: int, there: Sequence[str], column: int, free: bool
    ) -> list[Move]:
        """The way back through the rows, told from the first word on."""
        moves: list[Move] = []
        row = len(rows) - 1
        while row or (column and not free):
            here = first + row - 1
            if row and column and rows[row][column] == rows[row - 1][column - 1] + self._lying(here, there[column - 1]):
                row, column = row - 1, column - 1
                moves.append((row, column))
            elif row and rows[row][column] == rows[row - 1][column] + _MORE:
                row -= 1
                moves.append((row, None))
            else:
                column -= 1
                moves.append((None, column))
        return moves[::-1]

    def _lying(self, here: int, text: str) -> float:
        return _SAME if self._keys[here] == text else self._cost(here, text)


def _steps(quotation: Quotation, stream: Stream, moves: Sequence[Move]) -> Steps:
    """The moves as steps, those of one kind that follow each other together."""
    steps: list[Step] = []
    signs = {gap.before for gap in quotation.gaps}
    quote, text = 0, next((place for _, place in moves if place is not None), 0)
    for here, there in moves:
        ends = (quote + (here is not None), text + (there is not None))
        kind = _kind(quotation, stream, (quote, ends[0]), (text, ends[1]), signs)
        if steps and steps[-1].kind is kind:
            before = steps.pop()
            steps.append(Step(kind, (before.quote[0], ends[0]), (before.text[0], ends[1])))
        else:
            steps.append(Step(kind, (quote, ends[0]), (text, ends[1])))
        quote, text = ends
    return tuple(_hyphened(quotation, stream, step) for step in steps)


def _kind(
    quotation: Quotation, stream: Stream, quote: tuple[int, int], text: tuple[int, int], signs: Collection[int]
) -> Kind:
    if quote[0] == quote[1]:
        if stream.unit(text[0]).field in RUN_OVER:
            return Kind.SKIPPED
        return Kind.GAP if quote[0] in signs else Kind.CHANGED
    word = quotation.words[quote[0]]
    if text[0] == text[1]:
        return Kind.LABELLED if enumerates(quotation.text, word.start, word.end) else Kind.CHANGED
    key = stream.keys[text[0]]
    if word.key == key:
        return Kind.EQUAL
    stub = dict(quotation.stubs).get(quote[0])
    return Kind.STUB if stub and stub.fits(key) else Kind.CHANGED


def _hyphened(quotation: Quotation, stream: Stream, step: Step) -> Step:
    """A change that is none: one word here and several there, which hyphens make one."""
    (quote, quote_end), (text, text_end) = step.quote, step.text
    if step.kind is not Kind.CHANGED or text == text_end or quote == quote_end:
        return step
    unit = stream.unit(text)
    here = quotation.words[quote].key if quote_end == quote + 1 else quotation.joined(quote, quote_end)
    there = stream.keys[text] if text_end == text + 1 else joined(unit.text, stream.words.between(text, text_end))
    return Step(Kind.EQUAL, step.quote, step.text) if here is not None and here == there else step
