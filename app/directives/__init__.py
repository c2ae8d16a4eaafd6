"""Who shall do what by when: find(order) -> directives, by the reading rules of the HTTP contract."""

from app.directives.finder import find
from app.directives.gold import as_gold
from app.directives.values import Agent, Deadline, Directive, Role

__all__ = ["Agent", "Deadline", "Directive", "Role", "as_gold", "find"]
