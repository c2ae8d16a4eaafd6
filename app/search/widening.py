"""A query widened: by the other names of what it names, the orders that people call so, and what a prefix stands for.

What is added is visible and can be switched off. "regulat*" stands for every word of the corpus that begins so, each as
if it were typed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from app.law.popular_names import PopularName, popular_names
from app.search.query import MAX_VARIANTS, AllOf, AnyOf, InvalidQueryError, Node, Term, every_term
from app.search.synonyms import SYNONYMS
from app.search.token_stream import of_order
from app.search.tokens import words

Variants = Mapping[str, Sequence[str]]
"""The stems of the words that begin with a prefix, by prefix; MAX_VARIANTS + 1 of them where there are more."""


@dataclass(frozen=True, slots=True)
class Expansion:
    """What was added to a query.

    Attributes:
        words: the words of the query, folded.
        added: what is found too: other names as SYNONYMS writes them, and orders ("EO 13769 (Protecting the …)").
        reason: why people's name means these orders, or what it means that is no order; None of other names.
    """

    words: str
    added: tuple[str, ...]
    reason: str | None = None


def _form(written: str) -> Term:
    stems, plain = zip(*words(written), strict=True)
    return Term(stems, plain, quoted=True)


_SHORT = {_form(name).words: group for group in SYNONYMS for name in group if name.isupper()}
"""By their letters: "does" is no form of DOE."""
_LONG = {_form(name).stems: group for group in SYNONYMS for name in group if not name.isupper()}
_LONGEST = max(map(len, (*_SHORT, *_LONG)))
_MOST = 12
"""A name has at most so many words."""


@cache
def _popular() -> Mapping[tuple[str, ...], PopularName]:
    """What people call orders, a short form by its letters and another by its stems, as of SYNONYMS."""
    forms = ((_form(name), name.isupper(), row) for row in popular_names() for name in row.names)
    return {form.words if is_short else form.stems: row for form, is_short, row in forms}


def expand(node: Node) -> tuple[Node, tuple[Expansion, ...]]:
    """`node` with the other names of what its plain words name, and what was added.

    Words in quotation marks, prefixes and words to leave out stay as they are.
    """
    added: list[Expansion] = []
    return _expand(node, added), tuple(added)


def _expand(node: Node, added: list[Expansion]) -> Node:
    if isinstance(node, Term):
        return _expand_run([node], added) or node
    if isinstance(node, AnyOf):
        return AnyOf(tuple(_expand(part, added) for part in node.parts))
    return AllOf(tuple(_expand_parts(node.parts, added)), node.excluded)


def _expand_parts(parts: Sequence[Node], added: list[Expansion]) -> list[Node]:
    """The parts, the longest run of words that is a name replaced by any of the thing's names."""
    found: list[Node] = []
    start = 0
    while start < len(parts):
        for end in range(min(len(parts), start + _MOST), start, -1):
            run = [part for part in parts[start:end] if isinstance(part, Term)]
            whole = _expand_run(run, added) if len(run) == end - start else None
            if whole:
                break
        found.append(whole or (parts[start] if isinstance(parts[start], Term) else _expand(parts[start], added)))
        start = end
    return found


def _expand_run(run: Sequence[Term], added: list[Expansion]) -> Node | None:
    """The run, or any other name of what it names, or any order that people call so; None where it is no name."""
    if any(term.quoted or term.prefix or term.field != run[0].field for term in run):
        return None
    stems = tuple(stem for term in run for stem in term.stems)
    plain = tuple(word for term in run for word in term.words)
    others, popular = _other_names(stems, plain)
    popular = None if run[0].field else popular
    if not others and popular is None:
        return None
    meant = popular.orders if popular else ()
    added.append(_expansion(plain, others, popular))
    typed = run[0] if len(run) == 1 else AllOf(tuple(run))
    forms = (_form(name) for name in others)
    names = (Term(form.stems, form.words, run[0].field, quoted=True) for form in forms)
    return AnyOf((typed, *names, *(of_order(order.number) for order in meant))) if others or meant else typed


def _other_names(stems: tuple[str, ...], plain: tuple[str, ...]) -> tuple[list[str], PopularName | None]:
    """The other names of what words name, and what people mean by them."""
    group = _SHORT.get(plain) or _LONG.get(stems, ())
    others = [name for name in group if _form(name).stems != stems]
    return others, _popular().get(plain) or _popular().get(stems)


def _expansion(plain: Sequence[str], others: Sequence[str], popular: PopularName | None) -> Expansion:
    titled = (f"EO {order.number} ({order.title})" for order in (popular.orders if popular else ()))
    return Expansion(" ".join(plain), (*others, *titled), popular.why if popular else None)


@dataclass(frozen=True, slots=True)
class Called:
    """What a name that is typed alone means too.

    Attributes:
        names: other names of the thing.
        orders: the numbers of the orders that people call so.
        expansion: both, as they are shown.
    """

    names: tuple[str, ...]
    orders: tuple[str, ...]
    expansion: Expansion


def called(typed: str) -> Called | None:
    """What `typed` means too, or None where it is the name of nothing in the tables."""
    split = [word for word in words(typed) if word[1] != "the"]
    if not split:
        return None
    stems, plain = zip(*split, strict=True)
    others, popular = _other_names(stems, plain)
    if not others and popular is None:
        return None
    meant = popular.orders if popular else ()
    return Called(tuple(others), tuple(order.number for order in meant), _expansion(plain, others, popular))


def in_other_words(typed: Sequence[tuple[str, str]]) -> list[list[tuple[str, str]]]:
    """What was typed as (stem, folded word) pairs, once for each other name of a thing that it names."""
    found: list[list[tuple[str, str]]] = []
    for start in range(len(typed)):
        for end in range(min(len(typed), start + _LONGEST), start, -1):
            stems, plain = zip(*typed[start:end], strict=True)
            if group := _SHORT.get(plain) or _LONG.get(stems):
                names = (words(name) for name in group if _form(name).stems != stems)
                found += [[*typed[:start], *name, *typed[end:]] for name in names]
                break
    return found


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
