"""Doubts about days: what is due or published before it was signed, or long after."""

from collections.abc import Iterator
from datetime import date

from app.audit.doubts import Audited, Found, Row

MOST_DAYS = 366
"""Orders are filed and published within a year of their signing."""


def due_before_signing(audited: Audited) -> Found:
    """Directives that fall due before their order was signed."""
    signed_on: date | None = audited.order["signed_on"]
    for directive in audited.directives:
        for place, due_on, words in _due(directive):
            if signed_on is not None and due_on < signed_on:
                yield place, f"{due_on.isoformat()}: {words}"


def _due(directive: Row) -> Iterator[tuple[str, date, str]]:
    if directive["due_on"] is not None:
        yield directive["section"], directive["due_on"], directive["deadline"]["text"]
    for further in directive["further_deadlines"]:
        if further["due_on"] is not None:
            yield further["section"], date.fromisoformat(further["due_on"]), further["text"]


def public_before_signing(audited: Audited) -> Found:
    """Orders that were filed or published before they were signed."""
    for fact, days in _days_after_signing(audited.order):
        if days < 0:
            yield None, f"{fact} {-days} days before its signing"


def public_long_after_signing(audited: Audited) -> Found:
    """Orders that were filed or published more than a year after they were signed."""
    for fact, days in _days_after_signing(audited.order):
        if days > MOST_DAYS:
            yield None, f"{fact} {days} days after its signing"


def _days_after_signing(order: Row) -> Iterator[tuple[str, int]]:
    signed_on: date | None = order["signed_on"]
    for fact in ("filed_on", "published_on"):
        day: date | None = order[fact]
        if signed_on is not None and day is not None:
            yield fact.removesuffix("_on"), (day - signed_on).days


def unsigned(audited: Audited) -> Found:
    """Orders whose signing date is not known."""
    if audited.order["signed_on"] is None:
        yield None, audited.order["title"]
