"""Numbers that no order can have had when it was cited, mended by the day that stands beside them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from app.crossrefs.mentions import Mention
from app.law.documents import Order
from app.law.numbering import base_number

_BEYOND = 5_000
"""How far above its own number an order cites none: archives note later orders in a text ("[amended by EO 12608]" in EO
10113), but a footnote's digit or a slip makes 79081 of 7908 (EO 10851)."""


def mended(number: str, found: Sequence[Mention], orders: Mapping[str, Order]) -> Sequence[Mention]:
    """The mentions without such numbers, but for those of which one digit too many makes an order of the day given."""
    own = base_number(number)
    if own is None:
        return found
    kept: list[Mention] = []
    for mention in found:
        if mention.citation.kind != "executive_order" or (base_number(mention.citation.target) or 0) <= own + _BEYOND:
            kept.append(mention)
        elif right := _without_a_digit(mention, orders):
            kept.append(replace(mention, citation=replace(mention.citation, target=right)))
    return kept


def _without_a_digit(mention: Mention, orders: Mapping[str, Order]) -> str | None:
    """The one order of the cited day whose number is the misprinted one less a digit."""
    number, day = mention.citation.target, mention.citation.dated_on
    shorter = {number[:place] + number[place + 1 :] for place in range(len(number))}
    right = [other for other in shorter if day and other in orders and orders[other].signed_on == day]
    return right[0] if len(right) == 1 else None
