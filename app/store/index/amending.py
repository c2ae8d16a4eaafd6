"""Amend the index where some orders of a corpus change: what it holds then is what a full build would hold."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from app.search.document_keys import PLACES, document_key
from app.search.postings import NO_WORDS, decoded
from app.search.ranking import Statistics
from app.search.splicing import Range
from app.search.tokens import VERSION
from app.store.index import fulltext
from app.store.index.entries import Entry, OrderDocuments
from app.store.index.indexing import BATCH, Tally, build, documents_of, names_of_offices, orders_of
from app.store.index.scopes import SCOPES, Name, Scope
from app.store.index.splices import Splice
from app.store.prepared import Prepared, among
from app.tables.index import ScopeRow, StemRow, WordRow


@dataclass(slots=True)
class _Gone:
    """What was counted of the documents of a scope that are taken out."""

    keys: set[int] = field(default_factory=set)
    length: int = 0
    frequencies: Counter[str] = field(default_factory=Counter)
    ranges: dict[str, list[Range]] = field(default_factory=lambda: defaultdict(list))

    def add(self, entries: Sequence[Entry], whole: Range) -> None:
        """Count the documents of one order, whose keys are in `whole`."""
        stems: set[str] = set()
        for entry in entries:
            counts = Counter(entry.stems())
            self.frequencies.update(counts.keys())
            self.length += counts.total()
            self.keys.add(entry.key)
            stems.update(counts, entry.heading or [NO_WORDS])
        for stem in stems:
            self.ranges[stem].append(whole)


class Amendment:
    """One amendment of the index, in the transaction of `connection`: take out, write the rows, put in, finish.

    The index must be that of the rows there are when it begins. If it is of another version, or if the average length
    of a scope's documents comes to another step (`search.postings.stepped`), which changes all postings, the whole
    index is built anew in the end.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        known = connection.execute(select(ScopeRow.scope, ScopeRow.documents, ScopeRow.length, ScopeRow.version)).all()
        self._known: Mapping[Any, Any] = {row.scope: row for row in known if row.version == VERSION}
        self._usable = self._known.keys() == SCOPES.keys()
        self._gone: dict[Name, _Gone] = {name: _Gone() for name in SCOPES}
        self._words: Counter[tuple[str, str]] = Counter()
        self._come: set[int] = set()

    def take_out(self, keys: Iterable[int]) -> None:
        """Take these orders out, as their rows and the names of offices are now: before any of them is changed.

        Args:
            keys: sort keys of orders, each at most once for one amendment; one that there is not is passed over.
        """
        for orders, found in self._read(keys) if self._usable else ():
            for order, own in zip(orders, found, strict=True):
                self._words.subtract(own.vocabulary)
                first = document_key(order.signed_on, order.sort_key)
                for name, entries in own.entries().items():
                    self._gone[name].add(entries, (first, first + PLACES - 1))
                    fulltext.remove(self._connection, SCOPES[name], ((each.key, each.stream()) for each in entries))

    def put_in(self, keys: Iterable[int]) -> None:
        """Put these orders in, as their rows and the names of offices are when the amendment is finished.

        Args:
            keys: sort keys of orders that are not in the index, or were taken out; one that there is not is passed
                over.
        """
        self._come.update(keys)

    def finish(self) -> None:
        """Write what is another now. When it returns, the index is that of the rows there are."""
        if not self._usable:
            build(self._connection)
            return
        come: dict[Name, Tally] = {name: Tally() for name in SCOPES}
        for _, found in self._read(self._come):
            for own in found:
                self._words.update(own.vocabulary)
                for name, entries in own.entries().items():
                    come[name].take(entries)
                    fulltext.fill(self._connection, SCOPES[name], ((each.key, each.stream()) for each in entries))
        totals = {name: self._total(name, tally) for name, tally in come.items()}
        if any(totals[name].average() != _statistics(self._known[name]).average() for name in SCOPES):
            build(self._connection)
            return
        for name, tally in come.items():
            self._write_postings(SCOPES[name], tally, totals[name])
        self._write_frequencies(come)
        self._write_words()

    def _read(self, keys: Iterable[int]) -> Iterable[tuple[Sequence[Any], list[OrderDocuments]]]:
        """The orders with these sort keys, by ascending key of their documents, and what is indexed of them."""
        orders = orders_of(self._connection, sorted(keys))
        names = names_of_offices(self._connection)
        for start in range(0, len(orders), BATCH):
            some = orders[start : start + BATCH]
            yield some, list(documents_of(self._connection, some, names))

    def _total(self, name: Name, come: Tally) -> Statistics:
        known, gone = self._known[name], self._gone[name]
        return Statistics(
            known.documents - len(gone.keys) + len(come.keys), known.length - gone.length + sum(come.lengths), {}
        )

    def _write_postings(self, scope: Scope, come: Tally, total: Statistics) -> None:
        gone = self._gone[scope.name]
        documents = come.documents(total.average())
        new = {stem: decoded(codes, documents) for stem, codes in come.gathered.by_stem()}
        Splice(gone.keys, gone.ranges, frozenset(come.keys), new).write(self._connection, scope)
        row = {"documents": total.documents, "length": total.length}
        self._connection.execute(update(ScopeRow).where(ScopeRow.scope == scope.name).values(row))

    def _write_frequencies(self, come: Mapping[Name, Tally]) -> None:
        changes: dict[str, Counter[Name]] = defaultdict(Counter)
        for name, tally in come.items():
            for stem, count in tally.frequencies.items():
                changes[stem][name] += count
            for stem, count in self._gone[name].frequencies.items():
                changes[stem][name] -= count
        changed = {stem: change for stem, change in changes.items() if any(change.values())}
        known = {stem: counts for stem, *counts in _STEMS.rows(self._connection, stems=sorted(changed))}
        rows = []
        for stem, change in sorted(changed.items()):
            held = zip(SCOPES, known.get(stem, _NO_COUNTS), strict=True)
            counts: dict[str, int] = {name: old + change[name] for name, old in held}
            if any(counts.values()):
                rows.append({"stem": stem, **counts})
        self._replace(StemRow, StemRow.stem, known, rows)

    def _write_words(self) -> None:
        changed = {pair: change for pair, change in self._words.items() if change}
        words = sorted({word for word, _ in changed})
        known = {(word, stem): count for word, stem, count in _WORDS.rows(self._connection, words=words)}
        counts = {pair: known.get(pair, 0) + change for pair, change in sorted(changed.items())}
        rows = [{"word": word, "stem": stem, "orders": count} for (word, stem), count in counts.items() if count]
        self._replace(WordRow, WordRow.word, {word for word, _ in known}, rows)

    def _replace(self, model: Any, column: Any, old: Iterable[str], rows: Sequence[Mapping[str, Any]]) -> None:
        if gone := [{"old": key} for key in old]:
            self._connection.execute(delete(model).where(column == bindparam("old")), gone)
        if rows:
            self._connection.execute(insert(model), rows)


_NO_COUNTS = (0,) * len(SCOPES)
_STEMS = Prepared(
    select(StemRow.stem, *(getattr(StemRow, scope.frequencies) for scope in SCOPES.values())).where(
        among(StemRow.stem, "stems")
    )
)
_WORDS = Prepared(select(WordRow.word, WordRow.stem, WordRow.orders).where(among(WordRow.word, "words")))


def _statistics(row: Any) -> Statistics:
    return Statistics(row.documents, row.length, {})
