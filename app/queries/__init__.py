"""Every question the API asks: rows of the tables in, objects of the contract out.

Each function says how many statements it sends; the number never depends on the number of rows.
"""

from app.queries.actors import Actors, actors, directives_by_role
from app.queries.corpus import CONFLICT_FILTERS, CONFLICT_SORTS, conflicts, corpus, presidents_held
from app.queries.directives import directive_facet, directives, directives_at, directives_of, every_directive
from app.queries.graph import order_graph
from app.queries.history import order_history, status_as_of
from app.queries.orders import every_order, order, order_facet, order_link, orders, orders_of
from app.queries.paging import Position, Slice, Sort, Window
from app.queries.publications import publications
from app.queries.references import every_reference, reference_facet, references, references_of
from app.queries.resolution import candidates
from app.queries.sections import Tree, tree
from app.queries.stored_directives import stored_directives

__all__ = [
    "CONFLICT_FILTERS",
    "CONFLICT_SORTS",
    "Actors",
    "Position",
    "Slice",
    "Sort",
    "Tree",
    "Window",
    "actors",
    "candidates",
    "conflicts",
    "corpus",
    "directive_facet",
    "directives",
    "directives_at",
    "directives_by_role",
    "directives_of",
    "every_directive",
    "every_order",
    "every_reference",
    "order",
    "order_facet",
    "order_graph",
    "order_history",
    "order_link",
    "orders",
    "orders_of",
    "presidents_held",
    "publications",
    "reference_facet",
    "references",
    "references_of",
    "status_as_of",
    "stored_directives",
    "tree",
]
