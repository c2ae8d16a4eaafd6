"""The rows of bodies, and what the founding orders show of them."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from app.law.bodies.values import Basis, Body, Deed, End, Founding, Told
from app.law.documents import Order
from app.law.numbering import sort_key
from app.search.tokens import words
from app.store import Row


def body_row(key: int, body: Body, order: Order | None) -> Row:
    """The row of a body; `order` is its founding one, where one is held."""
    return {
        "key": key,
        "slug": body.slug,
        "name": body.name,
        "kind": body.kind,
        "status": body.status,
        "president": order.president if order else None,
        "order_key": sort_key(order.number) if order else None,
        "founded_on": order.signed_on if order else None,
        "ends_on": body.ends_on,
        "words": _padded(dict.fromkeys(word for name in (body.name, *body.names) for _, word in words(name))),
        "continued_by": _padded(dict.fromkeys(deed.order for deed in body.continued)),
        "told": _told(body),
    }


def links_of(bodies: Iterable[Body]) -> Mapping[str, Sequence[Row]]:
    """What each founding order shows of its bodies, by its number."""
    links: dict[str, list[Row]] = defaultdict(list)
    for body in bodies:
        if body.order:
            shown = {"slug": body.slug, "name": body.name, "kind": body.kind, "status": body.status}
            section = body.founding.section if body.founding else None
            links[body.order].append({**shown, "section": section})
    return links


def _told(body: Body) -> dict[str, Any]:
    """What the answer on a body tells beyond its row, as JSON has it."""
    told = {
        "order": body.order,
        "is_named": body.is_named,
        "names": list(body.names),
        "instrument": body.instrument,
        "founding": _founding(body.founding),
        "told_by": body.told_by and _plain(body.told_by),
        "chairs": [_plain(each) for each in body.founding.chairs] if body.founding else [],
        "members": [_plain(each) for each in body.founding.members] if body.founding else [],
        "renamed": [{"name": each.name, **_plain(each.deed)} for each in body.renamed],
        "continued": [_plain(deed) for deed in body.continued],
        "terminated": [_plain(deed) for deed in body.terminated],
        "amended": [_plain(deed) for deed in body.amended],
        "ends": [_plain(end) for end in body.ends],
        "basis": body.basis and _plain(body.basis),
    }
    plain: dict[str, Any] = json.loads(json.dumps(told, default=str))
    return plain


def _founding(founding: Founding | None) -> Row | None:
    if founding is None:
        return None
    return {"section": founding.section, "words": founding.words, "how": founding.how}


def _plain(value: Told | Deed | End | Basis) -> Row:
    return asdict(value)


def _padded(values: Iterable[str]) -> str:
    """The values with a blank before and behind each, so that one of them is found as a whole."""
    return f" {' '.join(values)} "
