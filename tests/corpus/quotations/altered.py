"""Changes of words without a sign: every one of them is an alteration."""

import itertools
import re
from collections.abc import Callable

from app.law.quotes.values import Risk
from tests.corpus.quotations.cases import NO_RISK, Made
from tests.corpus.quotations.passages import Passage, World, is_plain, parts

Change = Callable[[World, Passage], Made | None]

_NEGATING = "not no nor never none neither without cannot nothing nobody nowhere unless except against non hardly"
_COUNTING = """
one first second third fourth fifth once twice half hundred thousand million billion dozen eleven thirteen fourteen
sixteen seventeen eighteen nineteen fifty seventy eighty zero both single double
"""
_NUMBERS = "two three four five six seven eight nine ten twelve fifteen twenty thirty forty sixty ninety"
_MONTHS = "january february march april may june july august september october november december"
NEGATIONS = frozenset(_NEGATING.split())
MODALS = ("shall", "may", "must", "should", "will", "can", "could", "would", "might", "ought", "cannot")
NUMBERS = tuple(_NUMBERS.split())
RISKY = NEGATIONS | {*MODALS, *NUMBERS, *_COUNTING.split(), *_MONTHS.split()}
"""Words that turn something round, or may be said to."""
PRONOUNS = {"his": ("her", "their"), "he": ("she", "they"), "its": ("their",), "they": ("he",), "their": ("its", "his")}
ARTICLES = {
    "the": ("a", "this", "any"),
    "a": ("the", "any"),
    "an": ("the", "any"),
    "any": ("the", "all"),
    "such": ("the",),
}
FIGURE = re.compile(r"\$?\d[\d,]*(?:\.\d+)?")
POINTER = re.compile(r"(?i)(?:\b(?:sub)?(?:section|paragraph|clause)s? (?:\d+ ?)?|\d)\(([a-h])\)")
WHOLE_POINTER = re.compile(r"(?i)\b(?:sub)?(?:section|paragraph)s? \d+( ?\([a-h]\))(?= (?:of|and|or|shall|is)\b)")
FIGURE_IN_BRACKETS = re.compile(r"(?i)(?:ty|teen|two|three|four|five|six|seven|eight|nine|ten) \((\d+)\)")
SHORT_NAME = re.compile(r"[A-Za-z] \(([A-Z]{2,4})\)")
DECIMAL = re.compile(r"(?<![\d.])\d*(\.)\d+(?![\d.])")
RANGE = re.compile(r"(?<![\d-])\d+([-–])\d+(?![\d-])")


def like(word: str, other: str) -> str:
    """`other` with a capital where `word` has one."""
    return other[:1].upper() + other[1:] if word[:1].isupper() else other


def with_word(passage: Passage, place: int, word: str) -> str:
    """The passage with another word at a place, its points and marks kept."""
    tokens = passage.tokens
    before, _, after = parts(tokens[place])
    tokens[place] = f"{before}{word}{after}"
    return " ".join(tokens)


def _risk_free(passage: Passage) -> list[int]:
    """The places of plain words that turn nothing round."""
    return [place for place in passage.places if parts(passage.tokens[place])[1].casefold() not in RISKY]


def _of_words(passage: Passage, words: frozenset[str] | set[str]) -> list[int]:
    """The places of such words; "No. 5" and "May 5" have none of them."""
    tokens = passage.tokens
    return [
        place
        for place in passage.places
        if parts(tokens[place])[1].casefold() in words and tokens[place] not in {"No.", "no.", "No", "May", "May,"}
    ]


def swapped(world: World, passage: Passage) -> Made | None:
    """One word is another."""
    if not (places := _risk_free(passage)):
        return None
    place = world.chance.choice(places)
    word = parts(passage.tokens[place])[1]
    other = world.chance.choice(world.common)
    if other in RISKY or other == word.casefold():
        return None
    return Made(with_word(passage, place, like(word, other)), NO_RISK)


def dropped(world: World, passage: Passage) -> Made | None:
    """One word inside is gone."""
    places = [place for place in _risk_free(passage) if 0 < place < len(passage.tokens) - 1]
    if not places:
        return None
    tokens = passage.tokens
    del tokens[world.chance.choice(places)]
    return Made(" ".join(tokens), NO_RISK)


def added(world: World, passage: Passage) -> Made | None:
    """There is one word more inside."""
    tokens, other = passage.tokens, world.chance.choice(world.common)
    tokens.insert(world.chance.randint(1, len(tokens) - 1), other)
    return Made(" ".join(tokens), NO_RISK) if other not in RISKY else None


