"""What can be measured of an order: its words, its printed pages, the days until it was published."""

from collections.abc import Iterable
from datetime import date

from app.law.documents import Facts, Section

REGISTER_BEGAN = date(1936, 3, 14)
"""The day of the Federal Register's first issue (1 FR 1)."""
_LISTED_TO = date(1993, 12, 31)
"""Of the orders from 1937 to this day the Federal Register's own list has the day and the page, and neither of those
that it never printed: most exempt one person from retirement, and what has no general applicability the Federal
Register Act of 1935, sec. 5, leaves out. An order of later years without a day waits for it."""
_MISPRINTED_END = frozenset({"12940"})
"""Orders whose last page is misprinted in the Federal Register's record: EO 12940 has a few lines and would end 440
pages on, in another day's issue."""


def words(sections: Iterable[Section]) -> int:
    """The words of a text: of headings, provisions and closing words; labels and the signature are not counted.

    A word is what stands between white space: "30-day" is one, "$ 5" are two.
    """
    return sum(len(f"{section.heading} {section.text} {section.closing}".split()) for section in sections)


def pages(number: str, facts: Facts) -> int | None:
    """On how many pages of the Federal Register an order stands, or None.

    None where either page is not known or the last stands before the first (EO 12927: 47781 to 4778).
    """
    first, last = facts.start_page, facts.end_page
    if first is None or last is None or last < first or number in _MISPRINTED_END:
        return None
    return last - first + 1


def days_to_publication(facts: Facts) -> int | None:
    """How many days after its signing an order was published, or None: of one published before, a day is wrong."""
    if facts.signed_on is None or facts.published_on is None or facts.published_on < facts.signed_on:
        return None
    return (facts.published_on - facts.signed_on).days


def is_published(facts: Facts) -> bool | None:
    """Whether the Federal Register printed an order, or None where nothing tells it.

    It printed none that was signed before it began, and none for which its list of the years to 1993 has neither a day
    nor a page. A page without a day tells nothing: EO 12825 of 1992 has one of volume 32, which is of 1967.
    """
    if facts.published_on is not None:
        return True
    if facts.signed_on is None or facts.signed_on > _LISTED_TO:
        return None
    return False if facts.signed_on < REGISTER_BEGAN or facts.citation is None else None
