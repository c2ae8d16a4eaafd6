"""The names of offices and agencies, normalised: resolve(words, definitions) -> slugs.

ACTORS is the extension point: one row an office, with its aliases. What an order itself defines ("the Secretary of
State (Secretary)") is read by `definitions`, so that the short form resolves to the office inside that order.
"""

from app.law.actors.antecedents import Antecedents
from app.law.actors.classes import class_of
from app.law.actors.definitions import NO_DEFINITIONS, Definitions, Meaning, definitions
from app.law.actors.names import ACTORS, BY_SLUG, key, resolve, slug_of_body
from app.law.actors.nouns import DETERMINERS, names_agent
from app.law.actors.offices import described, office_of
from app.law.actors.renaming import office_on
from app.law.actors.spelling import meant, with_heads
from app.law.actors.values import Actor

__all__ = [
    "ACTORS",
    "BY_SLUG",
    "DETERMINERS",
    "NO_DEFINITIONS",
    "Actor",
    "Antecedents",
    "Definitions",
    "Meaning",
    "class_of",
    "definitions",
    "described",
    "key",
    "meant",
    "names_agent",
    "office_of",
    "office_on",
    "resolve",
    "slug_of_body",
    "with_heads",
]
