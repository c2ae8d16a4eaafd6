"""What editors leave out or put in with a sign: ellipses and brackets."""

import re
from collections.abc import Callable

from tests.corpus.quotations.altered import NUMBERS, swapped
from tests.corpus.quotations.cases import Made
from tests.corpus.quotations.letters import letters
from tests.corpus.quotations.passages import Passage, World, parts

Change = Callable[[World, Passage], Made | None]

FORMS = (
    " … ", "… ", " …", "…", " ... ", "... ", "...", " . . . ", " . . .", " .... ", ". . . . ", " […] ", " [...] ",
    " [. . .] ", "[...]", "……", " * * * ", " .\N{NO-BREAK SPACE}.\N{NO-BREAK SPACE}. ",
)  # fmt: skip
"""Ellipses as they are printed; three stars are the ellipsis of older statutes."""
SUFFIXES = ("ing", "ed", "s", "es", "ion", "er")


def _flags(words: list[str]) -> frozenset[str]:
    """What must be said of words left out; never more than what is sure."""
    cores = {parts(word)[1].casefold() for word in words}
    found = set()
    if cores & {"not", "never", "nor"}:
        found.add("negation")
    if any(re.fullmatch(r"\d+", core) for core in cores) or cores & set(NUMBERS):
        found.add("number")
    if cores & {"except", "unless"}:
        found.add("exception")
    return frozenset(found)


def _cut(world: World, passage: Passage, least: int = 3) -> tuple[list[str], list[str], list[str]] | None:
    """Words before a gap, in it and after it; both sides stand once in the order."""
    tokens = passage.tokens
    if len(tokens) < 2 * least + 1:
        return None
    start = world.chance.randint(least, len(tokens) - least - 1)
    end = world.chance.randint(start + 1, len(tokens) - least)
    left, gap, right = tokens[:start], tokens[start:end], tokens[end:]
    has = world.letters(passage.order.number)
    once = all(has.count(" ".join(side)) == 1 for side in (left, right))
    edges = all(letters(side) for side in (left[-1], right[0], " ".join(gap)))
    return (left, gap, right) if once and edges and not has.has(" ".join(left + right)) else None


def ellipsis(world: World, passage: Passage) -> Made | None:
    """Words left out within a sentence or over sentences, for an ellipsis of any form."""
    if not (cut := _cut(world, passage)):
        return None
    left, gap, right = cut
    before = " ".join(left)
    if world.chance.random() < 0.5:
        before = before.rstrip(",;:.")
    return Made(f"{before}{world.chance.choice(FORMS)}{' '.join(right)}", omitted=" ".join(gap), flags=_flags(gap))


def ellipsis_and_capital(world: World, passage: Passage) -> Made | None:
    """The same where the words after it begin as a sentence, in brackets or not."""
    if not (cut := _cut(world, passage)) or not cut[2][0][:1].islower() or not cut[2][0][1:2].islower():
        return None
    left, gap, right = cut
    first = right[0][0].upper()
    first = world.chance.choice([first, f"[{first}]"])
    rest = " ".join([first + right[0][1:], *right[1:]])
    points = world.chance.choice([" . . . . ", ".... ", ". . . ", "... "])
    return Made(f"{' '.join(left).rstrip(',;:.')}{points}{rest}", omitted=" ".join(gap), flags=_flags(gap))


def ellipses(world: World, passage: Passage) -> Made | None:
    """Two of them."""
    tokens = passage.tokens
    if len(tokens) < 18:
        return None
    a, b, c, d = sorted(world.chance.sample(range(4, len(tokens) - 3), 4))
    if b - a < 1 or c - b < 4 or d - c < 1:
        return None
    sides = (tokens[:a], tokens[b:c], tokens[d:])
    has = world.letters(passage.order.number)
    if (
        not all(has.count(" ".join(side)) == 1 for side in sides)
        or not letters(" ".join(tokens[a:b]))
        or not letters(" ".join(tokens[c:d]))
    ):
        return None
    form = world.chance.choice(FORMS)
    return Made(
        form.join(map(" ".join, sides)),
        omitted=" ".join(tokens[a:b] + tokens[c:d]),
        flags=_flags(tokens[a:b] + tokens[c:d]),
    )


