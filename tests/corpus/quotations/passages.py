"""Passages of orders that quotations are made from, drawn by chance."""

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from app.law.quotes.values import OrderText, Provision
from tests.corpus.quotations.letters import Letters, in_order

WORD = re.compile(r"\S+")
CORE = re.compile(r"^([^\w$§]*)(.*?)(\W*)$", re.DOTALL)
"""A token: what stands before its word, the word, what stands after it."""
PLAIN = re.compile(r"[A-Za-z]+(?:['’-][A-Za-z]+)*")
OWN_MARKS = re.compile(r"[\[\]<>_|\\^~{}]|\.\.\.|…|\* ?\*|\. \. |\(\.")
"""Signs that have a meaning in a quotation, and in few orders."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of one field of one provision.

    Attributes:
        tokens: the same, split at white space.
        before, after: the text of the field on both sides.
    """

    order: OrderText
    section: str | None
    field: str
    text: str
    before: str = ""
    after: str = ""

    @property
    def tokens(self) -> list[str]:
        """The words with their points and marks."""
        return self.text.split()

    @property
    def places(self) -> list[int]:
        """Where in `tokens` plain words stand: no enumerator, no number, nothing in brackets."""
        return [place for place, token in enumerate(self.tokens) if is_plain(token)]


def is_plain(token: str) -> bool:
    """Whether a token is one word of letters that no bracket holds."""
    before, word, after = parts(token)
    return bool(PLAIN.fullmatch(word)) and not {"(", ")"} & set(before + after)


def parts(token: str) -> tuple[str, str, str]:
    """What stands before the word of a token, the word, and what stands after it."""
    found = CORE.match(token)
    assert found
    return found[1], found[2], found[3]


@dataclass(frozen=True, slots=True)
class Seam:
    """Two texts that follow each other in print, with what stands between them.

    Attributes:
        between: the label and heading of the second, as printed.
    """

    order: OrderText
    left: Provision
    left_text: str
    between: str
    right: Provision
    right_text: str


class World:
    """The orders that have text, and chance.

    Attributes:
        orders: in the order given.
        chance: the only source of chance, so that a seed makes the same quotations.
    """

    def __init__(self, orders: Sequence[OrderText], seed: int) -> None:
        self.orders = [order for order in orders if order.provisions]
        self.chance = random.Random(seed)  # noqa: S311 - not for secrets
        self.by_number = {order.number: order for order in orders}
        self.letters = cache(lambda number: Letters(self.by_number[number]))

    @cached_property
    def vocabulary(self) -> dict[str, int]:
        """How often each plain word in small letters stands in the orders."""
        counts: dict[str, int] = {}
        for order in self.orders:
            for provision in order.provisions:
                for word in re.findall(r"(?<![\w-])[a-z]{2,}(?![\w-])", provision.text):
                    counts[word] = counts.get(word, 0) + 1
        return counts

    @cached_property
    def common(self) -> list[str]:
        """The words that stand in the orders at least fifty times."""
        return sorted(word for word, count in self.vocabulary.items() if count >= 50 and len(word) > 3)

    @cached_property
    def names(self) -> list[str]:
        """Words with a capital inside a sentence, of those that stand there often."""
        counts: dict[str, int] = {}
        for order in self.orders:
            for provision in order.provisions:
                for word in re.findall(r"(?<=[a-z,] )[A-Z][a-z]{3,}(?=[ ,;.])", provision.text):
                    counts[word] = counts.get(word, 0) + 1
        return sorted(word for word, count in counts.items() if count >= 100)

    def passage(
        self, fewest: int, most: int, suits: Callable[[Passage], bool] = lambda _: True, tries: int = 4_000
    ) -> Passage:
        """A passage of so many words that suits; of any order alike, so that all times are met."""
        for _ in range(tries):
            found = self._drawn(fewest, most)
            if found and suits(found):
                return found
        raise LookupError(f"no passage of {fewest} to {most} words suits")

    def _drawn(self, fewest: int, most: int) -> Passage | None:
        order = self.chance.choice(self.orders)
        fields = [
            (provision.id, field, text)
            for provision in order.provisions
            for field in ("text", "closing")
            if len((text := getattr(provision, field)).split()) >= fewest
        ]
        if not fields:
            return None
        section, field, text = self.chance.choice(fields)
        words = list(WORD.finditer(text))
        count = min(self.chance.randint(fewest, most), len(words))
        first = self.chance.randrange(len(words) - count + 1)
        start, end = words[first].start(), words[first + count - 1].end()
        found = Passage(order, section, field, text[start:end], text[:start], text[end:])
        return found if self._is_clean(found) else None

    def _is_clean(self, passage: Passage) -> bool:
        """Whether it has no sign of its own, begins and ends in a word, and stands in one provision only."""
        tokens = passage.tokens
        edges = all(any(map(str.isalnum, token)) for token in (tokens[0], tokens[-1]))
        if OWN_MARKS.search(passage.text) or not edges:
            return False
        return len(self.letters(passage.order.number).sections(passage.text)) == 1

    def seams(self, order: OrderText) -> Iterator[Seam]:
        """Where the text of a provision follows another's with nothing but a label and a heading between."""
        last: tuple[Provision, str] | None = None
        between: list[str] = []
        for provision, field, text in in_order(order.provisions):
            if not text:
                continue
            if field in {"text", "closing"}:
                if last and last[0] is not provision:
                    yield Seam(order, last[0], last[1], " ".join(between), provision, text)
                last, between = (provision, text), []
            elif field == "part":
                last = None
            else:
                between.append(f"{text}." if field == "heading" or re.match(r"(?i)sec", text) else text)

    def seam(self, suits: Callable[[Seam], bool] = lambda _: True) -> Seam:
        """One seam that suits, with at least four words on both sides."""
        for _ in range(4_000):
            found = [
                seam
                for seam in self.seams(self.chance.choice(self.orders))
                if len(seam.left_text.split()) >= 4
                and len(seam.right_text.split()) >= 4
                and not OWN_MARKS.search(seam.left_text + seam.between + seam.right_text)
                and suits(seam)
            ]
            if found:
                return self.chance.choice(found)
        raise LookupError("no seam suits")
