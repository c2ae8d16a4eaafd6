"""Interleaved rounds: every subject once a round, the odd rounds backwards, so that no drift favours anyone."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import TypeVar

from tests.bench.serving.figures import COST, CPU, RATE, Figures, Spread, Unavailable, ratios
from tests.bench.serving.requests import WrongAnswer
from tests.bench.serving.rows import Row

S = TypeVar("S")
Progress = Callable[[int, str], None]
"""Called with the round and the subject that is measured next."""


@dataclass(slots=True)
class Taken:
    """What was measured.

    Attributes:
        figures: of each subject by round.
        absent: why a subject cannot be measured here.
        wrong: what a subject answered that was no right answer.
    """

    figures: dict[str, list[Figures]] = field(default_factory=dict)
    absent: dict[str, str] = field(default_factory=dict)
    wrong: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one row.

    Attributes:
        spread: of the ratios, or of the figures where the row has no other subject; None if it was not measured.
        by_processor: the median ratio of the same rounds by the processor time of the servers alone, which others on
            the machine hardly change; None where it was not measured.
        ours, beside: the medians of every figure of both.
        why_not: why it was not measured, or "".
        wrong: whether that is because of wrong answers.
    """

    row: Row
    spread: Spread | None = None
    by_processor: float | None = None
    ours: Figures = field(default_factory=dict)
    beside: Figures = field(default_factory=dict)
    why_not: str = ""
    wrong: bool = False

    @property
    def missed(self) -> bool:
        """Whether its limit is not kept, or an answer was wrong."""
        return self.wrong or (self.spread is not None and not self.row.keeps(self.spread.middle))


def measured(
    names: Sequence[str],
    rounds: int,
    subjects: Mapping[str, Callable[[S], Figures]],
    stage: S,
    progress: Progress,
    most: Mapping[str, int],
) -> Taken:
    """Measure each of the subjects named once a round.

    Args:
        names: in the order of an even round.
        rounds: how many.
        subjects: how each is measured, by name.
        stage: what it is measured on.
        progress: told what is measured next.
        most: subjects that are measured in so many rounds only.
    """
    taken = Taken()
    for number in range(rounds):
        for name in names if number % 2 == 0 else reversed(names):
            if name in taken.absent or name in taken.wrong or number >= most.get(name, rounds):
                continue
            progress(number, name)
            try:
                taken.figures.setdefault(name, []).append(subjects[name](stage))
            except Unavailable as reason:
                taken.absent[name] = str(reason)
            except WrongAnswer as answer:
                taken.wrong[name] = str(answer)
    return taken


def subjects_of(rows: Iterable[Row]) -> list[str]:
    """The subjects of some rows, each once, in the order of the rows."""
    return list(dict.fromkeys(name for row in rows for name in (row.ours, row.beside) if name))


def result(row: Row, taken: Taken) -> Result:
    """What the rounds tell of a row."""
    for name in (row.ours, row.beside):
        if name in taken.wrong:
            return Result(row, why_not=f"wrong answers of {name}: {taken.wrong[name]}", wrong=True)
        if name in taken.absent:
            return Result(row, why_not=taken.absent[name])
    ours = taken.figures[row.ours]
    values = [figures[row.unit] for figures in ours]
    if not row.beside:
        return Result(row, Spread.of(values), None, _medians(ours))
    beside = taken.figures[row.beside]
    both = ratios(values, [figures[row.unit] for figures in beside])
    return Result(row, Spread.of(both), _by_processor(row, ours, beside), _medians(ours), _medians(beside))


def _by_processor(row: Row, ours: Sequence[Figures], beside: Sequence[Figures]) -> float | None:
    """The median ratio by processor time, as great as the row's own where nothing else costs time."""
    if row.unit not in (RATE, COST):
        return None
    spent = ratios([figures[CPU] for figures in ours], [figures[CPU] for figures in beside])
    return median(spent) if row.unit == COST else 1 / median(spent)


def _medians(rounds: Sequence[Figures]) -> Figures:
    return {name: median(figures[name] for figures in rounds) for name in rounds[0]}
