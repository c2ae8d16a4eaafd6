"""From documents to orders that are read: what was read before, of the same accounts, is not read again."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.ingest.annotating import Annotated, Unread, annotate
from app.ingest.catalogue import Accounts, Key, SourceDocument
from app.ingest.held import Held
from app.ingest.workers import Workers
from app.law.numbering import sort_key
from app.reconcile import (
    Grouped,
    Match,
    Member,
    Question,
    Rejected,
    Unnumbered,
    group,
    made_from,
    match,
    questions,
    settle,
)

BATCH_ORDERS = 16


@dataclass(frozen=True, slots=True)
class Assembled:
    """The orders of some documents.

    Attributes:
        documents: what they were made of, by hash.
        answers: which order each page without a number is, by its key, with the digest of what that was told from.
        made: by number, a digest of the accounts that each order was made of.
        members: by number, its accounts' heads.
        fresh: by number, the orders that were read now; the others were before.
        unnumbered: the pages that became no order.
        rejected: the orders that are none, because their accounts contradict each other.
    """

    documents: Mapping[str, SourceDocument]
    answers: Mapping[Key, tuple[str, Match]]
    made: Mapping[str, str]
    members: Mapping[str, Sequence[Member]]
    fresh: dict[str, Annotated]
    unnumbered: Sequence[Unnumbered]
    rejected: Sequence[Rejected]


class Assembler:
    """Reads orders, each once however often their documents are put together.

    Args:
        accounts: what the documents say.
        held: what the database holds.
        pool: who reads.
        progress: called with how many orders were read, and how many are to be.
    """

    def __init__(self, accounts: Accounts, held: Held, pool: Workers, progress: Callable[[int, int], None]) -> None:
        self._accounts = accounts
        self._held = held
        self._pool = pool
        self._progress = progress
        self._read: dict[tuple[str, str], Annotated | Rejected] = {}

    def assemble(self, documents: Mapping[str, SourceDocument], *, anew: bool = False) -> Assembled:
        """The orders of `documents`.

        Args:
            documents: by hash.
            anew: read also those that the database holds the reading of.
        """
        grouped = group(head for document in documents.values() for head in document.heads)
        answers = dict(self._answers(grouped))
        settle(grouped, {key: answer for key, (_, answer) in answers.items()})
        numbers = sorted(grouped.numbered, key=sort_key)
        made = {number: made_from(grouped.numbered[number], grouped.captured) for number in numbers}
        wanted = [number for number in numbers if anew or not self._is_held(number, made[number])]
        self._read_all([number for number in wanted if (number, made[number]) not in self._read], grouped, made)
        found = {number: self._read[number, made[number]] for number in wanted}
        pages = self._accounts.of([head for head, _ in grouped.unnumbered])
        return Assembled(
            documents,
            answers,
            made,
            grouped.numbered,
            {number: each for number, each in found.items() if isinstance(each, Annotated)},
            [Unnumbered(page, reason) for page, (_, reason) in zip(pages, grouped.unnumbered, strict=True)],
            [each for each in found.values() if isinstance(each, Rejected)],
        )

    def forget(self) -> None:
        """Give up what was read."""
        self._read.clear()

    def _answers(self, grouped: Grouped) -> Iterator[tuple[Key, tuple[str, Match]]]:
        texts: dict[str, list[frozenset[int]]] = {}
        for question in questions(grouped):
            known = self._held.matches.get(question.page.key)
            if known is None or known[0] != question.made_from:
                known = question.made_from, self._ask(question, texts)
            yield question.page.key, known

    def _ask(self, question: Question, texts: dict[str, list[frozenset[int]]]) -> Match:
        (page,) = self._accounts.of([question.page])
        near = {
            number: self._accounts.of([member.head for member in members]) for number, members in question.near.items()
        }
        return match(page, near, texts)

    def _is_held(self, number: str, made: str) -> bool:
        known = self._held.readings.get(number)
        return known is not None and known.made_from == made

    def _read_all(self, numbers: Sequence[str], grouped: Grouped, made: Mapping[str, str]) -> None:
        done = 0
        batches = (
            [self._unread(grouped.numbered[number], grouped) for number in numbers[start : start + BATCH_ORDERS]]
            for start in range(0, len(numbers), BATCH_ORDERS)
        )
        for batch in self._pool.map(annotate, batches):
            for number, found in zip(numbers[done:], batch, strict=False):
                self._read[number, made[number]] = found
            done += len(batch)
            self._progress(done, len(numbers))

    def _unread(self, members: Sequence[Member], grouped: Grouped) -> Unread:
        keys = [member.head.key for member in members]
        stored = self._accounts.stored(set(keys))
        captured = {sha256: grouped.captured[sha256] for sha256, _ in keys if sha256 in grouped.captured}
        return Unread(members, [stored[key] for key in keys], captured)
