"""From the orders and what they cite and direct to the content of the database, with its revision.

The revision is a digest of the content and of nothing else: not the time, not the order or the place of the files.
Better extraction gives other rows, so it is a new revision, too.
"""

import hashlib
import json
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import chain
from typing import Any

from app.crossrefs import CrossReferences
from app.ingest.directive_rows import directive_days
from app.ingest.order_rows import OrderRows, conflict_row, latest, order_rows, unnumbered_row
from app.law import actors
from app.law.documents import Kind
from app.law.relations import Reference
from app.reconcile import Reconciled, Unnumbered
from app.search.document_keys import document_key
from app.search.tokens import VERSION
from app.store import HEAD, Content, Row, stored_accounts
from app.tables import (
    ActorRow,
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


def content(reconciled: Reconciled, resolved: CrossReferences, non_orders: Iterable[Kind]) -> Content:
    """Everything a corpus is made of; `non_orders` are the kinds of the documents that were left out."""
    orders = _orders(reconciled, resolved)
    for rows in orders:
        rows.order["digest"] = _digest(chain([rows.order], rows.sections, rows.publications), rows)
    directives = _ranked_directives(orders)
    named = [
        {"directive_key": row["key"], "position": position, "slug": actor["slug"], "role": actor["role"]}
        for row in directives
        for position, actor in enumerate(row["actors"])
        if actor["slug"]
    ]
    summary = {
        "parse_notes": dict(Counter(note["code"] for rows in orders for note in rows.order["parse_notes"])),
        "non_orders": dict(Counter(kind.value for kind in non_orders)),
    }
    pages = [unnumbered_row(position, page) for position, page in enumerate(reconciled.unnumbered)]
    conflicts = [conflict_row(position, conflict) for position, conflict in enumerate(resolved.conflicts)]
    as_of = _as_of(orders)
    actor_rows = _actors(directives)
    revision = _sha256(
        HEAD, VERSION, as_of, summary, pages, conflicts, actor_rows, [rows.order["digest"] for rows in orders]
    )
    return Content(
        revision[:16],
        as_of,
        summary,
        {
            OrderRow: [rows.order for rows in orders],
            SectionRow: [row for rows in orders for row in rows.sections],
            PublicationRow: [row for rows in orders for row in _with_documents(rows)],
            UnnumberedRow: [_with_document(row, page) for row, page in zip(pages, reconciled.unnumbered, strict=True)],
            ReferenceRow: _ranked_references(orders),
            DirectiveRow: directives,
            DirectiveActorRow: named,
            DirectiveDayRow: [day for row in directives for day in directive_days(row)],
            ActorRow: actor_rows,
            ConflictRow: conflicts,
        },
    )


def _orders(reconciled: Reconciled, resolved: CrossReferences) -> list[OrderRows]:
    cited_by = _cited_by(resolved.references)
    return [
        order_rows(
            order,
            resolved.statuses[order.number],
            resolved.references.get(order.number, ()),
            resolved.directives.get(order.number, ()),
            cited_by[order.number],
        )
        for order in reconciled.orders
    ]


def _cited_by(references: Mapping[str, Sequence[Reference]]) -> Counter[str]:
    return Counter(
        reference.target_id
        for given in references.values()
        for reference in given
        if reference.resolved and reference.target_kind == "executive_order"
    )


def _ranked_references(orders: Sequence[OrderRows]) -> list[Row]:
    rows = (row for rows in orders for row in rows.references)
    return [{"key": key, **row} for key, row in enumerate(rows, start=1)]


def _ranked_directives(orders: Sequence[OrderRows]) -> list[Row]:
    """The key ascends with the signing date, then the order's number, then the place in the text."""
    keyed = (
        {"key": document_key(rows.order["signed_on"], rows.order["sort_key"], place), **row}
        for rows in orders
        for place, row in enumerate(rows.directives, start=1)
    )
    return sorted(keyed, key=lambda row: int(row["key"]))


def _actors(directives: Sequence[Row]) -> list[Row]:
    """Every office that a directive names, with how many name it as the one to act and how many otherwise."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    names: dict[str, str] = {}
    for row in directives:
        for slug, leads in {(actor["slug"], actor["role"] == "lead") for actor in row["actors"] if actor["slug"]}:
            counts[slug]["lead" if leads else "other"] += 1
        for actor in row["actors"]:
            names.setdefault(actor["slug"], actor["name"])
    return [_actor(slug, names.get(slug, ""), counts[slug]) for slug in sorted(_with_relatives(counts))]


def _with_relatives(slugs: Iterable[str]) -> set[str]:
    """The offices, those they belong to and those that took over from them, so that no name leads nowhere."""
    found: set[str] = set()
    waiting = list(slugs)
    while waiting:
        slug = waiting.pop()
        known = actors.BY_SLUG.get(slug)
        if slug not in found and known:
            waiting += [relative for relative in (known.parent, known.successor) if relative]
        found.add(slug)
    return found


def _actor(slug: str, name: str, counts: Counter[str]) -> Row:
    """An office of the table, or a body that one order set up and named."""
    known = actors.BY_SLUG.get(slug) or actors.Actor(slug, name, "body")
    return {
        "slug": slug,
        "name": known.name,
        "kind": known.kind,
        "parent": known.parent,
        "successor": known.successor,
        "aliases": list(known.aliases),
        "lead_directives": counts["lead"],
        "other_directives": counts["other"],
    }


def _as_of(orders: Sequence[OrderRows]) -> date | None:
    """The day up to which the data can tell a status; without one, the latest publication or signature."""
    known = latest([rows.order["status_as_of"] for rows in orders])
    return known or latest([rows.order["published_on"] or rows.order["signed_on"] for rows in orders])


def _with_documents(rows: OrderRows) -> list[Row]:
    pairs = zip(rows.publications, rows.documents, strict=True)
    return [{**row, "document": zlib.compress(document)} for row, document in pairs]


def _with_document(row: Row, page: Unnumbered) -> Row:
    return {**row, "document": stored_accounts.encode(page.account)}


def _digest(own: Iterable[Row], rows: OrderRows) -> str:
    documents = [hashlib.sha256(document).hexdigest() for document in rows.documents]
    return _sha256(list(own), rows.references, rows.directives, documents)[:16]


def _sha256(*values: Any) -> str:
    digest = hashlib.sha256()
    for value in values:
        digest.update(json.dumps(value, sort_keys=True, default=str).encode())
    return digest.hexdigest()
