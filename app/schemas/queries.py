"""What a list says of the query it was searched with."""

from enum import StrEnum

from app.schemas.base import Model


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

    expand: Expand
    expansions: list[Expansion]
    read_as_words: list[str]
    """Words that look like syntax and are looked for as words: NEAR, an OR or AND not between two parts, a last NOT."""
    did_you_mean: str | None
    """The query with words the corpus does not have replaced by its own, or null."""
    citations: list[CitedOrder]
    ranking: Ranking | None
    """Null where the list has another sort."""


class AppliedSearchFilters(Model):
    """What was added to the query unless asked otherwise, and what the names in the filters were read as.

    A filter by a name is null where it was not given.
    """

    expand: Expand
    order: list[str] | None
    president: list[str] | None
    """Slugs."""
