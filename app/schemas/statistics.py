"""How many orders there are by what, with what was counted said in a sentence."""

from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum

from pydantic import Field

from app.schemas.base import Model, TextCoverage
from app.schemas.corpus import NumberGap
from app.schemas.orders import AppliedOrderFilters


class StatisticsBy(StrEnum):
    """What is counted by.

    Orders: `president`, `year` and `month` of the signing, `status`; `day_in_term` counts those of each presidency up
    to each day of it. What their texts say: `relation` counts references, `agency` the directives that tell an office
    to act, `due_month` directives by the month in which they fall due.
    """

    PRESIDENT = "president"
    YEAR = "year"
    MONTH = "month"
    DAY_IN_TERM = "day_in_term"
    STATUS = "status"
    RELATION = "relation"
    AGENCY = "agency"
    DUE_MONTH = "due_month"


_OF_ORDERS = ("orders", "with_text", "unnumbered", "revoked", "partly_revoked", "share_revoked")
COUNTS: Mapping[StatisticsBy, Sequence[str]] = {
    **dict.fromkeys((StatisticsBy.PRESIDENT, StatisticsBy.YEAR, StatisticsBy.MONTH, StatisticsBy.STATUS), _OF_ORDERS),
    StatisticsBy.DAY_IN_TERM: (*_OF_ORDERS, "without_day", "days"),
    StatisticsBy.RELATION: ("references", "orders"),
    StatisticsBy.AGENCY: ("directives", "deadlines", "orders"),
    StatisticsBy.DUE_MONTH: ("deadlines", "orders"),
}
"""What a row says, by what is counted by; all else of it is null."""


class DayCount(Model):
    """A day of a presidency on which orders were signed."""

    day: int
    """1 on the day it began."""
    orders: int
    """Signed on this day."""
    so_far: int
    """Signed from its first day to this one."""


class StatisticsRow(Model):
    """What was counted of one value. What `by` does not count is null."""

    value: str | None
    """A slug, a year ("2025"), a month ("2025-04"), the number of a presidency, a status, a relation; null for what has
    none."""
    label: str
    """The value in words."""
    orders: int
    """How many of the selected orders: those that `url` lists, by `agency`, `relation` and `due_month` those that have
    what is counted."""
    with_text: int | None
    """How many of these have their text here; null where `by` does not count it."""
    unnumbered: int | None
    """How many of these have no number yet; the counts that others publish are of numbered orders. Null where `by` does
    not count it."""
    revoked: int | None
    """How many of these have the status `revoked`; null as `share_revoked` is."""
    partly_revoked: int | None
    """How many of these have the status `partly_revoked`; null as `share_revoked` is."""
    share_revoked: float | None
    """`revoked` of `orders`, from 0 to 1; it and both counts are null where `status` selects the orders."""
    references: int | None
    """By `relation`: how many references; else null."""
    directives: int | None
    """By `agency`: directives that tell this office to act, general provisions left out; else null."""
    deadlines: int | None
    """By `agency` how many of these directives have a time limit; by `due_month` how many directives fall due; else
    null."""
    without_day: int | None
    """By `day_in_term`: orders of the presidency whose day in it is not known; they are in `orders`, not in `days`.
    Else null."""
    days: list[DayCount] | None
    """By `day_in_term`: each day on which an order was signed, in order; else null."""
    url: str | None
    """What was counted, as a list; null where no filters of a list select it."""


class Figures(Model):
    """What was counted, and what it was counted of."""

    by: StatisticsBy
    counted: str
    """What exactly was counted, in sentences."""
    narrowed_to: str | None
    """The filters in words; null without any."""
    total: int
    """How many orders the filters select."""
    with_text: int
    """How many of these have their text here."""
    unnumbered: int
    """How many of these have no number yet."""
    revoked: int
    """How many of these have the status `revoked`."""
    as_of: date | None
    """The day up to which the data can tell a status; null where no source says."""
    rows: list[StatisticsRow]
    """Presidents, presidencies, years and months in the order of time; the others by what is counted, the most first.
    What has no value comes last."""
    gaps: list[NumberGap]
    """The numbers that no order held has and that the filters may mean: their orders are not counted."""
    coverage: TextCoverage | None
    """Where texts are asked, of how many orders the text was seen; else null."""


class StatisticsLinks(Model):
    """The same in other formats, and the orders that were counted."""

    this: str = Field(serialization_alias="self")
    """This answer."""
    csv: str
    """The same rows as CSV."""
    svg: str
    """The picture."""
    orders: str
    """The list of the orders that the filters select."""


class Statistics(Figures):
    """What was counted, with what the filters were read as."""

    applied_filters: AppliedOrderFilters
    links: StatisticsLinks
