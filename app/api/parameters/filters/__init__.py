"""The filters that a list and its exports share: each function reads parameters into what a query takes.

What a filter selects is said here, where it is declared; how one of its values is written is said by the type of the
value, in `names` and beside it.
"""

from app.api.parameters.filters.bodies import BodyFilters
from app.api.parameters.filters.changes import ChangeFilters
from app.api.parameters.filters.comparisons import LOSSY, CompareName, ComparisonFilters
from app.api.parameters.filters.coverage import CoverageFilters, CoverageKinds, Role
from app.api.parameters.filters.directives import BOILERPLATE, DirectiveFilters, HasDeadline, Kinds, Modalities
from app.api.parameters.filters.orders import OrderFilters, SectionFilters
from app.api.parameters.filters.references import ReferenceFilters, Relations, TargetKinds

__all__ = [
    "BOILERPLATE",
    "LOSSY",
    "BodyFilters",
    "ChangeFilters",
    "CompareName",
    "ComparisonFilters",
    "CoverageFilters",
    "CoverageKinds",
    "DirectiveFilters",
    "HasDeadline",
    "Kinds",
    "Modalities",
    "OrderFilters",
    "ReferenceFilters",
    "Relations",
    "Role",
    "SectionFilters",
    "TargetKinds",
]
