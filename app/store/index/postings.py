"""Write the postings of a scope's stems, and read those that a search adds up."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select

from app.search.postings import NO_WORDS, Documents, Places, Postings, decoded, packed, unpacked
from app.search.ranking import Ranked, Statistics, leading
from app.store.index.gathering import Gathering
from app.store.index.scopes import SCOPES, Name, Scope
from app.store.prepared import Prepared, among
from app.tables.index import PostingKind

PART = 4_096
"""How many documents one row has at most, so that a search for a frequent word reads the newest alone."""
MANY = 512
"""The first hits of a stem that more documents have are kept ready."""
READY = 128
"""How many of them."""
_BATCH = 2_000
_NUMBERS = {PostingKind.TEXT: "d", PostingKind.BESIDE: "d", PostingKind.HEADING: "I", PostingKind.LEADING: "q"}
"""What the numbers of each kind are, as of `array`."""
Row = dict[str, Any]


def write(
    connection: Connection, scope: Scope, gathered: Gathering, documents: Documents, statistics: Statistics
) -> None:
    """Write the postings of all stems; `statistics` has the frequencies of all."""
    batch: list[Row] = []
    for stem, codes in gathered.by_stem():
        batch += _rows(stem, decoded(codes, documents, statistics.rarity(stem)))
        if len(batch) >= _BATCH:
            connection.execute(insert(scope.postings), batch)
            batch = []
    if batch:
        connection.execute(insert(scope.postings), batch)


def _rows(stem: str, postings: Postings) -> Iterator[Row]:
    yield from _parts(stem, PostingKind.TEXT, postings.keys, postings.impacts)
    if stem != NO_WORDS:  # which adds nothing to a score
        yield from _parts(stem, PostingKind.BESIDE, list(postings.beside), list(postings.beside.values()))
    yield from _parts(stem, PostingKind.HEADING, postings.headings.keys, postings.headings.places)
    if len(postings.keys) > MANY:
        found, keys = zip(*leading(stem, postings, READY), strict=True)
        yield _row(stem, PostingKind.LEADING, 0, keys, found)


def _parts(stem: str, kind: PostingKind, keys: Sequence[int], numbers: Sequence[float]) -> Iterator[Row]:
    """Rows of so many documents, counted from the newest."""
    for part, end in enumerate(range(len(keys), 0, -PART)):
        start = max(0, end - PART)
        yield _row(stem, kind, part, keys[start:end], numbers[start:end])


def _row(stem: str, kind: PostingKind, part: int, keys: Sequence[int], numbers: Sequence[float]) -> Row:
    return {
        "stem": stem,
        "kind": kind.value,
        "part": part,
        "newest": max(keys),
        "oldest": min(keys),
        "keys": packed("q", keys),
        "numbers": packed(_NUMBERS[kind], numbers),
    }


def _of_stems(scope: Scope) -> Prepared:
    table = scope.postings
    wanted = select(table.stem, table.kind, table.keys, table.numbers).where(
        among(table.stem, "stems"),
        table.kind < PostingKind.LEADING.value,
        table.newest >= bindparam("oldest"),
        table.oldest <= bindparam("newest"),
    )
    return Prepared(wanted.order_by(table.stem, table.kind, table.part.desc()))


def _leading(scope: Scope) -> Prepared:
    table = scope.postings
    return Prepared(
        select(table.keys, table.numbers).where(
            table.stem == bindparam("stem"), table.kind == PostingKind.LEADING.value, table.part == 0
        )
    )


_OF_STEMS: Mapping[Name, Prepared] = {name: _of_stems(scope) for name, scope in SCOPES.items()}
_LEADING: Mapping[Name, Prepared] = {name: _leading(scope) for name, scope in SCOPES.items()}
ALL = (-1, 2**62)
"""Every key."""


def read(
    connection: Connection, scope: Scope, stems: Iterable[str], between: tuple[int, int] = ALL
) -> dict[str, Postings]:
    """The postings of stems, of the documents with keys `between` two and perhaps more. One statement.

    A stem that stands nowhere there is missing.
    """
    oldest, newest = between
    rows = _OF_STEMS[scope.name].rows(connection, stems=sorted(stems), oldest=oldest, newest=newest)
    found: dict[str, dict[int, list[tuple[bytes, bytes]]]] = defaultdict(lambda: defaultdict(list))
    for stem, kind, keys, numbers in rows:
        found[stem][kind].append((keys, numbers))
    return {stem: _joined(kinds) for stem, kinds in found.items()}


def _joined(kinds: Mapping[int, Sequence[tuple[bytes, bytes]]]) -> Postings:
    columns: dict[PostingKind, tuple[Sequence[int], Sequence[Any]]] = {}
    for kind in (PostingKind.TEXT, PostingKind.BESIDE, PostingKind.HEADING):
        parts = kinds.get(kind, ())
        columns[kind] = (
            unpacked("q", *(keys for keys, _ in parts)),
            unpacked(_NUMBERS[kind], *(numbers for _, numbers in parts)),
        )
    beside = dict(zip(*columns[PostingKind.BESIDE], strict=True))
    return Postings(*columns[PostingKind.TEXT], beside, Places(*columns[PostingKind.HEADING]))


def ready(connection: Connection, scope: Scope, stem: str) -> list[Ranked]:
    """The first READY hits of a search for `stem` alone; none where it is not frequent. One statement."""
    for keys, numbers in _LEADING[scope.name].rows(connection, stem=stem):
        return list(zip(unpacked("q", numbers), unpacked("q", keys), strict=True))
    return []
