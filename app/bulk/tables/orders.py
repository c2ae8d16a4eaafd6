"""The tables of orders: themselves, what they are about, what their status rests on, their sources and provisions."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.bulk.columns import Column, Kind, Table
from app.bulk.tables.parts import Part, parts
from app.queries import InFull
from app.schemas import Section

TEXT, INTEGER, REAL, TRUTH, DAY, INSTANT = Kind

_ORDER = Column("order_number", TEXT, "The number of the order.", "of.number", "orders.number")
_POSITION = Column("position", INTEGER, "The place among those of the order, from 0 on.")

ORDERS = Table(
    "orders",
    "An executive order: its facts, its status and its counts. Its text is in sections.",
    (
        Column("number", TEXT, 'Digits with an optional suffix: "14288", "11359-A"; "unnumbered-…" while it has none.'),
        Column("title", TEXT, "The title."),
        Column(
            "president", TEXT, "Who signed it; null where nothing tells it.", "president.slug", "presidents.slug", True
        ),
        Column("term", INTEGER, "The number of the presidency, 47 from 2025 on.", "term.ordinal"),
        Column("term_day", INTEGER, "The day in it, 1 on the day it began; null of a misprinted day.", "term.day"),
        Column("signed_on", DAY, "The day it was signed.", indexed=True),
        Column("filed_on", DAY, "The day the Office of the Federal Register received it; null where not known."),
        Column("published_on", DAY, "The day it was printed in the Federal Register; null where not known."),
        Column("published", TRUTH, "Whether the Federal Register printed it; null where nothing tells it."),
        Column("document_number", TEXT, "The Federal Register's number of the document; null of older ones."),
        Column("citation", TEXT, 'The page of the Federal Register: "90 FR 18765"; null where not known.'),
        Column("bluebook", TEXT, "The citation that lawyers write.", "citations.bluebook"),
        Column("cfr", TEXT, "The page of title 3 of the CFR; null where nothing tells it.", "citations.cfr"),
        Column("start_page", INTEGER, "The first page in the Federal Register; null where not known."),
        Column("end_page", INTEGER, "The last one; null where not known."),
        Column("status", TEXT, "in_force, revoked, superseded …: the API's docs/statuses.md has all.", "status.value",
               indexed=True),
        Column("status_as_of", DAY, "The day up to which the data can tell the status.", "status.as_of"),
        Column("has_text", TRUTH, "Whether its text is held; else only its facts are."),
        Column("mostly", TEXT, "What its directives mostly ask for; null where no group has most."),
        Column("words", INTEGER, "Of its text; null where no text is held.", "counts.words"),
        Column("sections", INTEGER, "How many provisions it has, at every depth.", "counts.sections"),
        Column("cites", INTEGER, "How many references it makes.", "counts.references"),
        Column("cited_by", INTEGER, "How many references to it other orders make.", "counts.cited_by"),
        Column("amended_by", INTEGER, "How many orders amend it.", "counts.amended_by"),
        Column("directives", INTEGER, "How many directives it has.", "counts.directives"),
        Column("deadlines", INTEGER, "How many of these have a time limit.", "counts.deadlines"),
        Column("place", TEXT, "Where it was signed, as printed; null where not printed.", "signature.place"),
        Column("disposition_notes", TEXT, "The Federal Register editors' notes, verbatim; null where there are none."),
        Column("changed_at", INSTANT, "When a publish last changed what is told of it."),
        Column("identifier", TEXT, 'The path by which it is named: "/us/eo/14288".'),
        Column("url", TEXT, "Its address in the API."),
        Column("html_url", TEXT, "The official page; null where there is none."),
        Column("pdf_url", TEXT, "The official PDF; null where there is none."),
    ),
    ("number",),
    label="title",
)  # fmt: skip

SUBJECTS = Table(
    "order_subjects",
    "Something that an order is about, with what tells it.",
    (
        _ORDER,
        Column("subject", TEXT, "Its name in the API's filters.", "item.slug", indexed=True),
        Column("name", TEXT, "Its name.", "item.name"),
        Column("basis", TEXT, "What tells it: a source's index, the title, the text.", "item.basis"),
        Column("words", TEXT, "The words that tell it.", "item.words"),
        Column("section", TEXT, "The provision that has them; null where the title or an index does.", "item.section"),
    ),
    ("order_number", "subject"),
    label="name",
)

STATUS_BASIS = Table(
    "status_basis",
    "An act that decides the status of an order, the oldest first.",
    (
        _ORDER,
        _POSITION,
        Column("relation", TEXT, 'What was done to it: "revoked_by", "amended_by" …', "item.relation"),
        Column("extent", TEXT, "whole or in_part; null where nothing tells it.", "item.extent"),
        Column("acting_order", TEXT, "The order that acts; null where it is not held, or another document acts.",
               lambda part: part.item.order if part.item.order_status else None, "orders.number"),
        Column("acting", TEXT, 'What acts, with the provision: "EO 14000, sec. 1", "Proclamation 10014".',
               "item.citation"),
        Column("quote", TEXT, "The words that act; null where an editors' note alone tells it.", "item.quote"),
        Column("basis", TEXT, "What tells it: text, note or both.", "item.provenance.basis"),
        Column("note", TEXT, "The editors' note; null where the text alone tells it.", "item.provenance.note"),
        Column("reference", TEXT, "The id of the reference in order_references.", "item.reference"),
    ),
    ("order_number", "position"),
)  # fmt: skip

PUBLICATIONS = Table(
    "publications",
    "A source of an order's text or facts.",
    (
        _ORDER,
        _POSITION,
        Column("source", TEXT, 'Who published it: "federal_register", "whitehouse" …', "item.source"),
        Column("format", TEXT, "In which form it was read.", "item.format"),
        Column("title", TEXT, "The title that it gives the order.", "item.title"),
        Column("html_url", TEXT, "The page it was published on; null where not known.", "item.html_url"),
        Column("retrieved_at", INSTANT, "When it was fetched; null where not known.", "item.retrieved_at"),
        Column("sha256", TEXT, "Of the bytes that were read, in hex.", "item.sha256"),
        Column("lossy", TRUTH, "Whether its form is known to drop or alter words.", "item.lossy"),
        Column("has_text", TRUTH, "Whether it has the text.", "item.has_text"),
        Column("preferred", TRUTH, "Whether its text is the one in sections.", "item.preferred"),
        Column("match_score", REAL, "How well a page without a number fits the order, 0 to 1; null of others.",
               "item.match_score"),
    ),
    ("order_number", "position"),
    label="title",
)  # fmt: skip

SECTIONS = Table(
    "sections",
    "A provision with its own text, without what stands below it. Those of an order, by position, are its text.",
    (
        Column("key", INTEGER, "A number for this file alone."),
        Column("order_number", TEXT, "The number of the order.", refers="orders.number"),
        Column("section", TEXT, 'Its enumerators joined by dots: "3", "3.b", "preamble".', "item.id"),
        Column("position", INTEGER, "The place in the order's text, from 0 on."),
        Column("parent", TEXT, "The provision that it stands in; null at the top."),
        Column("depth", INTEGER, "0 at the top."),
        Column("citation", TEXT, 'As it is cited: "sec. 3(b)".', "item.citation"),
        Column("part", TEXT, "The line above it that heads a group, or nothing.", "item.part"),
        Column("label", TEXT, 'Its enumerator as printed: "Sec. 3", "(b)".', "item.label"),
        Column("heading", TEXT, "Its heading, or nothing.", "item.heading"),
        Column("text", TEXT, "Its paragraphs before those below it, with a blank line between.", "item.text"),
        Column("closing", TEXT, "Its paragraphs after those below it.", "item.closing"),
        Column("identifier", TEXT, 'The path by which it is named: "/us/eo/14288/s3/b".', "item.identifier"),
        Column("url", TEXT, "Its address in the API.", "item.url"),
    ),
    ("order_number", "section"),
    label="citation",
    searched=("heading", "text", "closing"),
)


@dataclass(frozen=True, slots=True)
class _Provision:
    """A provision with what its row says of its surroundings."""

    key: None
    order_number: str
    position: int
    parent: str | None
    depth: int
    item: Section


def orders(found: InFull) -> Iterator[object]:
    """Yield the order."""
    yield found.order


def subjects(found: InFull) -> Iterator[Part]:
    """Yield what it is about."""
    return parts(found.order, found.order.subjects or ())


def status_basis(found: InFull) -> Iterator[Part]:
    """Yield what its status rests on."""
    return parts(found.order, found.order.status.basis)


def publications(found: InFull) -> Iterator[Part]:
    """Yield its sources."""
    return parts(found.order, found.order.publications)


def sections(found: InFull) -> Iterator[_Provision]:
    """Yield its provisions at every depth, in the order of the text."""
    walked = _below(None, 0, found.order.sections)
    for position, (parent, depth, section) in enumerate(walked):
        yield _Provision(None, found.order.number, position, parent, depth, section)


def _below(parent: str | None, depth: int, found: list[Section]) -> Iterator[tuple[str | None, int, Section]]:
    for section in found:
        yield parent, depth, section
        yield from _below(section.id, depth + 1, section.children)
