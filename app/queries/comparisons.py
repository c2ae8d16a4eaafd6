"""Comparisons of the publications of orders."""

import json
import zlib
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, case, func, or_, select
from sqlalchemy.orm import aliased

from app.queries.links import LINKED, order_link, order_url
from app.queries.paging import (
    Facet,
    Filters,
    Given,
    Listing,
    Slice,
    Sort,
    ValueCounts,
    Window,
    at_least,
    at_most,
    batches,
    conditions,
    facet,
    fetch,
    one_of,
    same,
    shapes,
    total,
)
from app.schemas import (
    ComparedPublication,
    ComparedWords,
    ComparisonSummary,
    DifferenceClass,
    DifferenceCounts,
    OrderComparison,
    TextDifference,
    Uncompared,
)
from app.tables import ComparisonRow, OrderRow, PublicationRow

_LEFT = aliased(PublicationRow, name="left_publication")
_RIGHT = aliased(PublicationRow, name="right_publication")


def _count(kind: DifferenceClass) -> ColumnElement[int]:
    counted: ColumnElement[int] = ComparisonRow.counts[kind.value].as_integer()
    return counted


def _between(wanted: tuple[Sequence[str] | None, Sequence[str] | None]) -> ColumnElement[bool]:
    """Of (names or None, names or None): the comparisons of one of each, whichever of them stands on the left."""
    one, other = wanted
    return or_(and_(_side("left", one), _side("right", other)), and_(_side("right", one), _side("left", other)))


def _side(side: str, names: Sequence[str] | None) -> ColumnElement[bool]:
    columns = (getattr(ComparisonRow, f"{side}_source"), getattr(ComparisonRow, f"{side}_format"))
    return or_(*(column.in_(list(names)) for column in columns)) if names else ComparisonRow.key.is_not(None)


FILTERS: Filters = {
    "class": lambda kinds: or_(*(_count(kind) > 0 for kind in kinds)),
    "between": _between,
    "order": one_of(OrderRow.number),
    "president": one_of(OrderRow.president),
    "year": one_of(OrderRow.year),
    "signed_on": one_of(OrderRow.signed_on),
    "signed_from": at_least(OrderRow.signed_on),
    "signed_to": at_most(OrderRow.signed_on),
    "operative_text_identical": same(ComparisonRow.identical),
    "lossy": same(ComparisonRow.lossy),
}
SORTS: Mapping[str, Sort] = {
    "-signed_on": Sort(ComparisonRow.key, descending=True),
    "signed_on": Sort(ComparisonRow.key),
    "-wording": Sort(ComparisonRow.key, _count(DifferenceClass.WORDING), descending=True),
}


def _selected(given: Given) -> Select[Any]:
    of_order = OrderRow.sort_key == ComparisonRow.order_key
    return select(ComparisonRow.key).join(OrderRow, of_order).where(*conditions(FILTERS, given))


def comparisons(connection: Connection, given: Given, window: Window) -> Slice[ComparisonSummary]:
    """Comparisons by the filters of `FILTERS`, without their differences. Two statements."""
    rows, end = fetch(connection, _described(_selected(given)), SORTS[window.sort], window)
    return Slice([ComparisonSummary(**_summary(row)) for row in rows], total(connection, _selected(given)), end)


def every_comparison(connection: Connection, given: Given, sort: str) -> Iterator[Sequence[ComparisonSummary]]:
    """All comparisons the filters select, in batches. One statement, and one a batch."""
    return batches(connection, _selected(given).order_by(*SORTS[sort].order_by()), partial(_of_keys, connection))


def _of_keys(connection: Connection, keys: Sequence[int]) -> list[ComparisonSummary]:
    statement = _described(_selected({}).where(ComparisonRow.key.in_(keys))).add_columns(ComparisonRow.key)
    rows = {row.key: row for row in connection.execute(statement)}
    return [ComparisonSummary(**_summary(rows[key])) for key in keys]


