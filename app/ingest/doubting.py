"""What the audit doubts of the orders of a run: read anew where an order tells something else than before."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from app import audit
from app.audit import Audited, Doubt
from app.ingest.annotating import Annotated
from app.ingest.held import Held
from app.ingest.order_rows import OrderRows

Listed = list[list[str | None]]


def doubts_of(orders: Collection[OrderRows], fresh: Mapping[str, Annotated], held: Held) -> dict[str, Sequence[Doubt]]:
    """What is doubted of each order, by number."""
    known = {
        order.number: _read(order.number, held.readings[order.number].doubts)
        for order in orders
        if order.number not in fresh and held.digests.get(order.number) == order.digest
    }
    changed = [order for order in orders if order.number not in known]
    return {**known, **{each.order["number"]: audit.doubts_of(each) for each in _audited(changed, fresh, held)}}


def listed(found: Sequence[Doubt]) -> Listed:
    """Doubts of one order as they are stored."""
    return [[doubt.rule, doubt.provision, doubt.words] for doubt in found]


def _read(number: str, stored: Listed) -> list[Doubt]:
    return [Doubt(str(rule), number, provision, str(words)) for rule, provision, words in stored]


def _audited(orders: Sequence[OrderRows], fresh: Mapping[str, Annotated], held: Held) -> Iterator[Audited]:
    """The orders as the rules read them; what an order has of its own, and did not change, is in the database."""
    waiting = {order.key: order for order in orders if order.number not in fresh}
    for order in orders:
        if order.number in fresh:
            own = fresh[order.number].own
            directives = list(own.directive_rows(order.reading.order.signed_on))
            yield Audited(order.order_row(), own.section_rows(), directives, list(order.reference_rows()))
    if waiting and held.connection is not None:
        for stored in audit.audited_of(held.connection, sorted(waiting)):
            order = waiting[stored.order["sort_key"]]
            yield Audited(order.order_row(), stored.sections, stored.directives, list(order.reference_rows()))
