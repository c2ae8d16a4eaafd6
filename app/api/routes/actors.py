"""Actors: those whom directives name, and how many do."""

from fastapi import APIRouter

from app.api.answers.actors import actor_detail, actor_page
from app.api.context import Current
from app.api.operations import Operation
from app.api.parameters.actors import ActorPath
from app.api.parameters.facets import ActorFacet, Facets
from app.api.parameters.filters import ActorFilters
from app.api.parameters.pages import Paged
from app.api.parameters.sorts import ActorSort
from app.schemas import ActorDetail, ActorPage

router = APIRouter(route_class=Operation, prefix="/v1/actors", tags=["actors"])


@router.get("")
def list_actors(
    snapshot: Current,
    page: Paged,
    filters: ActorFilters,
    facets: Facets[ActorFacet],
    sort: ActorSort = ActorSort.MOST_DIRECTED,
) -> ActorPage:
    """List the offices, agencies and bodies that directives name, those first that most directives name.

    `q` finds the actors that have a name or another name whose words begin with all the words typed. Actors that no
    directive names are in the list where one that is named belongs to them or was succeeded by them.
    """
    return actor_page(snapshot, page, filters, facets, sort)


@router.get("/{slug}")
def get_actor(snapshot: Current, slug: ActorPath) -> ActorDetail:
    """Get one office, agency or body: its names and relatives, and its directives by role and modality."""
    return actor_detail(snapshot, slug)
