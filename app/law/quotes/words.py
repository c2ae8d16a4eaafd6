"""A text as the words that are compared, each with its place.

Two words are the same when their keys are: letters and digits without case, accents, apostrophes and soft hyphens;
what a sign is read as stands for the sign. What stands between words is compared for itself, and proves nothing.
"""

import html
import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

_INNER = "\u00ad\u200b-\u200d\u2060\ufeff"
_LETTER = r"[^\W\d_¼-¾⅐-⅞]"
_APOSTROPHES = "'’‘ʼ＇`´\ufffd?"
"""Inside a word. The last two are what a page makes of one that it cannot show."""
_WORD = re.compile(
    rf"""
      [A-Za-z](?:\.[A-Za-z])+(?!{_LETTER})                              # U.S.C
    | [0-9]+/[0-9]+(?![/0-9]) | [¼-¾⅐-⅞]                                # 1/2
    | [0-9]{{1,3}}(?:,[0-9]{{3}})+(?:\.[0-9]+)?(?![0-9])                # 14,288
    | (?<![0-9])\.?[0-9]+(?:\.[0-9]+)*                                  # 8, 2.12, .8
    | {_LETTER}+(?:[{_INNER}]*[{_APOSTROPHES}]?[{_INNER}]*{_LETTER}+)*  # America's
    | (?<![^\s(])(?<![-–—]\s)[-−](?=[$£€]?\.?[0-9])                      # -3
    | [%§&$£€<>~±+=°′″]
    """,
    re.VERBOSE,
)
_SILENT = re.compile(rf"[{_INNER}{_APOSTROPHES},\u0300-\u036f]")
_DIGITS = re.compile("[0-9]")
_OWN_KEYS = {"−": "-", "%": "percent", "&": "and", "§": "section", "US": "u.s", "U.S": "u.s"}
"""What is read otherwise than by its letters: "15%" and "15 percent" are the same words; "us" is no country."""
_HYPHENS = re.compile(rf"\s*[-‐‑‒–—−]\s*|[{_INNER}]+")
_POINT = re.compile(r"\.\s?")
_POWER = re.compile(rf"[\^{_INNER}]*")
_SUPERSCRIPTS = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹")
_SECTION = {"sec": "section", "secs": "sections"}
_CODES = frozenset({"usc", "cfr"})
"""Behind these "§" says nothing: "8 U.S.C. § 1373" is what the Federal Register prints "8 U.S.C. 1373"."""
_ONE_WORD = frozenset({("per", "cent")})
"""Words that are written apart and together."""

_LABEL = re.compile(r"([A-Za-z])\1?|(?=[ivxlIVXL])[xX]{0,3}(?:[iI][xXvV]|[lLvV]?[iI]{0,3})|[0-9]{1,2}")
_BEGINS = re.compile(r"(?:^|[.;:,—–-]\s*|[\s,](?:and|or)\s+)$")
_NAMES = re.compile(
    r"(?:\b(?:(?:sub)?(?:sections?|paragraphs?|clauses?)|items?|parts?|titles?|schedules?|classes|class)|[)\]\d])"
    r"\s*,?\s*(?:(?:and|or)\s+)?$",
    re.IGNORECASE,
)
_NAMED = re.compile(r"\s*(?:of\s+(?:this|the|section|such|that)\b|,\s*(?:(?:and|or)\s+)?\(|(?:and|or|through|to)\s+\()")
_NEIGHBOURHOOD = 40
_SECOND = {"a": "(b)", "A": "(B)", "1": "(2)", "i": "(ii)", "I": "(II)"}
"""What follows the first of a series, which may begin in the middle of a sentence."""

_MARKUP = re.compile(
    r"</?[A-Za-z][^<>]{0,200}>|&(?:[A-Za-z]{2,8}|#[0-9]{1,6}|#x[0-9A-Fa-f]{1,6});|\\[\[\]().*_\"'-]"
    r"|(?:[\u00c2-\u00f4][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]{1,3})+"
)
_HAS_MARKUP = re.compile(r"[<&\\\u00c2-\u00f4]")
_PAD = "\u200b"


class Word(NamedTuple):
    """One word: what is compared, and where it stands, in code points."""

    key: str
    start: int
    end: int


def masked(text: str) -> str:
    """The text with markup and broken characters out of the way, every character else in its place.

    Tags and entities of HTML, the escapes of Markdown, and the traces that UTF-8 leaves when it is read as Windows-1252
    are what a page leaves in words copied from it.
    """
    return _MARKUP.sub(_mask, text) if _HAS_MARKUP.search(text) else text


def _mask(match: re.Match[str]) -> str:
    found = match[0]
    stands = _meant(found)
    if len(stands) > len(found):
        return found
    return " " * len(found) if stands.isspace() else stands.ljust(len(found), _PAD)


