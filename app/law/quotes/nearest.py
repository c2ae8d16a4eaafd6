"""The passage of an order that is nearest to a quotation whose words are not there as they are quoted.

It is looked for by counting words, so it may be any passage whatever; whether it is the quotation's is decided by how
much of the quotation stands there (`likeness`), and that it is near never makes it the same.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from app.law.quotes.reading import Quotation, Stub
from app.law.quotes.steps import Kind, Step, Steps
from app.law.quotes.stream import RUN_OVER, Stream
from app.law.quotes.words import enumerates, joined

_FREQUENT = 600
"""A word that stands in more places of an order tells nothing of where a quotation may be."""
_WINDOWS = 5
_LAID = 6
"""On so many places at most the quotation is laid, for that takes longer than to find them."""
_LONGEST = 300
"""Of a longer quotation no nearest passage is looked for; it may still be put together of several."""
_LONGEST_WINDOW = 700
_POSSIBLE = 0.4
"""Where less of a quotation's words stand, no forms of others make it the passage quoted."""
_NEAR_LETTERS = 4
_SAME, _NEAR, _OTHER, _MORE, _FEWER, _FREE = 0.0, 0.6, 1.0, 1.0, 0.35, 0.02
"""What a word costs: the same, another form of it, another one, one more here, one there, one that may be left out."""


def nearest(quotation: Quotation, streams: Sequence[Stream]) -> list[tuple[Stream, Steps]]:
    """How the quotation lies on the passages that hold most of its words, the best places of all streams."""
    windows = [(held, stream, window) for stream in streams for held, window in _windows(quotation, stream)]
    windows.sort(key=lambda each: -each[0])
    laid = [(stream, _laid(quotation, stream, window)) for _, stream, window in windows[:_LAID]]
    return [(stream, steps) for stream, steps in laid if any(step.kind is Kind.EQUAL for step in steps)]


def near(one: str, other: str) -> bool:
    """Whether two words may be forms of one: most of their letters from the first on are the same."""
    longest = max(len(one), len(other))
    same = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return same >= _NEAR_LETTERS and same * 5 >= longest * 3


def _windows(quotation: Quotation, stream: Stream) -> Iterator[tuple[float, tuple[int, int]]]:
    """Where many of the quotation's words stand close to each other, and which part of them it is."""
    size = len(quotation.words)
    if size > _LONGEST:
        return
    width = max(8, size // 2)
    votes: dict[int, float] = defaultdict(float)
    for place, word in enumerate(quotation.words):
        standing = stream.places.get(word.key, ())
        if len(standing) <= _FREQUENT:
            for text in standing:
                votes[(text - place) // width] += 1 / (2 + len(standing) ** 0.5)
    both = {bucket: vote + votes.get(bucket + 1, 0.0) for bucket, vote in votes.items()}
    best = sorted(both, key=lambda bucket: (-both[bucket], bucket))[:_WINDOWS]
    more = size + 60 * len(quotation.gaps)
    bounds = ((bucket * width - width, (bucket + 2) * width + size + more // 2 + 8) for bucket in best)
    for first, end in bounds:
        window = max(0, first), min(len(stream.keys), end, first + _LONGEST_WINDOW)
        there = set(stream.keys[slice(*window)])
        held = sum(word.key in there for word in quotation.words) / size
        if held >= _POSSIBLE:
            yield held, window


def _laid(quotation: Quotation, stream: Stream, window: tuple[int, int]) -> Steps:
    """The cheapest way to lay the whole quotation on some part of a window."""
    first, end = window
    there = stream.keys[first:end]
    free = [stream.unit(place).field in RUN_OVER for place in range(first, end)]
    signs = {gap.before for gap in quotation.gaps}
    stubs = dict(quotation.stubs)
    rows = [[0.0] * (len(there) + 1)]
    for place, word in enumerate(quotation.words):
        rows.append(_row(rows[-1], word.key, stubs.get(place), there, free, open_=place + 1 in signs))
    last = rows[-1]
    stop = min(range(len(last)), key=last.__getitem__)
    moves = _moves(rows, quotation, there, stop)
    return _steps(quotation, stream, first, moves)


def _row(
    above: Sequence[float], key: str, stub: Stub | None, there: Sequence[str], free: Sequence[bool], *, open_: bool
) -> list[float]:
    before = above[0] + _MORE
    row = [before]
    for column, text in enumerate(there):
        lying = above[column] + (_SAME if key == text else _cost(key, stub, text))
        more = above[column + 1] + _MORE
        if more < lying:
            lying = more
        fewer = before + (_FREE if open_ or free[column] else _FEWER)
        before = min(lying, fewer)
        row.append(before)
    return row


def _cost(key: str, stub: Stub | None, text: str) -> float:
    if stub is not None and text.startswith(stub.head) and text.endswith(stub.tail):
        return _FREE
    return _NEAR if key[:1] == text[:1] and near(key, text) else _OTHER


def _moves(
    rows: Sequence[Sequence[float]], quotation: Quotation, there: Sequence[str], column: int
) -> list[tuple[int | None, int | None]]:
    """The way back through the rows, from the first word on: which word lies on which; None where there is none."""
    stubs = dict(quotation.stubs)
    moves: list[tuple[int | None, int | None]] = []
    row = len(rows) - 1
    while row:
        key, here = quotation.words[row - 1].key, rows[row][column]
        lying = column and rows[row - 1][column - 1] + (
            _SAME if key == there[column - 1] else _cost(key, stubs.get(row - 1), there[column - 1])
        )
        if column and here == lying:
            row, column = row - 1, column - 1
            moves.append((row, column))
        elif here == rows[row - 1][column] + _MORE:
            row -= 1
            moves.append((row, None))
        else:
            column -= 1
            moves.append((None, column))
    return moves[::-1]


def _steps(quotation: Quotation, stream: Stream, first: int, moves: Sequence[tuple[int | None, int | None]]) -> Steps:
    """The moves as steps, those of one kind that follow each other together."""
    steps: list[Step] = []
    signs = {gap.before for gap in quotation.gaps}
    quote, text = 0, first + next((column for _, column in moves if column is not None), 0)
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
    return Kind.STUB if stub and key.startswith(stub.head) and key.endswith(stub.tail) else Kind.CHANGED


def _hyphened(quotation: Quotation, stream: Stream, step: Step) -> Step:
    """A change that is none: one word here and several there, which hyphens make one."""
    (quote, quote_end), (text, text_end) = step.quote, step.text
    if step.kind is not Kind.CHANGED or text == text_end or quote == quote_end:
        return step
    unit = stream.unit(text)
    here = quotation.words[quote].key if quote_end == quote + 1 else quotation.joined(quote, quote_end)
    there = stream.keys[text] if text_end == text + 1 else joined(unit.text, stream.words[text:text_end])
    return Step(Kind.EQUAL, step.quote, step.text) if here is not None and here == there else step
