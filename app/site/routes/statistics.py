"""Numbers: how many orders by what, drawn and in tables."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode

from fastapi import APIRouter
from fastapi.responses import Response

from app.api.answers.statistics import figures_of, selected_orders
from app.api.context import Current
from app.api.parameters.counting import By
from app.api.parameters.filters import OrderFilters
from app.api.parameters.types import Maybe, Text
from app.queries import Given
from app.render.charts import DRAWERS, document, headline
from app.schemas import COUNTS, Figures, StatisticsBy, StatisticsRow
from app.site.pages import FRAMED_POLICY, Alternate, PageRoute, View, Viewed
from app.site.routes.calendar import MONTH
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
_OF_REVOKED = ("revoked", "partly_revoked", "share_revoked")


@router.get("/statistics")
def get_statistics_page(
    snapshot: Current, view: Viewed, filters: OrderFilters, by: Maybe[By] = None, q: Maybe[Text] = None
) -> Response:
    """Show what is counted by one thing with its table; without it the charts that are asked for most."""
    view, given = view.ignoring("q"), selected_orders(snapshot, filters)
    if by is not None:
        return _one(snapshot, view, by, given, q)
    charts = [_chart(view, figures_of(snapshot, view.this, each, given)) for each in OVERVIEW]
    narrowed_to = charts[0].figures.narrowed_to
    return view.page(
        snapshot,
        "statistics.html",
        f"Statistics: {narrowed_to}" if narrowed_to else "Statistics",
        alternates=[
            Alternate(f"JSON ({each.replace('_', ' ')})", _address(view, each), "application/json") for each in OVERVIEW
        ],
        charts=charts,
        ignored=q,
        others=[each for each in StatisticsBy if each not in OVERVIEW],
    )


@router.get("/embed/statistics")
def get_statistics_card(snapshot: Current, view: Viewed, filters: OrderFilters, by: By) -> Response:
    """Show one chart as a card."""
    figures = figures_of(snapshot, view.this, by, selected_orders(snapshot, filters))
    return view.page(
        snapshot,
        "embed-statistics.html",
        headline(figures),
        canonical=view.link().replace("/embed/", "/", 1),
        policy=FRAMED_POLICY,
        drawn=_chart(view, figures),
    )


def _one(snapshot: Snapshot, view: View, by: StatisticsBy, given: Given, ignored: str | None) -> Response:
    figures = figures_of(snapshot, view.this, by, given)
    rows, ways = _in_turn(figures), _untold(by, given)
    return view.page(
        snapshot,
        "statistic.html",
        headline(figures),
        alternates=[
            Alternate("JSON", _address(view, by), "application/json"),
            Alternate("CSV", _address(view, by, ".csv"), "text/csv"),
            Alternate("SVG", _address(view, by, ".svg"), "image/svg+xml"),
        ],
        figures=figures,
        ignored=ignored,
        columns=[name for name in COUNTS[by] if name != "days" and name not in ways],
        rows=[(row, _page(by, row), _in_hundred_days(row)) for row in rows[:MOST_ROWS]],
        more=len(rows[MOST_ROWS:]),
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


def _in_turn(figures: Figures) -> Sequence[StatisticsRow]:
    """The rows of the table: months in which something falls due from the last on, what has no value at the end."""
    if figures.by is not StatisticsBy.DUE_MONTH:
        return figures.rows
    return sorted(figures.rows, key=lambda row: row.value or "", reverse=True)


def _untold(by: StatisticsBy, given: Given) -> Collection[str]:
    """The columns that a table leaves out.

    What was revoked means nothing of orders told apart, or chosen, by status, and little of presidencies side by side,
    the last of which had no time for it.
    """
    return _OF_REVOKED if given["status"] or by in (StatisticsBy.STATUS, StatisticsBy.DAY_IN_TERM) else ()


def _page(by: StatisticsBy, row: StatisticsRow) -> str | None:
    """The page of the list that a row counts; where there is none, the list of the API."""
    if row.url is None or row.value is None:
        return None
    path, _, query = row.url.partition("?")
    given = parse_qsl(query)
    if path == "/v1/orders":
        return row.url.removeprefix("/v1")
    if by is StatisticsBy.AGENCY:
        return _with(f"/actors/{row.value}", [pair for pair in given if pair[0] not in ("actor", "role")])
    if by is StatisticsBy.DUE_MONTH and MONTH.fullmatch(row.value):
        others = [pair for pair in given if pair[0] not in ("due_from", "due_to")]
        return _with("/calendar", [*others, ("month", row.value)])
    return row.url


def _with(path: str, pairs: Sequence[tuple[str, str]]) -> str:
    return f"{path}?{urlencode(pairs)}" if pairs else path


def _in_hundred_days(row: StatisticsRow) -> int | None:
    """How many orders of a presidency were signed in its first hundred days."""
    if row.days is None:
        return None
    return max((day.so_far for day in row.days if day.day <= _HUNDRED), default=0)
