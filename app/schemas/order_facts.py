"""What is told of an order beside its text: who signed it and when, how it is cited, how much there is to see of it."""

from app.schemas.base import Model
from app.schemas.vocabulary import SubjectBasis, SubjectSlug


class PresidentLink(Model):
    """The president who signed."""

    slug: str
    """The president's name in addresses, as `president=` takes it: "donald-trump"."""
    name: str
    """The name: "Donald J. Trump"."""
    url: str
    """The list of the orders that this president signed; `/v1/presidents/{slug}` tells of the president."""


class CompilationBasis(Model):
    """Who says on which page an order is reprinted."""

    words: str
    """The words that say so: a sentence of a later order, or the citation in `source`."""
    source: str | None
    """Where they stand, if in no order: the National Archives' codification, or a part of the Code of Federal
    Regulations; null where an order has them."""
    order: str | None
    """The order whose words they are; null where they stand in no order."""
    section: str | None
    """The provision with these words, by id; null where they stand in no order."""
    url: str | None
    """The provision whose words they are; null where they stand in no order."""


class TermDay(Model):
    """In which time in office the order was signed."""

    ordinal: int
    """The number of the presidency: 47 for the one that began in 2025."""
    day: int | None
    """The day in it, 1 on the day it began; null where the day of signing is misprinted."""


class Citations(Model):
    """The order as it is cited."""

    bluebook: str
    """"Exec. Order No. 14,288, 90 Fed. Reg. 18,765 (Apr. 28, 2025)"; the year's day is the signing date. One without a
    number is "Exec. Order of Nov. 24, 2025"."""
    federal_register: str | None
    """"90 FR 18765"; null where the page is not known."""
    cfr: str | None
    """The page of title 3 of the Code of Federal Regulations on which it is reprinted, in a compilation
    ("3 CFR, 1964-1965 Comp., p. 339") or a year's supplement; null where nothing tells it, which is the rule."""
    cfr_basis: CompilationBasis | None
    """Who says so; null where `cfr` is."""


class Counts(Model):
    """How much there is to see of one order."""

    sections: int
    """Provisions at every depth."""
    words: int | None
    """Of headings, provisions and closing words, each what stands between white space; null where no text is held, and
    in a corpus that an older release ingested."""
    pages: int | None
    """Pages of the Federal Register that it stands on; null where the first or the last is unknown or misprinted."""
    references: int
    """References out of it, and those that editors' notes tell of it."""
    cited_by: int
    """References of other orders to it."""
    amended_by: int | None
    """How many orders amend it, those that only end a part of it left out; null in a corpus that an older release
    ingested."""
    amendments: int | None
    """By how many instructions, those that end a part of it among them, see `listOrderAmendments`; null in a corpus
    that an older release ingested."""
    comparisons: int | None
    """How many pairs of its publications are compared; null in a corpus that an older release ingested."""
    directives: int
    """Directives in it, general provisions among them."""
    deadlines: int
    """Directives with a time limit."""
    coverage: int
    """Documents that are about it or mention it."""


class OrderSubject(Model):
    """Something that the order is about."""

    slug: SubjectSlug
    """As `subject=` takes it."""
    name: str
    """The subject in words."""
    basis: SubjectBasis
    words: str
    """The heading of the source's index, or the order's own words that tell it."""
    section: str | None
    """The provision that has these words; null where the title or the index does."""
