"""What a kind of directive is: frozen values."""

from collections.abc import Set
from dataclasses import dataclass
from typing import Literal

NOTHING = ""
"""The object of a verb that has none: "shall terminate on December 31"."""


def vocabulary(words: str) -> frozenset[str]:
    """A set of words, written as one line of text."""
    return frozenset(words.split())


ORGANIZATION = "organization"
"""The group of what only says who works, and how they work together."""
Group = Literal["reports", "rules", "actions", "powers", "organization"]
"""What an order can mostly ask for: that something is looked into and told, that others are told what to do, that
something is done or decided, that powers are used; or it says who works, and how they work together."""


@dataclass(frozen=True, slots=True)
class Form:
    """A way in which a kind is asked for.

    Attributes:
        verbs: main verbs, in the infinitive; "be composed" is a passive.
        objects: what they are done to, in the singular: the last noun of the object, or its last two. Empty where the
            verb alone tells.
        behind: words one of which stands anywhere behind the verb: "keep the Council informed".
        without: words none of which does: "report for duty" is no report.
        besides: objects with which the verb means something else, though `objects` is empty.
    """

    verbs: Set[str]
    objects: Set[str] = frozenset()
    behind: Set[str] = frozenset()
    without: Set[str] = frozenset()
    besides: Set[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of directive.

    Attributes:
        name: as it is served.
        group: what an order whose directives are mostly of such kinds asks for.
        says: what a directive of this kind asks for.
        forms: how it is asked for.
        examples: actions of this kind.
        others: actions that look like it and are of another kind (or of none).
    """

    name: str
    group: Group
    says: str
    forms: tuple[Form, ...]
    examples: tuple[str, ...]
    others: tuple[str, ...] = ()
