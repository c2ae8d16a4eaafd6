"""Where an order has the words of a quotation, each of them and in order. Words are the same or not: nothing is near.

Between two words that follow each other in the quotation the order may have a label or a heading, which belong to its
form; and the quoter's own signs stand for what they stand for.
"""

import itertools
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from operator import attrgetter
from typing import NamedTuple

from app.law.quotes.reading import MAX_BRACKET_WORDS, Gap, Quotation, Sign
from app.law.quotes.steps import Kind, Step, Steps, covered
from app.law.quotes.stream import RUN_OVER, Stream
from app.law.quotes.values import Field
from app.law.quotes.words import begins, enumerates, joined, may_enumerate

MOST = 20
"""So many passages of an order are told of at most."""
_MAX_STATES = 200
_PIECES = 4
_PARTED, _LONGEST_PARTED = 5, 40
"""A shorter word is not written with a hyphen in it, and nothing longer is a word."""
_TOLD = 2
"""So many letters outside the brackets tell a first word; of a later one, whose place is known, one does."""

_State = tuple[int, int, Steps]


def passages(quotation: Quotation, stream: Stream) -> list[Steps]:
    """Where the whole quotation stands in the order, the words nearest to each other first, then in document order."""
    matcher = _Matcher(quotation, stream)
    chains: list[_Chain] = []
    fragments = _fragments(quotation)
    for place, (first, end) in enumerate(fragments):
        runs = matcher.runs(first, end)
        if place:
            chains = _chained(chains, runs, first, _signs_at(quotation, first))
        else:
            chains = [_Chain(None, run, first, run[0].text[0], run[-1].text[1]) for run in runs]
        if not chains:
            return []
    nearest = sorted(chains, key=lambda chain: (chain.end - chain.start, chain.start))[:MOST]
    return sorted((_edged(quotation, chain.steps()) for chain in nearest), key=_spread)


class _Chain(NamedTuple):
    """Fragments one behind the other: the last one, and the chain before it.

    Attributes:
        run: the steps of the last fragment, as they were found where its words first stand in the quotation.
        at: where they stand here.
        start, end: of all of them in the stream.
    """

    before: "_Chain | None"
    run: Steps
    at: int
    start: int
    end: int

    def steps(self) -> Steps:
        """Those of all fragments, with the gaps between them."""
        found: list[Step] = []
        chain: _Chain | None = self
        while chain is not None:
            by = chain.at - chain.run[0].quote[0]
            found += [replace(step, quote=(step.quote[0] + by, step.quote[1] + by)) for step in reversed(chain.run)]
            if chain.before is not None:
                found.append(Step(Kind.GAP, (chain.at, chain.at), (chain.before.end, chain.run[0].text[0])))
            chain = chain.before
        return tuple(reversed(found))


def _spread(steps: Steps) -> tuple[int, int]:
    first, end = covered(steps)
    return end - first, first


def _fragments(quotation: Quotation) -> list[tuple[int, int]]:
    """The words between the signs."""
    cuts = sorted({0, len(quotation.words), *(gap.before for gap in quotation.gaps)})
    return list(itertools.pairwise(cuts))


def _signs_at(quotation: Quotation, before: int) -> list[Gap]:
    return [gap for gap in quotation.gaps if gap.before == before]


def _chained(chains: Sequence[_Chain], runs: Sequence[Steps], at: int, signs: Sequence[Gap]) -> list[_Chain]:
    """Each run with the nearest chain that ends before it, where the signs between them can stand for what is there."""
    by_end = sorted(chains, key=attrgetter("end", "start"))
    ends = [chain.end for chain in by_end]
    limit = None if any(gap.sign is Sign.ELLIPSIS for gap in signs) else MAX_BRACKET_WORDS
    found = []
    for run in runs:
        start = run[0].text[0]
        behind = bisect_right(ends, start) - 1
        if behind >= 0 and (limit is None or start - ends[behind] <= limit):
            found.append(_Chain(by_end[behind], run, at, by_end[behind].start, run[-1].text[1]))
    return found


def _edged(quotation: Quotation, steps: Steps) -> Steps:
    """With the signs before the first word and behind the last one, which stand for words that nobody counts."""
    first, end = covered(steps)
    before = [Step(Kind.GAP, (0, 0), (first, first))] if _signs_at(quotation, 0) else []
    last = len(quotation.words)
    behind = [Step(Kind.GAP, (last, last), (end, end))] if _signs_at(quotation, last) else []
    return (*before, *steps, *behind)


