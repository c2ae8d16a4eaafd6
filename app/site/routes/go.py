"""From what a person types into the box: to the page that it cites, or to a search for its words."""

import re
from typing import Annotated

from fastapi import APIRouter
from fastapi.responses import Response

from app import queries
from app.api.context import Current
from app.api.parameters.types import Maybe, Text, written
from app.law import citations
from app.queries import targets
from app.render.addresses import order_page, with_query
from app.schemas import Candidate
from app.site.pages import Alternate, PageRoute, Viewed, led_to

router = APIRouter(route_class=PageRoute)

_SEE_OTHER = 303

Typed = Annotated[
    Text,
    written(
        re.compile(r".{1,200}", re.DOTALL),
        "Write at most 200 characters: a citation, a number or a few words. /check takes longer quotations",
    ),
]
"""What a person types into the box."""


@router.get("/go")
def get_go(snapshot: Current, view: Viewed, q: Maybe[Typed] = None) -> Response:
    """Lead to what is cited where we hold it, to the search where nothing is cited, else show what it may be."""
    if q is None:
        return led_to(view.this, "/", _SEE_OTHER)
    named = citations.resolve_typed(q) or [
        citations.candidate("named_act", act) for act in targets.acts_named(snapshot.connection, [q])
    ]
    found = queries.candidates(snapshot.connection, named)
    if not found:
        return led_to(view.this, with_query("/search", q=q), _SEE_OTHER)
    if len(found) == 1 and _is_there(found[0]):
        return led_to(view.this, _page(found[0]), _SEE_OTHER)
    return view.page(
        snapshot,
        "go.html",
        q,
        alternates=[Alternate("JSON", with_query("/v1/resolve", citation=q), "application/json")],
        q=q,
        found=[(candidate, _page(candidate) if candidate.order else None) for candidate in found],
    )


def _is_there(candidate: Candidate) -> bool:
    """Whether all that the words name is held and was understood."""
    has_provision = candidate.section is None or candidate.provision is not None
    return candidate.order is not None and candidate.unread is None and has_provision


def _page(candidate: Candidate) -> str:
    assert candidate.order is not None, "only what is held has a page"  # noqa: S101
    return order_page(candidate.order.number, candidate.provision.id if candidate.provision else None)