def _meant(found: str) -> str:
    """What markup or broken characters stand for; a blank where that is nothing."""
    if found.startswith("<"):
        return "^" if found.lower() == "<sup>" else " "
    if found.startswith("\\"):
        return found[1]
    if found.startswith("&"):
        return html.unescape(found)
    return _repaired(found)


def _repaired(broken: str) -> str:
    """Characters of UTF-8 that were read as those of Windows-1252, once or twice; as they are if they were not."""
    found = broken
    for _ in range(2):
        try:
            found = bytes(map(_byte, found)).decode()
        except (ValueError, KeyError):
            break
    return found


def _byte(character: str) -> int:
    """The byte that Windows-1252 reads as a character, or one of those that it leaves out."""
    try:
        return character.encode("cp1252")[0]
    except UnicodeEncodeError:
        return ord(character)


def words(text: str) -> list[Word]:
    """The words of `text`, in order."""
    found: list[Word] = []
    for match in _WORD.finditer(text):
        key = key_of(match[0])
        if key and not (match[0] == "§" and found and found[-1].key in _CODES):
            found.append(Word(key, *match.span()))
    for place, key in _sections([word.key for word in found]):
        found[place] = found[place]._replace(key=key)
    if found and found[-1].key in _SECTION and text[found[-1].end - 1].islower() and text[found[-1].end :][:1] == ".":
        found[-1] = found[-1]._replace(key=_SECTION[found[-1].key])  # cut off before its number
    return found


def keys(text: str) -> list[str]:
    """The keys of the words of `text`, in order: those of `words`, in a third of the time."""
    if "§" in text:
        return [word.key for word in words(text)]
    found = list(filter(None, map(key_of, _WORD.findall(text))))
    for place, key in _sections(found):
        found[place] = key
    return found


def _sections(found: Sequence[str]) -> list[tuple[int, str]]:
    """Where "Sec." before a number is "Section"; "the SEC" is none."""
    return [
        (place, _SECTION[key])
        for place, key in enumerate(found[:-1])
        if key in _SECTION and found[place + 1][0].isdigit()
    ]


@lru_cache(maxsize=65_536)
def key_of(word: str) -> str:
    """What of a word is compared."""
    if word in _OWN_KEYS:
        return _OWN_KEYS[word]
    if word.isascii() and word.isalpha():
        return word.lower()
    folded = _SILENT.sub("", unicodedata.normalize("NFKD", _SILENT.sub("", word)).casefold()).replace("⁄", "/")
    if not _DIGITS.search(folded):
        return folded.replace(".", "")
    return f"0{folded}" if folded.startswith(".") else folded


def joined(text: str, pieces: Sequence[Word]) -> str | None:
    """The key of several neighbouring words that are written as one elsewhere; None where they are not.

    A hyphen joins them where there are letters ("20-25" is no 2025), points join the letters of an abbreviation, and a
    power is set behind its base where its place is lost ("10²⁶", "1026").
    """
    if tuple(piece.key for piece in pieces) in _ONE_WORD:
        return "".join(piece.key for piece in pieces)
    together = all(_joins(text, *pair) for pair in pairwise(pieces))
    return "".join(piece.key for piece in pieces) if together else None


def _joins(text: str, piece: Word, following: Word) -> bool:
    between = text[piece.end : following.start]
    if piece.key[-1:].isdigit() and following.key[:1].isdigit():
        return ("^" in between and bool(_POWER.fullmatch(between))) or (
            not between and text[following.start] in _SUPERSCRIPTS
        )
    letters = piece.end - piece.start == following.end - following.start == 1
    return bool(_HYPHENS.fullmatch(between)) or (letters and bool(_POINT.fullmatch(between)))


def begins(text: str, start: int) -> bool:
    """Whether a text, a sentence or an item begins at a place."""
    before = text[max(0, start - _NEIGHBOURHOOD) : start].rstrip("“\"‘'(")
    return not before.strip() or bool(_BEGINS.search(before))


def may_enumerate(key: str) -> bool:
    """Whether a word looks like an enumerator, wherever it stands."""
    return bool(_LABEL.fullmatch(key))


def enumerates(text: str, start: int, end: int) -> bool:
    """Whether a word is an enumerator in running text: a letter, a numeral or a figure alone in brackets, that begins.

    It stands behind a mark or "and", or is the first of a series, and is not the name of a provision: "section 5 (b)",
    "subsection (a) of this". A brace is how a scan reads a bracket.
    """
    if not start or text[start - 1] not in "({" or text[end : end + 1] not in (")", "}"):
        return False
    before = text[max(0, start - _NEIGHBOURHOOD) : start - 1]
    if not _LABEL.fullmatch(text, start, end) or _NAMES.search(before) or _NAMED.match(text, end + 1):
        return False
    second = _SECOND.get(text[start:end])
    return not before.strip() or bool(_BEGINS.search(before)) or (second is not None and second in text[end:])
