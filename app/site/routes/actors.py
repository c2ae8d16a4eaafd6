"""The offices, agencies and bodies, and what one of them must do."""

from fastapi import APIRouter
from fastapi.responses import Response

from app.api.answers.actors import actor_detail, actor_page
from app.api.answers.directives import directive_page
from app.api.context import Current
from app.api.parameters.actors import ActorName, ActorPath
from app.api.parameters.facets import ActorFacet
from app.api.parameters.filters import DirectiveFilters
from app.api.parameters.search_words import OptionalWords
from app.api.parameters.sorts import ActorSort, DirectiveSort
from app.api.parameters.types import Many, Maybe
from app.render.labels import plain
from app.schemas import ActorKind, ActorRole, BoilerplateFilter
from app.site.lists import ENDINGS, Shown, choices, forms
from app.site.pages import Alternate, PageRoute, Viewed

router = APIRouter(route_class=PageRoute)


@router.get("/actors")
def get_actors_page(
    snapshot: Current,
    view: Viewed,
    page: Shown,
    kind: Many[ActorKind],
    q: Maybe[ActorName] = None,
    sort: ActorSort = ActorSort.MOST_DIRECTED,
) -> Response:
    """Show the offices that directives name."""
    found = actor_page(snapshot, page, {"kind": kind or None, "parent": None, "q": q}, [ActorFacet.KIND], sort)
    return view.page(
        snapshot,
        "actors.html",
        "Offices, agencies and bodies",
        alternates=forms(view, "/v1/actors", ENDINGS),
        found=found,
        groups=[choices(view, "kind", "Kind", found.facets.kind, plain)],
    )


@router.get("/actors/{slug}")
def get_actor_page(
    snapshot: Current,
    view: Viewed,
    page: Shown,
    filters: DirectiveFilters,
    slug: ActorPath,
    sort: DirectiveSort = DirectiveSort.LAST_DUE,
) -> Response:
    """Show what orders tell an office to do, by the day due, the latest first."""
    actor = actor_detail(snapshot, slug)
    given = {**filters, "actor": ([slug], ActorRole.LEAD)}
    found = directive_page(snapshot, page, given, (), OptionalWords(None, None), BoilerplateFilter.EXCLUDE, sort)
    asked = f"actor={slug}&role=lead&sort={sort}"
    return view.page(
        snapshot,
        "actor.html",
        actor.name,
        alternates=[
            Alternate("Office (JSON)", actor.url, "application/json"),
            *forms(view, "/v1/directives", (*ENDINGS, ".ics"), "actor", "role", "sort", adding=asked),
        ],
        actor=actor,
        found=found,
    )
