"""From the accounts of many sources to one order per number.

A source gives an account of an order (`Account`); an `Order` is what all of them tell together. The text comes from the
most trusted publication, the facts from the Federal Register's metadata, and what the sources disagree about is said in
the notes. Pages without a number are matched by date, title and text. One that fits no held order is an order of its
own, or kept as unnumbered.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.law.documents import Account, Order, Publication
from app.law.numbering import digits_of_page, sort_key
from app.reconcile import identity, merge_facts, rank_texts
from app.reconcile import match as matching
from app.reconcile import unnumbered as own
from app.reconcile.results import Reconciled, Rejected, Unnumbered

__all__ = ["Reconciled", "Rejected", "Unnumbered", "combine"]


@dataclass(frozen=True, slots=True)
class _Head:
    """What is asked of a page."""

    account: Account
    place: int = 0

    @property
    def sha256(self) -> str:
        return self.account.source.sha256

    @property
    def name(self) -> str:
        return self.account.source.name

    @property
    def title(self) -> str:
        return self.account.title

    @property
    def signed_on(self) -> date | None:
        return self.account.signed_on

    @property
    def has_text(self) -> bool:
        return bool(self.account.sections)


def combine(accounts: Iterable[Account]) -> Reconciled:
    """One order per number from all the accounts given, in whatever sequence they come.

    Accounts of one format with one number and different texts contradict each other: the number is rejected, unless
    one of them is a Federal Register correction, which then is the text. An account given twice counts once.
    """
    numbered: dict[str, list[Publication]] = defaultdict(list)
    pages: list[Account] = []
    distinct = identity.reconciled(accounts)
    captured = merge_facts.captures(distinct)
    for account in distinct:
        if account.number is None:
            pages.append(account)
        else:
            numbered[account.number].append(Publication(account))
    waiting: list[tuple[_Head, matching.Match]] = []
    heads = {number: [_Head(each.account) for each in held] for number, held in numbered.items()}
    for page, match in zip(pages, matching.match(pages, numbered), strict=True):
        if match.number is None:
            waiting.append((_Head(page), match))
        else:
            numbered[match.number].append(Publication(page, match_score=match.score))
    found = own.settled(waiting, heads)
    for called, of_one in found.orders.items():
        numbered[called] = [Publication(head.account, match_score=1.0) for head in of_one]
    unnumbered = [Unnumbered(head.account, reason) for head, reason in found.refused]
    for number in [number for number, held in numbered.items() if _is_correction_alone(held)]:
        reason = f"It corrects order {number}, of which nothing else is held."
        unnumbered += [Unnumbered(publication.account, reason) for publication in numbered.pop(number)]
    outcomes = [_outcome(number, numbered[number], captured) for number in sorted(numbered, key=sort_key)]
    return Reconciled(
        tuple(outcome for outcome in outcomes if isinstance(outcome, Order)),
        tuple(unnumbered),
        tuple(outcome for outcome in outcomes if isinstance(outcome, Rejected)),
    )


def _is_correction_alone(held: Sequence[Publication]) -> bool:
    """Whether all that is held of a number are records of corrections, which tell nothing of the order itself."""
    return all(publication.account.is_correction and not publication.account.sections for publication in held)


def _outcome(number: str, publications: Sequence[Publication], captured: Mapping[str, date]) -> Order | Rejected:
    """The order of one number's accounts, or their rejection when they contradict each other."""
    names = rank_texts.contradicting(publications)
    if names:
        reason = f"Files of one format give order {number} different texts: {', '.join(names)}"
        return Rejected(number, names, reason, tuple(publication.account for publication in publications))
    accounts = [publication.account for publication in publications]
    order = merge_facts.merged(number, rank_texts.ranked(publications), captured)
    return order if digits_of_page(number) is None else replace(order, notes=(*own.notes(accounts), *order.notes))
