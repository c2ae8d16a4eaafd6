"""The verdict on one quotation: the first row of `docs/quotations.md` that fits."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from app.law.quotes.likeness import Likeness, likeness, says_something
from app.law.quotes.matching import passages
from app.law.quotes.nearest import nearest
from app.law.quotes.pieces import pieced
from app.law.quotes.reading import Quotation, literal, read
from app.law.quotes.steps import Kind, Steps
from app.law.quotes.stream import Stream, streams
from app.law.quotes.telling import told
from app.law.quotes.values import RANKS, Check, Field, Match, OrderText, Risk, Verdict

MAX_SIGNS = 20
FEW = 3
"""Fewer words prove little: they stand in many orders."""
_A_PHRASE = 8
"""Who leaves out more words has joined two passages."""
_LEADING = 5
"""So many words at the beginning tell a quotation whose end nobody marked."""


@dataclass(frozen=True, slots=True)
class Text:
    """An order made ready for any number of quotations."""

    number: str
    streams: tuple[Stream, ...]

    @classmethod
    def of(cls, order: OrderText) -> "Text":
        """Make an order ready."""
        return cls(order.number, tuple(streams(order)))


def has_words(text: str) -> bool:
    """Whether there is anything in a quotation to check."""
    return bool(read(text).words)


def leading(text: str, orders: Iterable[Text]) -> str | None:
    """The longest beginning of a quotation that stands in an order, of five words at least; None where none does."""
    quotation = literal(text)
    keys = [word.key for word in quotation.words]
    longest = 0
    for order in orders:
        for stream in order.streams:
            for place in stream.places.get(keys[0], ()):
                there = stream.keys[place : place + len(keys)]
                longest = max(
                    longest, sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(keys, there, strict=False)))
                )
    return text[: quotation.words[longest - 1].end] if longest >= _LEADING else None


def has_too_many_signs(text: str) -> bool:
    """Whether a quotation is more signs than words, so that it may be anything."""
    return len(read(text).gaps) > MAX_SIGNS


def check(text: str, orders: Iterable[Text], *, anywhere: bool = False) -> Check:
    """What of the quotation `text` stands in some orders.

    Args:
        text: the words between the marks.
        orders: where it may stand.
        anywhere: whether the orders were found by the words, so that more is asked of what is only near.

    Raises:
        ValueError: if there is no word in it.
    """
    plain, signed = _readings(text)
    held = list(orders)
    found = [match for order in held for match in _standing(plain, signed, order)]
    if not found:
        found = _nearest([signed, plain] if signed.gaps else [signed], held, anywhere=anywhere)
    return _said(signed, found)


def standing(text: str, orders: Iterable[Text], enough: int) -> Check:
    """What of the quotation `text` stands in some orders word for word; nothing near is looked for.

    Args:
        text: the words between the marks.
        orders: where it may stand; they are gone through no further than to `enough` passages that are exact.
        enough: so many tell enough.

    Raises:
        ValueError: if there is no word in it.
    """
    plain, signed = _readings(text)
    found: list[Match] = []
    for order in orders:
        found += _standing(plain, signed, order)
        if sum(match.verdict is Verdict.EXACT for match in found) >= enough:
            break
    return _said(signed, found)


def _readings(text: str) -> tuple[Quotation, Quotation]:
    """The quotation taken as it is written, and with what its signs stand for; the same where it has none."""
    plain, signed = literal(text), read(text)
    if not signed.words:
        raise ValueError("a quotation has words")
    return plain, signed if signed.has_signs() else plain


def _said(quotation: Quotation, found: Sequence[Match]) -> Check:
    few = len(quotation.words) < FEW
    if not found:
        return Check(Verdict.NOT_FOUND, few_words=few)
    best = sorted(found, key=_place)
    verdict = best[0].verdict
    matches = tuple(match for match in best if match.verdict is verdict)
    return Check(verdict, matches, _risk(matches[0]), few, tuple(_notes(matches[0])))


def _place(match: Match) -> tuple[int, int, bool]:
    """The fewest differences first; of passages that are as good the title before what names it."""
    return RANKS[match.verdict], len(match.differences), match.places[0].field is not Field.TITLE


def _risk(match: Match) -> tuple[Risk, ...]:
    risks = {difference.risk for difference in match.differences}
    flags = {flag for omission in match.omitted for flag in omission.flags}
    return tuple(risk for risk in Risk if risk in risks or risk.value in flags)


def _notes(match: Match) -> Iterator[str]:
    """What a reader should know of the best match, by the codes of `docs/quotations.md`."""
    fields = {place.field for place in match.places}
    if Field.TITLE in fields:
        yield "in_title"
    elif fields <= {Field.HEADING, Field.PART, Field.LABEL}:
        yield "in_heading"
    if len({place.section for place in match.places if place.field in (Field.TEXT, Field.CLOSING)}) > 1:
        yield "joined_provisions"
    if match.quoted:
        yield "in_quoted_text"


def _standing(plain: Quotation, signed: Quotation, order: Text) -> Iterator[Match]:
    """Where all its words stand in an order: taken as they are, or else with what the signs stand for."""
    for stream in order.streams:
        as_written = [told(plain, stream, steps, Verdict.EXACT) for steps in passages(plain, stream)]
        yield from as_written
        if not as_written and plain is not signed:
            for steps in passages(signed, stream):
                yield told(signed, stream, steps, _verdict(steps))


def _verdict(steps: Steps) -> Verdict:
    changed = any(step.kind in (Kind.GAP, Kind.STUB) for step in steps)
    return Verdict.PARTIAL if changed else Verdict.EXACT


def _nearest(readings: Sequence[Quotation], orders: Sequence[Text], *, anywhere: bool) -> list[Match]:
    """The passage that is likest, if that is no chance; of a quotation with signs also as if there were none."""
    if not says_something(readings[0]):
        return []
    streams = [stream for order in orders for stream in order.streams]
    laid = [(reading, *pair) for reading in readings for pair in nearest(reading, streams)]
    like = [(likeness(*each), each) for each in laid]
    like = [(found, each) for found, each in like if found.is_beyond_chance(anywhere=anywhere)]
    joined = next(((stream, steps) for stream in streams if (steps := pieced(readings[0], stream)) is not None), None)
    if joined is not None and not any(_leaves_out(each[2]) <= _A_PHRASE for _, each in like):
        return [told(readings[0], *joined, Verdict.ALTERED)]
    if like:
        best = max(_order(found) for found, _ in like)
        as_like = [each for found, each in like if _order(found) == best]
        as_like.sort(key=lambda each: each[2][0].text)
        return [min((told(*each, Verdict.ALTERED) for each in as_like), key=_place)]
    return []


def _leaves_out(steps: Steps) -> int:
    """How many words of the order the quotation leaves out without a sign."""
    changed = [step for step in steps if step.kind is Kind.CHANGED]
    return sum(max(0, (step.text[1] - step.text[0]) - (step.quote[1] - step.quote[0])) for step in changed)


def _order(found: Likeness) -> tuple[float, float]:
    return found.part, found.telling
