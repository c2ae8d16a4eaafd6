"""Sentences of fact sheets: about orders, in their tone, and in none of them."""

import random
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app.law.quotes.values import OrderText
from tests.corpus.quotations.letters import Letters, letters

_DATE = re.compile(r"^date: '?(\d{4}-\d\d-\d\d)", re.MULTILINE)
_LINK = re.compile(r"\[([^\]]*)\]\([^)\s]*\)")
_MARKER = re.compile(r"^\s*(?:[-*>•#]+|\d+\.)\s+", re.MULTILINE)
_END = re.compile(r"(?<=[a-z)”\"][.!?])\s+(?=[A-Z“\"])")
DAYS = 3
"""An order that a fact sheet is about was signed within so many days of it."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a fact sheet.

    Attributes:
        orders: the numbers of the orders signed about that day, one of which the fact sheet may be about; few are about
            any.
    """

    text: str
    file: str
    orders: tuple[str, ...]


def _sentences(page: str) -> Iterator[str]:
    body = _MARKER.sub("", _LINK.sub(r"\1", page.split("\n---", 1)[-1]).replace("*", ""))
    for paragraph in re.split(r"\n\s*\n", body):
        for sentence in _END.split(" ".join(paragraph.split())):
            if 8 <= len(sentence.split()) <= 60 and len(sentence) <= 900:
                yield sentence


def drawn(
    folder: Path, orders: Sequence[OrderText], signed: Mapping[str, date], count: int, seed: int
) -> list[Sentence]:
    """So many sentences that stand in no order, drawn by chance."""
    found = []
    for path in sorted(folder.glob("*.md")):
        page = path.read_text(encoding="utf-8")
        day = date.fromisoformat(_DATE.search(page)[1])  # type: ignore[index]
        about = tuple(number for number, on in signed.items() if abs((on - day).days) <= DAYS)
        found += [Sentence(text, path.name, about) for text in _sentences(page)]
    everything = "|".join(text for order in orders for text in (Letters(order).printed, Letters(order).running))
    random.Random(seed).shuffle(found)  # noqa: S311 - not for secrets
    absent = (sentence for sentence in found if letters(sentence.text) not in everything)
    return [sentence for sentence, _ in zip(absent, range(count), strict=False)]
