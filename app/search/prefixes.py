"""Prefixes: "regulat*" stands for every word of the corpus that begins so, each as if it were typed."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from app.search.query import MAX_VARIANTS, AllOf, AnyOf, InvalidQueryError, Node, Term, every_term

Variants = Mapping[str, Sequence[str]]
"""The stems of the words that begin with a prefix, by prefix; MAX_VARIANTS + 1 of them where there are more."""


def prefixes(node: Node) -> list[str]:
    """The beginnings of words that `node` holds, each once."""
    return sorted({term.stems[-1] for term in every_term(node) if term.prefix})


def spell_out(node: Node, variants: Variants) -> Node:
    """`node` without prefixes: each is any of its variants, and nothing where it has none.

    Raises:
        InvalidQueryError: if a prefix stands for more than MAX_VARIANTS stems in all, so that its answer says little.
    """
    used = sum(len(variants[term.stems[-1]]) for term in every_term(node) if term.prefix)
    if used > MAX_VARIANTS:
        raise InvalidQueryError(
            f"Too many words begin so (over {MAX_VARIANTS}); write more letters before the asterisk."
        )
    return _spell_out(node, variants)


def _spell_out(node: Node, variants: Variants) -> Node:
    if isinstance(node, Term):
        if not node.prefix:
            return node
        stems = variants[node.stems[-1]]
        return AnyOf(tuple(replace(node, stems=(*node.stems[:-1], stem), prefix=False) for stem in stems))
    parts = tuple(_spell_out(part, variants) for part in node.parts)
    if isinstance(node, AnyOf):
        return AnyOf(parts)
    return AllOf(parts, tuple(_spell_out(part, variants) for part in node.excluded))
