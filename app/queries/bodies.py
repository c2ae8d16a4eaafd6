"""Bodies: the list, and one with all that the orders tell of it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, func, or_, select

from app.law import presidents
from app.queries.links import LINKED, order_link, order_url, section_url
from app.queries.paging import (
    Facet,
    Filters,
    Given,
    Listing,
    Slice,
    Sort,
    Window,
    at_least,
    at_most,
    batches,
    conditions,
    facet,
    fetch,
    one_of,
    shapes,
    total,
)
from app.queries.shown_expansions import shown
from app.queries.statuses import AS_OF
from app.queries.text_coverage import text_coverage
from app.schemas import (
    Body,
    BodyKind,
    BodyLink,
    BodyStatus,
    BodySummary,
    OrderLink,
    PresidentLink,
    TextCoverage,
)
from app.schemas.bodies import (
    BodyBasis,
    BodyDeed,
    BodyEnd,
    BodyFounding,
    BodyGround,
    BodyOrigin,
    BodyRenaming,
    BodySearch,
    BodySentence,
    BodyStanding,
)
from app.search.tokens import words
from app.search.widening import called
from app.tables import BodyRow, OrderRow

Orders = Mapping[str, OrderLink]


def _is_called(typed: str) -> ColumnElement[bool]:
    """Whether each word of `typed` begins a word of one of the names, or so does another name of what it names.

    So are the bodies of the orders that people call so.
    """
    meant = called(typed)
    names = (typed, *(meant.names if meant else ()))
    orders = select(OrderRow.sort_key).where(OrderRow.number.in_(meant.orders if meant else ()))
    return or_(*map(_begin, names), *([BodyRow.order_key.in_(orders)] if meant and meant.orders else []))


def _begin(name: str) -> ColumnElement[bool]:
    return and_(*(BodyRow.words.contains(f" {word}", autoescape=True) for _, word in words(name)))


FILTERS: Filters = {
    "kind": one_of(BodyRow.kind),
    "status": one_of(BodyRow.status),
    "president": one_of(BodyRow.president),
    "order": lambda numbers: BodyRow.order_key.in_(select(OrderRow.sort_key).where(OrderRow.number.in_(numbers))),
    "continued_by": lambda numbers: or_(
        *(BodyRow.continued_by.contains(f" {number} ", autoescape=True) for number in numbers)
    ),
    "founded_from": at_least(BodyRow.founded_on),
    "founded_to": at_most(BodyRow.founded_on),
    "q": _is_called,
}
SORTS: Mapping[str, Sort] = {
    "-founded_on": Sort(BodyRow.key, BodyRow.founded_on, descending=True),
    "founded_on": Sort(BodyRow.key, BodyRow.founded_on),
    "-ends_on": Sort(BodyRow.key, BodyRow.ends_on, descending=True),
    "ends_on": Sort(BodyRow.key, BodyRow.ends_on),
}
_OF_ORDERS: Filters = {
    "president": one_of(OrderRow.president),
    "order": one_of(OrderRow.number),
    "founded_from": at_least(OrderRow.signed_on),
    "founded_to": at_most(OrderRow.signed_on),
}
"""The filters that ask something of the founding order."""
_COLUMNS = (*BodyRow.__table__.columns, AS_OF)


def _selected(given: Given) -> Select[Any]:
    return select(BodyRow.key).where(*conditions(FILTERS, given))


def bodies(connection: Connection, given: Given, window: Window) -> Slice[BodySummary]:
    """Bodies by the filters of `FILTERS`. Three statements."""
    page = select(*_COLUMNS).where(*conditions(FILTERS, given))
    rows, end = fetch(connection, page, SORTS[window.sort], window)
    return Slice(_summaries(connection, rows), total(connection, _selected(given)), end)


def every_body(connection: Connection, given: Given, sort: str) -> Iterator[Sequence[BodySummary]]:
    """All bodies the filters select, in batches. One statement, and two a batch."""
    return batches(connection, _selected(given).order_by(*SORTS[sort].order_by()), partial(_bodies_of, connection))


def _bodies_of(connection: Connection, keys: Sequence[int]) -> list[BodySummary]:
    rows = {row.key: row for row in connection.execute(select(*_COLUMNS).where(BodyRow.key.in_(keys)))}
    return _summaries(connection, [rows[key] for key in keys])


def _summaries(connection: Connection, rows: Sequence[Any]) -> list[BodySummary]:
    orders = _orders(connection, (number for row in rows for number in _summary_numbers(row.told)))
    return [BodySummary(**_summary(row, orders)) for row in rows]


def _facet(column: Any) -> Facet:
    return lambda connection, given: facet(connection, _selected(given), column)


def _text_coverage(connection: Connection, given: Given) -> TextCoverage:
    """Of how many of the orders that may have founded such bodies the text was seen, and of those named beside them."""
    wanted = conditions(_OF_ORDERS, {name: given.get(name) for name in _OF_ORDERS})
    beside = given.get("continued_by")
    if wanted and beside:
        wanted = [or_(and_(*wanted), OrderRow.number.in_(beside))]
    return text_coverage(connection, wanted)


BODIES = Listing(
    bodies,
    shapes(SORTS),
    {"kind": _facet(BodyRow.kind), "status": _facet(BodyRow.status), "president": _facet(BodyRow.president)},
    _text_coverage,
)


def body_search(typed: str | None) -> BodySearch | None:
    """What was made of the name that bodies are searched by, or None where they are not."""
    if typed is None:
        return None
    meant = called(typed)
    return BodySearch(expansions=[shown(meant.expansion)] if meant else [])


def body(connection: Connection, slug: str) -> Body | None:
    """The body of a slug, or None. Two statements."""
    row = connection.execute(select(*_COLUMNS).where(BodyRow.slug == slug)).one_or_none()
    if row is None:
        return None
    told = row.told
    deeds = [*told.get("renamed", ()), *told["continued"], *told["amended"], *told["terminated"]]
    orders = _orders(connection, [*_summary_numbers(told), *(deed["order"] for deed in deeds)])
    own = told["order"]
    return Body(
        **_summary(row, orders),
        chairs=[_sentence(own, each) for each in told["chairs"]],
        members=[_sentence(own, each) for each in told["members"]],
        renamed_by=[_renaming(each, orders) for each in told.get("renamed", ())],
        continued_by=[_deed(each, orders) for each in told["continued"]],
        amended_by=[_deed(each, orders) for each in told["amended"]],
        terminated_by=[_deed(each, orders) for each in told["terminated"]],
        ends=[BodyEnd(**each, url=_url(own, each["section"])) for each in told["ends"]],
    )


def body_slugs(connection: Connection) -> list[str]:
    """Every slug. One statement."""
    return list(connection.scalars(select(BodyRow.slug).order_by(BodyRow.key)))


def bodies_known(connection: Connection) -> bool:
    """Whether bodies were read when this corpus was made; an older release did not. One statement."""
    unread = select(func.count()).select_from(OrderRow).where(OrderRow.bodies.is_(None))
    return connection.scalar(unread) == 0


def body_links(shown: Sequence[Mapping[str, Any]] | None) -> list[BodyLink] | None:
    """What an order's row tells of the bodies that it founded."""
    return None if shown is None else [BodyLink(**each, url=_body_url(each["slug"])) for each in shown]


