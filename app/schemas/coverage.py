"""What is written about orders, without its text and without its quotations."""

from datetime import date
from enum import StrEnum

from app.schemas.base import FacetCount, Model, Page


class CoverageKind(StrEnum):
    """What a document is."""

    FACT_SHEET = "fact_sheet"
    ARTICLE = "article"
    FACT_CHECK = "fact_check"
    ALERT = "alert"
    """A law firm's, an agency's or a union's word to those whom it advises."""


class CoverageRole(StrEnum):
    """What an order is to a document."""

    ABOUT = "about"
    MENTIONS = "mentions"


class CoverageBasis(StrEnum):
    """What shows that a document means an order."""

    NUMBER = "number"
    """It cites the order's number, or leads to its document in the Federal Register."""
    TITLE = "title"
    """It has the order's title, exactly or nearly, or leads to a page whose address has it."""
    DATE = "date"
    """It tells when a president signed an order, and this one alone fits that day and what is told of it."""
    QUOTED_WORDS = "quoted_words"
    """It has words of this order that no other order has."""


class CoverageEvidence(Model):
    """Words that show it."""

    basis: CoverageBasis
    words: str
    """The document's; of `quoted_words` the order's."""


class CoveredOrder(Model):
    """An order that a document is about, or mentions."""

    order: str
    title: str
    signed_on: date | None
    role: CoverageRole
    evidence: list[CoverageEvidence]
    url: str


class CoverageCounts(Model):
    """How many quotations a document has, and how many of each verdict."""

    quotations: int
    exact: int
    exact_folded: int
    partial: int
    altered: int
    not_found: int
    unchecked: int


class CoverageSummary(Model):
    """A fact sheet, an article, a fact-check, an alert. Its text is neither kept nor served."""

    id: str
    title: str
    publisher: str | None
    published_on: date | None
    kind: CoverageKind
    orders: list[CoveredOrder]
    """None where nothing shows that it means any order held."""
    counts: CoverageCounts
    url: str
    html_url: str | None
    """The document's own address."""


class CoverageFacets(Model):
    """Counts over the whole result; null for a facet that was not asked for."""

    kind: list[FacetCount] | None
    publisher: list[FacetCount] | None
    role: list[FacetCount] | None
    """Documents that are about an order, and documents that mention one; some are both."""
    verdict: list[FacetCount] | None
    """Documents with a quotation of that verdict."""


class AppliedCoverageFilters(Model):
    """What the names in the filters were read as; null where the filter was not given."""

    order: list[str] | None


class CoveragePage(Page):
    """A page of documents."""

    items: list[CoverageSummary]
    applied_filters: AppliedCoverageFilters
    facets: CoverageFacets