def ellipsis_outside(world: World, passage: Passage) -> Made | None:
    """An ellipsis before the first word or after the last: of what it stands for nothing can be said."""
    text, form = passage.text.rstrip(".,;:"), world.chance.choice(["…", "...", ". . .", "[...]"])
    return Made(world.chance.choice([f"{form} {text}", f"{text} {form}", f"{text}{form}", f"{form}{text}"]))


def sic(world: World, passage: Passage) -> Made | None:
    """A "[sic]" inside, which leaves every word as it is."""
    tokens = passage.tokens
    tokens.insert(world.chance.randint(2, len(tokens) - 1), "[sic]")
    return Made(" ".join(tokens))


def empty_bracket(world: World, passage: Passage) -> Made | None:
    """One word left out for an empty bracket."""
    tokens = passage.tokens
    places = [place for place in passage.places if 2 < place < len(tokens) - 3]
    if not places:
        return None
    place = world.chance.choice(places)
    word = tokens[place]
    tokens[place] = world.chance.choice(["[]", "[ ]"])
    return Made(" ".join(tokens), omitted=word, flags=_flags([word]))


def bracket_added(world: World, passage: Passage) -> Made | None:
    """A word put in, in brackets."""
    tokens, other = passage.tokens, world.chance.choice(world.common)
    tokens.insert(world.chance.randint(2, len(tokens) - 2), f"[{other}]")
    return Made(" ".join(tokens))


def bracket_replacing(world: World, passage: Passage) -> Made | None:
    """A word in brackets for one to four others."""
    tokens = passage.tokens
    start = world.chance.randint(3, len(tokens) - 7)
    end = start + world.chance.randint(1, 4)
    gap, other = tokens[start:end], world.chance.choice(world.common)
    if letters(" ".join(gap)) == letters(other) or not letters(" ".join(gap)):
        return None
    return Made(" ".join([*tokens[:start], f"[{other}]", *tokens[end:]]))


def bracketed_ending(world: World, passage: Passage) -> Made | None:
    """A word's ending in brackets: "enforc[ing]"."""
    places = [place for place in passage.places if len(parts(passage.tokens[place])[1]) > 5]
    if not places:
        return None
    tokens, place = passage.tokens, world.chance.choice(places)
    before, word, after = parts(tokens[place])
    ending = world.chance.choice(SUFFIXES)
    if word.endswith(ending):
        return None
    tokens[place] = f"{before}{word[: world.chance.choice([len(word), len(word) - 1])]}[{ending}]{after}"
    return Made(" ".join(tokens))


def bracketed_name(world: World, passage: Passage) -> Made | None:
    """A pronoun made plain: "[the Secretary]" for "he"."""
    places = [
        place for place in passage.places if parts(passage.tokens[place])[1] in {"he", "his", "it", "they", "such"}
    ]
    places = [place for place in places if 1 < place < len(passage.tokens) - 2]
    if not places:
        return None
    tokens, place = passage.tokens, world.chance.choice(places)
    tokens[place] = world.chance.choice(["[the Secretary]", "[agencies]", "[the President]", "[the Board’s]"])
    return Made(" ".join(tokens))


def ellipsis_and_swap(world: World, passage: Passage) -> Made | None:
    """An ellipsis, and a word changed without a sign elsewhere: altered, whatever the ellipsis stands for."""
    if not (cut := _cut(world, passage, 5)):
        return None
    left, _, right = cut
    side, other = (left, right) if world.chance.random() < 0.5 else (right, left)
    changed = swapped(world, Passage(passage.order, passage.section, passage.field, " ".join(side)))
    if not changed:
        return None
    first, second = (changed.quote, " ".join(other)) if side is left else (" ".join(other), changed.quote)
    return Made(f"{first}{world.chance.choice(FORMS)}{second}")


def bracket_and_swap(world: World, passage: Passage) -> Made | None:
    """A bracketed letter at the start, and a word changed further on."""
    first = passage.text[0]
    changed = swapped(world, passage)
    if not changed or not first.isalpha() or changed.quote[:2] != passage.text[:2]:
        return None
    return Made(f"[{first.swapcase()}]{changed.quote[1:]}")
