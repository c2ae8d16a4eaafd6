"""When a recurring directive falls due again."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.law.directives.deadlines.recurrences import Interval, interval, occurrences

DAYS = st.dates(date(1900, 1, 1), date(2100, 1, 1))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("annually", Interval(1, "year")),
        ("and at least annually thereafter", Interval(1, "year")),
        ("on a semi-annual basis", Interval(6, "month")),
        ("and on a quarterly basis thereafter", Interval(3, "month")),
        ("every 90 days thereafter", Interval(90, "day")),
        ("at least once every three months", Interval(3, "month")),
        ("every other year", Interval(2, "year")),
        ("every third year thereafter", Interval(3, "year")),
        ("annual", Interval(1, "year")),
        ("each fiscal year thereafter", Interval(1, "year")),
        ("not less often than once a quarter", Interval(3, "month")),
        ("and no less than twice each year", Interval(6, "month")),
        ("each day", Interval(1, "day")),
        ("daily", Interval(1, "day")),
        ("weekly", Interval(1, "week")),
        ("monthly", Interval(1, "month")),
        ("on a quarterly basis", Interval(3, "month")),
        ("on a semiannual basis", Interval(6, "month")),
        ("semiannually thereafter", Interval(6, "month")),
        ("on an annual basis", Interval(1, "year")),
        ("yearly", Interval(1, "year")),
        ("biennial", Interval(2, "year")),
        ("biennially", Interval(2, "year")),
    ],
)
def test_words_name_an_interval(words: str, expected: Interval) -> None:
    """The forms that orders write have the interval they name."""
    assert interval(words) == expected


@pytest.mark.parametrize(
    "words", ["periodically", "from time to time", "on an ongoing basis", "biannually", "twice a month", ""]
)
def test_words_that_name_none_have_none(words: str) -> None:
    """What tells no interval, or has two meanings, gives none."""
    assert interval(words) is None


def test_thereafter_counts_from_the_day_due() -> None:
    """EO 14271, sec. 4(c): "Within 120 days of the date of this order and annually thereafter"."""
    days = occurrences("and annually thereafter", date(2025, 8, 13), 3)
    assert days == (date(2026, 8, 13), date(2027, 8, 13), date(2028, 8, 13))


def test_each_day_counts_from_the_first() -> None:
    """The last day of a month comes back after a shorter month."""
    days = occurrences("and monthly thereafter", date(2025, 1, 31), 3)
    assert days == (date(2025, 2, 28), date(2025, 3, 31), date(2025, 4, 30))


@pytest.mark.parametrize("words", ["not later than December 31 of each year", "by December 31 each year"])
def test_a_fixed_day_comes_each_year(words: str) -> None:
    """A fixed day comes in each year after the day that is due first, in the same year if it is still ahead."""
    assert occurrences(words, date(2009, 12, 31), 2) == (date(2010, 12, 31), date(2011, 12, 31))
    assert occurrences(words, date(2009, 12, 30), 1) == (date(2009, 12, 31),)


def test_a_fixed_leap_day_comes_in_leap_years() -> None:
    """February 29 exists every fourth year, and February 30 never."""
    first = date(2021, 1, 1)
    assert occurrences("by February 29 of each year", first, 2) == (date(2024, 2, 29), date(2028, 2, 29))
    assert occurrences("by February 30 of each year", first, 2) == ()


@pytest.mark.parametrize(
    ("words", "due_on"),
    [
        ("and annually thereafter", None),
        ("annually", date(2025, 8, 13)),
        ("and periodically thereafter", date(2025, 8, 13)),
        ("not later than December 31 of each year", None),
    ],
)
def test_what_is_not_determined_has_no_days(words: str, due_on: date | None) -> None:
    """Without a first day, a "thereafter" or an interval there is nothing to count."""
    assert occurrences(words, due_on, 3) == ()


@given(DAYS, st.integers(1, 999), st.sampled_from(["days", "weeks", "months", "years"]), st.integers(0, 5))
def test_days_ascend_after_the_day_due(first: date, value: int, unit: str, limit: int) -> None:
    """There are as many days as asked for, each after the one before and all after the day due."""
    days = occurrences(f"and every {value} {unit} thereafter", first, limit)
    assert len(days) == limit
    assert list(days) == sorted({*days})
    assert all(day > first for day in days)


def test_the_end_of_the_calendar_ends_the_days() -> None:
    """A day after the year 9999 does not exist."""
    assert occurrences("annually thereafter", date(9998, 5, 1), 3) == (date(9999, 5, 1),)
