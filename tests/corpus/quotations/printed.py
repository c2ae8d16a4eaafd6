"""The same words in another dress: what printers, sites and editors do that changes no word."""

import html
import re
from collections.abc import Callable

from tests.corpus.quotations.cases import Made
from tests.corpus.quotations.passages import Passage, World, parts

Change = Callable[[World, Passage], Made | None]

CURLED = ((r"(?<=\w)['’](?=\w)", "’"), (r"(?:^|(?<=[\s(]))[\"“]", "“"), (r"[\"”]", "”"))


def _if_other(passage: Passage, quote: str) -> Made | None:
    return Made(quote) if quote != passage.text else None


def plain(world: World, passage: Passage) -> Made | None:
    """As it stands, its blank lines as one space."""
    return Made(" ".join(passage.tokens))


def closed(world: World, passage: Passage) -> Made | None:
    """With the comma or point of the sentence around it, or without its own."""
    text = passage.text.rstrip(".,;:")
    return Made(text + world.chance.choice([".", ",", ""])) if text[-1:].isalnum() else None


def spaced(world: World, passage: Passage) -> Made | None:
    """With other white space: lines, tabs, two spaces, spaces that do not break."""
    return Made(
        "".join(
            f"{token}{world.chance.choice([' ', chr(10), '  ', chr(160), chr(0x2009), chr(9)])}"
            for token in passage.tokens
        ).strip()
    )


def curly(world: World, passage: Passage) -> Made | None:
    """With curly marks for straight ones."""
    text = passage.text
    for pattern, mark in CURLED:
        text = re.sub(pattern, mark, text)
    return _if_other(passage, text)


def straight(world: World, passage: Passage) -> Made | None:
    """With straight marks for curly ones."""
    return _if_other(passage, passage.text.translate(str.maketrans("‘’“”", "''\"\"")))


def nested(world: World, passage: Passage) -> Made | None:
    """With single marks inside, as the outer ones are double."""
    return _if_other(passage, re.sub(r"[“”\"]", world.chance.choice("'’"), passage.text))


def dashes(world: World, passage: Passage) -> Made | None:
    """With other dashes."""
    dash = world.chance.choice([" – ", "--", " -- ", "—", " — "])
    return _if_other(passage, re.sub(r"\s*(?:—|--|–(?!\d))\s*", dash, passage.text))


def hyphen_lost(world: World, passage: Passage) -> Made | None:
    """With a space for a hyphen between two words."""
    return _if_other(passage, re.sub(r"(?<=[A-Za-z]{3})-(?=[A-Za-z]{3})", " ", passage.text, count=1))


def hyphen_added(world: World, passage: Passage) -> Made | None:
    """With a hyphen for the space between two words."""
    gaps = list(re.finditer(r"(?<=[a-z]{3}) (?=[a-z]{3})", passage.text))
    if not gaps:
        return None
    gap = world.chance.choice(gaps)
    return Made(f"{passage.text[: gap.start()]}-{passage.text[gap.end() :]}")


def line_hyphen(world: World, passage: Passage) -> Made | None:
    """With a word parted by a soft hyphen, as pages hold them."""
    places = [place for place in passage.places if len(parts(passage.tokens[place])[1]) > 6]
    if not places:
        return None
    tokens, place = passage.tokens, world.chance.choice(places)
    tokens[place] = f"{tokens[place][:4]}\N{SOFT HYPHEN}{tokens[place][4:]}"
    return Made(" ".join(tokens))


def unseen(world: World, passage: Passage) -> Made | None:
    """With signs that have no width."""
    tokens = passage.tokens
    for _ in range(2):
        place = world.chance.randrange(len(tokens))
        tokens[place] += world.chance.choice(
            ["\N{ZERO WIDTH SPACE}", "\N{WORD JOINER}", "\N{ZERO WIDTH NO-BREAK SPACE}"]
        )
    return Made(" ".join(tokens))


def ligatures(world: World, passage: Passage) -> Made | None:
    """With the ligatures of a PDF."""
    return _if_other(passage, passage.text.replace("fi", "ﬁ").replace("fl", "ﬂ").replace("ff", "ﬀ"))


