"""An order as Akoma Ntoso 3.0 (OASIS LegalDocML): an `act` with its metadata, text, annexes and life.

It is valid against the schema of the standard; names follow its naming convention 1.0. docs/representations.md tells
what becomes what, and what is left out.
"""

from collections.abc import Sequence

from app.render import xml
from app.render.akoma_ntoso import meta
from app.render.akoma_ntoso.text import Text
from app.schemas import HistoryEvent, Order

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"


def order(whole: Order, origin: str) -> str:
    """The order; of its life the signing alone."""
    return order_with_life(whole, (), origin)


def order_with_life(whole: Order, events: Sequence[HistoryEvent], origin: str) -> str:
    """The order with the events of its life; it must come with its references, without which nothing is linked.

    `origin` stands before our own addresses.
    """
    text = Text(whole, origin)
    act = xml.block(
        "act",
        {"name": "executive-order", "contains": "originalVersion"},
        meta.of_order(whole, events, origin),
        text.preface(),
        text.preamble(),
        text.body(),
        text.conclusions(f"#{whole.president.slug}" if whole.president else None),
        text.attachments(lambda component: meta.of_annex(whole, origin, component)),
    )
    root = xml.block("akomaNtoso", {"xmlns": NAMESPACE}, act)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{root}\n'
