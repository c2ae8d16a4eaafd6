"""The table of what amends orders, instruction by instruction."""

from collections.abc import Iterable

from app import queries
from app.bulk.columns import Column, Kind, Table
from app.schemas import StatusBasis
from app.store import Snapshot

TEXT, INTEGER, REAL, TRUTH, DAY, INSTANT = Kind


def _held_order(act: StatusBasis | None) -> str | None:
    """Return the number of the order that acts; None where it is not held, or no order acts."""
    return act.order if act is not None and act.order_status is not None else None


AMENDMENTS = Table(
    "amendments",
    "An instruction that amends an order; a sentence that amends two provisions is two.",
    (
        Column("id", TEXT, "As the API names it."),
        Column("order_number", TEXT, "The order amended.", "order", "orders.number"),
        Column("section", TEXT, "The provision amended, as the amending order numbers it; null where it names none."),
        Column("citation", TEXT, 'As it is cited: "EO 12866, sec. 2(b)"; the order alone where none is named.'),
        Column("instruction", TEXT, "strike, insert, replace …: the API's docs/amendments.md has all.", indexed=True),
        Column("struck", TEXT, "The words taken out; null where the sentence quotes none."),
        Column("inserted", TEXT, "The words put in; null where the sentence quotes none."),
        Column("text", TEXT, "The words that say so, cut short where they hold much new text; null of a mere note."),
        Column("signed_on", DAY, "The day the amending order was signed; null where not known.", "on", indexed=True),
        Column("state", TEXT, "standing, undone, or unknown where nothing tells it.", indexed=True),
        Column("acting_order", TEXT, "The order that amends; null where it is not held, or another document amends.",
               lambda amendment: _held_order(amendment.by), "orders.number"),
        Column("acting_section", TEXT, "Its provision; null where an editors' note alone tells it.", "by.section"),
        Column("acting", TEXT, 'What amends, with the provision: "EO 14000, sec. 1".', "by.citation"),
        Column("basis", TEXT, "What tells it: text, note or both.", "by.provenance.basis"),
        Column("note", TEXT, "The editors' note; null where the text alone tells it.", "by.provenance.note"),
        Column("reference", TEXT, "The reference that cites the order amended, or is cited by it.", "by.reference",
               "order_references.id"),
        Column("undone_by_order", TEXT, "The order that undid it; null where it is not held, or nothing undid it.",
               lambda amendment: _held_order(amendment.undone_by), "orders.number"),
        Column("undone_by", TEXT, "What undid it, with the provision; null where nothing did.", "undone_by.citation"),
        Column("undone_by_reference", TEXT, "The reference that tells so; null where nothing undid it.",
               "undone_by.reference", "order_references.id"),
        Column("url", TEXT, "The address of the provision amended in the API, or of its order."),
    ),
    ("id",),
    label="citation",
)  # fmt: skip


def amendments(snapshot: Snapshot) -> Iterable[object]:
    """Give every amendment, by the order amended, the oldest first."""
    return (each for batch in queries.every_amendment(snapshot.connection, {}, "signed_on") for each in batch)
