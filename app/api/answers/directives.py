"""Directives searched over all orders."""

from collections.abc import Collection

from app.api.lists import applied, listed
from app.api.parameters.filters import BOILERPLATE
from app.api.parameters.held_names import with_actors
from app.api.parameters.pages import Page
from app.api.parameters.search_words import OptionalWords
from app.api.parameters.sorts import DirectiveSort
from app.queries import DIRECTIVES, Given
from app.schemas import AppliedDirectiveFilters, BoilerplateFilter, DirectivePage
from app.store import Snapshot


def directive_page(
    snapshot: Snapshot,
    page: Page,
    filters: Given,
    facets: Collection[str],
    words: OptionalWords,
    boilerplate: BoilerplateFilter,
    sort: str | None,
) -> DirectivePage:
    """Return a page of the directives that the filters select and `words` find.

    Raises:
        Problem: for a name that names nothing held, words that are no query, and a cursor of another list.
    """
    chosen = words.sort(sort, DirectiveSort.NEWEST_SIGNED)
    query = words.parsed(snapshot, "directives")
    given = {**with_actors(snapshot, filters), "boilerplate": BOILERPLATE[boilerplate], "words": query}
    found = listed(DIRECTIVES, snapshot, page, given, chosen, facets)
    actors, _ = given["actor"] or (None, None)
    told = applied(AppliedDirectiveFilters, given, boilerplate=boilerplate, actor=actors)
    return DirectivePage(**found, applied_filters=told)
