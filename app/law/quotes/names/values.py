"""What prose says of the orders it cites, and what comes of checking it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.law.documents import Span


class NameVerdict(StrEnum):
    """Whether the order that prose names is the one it describes."""

    OK = "ok"
    NO_SUCH_ORDER = "no_such_order"
    TITLE_DIFFERS = "title_differs"
    DATE_DIFFERS = "date_differs"
    OTHER_ORDER_FITS = "other_order_fits"
    UNCHECKED = "unchecked"


class Basis(StrEnum):
    """By what an order is named, and so what is compared."""

    NUMBER = "number"
    TITLE = "title"
    DATE = "date"
    PRESIDENT = "president"
    PAGE = "page"
    KIND = "kind"


@dataclass(frozen=True, slots=True)
class Day:
    """A day as prose gives it: "January 27, 2017", "Jan. 27", "January 2017" or "2017"."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    def fits(self, other: date | None) -> bool:
        """Whether every part that is given is that of `other`."""
        if other is None:
            return False
        pairs = ((self.year, other.year), (self.month, other.month), (self.day, other.day))
        return all(given is None or given == held for given, held in pairs)

    def whole(self) -> date | None:
        """The day itself, where all of it is given and it is one."""
        if self.year is None or self.month is None or self.day is None:
            return None
        try:
            return date(self.year, self.month, self.day)
        except ValueError:
            return None


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing said of an order.

    Attributes:
        span: the words, in the text that was read.
        words: the words as compared: a title without its marks, the name of a president.
        day: of a date.
        firm: whether the prose presents the words as that and nothing else (a title behind "titled", a date behind
            "of"); words that are not firm count only where they fit something.
        unsure: whether it may be said of something else that has the order's name in its own.
        open: of a title without marks: it begins with these words, and may end before they do.
        bracketed: of a title in brackets, where agencies and by-names stand as well, or before a verb, where it may be
            a subject.
        run: of a title without marks: all the words that it may be; `words` are those up to where it would end.
        beginnings: of a title without marks: what of the run it may be, the longest first, each with its key.
        behind: where a title without marks must end for this to be said of its order; None where it is said anyhow.
        presidents: the slugs of those whom the name may mean.
    """

    basis: Basis
    span: Span
    words: str
    day: Day | None = None
    firm: bool = True
    open: bool = False
    unsure: bool = False
    bracketed: bool = False
    run: str = ""
    beginnings: tuple[tuple[str, str], ...] = ()
    behind: int | None = None
    presidents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where prose cites an order, with what it says of it.

    Attributes:
        number: as orders are numbered here ("14288", "11359-A"); None where the prose gives none.
        span: the words that name it, in the text that was read.
    """

    number: str | None
    span: Span
    claims: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing that was compared.

    Attributes:
        words: what the prose says.
        says: what is known of `order` ("2017-01-27", its title), or why nothing is.
        order: the order that it is known of.
        agrees: None where it could not be compared.
    """

    basis: Basis
    words: str
    says: str
    order: str | None = None
    agrees: bool | None = None


@dataclass(frozen=True, slots=True)
class NameCheck:
    """What became of one citation.

    Attributes:
        words: the words that cite, as they stand in the prose.
        span: in the prose as given.
        order: the order cited: its number as printed, or the one that its title or date can only mean; else None.
        suggestion: the order that everything said fits, where it is not the one cited.
    """

    words: str
    span: Span
    order: str | None
    verdict: NameVerdict
    suggestion: str | None = None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Attribution:
    """An order that prose names for a quotation.

    Attributes:
        words: the words that name it.
        span: theirs, in the prose as given.
        section: the provision that the prose names with it ("3.b"), or None.
    """

    order: str
    words: str
    span: Span
    section: str | None = None
