"""What an order mostly asks for, by the kinds of its directives."""

from collections import Counter
from collections.abc import Iterable, Mapping

from app.law.directives.kinds.table import KINDS, OTHER, PROHIBITION
from app.law.directives.kinds.values import ORGANIZATION

GROUPS: Mapping[str, str] = {
    **{kind.name: kind.group for kind in KINDS},
    PROHIBITION: "prohibitions",
    OTHER: OTHER,
}
"""The group of every kind."""


def mostly(kinds: Iterable[str]) -> str | None:
    """The group that most directives of an order are of, given the kind of each that is no general provision.

    Who works on it and how they work together is not what an order asks for: `organization` is the answer only where
    there is nothing else. None where there is no directive, and where two groups are the most frequent ones.
    """
    counted = Counter(GROUPS[kind] for kind in kinds)
    organization = counted.pop(ORGANIZATION, 0)
    if not counted:
        return ORGANIZATION if organization else None
    (first, most), *others = counted.most_common(2)
    return first if not others or others[0][1] < most else None