def _body_url(slug: str) -> str:
    return f"/v1/bodies/{slug}"


def _orders(connection: Connection, numbers: Iterable[str]) -> dict[str, OrderLink]:
    """The orders of these numbers that are held. One statement."""
    statement = select(*LINKED).where(OrderRow.number.in_(sorted(set(numbers))))
    return {row.number: order_link(row) for row in connection.execute(statement)}


def _summary_numbers(told: Mapping[str, Any]) -> list[str]:
    """The numbers of the orders that a summary names."""
    named = [told["order"], *(told[name] and told[name]["order"] for name in ("basis", "told_by"))]
    return [number for number in named if number]


def _summary(row: Any, orders: Orders) -> dict[str, Any]:
    told = row.told
    return {
        "slug": row.slug,
        "name": row.name,
        "is_named": told["is_named"],
        "names": told["names"],
        "kind": BodyKind(row.kind),
        "status": BodyStanding(
            value=BodyStatus(row.status), as_of=row.status_as_of, basis=_basis(told["basis"], orders)
        ),
        "president": _president(row.president),
        "founded_on": row.founded_on,
        "established_by": _origin(row, orders),
        "ends_on": row.ends_on,
        "url": _body_url(row.slug),
    }


def _origin(row: Any, orders: Orders) -> BodyOrigin:
    told = row.told
    founding, told_by = told["founding"], told["told_by"]
    section = founding["section"] if founding else None
    evidence = (told["order"], section) if founding else (told_by["order"], told_by["section"])
    return BodyOrigin(
        how=BodyFounding(founding["how"] if founding else "told"),
        order=orders.get(told["order"] or ""),
        instrument=told["instrument"],
        section=section,
        words=(founding or told_by)["words"],
        told_by=None if founding else orders.get(told_by["order"]),
        url=_url(*evidence),
    )


def _basis(told: Mapping[str, Any] | None, orders: Orders) -> BodyBasis | None:
    if told is None:
        return None
    return BodyBasis(
        ground=BodyGround(told["ground"]),
        order=orders.get(told["order"] or ""),
        section=told["section"],
        words=told["words"],
        on=told["on"],
        url=_url(told["order"], told["section"]),
    )


def _deed(told: Mapping[str, Any], orders: Orders) -> BodyDeed:
    order = orders.get(told["order"])
    return BodyDeed(**{**told, "order": order}, url=_url(told["order"], told["section"]) if order else None)


def _renaming(told: Mapping[str, Any], orders: Orders) -> BodyRenaming:
    deed = {name: value for name, value in told.items() if name != "name"}
    return BodyRenaming(name=told["name"], by=_deed(deed, orders))


def _sentence(number: str | None, told: Mapping[str, Any]) -> BodySentence:
    return BodySentence(**told, url=_url(number, told["section"]) or "")


def _url(number: str | None, section: str | None) -> str | None:
    if number is None:
        return None
    return section_url(number, section) if section else order_url(number)


def _president(slug: str | None) -> PresidentLink | None:
    if slug is None:
        return None
    return PresidentLink(slug=slug, name=presidents.BY_SLUG[slug].name, url=f"/v1/orders?president={slug}")
