"""An order's text as one stream of words, in which each knows the field it stands in.

Labels, headings and the lines above a group stand in the stream, too: a quotation may run over them, or leave them out.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from app.law.documents import Span
from app.law.quotes.values import Field, OrderText, Place, Provision
from app.law.quotes.words import Word, keys, words

RUN_OVER = frozenset({Field.PART, Field.LABEL, Field.HEADING})
"""What a quotation may leave out without a sign."""


@dataclass(frozen=True, slots=True)
class Unit:
    """One field of one provision, or the title.

    Attributes:
        first, end: which words of the stream are its.
        quoted: spans of it that are text for another order or law.
    """

    section: str | None
    field: Field
    text: str
    first: int
    end: int
    quoted: tuple[Span, ...] = ()


class Words:
    """The words of a stream with their places, told of a field when one of its words is asked for."""

    def __init__(self, stream: "Stream") -> None:
        self._stream = stream
        self._told: dict[int, list[Word]] = {}

    def __len__(self) -> int:
        return len(self._stream.keys)

    def __getitem__(self, place: int) -> Word:
        """One word."""
        unit = self._stream.unit(place)
        if unit.first not in self._told:
            self._told[unit.first] = words(unit.text)
        return self._told[unit.first][place - unit.first]

    def between(self, first: int, end: int) -> list[Word]:
        """Some words that follow each other."""
        return [self[place] for place in range(first, end)]


@dataclass(frozen=True)
class Stream:
    """The words of an order.

    Attributes:
        order: its number.
        keys: what is compared, word for word.
    """

    order: str
    keys: Sequence[str]
    units: Sequence[Unit]

    @cached_property
    def words(self) -> Words:
        """The words with their places."""
        return Words(self)

    @cached_property
    def places(self) -> Mapping[str, Sequence[int]]:
        """Where each key stands, ascending."""
        found: dict[str, list[int]] = defaultdict(list)
        for place, key in enumerate(self.keys):
            found[key].append(place)
        return found

    @cached_property
    def _firsts(self) -> Sequence[int]:
        return [unit.first for unit in self.units]

    def unit(self, place: int) -> Unit:
        """The field in which a word stands."""
        return self.units[bisect_right(self._firsts, place) - 1]

    def between(self, first: int, end: int) -> Iterator[tuple[Unit, int, int]]:
        """The words from `first` to `end`, field by field."""
        while first < end:
            unit = self.unit(first)
            yield unit, first, min(end, unit.end)
            first = unit.end

    def place_of(self, unit: Unit, first: int, end: int) -> Place:
        """Some words of a field as a place; of no words, the gap before the word `first`."""
        if first < end:
            span = (self.words[first].start, self.words[end - 1].end)
        else:
            at = self.words[first].start if first < unit.end else len(unit.text)
            span = (at, at)
        return Place(self.order, unit.section, unit.field, span, unit.text[slice(*span)])


def streams(order: OrderText) -> list[Stream]:
    """The order's text as a stream, and its title as another, which no words of the text follow."""
    return [_stream(order.number, _fields(order.provisions)), _stream(order.number, _title(order))]


_Field = tuple[str | None, Field, str, tuple[Span, ...]]


def _title(order: OrderText) -> Iterator[_Field]:
    yield None, Field.TITLE, order.title, ()


def _fields(provisions: Sequence[Provision]) -> Iterator[_Field]:
    """Every field with words in it, in the order in which they are read: what closes a provision after all within."""
    open_: list[Provision] = []
    for provision in provisions:
        while open_ and open_[-1].depth >= provision.depth:
            yield from _closing(open_.pop())
        open_.append(provision)
        yield provision.id, Field.PART, provision.part, ()
        yield provision.id, Field.LABEL, provision.label, ()
        yield provision.id, Field.HEADING, provision.heading, ()
        yield provision.id, Field.TEXT, provision.text, provision.quoted
    while open_:
        yield from _closing(open_.pop())


def _closing(provision: Provision) -> Iterator[_Field]:
    yield provision.id, Field.CLOSING, provision.closing, provision.closing_quoted


def _stream(order: str, fields: Iterator[_Field]) -> Stream:
    found: list[str] = []
    units: list[Unit] = []
    for section, name, text, quoted in fields:
        first = len(found)
        found += keys(text)
        if len(found) > first:
            units.append(Unit(section, name, text, first, len(found), quoted))
    return Stream(order, found, units)