def doubled(world: World, passage: Passage) -> Made | None:
    """One word stands twice, with nothing between."""
    places = [place for place in _risk_free(passage) if parts(passage.tokens[place])[2] == ""]
    if not places:
        return None
    tokens, place = passage.tokens, world.chance.choice(places)
    tokens.insert(place, tokens[place])
    return Made(" ".join(tokens), NO_RISK)


def transposed(world: World, passage: Passage) -> Made | None:
    """Two neighbouring words change places."""
    tokens = passage.tokens
    safe = set(_risk_free(passage))
    places = [i for i in safe if i + 1 in safe and parts(tokens[i])[2] == "" and parts(tokens[i + 1])[0] == ""]
    if not places:
        return None
    place = world.chance.choice(sorted(places))
    _, second, after = parts(tokens[place + 1])
    tokens[place], tokens[place + 1] = second, tokens[place] + after
    return Made(" ".join(tokens))


def not_added(world: World, passage: Passage) -> Made | None:
    """A "not" after a modal that had none."""
    places = [place for place in _of_words(passage, set(MODALS[:5])) if place + 1 < len(passage.tokens)]
    places = [place for place in places if parts(passage.tokens[place + 1])[1].casefold() not in NEGATIONS]
    if not places:
        return None
    tokens = passage.tokens
    tokens.insert(world.chance.choice(places) + 1, "not")
    return Made(" ".join(tokens), frozenset({Risk.NEGATION}))


def not_dropped(world: World, passage: Passage) -> Made | None:
    """A "not" or "no" inside is gone."""
    places = [place for place in _of_words(passage, {"not", "no", "never"}) if 0 < place < len(passage.tokens) - 1]
    if not places:
        return None
    tokens = passage.tokens
    del tokens[world.chance.choice(places)]
    return Made(" ".join(tokens), frozenset({Risk.NEGATION}))


def modal(world: World, passage: Passage) -> Made | None:
    """One of shall, may, must, should is another."""
    places = _of_words(passage, set(MODALS[:4]))
    if not places:
        return None
    place = world.chance.choice(places)
    word = parts(passage.tokens[place])[1]
    other = world.chance.choice([modal for modal in MODALS[:4] if modal != word.casefold()])
    return Made(with_word(passage, place, like(word, other)), frozenset({Risk.MODAL}))


def and_or(world: World, passage: Passage) -> Made | None:
    """An "and" is an "or", or the other way round."""
    places = _of_words(passage, {"and", "or"})
    if not places:
        return None
    place = world.chance.choice(places)
    word = parts(passage.tokens[place])[1]
    return Made(with_word(passage, place, like(word, "or" if word.casefold() == "and" else "and")), NO_RISK)


def number(world: World, passage: Passage) -> Made | None:
    """A figure or a number in words is another; of a long figure one digit."""
    tokens, places = passage.tokens, []
    for place, token in enumerate(tokens):
        before, word, after = parts(token)
        bare = not {"(", ")"} & set(before + after)
        if bare and (FIGURE.fullmatch(word) or (is_plain(token) and word.casefold() in NUMBERS)):
            places.append(place)
    if not places:
        return None
    place = world.chance.choice(places)
    _, word, _ = parts(tokens[place])
    if word.casefold() in NUMBERS:
        other = like(word, world.chance.choice([known for known in NUMBERS if known != word.casefold()]))
    else:
        digit = world.chance.choice([at for at, sign in enumerate(word) if sign.isdigit()])
        other = word[:digit] + world.chance.choice("123456789".replace(word[digit], "")) + word[digit + 1 :]
    return Made(with_word(passage, place, other), frozenset({Risk.NUMBER}))


def name(world: World, passage: Passage) -> Made | None:
    """A name inside a sentence is another name."""
    names = set(world.names)
    places = [place for place in passage.places[1:] if parts(passage.tokens[place])[1] in names]
    if not places:
        return None
    other = world.chance.choice(world.names)
    return Made(with_word(passage, world.chance.choice(places), other), NO_RISK)


def grammatical_number(world: World, passage: Passage) -> Made | None:
    """A singular is a plural, or the other way round."""
    known = world.vocabulary
    forms: list[tuple[int, str]] = []
    for place in _risk_free(passage):
        word = parts(passage.tokens[place])[1]
        if len(word) > 3 and word[-1] != "s" and known.get(f"{word}s", 0) >= 5:
            forms.append((place, f"{word}s"))
        elif len(word) > 4 and word[-1] == "s" and known.get(word[:-1], 0) >= 5:
            forms.append((place, word[:-1]))
    return Made(with_word(passage, *world.chance.choice(forms)), NO_RISK) if forms else None


