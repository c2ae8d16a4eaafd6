"""The presidents and their terms; an order's president is the one in office when it was signed.

Terms run from noon to noon of 20 January (of 4 March before 1937: the Twentieth Amendment, section 1), so the date
alone leaves the days of a hand-over open. `of` says how they are decided.
"""

from dataclasses import dataclass
from datetime import date

from app.law.numbering import base_number

FIRST_DAY = date(1933, 3, 4)
"""The orders before this day are out of scope: the register begins with Franklin D. Roosevelt's first."""
OUT_OF_SCOPE = "Orders signed before 4 March 1933 are out of scope: the register begins on that day."


@dataclass(frozen=True, slots=True)
class Term:
    """An unbroken time in office.

    Attributes:
        ordinal: the presidency's number (47 for the one that began in 2025).
        started_on: the day it began.
        ended_on: the day it ended or, for the present one, will end by law.
        first_order: the number of its first order in the numbered series (the Federal Register's disposition tables
            give them by administration), or None before 1929, where the series was numbered in hindsight.
    """

    ordinal: int
    started_on: date
    ended_on: date
    first_order: int | None = None

    @property
    def in_scope(self) -> bool:
        """Whether its orders are among those that are told of."""
        return self.ended_on > FIRST_DAY

    def day(self, of: date) -> int:
        """The day in the term: 1 on the day it began."""
        return (of - self.started_on).days + 1

    def inaugurations(self) -> tuple[date, ...]:
        """The day it began, and each day on which a term of four years by law began in it.

        Those begin in the year after an election: on 4 March (the Act of 1 March 1792, section 12), from 1937 on
        on 20 January (the Twentieth Amendment, section 1).
        """
        years = (year for year in range(self.started_on.year, self.ended_on.year + 1) if year % 4 == 1)
        days = (date(year, 1, 20) if year >= 1937 else date(year, 3, 4) for year in years)
        return (self.started_on, *(day for day in days if self.started_on < day < self.ended_on))


@dataclass(frozen=True, slots=True)
class President:
    """One person; the slug is the Federal Register's where it has one."""

    slug: str
    name: str
    terms: tuple[Term, ...]

    @property
    def in_scope(self) -> bool:
        """Whether the orders of a term are among those that are told of."""
        return any(term.in_scope for term in self.terms)


@dataclass(frozen=True, slots=True)
class InTerm:
    """A place in a time in office.

    Attributes:
        ordinal: the presidency's number.
        day: 1 on the day it began; None where the day of signing is not in it, so that one of the two is misprinted.
    """

    ordinal: int
    day: int | None


# slug, name, the day the term began, its first order. A term ends on the day the next one begins.
_ACCESSIONS: tuple[tuple[str, str, str, int | None], ...] = (
    ("george-washington", "George Washington", "1789-04-30", None),
    ("john-adams", "John Adams", "1797-03-04", None),
    ("thomas-jefferson", "Thomas Jefferson", "1801-03-04", None),
    ("james-madison", "James Madison", "1809-03-04", None),
    ("james-monroe", "James Monroe", "1817-03-04", None),
    ("john-quincy-adams", "John Quincy Adams", "1825-03-04", None),
    ("andrew-jackson", "Andrew Jackson", "1829-03-04", None),
    ("martin-van-buren", "Martin Van Buren", "1837-03-04", None),
    ("william-henry-harrison", "William Henry Harrison", "1841-03-04", None),
    ("john-tyler", "John Tyler", "1841-04-04", None),
    ("james-k-polk", "James K. Polk", "1845-03-04", None),
    ("zachary-taylor", "Zachary Taylor", "1849-03-04", None),
    ("millard-fillmore", "Millard Fillmore", "1850-07-09", None),
    ("franklin-pierce", "Franklin Pierce", "1853-03-04", None),
    ("james-buchanan", "James Buchanan", "1857-03-04", None),
    ("abraham-lincoln", "Abraham Lincoln", "1861-03-04", None),
    ("andrew-johnson", "Andrew Johnson", "1865-04-15", None),
    ("ulysses-s-grant", "Ulysses S. Grant", "1869-03-04", None),
    ("rutherford-b-hayes", "Rutherford B. Hayes", "1877-03-04", None),
    ("james-a-garfield", "James A. Garfield", "1881-03-04", None),
    ("chester-a-arthur", "Chester A. Arthur", "1881-09-19", None),
    ("grover-cleveland", "Grover Cleveland", "1885-03-04", None),
    ("benjamin-harrison", "Benjamin Harrison", "1889-03-04", None),
    ("grover-cleveland", "Grover Cleveland", "1893-03-04", None),
    ("william-mckinley", "William McKinley", "1897-03-04", None),
    ("theodore-roosevelt", "Theodore Roosevelt", "1901-09-14", None),
    ("william-howard-taft", "William Howard Taft", "1909-03-04", None),
    ("woodrow-wilson", "Woodrow Wilson", "1913-03-04", None),
    ("warren-g-harding", "Warren G. Harding", "1921-03-04", None),
    ("calvin-coolidge", "Calvin Coolidge", "1923-08-02", None),
    ("herbert-hoover", "Herbert Hoover", "1929-03-04", 5075),
    ("franklin-d-roosevelt", "Franklin D. Roosevelt", "1933-03-04", 6071),
    ("harry-s-truman", "Harry S. Truman", "1945-04-12", 9538),
    ("dwight-d-eisenhower", "Dwight D. Eisenhower", "1953-01-20", 10432),
    ("john-f-kennedy", "John F. Kennedy", "1961-01-20", 10914),
    ("lyndon-b-johnson", "Lyndon B. Johnson", "1963-11-22", 11128),
    ("richard-nixon", "Richard Nixon", "1969-01-20", 11452),
    ("gerald-ford", "Gerald R. Ford", "1974-08-09", 11798),
    ("jimmy-carter", "Jimmy Carter", "1977-01-20", 11967),
    ("ronald-reagan", "Ronald Reagan", "1981-01-20", 12287),
    ("george-h-w-bush", "George H. W. Bush", "1989-01-20", 12668),
    ("william-j-clinton", "William J. Clinton", "1993-01-20", 12834),
    ("george-w-bush", "George W. Bush", "2001-01-20", 13198),
    ("barack-obama", "Barack Obama", "2009-01-20", 13489),
    ("donald-trump", "Donald J. Trump", "2017-01-20", 13765),
    ("joe-biden", "Joseph R. Biden Jr.", "2021-01-20", 13985),
    ("donald-trump", "Donald J. Trump", "2025-01-20", 14147),
)
_LAST_TERM_ENDS = date(2029, 1, 20)


