"""The search over provisions."""

from fastapi import APIRouter
from fastapi.responses import Response

from app.api.answers.sections import hit_page
from app.api.context import MaybeSearched
from app.api.parameters.facets import SearchFacet
from app.api.parameters.filters import SectionFilters
from app.api.parameters.search_words import Words
from app.api.parameters.sorts import SectionSort
from app.api.parameters.types import Maybe
from app.law.presidents import BY_SLUG
from app.render.hits import marked
from app.render.labels import plain
from app.schemas import Expand, OrderStatus
from app.site.lists import PRESIDENTS, Shown, choices, forms
from app.site.pages import PageRoute, Viewed

router = APIRouter(route_class=PageRoute)

SORTS = {"": "Most relevant first", "-signed_on": "Newest first", "signed_on": "Oldest first"}
"""The sorts that the form offers, by the value of the API."""


@router.get("/search")
def get_search_page(
    snapshot: MaybeSearched,
    view: Viewed,
    page: Shown,
    filters: SectionFilters,
    q: Maybe[Words] = None,
    expand: Expand = Expand.SYNONYMS,
    sort: SectionSort = SectionSort.RELEVANCE,
) -> Response:
    """Show the provisions that have the words, with the words marked."""
    found = None if q is None else hit_page(snapshot, page, q, filters, list(SearchFacet), expand, sort)
    facets = found and found.facets
    return view.page(
        snapshot,
        "search.html",
        q or "Search",
        alternates=forms(view, "/v1/sections", (".csv", ".atom", ".feed.json")) if found else (),
        found=found,
        q=q or "",
        marked=marked,
        presidents=PRESIDENTS,
        statuses=[(each.value, plain(each.value)) for each in OrderStatus],
        sorts=SORTS,
        groups=[
            choices(view, "status", "Status", facets.status, plain),
            choices(view, "president", "President", facets.president, lambda slug: BY_SLUG[slug].name),
            choices(view, "year", "Year of signing", facets.year),
        ]
        if facets
        else [],
    )
