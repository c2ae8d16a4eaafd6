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
    highlights: list[Span]
    """Where the words stand, in this `text`."""
    more_before: bool
    """Whether that text has more before it."""
    more_after: bool


class SectionHit(SectionLink):
    """A provision that has the words."""

    order: OrderLink
    heading_highlights: list[Span]
    snippet: Snippet | None
    """Null where the provision has no text of its own."""
    html_url: str | None


class SearchFacets(Model):
    """Counts over the whole result; null for a facet that was not asked for."""

    president: list[FacetCount] | None
    year: list[FacetCount] | None
    status: list[FacetCount] | None


class SectionHitPage(Page):
    """A page of provisions."""

    items: list[SectionHit]
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
    """The order's number."""
    slug: str | None
    """The actor's slug."""
    url: str


class SuggestionPage(Page):
    """The first suggestions, as many as were asked for; `total` counts all."""

    items: list[Suggestion]
