"""References: typed edges between orders and what they cite."""

from datetime import date

from app.schemas.base import FacetCount, Model, Page, Span, TextCoverage
from app.schemas.vocabulary import Basis, Extent, OrderStatus, Relation, TargetKind, TextField


class ReferenceSource(Model):
    """Where the reference stands."""

    order: str
    """The number of the citing order."""
    title: str
    """Its title."""
    president: str | None
    """The slug of the president who signed it; null where it is not known."""
    signed_on: date | None
    """The day of its signing; null where it is not known."""
    status: OrderStatus
    """Its status."""
    section: str | None
    """Null where only an editors' note records the reference."""
    field: TextField | None
    """Which text of the provision `span` counts in; null where only an editors' note has it."""
    span: Span | None
    """Where the citation stands, a half-open range of code points; null where only an editors' note has it."""
    quote: str | None
    """The words at `span`; null where only an editors' note has it."""
    context: str | None
    """The sentence or clause around them; null where only an editors' note has it."""
    citation: str
    """"EO 14288, sec. 2"."""
    url: str
    """The provision, or the order where only an editors' note has it."""
    html_url: str | None
    """The official page of the citing order; null where none is known."""


class Target(Model):
    """What the reference points at."""

    kind: TargetKind
    id: str
    """The normalised identity inside the kind: "14159", "5 USC 553"."""
    number: str | None
    """The order's number; null where the target is no executive order, or one that is cited by its day alone."""
    section: str | None
    """The provision pointed at ("3(b)" as an id: "3.b"); null where the whole is."""
    citation: str
    """As a lawyer writes it: "Executive Order 14159", "5 U.S.C. 553"."""
    title: str | None
    """Its title, or the name by which it is cited; null where none is known."""
    president: str | None
    """The slug of the president who signed it; null where the target is no order that is held."""
    dated_on: date | None
    """Its day, as the citation or the order held tells it; null where neither does."""
    status: OrderStatus | None
    """The status of an order that is held; else null."""
    resolved: bool
    """Whether the corpus holds the target."""
    url: str | None
    """The target here; null where it is not held."""
    html_url: str | None
    """The official page; null where none is known."""


class Provenance(Model):
    """What the relation rests on."""

    basis: Basis
    note: str | None
    """The item of the editors' note; null where none tells it."""
    note_label: str | None
    """The label before that item ("Revokes", "See"); null without a note, or where it has none."""
    verbatim: bool | None
    """Whether `note` has the editors' own words; false where it tells in ours what the register says that they noted,
    for nothing better is held. Null without a note."""
    note_order: str | None
    """The order on whose record the note stands; null without a note."""
    captured_on: date | None
    """The day on which the note was captured; null without a note, or where nothing tells it."""


class Reference(Model):
    """One reference. On the incoming side (`cited-by`) the relation has its inverse name."""

    id: str
    """Of this reference alone; stable for one text of the order. An opaque word."""
    source: ReferenceSource
    relation: Relation
    extent: Extent | None
    """Null where an amendment tells neither the provision nor that it concerns a part."""
    target: Target
    provenance: Provenance
    url: str
    """The provision that holds it, or the order where only an editors' note has it."""


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
    """The title of the acting order; null where none is known."""
    signed_on: date | None
    """The day on which what acts was signed; null where it is not known."""
    order_status: OrderStatus | None
    """The status of the order that acts: what it did may have been undone with it, or stand. Null where it is not
    held."""
    section: str | None
    """The provision that acts, by id; null where an editors' note alone tells it."""
    citation: str
    """What acts: "EO 14000, sec. 1", "Proclamation 10014"."""
    quote: str | None
    """Its words; null where an editors' note alone tells it."""
    lapses_on: date | None
    """Of a suspension the first day on which it is none any more, by its words; null where they tell none."""
    provenance: Provenance
    url: str | None
    """The provision that acts, or the order where an editors' note alone tells it; null where it is not held."""
    html_url: str | None
    """The official page of what acts; null where none is known."""


class ReferenceFacets(Model):
    """Counts over the whole result; null for a facet that was not asked for."""

    relation: list[FacetCount] | None
    """By relation; null where it was not asked for."""
    kind: list[FacetCount] | None
    """By the kind of what is cited; null where it was not asked for."""
    target: list[FacetCount] | None
    """By identity, which with `kind` is one thing; null counts the pointers inside one order, which have none."""
    source_president: list[FacetCount] | None
    """By who signed the citing order, slugs; null where it was not asked for."""
    target_president: list[FacetCount] | None
    """Null counts what is no order that is held."""


class AppliedTarget(Model):
    """What a name of something cited was read as."""

    kind: TargetKind
    id: str
    """Its identity inside its kind, as references have it."""
    citation: str
    """As a lawyer writes it."""


class AppliedReferenceFilters(Model):
    """What the names in the filters were read as; null where the filter was not given."""

    source: list[str] | None
    """The numbers of the citing orders; null where the filter was not given."""
    source_president: list[str] | None
    """Slugs of those who signed the citing orders; null where the filter was not given."""
    target_president: list[str] | None
    """Slugs of those who signed the cited ones; null where the filter was not given."""
    target: list[AppliedTarget] | None
    """What is cited; several where one name is that of several, as an act's of several years. Null where the filter was
    not given."""


class ReferencePage(Page):
    """A page of references."""

    items: list[Reference]
    """The references of this page."""
    applied_filters: AppliedReferenceFilters
    facets: ReferenceFacets
    coverage: TextCoverage
    """Of the orders that the filters leave as citing, how many were read; others are known by editors' notes alone."""


class Conflict(Model):
    """An edge on which the text and the editors' notes, or two notes, disagree."""

    code: str
    """What kind of disagreement it is, by a stable name."""
    order: str
    """The number of the order that acts or cites."""
    target: str
    """The number of the other order."""
    relation: Relation
    detail: str
    """What is disagreed about, in a sentence."""
    evidence: dict[str, str]
    """What each side says, verbatim."""
    url: str
    """The order that acts or cites."""


class AppliedConflictFilters(Model):
    """What the names in the filters were read as; null where the filter was not given."""

    order: list[str] | None
    """Numbers of the orders that act or cite; null where the filter was not given."""
    target: list[str] | None
    """Numbers of the other orders; null where the filter was not given."""


class ConflictPage(Page):
    """A page of conflicts."""

    items: list[Conflict]
    """The conflicts of this page."""
    applied_filters: AppliedConflictFilters
