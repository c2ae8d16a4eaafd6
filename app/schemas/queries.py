"""What a list says of the query it was searched with."""

from enum import StrEnum

from app.schemas.base import Model


class Expand(StrEnum):
    """Whether a query also finds the other names of what it names ("DOJ": "Department of Justice")."""

    SYNONYMS = "synonyms"
    NONE = "none"


class Expansion(Model):
    """What was looked for too: other names of a thing, and the orders that people call so."""

    words: str
    """The words of the query."""
    added: list[str]
    """Other names, and orders as "EO 13769 (Protecting the Nation …)"; none where the name means no order."""
    reason: str | None
    """Why people's name means these orders, or what it was if it was no order; null of other names."""


class CitedOrder(Model):
    """An order, or a provision of one, that the query cites by number or by a name that people have for it."""

    citation: str
    """"EO 14288, sec. 3(b)"."""
    order: str
    """The order's number."""
    section: str | None
    """Null where the order has no such provision, or none was named."""
    title: str
    """The order's title."""
    url: str
    """The provision where one is named and there, else the order."""


class Ranking(Model):
    """How far the order by relevance goes."""

    exact: bool
    """False where there were too many hits to rank them all."""
    candidates: int
    """How many were ranked: those with the words in the title or heading, then the newest."""
    of: int
    """How many hits there are."""


class Search(Model):
    """What was made of the query."""

    expand: Expand
    expansions: list[Expansion]
    """What was looked for besides the words; empty where they name nothing else."""
    read_as_words: list[str]
    """Words that look like syntax and are looked for as words: NEAR, an OR or AND not between two parts, a last NOT."""
    did_you_mean: str | None
    """The query with words the corpus does not have replaced by its own, or null."""
    citations: list[CitedOrder]
    """Orders that the words cite, for who looks for these; they need not be among the hits."""
    ranking: Ranking | None
    """Null where the list has another sort."""


class AppliedSearchFilters(Model):
    """What was added to the query unless asked otherwise, and what the names in the filters were read as.

    A filter by a name is null where it was not given.
    """

    expand: Expand
    order: list[str] | None
    """Numbers; null where the filter was not given."""
    president: list[str] | None
    """Slugs; null where the filter was not given."""
