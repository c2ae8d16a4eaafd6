"""Time phrases: every written form, what it counts from, and the day it falls on."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.law.directives import Deadline, OrderDates
from app.law.directives.deadlines import dates, recurrences, time_phrases

DAYS = OrderDates(signed_on=date(2025, 1, 31), effective_on=date(2025, 3, 1), published_on=date(2025, 2, 5))

FORMS = [
    # text, value, unit, anchor, due
    ("Within 60 days of the date of this order", 60, "day", "order_date", "2025-04-01"),
    ("within 60 days from the date of this order", 60, "day", "order_date", "2025-04-01"),
    ("no later than 180 days after the date of this order", 180, "day", "order_date", "2025-07-30"),
    ("not later than 6 months after the date of this order", 6, "month", "order_date", "2025-07-31"),
    ("within 1 year of the date of this order", 1, "year", "order_date", "2026-01-31"),
    ("within one month of the date of this order", 1, "month", "order_date", "2025-02-28"),
    ("within thirty days of the issuance of this order", 30, "day", "order_date", "2025-03-02"),
    ("within ninety (90) days of this order", 90, "day", "order_date", "2025-05-01"),
    ("within one hundred and eighty days of the signing of this order", 180, "day", "order_date", "2025-07-30"),
    ("within 2 weeks of this order's issuance", 2, "week", "order_date", "2025-02-14"),
    ("within eighteen months of the date of this order", 18, "month", "order_date", "2026-07-31"),
    ("within 48 hours of the issuance of this order", None, None, "order_date", None),
    ("within 120 days", 120, "day", "order_date", "2025-05-31"),
    ("within 10 business days of the date of this order", 10, "day", "order_date", None),
    ("within 30 days of the effective date of this order", 30, "day", "effective_date", "2025-03-31"),
    ("within 30 days of the publication of this order", 30, "day", "publication", "2025-03-07"),
    ("within 30 days of completing the review", 30, "day", "event", None),
    ("within 30 days thereafter", 30, "day", "event", None),
    ("not later than March 1, 2026", None, None, "absolute", "2026-03-01"),
    ("by no later than March 31, 2029", None, None, "absolute", "2029-03-31"),
    ("by December 31, 2027", None, None, "absolute", "2027-12-31"),
    ("by the end of fiscal year 2026", None, None, "absolute", "2026-09-30"),
    ("by the end of calendar year 2026", None, None, "absolute", "2026-12-31"),
    ("by the close of the 120th Congress", None, None, "event", None),
    ("45 days after the date of this order", 45, "day", "order_date", "2025-03-17"),
    ("not later than 60 days hence", 60, "day", "order_date", "2025-04-01"),
    ("within 60 days of the effective date of this Code", 60, "day", "event", None),
    ("within 30 days after a request is made", 30, "day", "event", None),
    ("no later than January 2026", None, None, "absolute", "2026-01-31"),
    ("by the end of February 2028", None, None, "absolute", "2028-02-29"),
    ("before March 2026", None, None, "absolute", None),
    ("on or before Thursday, October 4, 2026", None, None, "absolute", "2026-10-04"),
    ("on or before September fourth, 2026", None, None, "absolute", "2026-09-04"),
    ("by May thirty-first, 2026", None, None, "absolute", "2026-05-31"),
    ("not later than October 18th, 2026", None, None, "absolute", "2026-10-18"),
    ("No later than the effective date of this order", None, None, "effective_date", "2025-03-01"),
    ("in the first 60 days from the date of this order", 60, "day", "order_date", "2025-04-01"),
    ("By the end of the 270-day period", None, None, "event", None),
    ("in no event more than sixty days after the restoration", 60, "day", "event", None),
    ("within the period of thirty days following the hearing", 30, "day", "event", None),
    ("no later than 30 additional days", 30, "day", "event", None),
    ("by the end of this fiscal year", None, None, "absolute", "2025-09-30"),
    ("no later than the initiation of contract performance", None, None, "event", None),
]


@pytest.mark.parametrize(("text", "value", "unit", "anchor", "due"), FORMS)
def test_a_written_form_is_read(text: str, value: int | None, unit: str | None, anchor: str, due: str | None) -> None:
    """Each form gives its words, value, unit, anchor and, where the calendar can tell, its day."""
    (phrase,) = time_phrases.find(text + ", the Secretary shall report.", DAYS)
    found = phrase.deadline
    assert phrase.span == (0, len(text))
    assert (found.text, found.value, found.unit, found.anchor) == (text, value, unit, anchor)
    assert (found.due_on and found.due_on.isoformat()) == due


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("within 60 days of the date of this order", "day"),
        ("by March 1, 2026", "day"),
        ("by September 2026", "month"),
        ("by the end of fiscal year 2026", "year"),
        ("by the end of calendar year 2026", "year"),
        ("within 30 days of a request", None),
    ],
)
def test_a_day_is_as_exact_as_its_words(text: str, precision: str | None) -> None:
    """A month or a year named without a day is told as one, though its last day is the day due."""
    (phrase,) = time_phrases.find(text, DAYS)
    assert phrase.deadline.precision == precision


def test_a_fiscal_year_ended_in_june_until_1976() -> None:
    """The end of fiscal year 1976 was June 30, of 1977 September 30."""
    past = OrderDates(signed_on=date(1975, 1, 1))
    days = [time_phrases.find(f"by the end of fiscal year {year}", past)[0].deadline.due_on for year in (1976, 1977)]
    assert days == [date(1976, 6, 30), date(1977, 9, 30)]


@pytest.mark.parametrize("text", ["prior to June 16, 2024", "by the end of fiscal year 2023", "by December 2024"])
def test_nothing_is_due_before_its_order(text: str) -> None:
    """A day before the order was signed is told of something past and is no deadline."""
    assert time_phrases.find(text, DAYS) == []


@pytest.mark.parametrize(
    "text",
    [
        "If the parties have not settled, the board shall require them to submit, within five days, their offers.",
        "The Administrator shall transmit his comments within thirty days, or such other period as may be agreed upon, "
        "after receipt of such plans.",
        "The agency head may within thirty days make a written request for review.",
        "It shall be safeguarded pending a determination by an authority, who shall make it within thirty (30) days.",
        "They shall complete all reviews within 2 years, measured from the date of publication of a notice of intent.",
        "The Committee shall consider any comments received by it within 90 days.",
        "The authority may exempt from declassification within 10 years specific information.",
        "They shall be provided within 30 days, upon request, any documents.",
        "Agencies may appeal to the Director. The Director shall decide within 60 days.",
    ],
)
def test_days_that_count_from_an_event_have_no_day(text: str) -> None:
    """Where a condition, a request or what is received stands near, bare days count from it and not from the order."""
    found = time_phrases.find(text, DAYS, text.rfind(". ", 0, -1) + 1)
    assert [(phrase.deadline.anchor, phrase.deadline.due_on) for phrase in found] == [("event", None)]


@pytest.mark.parametrize(
    ("text", "words", "due"),
    [
        ("The Commission shall terminate thirty days after submitting its report.", "thirty days after submitting its "
         "report", None),
        ("The Board shall terminate on December 31, 2027, unless sooner extended.", "on December 31, 2027",
         "2027-12-31"),
        ("The Council shall terminate, unless sooner extended, two years from the date of this order.",
         "two years from the date of this order", "2027-01-31"),
        ("Thirty days after rendition of its report, the Commission shall cease to exist.",
         "Thirty days after rendition of its report", None),
        ("The Commission shall cease to exist 30 days after the rendition of its report.",
         "30 days after the rendition of its report", None),
    ],
)  # fmt: skip
def test_when_a_body_ends_is_a_deadline(text: str, words: str, due: str | None) -> None:
    """The day on which a body ends, or the event that its end counts from, is a deadline."""
    (phrase,) = time_phrases.find(text, DAYS)
    assert (phrase.deadline.text, phrase.deadline.due_on and phrase.deadline.due_on.isoformat()) == (words, due)


def test_the_later_of_two_days_is_not_known() -> None:
    """Where a later event may count, the earlier day is not told as the day due."""
    text = "within 90 days of the date of this order or 180 days after publication, whichever comes later, the Director"
    assert [phrase.deadline.due_on for phrase in time_phrases.find(text, DAYS)] == [None]


@pytest.mark.parametrize(
    "which", ["is earlier", "is sooner", "occurs first", "shall first occur", "date is the earlier"]
)
def test_the_earlier_of_two_days_is_not_known(which: str) -> None:
    """A body that ends on a day or before, by its own report, has no certain day."""
    text = (
        f"The Council shall terminate on December 31, 2026, or 60 days after submitting its report, whichever {which}."
    )
    first = time_phrases.find(text, DAYS)[0].deadline
    assert (first.text, first.due_on) == ("on December 31, 2026", None)


def test_how_long_is_not_by_when() -> None:
    """A period that must not be exceeded, or that lies behind, is a length."""
    assert time_phrases.find("corporations of which he within 60 days preceding his appointment was", DAYS) == []
    assert time_phrases.find("may be worn for a period not to exceed 30 days following the discharge", DAYS) == []


NUMBERS = """one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
eighteen nineteen twenty"""


@pytest.mark.parametrize(
    ("word", "value"),
    [
        *((word, value) for value, word in enumerate(NUMBERS.split(), start=1)),
        ("thirty-six", 36),
        ("forty-five", 45),
        ("one hundred and twenty", 120),
        ("one hundred eighty", 180),
    ],
)
def test_a_number_in_words_is_read(word: str, value: int) -> None:
    """Orders write numbers in words as well as in digits."""
    (phrase,) = time_phrases.find(f"within {word} days of the date of this order", DAYS)
    assert phrase.deadline.value == value


@pytest.mark.parametrize(
    "text",
    ["promptly", "for 120 days after the date of this order", "the 90-day period", "beginning on January 1, 2026",
     "until March 1, 2026", "annually", "every 90 days", "upon completion of the review", "within its authority",
     "by February 30, and then"],
)  # fmt: skip
def test_other_words_of_time_are_no_deadline(text: str) -> None:
    """Durations, beginnings, ends of validity and recurrences are no deadlines."""
    assert time_phrases.find(f"The Secretary shall report {text}.", DAYS) == []


def test_an_impossible_day_gives_no_date() -> None:
    """A date that the calendar does not have keeps its words and has no day."""
    (phrase,) = time_phrases.find("by February 30, 2026", DAYS)
    assert phrase.deadline == Deadline("by February 30, 2026", None, None, "absolute", None)


def test_without_a_signing_date_nothing_is_due() -> None:
    """An order whose signing date is unknown has deadlines without days."""
    (phrase,) = time_phrases.find("within 60 days of the date of this order", OrderDates())
    assert phrase.deadline.due_on is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("shall report annually thereafter.", "annually thereafter"),
        ("shall report every 90 days thereafter.", "every 90 days thereafter"),
        ("shall meet on a quarterly basis.", "on a quarterly basis"),
        ("shall report at least once every 2 years.", "at least once every 2 years"),
        ("shall report no later than March 1 of each year.", "no later than March 1 of each year"),
        ("shall report every third year thereafter.", "every third year thereafter"),
        ("shall, not later than the 15th day of each month, report.", "not later than the 15th day of each month"),
        ("shall report by June 1 of each of the 5 years.", "by June 1 of each of the 5 years"),
        ("shall make an annual report to the President.", "annual"),
        ("provide mandatory annual training to managers.", "annual"),
        ("shall convene periodic meetings of the agencies.", "periodic"),
        ("shall submit to the Congress and the President a semiannual report.", "semiannual"),
        ("shall, from time to time, report to the President.", "from time to time"),
    ],
)
def test_a_recurrence_is_kept_apart(text: str, words: str) -> None:
    """How often is a recurrence, never a deadline."""
    assert recurrences.recurrence(text, 0, len(text)) == words
    assert time_phrases.find(text, DAYS) == []


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("shall perform such duties as the Vice President may from time to time direct.", "perform"),
        ("shall follow such rules as the Secretary from time to time prescribes.", "follow"),
        ("shall implement the guidance issued from time to time by the Director.", "implement"),
        ("shall receive $75 for each day he is engaged upon the work of the Board.", "receive"),
        ("shall receive $75 for each day such member is engaged upon it.", "receive"),
        ("shall provide data for inclusion in an annual report.", "provide"),
        ("shall submit the annual report required by the Act.", "submit"),
        ("shall assist in preparation of annual funding requests.", "assist"),
        ("shall expand access to help with daily living.", "expand"),
        ("shall be paid the daily equivalent of the rate of level IV.", "be paid"),
    ],
)
def test_how_often_another_acts_is_no_recurrence(text: str, verb: str) -> None:
    """Words that tell how often somebody else acts, or which report is meant, do not tell how often the agent acts."""
    assert recurrences.recurrence(text, 0, len(text), text.index(verb)) is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("This order is effective at 12:01 a.m. eastern time on July 23, 2004.", date(2004, 7, 23)),
        ("This order shall take effect immediately.", date(2025, 1, 31)),
        ("This order shall become effective 30 days after the date of this order.", date(2025, 3, 2)),
        ("This order is intended only to improve management.", None),
    ],
)
def test_a_stated_effective_date_is_read(text: str, day: date | None) -> None:
    """The day an order takes effect is the one it states; an order that states none has none."""
    assert dates.effective_date(iter([text]), date(2025, 1, 31)) == day


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(1, 400))
def test_months_and_years_keep_the_calendar(day: date, months: int) -> None:
    """Adding months lands in the month so many further on, on the same day or its last."""
    later = dates.add(day, months, "month")
    assert later is not None
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day == day.day or (later.day < day.day and dates.add(later, 1, "day") == later.replace(
        year=later.year + later.month // 12, month=later.month % 12 + 1, day=1))  # fmt: skip


@given(st.text(alphabet="within 30days oftheorder,.byMarch1269-()'", max_size=300))
def test_phrases_stand_where_they_say(text: str) -> None:
    """Every phrase's words are the words at its span, in order."""
    found = time_phrases.find(text, DAYS)
    assert all(text[slice(*phrase.span)].strip() == phrase.deadline.text.strip() for phrase in found)
    assert [phrase.span for phrase in found] == sorted(phrase.span for phrase in found)
