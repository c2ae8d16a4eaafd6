"""What an audit reads of an order, and what it says of it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Row = Mapping[str, Any]
"""One row of a table, by the names of its columns."""

MAX_WORDS = 160
"""So many characters of what is doubted are shown."""


@dataclass(frozen=True, slots=True)
class Audited:
    """One order as its rows have it, before they are published or after.

    Attributes:
        order: the row of the order itself.
        sections: of its provisions, in document order.
        directives, references: of what was found in it.
    """

    order: Row
    sections: Sequence[Row]
    directives: Sequence[Row]
    references: Sequence[Row]


@dataclass(frozen=True, slots=True)
class Doubt:
    """One thing that looks wrong.

    Attributes:
        rule: the name of the rule that says so.
        order: the number of the order.
        provision: the id of the provision, or None for the order as a whole.
        words: what looks wrong there.
    """

    rule: str
    order: str
    provision: str | None
    words: str


Found = Iterator[tuple[str | None, str]]
"""(provision or None, words), once for each doubt."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of doubt.

    Attributes:
        name: a stable snake_case name.
        says: what is doubted, in one sentence.
        find: what of an order is doubted.
        at_least: how often the same words must be found in the whole corpus before they are a doubt.
    """

    name: str
    says: str
    find: Callable[[Audited], Found]
    at_least: int = 1


def quoted_out(section: Row, field: str) -> str:
    """A provision's own words: new text for another order or law is blanked, and what is left keeps its place."""
    text: str = section[field]
    for start, end in section["quoted" if field == "text" else "closing_quoted"]:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def shown(words: str) -> str:
    """Words as a doubt shows them: on one line, and not for ever."""
    line = " ".join(words.split())
    return line if len(line) <= MAX_WORDS else f"{line[: MAX_WORDS - 1]}…"
