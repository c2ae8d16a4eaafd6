"""Write what is another in the postings of a scope when some of its documents are taken out and others put in.

The rows of a stem are made anew from those there are, and only those are written that are others than before.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, select

from app.search.postings import Postings
from app.search.ranking import leading, still_leading
from app.search.splicing import Range, spliced
from app.store.index import postings
from app.store.index.postings import Row, joined, leading_row, ranked_in, rows_of
from app.store.index.scopes import SCOPES, Name, Scope
from app.store.prepared import Prepared, among
from app.tables.index import PostingKind

_BATCH = 50
"""The rows of so many stems are held at a time."""
_Place = tuple[int, int]
"""The kind and the part of a row of a stem."""
_Columns = tuple[bytes, bytes]
_READY: _Place = (PostingKind.LEADING.value, 0)


@dataclass(frozen=True, slots=True)
class Splice:
    """What is taken out of the postings of a scope, and what is put in.

    Attributes:
        gone, come: the keys of the documents.
        ranges: by stem, where the documents stood that had it and are taken out.
        new: by stem, the postings of the documents that are put in.
    """

    gone: Collection[int]
    ranges: Mapping[str, Sequence[Range]]
    come: Collection[int]
    new: Mapping[str, Postings]

    def write(self, connection: Connection, scope: Scope) -> None:
        """Make it in what the index holds. Three statements for some stems."""
        stems = sorted(self.ranges.keys() | self.new.keys())
        for start in range(0, len(stems), _BATCH):
            self._write(connection, scope, stems[start : start + _BATCH])

    def _write(self, connection: Connection, scope: Scope, stems: Sequence[str]) -> None:
        held: dict[str, dict[_Place, _Columns]] = defaultdict(dict)
        for stem, kind, part, keys, numbers in _ROWS[scope.name].rows(connection, stems=stems):
            held[stem][kind, part] = (keys, numbers)
        old: list[Row] = []
        new: list[Row] = []
        for stem in stems:
            before, after = held[stem], self._after(stem, held[stem])
            changed = {place: row for place, row in after.items() if before.get(place) != (row["keys"], row["numbers"])}
            gone = [place for place in before if place in changed or place not in after]
            old += [{"a_stem": stem, "a_kind": kind, "a_part": part} for kind, part in gone]
            new += changed.values()
        if old:
            connection.execute(_delete(scope), old)
        if new:
            connection.execute(insert(scope.postings), new)

    def _after(self, stem: str, held: Mapping[_Place, _Columns]) -> dict[_Place, Row]:
        """All rows of a stem as they are then."""
        before = joined(_by_kind(held))
        after = spliced(before, self.ranges.get(stem, ()), self.new.get(stem, _NONE))
        made = list(rows_of(stem, after))
        if len(after.keys) > postings.MANY:
            known = ranked_in(*held[_READY]) if _READY in held else None
            still = still_leading(stem, before, after, known, self.gone, self.come) if known else None
            made.append(leading_row(stem, still or leading(stem, after, postings.READY)))
        return {(row["kind"], row["part"]): row for row in made}


_NONE = Postings()


def _by_kind(held: Mapping[_Place, _Columns]) -> Mapping[int, Sequence[_Columns]]:
    found: dict[int, list[_Columns]] = defaultdict(list)
    for (kind, _), columns in held.items():
        found[kind].append(columns)
    return found


def _rows(scope: Scope) -> Prepared:
    table = scope.postings
    every = select(table.stem, table.kind, table.part, table.keys, table.numbers).where(among(table.stem, "stems"))
    return Prepared(every.order_by(table.stem, table.kind, table.part))


_ROWS: Mapping[Name, Prepared] = {name: _rows(scope) for name, scope in SCOPES.items()}


def _delete(scope: Scope) -> Any:
    table = scope.postings
    same = (table.stem == bindparam("a_stem"), table.kind == bindparam("a_kind"), table.part == bindparam("a_part"))
    return delete(table).where(*same)
