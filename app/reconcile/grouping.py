"""Which accounts are of one order, told by their heads alone, and what is left to be read to know it.

A page without a number is a `Question`: which order it is is told by texts. Who has the answer from before, to a
question of the same `made_from`, need not ask again; and an order of the same `made_from` is the order it was.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from app.law.documents import Head
from app.reconcile import identity, match, merge_facts, unnumbered
from app.reconcile.match import Match


@dataclass(frozen=True, slots=True)
class Member:
    """An account among those of its order.

    Attributes:
        number: its order's, which its own text may have otherwise.
        score: how surely a page without a number is this order; None of others.
    """

    head: Head
    number: str
    score: float | None = None


@dataclass(slots=True)
class Grouped:
    """The accounts of a corpus by order.

    Attributes:
        numbered: those with a number, by it; once `settle` is done also those of orders without, by their names.
        pages: those without.
        captured: the capture days of the metadata files, see `merge_facts.captures`.
        unnumbered: the accounts that became no order, each with the reason; known once `settle` is done.
    """

    numbered: dict[str, list[Member]]
    pages: Sequence[Head]
    captured: Mapping[str, date]
    unnumbered: list[tuple[Head, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Question:
    """Which order is this page?

    Attributes:
        near: the orders signed around its day, each with its accounts.
        made_from: a digest of all that the answer depends on.
    """

    page: Head
    near: Mapping[str, Sequence[Member]]
    made_from: str


def group(heads: Iterable[Head]) -> Grouped:
    """The accounts of each number; an account given twice counts once."""
    distinct = identity.distinct(heads)
    numbered: dict[str, list[Member]] = defaultdict(list)
    pages: list[Head] = []
    for head, number in zip(distinct, identity.numbers(distinct), strict=True):
        if number is None:
            pages.append(head)
        else:
            numbered[number].append(Member(head, number))
    return Grouped(numbered, pages, merge_facts.captures(distinct))


def questions(grouped: Grouped) -> Iterator[Question]:
    """One for every page without a number."""
    by_day: dict[date, set[str]] = defaultdict(set)
    for number, members in grouped.numbered.items():
        for member in members:
            if member.head.signed_on:
                by_day[member.head.signed_on].add(number)
    for page in grouped.pages:
        near = {number: tuple(grouped.numbered[number]) for number in match.near(page, by_day)}
        yield Question(page, near, _digest([page.digest, *((n, *_identities(of)) for n, of in near.items())]))


def settle(grouped: Grouped, answers: Mapping[tuple[str, int], Match]) -> None:
    """Give every page to its order, which may be one of its own, or say why it has none.

    Args:
        grouped: changed in place.
        answers: by the key of the page's head.
    """
    waiting = []
    for page in grouped.pages:
        answer = answers[page.key]
        if answer.number is None:
            waiting.append((page, answer))
        else:
            grouped.numbered[answer.number].append(Member(page, answer.number, answer.score))
    held = {number: [member.head for member in members] for number, members in grouped.numbered.items()}
    new = unnumbered.settled(waiting, held)
    grouped.unnumbered += new.refused
    for number, pages in new.orders.items():
        grouped.numbered[number] = [Member(page, number, 1.0) for page in pages]
    for number in [number for number, members in grouped.numbered.items() if _is_correction_alone(members)]:
        reason = f"It corrects order {number}, of which nothing else is held."
        grouped.unnumbered += [(member.head, reason) for member in grouped.numbered.pop(number)]


def made_from(members: Sequence[Member], captured: Mapping[str, date]) -> str:
    """A digest of all that an order is made from."""
    return _digest([*_identities(members), *(captured.get(member.head.sha256) for member in members)])


def _identities(members: Sequence[Member]) -> list[object]:
    return [(member.head.digest, member.number, member.score) for member in members]


def _digest(values: Sequence[object]) -> str:
    return hashlib.sha256(repr(values).encode()).hexdigest()[:16]


def _is_correction_alone(members: Sequence[Member]) -> bool:
    """Whether all that is held of a number are records of corrections, which tell nothing of the order itself."""
    return all(member.head.is_correction and not member.head.has_text for member in members)
