"""From what a person types into the box: to the page that it cites, or to a search for its words."""

from fastapi import APIRouter
from fastapi.responses import RedirectResponse, Response

from app import queries
from app.api.context import Current
from app.api.parameters.types import Maybe, Text
from app.law import citations
from app.queries import targets
from app.render.addresses import order_page, with_query
from app.schemas import Candidate
from app.site.pages import Alternate, PageRoute, Viewed

router = APIRouter(route_class=PageRoute)

_SEE_OTHER = 303


@router.get("/go")
def get_go(snapshot: Current, view: Viewed, q: Maybe[Text] = None) -> Response:
    """Lead to what is cited where we hold it, to the search where nothing is cited, else show what it may be."""
    if q is None:
        return RedirectResponse("/", _SEE_OTHER)
    named = citations.resolve_typed(q) or [
        citations.candidate("named_act", act) for act in targets.acts_named(snapshot.connection, [q])
    ]
    found = queries.candidates(snapshot.connection, named)
    if not found:
        return RedirectResponse(with_query("/search", q=q), _SEE_OTHER)
    if len(found) == 1 and found[0].order is not None and found[0].unread is None:
        return RedirectResponse(_page(found[0]), _SEE_OTHER)
    return view.page(
        snapshot,
        "go.html",
        q,
        alternates=[Alternate("JSON", with_query("/v1/resolve", citation=q), "application/json")],
        q=q,
        found=[(candidate, _page(candidate) if candidate.order else None) for candidate in found],
    )


def _page(candidate: Candidate) -> str:
    assert candidate.order is not None, "only what is held has a page"  # noqa: S101
    return order_page(candidate.order.number, candidate.provision.id if candidate.provision else None)
