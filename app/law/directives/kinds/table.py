"""KINDS, the extension point: one row a kind, with its verbs, its objects and its examples.

The rows stand in the order in which they tell: of a directive with several verbs the first row that fits one of them.
What brings something about (`outcomes`) therefore stands before what leads to it (`work`).
"""

from app.law.directives.kinds.outcomes import OUTCOMES
from app.law.directives.kinds.values import Kind
from app.law.directives.kinds.work import WORK

OTHER = "other"
"""The kind of a directive whose verb and object are in no row."""
PROHIBITION = "prohibition"
"""The kind of whatever is forbidden; no row, for the modality tells it."""
KINDS: tuple[Kind, ...] = (*OUTCOMES, *WORK)
