"""The columns of every list as CSV: what each is called, what it tells, and where in an item it stands.

The description of each export, docs/columns.md and the files themselves are made of these tables.
"""

from app.render.columns.column import LINK, OFFICIAL, Column, Columns, at
from app.render.columns.of_acts import AMENDMENTS, COMPARISONS, CONFLICTS, EVENTS, REFERENCES, RELATIONS
from app.render.columns.of_orders import CHANGES, HITS, ORDERS, ORDERS_WITH_TEXT, PROVISIONS, PUBLICATIONS, VERSIONS
from app.render.columns.of_people import ACTORS, BODIES, COVERAGE, DIRECTIVES, PRESIDENTS

__all__ = [
    "ACTORS",
    "AMENDMENTS",
    "BODIES",
    "CHANGES",
    "COMPARISONS",
    "CONFLICTS",
    "COVERAGE",
    "DIRECTIVES",
    "EVENTS",
    "HITS",
    "LINK",
    "OFFICIAL",
    "ORDERS",
    "ORDERS_WITH_TEXT",
    "PRESIDENTS",
    "PROVISIONS",
    "PUBLICATIONS",
    "REFERENCES",
    "RELATIONS",
    "VERSIONS",
    "Column",
    "Columns",
    "at",
]
