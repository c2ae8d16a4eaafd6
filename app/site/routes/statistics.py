"""Numbers: how many orders by what, drawn and in tables."""

from dataclasses import dataclass

from fastapi import APIRouter
from fastapi.responses import Response

from app.api.answers.statistics import figures_of, selected_orders
from app.api.context import Current
from app.api.parameters.counting import By
from app.api.parameters.filters import OrderFilters
from app.api.parameters.types import Maybe
from app.queries import Given
from app.render.charts import DRAWERS, document
from app.schemas import COUNTS, Figures, StatisticsBy, StatisticsRow
from app.site.pages import FRAMED_POLICY, Alternate, PageRoute, View, Viewed
from app.store import Snapshot

router = APIRouter(route_class=PageRoute)

OVERVIEW = (
    StatisticsBy.DAY_IN_TERM,
    StatisticsBy.PRESIDENT,
    StatisticsBy.YEAR,
    StatisticsBy.AGENCY,
    StatisticsBy.DUE_MONTH,
)
"""What the first page of numbers shows, in this order."""
MOST_ROWS = 200
"""So many rows stand in a table, which says how many more the CSV has."""
_HUNDRED = 100


@router.get("/statistics")
def get_statistics_page(snapshot: Current, view: Viewed, filters: OrderFilters, by: Maybe[By] = None) -> Response:
    """Show what is counted by one thing with its table; without it the charts that are asked for most."""
    given = selected_orders(snapshot, filters)
    if by is not None:
        return _one(snapshot, view, by, given)
    return view.page(
        snapshot,
        "statistics.html",
        "Statistics",
        alternates=[
            Alternate(f"JSON ({each.replace('_', ' ')})", _address(view, each), "application/json") for each in OVERVIEW
        ],
        charts=[_chart(view, figures_of(snapshot, view.this, each, given)) for each in OVERVIEW],
        others=[each for each in StatisticsBy if each not in OVERVIEW],
    )


@router.get("/embed/statistics")
def get_statistics_card(snapshot: Current, view: Viewed, filters: OrderFilters, by: By) -> Response:
    """Show one chart as a card."""
    figures = figures_of(snapshot, view.this, by, selected_orders(snapshot, filters))
    return view.page(
        snapshot,
        "embed-statistics.html",
        DRAWERS[by][0],
        canonical=view.link().replace("/embed/", "/", 1),
        policy=FRAMED_POLICY,
        drawn=_chart(view, figures),
    )


def _one(snapshot: Snapshot, view: View, by: StatisticsBy, given: Given) -> Response:
    figures = figures_of(snapshot, view.this, by, given)
    return view.page(
        snapshot,
        "statistic.html",
        DRAWERS[by][0],
        alternates=[
            Alternate("JSON", _address(view, by), "application/json"),
            Alternate("CSV", _address(view, by, ".csv"), "text/csv"),
            Alternate("SVG", _address(view, by, ".svg"), "image/svg+xml"),
        ],
        figures=figures,
        columns=[name for name in COUNTS[by] if name != "days"],
        rows=[(row, _page(row.url), _in_hundred_days(row)) for row in figures.rows[:MOST_ROWS]],
        more=len(figures.rows[MOST_ROWS:]),
        drawn=_chart(view, figures),
        embed=view.origin + view.link().replace("/", "/embed/", 1),
        all_of=list(StatisticsBy),
    )


@dataclass(frozen=True, slots=True)
class Chart:
    """What is counted, with where it is drawn and how large.

    Attributes:
        wide, narrow: the address, the width and the height in pixels.
        csv: the address.
    """

    figures: Figures
    title: str
    wide: tuple[str, int, int]
    narrow: tuple[str, int, int]
    csv: str


def _chart(view: View, figures: Figures) -> Chart:
    wide, narrow = (document(figures, narrow=each) for each in (False, True))
    return Chart(
        figures,
        DRAWERS[figures.by][0],
        (_address(view, figures.by, ".svg"), wide.width, wide.height),
        (_address(view, figures.by, ".svg", "narrow"), narrow.width, narrow.height),
        _address(view, figures.by, ".csv"),
    )


def _address(view: View, by: StatisticsBy, ending: str = "", layout: str | None = None) -> str:
    """What is counted by something, as the API has it."""
    adding = f"by={by}{f'&layout={layout}' if layout else ''}"
    return view.api(f"/v1/statistics{ending}", "by", adding=adding)


def _page(url: str | None) -> str | None:
    """The page of a list, where it has one."""
    return url.removeprefix("/v1") if url and url.startswith("/v1/orders") else url


def _in_hundred_days(row: StatisticsRow) -> int | None:
    """How many orders of a presidency were signed in its first hundred days."""
    if row.days is None:
        return None
    return max((day.so_far for day in row.days if day.day <= _HUNDRED), default=0)
