"""What is indexed of one order: itself, its provisions and its directives, each a document."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from app.law.presidents import BY_SLUG
from app.search.document_keys import document_key
from app.search.token_stream import BOILERPLATE, SENTINEL, marked, number_token, provision_tokens
from app.search.tokens import Reading, tokens
from app.store.index.scopes import Name


@dataclass(frozen=True, slots=True)
class Entry:
    """One document ready for the index.

    Attributes:
        heading: the stems of its title or heading, which weigh more.
        parts: the stems of its parts; no phrase runs from one into the next.
        fields: the stems of its title, heading and actors by field.
        marks: the tokens of its provision's number, whether it is boilerplate, and its order's number.
    """

    key: int
    heading: Sequence[str]
    parts: Sequence[Sequence[str]]
    fields: Mapping[str, Sequence[Sequence[str]]]
    marks: Sequence[str] = ()

    def stems(self) -> Iterator[str]:
        """The stems of all parts, in order."""
        return chain.from_iterable(self.parts)

    def stream(self) -> list[str]:
        """Every token that is indexed, in order."""
        found: list[str] = []
        for part in self.parts:
            found += [*part, SENTINEL]
        for name, values in self.fields.items():
            for value in values:
                found += [*marked(name, value), SENTINEL]
        return [*found, *self.marks]


class OrderDocuments:
    """The documents of one order, out of its row and those of its provisions and directives.

    Attributes:
        vocabulary: the (word, stem) pairs of its texts.
    """

    def __init__(
        self, order: Any, sections: Sequence[Any], directives: Sequence[Any], names: Mapping[str, str]
    ) -> None:
        self._order = order
        self._sections = sections
        self._directives = directives
        self.vocabulary: set[tuple[str, str]] = set()
        self._title = self._read(order.title)
        self._mark = marked("order", [number_token(order.number)])
        self._identity = [self._read(name) for name in self._names()]
        self._headings = {section.id: self._read(section.heading) for section in sections}
        self._texts = [[self._headings[s.id], self._read(s.text), self._read(s.closing)] for s in sections]
        self._actors = [_actor_names(directive.actors, names) for directive in directives]

    def entries(self) -> Mapping[Name, Sequence[Entry]]:
        """All its documents, those of each scope by ascending key."""
        return {
            "orders": [self.entry()],
            "sections": list(self.section_entries()),
            "directives": list(self.directive_entries()),
        }

    def entry(self) -> Entry:
        """The order as a document: its title, its other names, and all its text."""
        actors = dict.fromkeys(name for found in self._actors for name in found)
        return Entry(
            document_key(self._order.signed_on, self._order.sort_key),
            [*self._title, SENTINEL, *(stem for name in self._identity for stem in (*name, SENTINEL))],
            [self._title, *self._identity, *(part for parts in self._texts for part in parts if part)],
            {"title": [self._title], "section": list(filter(None, self._headings.values())), "actor": list(actors)},
            [
                *dict.fromkeys(token for section in self._sections for token in provision_tokens(section.id)),
                *self._mark,
            ],
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
                [*provision_tokens(section.id), *self._mark],
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
                [*provision_tokens(directive.section), *general, *self._mark],
            )

    def _read(self, text: str) -> list[str]:
        """The stems of a text, whose words are put down in the vocabulary."""
        reading = Reading(text)
        self.vocabulary.update(zip(reading.words(), reading.stems, strict=True))
        return reading.stems

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
