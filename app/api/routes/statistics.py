"""Statistics: how many orders by what, as numbers and as a picture."""

from dataclasses import replace

from fastapi import APIRouter, Response

from app import render
from app.api.answers.statistics import figures_of, selected_orders
from app.api.context import Asked, Current
from app.api.lists import applied
from app.api.operations import Operation
from app.api.parameters.counting import By, ChartLayout
from app.api.parameters.filters import OrderFilters
from app.api.urls import This
from app.queries.targets import shown
from app.schemas import AppliedOrderFilters, Statistics, StatisticsLinks

router = APIRouter(route_class=Operation, prefix="/v1", tags=["statistics"])


class Picture(Response):
    """An SVG document."""

    media_type = "image/svg+xml"


@router.get("/statistics")
def get_statistics(snapshot: Current, this: Asked, by: By, filters: OrderFilters) -> Statistics:
    """Count the orders that the filters select: by president, year, month, day in term, status, or what they say.

    The filters are those of `listOrders`. `by=relation` counts their references, `by=agency` their directives by the
    office told to act, `by=due_month` those with a time limit by the month in which they fall due. `counted` says
    exactly what was counted, `gaps` which numbers are not held that the filters may mean. docs/statistics.md tells how
    orders without a number, days that are not known and texts that are not held are counted.
    """
    given = selected_orders(snapshot, filters)
    figures = figures_of(snapshot, this, by, given)
    told = applied(AppliedOrderFilters, given, cites=shown(given["cites"]))
    return Statistics(**dict(figures), applied_filters=told, links=_links(this))


@router.get("/statistics.svg", response_class=Picture)
def get_statistics_svg(
    snapshot: Current, this: Asked, by: By, filters: OrderFilters, layout: ChartLayout = ChartLayout.WIDE
) -> Response:
    """Get what is counted as a picture, light or dark as its reader has it; `layout=narrow` is for telephones.

    By `day_in_term` it shows how many orders each president had signed by each day; `term_day_to=100` draws the first
    hundred days.
    """
    figures = figures_of(snapshot, this, by, selected_orders(snapshot, filters))
    drawn = render.charts.document(figures, narrow=layout is ChartLayout.NARROW)
    return Picture(drawn.svg, headers={"Content-Security-Policy": render.charts.POLICY})


def _links(this: This) -> StatisticsLinks:
    csv, svg = (replace(this, path=f"{this.path}.{ending}").url() for ending in ("csv", "svg"))
    orders = replace(this, path="/v1/orders", query=this.without("by")).url()
    return StatisticsLinks(this=this.url(), csv=csv, svg=svg, orders=orders)
