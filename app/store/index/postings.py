"""Write the postings of a scope's stems, and read those that a search adds up."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select

from app.search.document_keys import first_of, period_of
from app.search.postings import NO_WORDS, Documents, Places, Postings, decoded, packed, unpacked
from app.search.ranking import Ranked, leading
from app.store.index.gathering import Gathering
from app.store.index.scopes import SCOPES, Name, Scope
from app.store.prepared import Prepared, among
from app.tables.index import PostingKind

PART = 4_096
"""The documents of a stem that has more are in one row for each period of signing, so that a search for a frequent word
reads the newest alone, and a document that comes or goes changes one row."""
MANY = 512
"""The first hits of a stem that more documents have are kept ready."""
READY = 128
"""How many of them."""
_BATCH = 2_000
_NUMBERS = {PostingKind.TEXT: "d", PostingKind.BESIDE: "d", PostingKind.HEADING: "I", PostingKind.LEADING: "q"}
"""What the numbers of each kind are, as of `array`."""
Row = dict[str, Any]


def write(connection: Connection, scope: Scope, gathered: Gathering, documents: Documents) -> None:
    """Write the postings of all stems."""
    batch: list[Row] = []
    for stem, codes in gathered.by_stem():
        known = decoded(codes, documents)
        batch += rows_of(stem, known)
        if len(known.keys) > MANY:
            batch.append(leading_row(stem, leading(stem, known, READY)))
        if len(batch) >= _BATCH:
            connection.execute(insert(scope.postings), batch)
            batch = []
    if batch:
        connection.execute(insert(scope.postings), batch)


def rows_of(stem: str, postings: Postings) -> Iterator[Row]:
    """The rows of a stem, without what is kept ready."""
    yield from _parts(stem, PostingKind.TEXT, postings.keys, postings.impacts)
    if stem != NO_WORDS:  # which adds nothing to a score
        yield from _parts(stem, PostingKind.BESIDE, list(postings.beside), list(postings.beside.values()))
    yield from _parts(stem, PostingKind.HEADING, postings.headings.keys, postings.headings.places)


def leading_row(stem: str, ranked: Sequence[Ranked]) -> Row:
    """The row of what is kept ready of a stem that more than MANY documents have."""
    found, keys = zip(*ranked, strict=True)
    return _row(stem, PostingKind.LEADING, 0, keys, found)


def _parts(stem: str, kind: PostingKind, keys: Sequence[int], numbers: Sequence[float]) -> Iterator[Row]:
    """One row, or one for each period where there are many documents."""
    if 0 < len(keys) <= PART:
        yield _row(stem, kind, 0, keys, numbers)
        return
    start = 0
    while start < len(keys):
        period = period_of(keys[start])
        end = bisect_left(keys, first_of(period + 1), start)
        yield _row(stem, kind, period, keys[start:end], numbers[start:end])
        start = end


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
    return Prepared(wanted.order_by(table.stem, table.kind, table.part))


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
    return {stem: joined(kinds) for stem, kinds in found.items()}


def joined(kinds: Mapping[int, Sequence[tuple[bytes, bytes]]]) -> Postings:
    """The postings of a stem from the keys and numbers of its rows, by kind and in the order of their parts."""
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
        return ranked_in(keys, numbers)
    return []


def ranked_in(keys: bytes, numbers: bytes) -> list[Ranked]:
    """What is kept ready in a row."""
    return list(zip(unpacked("q", numbers), unpacked("q", keys), strict=True))
