"""What is written about orders: a document as it was found, what is kept of it, and what it is linked to."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

RULES = "1"
"""The number of the rules of reading and linking; other rules make another revision of the corpus."""


class DocumentKind(StrEnum):
    """What a document is."""

    FACT_SHEET = "fact_sheet"
    ARTICLE = "article"
    FACT_CHECK = "fact_check"
    ALERT = "alert"


class Role(StrEnum):
    """What an order is to a document."""

    ABOUT = "about"
    MENTIONS = "mentions"


class EvidenceBasis(StrEnum):
    """What shows that a document means an order."""

    NUMBER = "number"
    TITLE = "title"
    DATE = "date"
    QUOTED_WORDS = "quoted_words"


class Where(StrEnum):
    """Where in a document words stand."""

    TITLE = "title"
    LEAD = "lead"
    BODY = "body"


@dataclass(frozen=True, slots=True)
class Hyperlink:
    """Words of a document that lead to an address."""

    words: str
    address: str


@dataclass(frozen=True, slots=True)
class Secondary:
    """A document about orders, or about something else, as it was read.

    Attributes:
        paragraphs: its prose without markup.
        links: in the order of the text.
    """

    title: str
    kind: DocumentKind
    paragraphs: tuple[str, ...]
    url: str | None = None
    publisher: str | None = None
    published_on: date | None = None
    links: tuple[Hyperlink, ...] = ()


@dataclass(frozen=True, slots=True)
class Named:
    """A number that the document cites.

    Attributes:
        words: as written.
        number: of the order, normalised.
        title, dated_on: what the document says of it beside the number, if it does.
    """

    words: str
    number: str
    where: Where
    title: str | None = None
    dated_on: date | None = None


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that may be an order's title.

    Attributes:
        called: whether the document calls what they name an executive order.
        number: the number that stands before them, if one does.
        dated_on: the day that stands with them (of an address: in it).
    """

    words: str
    where: Where
    called: bool = True
    number: str | None = None
    dated_on: date | None = None


@dataclass(frozen=True, slots=True)
class Signing:
    """That a president signed an order, and when.

    Attributes:
        words: as written.
        since, until: the days on which it may have been; the same where a day is named.
        presidents: surnames that the words name; none for "the President".
        told_as: what the words say of the order ("to empower state and local law enforcement").
        is_news: whether the document appeared at about that day.
    """

    words: str
    since: date
    until: date
    where: Where
    presidents: tuple[str, ...] = ()
    told_as: str = ""
    is_news: bool = False


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation in the document."""

    text: str
    where: Where


@dataclass(frozen=True, slots=True)
class Reading:
    """What is kept of a document: enough to link it anew when other orders are held, and none of its prose.

    Attributes:
        documents: Federal Register document numbers in its addresses.
        quotations: the words between quotation marks.
        prints: a digest of each run of words (`shared_words.LENGTH`), ascending, from which no words can be read.
        words: how many it has.
        speaks_of_orders: whether it speaks of an executive order at all.
        leads_with_order: whether it does so where it begins, and of no other act of a president there.
    """

    title: str
    published_on: date | None = None
    numbers: tuple[Named, ...] = ()
    documents: tuple[Named, ...] = ()
    phrases: tuple[Phrase, ...] = ()
    signings: tuple[Signing, ...] = ()
    quotations: tuple[Quoted, ...] = ()
    prints: tuple[int, ...] = ()
    words: int = 0
    speaks_of_orders: bool = False
    leads_with_order: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """What linking knows of an order."""

    number: str
    title: str
    president: str | None = None
    signed_on: date | None = None
    document_number: str | None = None
    has_text: bool = True


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words that show it: the document's own, or of `quoted_words` the order's."""

    basis: EvidenceBasis
    words: str


@dataclass(frozen=True, slots=True)
class Link:
    """An order that a document is about, or mentions."""

    order: str
    role: Role
    evidence: tuple[Evidence, ...]
