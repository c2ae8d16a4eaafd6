"""Fill the index from the rows of a corpus, in the transaction that writes them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from app.search.tokens import VERSION
from app.store.index import fulltext
from app.store.index.entries import Entry, OrderDocuments
from app.store.index.scopes import SCOPES, Name
from app.tables import ActorRow, DirectiveRow, OrderRow, SectionRow
from app.tables.index import ScopeRow, StemRow, WordRow

BATCH = 200
"""How many orders are read and written at a time."""


@dataclass(slots=True)
class _Tally:
    """What is counted over all documents of a scope."""

    documents: int = 0
    length: int = 0
    frequencies: Counter[str] = field(default_factory=Counter)


class _Builder:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._tallies: dict[Name, _Tally] = {name: _Tally() for name in SCOPES}
        self._vocabulary: Counter[tuple[str, str]] = Counter()
        self._actors = {row.slug: row.name for row in connection.execute(select(ActorRow.slug, ActorRow.name))}

    def add(self, orders: Sequence[Any]) -> None:
        """Index some orders with their provisions and directives."""
        keys = [order.sort_key for order in orders]
        sections = _grouped(self._connection, _SECTIONS.where(SectionRow.order_key.in_(keys)))
        directives = _grouped(self._connection, _DIRECTIVES.where(DirectiveRow.order_key.in_(keys)))
        entries: dict[Name, list[Entry]] = {name: [] for name in SCOPES}
        for order in orders:
            own = OrderDocuments(order, sections[order.sort_key], directives[order.sort_key], self._actors)
            self._vocabulary.update(own.vocabulary())
            entries["orders"].append(own.entry())
            entries["sections"] += own.section_entries()
            entries["directives"] += own.directive_entries()
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
            {"scope": name, "documents": tally.documents, "length": tally.length, "version": VERSION}
            for name, tally in self._tallies.items()
        ]
        for model, values in ((StemRow, rows), (WordRow, vocabulary), (ScopeRow, scopes)):
            if values:
                self._connection.execute(insert(model), values)

    def _write(self, name: Name, entries: Sequence[Entry]) -> None:
        if not entries:
            return
        tally = self._tallies[name]
        ranks = []
        for entry in entries:
            counts = Counter(entry.stems())
            length = counts.total()
            tally.documents += 1
            tally.length += length
            tally.frequencies.update(counts.keys())
            ranks.append({"key": entry.key, "heading": _spaced(entry.heading), "bag": _bag(counts), "length": length})
        fulltext.fill(self._connection, SCOPES[name], ((entry.key, entry.stream()) for entry in entries))
        self._connection.execute(insert(SCOPES[name].ranks), ranks)


def build(connection: Connection) -> None:
    """Index every order, provision and directive that `connection`'s transaction sees, in place of what was indexed."""
    for model in (StemRow, WordRow, ScopeRow, *(scope.ranks for scope in SCOPES.values())):
        connection.execute(delete(model))
    fulltext.clear(connection)
    builder = _Builder(connection)
    orders = connection.execute(_ORDERS).all()
    for start in range(0, len(orders), BATCH):
        builder.add(orders[start : start + BATCH])
    builder.finish()


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
).order_by(OrderRow.sort_key)
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


def _spaced(stems: Iterable[str]) -> str:
    return f" {' '.join(stems)} "


def _bag(counts: Mapping[str, int]) -> str:
    return _spaced(f"{stem}:{count}" for stem, count in counts.items())
