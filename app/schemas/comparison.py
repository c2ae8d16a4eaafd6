"""Comparisons: what two publications of one order have differently."""

from enum import StrEnum

from pydantic import Field

from app.schemas.base import FacetCount, Model, Page, Span
from app.schemas.orders import OrderLink
from app.schemas.vocabulary import DifferenceClass, SourceFormat


class ComparedPublication(Model):
    """One of the two publications that are compared."""

    source: str
    """Who published it ("federal_register", "whitehouse", …)."""
    format: SourceFormat
    name: str
    """What `left` and `right` of a comparison take for it: its format, or its `sha256` where a better one of the same
    format is held."""
    html_url: str | None
    """The page it was published on; null where the source names none."""
    sha256: str
    """Of the bytes that were read, in hex digits."""
    lossy: bool
    """True where the format is known to drop or alter words."""
    preferred: bool
    """True for the one whose text is served."""


class ComparedWords(Model):
    """What one publication has at a difference."""

    text: str
    """Its words, as they stand there."""
    section: str | None
    """The provision, by its id in that publication; null for the signature and the facts."""
    field: str
    """The field of the provision (`part`, `label`, `heading`, `text`, `closing`), of the signature (`signature.name`),
    or the fact (`title`)."""
    span: Span
    """In that field."""
    before: str
    """Up to 60 characters before it in that field."""
    after: str
    """Up to 60 characters after it in that field."""


class TextDifference(Model):
    """One thing that two publications have differently."""

    kind: DifferenceClass = Field(serialization_alias="class")
    """What differs; /docs and docs/comparison.md have the rules. Only `wording` is of operative words."""
    section: str | None
    """The provision it concerns, by the left publication's id where that has it; null of the signature and the
    facts."""
    left: ComparedWords | None
    """Null where the left publication has nothing."""
    right: ComparedWords | None
    """Null where the right publication has nothing."""


class DifferenceCounts(Model):
    """How many differences there are of each class."""

    wording: int
    """Of operative words: the only ones that can change what the order says."""
    citation: int
    """Of citations of the same thing, written otherwise."""
    heading: int
    """Of headings."""
    label: int
    """Of labels of provisions ("Sec. 3.", "(a)")."""
    enumerator: int
    """Of marks of lists inside a text."""
    signature: int
    """Of what stands under the text."""
    typography: int
    """Of case, punctuation, hyphens and marks."""
    whitespace: int
    """Of blanks and breaks."""
    metadata: int
    """Of facts, such as the title."""


class Uncompared(Model):
    """An annex that one publication has as a picture, so that its words cannot be compared."""

    section: str
    """Its id in the publication that has its words."""
    held_by: str
    """Which of the two that is: "left" or "right"."""


class ComparisonSummary(Model):
    """Two publications of one order, compared, without the differences themselves."""

    order: OrderLink
    left: ComparedPublication
    """The publication that is trusted more, or the one asked for as `left`."""
    right: ComparedPublication
    """The other one."""
    operative_text_identical: bool | None
    """Whether no operative word differs; null where none does that could be compared, and some could not."""
    lossy: bool
    """True where one of the two is of a format known to drop or alter words: the difference may be its fault."""
    counts: DifferenceCounts
    uncompared: list[Uncompared]
    """What could not be compared; empty as a rule."""
    url: str
    """The comparison with its differences."""
    page_url: str
    """The same as a page, side by side."""


class OrderComparison(ComparisonSummary):
    """Two publications of one order, compared."""

    differences: list[TextDifference]
    """Those of the text in its order, marks and breaks after words, then those of the signature and of the facts."""


class LossyFilter(StrEnum):
    """Whether comparisons with a publication that is known to drop or alter words are in the result."""

    EXCLUDE = "exclude"
    INCLUDE = "include"
    ONLY = "only"


class AppliedComparisonFilters(Model):
    """The filter that hides something unless asked otherwise, and what the names in the others were read as.

    A filter by a name is null where it was not given.
    """

    lossy: LossyFilter
    order: list[str] | None
    """Numbers; null where the filter was not given."""
    president: list[str] | None
    """Slugs; null where the filter was not given."""


class ComparisonFacets(Model):
    """Counts over the whole result; null for a facet that was not asked for."""

    kind: list[FacetCount] | None = Field(serialization_alias="class")
    """By class, each comparison once in every class that it has; null where it was not asked for."""
    president: list[FacetCount] | None
    """By who signed the order, slugs; null where it was not asked for."""
    year: list[FacetCount] | None
    """By the year of signing; null where it was not asked for."""
    left: list[FacetCount] | None
    """By the format on the left; null where it was not asked for."""
    right: list[FacetCount] | None
    """By the format on the right; null where it was not asked for."""


class ComparisonPage(Page):
    """A page of comparisons."""

    items: list[ComparisonSummary]
    """The comparisons of this page."""
    applied_filters: AppliedComparisonFilters
    facets: ComparisonFacets
