"""How much of a quotation stands in the passage nearest to it: beyond chance, or not.

A quotation is `altered` where its words are those of the order but for some; where only words stand there that stand
together anywhere, it is not found. The bounds are those of `docs/quotations.md`.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from app.law.quotes.laying import near
from app.law.quotes.reading import Quotation
from app.law.quotes.steps import Kind, Steps
from app.law.quotes.stream import Stream

_LITTLE = frozenset(
    """
    a an and any are as at be been being but by can could did do does for from had has have he her his i if in into
    is it its may more most must nor not of on or other our shall she should so such than that the their them then
    there these they this those to under upon was we were which who will with would you your
    """.split()  # noqa: SIM905 (read more easily)
)
"""Words that say little of what is said, and stand in every passage."""
_FORM = 0.6
"""Another form of a word counts as so much of it."""
_MANY = 100_000
_WANTED_TELLING = 0.6
_TELLING = 2
_SHORT = 3
"""Of a name of three words, all that say something are enough: "Prohibition of Assassination" for "on"."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """How much of a quotation must stand in a passage for it to be the one quoted.

    Attributes:
        parts: of so many words at most, such a part: who misquotes errs in a word or two.
        runs: of so many words at most, so many that follow each other as they do in the order.
        words_a_place: in one place of so many words, and one more, they may differ; a paraphrase does in many.
    """

    parts: Sequence[tuple[int, float]]
    runs: Sequence[tuple[int, int]]
    words_a_place: int


IN_AN_ORDER = Bounds(((2, 0.8), (3, 0.85), (4, 0.75), (12, 0.7), (_MANY, 0.85)), ((3, 1), (4, 2), (_MANY, 3)), 6)
"""Where the order is known."""
ANYWHERE = Bounds(((4, 1.1), (10, 0.8), (_MANY, 0.9)), ((10, 3), (_MANY, 4)), 8)
"""Where nobody named it, chance has all orders to choose from: of four words none is enough."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """What of a quotation stands in a passage.

    Attributes:
        words: how many words the quotation has.
        same: how many of them stand there, other forms as a part of one.
        telling: the part that stands there of those words that say something.
        run: the most that follow each other there as they do here.
        places: where the words differ.
    """

    words: int
    same: float
    telling: float
    run: int
    places: int = 0

    @property
    def part(self) -> float:
        """The part of the quotation that stands there."""
        return self.same / self.words

    def is_beyond_chance(self, *, anywhere: bool) -> bool:
        """Whether the passage is the one quoted; `anywhere`: it was looked for in all orders."""
        if self.telling == 1 and self.words == _SHORT and not anywhere:
            return self.part >= _WANTED_TELLING
        bounds = ANYWHERE if anywhere else IN_AN_ORDER
        return (
            self.part >= self._of(bounds.parts)
            and self.run >= self._of(bounds.runs)
            and self.telling >= _WANTED_TELLING
            and (self.places - 1) * bounds.words_a_place <= self.words
        )

    def _of(self, steps: Sequence[tuple[int, float]]) -> float:
        return next(value for most, value in steps if self.words <= most)


def likeness(quotation: Quotation, stream: Stream, steps: Steps) -> Likeness:
    """How much of the quotation stands where the steps lay it."""
    worth = [0.0] * len(quotation.words)
    run = longest = 0
    for step in steps:
        if step.kind is Kind.EQUAL:
            worth[slice(*step.quote)] = [1.0] * (step.quote[1] - step.quote[0])
            run += step.quote[1] - step.quote[0]
            longest = max(longest, run)
        elif step.kind is Kind.CHANGED:
            run = 0
            for quote, text in zip(range(*step.quote), range(*step.text), strict=False):
                worth[quote] = _FORM if near(quotation.words[quote].key, stream.keys[text]) else 0.0
        elif step.kind is Kind.STUB:
            worth[step.quote[0]] = 1.0
    telling = [part for word, part in zip(quotation.words, worth, strict=True) if _tells(word.key)]
    places = sum(step.kind is Kind.CHANGED for step in steps)
    return Likeness(len(worth), sum(worth), sum(telling) / len(telling) if telling else 0.0, longest, places)


def _tells(key: str) -> bool:
    """Whether a word says something; a figure does, but another one in its place leaves the passage the same."""
    return key not in _LITTLE and not key[0].isdigit()


def says_something(quotation: Quotation) -> bool:
    """Whether a quotation has a word that is not in every passage."""
    return any(_tells(word.key) for word in quotation.words)


def tells(keys: list[str]) -> bool:
    """Whether some words say enough to be told from chance: two of them at least say something."""
    return sum(key not in _LITTLE for key in keys) >= _TELLING