class _Matcher:
    def __init__(self, quotation: Quotation, stream: Stream) -> None:
        self._quotation = quotation
        self._stream = stream
        self._keys = [word.key for word in quotation.words]
        self._stubs = dict(quotation.stubs)
        self._runs: dict[str, list[Steps]] = {}

    def runs(self, first: int, end: int) -> list[Steps]:
        """Where some words of the quotation, between which no sign stands, are found; words written alike only once."""
        before, behind = self._quotation.words[first].start - 1, self._quotation.words[end - 1].end + 1
        written = self._quotation.text[max(0, before) : behind]  # with a bracket around the first or the last word
        if written not in self._runs:
            found = (self._run(first, end, start) for start in self._starts(first))
            self._runs[written] = [steps for steps in found if steps]
        return self._runs[written]

    def _starts(self, first: int) -> list[int]:
        """The places of the stream at which a word may lie."""
        stream = self._stream
        if (stub := self._stubs.get(first)) is not None:
            key = self._keys[first]
            told = len(stub.head) + len(stub.tail) >= _TOLD
            return [place for place, text in enumerate(stream.keys) if text == key or (told and stub.fits(text))]
        keys = [self._keys[first], *(key for _, key in self._joined(first))]
        found = {place for key in keys for place in stream.places.get(key, ())}
        key = self._keys[first]
        if _PARTED <= len(key) <= _LONGEST_PARTED:
            parts = (place for length in range(2, len(key) - 1) for place in stream.places.get(key[:length], ()))
            found.update(place for place in parts if self._parted(place, key) is not None)
        if self._is_label(first) and first + 1 < len(self._keys):
            found.update(stream.places.get(self._keys[first + 1], ()))
        return sorted(found)

    def _run(self, first: int, end: int, start: int) -> Steps | None:
        """The steps from a word of the stream on; None where the words do not all stand there."""
        states: list[_State] = [(first, start, ())]
        seen: set[tuple[int, int]] = set()
        while states and len(seen) < _MAX_STATES:
            quote, text, steps = states.pop()
            if (quote, text) in seen:
                continue
            seen.add((quote, text))
            length = self._equal(quote, text, end)
            if quote + length == end:
                last = Step(Kind.EQUAL, (quote, end), (text, text + length))
                return (*steps, last) if length else steps
            states.extend(self._ways_on(quote, text, length, steps))
        return None

    def _equal(self, quote: int, text: int, end: int) -> int:
        """How many words are the same from here on."""
        keys, there, at = self._keys, self._stream.keys, quote
        shift = text - quote
        limit = min(end, len(there) - shift)
        while at < limit and keys[at] == there[at + shift]:
            at += 1
        return at - quote

    def _ways_on(self, quote: int, text: int, length: int, steps: Steps) -> Iterator[_State]:
        """How it can go on behind equal words, the likeliest last; behind fewer of them where a label was taken."""
        for back in self._run_over(text, text + length):
            kept = back - text
            done = _with_equal(steps, quote, text, kept)
            unit = self._stream.unit(back)
            if done and done[-1].kind is not Kind.LABELLED:
                skipped = Step(Kind.SKIPPED, (quote + kept, quote + kept), (back, unit.end))
                yield quote + kept, unit.end, (*done, skipped)
        done = _with_equal(steps, quote, text, length)
        for step in self._steps(quote + length, text + length, done):
            yield step.quote[1], step.text[1], (*done, step)

    def _run_over(self, first: int, last: int) -> list[int]:
        """Where labels and headings begin, from one word of the stream to another."""
        last = min(last, len(self._stream.keys) - 1)
        units = self._stream.between(first, last + 1)
        return [unit.first for unit, _, _ in units if unit.field in RUN_OVER and unit.first >= first]

    def _steps(self, quote: int, text: int, before: Steps) -> Iterator[Step]:
        """The steps other than equal words. One label is never left out where another one stands."""
        last = before[-1].kind if before else None
        if last is not Kind.SKIPPED and self._is_label(quote) and self._may_be_labelled(text, before):
            yield Step(Kind.LABELLED, (quote, quote + 1), (text, text))
        if text >= len(self._stream.keys):
            return
        if before and last is not Kind.LABELLED and self._is_enumerator(text):
            yield Step(Kind.SKIPPED, (quote, quote), (text, text + 1))
        if quote in self._stubs and self._stubs[quote].fits(self._stream.keys[text]):
            yield Step(Kind.STUB, (quote, quote + 1), (text, text + 1))
        for pieces, key in self._joined(quote):
            if key == self._stream.keys[text]:
                yield Step(Kind.EQUAL, (quote, quote + pieces), (text, text + 1))
        if quote < len(self._keys) and (parts := self._parted(text, self._keys[quote])) is not None:
            yield Step(Kind.EQUAL, (quote, quote + 1), (text, text + parts))

    def _joined(self, first: int) -> Iterator[tuple[int, str]]:
        """The words of the quotation from here on that hyphens make one."""
        for pieces in range(2, _PIECES + 1):
            if first + pieces > len(self._keys) or (key := self._quotation.joined(first, first + pieces)) is None:
                return
            yield pieces, key

    def _parted(self, first: int, key: str) -> int | None:
        """How many words of the stream from here on hyphens make this one; None where they do not."""
        there, made = self._stream.keys, ""
        for end in range(first + 1, min(first + _PIECES, len(there)) + 1):
            made += there[end - 1]
            if made == key and end > first + 1:
                unit = self._stream.unit(first)
                whole = end <= unit.end and joined(unit.text, self._stream.words.between(first, end)) == key
                return end - first if whole else None
            if not key.startswith(made):
                return None
        return None

    def _is_label(self, quote: int) -> bool:
        """Whether a word of the quotation is an enumerator in brackets: "(2)"; also as a scan has it, "(2}"."""
        if quote >= len(self._keys):
            return False
        word = self._quotation.words[quote]
        return enumerates(self._quotation.text, word.start, word.end)

    def _may_be_labelled(self, text: int, before: Steps) -> bool:
        """Whether a label may stand before a word of the stream that has none: something begins with it."""
        if text >= len(self._stream.keys):
            return False
        if text and not before and self._stream.unit(text - 1).field is Field.LABEL:
            return False  # another one is there
        if text and not before and self._is_enumerator(text - 1):
            return False
        return begins(self._stream.unit(text).text, self._stream.words[text].start)

    def _is_enumerator(self, text: int) -> bool:
        """Whether a word of the stream is one."""
        key, unit = self._stream.keys[text], self._stream.unit(text)
        if not may_enumerate(key) or f"({key}" not in unit.text.lower():
            return False
        word = self._stream.words[text]
        return enumerates(unit.text, word.start, word.end)


def _with_equal(steps: Steps, quote: int, text: int, length: int) -> Steps:
    return (*steps, Step(Kind.EQUAL, (quote, quote + length), (text, text + length))) if length else steps
