"""What a search says beside its items, and the provisions it finds."""

from enum import StrEnum

from app.schemas.base import FacetCount, Model, Page, Span
from app.schemas.orders import OrderLink, SectionLink
from app.schemas.vocabulary import TextField


class Expand(StrEnum):
    """Whether a query also finds the other names of what it names ("DOJ": "Department of Justice")."""

    SYNONYMS = "synonyms"
    NONE = "none"


class Expansion(Model):
    """Other names that were looked for too."""

    words: str
    """The words of the query."""
    added: list[str]


class CitedOrder(Model):
    """An order, or a provision of one, that the query cites by number."""

    citation: str
    """"EO 14288, sec. 3(b)"."""
    order: str
    section: str | None
    """Null where the order has no such provision, or none was named."""
    title: str
    url: str


class Ranking(Model):
    """How far the order by relevance goes."""

    exact: bool
    """False where there were too many hits to rank them all."""
    candidates: int
    """How many were ranked: those with the words in the title or heading, then the newest."""
    of: int


class Search(Model):
    """What was made of the query."""

    expansions: list[Expansion]
    did_you_mean: str | None
    """The query with words the corpus does not have replaced by its own, or null."""
    citations: list[CitedOrder]
    ranking: Ranking | None
    """Null where the list has another sort."""


class AppliedSearchFilters(Model):
    """What was added to the query unless asked otherwise."""

    expand: Expand


class Snippet(Model):
    """A piece of a provision's text, its characters unchanged."""

    field: TextField
    """Which text of the provision it is from."""
    span: Span
    """Where it stands in that text."""
    text: str
    highlights: list[Span]
    """Where the words stand, in this `text`."""


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
    """The suggestions, the best first; always given whole."""

    items: list[Suggestion]
