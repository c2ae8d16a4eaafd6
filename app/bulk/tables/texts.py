"""The tables of texts beside the one that is served: publications compared, and texts replaced."""

from collections.abc import Iterable

from app import queries
from app.bulk.columns import Column, Kind, Table
from app.bulk.tables.parts import as_json
from app.store import Snapshot

TEXT, INTEGER, REAL, TRUTH, DAY, INSTANT = Kind


def _compared(side: str) -> tuple[Column, ...]:
    """The columns of one of two publications."""
    return (
        Column(f"{side}_name", TEXT, f"The {side} one: its format, or its sha256 where a better one of that is held.",
               f"{side}.name"),
        Column(f"{side}_source", TEXT, "Who published it.", f"{side}.source"),
        Column(f"{side}_format", TEXT, "In which form it was read.", f"{side}.format"),
        Column(f"{side}_html_url", TEXT, "The page it was published on; null where not known.", f"{side}.html_url"),
        Column(f"{side}_sha256", TEXT, "Of the bytes that were read, in hex, as in publications.", f"{side}.sha256"),
        Column(f"{side}_lossy", TRUTH, "Whether its form is known to drop or alter words.", f"{side}.lossy"),
        Column(f"{side}_preferred", TRUTH, "Whether its text is the one in sections.", f"{side}.preferred"),
    )  # fmt: skip


def _published(before: str, found: str) -> tuple[Column, ...]:
    """The columns of a publication that a text was read from."""
    return (
        Column(f"{before}source", TEXT, "Who published it.", f"{found}.source"),
        Column(f"{before}format", TEXT, "In which form it was read.", f"{found}.format"),
        Column(f"{before}name", TEXT, "The file that was read.", f"{found}.name"),
        Column(f"{before}title", TEXT, "The title that it gives the order.", f"{found}.title"),
        Column(f"{before}html_url", TEXT, "The page it was published on; null where not known.", f"{found}.html_url"),
        Column(f"{before}sha256", TEXT, "Of the bytes that were read, in hex.", f"{found}.sha256"),
    )


COMPARISONS = Table(
    "comparisons",
    "Two publications of one order, compared; the left one is trusted more.",
    (
        Column("order_number", TEXT, "The number of the order.", "order.number", "orders.number"),
        *_compared("left"),
        *_compared("right"),
        Column("operative_text_identical", TRUTH,
               "Whether no operative word differs; null where none does that could be compared, and some could not.",
               indexed=True),
        Column("lossy", TRUTH, "Whether the form of one of the two is lossy: a difference may be its fault."),
        Column("wording", INTEGER, "How many differences there are of operative words.", "counts.wording"),
        Column("citation", INTEGER, "Of citations of the same thing, written otherwise.", "counts.citation"),
        Column("heading", INTEGER, "Of headings.", "counts.heading"),
        Column("label", INTEGER, 'Of labels of provisions: "Sec. 3.", "(a)".', "counts.label"),
        Column("enumerator", INTEGER, "Of marks of lists inside a text.", "counts.enumerator"),
        Column("signature", INTEGER, "Of what stands under the text.", "counts.signature"),
        Column("typography", INTEGER, "Of case, punctuation, hyphens and marks.", "counts.typography"),
        Column("whitespace", INTEGER, "Of blanks and breaks.", "counts.whitespace"),
        Column("metadata", INTEGER, "Of facts, such as the title.", "counts.metadata"),
        Column("uncompared", TEXT, "JSON: annexes that one has as a picture, each with section and held_by.",
               lambda comparison: as_json(comparison.uncompared)),
        Column("url", TEXT, "The address of the comparison in the API, with the differences."),
        Column("page_url", TEXT, "The page that shows both side by side."),
    ),
    ("order_number", "left_name", "right_name"),
)  # fmt: skip

VERSIONS = Table(
    "versions",
    "A text that was served of an order until another publication gave another one; the API has its words.",
    (
        Column("order_number", TEXT, "The number of the order.", "0", "orders.number"),
        Column("version", INTEGER, "1, 2, … the oldest first.", "1.version"),
        *_published("", "1.publication"),
        Column("served_from", INSTANT, "The publish that first served it; null where that is older than the ledger.",
               "1.served_from"),
        Column("served_until", INSTANT, "The publish that replaced it.", "1.served_until"),
        Column("reason", TEXT, "correction, better_publication or same_publication_changed.", "1.reason"),
        *_published("replaced_by_", "1.replaced_by"),
        Column("url", TEXT, "The address of the replaced text in the API.", "1.url"),
    ),
    ("order_number", "version"),
)  # fmt: skip


def comparisons(snapshot: Snapshot) -> Iterable[object]:
    """Give every comparison, of the orders signed first first."""
    return (each for batch in queries.every_comparison(snapshot.connection, {}, "signed_on") for each in batch)


def versions(snapshot: Snapshot) -> Iterable[object]:
    """Give every replaced text with the number of its order."""
    return (each for batch in queries.every_version(snapshot.connection) for each in batch)
