"""The tables of what orders are told by: the corpus, presidents, offices, bodies, relations."""

from collections.abc import Iterable

from app import queries
from app.bulk.columns import Column, Kind, Table
from app.bulk.tables.parts import Part, parts
from app.settings import BUILD
from app.store import Snapshot

TEXT, INTEGER, REAL, TRUTH, DAY, INSTANT = Kind

CORPUS = Table(
    "corpus",
    "Of what this file was made: one row.",
    (
        Column("revision", TEXT, "Names the content: the same revision has the same content."),
        Column("published_at", INSTANT, "When it was published.", "ingested_at"),
        Column("as_of", DAY, "The latest day the data can tell about."),
        Column("build", TEXT, "The release of the API that made this file.", lambda _: BUILD),
    ),
    ("revision",),
)

PRESIDENTS = Table(
    "presidents",
    "A president; orders are held of those since 1933.",
    (
        Column("slug", TEXT, 'As the API names him: "donald-trump".'),
        Column("name", TEXT, "His name."),
        Column("orders", INTEGER, "How many orders are held; null where they are out of scope."),
        Column("url", TEXT, "His address in the API."),
    ),
    ("slug",),
    label="name",
)

TERMS = Table(
    "terms",
    "A time in office.",
    (
        Column("ordinal", INTEGER, "The number of the presidency: 47 for the one that began in 2025.", "item.ordinal"),
        Column("president", TEXT, "The president.", "of.slug", "presidents.slug"),
        Column("started_on", DAY, "The day it began.", "item.started_on"),
        Column("ended_on", DAY, "The day it ended, or ends by law.", "item.ended_on"),
    ),
    ("ordinal",),
)

ACTORS = Table(
    "actors",
    "An office, agency or body that directives name.",
    (
        Column("slug", TEXT, 'As the API names it: "attorney-general".'),
        Column("name", TEXT, "Its name."),
        Column("kind", TEXT, "department, agency, office, body, class or government.", indexed=True),
        Column("parent", TEXT, "The agency it belongs to; null where it belongs to none.", "parent.slug",
               "actors.slug"),
        Column("successor", TEXT, "The office that took over its functions; null where none did.", "successor.slug",
               "actors.slug"),
        Column("leads", INTEGER, "How many directives name it as the one to act.", "counts.lead"),
        Column("others", INTEGER, "How many name it as another.", "counts.other"),
        Column("url", TEXT, "Its address in the API."),
    ),
    ("slug",),
    label="name",
)  # fmt: skip

BODIES = Table(
    "bodies",
    "A council, task force, board or office that an order founded.",
    (
        Column("slug", TEXT, "As the API names it."),
        Column("name", TEXT, "The last name that an order gave it."),
        Column("kind", TEXT, "council, task_force, board …", indexed=True),
        Column("status", TEXT, "standing, ended, or unknown where no words tell it.", "status.value"),
        Column("founded_by", TEXT, "The founding order; null where another instrument founded it.",
               "established_by.order.number", "orders.number"),
        Column("section", TEXT, "Its founding provision; null where none of its words are held.",
               "established_by.section"),
        Column("founded_on", DAY, "The day that order was signed; null where not known."),
        Column("words", TEXT, "The founding sentence, or one that tells of it.", "established_by.words"),
        Column("ends_on", DAY, "The day on which it ends or has ended by its orders' words; null where not known."),
        Column("url", TEXT, "Its address in the API."),
    ),
    ("slug",),
    label="name",
)  # fmt: skip

RELATIONS = Table(
    "relations",
    "What an order can do to, or say of, what it cites.",
    (
        Column("name", TEXT, "As order_references has it."),
        Column("inverse", TEXT, "As it is told from the other end."),
        Column("meaning", TEXT, "What the order does to what it cites."),
    ),
    ("name",),
)


def corpus(snapshot: Snapshot) -> Iterable[object]:
    """Give what is served."""
    return [snapshot]


def presidents(snapshot: Snapshot) -> Iterable[object]:
    """Give every president."""
    return queries.presidents_held(snapshot.connection)


def terms(snapshot: Snapshot) -> Iterable[Part]:
    """Give the terms of every president."""
    return (part for each in queries.presidents_held(snapshot.connection) for part in parts(each, each.terms))


def actors(snapshot: Snapshot) -> Iterable[object]:
    """Give every actor, by name."""
    return queries.all_actors(snapshot.connection).select({}, "name")


def bodies(snapshot: Snapshot) -> Iterable[object]:
    """Give every body, those founded last first."""
    return (body for batch in queries.every_body(snapshot.connection, {}, "-founded_on") for body in batch)


def relations(snapshot: Snapshot) -> Iterable[object]:
    """Give every relation."""
    return queries.relations(snapshot.connection)
