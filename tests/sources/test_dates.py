"""Dates as sources write them."""

from datetime import date

import pytest

from app.sources.dates import iso_date, long_date, numeric_date

MONTHS = """January February March April May June July August September October November December"""


@pytest.mark.parametrize(("month", "name"), list(enumerate(MONTHS.split(), start=1)))
def test_every_month_is_known_by_its_name(month: int, name: str) -> None:
    """The twelve months are read in small and in capital letters, with words around them."""
    assert long_date(f"Signed {name} 27, 2017.") == date(2017, month, 27)
    assert long_date(name.upper() + " 1 , 1933") == date(1933, month, 1)


@pytest.mark.parametrize("text", ["Januar 27, 2017", "June 31, 2017", "27 January 2017", "January 2017", ""])
def test_what_is_no_date_is_none(text: str) -> None:
    """Another word, a day the calendar does not have, or another order of the parts is no date."""
    assert long_date(text) is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The White House, Dec. 15, 1933.", date(1933, 12, 15)),
        ("The White House,Feb, 10 1934.", date(1934, 2, 10)),
        ("March 18th 1933", date(1933, 3, 18)),
        ("February 17,2001", date(2001, 2, 17)),
        ("Norember 27, 1933", None),
        ("Dec 15, 1933", None),
    ],
)
def test_a_date_as_it_is_printed_under_a_text(text: str, day: date | None) -> None:
    """EO 6505, 6597, 6080, 13202: a month cut short with a stop, a day with its ending, a blank lost."""
    assert long_date(text) == day


def test_the_first_month_counts() -> None:
    """A word and a number before the date do not hide it."""
    assert long_date("Section 12, 2017 and January 27, 2017") == date(2017, 1, 27)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("04/09/2025", date(2025, 4, 9)),
        ("5-1-25", date(2025, 5, 1)),
        ("12-31-70", date(1970, 12, 31)),
        ("12-31-69", date(2069, 12, 31)),
        ("1-1-99", date(1999, 1, 1)),
        ("13/01/2025", None),
        ("5-1-25 or so", None),
        ("5-1-251", None),
    ],
)
def test_dates_in_figures_are_american(text: str, day: date | None) -> None:
    """The month comes first, and two digits are a year from 1970 to 2069."""
    assert numeric_date(text) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [("2025-04-09", date(2025, 4, 9)), ("2025-4-9", None), ("2025-02-30", None), ("٢٠٢٥-04-09", None)],
)
def test_iso_dates_are_exact(text: str, day: date | None) -> None:
    """Four, two and two ASCII digits that name a day of the calendar."""
    assert iso_date(text) == day
