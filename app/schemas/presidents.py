"""The presidents: their terms, how many orders each signed, and who revoked what of whom."""

from datetime import date

from app.schemas.base import Model, Page


class Inauguration(Model):
    """A day on which four years in office began, or what was left of another president's."""

    on: date
    until: date
    """The day on which the next ones began."""
    orders: int | None
    """Held of those that were signed from `on` to the day before `until`, or to the last day of the term; null where
    it is out of scope."""
    url: str | None
    """These orders."""


class Term(Model):
    """A time in office, from noon of the first day to noon of the last (of the present one: as the law has it)."""

    ordinal: int
    """The number of the presidency."""
    started_on: date
    ended_on: date
    orders: int | None
    """Held of those signed in it; null where it is out of scope."""
    first_100_days: int | None
    """Held of those signed on its days 1 to 100; day 1 is the day it began."""
    inaugurations: list[Inauguration]
    """The day it began, and each on which another four years began in it."""
    url: str | None
    """The orders; null where it is out of scope."""


class YearCount(Model):
    """How many orders are held that one president signed in one year."""

    year: int
    orders: int
    url: str


class PresidentFacts(Model):
    """A president, with what is held of the orders."""

    slug: str
    name: str
    out_of_scope: str | None
    """Why the orders are not told of, where they are not: then every count is null, and not 0."""
    orders: int | None
    orders_with_text: int | None
    first_signed_on: date | None
    last_signed_on: date | None
    years: list[YearCount]
    """By the year of signing; a year of which none is held is not there. `number_gaps` of the corpus tells what is
    missing."""
    orders_url: str | None
    """The list of the orders."""
    url: str


class President(PresidentFacts):
    """A president, with the terms."""

    terms: list[Term]


class PresidentPage(Page):
    """The presidents, in order of office."""

    items: list[President]


class RevokedOf(Model):
    """The orders of one president that were revoked."""

    president: str | None
    """The slug; null for orders of which no president is known: those not held, most of them signed before 1933."""
    name: str | None
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
    in_part: int
    """Of these, how many only in part."""
    of: list[RevokedOf]
    """By whose they were, the most first."""


class RevokedWithin(Model):
    """What was revoked in a term: on its day 1, on days 1 to 7, on days 1 to 100, and in all of it."""

    first_day: Revoked
    first_week: Revoked
    first_100_days: Revoked
    in_all: Revoked


class TermInFull(Term):
    """A time in office with what the president revoked in it."""

    revoked: RevokedWithin | None
    """Null where the term is out of scope."""


class RevokedBy(Model):
    """The orders of a president that one president revoked, wholly or in part."""

    president: str
    """The slug of who revoked them."""
    name: str
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
    revoked: Revoked | None
    """In all terms; null where they are out of scope."""
    revoked_by: list[RevokedBy] | None
    """By orders, the most first; the president himself may be among them. Null where his orders are out of scope."""
    revoked_by_other_documents: int | None
    """How many of his orders documents that are no orders (public land orders, proclamations) revoked, in whole or in
    part; they may be among those of `revoked_by`, too."""
