"""The provisions that a search finds, and suggestions for search boxes."""

from enum import StrEnum

from app.schemas.base import FacetCount, Model, Page, Span, TextCoverage
from app.schemas.orders import OrderLink
from app.schemas.queries import AppliedSearchFilters, Search
from app.schemas.sections import SectionLink
from app.schemas.vocabulary import TextField


class Snippet(Model):
    """A piece of a provision's text, its characters unchanged."""

    field: TextField
    """Which text of the provision it is from."""
    span: Span
    """Where it stands in that text."""
    text: str
    """The piece."""
    highlights: list[Span]
    """Where the words stand, in this `text`."""
    more_before: bool
    """Whether that text has more before it."""
    more_after: bool
    """Whether that text has more after it."""


class SectionHit(SectionLink):
    """A provision that has the words."""

    order: OrderLink
    """The order that it is of."""
    heading_highlights: list[Span]
    """Where the words stand in `heading`, as half-open ranges of code points."""
    snippet: Snippet | None
    """Null where the provision has no text of its own."""
    html_url: str | None
    """The official page of the order; null where none is known."""


class SearchFacets(Model):
    """Counts over the whole result; null for a facet that was not asked for."""

    president: list[FacetCount] | None
    """By who signed the order, slugs; null where it was not asked for."""
    year: list[FacetCount] | None
    """By the year of signing; null where it was not asked for."""
    status: list[FacetCount] | None
    """By the status of the order; null where it was not asked for."""


class SectionHitPage(Page):
    """A page of provisions."""

    items: list[SectionHit]
    """The provisions of this page."""
    applied_filters: AppliedSearchFilters
    search: Search
    facets: SearchFacets
    coverage: TextCoverage


class SuggestionKind(StrEnum):
    """What a suggestion leads to."""

    CITATION = "citation"
    ORDER = "order"
    ACTOR = "actor"


class Suggestion(Model):
    """Something whose name begins like the words typed."""

    kind: SuggestionKind
    text: str
    """The name as it is written."""
    number: str | None
    """The order's number; null of what is no order."""
    slug: str | None
    """The actor's slug; null of what is no actor."""
    url: str
    """What it leads to here."""


class SuggestionPage(Page):
    """The first suggestions, as many as were asked for; `total` counts all."""

    items: list[Suggestion]
    """Citations that the words are, offices, orders."""
