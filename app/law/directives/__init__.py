"""Who shall do what by when: find(order) -> directives, by the reading rules of the HTTP contract.

`clauses` reads a sentence: it is cut into tokens, its operative forms are found, each form gets its subject or the
agent of its passive, and becomes a clause. `deadlines` reads the time phrases and the days they name, `lists` what
stands over a list and what its items inherit. `finder` walks over the provisions of an order and puts the three
together; `scope` leaves out what is no operative text, and `unclaimed` accounts for the time phrases that are no
deadline.
"""

from app.law.directives.deadlines.dates import OrderDates
from app.law.directives.values import Agent, Deadline, Directive, Role

__all__ = ["Agent", "Deadline", "Directive", "OrderDates", "Role"]
