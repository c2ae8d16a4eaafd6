"""References: typed edges between orders and what they cite."""

from datetime import date

from app.schemas.base import FacetCount, Model, Page, Span, TextCoverage
from app.schemas.vocabulary import Basis, Extent, OrderStatus, Relation, TargetKind, TextField


class ReferenceSource(Model):
    """Where the reference stands."""

    order: str
    title: str
    president: str | None
    """The slug of the president who signed it."""
    signed_on: date | None
    status: OrderStatus
    section: str | None
    """Null where only an editors' note records the reference."""
    field: TextField | None
    """Which text of the provision `span` counts in."""
    span: Span | None
    quote: str | None
    """The words at `span`."""
    context: str | None
    """The sentence or clause around them."""
    citation: str
    """"EO 14288, sec. 2"."""
    url: str
    html_url: str | None


class Target(Model):
    """What the reference points at."""

    kind: TargetKind
    id: str
    """The normalised identity inside the kind: "14159", "5 USC 553"."""
    number: str | None
    """The order's number, where the target is an executive order."""
    section: str | None
    citation: str
    """As a lawyer writes it: "Executive Order 14159", "5 U.S.C. 553"."""
    title: str | None
    president: str | None
    """The slug of the president who signed it, where the target is an order that is held."""
    dated_on: date | None
    status: OrderStatus | None
    """Of an order that is held."""
    resolved: bool
    """Whether the corpus holds the target."""
    url: str | None
    """Ours, where it is held."""
    html_url: str | None
    """The official page."""


class Provenance(Model):
    """What the relation rests on."""

    basis: Basis
    note: str | None
    """The item of the editors' note."""
    note_label: str | None
    verbatim: bool | None
    """Whether `note` has the editors' own words; false where it tells in ours what the register says that they noted,
    for nothing better is held. Null without a note."""
    note_order: str | None
    """The order on whose record the note stands."""
    captured_on: date | None


class Reference(Model):
    """One reference. On the incoming side (`cited-by`) the relation has its inverse name."""

    id: str
    source: ReferenceSource
    relation: Relation
    extent: Extent | None
    """Null where an amendment tells neither the provision nor that it concerns a part."""
    target: Target
    provenance: Provenance
    url: str
    """The provision that holds it."""


class StatusBasis(Model):
    """An edge that decides a status, seen from the order whose status it is."""

    reference: str
    """Its id."""
    relation: Relation
    """In the passive: "revoked_by"."""
    extent: Extent | None
    """Null where an amendment tells neither the provision nor that it concerns a part."""
    order: str | None
    """The order that acts; null where another kind of document does."""
    title: str | None
    signed_on: date | None
    order_status: OrderStatus | None
    """The status of the order that acts, where it is held: what it did may have been undone with it, or stand."""
    section: str | None
    citation: str
    """What acts: "EO 14000, sec. 1", "Proclamation 10014"."""
    quote: str | None
    lapses_on: date | None
    """Of a suspension the first day on which it is none any more, by its words; null where they tell none."""
    provenance: Provenance
    url: str | None
    """The provision that acts, where it is held."""
    html_url: str | None


class ReferenceFacets(Model):
    """Counts over the whole result; null for a facet that was not asked for."""

    relation: list[FacetCount] | None
    kind: list[FacetCount] | None
    target: list[FacetCount] | None
    """By identity, which with `kind` is one thing; null counts the pointers inside one order, which have none."""
    source_president: list[FacetCount] | None
    target_president: list[FacetCount] | None
    """Null counts what is no order that is held."""


class AppliedTarget(Model):
    """What a name of something cited was read as."""

    kind: TargetKind
    id: str
    """Its identity inside its kind, as references have it."""
    citation: str


class AppliedReferenceFilters(Model):
    """What the names in the filters were read as; null where the filter was not given."""

    source: list[str] | None
    """The numbers of the citing orders."""
    source_president: list[str] | None
    """Slugs of those who signed the citing orders."""
    target_president: list[str] | None
    """Slugs of those who signed the cited ones."""
    target: list[AppliedTarget] | None
    """What is cited; several where one name is that of several, as an act's of several years."""


class ReferencePage(Page):
    """A page of references."""

    items: list[Reference]
    applied_filters: AppliedReferenceFilters
    facets: ReferenceFacets
    coverage: TextCoverage
    """Of the orders that the filters leave as citing, how many were read; others are known by editors' notes alone."""


class Conflict(Model):
    """An edge on which the text and the editors' notes, or two notes, disagree."""

    code: str
    order: str
    target: str
    relation: Relation
    detail: str
    evidence: dict[str, str]
    """What each side says, verbatim."""
    url: str


class AppliedConflictFilters(Model):
    """What the names in the filters were read as; null where the filter was not given."""

    order: list[str] | None
    target: list[str] | None


class ConflictPage(Page):
    """A page of conflicts."""

    items: list[Conflict]
    applied_filters: AppliedConflictFilters
