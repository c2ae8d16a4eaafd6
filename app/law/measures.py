"""What can be measured of an order: its words, its printed pages, the days until it was published."""

import re
from collections.abc import Iterable
from datetime import date

from app.law.documents import Facts, Section

REGISTER_BEGAN = date(1936, 3, 14)
"""The day of the Federal Register's first issue (1 FR 1)."""
_OF_PERSONS = re.compile(
    r"Compulsory Retirement|Confidential"
    r"|^(?:Appoint(?:ment|ing)|Reinstat(?:ement|ing)|Designat(?:ion|ing)|Retirement|Promotion|Exemption|Waiv(?:er|ing))\b"
)
"""What the title says of an order on the employment of some person, which the Federal Register Act of 1935, sec. 5,
leaves out as of no general applicability, or of a secret one: "Exemption of Maurice C. Latta From Compulsory Retirement
for Age", "Appointment of Miss Sarah Wilson Reed to a Classified Position", "Confidential--Concerning Alloys"."""
_LAST_OF_PERSONS = date(1946, 12, 31)
"""The last year with such orders. Where the Federal Register's own list has neither a day nor a page of one to then,
though it has them of others of its kind (EO 8195), it was not printed. Of other orders the list's silence proves
nothing: EO 10995 stands at 27 FR 1519."""
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

    It printed none that was signed before it began, and none on the employment of some person for which its list has
    neither a day nor a page. A page alone tells nothing: EO 12825 of 1992 has one of volume 32, which is of 1967.
    """
    if facts.published_on is not None:
        return True
    if facts.signed_on is None or facts.signed_on < REGISTER_BEGAN:
        return None if facts.signed_on is None else False
    is_of_persons = facts.signed_on <= _LAST_OF_PERSONS and _OF_PERSONS.search(facts.title)
    return False if is_of_persons and facts.citation is None else None