def verb_form(world: World, passage: Passage) -> Made | None:
    """A verb has another ending."""
    known = world.vocabulary
    forms: list[tuple[int, str]] = []
    for place in _risk_free(passage):
        word = parts(passage.tokens[place])[1]
        stem = re.sub(r"(?:ing|ed|es?)$", "", word)
        others = [stem + ending for ending in ("ing", "ed", "e", "") if stem + ending != word]
        forms += [(place, other) for other in others if len(stem) > 3 and known.get(other, 0) >= 5]
    return Made(with_word(passage, *world.chance.choice(forms)), NO_RISK) if forms else None


def small_word(world: World, passage: Passage) -> Made | None:
    """A pronoun or an article is another."""
    table = PRONOUNS | ARTICLES
    places = _of_words(passage, set(table))
    if not places:
        return None
    place = world.chance.choice(places)
    word = parts(passage.tokens[place])[1]
    return Made(with_word(passage, place, like(word, world.chance.choice(table[word.casefold()]))), NO_RISK)


def misspelt(world: World, passage: Passage) -> Made | None:
    """Two letters of a long word change places."""
    places = [place for place in _risk_free(passage) if len(parts(passage.tokens[place])[1]) > 5]
    if not places:
        return None
    place = world.chance.choice(places)
    word = parts(passage.tokens[place])[1]
    at = world.chance.randint(1, len(word) - 3)
    return Made(with_word(passage, place, word[:at] + word[at + 1] + word[at] + word[at + 2 :]), NO_RISK)


def joined(world: World, passage: Passage) -> Made | None:
    """The end of one sentence is joined to words of a later one, and what stood between is gone without a sign."""
    tokens = passage.tokens
    first, last = 6, len(tokens) - 6
    if last - first < 4:
        return None
    start = world.chance.randint(first, last - 4)
    end = world.chance.randint(start + 3, last)
    return Made(" ".join(tokens[:start] + tokens[end:]))


def clause_dropped(world: World, passage: Passage) -> Made | None:
    """What stands between two commas is gone with one of them."""
    tokens = passage.tokens
    commas = [place for place, token in enumerate(tokens) if token.endswith(",")]
    pairs = [
        (start, end)
        for start, end in itertools.pairwise(commas)
        if start >= 4 and end < len(tokens) - 4 and any(map(is_plain, tokens[start + 1 : end + 1]))
    ]
    if not pairs:
        return None
    start, end = world.chance.choice(pairs)
    return Made(" ".join(tokens[: start + 1] + tokens[end + 1 :]))


def _replaced(world: World, passage: Passage, pattern: re.Pattern[str], other: Callable[[str], str]) -> Made | None:
    """What a pattern's group finds in one place is something else."""
    found = list(pattern.finditer(passage.text))
    if not found:
        return None
    match = world.chance.choice(found)
    start, end = match.span(1)
    text = f"{passage.text[:start]}{other(match[1])}{passage.text[end:]}"
    return Made(" ".join(text.split())) if text != passage.text else None


def pointer(world: World, passage: Passage) -> Made | None:
    """A subsection that is pointed at is another: "paragraph (c) of" for "paragraph (a) of"."""
    return _replaced(world, passage, POINTER, lambda found: world.chance.choice("bcdefgh".replace(found, "")))


def pointer_lost(world: World, passage: Passage) -> Made | None:
    """What is pointed at is the whole: "section 3 of" for "section 3(a) of"."""
    return _replaced(world, passage, WHOLE_POINTER, lambda _: "")


def bracketed_number(world: World, passage: Passage) -> Made | None:
    """The figure in brackets behind a number in words is another: "sixty (90) days"."""
    return _replaced(world, passage, FIGURE_IN_BRACKETS, lambda found: str(int(found) + world.chance.randint(1, 9)))


def bracketed_short_name(world: World, passage: Passage) -> Made | None:
    """A short name in brackets is another one."""
    return _replaced(world, passage, SHORT_NAME, lambda _: world.chance.choice(["DOJ", "FTC", "OMB", "EPA", "NSC"]))


def point_lost(world: World, passage: Passage) -> Made | None:
    """A figure without its decimal point, which so is another."""
    return _replaced(world, passage, DECIMAL, lambda _: "")


def range_joined(world: World, passage: Passage) -> Made | None:
    """Two figures without the hyphen between them, which so are one."""
    return _replaced(world, passage, RANGE, lambda _: "")
