"""Who shall do what by when: find(order) -> directives, by the reading rules of the HTTP contract.

A sentence is cut into tokens (`words`), its operative forms are found (`modals`), each form gets its subject
(`subjects`, `parts`, `lists`) or the agent of its passive (`passives`), and becomes a clause (`clauses`). The walk over
the provisions (`finder`) hands lead-ins on to their items (`leads`), gives clauses their deadlines (`deadlines`,
`timing`) and leaves out what is no operative text (`scope`).
"""

from app.law.directives.deadlines.dates import Calendar
from app.law.directives.finder import find
from app.law.directives.gold import as_gold, provision
from app.law.directives.unclaimed import claimed, unclaimed
from app.law.directives.values import Agent, Deadline, Directive, Role

__all__ = ["Agent", "Calendar", "Deadline", "Directive", "Role", "as_gold", "claimed", "find", "provision", "unclaimed"]
