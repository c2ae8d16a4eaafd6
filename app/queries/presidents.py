"""The presidents: what is held of their orders by term and year, and who revoked what of whom."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Any, NamedTuple
from urllib.parse import urlencode

from sqlalchemy import Connection, func, or_, select
from sqlalchemy.orm import aliased

from app.law import presidents
from app.law.numbering import order_id, sort_key
from app.law.relations.vocabulary import PASSIVES, REVOKING
from app.queries.related import any_of
from app.schemas import (
    Extent,
    Inauguration,
    President,
    PresidentDetail,
    Revoked,
    RevokedBy,
    RevokedOf,
    RevokedWithin,
    TargetKind,
    Term,
    TermInFull,
    YearCount,
)
from app.tables import OrderRow, ReferenceRow

HUNDRED = 100
_SOURCE = aliased(OrderRow, name="source_order")
_TARGET = aliased(OrderRow, name="target_order")


class _Signed(NamedTuple):
    """What is asked of one order."""

    president: str | None
    term: int | None
    term_day: int | None
    signed_on: date | None
    has_text: bool


class _Act(NamedTuple):
    """One order that revokes another one; of one that is not held no president is known."""

    by: str | None
    term: int | None
    day: int | None
    target: str
    of: str | None
    whole: bool


def presidents_held(connection: Connection) -> list[President]:
    """Every president, in order of first taking office, with what is held of the orders. One statement."""
    signed = _signed(connection, [each.slug for each in presidents.PRESIDENTS if each.in_scope])
    return [
        President(**_facts(each, signed[each.slug]), terms=[Term(**_term(t, signed[each.slug])) for t in each.terms])
        for each in presidents.PRESIDENTS
    ]


def president(connection: Connection, slug: str) -> PresidentDetail:
    """One president, with what he revoked of whom, and who revoked what of his. Three statements.

    Raises:
        KeyError: if no president has this slug.
    """
    one = presidents.BY_SLUG[slug]
    signed, acts = _signed(connection, [slug])[slug], _acts(connection, slug)
    own = [act for act in acts if act.by == slug]
    return PresidentDetail(
        **_facts(one, signed),
        terms=[TermInFull(**_term(term, signed), revoked=_within(slug, term, own)) for term in one.terms],
        revoked=_revoked(slug, own) if one.in_scope else None,
        revoked_by=_revoked_by(slug, [act for act in acts if act.of == slug]) if one.in_scope else None,
        revoked_by_other_documents=_by_other_documents(connection, slug) if one.in_scope else None,
    )


def _signed(connection: Connection, slugs: Sequence[str]) -> Mapping[str, Sequence[_Signed]]:
    """The orders of each of these presidents. One statement."""
    columns = (OrderRow.president, OrderRow.term, OrderRow.term_day, OrderRow.signed_on, OrderRow.has_text)
    found: dict[str, list[_Signed]] = defaultdict(list)
    for row in connection.execute(select(*columns).where(OrderRow.president.in_(slugs))):
        found[row.president].append(_Signed(*row))
    return found


def _facts(one: presidents.President, signed: Sequence[_Signed]) -> dict[str, Any]:
    days = [order.signed_on for order in signed if order.signed_on is not None]
    years = Counter(day.year for day in days)
    orders_url = f"/v1/orders?president={one.slug}"
    return {
        "slug": one.slug,
        "name": one.name,
        "out_of_scope": None if one.in_scope else presidents.OUT_OF_SCOPE,
        "orders": len(signed) if one.in_scope else None,
        "orders_with_text": sum(order.has_text for order in signed) if one.in_scope else None,
        "first_signed_on": min(days, default=None),
        "last_signed_on": max(days, default=None),
        "years": [YearCount(year=year, orders=years[year], url=f"{orders_url}&year={year}") for year in sorted(years)],
        "orders_url": orders_url if one.in_scope else None,
        "url": f"/v1/presidents/{one.slug}",
    }


def _term(term: presidents.Term, signed: Sequence[_Signed]) -> dict[str, Any]:
    own = [order for order in signed if order.term == term.ordinal]
    days = [order.term_day for order in own if order.term_day is not None]
    return {
        "ordinal": term.ordinal,
        "started_on": term.started_on,
        "ended_on": term.ended_on,
        "orders": len(own) if term.in_scope else None,
        "first_100_days": sum(day <= HUNDRED for day in days) if term.in_scope else None,
        "inaugurations": _inaugurations(term, days),
        "url": f"/v1/orders?term={term.ordinal}" if term.in_scope else None,
    }


def _inaugurations(term: presidents.Term, days: Sequence[int]) -> list[Inauguration]:
    begun = [*term.inaugurations(), term.ended_on]
    made = []
    for on, until in pairwise(begun):
        first, last = term.day(on), term.day(until) - (until != term.ended_on)
        asked = urlencode({"term": term.ordinal, "term_day_from": first, "term_day_to": last})
        orders = sum(first <= day <= last for day in days) if term.in_scope else None
        url = f"/v1/orders?{asked}" if term.in_scope else None
        made.append(Inauguration(on=on, until=until, orders=orders, url=url))
    return made


def _by_other_documents(connection: Connection, slug: str) -> int:
    """How many of a president's orders documents revoked that are no orders, of which no president is known."""
    told = select(func.count(ReferenceRow.order_key.distinct())).join(
        OrderRow, OrderRow.sort_key == ReferenceRow.order_key
    )
    passive = any_of(ReferenceRow.relation, [PASSIVES[name] for name in REVOKING])
    return connection.scalar(told.where(OrderRow.president == slug, passive)) or 0


