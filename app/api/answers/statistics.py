"""What is counted of the orders that filters select."""

from app import queries
from app.api.parameters.held_names import refuse_subjects_untold, with_related
from app.api.urls import This
from app.queries import Given
from app.schemas import Figures, StatisticsBy
from app.store import Snapshot


def selected_orders(snapshot: Snapshot, filters: Given) -> Given:
    """Return the filters with the names in them read.

    Raises:
        Problem: for a name that names nothing held.
    """
    refuse_subjects_untold(snapshot, filters)
    return with_related(snapshot, filters)


def figures_of(snapshot: Snapshot, this: This, by: StatisticsBy, given: Given) -> Figures:
    """Return what is counted by one thing of the orders that `given` selects, as `this` asks."""
    return queries.statistics(snapshot.connection, by, given, queries.Asked(this.others("by", "layout")))