def first_letter(world: World, passage: Passage) -> Made | None:
    """With the other case of the first letter."""
    first = passage.text[0]
    return _if_other(passage, (first.lower() if first.isupper() else first.upper()) + passage.text[1:])


def bracketed_letter(world: World, passage: Passage) -> Made | None:
    """With the first letter's other case in brackets."""
    first = passage.text[0]
    return Made(f"[{first.swapcase()}]{passage.text[1:]}") if first.isalpha() and passage.text[1:2].islower() else None


def title_case(world: World, passage: Passage) -> Made | None:
    """With a capital for every word."""
    return _if_other(passage, " ".join(token[:1].upper() + token[1:] for token in passage.tokens))


def capitals(world: World, passage: Passage) -> Made | None:
    """All in capitals."""
    return _if_other(passage, passage.text.upper())


def small(world: World, passage: Passage) -> Made | None:
    """All in small letters."""
    return _if_other(passage, passage.text.lower())


def federal(world: World, passage: Passage) -> Made | None:
    """With small letters where a newspaper has them."""
    return _if_other(
        passage,
        re.sub(
            r"\b(Federal|State|Nation|Government|Department|Agency|Order)(?=s?\b)", lambda m: m[0].lower(), passage.text
        ),
    )


def commas(world: World, passage: Passage) -> Made | None:
    """With a comma gone."""
    found = [match.start() for match in re.finditer(r"(?<=[a-z]),(?= )", passage.text)]
    if not found:
        return None
    at = world.chance.choice(found)
    return Made(passage.text[:at] + passage.text[at + 1 :])


def comma_added(world: World, passage: Passage) -> Made | None:
    """With one comma more."""
    found = [match.start() for match in re.finditer(r"(?<=[a-z]{3}) (?=[a-z]{3})", passage.text)]
    if not found:
        return None
    at = world.chance.choice(found)
    return Made(f"{passage.text[:at]},{passage.text[at:]}")


def semicolons(world: World, passage: Passage) -> Made | None:
    """With commas for semicolons and colons."""
    return _if_other(passage, re.sub(r"[;:](?= )", ",", passage.text))


def bracketed_point(world: World, passage: Passage) -> Made | None:
    """With a closing point in brackets."""
    text = passage.text.rstrip(".,;:")
    return Made(f"{text}{world.chance.choice(['[.]', '[,]'])}") if text[-1:].isalnum() else None


def line_breaks(world: World, passage: Passage) -> Made | None:
    """With the line breaks of a page."""
    tokens = passage.tokens
    for place in range(3, len(tokens), 6):
        tokens[place] = (
            f"{world.chance.choice(['<br />', '<br>', '<br/>'])}{world.chance.choice(['', chr(10)])}{tokens[place]}"
        )
    return _if_other(passage, " ".join(tokens))


def marked_up(world: World, passage: Passage) -> Made | None:
    """With a word set in bold or italics."""
    tokens, place = passage.tokens, world.chance.choice(passage.places or [0])
    open_, close = world.chance.choice([("<em>", "</em>"), ("<b>", "</b>"), ("**", "**"), ("_", "_"), ("*", "*")])
    before, word, after = parts(tokens[place])
    tokens[place] = f"{before}{open_}{word}{close}{after}"
    return Made(" ".join(tokens)) if word else None


def entities(world: World, passage: Passage) -> Made | None:
    """With the entities of a page."""
    text = html.escape(passage.text).replace("’", "&#8217;").replace("—", "&mdash;").replace("§", "&sect;")
    return Made(re.sub(r" ", "&nbsp;", text, count=2))


def mojibake(world: World, passage: Passage) -> Made | None:
    """As a page read in the wrong encoding."""
    text = re.sub(r"(?<=\w)'(?=\w)", "’", passage.text)
    text = re.sub("[’“”—–§]", lambda match: _misread(match[0]), text)
    return _if_other(passage, text)


def _misread(sign: str) -> str:
    return sign.encode().decode("cp1252", "replace").replace("\N{REPLACEMENT CHARACTER}", "\x9d")
