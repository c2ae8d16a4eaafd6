"""The tables of what was found in the orders: references, directives, their actors and days."""

from collections.abc import Iterator

from app.bulk.columns import Column, Kind, Table
from app.bulk.tables.parts import Part, parts
from app.queries import InFull
from app.schemas import Reference, TargetKind

TEXT, INTEGER, REAL, TRUTH, DAY, INSTANT = Kind


def _held_order(found: Reference) -> str | None:
    target = found.target
    return target.number if target.resolved and target.kind is TargetKind.EXECUTIVE_ORDER else None


REFERENCES = Table(
    "order_references",
    "What an order does to, or says of, something that it cites: one typed edge.",
    (
        Column("id", TEXT, "As the API names it."),
        Column("order_number", TEXT, "The order that cites.", "source.order", "orders.number"),
        Column("section", TEXT, "Its provision; null where an editors' note alone records the reference.",
               "source.section"),
        Column("field", TEXT, "Which text of the provision the span counts in; null without a provision.",
               "source.field"),
        Column("span_start", INTEGER, "Where the words begin there, in characters; null likewise.", "source.span.0"),
        Column("span_end", INTEGER, "Where they end; null likewise.", "source.span.1"),
        Column("quote", TEXT, "The words that cite; null likewise.", "source.quote"),
        Column("context", TEXT, "The sentence or clause around them; null likewise.", "source.context"),
        Column("relation", TEXT, "What it does: cites, amends, revokes …", indexed=True),
        Column("extent", TEXT, "whole or in_part; null where nothing tells it."),
        Column("target_kind", TEXT, "What kind of thing is cited.", "target.kind", indexed=True),
        Column("target_id", TEXT, 'Its identity in its kind: "14159", "5 USC 553".', "target.id", indexed=True),
        Column("target_order", TEXT, "The order that is cited; null of what is none that is held.", _held_order,
               "orders.number"),
        Column("target_section", TEXT, "The provision of it; null where none is named.", "target.section"),
        Column("target_citation", TEXT, "As a lawyer writes it.", "target.citation"),
        Column("target_title", TEXT, "The title; null where not known.", "target.title"),
        Column("target_dated_on", DAY, "The day of it; null where not known.", "target.dated_on"),
        Column("basis", TEXT, "What tells the relation: text, note or both.", "provenance.basis"),
        Column("note", TEXT, "The item of the editors' note; null without one.", "provenance.note"),
        Column("note_order", TEXT, "The order on whose record the note stands; null without one.",
               "provenance.note_order"),
        Column("url", TEXT, "The address of the citing provision in the API."),
    ),
    ("id",),
    beside=(("order_number", "section"), ("sections", "order_number", "section")),
)  # fmt: skip

DIRECTIVES = Table(
    "directives",
    "An operative clause: who must do what by when. The directives of revoked orders are here, too.",
    (
        Column("key", INTEGER, "A number for this file alone.", lambda _: None),
        Column("id", TEXT, 'As the API names it: "14288:3.b:1".'),
        Column("order_number", TEXT, "The order.", "order", "orders.number"),
        Column("section", TEXT, "Its provision."),
        Column("item", TEXT, "The enumerator of a list item in the running text; null without one."),
        Column("citation", TEXT, 'As it is cited: "EO 14288, sec. 3(b)".'),
        Column("modality", TEXT, "shall, may, shall_not …", indexed=True),
        Column("kind", TEXT, "What it asks for: report, plan, rule …; other where no verb tells it.", indexed=True),
        Column("action", TEXT, "The words from the main verb on."),
        Column("text", TEXT, "The clause, whole."),
        Column("field", TEXT, "Which text of the provision the span counts in."),
        Column("span_start", INTEGER, "Where the clause begins there, in characters.", "span.0"),
        Column("span_end", INTEGER, "Where it ends.", "span.1"),
        Column("due_on", DAY, "The day of its first time limit; null where the day cannot be told.", "deadline.due_on",
               indexed=True),
        Column("recurs", TEXT, "The words that say how often it is to be done again; null without any.",
               "recurrence.text"),
        Column("boilerplate", TRUTH, "Whether it is one of the general provisions that most orders end with."),
        Column("url", TEXT, "The address of its provision in the API."),
    ),
    ("id",),
    label="citation",
    beside=(("order_number", "section"), ("sections", "order_number", "section")),
    searched=("text",),
)  # fmt: skip

DIRECTIVE_ACTORS = Table(
    "directive_actors",
    "An office that a directive names, and as what.",
    (
        Column("directive", TEXT, "The directive.", "of.id", "directives.id"),
        Column("position", INTEGER, "The place among those of the directive, from 0 on."),
        Column("actor", TEXT, "The office; null where the words name none that is known.", "item.slug", "actors.slug",
               True),
        Column("name", TEXT, "The words of the order.", "item.name"),
        Column("role", TEXT, "lead for who is to act; consulted, through … for others.", "item.role"),
    ),
    ("directive", "position"),
    label="name",
)  # fmt: skip

DEADLINES = Table(
    "deadlines",
    "A time limit of a directive, the first at position 0. Nothing is shifted off a weekend.",
    (
        Column("directive", TEXT, "The directive.", "of.id", "directives.id"),
        Column("position", INTEGER, "The place among those of the directive, from 0 on."),
        Column("text", TEXT, "The words that limit the time.", "item.text"),
        Column("value", INTEGER, "How many units; null where the words name a day.", "item.value"),
        Column("unit", TEXT, "day, month, year …; null likewise.", "item.unit"),
        Column("anchor", TEXT, "What it is counted from: order_date, publication, event …; null where untold.",
               "item.anchor"),
        Column("due_on", DAY, "The day; null where it counts from an event.", "item.due_on", indexed=True),
        Column("precision", TEXT, "day, or month or year, of which due_on is the last day; null without a day.",
               "item.precision"),
    ),
    ("directive", "position"),
)  # fmt: skip


def references(found: InFull) -> Iterator[object]:
    """Yield the references that an order makes."""
    return (reference for _, reference in found.references)


def directives(found: InFull) -> Iterator[object]:
    """Yield its directives."""
    return (directive for _, directive in found.directives)


def directive_actors(found: InFull) -> Iterator[Part]:
    """Yield the offices that its directives name."""
    for _, directive in found.directives:
        yield from parts(directive, directive.actors)


def deadlines(found: InFull) -> Iterator[Part]:
    """Yield the time limits of its directives."""
    for _, directive in found.directives:
        first = [] if directive.deadline is None else [directive.deadline]
        yield from parts(directive, [*first, *directive.further_deadlines])
