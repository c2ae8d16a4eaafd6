"""Search over provisions, and suggestions for search boxes."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query
from fastapi.responses import HTMLResponse

from app.api.answers.sections import hit_page
from app.api.context import Asked, Linked, Searched
from app.api.lists import complete
from app.api.operations import Operation
from app.api.parameters.facets import Facets, SearchFacet
from app.api.parameters.filters import SectionFilters
from app.api.parameters.pages import Limit, Paged
from app.api.parameters.search_words import Words
from app.api.parameters.sorts import SectionSort
from app.api.parameters.types import Text
from app.queries.suggestions import first, suggestions
from app.render import hits
from app.schemas import Expand, SectionHitPage, SuggestionPage

router = APIRouter(route_class=Operation, prefix="/v1", tags=["search"])

Typed = Annotated[Text, Query(description="What was typed so far; its last word may be unfinished.", examples=["clim"])]
"""The beginning of a name."""


def _found(
    snapshot: Searched,
    page: Paged,
    q: Words,
    filters: SectionFilters,
    facets: Facets[SearchFacet],
    expand: Expand = Expand.SYNONYMS,
    sort: SectionSort = SectionSort.RELEVANCE,
) -> SectionHitPage:
    return hit_page(snapshot, page, q, filters, facets, expand, sort)


Found = Annotated[SectionHitPage, Depends(_found)]
"""The provisions that the parameters of a search find."""


@router.get("/sections")
def search_sections(found: Found) -> SectionHitPage:
    """Search the provisions of all orders, the most relevant first.

    All words must stand in the provision's heading or own text, whatever their ending. `"several words"` must follow
    each other; `OR`, `-word`, `prefix*` and brackets work; `title:`, `section:` and `actor:` look in the order's title,
    in the provision's number or heading, among the offices it directs. `expand=none` leaves other names out.
    `sort=-signed_on` puts the newest first, in each order the last provision; without `sort` the most relevant is.
    """
    return found


@router.get("/sections.html", response_class=HTMLResponse)
def search_sections_html(this: Asked, found: Found, links: Linked, q: Words) -> HTMLResponse:
    """Search the provisions of all orders, as a page for browsers.

    The parameters of `/v1/sections`; the words stand in `mark`.
    """
    kept = [pair for pair in this.given if pair[0] not in ("q", "cursor")]
    page = hits.hits(found, q, kept, links.base_url)
    return HTMLResponse(page, headers={"Content-Security-Policy": hits.POLICY})


@router.get("/suggest")
def suggest(snapshot: Searched, this: Asked, q: Typed, limit: Limit = 10) -> SuggestionPage:
    """Suggest orders, offices and citations whose names have the words typed, the last of which may be unfinished.

    `total` counts all there are; `limit` of them are given, and there are no further pages.
    """
    found = suggestions(snapshot.connection, q)
    return SuggestionPage(**complete(this, first(found, limit)) | {"total": len(found)})
