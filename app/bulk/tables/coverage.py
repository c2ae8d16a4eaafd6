"""The tables of what is written about orders: documents without their text, and the orders that each means."""

from collections.abc import Iterator

from app import queries
from app.bulk.columns import Column, Kind, Table
from app.bulk.tables.parts import Part, as_json, parts
from app.schemas import CoverageSummary
from app.store import Snapshot

TEXT, INTEGER, REAL, TRUTH, DAY, INSTANT = Kind

COVERAGE = Table(
    "coverage",
    "A fact sheet, an article, a fact-check or an alert, without its text.",
    (
        Column("id", TEXT, "As the API names it."),
        Column("title", TEXT, "Its title."),
        Column("publisher", TEXT, "Who published it, as it says; null where it does not.", indexed=True),
        Column("published_on", DAY, "The day it appeared; null where it is not told.", indexed=True),
        Column("kind", TEXT, "fact_sheet, article, fact_check or alert.", indexed=True),
        Column("quotations", INTEGER, "How many quotations it has.", "counts.quotations"),
        Column("exact", INTEGER, "Of these, how many have an order's own words.", "counts.exact"),
        Column("exact_folded", INTEGER, "How many the same words, written otherwise.", "counts.exact_folded"),
        Column("partial", INTEGER, "How many have signs for words left out or changed.", "counts.partial"),
        Column("altered", INTEGER, "How many have words changed, dropped or added without a sign.", "counts.altered"),
        Column("not_found", INTEGER, "How many are in no order that it means, nor in another one held.",
               "counts.not_found"),
        Column("unchecked", INTEGER, "Of how many nobody can tell.", "counts.unchecked"),
        Column("url", TEXT, "Its address in the API, with its quotations."),
        Column("html_url", TEXT, "Its own address; null where it names none."),
    ),
    ("id",),
    label="title",
)  # fmt: skip

COVERAGE_ORDERS = Table(
    "coverage_orders",
    "An order that a document means; of some documents there is none.",
    (
        Column("coverage", TEXT, "The document.", "of.id", "coverage.id"),
        Column("order_number", TEXT, "The number of the order.", "item.order", "orders.number"),
        Column("role", TEXT, "about or mentions.", "item.role"),
        Column("evidence", TEXT, "JSON: what shows it, each with basis (number, title, date, quoted_words) and words.",
               lambda part: as_json(part.item.evidence)),
    ),
    ("coverage", "order_number"),
)  # fmt: skip


def coverage(snapshot: Snapshot) -> Iterator[CoverageSummary]:
    """Give every document, those that appeared last first."""
    return (each for batch in queries.every_document(snapshot.connection, {}, "-published_on") for each in batch)


def coverage_orders(snapshot: Snapshot) -> Iterator[Part]:
    """Give the orders of every document, those that it is about first."""
    return (part for document in coverage(snapshot) for part in parts(document, document.orders))
