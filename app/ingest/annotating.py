"""What a worker makes of some orders, none of which it need know before another."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app import crossrefs
from app.ingest.directive_rows import directive_row
from app.ingest.own_rows import OwnRows, own_rows
from app.ingest.readings import Reading, encode, offices_of
from app.law import actors, numbering
from app.law.directives.kinds import mostly
from app.law.documents import Order
from app.law.subjects import subjects_of
from app.reconcile import Member, Rejected, order_of
from app.sources import BY_NAME
from app.store import stored_accounts


@dataclass(frozen=True, slots=True)
class Unread:
    """One order that has to be read.

    Attributes:
        members: its accounts' heads.
        accounts: these accounts as the database keeps them.
        captured: the capture days of metadata files, as `reconcile.Grouped` has them; of its own at least.
    """

    members: Sequence[Member]
    accounts: Sequence[bytes]
    captured: Mapping[str, date]


@dataclass(frozen=True, slots=True)
class Annotated:
    """An order read.

    Attributes:
        stored: the reading as the database keeps it: not as an object, of which a corpus takes 60 MB.
        own: the rows that depend on no other order.
    """

    stored: bytes
    own: OwnRows


def annotate(orders: Sequence[Unread]) -> list[Annotated | Rejected]:
    """Reconcile and read each order, and make its rows."""
    return [_annotated(each) for each in orders]


def _annotated(given: Unread) -> Annotated | Rejected:
    accounts = [stored_accounts.decode(account) for account in given.accounts]
    order = order_of(given.members, accounts, given.captured)
    return read(order) if isinstance(order, Order) else order


def read(order: Order) -> Annotated:
    """What an order says, and its rows."""
    found = crossrefs.find_in(order)
    key = numbering.sort_key(order.number)
    directives = [directive_row(key, directive) for directive in found.directives]
    subjects = subjects_of(order)
    own = own_rows(order, directives, subjects)
    reading = Reading(
        crossrefs.bare(order),
        found.references,
        found.endings,
        found.amendments,
        found.bodies,
        own.counts,
        offices_of(directives, actors.BY_SLUG),
        subjects,
        _is_recorded(order),
        own.digest,
        mostly(directive.kind for directive in found.directives if not directive.boilerplate),
    )
    return Annotated(encode(reading), own)


def _is_recorded(order: Order) -> bool:
    """Whether the editors' record of the order is held; what the register says of it is none unless it has notes."""
    formats = [BY_NAME[publication.account.source.format] for publication in order.publications]
    return bool(order.noted) or any(format_.is_record and not format_.is_derived for format_ in formats)
