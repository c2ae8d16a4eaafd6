"""What is known of the orders that prose may cite."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, select

from app.law.quotes.names import Attribution, Known, KnownProclamation, Register
from app.schemas import TargetKind
from app.tables import OrderRow, PublicationRow, ReferenceRow

_PRINTED = frozenset({"fr_xml", "fr_json", "fr_text"})
"""The formats that have the title as the Federal Register printed it."""
_LIST = "fr_csv"
_LISTED_AS_PRINTED = date(1994, 1, 1)
"""The Federal Register's list words older titles anew; of 2,081 with another text a tenth differ."""
_AMENDS = "amends"
_DOUBTS = frozenset({"signed_on_disagrees", "signing_date_disagrees", "signing_date_disagrees_with_number"})
_COLUMNS: tuple[Any, ...] = (
    OrderRow.sort_key, OrderRow.number, OrderRow.title, OrderRow.signed_on, OrderRow.president, OrderRow.published_on,
    OrderRow.citation, OrderRow.end_page, OrderRow.parse_notes,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class NamedOrders:
    """What prose may name of one corpus.

    Attributes:
        keys: of each order by its number.
    """

    register: Register
    keys: Mapping[str, int]

    def keys_of(self, meant: Iterable[Attribution]) -> list[int]:
        """The keys of the orders that are held."""
        return [self.keys[each.order] for each in meant if each.order in self.keys]


_KEPT: dict[str, NamedOrders] = {}
"""By revision, which names the content of a corpus; no more than one, for it is large."""


def named_orders(connection: Connection, revision: str) -> NamedOrders:
    """What prose may name of the corpus of a revision. Five statements, once in each process."""
    kept = _KEPT.get(revision)
    if kept is None:
        keys = {row.number: row.sort_key for row in connection.execute(select(OrderRow.number, OrderRow.sort_key))}
        kept = NamedOrders(register(connection), keys)
        _KEPT.clear()
        _KEPT[revision] = kept
    return kept


def register(connection: Connection) -> Register:
    """The facts of every order that is held, for `app.law.quotes.names`. Four statements."""
    titles: defaultdict[int, dict[str, str]] = defaultdict(dict)
    columns = select(PublicationRow.order_key, PublicationRow.format, PublicationRow.title)
    for key, form, title in connection.execute(columns):
        titles[key][form] = title
    amended = _amended(connection)
    orders = (
        _known(row, titles[row.sort_key], amended.get(row.sort_key, set()))
        for row in connection.execute(select(*_COLUMNS))
    )
    return Register(orders, _proclamations(connection))


def _known(row: Any, titles: dict[str, str], amended: set[str]) -> Known:
    # The list alone errs in some days: it dates EO 9323 ten days early.
    listed = _LIST in titles and row.signed_on is not None and row.signed_on >= _LISTED_AS_PRINTED
    return Known(
        number=row.number,
        title=row.title,
        signed_on=row.signed_on,
        president=row.president,
        titles=tuple(sorted(set(titles.values()) - {row.title, ""})),
        confirmed=listed or not _PRINTED.isdisjoint(titles),
        published_on=row.published_on,
        pages=_pages(row),
        amends=tuple(sorted(amended)),
        day_doubtful=len(titles) < 2 or any(note["code"] in _DOUBTS for note in row.parse_notes),
    )


def _pages(row: Any) -> tuple[int, int, int] | None:
    volume, _, first = (row.citation or "").partition(" FR ")
    if not (volume.isdecimal() and first.isdecimal()):
        return None
    return int(volume), int(first), max(int(first), row.end_page or 0)


def _amended(connection: Connection) -> dict[int, set[str]]:
    """What each order amends."""
    found: defaultdict[int, set[str]] = defaultdict(set)
    pairs = select(ReferenceRow.order_key, ReferenceRow.target_id).where(
        ReferenceRow.target_kind == TargetKind.EXECUTIVE_ORDER.value, ReferenceRow.relation == _AMENDS
    )
    for key, number in connection.execute(pairs):
        found[key].add(number)
    return found


def _proclamations(connection: Connection) -> Iterator[KnownProclamation]:
    """The proclamations that orders cite with a title or a day."""
    columns = (ReferenceRow.target_id, ReferenceRow.target_title, ReferenceRow.target_dated_on)
    cited = select(*columns).distinct().where(ReferenceRow.target_kind == TargetKind.PROCLAMATION.value)
    for number, title, dated_on in connection.execute(cited):
        if title or dated_on:
            yield KnownProclamation(number, title, dated_on)
