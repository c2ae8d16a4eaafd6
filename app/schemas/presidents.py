"""The presidents: their terms, how many orders each signed, and who revoked what of whom."""

from datetime import date

from app.schemas.base import Model, Page


class Inauguration(Model):
    """A day on which four years in office began, or what was left of another president's."""

    on: date
    """The day."""
    until: date
    """The day on which the next ones began."""
    orders: int | None
    """Held of those that were signed from `on` to the day before `until`, or to the last day of the term; null where
    it is out of scope."""
    url: str | None
    """These orders; null where they are out of scope."""


class Term(Model):
    """A time in office, from noon of the first day to noon of the last (of the present one: as the law has it)."""

    ordinal: int
    """The number of the presidency."""
    started_on: date
    """The first day."""
    ended_on: date
    """The last day; of the present term, the day on which the law ends it."""
    orders: int | None
    """Held of those signed in it; null where it is out of scope."""
    first_100_days: int | None
    """Held of those signed on its days 1 to 100; day 1 is the day it began. Null where it is out of scope."""
    inaugurations: list[Inauguration]
    """The day it began, and each on which another four years began in it."""
    url: str | None
    """The orders; null where it is out of scope."""


class YearCount(Model):
    """How many orders are held that one president signed in one year."""

    year: int
    """The year of signing."""
    orders: int
    """How many orders."""
    url: str
    """These orders."""


class PresidentFacts(Model):
    """A president, with what is held of the orders."""

    slug: str
    """The president's name in addresses, as `president=` takes it: "donald-trump"."""
    name: str
    """The name: "Donald J. Trump"."""
    out_of_scope: str | None
    """Why the orders are not told of, where they are not: then every count is null, and not 0."""
    orders: int | None
    """How many orders are held; null where they are out of scope."""
    orders_with_text: int | None
    """Of how many of these the text is held; null where they are out of scope."""
    first_signed_on: date | None
    """The day of the first order held; null where none is, or none has a day."""
    last_signed_on: date | None
    """The day of the last order held; null where none is, or none has a day."""
    years: list[YearCount]
    """By the year of signing; a year of which none is held is not there. `number_gaps` of the corpus tells what is
    missing."""
    orders_url: str | None
    """The list of the orders; null where they are out of scope."""
    url: str
    """The president here."""


class President(PresidentFacts):
    """A president, with the terms."""

    terms: list[Term]
    """The times in office, in order."""


class PresidentPage(Page):
    """The presidents, in order of office."""

    items: list[President]
    """Every president."""


class RevokedOf(Model):
    """The orders of one president that were revoked."""

    president: str | None
    """The slug; null for orders of which no president is known: those not held, most of them signed before 1933."""
    name: str | None
    """The name; null where no president is known."""
    orders: int
    """How many, each counted once, whatever revoked it how often."""
    in_part: int
    """Of these, how many only in part."""
    numbers: list[str]
    """Which, by number."""
    url: str
    """The references that revoke them, each with its words and the editors' note."""


class Revoked(Model):
    """The orders that a president revoked, wholly or in part; what became of the revocation is not asked."""

    orders: int
    """How many orders, each counted once, whatever revoked it how often."""
    in_part: int
    """Of these, how many only in part."""
    of: list[RevokedOf]
    """By whose they were, the most first."""


class RevokedWithin(Model):
    """What was revoked in a term: on its day 1, on days 1 to 7, on days 1 to 100, and in all of it."""

    first_day: Revoked
    """On the day that the term began."""
    first_week: Revoked
    """On its days 1 to 7."""
    first_100_days: Revoked
    """On its days 1 to 100."""
    in_all: Revoked
    """In all of it."""


class TermInFull(Term):
    """A time in office with what the president revoked in it."""

    revoked: RevokedWithin | None
    """Null where the term is out of scope."""


class RevokedBy(Model):
    """The orders of a president that one president revoked, wholly or in part."""

    president: str
    """The slug of who revoked them."""
    name: str
    """The name."""
    orders: int
    """How many, each counted once, whatever revoked it how often."""
    in_part: int
    """Of these, how many only in part."""
    numbers: list[str]
    """Which, by number."""
    url: str
    """The references that revoke them, each with its words and the editors' note."""


class PresidentDetail(PresidentFacts):
    """A president, with what he revoked of whom, and who revoked what of his."""

    terms: list[TermInFull]
    """The times in office, in order, each with what was revoked in it."""
    revoked: Revoked | None
    """In all terms; null where they are out of scope."""
    revoked_by: list[RevokedBy] | None
    """By orders, the most first; the president himself may be among them. Null where his orders are out of scope."""
    revoked_by_other_documents: int | None
    """How many of his orders documents that are no orders (public land orders, proclamations) revoked, in whole or in
    part; they may be among those of `revoked_by`, too. Null where his orders are out of scope."""
