"""What is told of the way a quotation lies on an order: where it stands, what differs, what was left out."""

import itertools
import re
import unicodedata
from collections.abc import Iterator

from app.law.documents import Span
from app.law.quotes.reading import Quotation
from app.law.quotes.risks import denies, flags_of, meant, risk_of
from app.law.quotes.steps import Kind, Step, Steps
from app.law.quotes.stream import RUN_OVER, Stream
from app.law.quotes.values import Difference, Field, Match, Omission, Place, Risk, Verdict
from app.law.quotes.words import keys

_DASHES = re.compile("[-‐‑‒–—−\u00ad]")
_MARKS = re.compile(r"[\"'‘’‚‛“”„‟«»‹›`´ʼ\u0300-\u036f\u200b-\u200d\u2060\ufeff]|[^\x00-\x7f]")
_WHITE = re.compile(r"\s+")
_NEAR = 80
"""Words that are further apart are two passages."""
_CLOSING = ".,"
"""A closing point or comma belongs to the sentence of the quoter: American printers set it inside the marks."""


def told(quotation: Quotation, stream: Stream, steps: Steps, verdict: Verdict) -> Match:
    """The passage with what differs in it. `exact` becomes `exact_folded` where the characters are not the same."""
    passages = _passages(steps)
    parts = [part for passage in passages for part in stream.between(*passage)]
    places = tuple(stream.place_of(*part) for part in parts)
    teller = _Teller(quotation, stream)
    differences = [difference for step in steps for difference in teller.differences(step)]
    if len(parts) > 1:
        differences += [difference for step in steps for difference in teller.run_over(step)]
    differences += [*teller.between(steps), *teller.marked(passages[0][0]), *teller.edges(steps)]
    found = tuple(sorted(differences, key=lambda difference: difference.quote_span))
    if verdict is Verdict.EXACT and found:
        verdict = Verdict.EXACT_FOLDED
    omitted = tuple(teller.omission(step) for step in steps if step.kind is Kind.GAP)
    return Match(verdict, places, found, omitted, any(_is_quoted(stream, *passage) for passage in passages))


def _passages(steps: Steps) -> list[tuple[int, int]]:
    """The words of the stream that stand for words of the quotation, in one piece where they are near each other."""
    found: list[tuple[int, int]] = []
    for step in steps:
        first, end = step.text
        if first == end or step.kind in (Kind.SKIPPED, Kind.GAP):
            continue
        if found and 0 <= first - found[-1][1] <= _NEAR:
            found[-1] = (found[-1][0], end)
        else:
            found.append((first, end))
    return found


def _is_quoted(stream: Stream, first: int, end: int) -> bool:
    for unit, start, stop in stream.between(first, end):
        span = (stream.words[start].start, stream.words[stop - 1].end)
        if any(begun <= span[0] and span[1] <= closed for begun, closed in unit.quoted):
            return True
    return False


