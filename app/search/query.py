"""What a query means: a small tree of terms, any-of and all-of; and what makes one refused."""

from collections.abc import Iterator
from dataclasses import dataclass

FIELDS = ("title", "section", "actor")
"""The fields a term may be limited to: the order's title, a provision's number or heading, the offices named."""

MAX_LENGTH = 2_000
MAX_TERMS = 64
MAX_DEPTH = 8
MAX_VARIANTS = 64
"""The most stems one prefix may stand for."""


class QueryError(ValueError):
    """A query that is refused; the message says what to change and does not repeat it."""


class InvalidQueryError(QueryError):
    """A query that asks for nothing that can be found."""


class TooComplexError(QueryError):
    """A query with too many words or brackets."""


@dataclass(frozen=True, slots=True)
class Term:
    """One word, or words that must follow each other.

    Attributes:
        stems: the tokens of the words; a prefix's last one is a folded word's beginning instead of a stem.
        words: the folded words, for people and for spelling.
        field: one of FIELDS, "heading" where ranking asks, "order" where a name means one, or None for the text.
        quoted: whether it stood in quotation marks, so that nothing is added to it.
        prefix: whether the last word is the beginning of words.
    """

    stems: tuple[str, ...]
    words: tuple[str, ...]
    field: str | None = None
    quoted: bool = False
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class AnyOf:
    """One of the parts is enough; none of no parts."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class AllOf:
    """All of the parts (one at least), and none of those excluded."""

    parts: tuple["Node", ...]
    excluded: tuple["Node", ...] = ()


Node = Term | AnyOf | AllOf


def terms(node: Node) -> Iterator[Term]:
    """The terms a match holds, in the order they stand; those excluded are left out."""
    if isinstance(node, Term):
        yield node
        return
    for part in node.parts:
        yield from terms(part)


def every_term(node: Node) -> Iterator[Term]:
    """All terms, those excluded too."""
    if isinstance(node, Term):
        yield node
        return
    for part in (*node.parts, *(node.excluded if isinstance(node, AllOf) else ())):
        yield from every_term(part)
