"""How lists are sorted; their exports are sorted alike, but for `relevance`, which only a list with `q` has."""

from enum import StrEnum

from app.queries import RELEVANCE


class OrderSort(StrEnum):
    """How orders are sorted; those of one day or of one count by number, those of which it is not known last."""

    NEWEST_SIGNED = "-signed_on"
    OLDEST_SIGNED = "signed_on"
    HIGHEST_NUMBER = "-number"
    LOWEST_NUMBER = "number"
    NEWEST_PUBLISHED = "-published_on"
    OLDEST_PUBLISHED = "published_on"
    MOST_AMENDED = "-amended_by"
    LEAST_AMENDED = "amended_by"
    MOST_CITED = "-cited_by"
    LEAST_CITED = "cited_by"
    MOST_WORDS = "-words"
    FEWEST_WORDS = "words"
    MOST_SECTIONS = "-sections"
    FEWEST_SECTIONS = "sections"
    MOST_DIRECTIVES = "-directives"
    FEWEST_DIRECTIVES = "directives"
    LAST_PUBLISHED = "-days_to_publication"
    SOONEST_PUBLISHED = "days_to_publication"
    LAST_CHANGED = "-changed_at"
    FIRST_CHANGED = "changed_at"


class OrderListSort(StrEnum):
    """How the list of orders is sorted: as its exports, or by how well an order answers `q`.

    Without it by `relevance` where `q` is given, else by `-signed_on`; `relevance` is refused without `q`.
    """

    RELEVANCE = RELEVANCE
    NEWEST_SIGNED = "-signed_on"
    OLDEST_SIGNED = "signed_on"
    HIGHEST_NUMBER = "-number"
    LOWEST_NUMBER = "number"
    NEWEST_PUBLISHED = "-published_on"
    OLDEST_PUBLISHED = "published_on"
    MOST_AMENDED = "-amended_by"
    LEAST_AMENDED = "amended_by"
    MOST_CITED = "-cited_by"
    LEAST_CITED = "cited_by"
    MOST_WORDS = "-words"
    FEWEST_WORDS = "words"
    MOST_SECTIONS = "-sections"
    FEWEST_SECTIONS = "sections"
    MOST_DIRECTIVES = "-directives"
    FEWEST_DIRECTIVES = "directives"
    LAST_PUBLISHED = "-days_to_publication"
    SOONEST_PUBLISHED = "days_to_publication"
    LAST_CHANGED = "-changed_at"
    FIRST_CHANGED = "changed_at"


class DirectiveSort(StrEnum):
    """How directives are sorted: by the day of signing and the place in the order, or by the day they are due.

    A directive is due on the day of its first deadline; those without a day due come last.
    """

    NEWEST_SIGNED = "-signed_on"
    OLDEST_SIGNED = "signed_on"
    FIRST_DUE = "due_on"
    LAST_DUE = "-due_on"


class DirectiveListSort(StrEnum):
    """How searched directives are sorted: as their exports, or by how well a directive answers `q`.

    Without it by `relevance` where `q` is given, else by `-signed_on`; `relevance` is refused without `q`.
    """

    RELEVANCE = RELEVANCE
    NEWEST_SIGNED = "-signed_on"
    OLDEST_SIGNED = "signed_on"
    FIRST_DUE = "due_on"
    LAST_DUE = "-due_on"


class SectionSort(StrEnum):
    """How provisions are sorted that a search found: by how well one answers `q`, or by the day of signing.

    Those of one day stand by order and by place in it; of what day it is not known stands before all others.
    """

    RELEVANCE = RELEVANCE
    NEWEST_SIGNED = "-signed_on"
    OLDEST_SIGNED = "signed_on"


class CoverageSort(StrEnum):
    """How documents about orders are sorted: by the day they appeared, those without it last."""

    NEWEST = "-published_on"
    OLDEST = "published_on"


class ChangeSort(StrEnum):
    """How changes are sorted: by their publish, and in one publish by the number of the order."""

    NEWEST = "-published_at"
    OLDEST = "published_at"


class ActorSort(StrEnum):
    """How actors are sorted: by how many directives name them, or by name."""

    MOST_DIRECTED = "-directives"
    NAME = "name"


class BodySort(StrEnum):
    """How bodies are sorted: by the day their founding order was signed, or by the day they end; without it last."""

    NEWEST_FOUNDED = "-founded_on"
    OLDEST_FOUNDED = "founded_on"
    LAST_TO_END = "-ends_on"
    FIRST_TO_END = "ends_on"


class ComparisonSort(StrEnum):
    """How comparisons are sorted: by the day of signing, or by how many differences are of operative words."""

    NEWEST_SIGNED = "-signed_on"
    OLDEST_SIGNED = "signed_on"
    MOST_WORDING = "-wording"
