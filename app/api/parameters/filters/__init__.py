"""The filters that a list and its exports share: each function reads parameters into what a query takes.

What a filter selects is said here, where it is declared; how one of its values is written is said by the type of the
value, in `names` and beside it.
"""

from app.api.parameters.filters.actors import ActorFilters
from app.api.parameters.filters.bodies import BodyFilters
from app.api.parameters.filters.changes import ChangeFilters
from app.api.parameters.filters.comparisons import LOSSY, CompareName, ComparisonFilters
from app.api.parameters.filters.conflicts import ConflictFilters
from app.api.parameters.filters.coverage import CoverageFilters
from app.api.parameters.filters.directives import BOILERPLATE, DirectiveFilters, DueSoon, with_due
from app.api.parameters.filters.of_order import (
    AmendmentFilters,
    IncomingFilters,
    OrderCoverageFilters,
    OrderDirectiveFilters,
    OutgoingFilters,
)
from app.api.parameters.filters.orders import OrderFilters, SectionFilters
from app.api.parameters.filters.references import ReferenceFilters

__all__ = [
    "BOILERPLATE",
    "LOSSY",
    "ActorFilters",
    "AmendmentFilters",
    "BodyFilters",
    "ChangeFilters",
    "CompareName",
    "ComparisonFilters",
    "ConflictFilters",
    "CoverageFilters",
    "DirectiveFilters",
    "DueSoon",
    "IncomingFilters",
    "OrderCoverageFilters",
    "OrderDirectiveFilters",
    "OrderFilters",
    "OutgoingFilters",
    "ReferenceFilters",
    "SectionFilters",
    "with_due",
]
