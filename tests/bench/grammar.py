"""Made-up orders, as many as are wanted, each the same whenever it is made, in words as rare as those of a language.

They cite, amend and revoke earlier ones, direct offices to do something by a day, and are told by files as two sources
tell them: the archive's Markdown with the text, the Federal Register's JSON with the facts.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from app.law.actors import ACTORS
from tests.bench.library import COMMON, Words, made_up

VERSION = 1
"""Of the grammar: another one makes other orders."""

FIRST_DAY, DAYS = date(1933, 3, 6), 33_800
FIRST_NUMBER = 5_001
LARGE_EVERY = 150
"""One order in so many is long: its JSON has about 200 kB."""
ORDERS_A_NAME = 8
"""So many orders share a name that nothing else has, however many there are: such words are searched for as rare."""
RECORDS_A_FILE = 500

PREAMBLE = (
    "By the authority vested in me as President by the Constitution and the laws of the United States of America, "
    "it is hereby ordered:"
)
OFFICES = tuple(actor.name for actor in ACTORS if actor.kind == "office")
TASKS = ("review", "submit to the President a report on", "issue guidance on", "establish", "revise", "ensure")
LIMITS = (30, 60, 90, 120, 180, 365)
LAWS = (3, 5, 22, 42, 50)
ACTS = ("", "", "", "", "", "", "", "", "amended", "revoked")
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


@dataclass(frozen=True, slots=True)
class Provision:
    """A section with its heading, its text, and the texts of its items (a), (b), (c)."""

    heading: str
    text: str
    items: Sequence[str]


@dataclass(frozen=True, slots=True)
class MadeOrder:
    """An order made up."""

    number: str
    title: str
    signed_on: date
    provisions: Sequence[Provision]

    @property
    def published_on(self) -> date:
        """Three days later."""
        return self.signed_on + timedelta(days=3)

    def markdown(self) -> str:
        """It as the archive writes it."""
        day = written(self.signed_on)
        return "\n".join(
            [
                f"# Executive Order {self.number}: {self.title}",
                f"\n## Summary\n\n**Signed:** {day}\n**Published:** {written(self.published_on)}\n",
                f"**Document Details:**\n- Executive Order Number: {self.number}\n\n---\n",
                f"## Executive Order {self.number}\n\nExecutive Order {self.number} of {day}\n{self.title}",
                f"### Authority\n\n{PREAMBLE}",
                *(_markdown(place, provision) for place, provision in enumerate(self.provisions, start=1)),
                f"\nTHE WHITE HOUSE,\n{day}.\n",
            ]
        )

    def record(self) -> dict[str, Any]:
        """Its facts as the Federal Register's API has them."""
        return {
            "executive_order_number": self.number,
            "title": self.title,
            "type": "Presidential Document",
            "subtype": "Executive Order",
            "signing_date": self.signed_on.isoformat(),
            "publication_date": self.published_on.isoformat(),
            "page_views": {"last_updated": "2026-01-01 00:00:00 -0500"},
        }


@dataclass(frozen=True, slots=True)
class Grammar:
    """Orders signed between 1933 and 2025, as many as `count`."""

    count: int

    def order(self, place: int) -> MadeOrder:
        """One of them, told by its place in time."""
        words = Words(f"{VERSION}:{place}")
        long = place % LARGE_EVERY == LARGE_EVERY // 2
        sections = words.chance.randint(100, 140) if long else words.chance.randint(3, 9)
        return MadeOrder(
            number_of(place),
            _capitals(words.some(words.chance.randint(4, 12))),
            self.signed_on(place),
            [self._provision(words, place) for _ in range(sections)],
        )

    def signed_on(self, place: int) -> date:
        """When one was signed; a later one not earlier."""
        return FIRST_DAY + timedelta(days=place * DAYS // self.count)

    def write(self, folder: Path) -> None:
        """Write all of them as files into an empty folder."""
        for first in range(0, self.count, RECORDS_A_FILE):
            some = [self.order(place) for place in range(first, min(first + RECORDS_A_FILE, self.count))]
            for order in some:
                (folder / f"EO-{order.number}.md").write_text(order.markdown(), encoding="utf-8")
            records = json.dumps({"results": [order.record() for order in some]})
            (folder / f"facts-{first}.json").write_text(records, encoding="utf-8")

    def _provision(self, words: Words, place: int) -> Provision:
        below = words.chance.choice((0, 0, 0, 2, 3))
        sentences = [self._sentence(words, place) for _ in range(words.chance.randint(1, 2))]
        return Provision(_heading(words), " ".join(sentences), [self._sentence(words, place) for _ in range(below)])

    def _sentence(self, words: Words, place: int) -> str:
        kind = words.chance.random()
        if kind < 0.3:
            return _directing(words)
        if kind < 0.4:
            return _lawful(words)
        if kind < 0.6 and place:
            return self._citing(words, words.chance.randrange(place))
        return _plain(words, made_up(place // ORDERS_A_NAME, 6))

    def _citing(self, words: Words, place: int) -> str:
        """A sentence that cites, amends or revokes an earlier order."""
        cited = f"Executive Order {number_of(place)} of {written(self.signed_on(place))}"
        act, text = words.chance.choice(ACTS), words.text(12, 30)
        return f"{cited} is hereby {act} {text}." if act else f"This {text} in accordance with {cited}."


def number_of(place: int) -> str:
    """The number of an order: every second one has a suffix, for no number has more than five digits."""
    return f"{FIRST_NUMBER + place // 2}{'-A' if place % 2 else ''}"


def written(day: date) -> str:
    """A day as orders write it."""
    return f"{MONTHS[day.month - 1]} {day.day}, {day.year}"


def _directing(words: Words) -> str:
    """A sentence that directs an office to do something; some by a day."""
    office = OFFICES[min(int(words.chance.paretovariate(0.6)) - 1, len(OFFICES) - 1)]
    rest = f"{office} shall {words.chance.choice(TASKS)} {words.text(12, 35)}."
    if words.chance.random() < 0.4:
        return f"Within {words.chance.choice(LIMITS)} days of the date of this order, the {rest}"
    return f"The {rest}"


def _lawful(words: Words) -> str:
    """A sentence that rests on a law."""
    section, title = words.chance.randint(101, 3_700), words.chance.choice(LAWS)
    return f"This {words.text(12, 30)} consistent with section {section} of title {title}, United States Code."


def _plain(words: Words, name: str) -> str:
    """A sentence of words only, some with a name."""
    some = words.some(words.chance.randint(25, 60))
    return f"{' '.join([*some, name] if words.chance.random() < 0.2 else some).capitalize()}."


def _heading(words: Words) -> str:
    """A heading that no reader takes for the beginning of a sentence."""
    return _capitals(word for word in words.some(words.chance.randint(2, 5)) if word not in COMMON) or "Policy"


def _capitals(words: Iterable[str]) -> str:
    return " ".join(word.capitalize() for word in words)


def _markdown(place: int, provision: Provision) -> str:
    items = "".join(f"\n\n({letter}) {text}" for letter, text in zip("abc", provision.items, strict=False))
    return f"### Section {place}. {provision.heading}\n\n{provision.text}{items}"
