"""Whether words that differ are the same words, written otherwise: a table of forms of citations, a rule of joints."""

import re
from collections.abc import Sequence

from app.law.comparison.values import DifferenceClass, Side
from app.law.comparison.words import keys_of

_FOLDED = str.maketrans("’ʼ‘“”–—−‐‑", "'''\"\"-----", "\u00ad\u200b\ufeff")
_CITED: Sequence[tuple[tuple[str, ...], tuple[str, ...]]] = (
    (("§", "§"), ("sections",)),
    (("§",), ("section",)),
    (("sec",), ("section",)),
    (("secs",), ("sections",)),
    (("u", "s", "c"), ("united", "states", "code")),
    (("usc",), ("united", "states", "code")),
    (("c", "f", "r"), ("code", "of", "federal", "regulations")),
    (("cfr",), ("code", "of", "federal", "regulations")),
    (("f", "r"), ("federal", "register")),
    (("fr",), ("federal", "register")),
    (("fed", "reg"), ("federal", "register")),
    (("e", "o"), ("executive", "order")),
    (("eo",), ("executive", "order")),
    (("exec", "order"), ("executive", "order")),
    (("pub", "l"), ("public", "law")),
    (("p", "l"), ("public", "law")),
    (("stat",), ("statutes", "at", "large")),
    (("sections",), ("section",)),
)
"""Forms of one citation, each with the form it is compared in; applied in this sequence, the longest first."""
MAX_CITED = 40
"""Longer runs of words are no citation."""
_NUMBER_WORD = re.compile(r"\bNos?$")
_NUMBER = re.compile(r"\. ?\d")


def same(left: Sequence[Side], right: Sequence[Side]) -> DifferenceClass | None:
    """The class of a difference between words that are the same words, or None if they are not."""
    left_keys, right_keys = keys_of(left), keys_of(right)
    if _joined(left_keys) == _joined(right_keys):
        same_letters = _solid(left) == _solid(right)
        return DifferenceClass.WHITESPACE if same_letters else DifferenceClass.TYPOGRAPHY
    cited = alike(_unnumbered(left_keys, left), _unnumbered(right_keys, right))
    return DifferenceClass.CITATION if cited else None


def alike(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether words with these keys are the same words, or forms of one citation."""
    return _joined(left) == _joined(right) or _joined(_in_full(left)) == _joined(_in_full(right))


def _joined(keys: Sequence[str]) -> str:
    """The letters run together, the numbers apart: "per cent" is "percent", and "2 15" is not "215"."""
    made: list[str] = []
    last = ""
    for part in (part for key in keys for part in key.lstrip("^").replace("⁄", " ").split()):
        if last[-1:].isdigit() and part[0].isdigit():
            made.append(" ")
        made.append(part)
        last = part
    return "".join(made)


def _solid(sides: Sequence[Side]) -> str:
    return "".join("".join(side.text.translate(_FOLDED).split()) for side in sides)


def _unnumbered(keys: Sequence[str], sides: Sequence[Side]) -> Sequence[str]:
    """The keys without that of a "No." before a number, which "No agency" has not."""
    if sides and _NUMBER_WORD.search(sides[-1].text) and _NUMBER.match(sides[-1].after):
        return keys[:-1]
    return keys


def _in_full(keys: Sequence[str]) -> list[str]:
    if len(keys) > MAX_CITED:
        return list(keys)
    made = list(keys)
    for form, full in _CITED:
        place = 0
        while place + len(form) <= len(made):
            if tuple(made[place : place + len(form)]) == form:
                made[place : place + len(form)] = full
                place += len(full)
            else:
                place += 1
    return made
