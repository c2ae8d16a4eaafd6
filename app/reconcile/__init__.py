"""From the accounts of many sources to one work per order.

A source gives an account of an order (`documents.Order`); a `Work` is the order itself, with every account of it. The
text comes from the most trusted publication, the facts from the Federal Register's metadata, and what the sources
disagree about is said in the notes. Pages without a number are matched by date, title and text, or kept as unnumbered.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from app.law import presidents
from app.law.documents import Order, ParseNote
from app.law.numbering import sort_key
from app.reconcile import identity, merge, rank
from app.reconcile import match as matching
from app.reconcile.results import Publication, Rejected, Unnumbered, Work, Works

__all__ = ["Publication", "Rejected", "Unnumbered", "Work", "Works", "combine"]


def combine(orders: Iterable[Order]) -> Works:
    """One work per order number from all the accounts given, whatever their order.

    Accounts of one format with one number and different texts contradict each other: the number is rejected, unless
    one of them is a Federal Register correction, which then is the text. An account given twice counts once.
    """
    held: dict[str, list[Publication]] = defaultdict(list)
    pages: list[Order] = []
    accounts = identity.reconciled(orders)
    captured = merge.captures(accounts)
    for order in accounts:
        if order.number is None:
            pages.append(order)
        else:
            held[order.number].append(Publication(order))
    unnumbered = []
    for page, match in zip(pages, matching.match(pages, held), strict=True):
        if match.number is None:
            unnumbered.append(Unnumbered(page, match.reason))
        else:
            held[match.number].append(Publication(page, match_score=match.score))
    outcomes = [_outcome(number, held[number], captured) for number in sorted(held, key=sort_key)]
    return Works(
        tuple(outcome for outcome in outcomes if isinstance(outcome, Work)),
        tuple(unnumbered),
        tuple(outcome for outcome in outcomes if isinstance(outcome, Rejected)),
    )


def _outcome(number: str, publications: Sequence[Publication], captured: Mapping[str, date]) -> Work | Rejected:
    """The work of one number's accounts, or their rejection when they contradict each other."""
    names = rank.contradicting(publications)
    if names:
        reason = f"Files of one format give order {number} different texts: {', '.join(names)}"
        return Rejected(number, names, reason, tuple(publication.order for publication in publications))
    ranked = rank.ranked(publications)
    order = merge.merged(number, ranked, captured)
    signed_by = presidents.of(order.signed_on, number=number, signature=order.signature.name)
    series = presidents.of_number(number)
    if signed_by is None or series is None or signed_by == series:
        return Work(order, signed_by, ranked)
    note = ParseNote(
        "signing_date_disagrees_with_number",
        f"{order.signed_on} is not in the term of the president whose orders have numbers like {number}.",
    )
    return Work(merge.with_note(order, note), series, ranked)
