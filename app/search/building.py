"""Fill the index from the rows of a corpus, in the transaction that writes them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from app.presidents import BY_SLUG
from app.search import index
from app.search.emitters import BOILERPLATE, SENTINEL, marked, provision_tokens
from app.search.keys import document_key
from app.search.scopes import SCOPES, Name
from app.search.tables import ScopeRow, StemRow, WordRow
from app.search.tokens import VERSION, tokens, words
from app.tables import ActorRow, DirectiveRow, OrderRow, SectionRow

BATCH = 200
"""How many orders are read and written at a time."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One document ready for the index.

    Attributes:
        heading: the stems of its title or heading, which weigh more.
        parts: the stems of its parts; no phrase runs from one into the next.
        fields: the stems of its title, heading and actors by field.
        marks: the tokens of its provision's number, and whether it is boilerplate.
    """

    key: int
    heading: Sequence[str]
    parts: Sequence[Sequence[str]]
    fields: Mapping[str, Sequence[Sequence[str]]]
    marks: Sequence[str] = ()

    def stems(self) -> Iterator[str]:
        """The stems of all parts, in order."""
        for part in self.parts:
            yield from part

    def stream(self) -> list[str]:
        """Every token that is indexed, in order."""
        found: list[str] = []
        for part in self.parts:
            found += [*part, SENTINEL]
        for name, values in self.fields.items():
            for value in values:
                found += [*marked(name, value), SENTINEL]
        return [*found, *self.marks]


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
            own = _Order(order, sections[order.sort_key], directives[order.sort_key], self._actors)
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
        index.fill(self._connection, SCOPES[name], ((entry.key, entry.stream()) for entry in entries))
        self._connection.execute(insert(SCOPES[name].ranks), ranks)


def build(connection: Connection) -> None:
    """Index every order, provision and directive that `connection`'s transaction sees, in place of what was indexed."""
    for model in (StemRow, WordRow, ScopeRow, *(scope.ranks for scope in SCOPES.values())):
        connection.execute(delete(model))
    index.clear(connection)
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


class _Order:
    """One order's documents."""

    def __init__(
        self, order: Any, sections: Sequence[Any], directives: Sequence[Any], names: Mapping[str, str]
    ) -> None:
        self._order = order
        self._sections = sections
        self._directives = directives
        self._title = tokens(order.title)
        self._headings = {section.id: tokens(section.heading) for section in sections}
        self._texts = [[self._headings[s.id], tokens(s.text), tokens(s.closing)] for s in sections]
        self._actors = [_actor_names(directive.actors, names) for directive in directives]

    def entry(self) -> Entry:
        """The order as a document: its title, its other names, and all its text."""
        identity = [tokens(name) for name in self._names()]
        actors = dict.fromkeys(name for found in self._actors for name in found)
        return Entry(
            document_key(self._order.signed_on, self._order.sort_key),
            [*self._title, SENTINEL, *(stem for name in identity for stem in (*name, SENTINEL))],
            [self._title, *identity, *(part for parts in self._texts for part in parts if part)],
            {"title": [self._title], "section": list(filter(None, self._headings.values())), "actor": list(actors)},
            list(dict.fromkeys(token for section in self._sections for token in provision_tokens(section.id))),
        )

    def section_entries(self) -> Iterator[Entry]:
        """Each provision: its heading and its own paragraphs."""
        by_section: dict[str, dict[tuple[str, ...], None]] = defaultdict(dict)
        for directive, names in zip(self._directives, self._actors, strict=True):
            by_section[directive.section].update(dict.fromkeys(names))
        for section, parts in zip(self._sections, self._texts, strict=True):
            heading = self._headings[section.id]
            yield Entry(
                document_key(self._order.signed_on, self._order.sort_key, section.position + 1),
                heading,
                [part for part in parts if part],
                {"title": [self._title], "section": [heading], "actor": list(by_section[section.id])},
                provision_tokens(section.id),
            )

    def directive_entries(self) -> Iterator[Entry]:
        """Each directive: those it directs and its clause."""
        for directive, names in zip(self._directives, self._actors, strict=True):
            heading = self._headings.get(directive.section, [])
            general = [BOILERPLATE] if directive.boilerplate else []
            yield Entry(
                directive.key,
                heading,
                [*names, tokens(directive.text)],
                {"title": [self._title], "section": [heading], "actor": names},
                [*provision_tokens(directive.section), *general],
            )

    def vocabulary(self) -> set[tuple[str, str]]:
        """The (word, stem) pairs of the order."""
        texts = [
            self._order.title,
            *self._names(),
            *(text for s in self._sections for text in (s.heading, s.text, s.closing)),
        ]
        return {(word, stem) for text in texts for stem, word in words(text)}

    def _names(self) -> list[str]:
        """How else people name the order; its president by his name and by his slug's words."""
        order = self._order
        president = BY_SLUG.get(order.president)
        known = (
            order.number,
            f"EO {order.number}",
            f"Executive Order {order.number}",
            order.citation,
            order.document_number,
            order.president,
            president.name if president else None,
        )
        return [name for name in known if name]


def _actor_names(actors: Sequence[Mapping[str, Any]], names: Mapping[str, str]) -> list[tuple[str, ...]]:
    """The stems of each office as the words name it and as it is known, each once."""
    written = [name for actor in actors for name in (actor["name"], names.get(actor.get("slug") or "")) if name]
    return [stems for stems in dict.fromkeys(tuple(tokens(name)) for name in written) if stems]
