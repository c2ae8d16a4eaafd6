"""A quotation that is put together of several passages of an order without a sign."""

from app.law.quotes.likeness import tells
from app.law.quotes.reading import Quotation
from app.law.quotes.steps import Kind, Step, Steps
from app.law.quotes.stream import Stream

_SHORTEST = 4
_MOST = 3
_COVERED = 0.95
"""Who joins sentences has no words of his own; stock phrases and names of offices make no quotation."""
_FREQUENT = 600
_SHOWN = 60
"""So many words between two pieces are shown as left out; of more, the pieces are two passages."""


def pieced(quotation: Quotation, stream: Stream) -> Steps | None:
    """The quotation as a few long runs of the order's words, wherever they stand; None where it is none."""
    runs = _runs(quotation, stream)
    together = sum(run.quote[1] - run.quote[0] for run in runs)
    if not 1 < len(runs) <= _MOST or together < _COVERED * len(quotation.words):
        return None
    steps: list[Step] = []
    quote, text = 0, runs[0].text[0]
    for run in runs:
        near = 0 <= run.text[0] - text <= _SHOWN
        if quote < run.quote[0] or steps:
            steps.append(Step(Kind.CHANGED, (quote, run.quote[0]), (text, run.text[0] if near else text)))
        steps.append(run)
        quote, text = run.quote[1], run.text[1]
    if quote < len(quotation.words):
        steps.append(Step(Kind.CHANGED, (quote, len(quotation.words)), (text, text)))
    return tuple(steps)


def _runs(quotation: Quotation, stream: Stream) -> list[Step]:
    """The longest run from each word on that no run before it holds, if it is long enough to tell."""
    keys, found, at = [word.key for word in quotation.words], [], 0
    while at < len(keys):
        places = stream.places.get(keys[at], ())
        length, place = max(
            ((_length(keys, at, stream, place), -place) for place in places[:_FREQUENT]), default=(0, 0)
        )
        if length >= _SHORTEST and tells(keys[at : at + length]):
            found.append(Step(Kind.EQUAL, (at, at + length), (-place, -place + length)))
            at += length
        else:
            at += 1
    return found


def _length(keys: list[str], quote: int, stream: Stream, place: int) -> int:
    length, most = 0, min(len(keys) - quote, len(stream.keys) - place)
    while length < most and keys[quote + length] == stream.keys[place + length]:
        length += 1
    return length
