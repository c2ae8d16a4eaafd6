"""The tokens of a document: one stream on both databases, in which a field is a mark before its words.

`stream` is both ends of one agreement: what is written for a document (`marked`, `provision_tokens`) and what a query
asks of it (`sequences`).
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from app.search.query import AllOf, Node, Term, every_term

NOTHING = "_nothing"
"""A token that no document has."""
MARKS = {"title": "t_", "section": "s_", "heading": "s_", "actor": "a_", "order": "n_"}
"""What stands before the tokens of a field. ("heading" is `section` without the numbers of provisions, "order" the
number of the order that a document is or is of.)"""
BOILERPLATE = "b_"
"""A token that a directive of general provisions has, so that words without these are found by the index alone."""
SENTINEL = "_"
"""A token between two parts of a document, so that no phrase runs from one into the other."""
_ID = re.compile(r"[0-9]|preamble$|annex")


def marked(field: str, stems: Iterable[str]) -> list[str]:
    """The tokens that stand for `stems` in `field`."""
    return [MARKS[field] + stem for stem in stems]


@lru_cache(maxsize=4_096)
def provision_tokens(section: str) -> Sequence[str]:
    """The tokens of a provision's place: "3.b.i" stands in 3, in 3.b and in 3.b.i; "2~2" in 2 and, alone, in 2~2."""
    return tuple(dict.fromkeys([*_enclosing(re.sub("~[0-9]+", "", section)), *_enclosing(section.replace("~", "x"))]))


def _enclosing(section: str) -> list[str]:
    parts = re.findall(r"[a-z0-9]+", section.lower())
    return ["i_" + "_".join(parts[:depth]) for depth in range(1, len(parts) + 1)]


def sequences(term: Term) -> list[tuple[str, ...]]:
    """The token sequences of which one must stand in a document.

    A section is asked for by its words or, where they begin like one, by its number.
    """
    if term.field is None:
        return [term.stems]
    words = tuple(marked(term.field, term.stems))
    if term.field != "section" or not _ID.match(term.words[0]):
        return [words]
    return [words, ("i_" + "_".join(term.words),)]


def of_boilerplate(node: Node, wanted: bool | None) -> Node:
    """`node` in directives of general provisions only (True), in all others only (False), or in any (None)."""
    if wanted is None:
        return node
    mark = Term((BOILERPLATE,), ())
    return AllOf((node, mark)) if wanted else AllOf((node,), (mark,))


def of_order(number: str) -> Term:
    """What finds the documents of one order: itself, its provisions and its directives."""
    token = number_token(number)
    return Term((token,), (token,), "order", quoted=True)


def number_token(number: str) -> str:
    """An order's number as one token: "11359-A" is "11359xa"."""
    return number.lower().replace("-", "x")


def has_phrase(node: Node) -> bool:
    """Whether `node` holds words that must follow each other."""
    return any(len(sequence) > 1 for term in every_term(node) for sequence in sequences(term))
