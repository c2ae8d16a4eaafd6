"""What the sentences of an amending text are about: orders and provisions, and whether words tell what is done."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.law.amendments.operations import Operation
from app.law.amendments.places import Named, ids
from app.law.amendments.values import Amending, Place


@dataclass(frozen=True, slots=True)
class Scope:
    """What a sentence, or the items under it, amend.

    Attributes:
        cited: where the orders are cited.
        base: the provision of them that is meant, or None.
        outer: the provision in which that was named: under "Section 203 is amended", of "in paragraph (a), delete".
        targets: the orders; of several nothing tells whose a provision is that an item names (EO 11188 amends the
            regulations that twelve orders prescribed).
        is_of_rules: whether provisions are those of rules that the order prescribed, and not the order's.
        listed: what a sentence instructs for each of the orders that a list behind it names (EO 11613).
    """

    cited: tuple[Place, ...] = ()
    base: str | None = None
    outer: str | None = None
    targets: frozenset[str] = frozenset()
    is_of_rules: bool = False
    listed: tuple[Amending, ...] = ()


NOTHING = Scope()


def narrowed(scope: Scope, places: Sequence[Named]) -> Scope:
    """The scope within the one provision that some words name, if they name one."""
    return replace(scope, outer=scope.base, base=one_of(places, scope.base) or scope.base)


def one_of(places: Sequence[Named], base: str | None = None) -> str | None:
    """The one provision that some words name, or None."""
    found = [id_ for place in places if place.role == "at" for id_ in ids(place, base)]
    return found[0] if len(found) == 1 else None


OF_EACH = re.compile(r"\beach\sof\s(?:the\s)?(?:said|these|those|such)\s(?:Executive\s)?orders\b", re.IGNORECASE)
"""EO 10416: "The proviso in the penultimate paragraph of each of the said orders"."""
THE_SAME = re.compile(r"\b(?:the\s)?(?:said|such|that|same)\s(?:sub)?(?:section|paragraph)\b", re.IGNORECASE)
"""EO 9886: "adding to the end of the said paragraph"."""
_SAYS = re.compile(
    r"⟦\d+⟧|\b(?:following|words?|phrase|text|sentences?|(?:sub)?(?:paragraph|section|clause|division|item)s?|references?|period"
    r"|comma|semicolon|heading|title|caption|table|provisos?|definitions?|therefrom|thereto|names?|figures?|lands?|numbers?)\b"
    r"|\bnew\s«",
    re.IGNORECASE,
)
"""What can be taken out or put in: "deleting item 544.41 therefrom"; without it a verb is about something else."""
_DONE = re.compile(
    r"\s?(?:of\s[A-Z]\w+\s\d{1,2},\s\d{4})?,?\s?(?:as\s(?:\w+\s)?amended,?\s)?(?:is|are|shall\sbe)\s(?:hereby\s)?\w+(?:\sout)?\W*(?:and\s?)?",
    re.IGNORECASE,
)
"""EO 12995: "Section 504(b) of ⟨order⟩ shall be deleted and"."""
WHOLE = frozenset({"restate", "add"})


def is_whole(operation: Operation) -> bool:
    """Whether new text is that of whole provisions, so that of several none is all of it."""
    is_of_words = operation.is_of_words or operation.struck is not None
    return operation.instruction in WHOLE or (operation.instruction == "replace" and not is_of_words)


def says_what(operation: Operation, words: str) -> bool:
    """Whether the words tell what is taken out or put in; a passive verb ("is deleted") tells it of what is cited."""
    if operation.instruction == "restate" or _SAYS.search(words):
        return True
    return _DONE.fullmatch(words) is not None
