"""How the answers agree with what is expected: by kind, with every disagreement."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from app.law.quotes import Text, check
from app.law.quotes.values import Check, OrderText, Verdict
from tests.corpus.quotations.cases import PARTIAL, VERBATIM, Case
from tests.corpus.quotations.letters import letters

Checker = Callable[[Case], Check]


def against(orders: Iterable[OrderText]) -> Checker:
    """A check of each case against the order that it is of."""
    held = {order.number: order for order in orders}
    ready = cache(lambda number: Text.of(held[number]))
    return lambda case: check(case.quote, [ready(case.order)])


@dataclass(frozen=True, slots=True)
class Judged:
    """A case with its answer.

    Attributes:
        faults: what is wrong with the answer, as codes; none where it is right.
    """

    case: Case
    check: Check
    faults: tuple[str, ...]

    @property
    def is_grave(self) -> bool:
        """Whether words that stand nowhere, or changed, are said to stand there."""
        return not self.case.verdicts & VERBATIM and self.case.verdicts != PARTIAL and self.check.verdict in VERBATIM


def judge(cases: Iterable[Case], checker: Checker, fully: bool = True) -> list[Judged]:
    """Every case with its answer; `fully` looks at the section, the risk and what was left out as well."""
    return [Judged(case, check, tuple(_faults(case, check, fully))) for case in cases for check in [checker(case)]]


def _faults(case: Case, check: Check, fully: bool) -> Iterator[str]:
    if check.verdict not in case.verdicts:
        yield f"verdict {check.verdict}"
        return
    if not fully or check.verdict is Verdict.NOT_FOUND:
        return
    if case.sections and not case.sections & {place.section for place in check.matches[0].places}:
        yield "section"
    if case.risk is not None and case.risk != set(check.risk):
        yield "risk"
    if case.omitted is not None and letters(case.omitted) not in {
        letters(" ".join(place.text for left_out in match.omitted for place in left_out.places))
        for match in check.matches
    }:
        yield "omitted"
    flags = {flag for match in check.matches for left_out in match.omitted for flag in left_out.flags}
    if not case.flags <= flags:
        yield "flags"


def share(judged: Sequence[Judged]) -> float:
    """The share of answers that are right."""
    return sum(not item.faults for item in judged) / len(judged)


def table(judged: Sequence[Judged]) -> list[str]:
    """A line for each kind, in Markdown: how many, how many right, what was wrong with the others."""
    kinds: dict[str, list[Judged]] = defaultdict(list)
    for item in judged:
        kinds[item.case.kind].append(item)
    lines = ["| kind | quotations | right | otherwise |", "|---|---|---|---|"]
    for kind, items in [*kinds.items(), ("all", list(judged))]:
        wrong = Counter(fault for item in items for fault in item.faults)
        told = ", ".join(f"{fault} {count}" for fault, count in wrong.most_common())
        lines.append(f"| {kind} | {len(items)} | {sum(not item.faults for item in items)} | {told} |")
    return lines