def _in_order() -> tuple[tuple[str, Term], ...]:
    """Each term with its president's slug, in time order."""
    starts = [date.fromisoformat(row[2]) for row in _ACCESSIONS]
    ends = [*starts[1:], _LAST_TERM_ENDS]
    return tuple(
        (row[0], Term(ordinal, start, end, row[3]))
        for ordinal, (row, start, end) in enumerate(zip(_ACCESSIONS, starts, ends, strict=True), start=1)
    )


_TERMS = _in_order()
PRESIDENTS: tuple[President, ...] = tuple(
    President(slug, name, tuple(term for holder, term in _TERMS if holder == slug))
    for slug, name in dict.fromkeys((row[0], row[1]) for row in _ACCESSIONS)
)
"""Every president in the order of first taking office; Cleveland and Trump stand once with two terms."""

BY_SLUG: dict[str, President] = {president.slug: president for president in PRESIDENTS}
BY_ORDINAL: dict[int, Term] = {term.ordinal: term for _, term in _TERMS}
"""Every presidency by its number."""


def of(signed_on: date | None, *, number: str | None = None, signature: str = "") -> str | None:
    """The slug of the president who signed an order, or None where nobody was in office or the day is unknown.

    On the day of a hand-over it is, in this turn: the one whose name alone of the two stands under the order; the
    outgoing president if the number is below the first order of the incoming one; else the incoming president. Every
    order of a 20 January in the Federal Register's lists is of that last kind (EO 12834, 13765, 13985 to 13993, 14147
    to 14172).

    Args:
        signed_on: the signing date.
        number: the order's number, normalised ("11359-A"); one without a number tells nothing.
        signature: the name under the order, as printed.
    """
    if signed_on is None:
        return None
    holders = [(slug, term) for slug, term in _TERMS if term.started_on <= signed_on <= term.ended_on]
    if len(holders) < 2:
        return holders[0][0] if holders else None
    (outgoing, _), (incoming, term) = holders
    signers = [slug for slug in (outgoing, incoming) if _signs(slug, signature)]
    if len(signers) == 1:
        return signers[0]
    base = base_number(number) if number else None
    if base and term.first_order and base < term.first_order:
        return outgoing
    return incoming


def in_term(president: str | None, signed_on: date | None, number: str) -> InTerm | None:
    """In which of a president's terms an order was signed, and on which day of it; None if that is unknown.

    On the day of a hand-over the president decides: it is the last day of the one term and the first of the other.
    Where the day of signing is in none of his terms, or unknown, the range of the numbered series tells the term: the
    Federal Register's list dates EO 8969 (1941) in 1946.

    Args:
        president: the slug of the president who signed it.
        signed_on: the signing date.
        number: the order's number, normalised.
    """
    terms = BY_SLUG[president].terms if president else ()
    for term in terms:
        if signed_on is not None and term.started_on <= signed_on <= term.ended_on:
            return InTerm(term.ordinal, term.day(signed_on))
    series = _of_number(number)
    return InTerm(series[1].ordinal, None) if series is not None and series[0] == president else None


def of_number(number: str) -> str | None:
    """The slug of the president in whose range of the numbered series an order stands.

    None before EO 5075 (1929), and of an order without a number.

    The ranges do not overlap, so they catch a misprinted year: the Federal Register's list dates EO 10276 (1951) in
    1961 and EO 8969 (1941) in 1946.
    """
    series = _of_number(number)
    return None if series is None else series[0]


def _of_number(number: str) -> tuple[str, Term] | None:
    """The president and the term in whose range of the numbered series an order stands."""
    base = base_number(number)
    if base is None:
        return None
    begun = [(slug, term) for slug, term in _TERMS if term.first_order is not None and term.first_order <= base]
    return begun[-1] if begun else None


def _signs(slug: str, signature: str) -> bool:
    """Whether a president's surname is a word of the signature ("DONALD J. TRUMP", "JOSEPH R. BIDEN JR.")."""
    words = signature.casefold().replace(".", " ").replace(",", " ").split()
    return slug.rpartition("-")[2] in words
