"""Queries as people and machines type them, generated from a corpus's own words; the same for the same seed."""

import random
from collections.abc import Iterator, Sequence

_JUNK = (
    "(",
    ")",
    '"',
    "-",
    "*",
    ":",
    "OR",
    "AND",
    "NOT",
    "§",
    "'",
    "\\",
    "%",
    "_",
    "&",
    "|",
    "!",
    "<->",
    "NEAR(",
    "🙂",
    "中文",
)
HEAVY = 0.02
"""How many of the queries are as long or as deep as may be."""
_FIELDS = ("", "", "", "", "title:", "section:", "actor:")


def generated(texts: Sequence[str], count: int, seed: int) -> Iterator[str]:
    """`count` queries out of the words of `texts`: words, phrases, prefixes, fields, alternatives, exclusions, junk.

    Args:
        texts: titles and provisions; words that are frequent in them are frequent in the queries.
        count: how many.
        seed: of the generator.
    """
    chance = random.Random(seed)  # noqa: S311 (a test's data, no secret)
    for _ in range(count):
        near, far = (chance.choice(texts).split() or [other] for other in ("police", "order"))
        yield _heavy(chance, near, far) if chance.random() < HEAVY else _query(chance, near, far, 2)


def _heavy(chance: random.Random, near: Sequence[str], far: Sequence[str]) -> str:
    """A query near the limits: dozens of words, a long phrase, beginnings of words, deep brackets."""
    words = chance.choices([*near, *far, "the", "of"], k=chance.randint(10, 60))
    match chance.randrange(5):
        case 0:
            return " OR ".join(words)
        case 1:
            return f'"{" ".join(near[:60])}"'
        case 2:
            return " OR ".join(f"{word[: chance.randint(2, 5)]}*" for word in words[:12])
        case 3:
            return "".join(f"({word} OR " for word in words[:8]) + words[-1] + ")" * 8
        case _:
            return f"{' '.join(words[:3])} -{' -'.join(words[3:])}"


def _query(chance: random.Random, near: Sequence[str], far: Sequence[str], depth: int) -> str:
    parts = [
        _part(chance, near if chance.random() < 0.7 else far, far, depth)
        for _ in range(chance.choice((1, 1, 2, 2, 3, 4)))
    ]
    return chance.choice((" ", " ", " ", " OR ", " -")).join(parts)


def _part(chance: random.Random, near: Sequence[str], far: Sequence[str], depth: int) -> str:
    start = chance.randrange(len(near))
    word = near[start]
    form = chance.random()
    if form < 0.55:
        part = word
    elif form < 0.75:
        part = '"' + " ".join(near[start : start + chance.randint(2, 5)]) + '"'
    elif form < 0.85:
        part = word[: chance.randint(1, 6)] + "*"
    elif form < 0.93 and depth:
        part = f"({_query(chance, near, far, depth - 1)})"
    else:
        part = "".join(chance.choice((*_JUNK, word)) for _ in range(chance.randint(1, 4)))
    return chance.choice(_FIELDS) + part
