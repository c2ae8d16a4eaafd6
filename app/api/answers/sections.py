"""Provisions: those that a search finds, and one with what stands around it."""

from collections.abc import Collection

from app import queries
from app.api.lists import applied, listed
from app.api.not_found import find_order, no_section
from app.api.parameters.held_names import refuse_subjects_untold, with_sections
from app.api.parameters.pages import Page
from app.api.parameters.search_words import parsed
from app.api.parameters.sorts import SectionSort
from app.queries import SECTION_HITS, Given
from app.schemas import AppliedSearchFilters, Expand, SectionDetail, SectionHitPage
from app.store import Snapshot


def hit_page(
    snapshot: Snapshot,
    page: Page,
    q: str,
    filters: Given,
    facets: Collection[str],
    expand: Expand,
    sort: SectionSort,
) -> SectionHitPage:
    """Return a page of the provisions that `q` finds among those of the orders that the filters select.

    Raises:
        Problem: for a name that names nothing held, words that are no query, and a cursor of another list.
    """
    given = with_sections(snapshot, filters)
    refuse_subjects_untold(snapshot, given)
    query = parsed(snapshot, "sections", q, expand)
    found = listed(SECTION_HITS, snapshot, page, {**given, "words": query}, sort, facets)
    told = applied(AppliedSearchFilters, given, expand=expand, order=given["number"])
    return SectionHitPage(**found, applied_filters=told)


def one_section(snapshot: Snapshot, number: str, section: str) -> SectionDetail:
    """Return one provision with what stands around it and what is in it. Four statements.

    Raises:
        Problem: `not-found`.
        Moved: where the order has a number by now.
    """
    key, order = find_order(snapshot, number)
    provisions = queries.tree(snapshot.connection, number, key)
    if section not in provisions:
        raise no_section(number, section, provisions)
    ids = provisions.within(section)
    references = queries.references_of(snapshot.connection, key, ids)
    directives = queries.directives_of(snapshot.connection, key, ids)
    return queries.detail(provisions, section, order, references, directives)
