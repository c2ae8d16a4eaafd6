"""The days due, month by month."""

import re
from calendar import monthrange
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import Response

from app.api.answers.directives import directive_page
from app.api.context import AlsoSent, Asked, Current, Today
from app.api.parameters.filters import DirectiveFilters
from app.api.parameters.pages import Cursor, Page
from app.api.parameters.search_words import OptionalWords
from app.api.parameters.sorts import DirectiveSort
from app.api.parameters.types import Maybe, written
from app.schemas import BoilerplateFilter
from app.site.lists import ENDINGS, due_between, forms
from app.site.pages import PageRoute, Viewed

router = APIRouter(route_class=PageRoute)

A_MONTH = 100
"""So many directives of a month stand on one page."""
MONTH = re.compile(r"(19|20)[0-9]{2}-(0[1-9]|1[0-2])")
"""The months that have a page."""
Month = Annotated[str, Query(examples=["2025-07"]), written(MONTH, "Write the month as 2025-07")]


@router.get("/calendar")
def get_calendar_page(
    snapshot: Current,
    view: Viewed,
    this: Asked,
    beside: AlsoSent,
    today: Today,
    filters: DirectiveFilters,
    month: Maybe[Month] = None,
    cursor: Maybe[Cursor] = None,
) -> Response:
    """Show what falls due in a month, by day; in this one if none is asked for."""
    first = date.fromisoformat(f"{month}-01") if month else today.replace(day=1)
    last = first.replace(day=monthrange(first.year, first.month)[1])
    page = Page(A_MONTH, cursor, this, beside, may_be_rendered=False)
    given = {**filters, "due": (first, last)}
    found = directive_page(
        snapshot, page, given, (), OptionalWords(None, None), BoilerplateFilter.EXCLUDE, DirectiveSort.FIRST_DUE
    )
    bounds = f"due_from={first}&due_to={last}"
    return view.page(
        snapshot,
        "calendar.html",
        f"Due in {first:%B %Y}",
        alternates=forms(view, "/v1/directives", (*ENDINGS, ".ics"), "month", "due_from", "due_to", adding=bounds),
        found=found,
        first=first,
        due=due_between(found.items, first, last),
        before=view.link(month=_moved(first, -1)),
        after=view.link(month=_moved(first, 1)),
        year=[(date(first.year, each, 1), view.link(month=f"{first.year}-{each:02}")) for each in range(1, 13)],
    )


def _moved(first: date, months: int) -> str:
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    return f"{year}-{month + 1:02}"
