"""From the orders and what they cite and direct to the content of the database, with its revision.

The revision is a digest of the content and of nothing else: not the time, not the order or the place of the files.
Better extraction gives other rows, so it is a new revision, too.
"""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from app import audit
from app.crossrefs import CrossReferences
from app.ingest.directive_rows import directive_actors, directive_days
from app.ingest.order_rows import OrderRows, conflict_row, latest, unnumbered_row
from app.ingest.own_rows import OwnRows, to_json
from app.law import actors
from app.law.documents import Kind, Order
from app.law.numbering import sort_key
from app.law.relations import Reference
from app.reconcile import Unnumbered
from app.search.document_keys import document_key
from app.search.tokens import VERSION
from app.store import HEAD, Content, Row, stored_accounts
from app.tables import (
    ActorRow,
    Base,
    ComparisonRow,
    ConflictRow,
    DirectiveActorRow,
    DirectiveDayRow,
    DirectiveRow,
    OrderRow,
    PublicationRow,
    ReferenceRow,
    SectionRow,
    UnnumberedRow,
)


def content(
    orders: Sequence[Order],
    own: Sequence[OwnRows],
    resolved: CrossReferences,
    unnumbered: Sequence[Unnumbered],
    non_orders: Iterable[Kind],
) -> Content:
    """Everything a corpus is made of.

    Args:
        orders: by number, bare or whole.
        own: the own rows of each.
        resolved: what follows from all of them.
        unnumbered: the pages that became no order.
        non_orders: the kinds of the documents that were left out.
    """
    all_rows = _orders(orders, own, resolved)
    for rows in all_rows:
        rows.seal()
    summary = {
        "doubts": audit.counts(audit.doubts(rows.audited() for rows in all_rows)),
        "parse_notes": dict(Counter(note.code for order in orders for note in order.notes)),
        "non_orders": dict(Counter(kind.value for kind in non_orders)),
    }
    pages = [unnumbered_row(position, page) for position, page in enumerate(unnumbered)]
    conflicts = [conflict_row(position, conflict) for position, conflict in enumerate(resolved.conflicts)]
    as_of = _as_of(all_rows)
    made = _tables(all_rows)
    actor_rows = _actors(made[DirectiveRow])
    revision = _sha256(HEAD, VERSION, as_of, summary, pages, conflicts, actor_rows, [rows.digest for rows in all_rows])
    with_documents = [
        {**row, "document": stored_accounts.encode(page.account)} for row, page in zip(pages, unnumbered, strict=True)
    ]
    return Content(
        revision[:16],
        as_of,
        summary,
        {**made, UnnumberedRow: with_documents, ActorRow: actor_rows, ConflictRow: conflicts},
    )


class _Rows:
    """The rows of one table, made anew each time they are gone through."""

    def __init__(self, make: Callable[[], Iterator[Row]]) -> None:
        self._make = make

    def __iter__(self) -> Iterator[Row]:
        return self._make()


def _orders(orders: Sequence[Order], own: Sequence[OwnRows], resolved: CrossReferences) -> list[OrderRows]:
    cited_by, amended_by = _cited_by(resolved.references), _amended_by(resolved.references)
    return [
        OrderRows(
            order,
            rows,
            resolved.statuses[order.number],
            resolved.references.get(order.number, ()),
            cited_by[order.number],
            amended_by[order.number],
        )
        for order, rows in zip(orders, own, strict=True)
    ]


def _cited_by(references: Mapping[str, Sequence[Reference]]) -> Counter[str]:
    return Counter(
        reference.target_id
        for given in references.values()
        for reference in given
        if reference.resolved and reference.target_kind == "executive_order"
    )


def _amended_by(references: Mapping[str, Sequence[Reference]]) -> Counter[str]:
    """How many orders amend each, however often one of them does."""
    acts = {
        (number, reference.target_id)
        for number, given in references.items()
        for reference in given
        if reference.relation == "amends" and reference.target_kind == "executive_order"
    }
    return Counter(target for _, target in acts)


def _tables(orders: Sequence[OrderRows]) -> dict[type[Base], Iterable[Row]]:
    """The rows of the tables that have a row for something in an order."""
    by_day = sorted(orders, key=lambda rows: document_key(rows.order.signed_on, sort_key(rows.order.number)))

    def directives() -> Iterator[Row]:
        return (row for rows in by_day for row in rows.directive_rows())

    return {
        OrderRow: _Rows(lambda: (rows.order_row() for rows in orders)),
        SectionRow: _Rows(lambda: (row for rows in orders for row in rows.own.section_rows())),
        PublicationRow: _Rows(lambda: (row for rows in orders for row in rows.own.publication_rows())),
        ComparisonRow: _Rows(lambda: (row for rows in by_day for row in rows.comparison_rows())),
        ReferenceRow: _Rows(lambda: _ranked_references(orders)),
        DirectiveRow: _Rows(directives),
        DirectiveActorRow: _Rows(lambda: (named for row in directives() for named in directive_actors(row))),
        DirectiveDayRow: _Rows(lambda: (day for row in directives() for day in directive_days(row))),
    }


def _ranked_references(orders: Sequence[OrderRows]) -> Iterator[Row]:
    rows = (row for each in orders for row in each.reference_rows())
    return ({"key": key, **row} for key, row in enumerate(rows, start=1))


def _actors(directives: Iterable[Row]) -> list[Row]:
    """Every office that a directive names, with how many name it as the one to act and how many otherwise."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    names: dict[str, set[str]] = defaultdict(set)
    for row in directives:
        for slug, leads in {(actor["slug"], actor["role"] == "lead") for actor in row["actors"] if actor["slug"]}:
            counts[slug]["lead" if leads else "other"] += 1
        for actor in row["actors"]:
            if actor["slug"] and actor["slug"] not in actors.BY_SLUG:
                names[actor["slug"]].add(actor["name"])
    named = (actors.BY_SLUG.get(slug) or actors.described(slug, names[slug]) for slug in list(counts))
    return [_actor(actor, counts[actor.slug]) for actor in _with_relatives(named)]


def _with_relatives(named: Iterable[actors.Actor]) -> list[actors.Actor]:
    """The offices, those they belong to and those that took over from them, so that no name leads nowhere."""
    found: dict[str, actors.Actor] = {}
    waiting = list(named)
    while waiting:
        actor = waiting.pop()
        if actor.slug not in found:
            waiting += [actors.BY_SLUG[relative] for relative in (actor.parent, actor.successor) if relative]
        found[actor.slug] = actor
    return [found[slug] for slug in sorted(found)]


def _actor(actor: actors.Actor, counts: Counter[str]) -> Row:
    """An office of the table, or one that is known by its name or by the order that set it up."""
    return {
        "slug": actor.slug,
        "name": actor.name,
        "kind": actor.kind,
        "parent": actor.parent,
        "successor": actor.successor,
        "aliases": list(actor.aliases),
        "lead_directives": counts["lead"],
        "other_directives": counts["other"],
    }


def _as_of(orders: Sequence[OrderRows]) -> date | None:
    """The day up to which the data can tell a status; without one, the latest publication or signature."""
    known = latest([rows.status.as_of for rows in orders])
    return known or latest([rows.order.published_on or rows.order.signed_on for rows in orders])


def _sha256(*values: Any) -> str:
    digest = hashlib.sha256()
    for value in values:
        digest.update(to_json(value))
    return digest.hexdigest()
