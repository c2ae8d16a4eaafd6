"""What a directive asks for, by the verb and the object of its action: kind_of(modality, action, before) -> kind.

`table` is the extension point: one row a kind, with its verbs, its objects and its examples, which the tests run.
`verbs` finds the verbs of an action that the operative form governs, each with its objects. `reading` looks them up.
"""

from app.law.directives.kinds.most import GROUPS, mostly
from app.law.directives.kinds.reading import kind_of
from app.law.directives.kinds.table import KINDS, OTHER, PROHIBITION
from app.law.directives.kinds.values import Form, Kind

__all__ = ["GROUPS", "KINDS", "OTHER", "PROHIBITION", "Form", "Kind", "kind_of", "mostly"]
