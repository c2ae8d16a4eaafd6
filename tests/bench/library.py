"""A generated corpus of any size: words as rare and as common as in a language, the same for the same size."""

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from functools import cache
from itertools import accumulate
from typing import Any

from sqlalchemy import Connection, insert

from app.schemas import Counts
from app.search.document_keys import document_key
from app.tables import Corpus, DirectiveRow, OrderRow, SectionRow

COMMON: tuple[str, ...] = (
    *("the", "of", "and", "to", "in", "shall", "this", "order", "for", "by", "federal", "or", "agency", "on", "with"),
    *("as", "that", "any", "executive", "secretary", "head", "law", "general", "attorney", "director", "national"),
    *("within", "states", "united", "section", "policy", "department", "days", "security", "management"),
)
RARE_WORDS = 30_000
SECTIONS_AN_ORDER = 160
DIRECTIVES_AN_ORDER = 200
_SYLLABLES = (
    "ba",
    "co",
    "di",
    "fu",
    "ge",
    "hi",
    "ja",
    "ku",
    "lo",
    "mi",
    "ne",
    "po",
    "ra",
    "se",
    "ti",
    "vo",
    "wa",
    "xe",
)


class Words:
    """Words drawn as often as their rank in a language makes them (Zipf)."""

    def __init__(self, seed: int | str) -> None:
        self.chance = random.Random(seed)  # noqa: S311 (a test's data, no secret)
        self.known, self._weights = _vocabulary()

    def some(self, count: int) -> list[str]:
        """So many words of a text."""
        return self.chance.choices(self.known, cum_weights=self._weights, k=count)

    def text(self, least: int, most: int) -> str:
        """A text of so many words."""
        return " ".join(self.some(self.chance.randint(least, most)))


@cache
def _vocabulary() -> tuple[list[str], list[float]]:
    """The words known, the most common first, and their weights added up."""
    known = [*COMMON, *(made_up(number, 4) for number in range(RARE_WORDS))]
    return known, list(accumulate(1 / (rank + 3) for rank in range(len(known))))


def made_up(number: int, syllables: int) -> str:
    """A word that is none, another for each number."""
    made = []
    for _ in range(syllables):
        number, syllable = divmod(number, len(_SYLLABLES))
        made.append(_SYLLABLES[syllable])
    return "".join(made)


def fill(connection: Connection, orders: int) -> None:
    """Write so many orders with their provisions and directives into empty tables."""
    words = Words(seed=1)
    known = {
        "id": 1,
        "revision": "0" * 16,
        "ingested_at": datetime(2025, 1, 1, tzinfo=UTC),
        "as_of": None,
        "summary": {},
    }
    connection.execute(insert(Corpus), [known])
    for first in range(1, orders + 1, 50):
        numbers = range(first, min(first + 50, orders + 1))
        connection.execute(insert(OrderRow), [_order(number, orders, words) for number in numbers])
        connection.execute(insert(SectionRow), [row for number in numbers for row in _sections(number, words)])
        directives = [row for number in numbers for row in _directives(number, orders, words)]
        connection.execute(insert(DirectiveRow), directives)


def _signed_on(number: int, orders: int) -> date:
    return date(1933, 3, 4) + timedelta(days=number * 33_000 // orders)


def _order(number: int, orders: int, words: Words) -> dict[str, Any]:
    day = _signed_on(number, orders)
    nothing: dict[str, Any] = dict.fromkeys(column.name for column in OrderRow.__table__.columns)
    return nothing | {
        "sort_key": number * 100,
        "number": str(number),
        "title": words.text(5, 15),
        "president": ("joe-biden", "donald-trump", "barack-obama")[number % 3],
        "signed_on": day,
        "year": day.year,
        "status": "in_force",
        "status_basis": [],
        "status_ends": [],
        "signature": {},
        "has_text": True,
        "counts": dict.fromkeys(Counts.model_fields, 0),
        "coverage": 0,
        "parse_notes": [],
        "digest": str(number),
        "changed_at": datetime(2025, 1, 1, tzinfo=UTC),
    }


def _sections(number: int, words: Words) -> Iterator[dict[str, Any]]:
    for position in range(SECTIONS_AN_ORDER):
        yield {
            "order_key": number * 100,
            "position": position,
            "id": str(position + 1),
            "parent": None,
            "depth": 0,
            "label": f"Sec. {position + 1}",
            "citation": f"sec. {position + 1}",
            "heading": words.text(1, 5),
            "heading_status": "confirmed",
            "part": "",
            "text": words.text(20, 80),
            "closing": "",
            "pages": [],
            "quoted": [],
            "closing_quoted": [],
        }


def _directives(number: int, orders: int, words: Words) -> Iterator[dict[str, Any]]:
    for place in range(1, DIRECTIVES_AN_ORDER + 1):
        text = words.text(10, 50)
        yield {
            "key": document_key(_signed_on(number, orders), number * 100, place),
            "id": f"{number}:{place % SECTIONS_AN_ORDER + 1}:{place}",
            "order_key": number * 100,
            "section": str(place % SECTIONS_AN_ORDER + 1),
            "provision": "",
            "item": "",
            "modality": "shall",
            "action": text,
            "text": text,
            "span_start": 0,
            "span_end": len(text),
            "field": "text",
            "deadline": None,
            "due_on": None,
            "has_deadline": False,
            "recurrence": None,
            "further_deadlines": [],
            "limbs": [],
            "boilerplate": place % 8 == 0,
            "actors": [{"name": "Attorney General", "slug": None, "role": "lead"}] if place % 5 == 0 else [],
        }