def _acts(connection: Connection, slug: str) -> list[_Act]:
    """Every revocation by a president's orders and of his. One statement.

    An order that is named by its day alone has no number, and may be any of that day: it is counted for nobody.
    """
    statement = (
        select(
            _SOURCE.president.label("by"),
            _SOURCE.term,
            _SOURCE.term_day,
            ReferenceRow.target_id,
            _TARGET.president.label("of"),
            ReferenceRow.extent,
        )
        .join(_SOURCE, _SOURCE.sort_key == ReferenceRow.order_key)
        .outerjoin(_TARGET, _TARGET.sort_key == ReferenceRow.target_key)
        .where(
            any_of(ReferenceRow.relation, REVOKING),
            ReferenceRow.target_kind == TargetKind.EXECUTIVE_ORDER.value,
            or_(_SOURCE.president == slug, _TARGET.president == slug),
        )
    )
    return [
        _Act(row.by, row.term, row.term_day, row.target_id, row.of, row.extent == Extent.WHOLE)
        for row in connection.execute(statement)
        if order_id(row.target_id) is not None
    ]


def _within(slug: str, term: presidents.Term, own: Sequence[_Act]) -> RevokedWithin | None:
    """What a president revoked in a term."""
    if not term.in_scope:
        return None
    acts = [act for act in own if act.term == term.ordinal]

    def until(last: int) -> Revoked:
        to = term.started_on + timedelta(last - 1)
        return _revoked(slug, [act for act in acts if act.day is not None and act.day <= last], term.started_on, to)

    in_all = _revoked(slug, acts, term.started_on, term.ended_on)
    return RevokedWithin(first_day=until(1), first_week=until(7), first_100_days=until(HUNDRED), in_all=in_all)


def _revoked(slug: str, acts: Sequence[_Act], first: date | None = None, last: date | None = None) -> Revoked:
    """What acts of a president, signed from the one day to the other, revoked."""
    by_whose: dict[str | None, list[_Act]] = defaultdict(list)
    for act in acts:
        by_whose[act.of].append(act)
    days = {"signed_from": first, "signed_to": last}
    of = [
        RevokedOf(
            president=whose,
            name=presidents.BY_SLUG[whose].name if whose else None,
            **_counted(some),
            url=_references({"source_president": slug, **_of(whose), **days}),
        )
        for whose, some in by_whose.items()
    ]
    of.sort(key=lambda each: (-each.orders, each.president is None, each.president))
    return Revoked(orders=sum(each.orders for each in of), in_part=sum(each.in_part for each in of), of=of)


def _of(whose: str | None) -> dict[str, str]:
    """The filters of references that point at the orders of a president, or at orders that are not held."""
    return {"target_president": whose} if whose else {"kind": TargetKind.EXECUTIVE_ORDER, "resolved": "false"}


def _revoked_by(slug: str, acts: Iterable[_Act]) -> list[RevokedBy]:
    by_whom: dict[str, list[_Act]] = defaultdict(list)
    for act in acts:
        if act.by is not None:
            by_whom[act.by].append(act)
    found = [
        RevokedBy(
            president=by,
            name=presidents.BY_SLUG[by].name,
            **_counted(some),
            url=_references({"source_president": by, "target_president": slug}),
        )
        for by, some in by_whom.items()
    ]
    return sorted(found, key=lambda each: (-each.orders, each.president))


def _counted(acts: Iterable[_Act]) -> dict[str, Any]:
    """How many orders acts revoke: an order is revoked in part where no act revokes the whole of it."""
    whole: dict[str, bool] = defaultdict(bool)
    for act in acts:
        whole[act.target] |= act.whole
    return {
        "orders": len(whole),
        "in_part": sum(not wholly for wholly in whole.values()),
        "numbers": sorted(whole, key=sort_key),
    }


def _references(given: Mapping[str, Any]) -> str:
    """The address of the references that revoke, with more filters, of which None is not given."""
    asked = [(name, value) for name, value in given.items() if value is not None]
    return f"/v1/references?{urlencode([('relation', name) for name in REVOKING] + asked)}"
