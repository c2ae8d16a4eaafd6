"""What amends an order, instruction by instruction."""

from datetime import date
from enum import StrEnum

from app.schemas.base import FacetCount, Model, Page
from app.schemas.references import StatusBasis


class Instruction(StrEnum):
    """What an amending sentence does, by its verb; `docs/amendments.md` has the verbs."""

    STRIKE = "strike"
    INSERT = "insert"
    REPLACE = "replace"
    ADD = "add"
    REDESIGNATE = "redesignate"
    REVOKE = "revoke"
    RESTATE = "restate"
    OTHER = "other"


class AmendmentState(StrEnum):
    """Whether an amendment stands, or was undone with its order or the provision that makes it.

    `unknown` where neither can be told, as where the amending order is not held or expired (docs/amendments.md).
    """

    STANDING = "standing"
    UNDONE = "undone"
    UNKNOWN = "unknown"


class Amendment(Model):
    """One instruction that amends an order; a sentence that amends two provisions is two."""

    id: str
    """Stable for one text of the two orders; an opaque word."""
    order: str
    """The order amended."""
    section: str | None
    """The provision amended, by the number that the amending order gives it; null where it names none."""
    citation: str
    """"EO 12866, sec. 2(b)"; the order alone where no provision is named."""
    instruction: Instruction
    struck: str | None
    """The words taken out; null where the sentence quotes none."""
    inserted: str | None
    """The words put in; null where the sentence quotes none."""
    text: str | None
    """The words of the amending order that say so, cut short where they hold much new text; null of a mere note."""
    on: date | None
    """The day on which the amending order was signed; null where it is not known."""
    state: AmendmentState
    undone_by: StatusBasis | None
    """What undid it; null unless `state` is `undone`."""
    by: StatusBasis
    """The amending order and its provision."""
    url: str
    """The provision amended, where the order as signed has it, else the order."""


class AmendmentFacets(Model):
    """Counts over the whole result; null for a facet that was not asked for."""

    instruction: list[FacetCount] | None
    """By what the sentence does; null where it was not asked for."""
    state: list[FacetCount] | None
    """By whether they stand; null where it was not asked for."""


class AmendmentPage(Page):
    """A page of amendments, the oldest first."""

    items: list[Amendment]
    """The amendments of this page."""
    facets: AmendmentFacets


class SectionAmendment(Model):
    """An amendment that touches a provision."""

    id: str
    """As in the list of the order's amendments, which has its words."""
    section: str
    """The provision that it names: this one, one that it adds to this one, or one that holds it."""
    instruction: Instruction
    order: str | None
    """The amending order; null where another document amends."""
    on: date | None
    """The day on which the amending document was signed; null where it is not known."""
    state: AmendmentState
    url: str | None
    """The amending provision; null where it is not held."""
