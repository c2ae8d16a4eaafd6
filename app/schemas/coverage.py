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
    """The order's number."""
    title: str
    """The order's title."""
    signed_on: date | None
    """The day of signing; null where it is not known."""
    role: CoverageRole
    evidence: list[CoverageEvidence]
    url: str
    """The order here."""


class CoverageCounts(Model):
    """How many quotations a document has, and how many of each verdict."""

    quotations: int
    """Quotations in the document."""
    exact: int
    """Of these, with the order's own words."""
    exact_folded: int
    """With the same words, written otherwise."""
    partial: int
    """With signs for words left out or changed."""
    altered: int
    """With words changed, dropped or added without a sign."""
    not_found: int
    """In no order that the document means, nor in another one held."""
    unchecked: int
    """Of which nobody can tell."""


class CoverageSummary(Model):
    """A fact sheet, an article, a fact-check, an alert. Its text is neither kept nor served."""

    id: str
    """The document's name in addresses."""
    title: str
    """The document's title."""
    publisher: str | None
    """Who published it, as the document says; null where it does not."""
    published_on: date | None
    """The day it appeared; null where it is not told."""
    kind: CoverageKind
    orders: list[CoveredOrder]
    """None where nothing shows that it means any order held."""
    counts: CoverageCounts
    url: str
    """The document here, with its quotations."""
    html_url: str | None
    """The document's own address; null where it names none."""


class CoverageFacets(Model):
    """Counts over the whole result; null for a facet that was not asked for."""

    kind: list[FacetCount] | None
    """By kind; null where it was not asked for."""
    publisher: list[FacetCount] | None
    """By publisher; null where it was not asked for."""
    role: list[FacetCount] | None
    """Documents that are about an order, and documents that mention one; some are both. Null where it was not asked
    for."""
    verdict: list[FacetCount] | None
    """Documents with a quotation of that verdict; null where it was not asked for."""


class AppliedCoverageFilters(Model):
    """What the names in the filters were read as; null where the filter was not given."""

    order: list[str] | None
    """Numbers; null where the filter was not given."""


class CoveragePage(Page):
    """A page of documents."""

    items: list[CoverageSummary]
    """The documents of this page."""
    applied_filters: AppliedCoverageFilters
    facets: CoverageFacets
