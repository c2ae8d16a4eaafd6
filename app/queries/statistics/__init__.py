"""Statistics: how many orders by what, and how much that was found in them.

COUNTINGS is the table: one row for each thing that can be counted by.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, select

from app.queries.gaps import number_gaps, possible
from app.queries.orders import FILTERS, searched, texts_asked
from app.queries.paging import Given, conditions
from app.queries.statistics import found, orders
from app.queries.statistics.asked import Asked
from app.queries.statistics.filters_said import filters_said
from app.queries.statistics.saying import said
from app.queries.statuses import AS_OF
from app.schemas import Figures, StatisticsBy, StatisticsRow

__all__ = ["COUNTINGS", "Asked", "Counting", "statistics"]


@dataclass(frozen=True, slots=True)
class Counting:
    """Something that can be counted by.

    Attributes:
        rows: counts it of the orders that filters select. One statement.
        of_texts: whether it asks something of the texts.
    """

    rows: Callable[[Connection, Given, Asked], list[StatisticsRow]]
    of_texts: bool = False


COUNTINGS: Mapping[StatisticsBy, Counting] = {
    StatisticsBy.PRESIDENT: Counting(orders.by_president),
    StatisticsBy.YEAR: Counting(orders.by_year),
    StatisticsBy.MONTH: Counting(orders.by_month),
    StatisticsBy.DAY_IN_TERM: Counting(orders.by_day_in_term),
    StatisticsBy.STATUS: Counting(orders.by_status),
    StatisticsBy.RELATION: Counting(found.by_relation, of_texts=True),
    StatisticsBy.AGENCY: Counting(found.by_agency, of_texts=True),
    StatisticsBy.DUE_MONTH: Counting(found.by_due_month, of_texts=True),
}
"""What is counted by, and how."""
_NOT_TOLD = dict.fromkeys(("revoked", "partly_revoked", "share_revoked"))
"""What rows do not say where a filter selects by status: the share of one status among orders chosen by it."""


def statistics(connection: Connection, by: StatisticsBy, given: Given, asked: Asked) -> Figures:
    """What is counted of the orders that the filters select. Five statements at most.

    Args:
        connection: to the database.
        by: what is counted by.
        given: the filters of `app.queries.orders`.
        asked: the same as they were asked, for links.
    """
    counting = COUNTINGS[by]
    in_all = connection.execute(select(*orders.MEASURES, AS_OF).where(*conditions(FILTERS, given))).one()
    seen = (searched if counting.of_texts else texts_asked)(connection, given)
    gaps = possible(number_gaps(connection), given)
    counts = {"total": in_all.orders, "unnumbered": in_all.unnumbered}
    narrowed_to = filters_said(asked.pairs)
    tells_revoked = not given.get("status")
    rows = counting.rows(connection, given, asked)
    sentences = said(
        by,
        **counts,
        narrowed_to=narrowed_to,
        tells_revoked=tells_revoked,
        as_of=in_all.status_as_of,
        coverage=seen,
        gaps=gaps,
    )
    return Figures(
        by=by,
        counted=sentences,
        narrowed_to=narrowed_to,
        **counts,
        with_text=in_all.with_text,
        revoked=in_all.revoked,
        as_of=in_all.status_as_of,
        rows=rows if tells_revoked else [each.model_copy(update=_NOT_TOLD) for each in rows],
        gaps=gaps,
        coverage=seen,
    )
