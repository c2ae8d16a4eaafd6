"""What a quotation made from an order is, and what is expected of its check."""

from dataclasses import dataclass

from app.law.quotes.values import Risk, Verdict

VERBATIM = frozenset({Verdict.EXACT, Verdict.EXACT_FOLDED})
"""They count as one."""
PARTIAL = frozenset({Verdict.PARTIAL})
ALTERED = frozenset({Verdict.ALTERED})
NOT_FOUND = frozenset({Verdict.NOT_FOUND})

NO_RISK: frozenset[Risk] = frozenset()


@dataclass(frozen=True, slots=True)
class Made:
    """What a change makes of a passage.

    Attributes:
        quote: the quotation as printed.
        risk: what must be said of the risk; None where any answer will do.
        omitted: the words that an ellipsis or bracket left out, where they can be told; None otherwise.
        flags: what must be said of those words.
    """

    quote: str
    risk: frozenset[Risk] | None = None
    omitted: str | None = None
    flags: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Case:
    """One quotation with the answer of a careful reader.

    Attributes:
        kind: how it was made.
        order: the number of the order that it is checked against.
        source: the words of the order that it was made from.
        sections: the provisions that a match may begin in; None among them for the title, empty where none is expected.
    """

    kind: str
    order: str
    quote: str
    source: str
    verdicts: frozenset[Verdict]
    sections: frozenset[str | None]
    risk: frozenset[Risk] | None = None
    omitted: str | None = None
    flags: frozenset[str] = frozenset()