class _Teller:
    def __init__(self, quotation: Quotation, stream: Stream) -> None:
        self._quotation = quotation
        self._stream = stream

    def differences(self, step: Step) -> Iterator[Difference]:
        """What differs in the words of a step."""
        if step.kind is Kind.EQUAL:
            yield from self._written(step)
        elif step.kind is Kind.CHANGED:
            yield self._changed(step)
        elif step.kind is not Kind.GAP:
            yield self._difference(_OPS.get(step.kind) or self._run_over(step), step)

    def run_over(self, step: Step) -> Iterator[Difference]:
        """The labels and headings that the quotation has among the words."""
        if step.kind is Kind.EQUAL and step.quote[1] - step.quote[0] == step.text[1] - step.text[0]:
            shift = step.quote[0] - step.text[0]
            for unit, first, end in self._stream.between(*step.text):
                if unit.field in RUN_OVER:
                    yield self._difference(
                        self._run_over(step=Step(step.kind, step.quote, (first, end))),
                        Step(step.kind, (first + shift, end + shift), (first, end)),
                    )

    def _run_over(self, step: Step) -> str:
        name = self._stream.unit(step.text[0]).field
        return "heading" if name in (Field.HEADING, Field.PART) else "label"

    def _changed(self, step: Step) -> Difference:
        op = "replace" if step.quote[0] < step.quote[1] and step.text[0] < step.text[1] else "insert"
        if step.quote[0] == step.quote[1]:
            op = "delete"
        return self._difference(op, step)

    def _written(self, step: Step) -> Iterator[Difference]:
        """How the same words are written otherwise."""
        (quote, quote_end), (text, text_end) = step.quote, step.text
        if quote_end - quote != text_end - text:
            yield self._difference("hyphen", step)
            return
        for place in range(quote_end - quote):
            one = Step(Kind.EQUAL, (quote + place, quote + place + 1), (text + place, text + place + 1))
            there = self._words_at(one.text)
            here = self._quotation.text[slice(*self._span(one.quote))]
            if here != there:
                yield self._difference(self._written_how(quote + place, here, there), one)

    def _written_how(self, quote: int, here: str, there: str) -> str:
        if quote in dict(self._quotation.stubs):
            return "bracket"
        return "case" if here.casefold() == there.casefold() else "mark"

    def between(self, steps: Steps) -> Iterator[Difference]:
        """What differs between two words that follow each other here and there."""
        pairs = [
            (step.quote[0] + n, step.text[0] + n)
            for step in steps
            if step.kind is Kind.EQUAL
            for n in range(_length(step))
        ]
        for (quote, text), (next_quote, next_text) in itertools.pairwise(pairs):
            if next_quote != quote + 1 or next_text != text + 1:
                continue
            unit = self._stream.unit(text)
            span = (self._quotation.words[quote].end, self._quotation.words[next_quote].start)
            here = self._quotation.text[slice(*span)]
            if next_text >= unit.end:
                continue
            there_span = (self._stream.words[text].end, self._stream.words[next_text].start)
            there = unit.text[slice(*there_span)]
            if _plain(here) != _plain(there) and not self._has_bracket(span):
                place = Place(self._stream.order, unit.section, unit.field, there_span, there)
                yield Difference(_kind(here, there), span, here, place)

    def _has_bracket(self, span: Span) -> bool:
        return any(span[0] <= start < span[1] for start, _ in self._quotation.marked)

    def marked(self, first: int) -> Iterator[Difference]:
        """The brackets that change nothing that is said."""
        unit = self._stream.unit(first)
        for span in self._quotation.marked:
            nothing = self._stream.place_of(unit, first, first)
            yield Difference("bracket", span, self._quotation.text[slice(*span)], nothing)

    def edges(self, steps: Steps) -> Iterator[Difference]:
        """What stands before the first word and behind the last one, and not there; a closing point or comma aside."""
        lying = [step for step in steps if step.kind is Kind.EQUAL]
        if not lying or self._quotation.gaps:
            return
        text, found = self._quotation.text, self._quotation.words
        first, last = lying[0].text[0], lying[-1].text[1] - 1
        unit = self._stream.unit(first)
        before = text[: found[0].start].strip()
        if (
            lying[0].quote[0] == 0
            and before
            and not unit.text[: self._stream.words[first].start].rstrip().endswith(before)
        ):
            at = self._stream.place_of(unit, first, first)
            yield Difference(_kind(before, ""), (0, found[0].start), before, at)
        unit, end = self._stream.unit(last), self._stream.words[last].end
        behind = text[found[-1].end :].strip()
        at_end = not self._has_bracket((found[-1].end, len(text))) and lying[-1].quote[1] == len(found)
        if at_end and not _closes(behind, unit.text[end:].lstrip()):
            at = Place(self._stream.order, unit.section, unit.field, (end, end), "")
            yield Difference(_kind(behind, ""), (found[-1].end, len(text)), behind, at)

    def omission(self, step: Step) -> Omission:
        """What the signs at a place stand for."""
        gaps = [gap for gap in self._quotation.gaps if gap.before == step.quote[0]]
        span = (gaps[0].span[0], gaps[-1].span[1])
        places = tuple(self._stream.place_of(unit, *part) for unit, *part in self._stream.between(*step.text))
        put = [key for gap in gaps for key in keys(self._quotation.text[slice(*gap.span)])]
        risk = risk_of((put, list(self._stream.keys[slice(*step.text)])))
        flags = flags_of(self._stream, *step.text)
        return Omission(span, places, _with_risk(flags, risk) if put else flags)

    def _difference(self, op: str, step: Step) -> Difference:
        first, end = step.text
        unit = self._stream.unit(min(first, len(self._stream.words) - 1))
        place = self._stream.place_of(unit, first, min(end, unit.end))
        span = self._span(step.quote)
        words = self._quotation.text[slice(*span)]
        risk = risk_of(self._keys(step)) if step.kind in (Kind.CHANGED, Kind.STUB) else None
        if step.kind is Kind.STUB and denies(*(keys[0] for keys in self._keys(step))):
            risk = Risk.NEGATION
        return Difference(op, span, words, place, risk)

    def _keys(self, step: Step) -> tuple[list[str], list[str]]:
        here = [meant(self._quotation.text, word) for word in self._quotation.words[slice(*step.quote)]]
        there = self._stream.between(*step.text)
        return here, [meant(unit.text, word) for unit, *part in there for word in self._stream.words.between(*part)]

    def _words_at(self, text: tuple[int, int]) -> str:
        unit = self._stream.unit(text[0])
        return self._stream.place_of(unit, *text).text

    def _span(self, quote: tuple[int, int]) -> Span:
        found = self._quotation.words
        if quote[0] < quote[1]:
            return found[quote[0]].start, found[quote[1] - 1].end
        at = found[quote[0]].start if quote[0] < len(found) else len(self._quotation.text)
        return at, at


def _with_risk(flags: tuple[str, ...], put: Risk | None) -> tuple[str, ...]:
    """The flags of what was left out, and of what a bracket put in its place."""
    return flags if put is None or put.value in flags else (put.value, *flags)


_OPS = {Kind.STUB: "bracket", Kind.LABELLED: "label"}


def _length(step: Step) -> int:
    return min(step.quote[1] - step.quote[0], step.text[1] - step.text[0])


def _closes(behind: str, there: str) -> bool:
    """Whether what closes a quotation stands there, too; a point or a comma need not."""
    return there.startswith((behind, behind.rstrip(_CLOSING).rstrip()))


def _plain(between: str) -> str:
    return _WHITE.sub(" ", unicodedata.normalize("NFC", between))


def _kind(here: str, there: str) -> str:
    changed = "".join(set(here) ^ set(there))
    if _DASHES.search(changed):
        return "hyphen"
    return "mark" if _MARKS.search(changed) else "punctuation"
