"""The values of amendments: what an order cites, what its sentences change, and whether that still stands."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from app.law.documents import Span

Instruction = Literal["strike", "insert", "replace", "add", "redesignate", "revoke", "restate", "other"]
"""What a sentence does to the words of another order, by its verb; "other" is what cannot be read."""

State = Literal["standing", "undone", "unknown"]
"""Whether an amendment is still made: "undone" where its order, or the provision that makes it, was ended since."""

Place = tuple[str, str, Span]
"""Where a citation stands: the id of the provision, its field, and the span in it."""


ENDS = frozenset({"revokes", "rescinds", "supersedes", "nullifies"})
"""The relations that end what they act on by law; a body that an order set up is terminated without amending it."""


def amends(relation: str, extent: str) -> bool:
    """Whether an act amends an order: changes it, or ends a part of it."""
    return relation == "amends" or (relation in ENDS and extent == "in_part")


@dataclass(frozen=True, slots=True)
class Cited:
    """One citation of a text, as far as the reader of amendments asks.

    Attributes:
        span: where it stands.
        target: the identity of what is cited.
        changes: whether its sentence changes the order cited: amends it, or ends a part of it.
        ends: whether it does so by ending a part of it: "revokes", "supersedes" or another such relation, else "".
        provision: the provision of the order cited that the citation names ("2.a"), or None.
    """

    span: Span
    target: str
    changes: bool = False
    ends: str = ""
    provision: str | None = None


@dataclass(frozen=True, slots=True)
class Amending:
    """One instruction of an order, before the order that it amends is known by number.

    Attributes:
        cited: where the order that it amends is cited: in this sentence, or in the one that leads into it.
        section, field, span: the sentence, or the part of it, that instructs.
        words: what stands there, cut short where it holds much new text.
        provision: the id of the provision amended, as the sentence numbers it, or None where it names none.
        instruction: by the verb.
        struck, inserted: the words taken out and put in, where the sentence gives them.
    """

    cited: Place
    section: str
    field: str
    span: Span
    words: str
    provision: str | None
    instruction: Instruction
    struck: str | None = None
    inserted: str | None = None


@dataclass(frozen=True, slots=True)
class Amendment:
    """One amendment of an order.

    Attributes:
        id: "<acting order>:<provision>:<n>", or that of the reference where it rests on one alone.
        reference: the id of the reference by which the acting order amends.
        on: the day on which the acting order was signed, or None.
        section, field, span: the sentence in the acting order; None of what only a note tells.
        words: the sentence, or None.
        provision: as in `Amending`.
        state: whether it stands.
        undone_by: the id of the reference by which it was undone, or None.
    """

    id: str
    reference: str
    on: date | None
    section: str | None
    field: str | None
    span: Span | None
    words: str | None
    provision: str | None
    instruction: Instruction
    struck: str | None
    inserted: str | None
    state: State
    undone_by: str | None
