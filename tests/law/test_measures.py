"""What is measured of an order: words, pages, days."""

from datetime import date

import pytest

from app.law.documents import Facts, Section
from app.law.measures import days_to_publication, is_published, pages, words


def test_words_are_what_stands_between_white_space() -> None:
    """Headings, texts and closing words count at every depth, labels and the line over a group do not."""
    inner = Section("1.a", "(a)", text="Within 30 days:\n\nreport.", closing="At the end.")
    whole = Section("1", "Section 1", "Policy", part="PART ONE", text="It is—so.", children=(inner,))
    assert words(whole.walk()) == 1 + 2 + 4 + 3


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [(7000, 7003, 4), (7000, 7000, 1), (7000, None, None), (None, 7003, None), (47781, 4778, None)],
)
def test_pages(first: int | None, last: int | None, expected: int | None) -> None:
    """Both ends count; a last page before the first is none (EO 12927)."""
    assert pages("14000", Facts(title="", start_page=first, end_page=last)) == expected


def test_a_misprinted_last_page_is_not_counted_to() -> None:
    """EO 12940 of a few lines would stand on 441 pages."""
    assert pages("12940", Facts(title="", start_page=61519, end_page=61959)) is None


@pytest.mark.parametrize(
    ("signed", "published", "expected"),
    [
        (date(2021, 1, 20), date(2021, 1, 25), 5),
        (date(2021, 1, 20), date(2021, 1, 20), 0),
        (date(2021, 1, 20), None, None),
        (None, date(2021, 1, 25), None),
        (date(2021, 1, 20), date(2021, 1, 19), None),
    ],
)
def test_days_to_publication(signed: date | None, published: date | None, expected: int | None) -> None:
    """Calendar days from the signing; an order that is published before it is signed has a wrong day."""
    assert days_to_publication(Facts(title="", signed_on=signed, published_on=published)) == expected


@pytest.mark.parametrize(
    ("title", "signed", "published", "citation", "expected"),
    [
        ("Allowances", date(1942, 4, 30), date(1946, 10, 31), "11 FR 12806", True),  # EO 9153-A, secret until then
        ("Lands", date(1938, 1, 25), date(1938, 1, 28), None, True),
        ("Reopening Banks", date(1933, 3, 10), None, None, False),
        ("Exemption of Maurice C. Latta From Compulsory Retirement for Age", date(1941, 9, 22), None, None, False),
        ("Appointment of Archie L. Hardy to Social Security Board", date(1940, 3, 1), None, None, False),
        ("Exemption of A. Name From Compulsory Retirement for Age", date(1941, 9, 22), None, "6 FR 4911", None),
        ("Establishing the Necedah Wildlife Management Area; Wisconsin", date(1941, 5, 28), None, None, None),
        ("Authorizing the Appointment of Certain Employees", date(1941, 5, 28), None, None, None),
        ("Assigning telecommunications management functions", date(1962, 2, 16), None, None, None),  # EO 10995
        ("Half-Day Closing of Executive Departments", date(1992, 12, 18), None, "32 FR 10049", None),  # EO 12825
        ("Launching the Genesis Mission", date(2025, 11, 24), None, None, None),
        ("Reopening Banks", None, None, None, None),
    ],
)
def test_published(
    title: str, signed: date | None, published: date | None, citation: str | None, expected: bool | None
) -> None:
    """The day proves it; of what concerns one person, or came before the first issue, the silence disproves it."""
    facts = Facts(title=title, signed_on=signed, published_on=published, citation=citation)
    assert is_published(facts) is expected
