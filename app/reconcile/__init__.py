"""From the accounts of many sources to one order per number.

A source gives an account of an order (`Account`); an `Order` is what all of them tell together. The text comes from the
most trusted publication, the facts from the Federal Register's metadata, and what the sources disagree about is said in
the notes. Pages without a number are matched by date, title and text. One that fits no held order is an order of its
own (`unnumbered`), or kept as no order.

`grouping` tells by the heads of accounts which are of one order, so that an ingest reads only those that changed;
`combine` does it all with accounts at hand.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from app.law.documents import Account, Order, Publication
from app.law.numbering import digits_of_page, sort_key
from app.reconcile import identity, merge_facts, rank_texts, unnumbered
from app.reconcile.grouping import Grouped, Member, Question, group, made_from, questions, settle
from app.reconcile.heads import head_of
from app.reconcile.match import Match, match
from app.reconcile.results import Reconciled, Rejected, Unnumbered

__all__ = [
    "Grouped",
    "Match",
    "Member",
    "Question",
    "Reconciled",
    "Rejected",
    "Unnumbered",
    "combine",
    "group",
    "head_of",
    "made_from",
    "match",
    "order_of",
    "questions",
    "settle",
]


def combine(accounts: Iterable[Account]) -> Reconciled:
    """One order per number from all the accounts given, in whatever sequence they come.

    Accounts of one format with one number and different texts contradict each other: the number is rejected, unless
    one of them is a Federal Register correction, which then is the text. An account given twice counts once.
    """
    given = dict.fromkeys(accounts)
    by_key = {}
    for place, account in enumerate(given):
        head = head_of(account, account.source.sha256, place, hashlib.sha256(repr(account).encode()).hexdigest())
        by_key[head.key] = (head, account)
    grouped = group(head for head, _ in by_key.values())
    texts: dict[str, list[frozenset[int]]] = {}
    answers = {}
    for question in questions(grouped):
        near = {number: [by_key[member.head.key][1] for member in members] for number, members in question.near.items()}
        answers[question.page.key] = match(by_key[question.page.key][1], near, texts)
    settle(grouped, answers)
    outcomes = [
        order_of(members, [by_key[member.head.key][1] for member in members], grouped.captured)
        for _, members in sorted(grouped.numbered.items(), key=lambda item: sort_key(item[0]))
    ]
    return Reconciled(
        tuple(outcome for outcome in outcomes if isinstance(outcome, Order)),
        tuple(Unnumbered(by_key[head.key][1], reason) for head, reason in grouped.unnumbered),
        tuple(outcome for outcome in outcomes if isinstance(outcome, Rejected)),
    )


def order_of(members: Sequence[Member], accounts: Sequence[Account], captured: Mapping[str, date]) -> Order | Rejected:
    """The order of one number's accounts, or their rejection when they contradict each other.

    Args:
        members: at least one.
        accounts: of the members, as they were parsed.
        captured: as of `Grouped`.
    """
    publications = [
        Publication(
            identity.renumbered(account, None if member.score is not None else member.number), match_score=member.score
        )
        for member, account in zip(members, accounts, strict=True)
    ]
    number = members[0].number
    names = rank_texts.contradicting(publications)
    if names:
        reason = f"Files of one format give order {number} different texts: {', '.join(names)}"
        return Rejected(number, names, reason, tuple(publication.account for publication in publications))
    order = merge_facts.merged(number, rank_texts.ranked(publications), captured)
    return order if digits_of_page(number) is None else unnumbered.told(order)
