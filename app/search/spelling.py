"""Did you mean: a word that the corpus does not have, one letter away from one that it has."""

from collections.abc import Iterable, Mapping
from string import ascii_lowercase

from app.search.query import Node, terms
from app.search.tokens import spans

SHORTEST = 5
"""A shorter word is one letter away from too many, and often a name ("Musk", "DACA")."""
LONGEST = 24


def doubtful(node: Node, known: Iterable[str]) -> list[str]:
    """The words of `node` that may be misspelt, given the stems the corpus has; those in quotation marks too."""
    stems = set(known)
    found = (
        (stem, word)
        for term in terms(node)
        if not term.prefix
        for stem, word in zip(term.stems, term.words, strict=True)
    )
    return list(dict.fromkeys(word for stem, word in found if stem not in stems and _is_word(word)))


def neighbours(word: str) -> set[str]:
    """Every string one letter away: one dropped, added, changed, or two changed about."""
    parts = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    dropped = {before + after[1:] for before, after in parts if after}
    turned = {before + after[1] + after[0] + after[2:] for before, after in parts if len(after) > 1}
    changed = {before + letter + after[1:] for before, after in parts if after for letter in ascii_lowercase}
    added = {before + letter + after for before, after in parts for letter in ascii_lowercase}
    return (dropped | turned | changed | added) - {word}


def best(word: str, orders: Mapping[str, int]) -> str | None:
    """The neighbour of `word` in most orders, given how many each word stands in; of equals the first by alphabet."""
    near = neighbours(word) & orders.keys()
    return min(near, key=lambda other: (-orders[other], other), default=None)


def corrected(text: str, corrections: Mapping[str, str]) -> str:
    """`text` with its misspelt words corrected and the rest, syntax too, as it is; `corrections` is by folded word."""
    pieces, end = [], 0
    for token in spans(text):
        if token.word in corrections and token.start >= end:
            pieces += [text[end : token.start], corrections[token.word]]
            end = token.end
    return "".join([*pieces, text[end:]])


def _is_word(word: str) -> bool:
    return SHORTEST <= len(word) <= LONGEST and word.isascii() and word.isalpha()
