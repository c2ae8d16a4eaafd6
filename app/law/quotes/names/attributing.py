"""Which order a quotation is said to be from: the one named nearest to it, in its paragraph first."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from app.law.citations.chains import paths_of, read_chain
from app.law.documents import Span
from app.law.quotes.names.checking import checked
from app.law.quotes.names.plain import Plain, read
from app.law.quotes.names.register import Register
from app.law.quotes.names.values import Attribution, NameCheck, NameVerdict

_SENTENCE = re.compile(
    r"(?<!\bNo)(?<!\bNos)(?<!\bSec)(?<!\bSecs)(?<!\bExec)(?<!\bOrd)(?<!\bFed)(?<!\bReg)(?<!\bGov)(?<!\bPres)(?<!\b[A-Z])"
    r"[.!?][”\"’')\]]{0,3}\s(?=[“\"‘'A-Z])|\n\n"
)
_SECTION = re.compile(r"\b[Ss]ec(?:tion|\.)s?\s(?=\d)|§§?\s?(?=\d)")
_OF_ANOTHER = re.compile(
    r"\s?,?\sof\s(?!(?:the|this|that|his|its|[Tt]rump's)\s(?:executive\s)?order\b|the\sE\.?O\b|E\.?O\b|[Ee]xec)",
    re.IGNORECASE,
)
_ACTED_ON = re.compile(
    r"\b(?:revok|rescind|rescission|amend|supersed|replac|overturn|revers|repeal|undo|undid|terminat)\w*\s(?:(?:of|by|the|his"
    r"|and|[A-Z]\w+(?:['’]s)?|president['’]s|earlier|\w+-era)\s){0,4}$",
    re.IGNORECASE,
)
_SPEAKS = re.compile(
    r"\s?,?\s(?:which|that)\s(?:had\s)?(?:said|says|state|call|describ|declar|direct|requir|order|read)"
)
_LOOK_BACK = 60
_BRACKETS = frozenset({"(", "[", "—", "–"})
"""Before a name that stands behind a quotation: whose words these are."""
_MOST_NAMED = 5
_MOST_SEEN = 24
_NEAR = 300


class Quoted(Protocol):
    """A quotation that was found in prose."""

    @property
    def span(self) -> Span:
        """Where it stands in the prose."""


@dataclass(frozen=True, slots=True)
class _Named:
    """A mention, where it stands in the text as read, and what it means: the order that fits before the one cited.

    Attributes:
        acted_on: whether the order is named as what another one revokes or amends, which it is that speaks.
    """

    span: Span
    check: NameCheck
    orders: tuple[str, ...]
    acted_on: bool = False


def check_and_attribute(
    prose: str, quotations: Sequence[Quoted], register: Register
) -> tuple[list[NameCheck], list[list[Attribution]]]:
    """What `check` gives, and for each quotation the orders that the prose names for it, the likeliest first.

    In its paragraph those of its sentence come before others and nearer ones before farther; then come those named
    before it, back from where it stands; then the only one that the prose names at all; last those of its paragraph
    that another order is said to revoke or amend. What a quotation itself names is no order that it is from.
    """
    plain = read(prose)
    checks = checked(plain, prose, register)
    spans = [plain.read_span(quoted.span) for quoted in quotations]
    text = _Text(plain, _outside(plain, checks, spans))
    return checks, [list(text.named_for(span)) for span in spans]


def _outside(plain: Plain, checks: Sequence[NameCheck], quotations: Sequence[Span]) -> list[_Named]:
    """The mentions that stand in no quotation."""
    within = sorted(quotations)
    starts = [start for start, _ in within]
    found = []
    for check in checks:
        span = plain.read_span(check.span)
        place = bisect_right(starts, span[0]) - 1
        orders = _orders(check)
        if orders and not (place >= 0 and within[place][1] >= span[1]):
            found.append(_Named(span, check, orders, acted_on=_is_acted_on(plain.text, span)))
    return found


def _is_acted_on(text: str, span: Span) -> bool:
    before = _ACTED_ON.search(text[max(0, span[0] - _LOOK_BACK) : span[0]])
    return before is not None and _SPEAKS.match(text, span[1]) is None


def _orders(check: NameCheck) -> tuple[str, ...]:
    first = check.suggestion if check.verdict is NameVerdict.OTHER_ORDER_FITS else None
    return tuple(dict.fromkeys(number for number in (first, check.order) if number))


class _Text:
    """Prose with its mentions, sentences and paragraphs."""

    def __init__(self, plain: Plain, named: Sequence[_Named]) -> None:
        self._text = plain.text
        self._named = named
        self._starts = [each.span[0] for each in named]
        breaks = list(_SENTENCE.finditer(plain.text))
        self._sentences = [match.end() for match in breaks]
        self._paragraphs = [match.end() for match in breaks if match[0] == "\n\n"]
        speaking = [each for each in named if not each.acted_on]
        every = {number for each in speaking for number in each.orders[:1]}
        self._only = speaking[:1] if len(every) == 1 else []

    def named_for(self, span: Span) -> Iterator[Attribution]:
        """The orders named for the quotation at `span`."""
        section = self._section(span)
        seen: set[str] = set()
        here = self._in_paragraph(span)
        speaking = [each for each in here if not each.acted_on]
        acted_on = [each for each in here if each.acted_on]
        for each in (*speaking, *self._before(span), *self._only, *acted_on):
            for number in each.orders:
                if number not in seen and len(seen) < _MOST_NAMED:
                    seen.add(number)
                    yield Attribution(number, each.check.words, each.check.span, section if len(seen) == 1 else None)

    def _in_paragraph(self, span: Span) -> list[_Named]:
        place = bisect_right(self._paragraphs, span[0])
        start = self._paragraphs[place - 1] if place else 0
        end = self._paragraphs[place] if place < len(self._paragraphs) else len(self._text)
        here = bisect_left(self._starts, span[0])
        first = max(bisect_left(self._starts, start), here - _MOST_SEEN)
        last = min(bisect_left(self._starts, end), here + _MOST_SEEN)
        return sorted(self._named[first:last], key=lambda each: self._distance(span, each.span))

    def _distance(self, span: Span, other: Span) -> tuple[int, int]:
        """How many sentences and characters lie between; a bracket behind the quotation belongs to it."""
        is_behind = other[0] >= span[1]
        between = (span[1], other[0]) if is_behind else (other[1], span[0])
        if is_behind and other[0] - span[1] < 8 and self._text[slice(*between)].strip("”\"’'.,!» ") in _BRACKETS:
            return 0, 0
        crossed = bisect_right(self._sentences, between[1]) - bisect_left(self._sentences, between[0])
        return crossed, between[1] - between[0]

    def _before(self, span: Span) -> list[_Named]:
        here = bisect_left(self._starts, span[0])
        seen = self._named[max(0, here - _MOST_SEEN) : here]
        return [each for each in reversed(seen) if not each.acted_on]

    def _section(self, span: Span) -> str | None:
        """The provision named nearest to the quotation in its sentence, if it is not said to be of something else."""
        place = bisect_right(self._sentences, span[0])
        start = max(self._sentences[place - 1] if place else 0, span[0] - _NEAR)
        stop = min(len(self._text), span[1] + _NEAR)
        behind = bisect_left(self._sentences, span[1])
        stop = min(stop, self._sentences[behind]) if behind < len(self._sentences) else stop
        places = (
            *reversed(list(_SECTION.finditer(self._text, start, span[0]))),
            *_SECTION.finditer(self._text, span[1], stop),
        )
        return self._read_section(places[0].start()) if places else None

    def _read_section(self, at: int) -> str | None:
        chain = read_chain(self._text, at)
        if chain is None or _OF_ANOTHER.match(self._text, chain.end):
            return None
        return ".".join(paths_of(chain.levels)[0][1])
