"""Fill the index from the rows of a corpus, in the transaction that writes them."""

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from app.search.document_keys import document_key
from app.search.postings import Documents, heading_codes, places, size, text_codes
from app.search.ranking import Statistics
from app.search.tokens import VERSION
from app.store.index import fulltext, postings
from app.store.index.entries import Entry, OrderDocuments
from app.store.index.gathering import Gathering
from app.store.index.scopes import SCOPES, Name
from app.tables import ActorRow, DirectiveRow, OrderRow, SectionRow
from app.tables.index import ScopeRow, StemRow, WordRow

BATCH = 200
"""How many orders are read and written at a time."""


@dataclass(slots=True)
class Tally:
    """What is counted over all documents of a scope, in the order of their keys."""

    keys: "array[int]" = field(default_factory=lambda: array("q"))
    lengths: "array[int]" = field(default_factory=lambda: array("q"))
    frequencies: Counter[str] = field(default_factory=Counter)
    gathered: Gathering = field(default_factory=Gathering)

    def take(self, entries: Iterable[Entry]) -> None:
        """Count more documents, whose keys are greater than those before."""
        for entry in entries:
            self._add(entry)

    def _add(self, entry: Entry) -> None:
        counts = Counter(entry.stems())
        document = len(self.keys)
        self.gathered.add(text_codes(document), counts.items())
        self.gathered.add(heading_codes(document), places(entry.heading))
        self.gathered.count(len(counts) + len(entry.heading))
        self.frequencies.update(counts.keys())
        self.keys.append(entry.key)
        self.lengths.append(counts.total())

    def statistics(self) -> Statistics:
        """What the scope is like."""
        return Statistics(len(self.keys), sum(self.lengths), self.frequencies)

    def documents(self, average: float) -> Documents:
        """The documents, with their lengths beside the average of the scope."""
        return Documents(self.keys, array("d", (size(length, average) for length in self.lengths)))


class _Builder:
    def __init__(self, source: Connection, target: Connection) -> None:
        self._source, self._target = source, target
        self._tallies: dict[Name, Tally] = {name: Tally() for name in SCOPES}
        self._vocabulary: Counter[tuple[str, str]] = Counter()
        self._names = names_of_offices(source)

    def add(self, orders: Sequence[Any]) -> None:
        """Index some orders with their provisions and directives."""
        entries: dict[Name, list[Entry]] = {name: [] for name in SCOPES}
        for own in documents_of(self._source, orders, self._names):
            self._vocabulary.update(own.vocabulary)
            for name, some in own.entries().items():
                entries[name] += some
        for name, found in entries.items():
            self._write(name, found)

    def finish(self) -> None:
        """Write what was counted over all documents."""
        frequencies = {name: tally.frequencies for name, tally in self._tallies.items()}
        stems = sorted(set().union(*frequencies.values()))
        rows = [{"stem": stem, **{name: counts[stem] for name, counts in frequencies.items()}} for stem in stems]
        found = sorted(self._vocabulary.items())
        vocabulary = [{"word": word, "stem": stem, "orders": count} for (word, stem), count in found]
        scopes = [
            {"scope": name, "documents": len(tally.keys), "length": sum(tally.lengths), "version": VERSION}
            for name, tally in self._tallies.items()
        ]
        for model, values in ((StemRow, rows), (WordRow, vocabulary), (ScopeRow, scopes)):
            if values:
                self._target.execute(insert(model), values)
        for name, tally in self._tallies.items():
            documents = tally.documents(tally.statistics().average())
            postings.write(self._target, SCOPES[name], tally.gathered, documents)

    def _write(self, name: Name, entries: Sequence[Entry]) -> None:
        self._tallies[name].take(entries)
        fulltext.fill(self._target, SCOPES[name], ((entry.key, entry.stream()) for entry in entries))


def build(connection: Connection) -> None:
    """Index every order, provision and directive that `connection`'s transaction sees, in place of what was indexed."""
    for model in (StemRow, WordRow, ScopeRow, *(scope.postings for scope in SCOPES.values())):
        connection.execute(delete(model))
    fulltext.clear(connection)
    build_from(connection, connection)


def build_from(source: Connection, target: Connection) -> None:
    """Index what `source` sees in the empty index of `target`."""
    builder = _Builder(source, target)
    orders = orders_of(source)
    for start in range(0, len(orders), BATCH):
        builder.add(orders[start : start + BATCH])
    builder.finish()


def orders_of(connection: Connection, keys: Sequence[int] | None = None) -> Sequence[Any]:
    """What is indexed of the orders' own rows, all or those with some sort keys, by ascending key of document."""
    batches = [keys[start : start + BATCH] for start in range(0, len(keys), BATCH)] if keys is not None else None
    statements = [_ORDERS] if batches is None else [_ORDERS.where(OrderRow.sort_key.in_(some)) for some in batches]
    found = [order for statement in statements for order in connection.execute(statement)]
    return sorted(found, key=lambda order: document_key(order.signed_on, order.sort_key))


def documents_of(connection: Connection, orders: Sequence[Any], names: Mapping[str, str]) -> Iterator[OrderDocuments]:
    """What is indexed of some orders, of whose rows `orders_of` gives the first; `names` as `names_of_offices`."""
    keys = [order.sort_key for order in orders]
    sections = _grouped(connection, _SECTIONS.where(SectionRow.order_key.in_(keys)))
    directives = _grouped(connection, _DIRECTIVES.where(DirectiveRow.order_key.in_(keys)))
    for order in orders:
        yield OrderDocuments(order, sections[order.sort_key], directives[order.sort_key], names)


def names_of_offices(connection: Connection) -> Mapping[str, str]:
    """What each office is called, by its slug."""
    return {row.slug: row.name for row in connection.execute(select(ActorRow.slug, ActorRow.name))}


def is_stale(connection: Connection) -> bool:
    """Whether the index was made with other tokens than these, so that it must be built anew to be searched."""
    return not set(connection.scalars(select(ScopeRow.version))) <= {VERSION}


_ORDERS = select(
    OrderRow.sort_key,
    OrderRow.number,
    OrderRow.title,
    OrderRow.president,
    OrderRow.signed_on,
    OrderRow.citation,
    OrderRow.document_number,
)
_SECTIONS = select(
    SectionRow.order_key, SectionRow.position, SectionRow.id, SectionRow.heading, SectionRow.text, SectionRow.closing
).order_by(SectionRow.order_key, SectionRow.position)
_DIRECTIVES = select(
    DirectiveRow.order_key,
    DirectiveRow.key,
    DirectiveRow.section,
    DirectiveRow.text,
    DirectiveRow.actors,
    DirectiveRow.boilerplate,
).order_by(DirectiveRow.key)


def _grouped(connection: Connection, statement: Any) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for row in connection.execute(statement):
        found[row.order_key].append(row)
    return found