def comparison(connection: Connection, order_key: int, left: int, right: int) -> OrderComparison | None:
    """The comparison of the publications at two positions, the first on the left; None if there is none. One statement.

    It is stored with the one that is trusted more on the left.
    """
    low, high = sorted((left, right))
    places = and_(ComparisonRow.left_position == low, ComparisonRow.right_position == high)
    statement = _described(_selected({})).add_columns(ComparisonRow.differences)
    row = connection.execute(statement.where(ComparisonRow.order_key == order_key, places)).one_or_none()
    return None if row is None else _comparison(row, turned=left > right)


def _by(column: Any) -> Facet:
    return lambda connection, given: facet(connection, _selected(given), column)


def _by_class(connection: Connection, given: Given) -> ValueCounts:
    """How many of the comparisons have a difference of each class. One statement."""
    sums = [func.sum(case((_count(kind) > 0, 1), else_=0)) for kind in DifferenceClass]
    counted = connection.execute(_selected(given).with_only_columns(*sums, maintain_column_froms=True)).one()
    pairs = [(kind.value, int(count)) for kind, count in zip(DifferenceClass, counted, strict=True) if count]
    return sorted(pairs, key=lambda pair: (-pair[1], pair[0]))


COMPARISONS = Listing(
    comparisons,
    shapes(SORTS),
    {
        "class": _by_class,
        "president": _by(OrderRow.president),
        "year": _by(OrderRow.year),
        "left": _by(ComparisonRow.left_format),
        "right": _by(ComparisonRow.right_format),
    },
)

_SIDES = {"left": _LEFT, "right": _RIGHT}


def _described(statement: Select[Any]) -> Select[Any]:
    columns = [
        *LINKED,
        *(
            getattr(ComparisonRow, name)
            for name in ("identical", "lossy", "counts", "uncompared", "left_name", "right_name")
        ),
        *(
            getattr(side, column).label(f"{name}_{column}")
            for name, side in _SIDES.items()
            for column in ("source", "format", "html_url", "sha256", "lossy", "preferred")
        ),
    ]
    described = statement.with_only_columns(*columns, maintain_column_froms=True)
    for name, side in _SIDES.items():
        position = getattr(ComparisonRow, f"{name}_position")
        described = described.join(side, and_(side.order_key == ComparisonRow.order_key, side.position == position))
    return described


def _summary(row: Any, *, turned: bool = False) -> dict[str, Any]:
    left, right = ("right", "left") if turned else ("left", "right")
    sides = _publication(row, left), _publication(row, right)
    asked = f"left={sides[0].name}&right={sides[1].name}"
    other = {"left": "right", "right": "left"} if turned else {}
    return {
        "order": order_link(row),
        "left": sides[0],
        "right": sides[1],
        "operative_text_identical": row.identical,
        "lossy": row.lossy,
        "counts": DifferenceCounts(**row.counts),
        "uncompared": [
            Uncompared(section=part["section"], held_by=other.get(part["held_by"], part["held_by"]))
            for part in row.uncompared
        ],
        "url": f"{order_url(row.number)}/comparison?{asked}",
        "page_url": f"{order_url(row.number)}/comparison.html?{asked}",
    }


def _publication(row: Any, side: str) -> ComparedPublication:
    given = row._mapping
    fields = ("source", "format", "name", "html_url", "sha256", "lossy", "preferred")
    return ComparedPublication(**{field: given[f"{side}_{field}"] for field in fields})


def _comparison(row: Any, *, turned: bool) -> OrderComparison:
    listed = json.loads(zlib.decompress(row.differences))
    differences = [_difference(*each, turned=turned) for each in listed]
    return OrderComparison(**_summary(row, turned=turned), differences=differences)


def _difference(
    kind: str, section: str | None, left: list[Any] | None, right: list[Any] | None, *, turned: bool
) -> TextDifference:
    sides = [_words(side) for side in ((right, left) if turned else (left, right))]
    if turned:
        section = next((side.section for side in sides if side), section)
    return TextDifference(kind=DifferenceClass(kind), section=section, left=sides[0], right=sides[1])


def _words(side: list[Any] | None) -> ComparedWords | None:
    if side is None:
        return None
    text, section, field, start, end, before, after = side
    return ComparedWords(text=text, section=section, field=field, span=(start, end), before=before, after=after)
