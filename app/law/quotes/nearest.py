"""The passage of an order that is nearest to a quotation whose words are not there as they are quoted.

It is looked for by counting words, so it may be any passage whatever; whether it is the quotation's is decided by how
much of the quotation stands there (`likeness`), and that it is near never makes it the same.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from app.law.quotes.laying import laid
from app.law.quotes.reading import Quotation
from app.law.quotes.steps import Kind, Steps
from app.law.quotes.stream import Stream

_FREQUENT = 600
"""A word that stands in more places of an order tells nothing of where a quotation may be."""
_WINDOWS = 5
_LAID = 4
"""On so many places at most the quotation is laid, for that takes longer than to find them."""
_LONGEST = 300
"""Of a longer quotation no nearest passage is looked for; it may still be put together of several."""
_LONGEST_WINDOW = 400
_POSSIBLE = 0.4
"""Where less of a quotation's words stand, no forms of others make it the passage quoted."""


def nearest(quotation: Quotation, streams: Sequence[Stream]) -> list[tuple[Stream, Steps]]:
    """How the quotation lies on the passages that hold most of its words, the best places of all streams."""
    windows = [(held, stream, window) for stream in streams for held, window in _windows(quotation, stream)]
    windows.sort(key=lambda each: -each[0])
    found = [(stream, laid(quotation, stream, window)) for _, stream, window in windows[:_LAID]]
    return [(stream, steps) for stream, steps in found if any(step.kind is Kind.EQUAL for step in steps)]


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
