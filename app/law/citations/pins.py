"""A place inside a document, as people type it behind its name: "§ 3(b)", "s 3(b)", "section 3, paragraph (b)"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.law.citations.chains import Chain, paths_of, read_chain
from app.law.citations.provisions import read_list

_SPELLINGS: Sequence[tuple["re.Pattern[str]", str]] = (
    (re.compile(r"(?<![A-Za-z.])(?:s{1,2}|sects?|secs?)\b\.?\s?(?=[\d(])", re.IGNORECASE), "section "),
    (re.compile(r"(?<=\d)(?:s{1,2}\.?|secs?\.?|sections?)\s?(?=\d)", re.IGNORECASE), " section "),
    (re.compile(r"(?<![A-Za-z.])(?:ss?)(?=\d)", re.IGNORECASE), "section "),
    (re.compile(r"\bsubs(?:ec)?s?\b\.?\s?(?=[\d(])", re.IGNORECASE), "subsection "),
    (re.compile(r"\bsubparas?\b\.?\s?(?=[\d(])", re.IGNORECASE), "subparagraph "),
    (re.compile(r"(?:\bparas?\b\.?|\bpars?\b\.?|¶{1,2})\s?(?=[\d(])", re.IGNORECASE), "paragraph "),
    (re.compile(r"\bcls?\b\.?\s?(?=[\d(])", re.IGNORECASE), "clause "),
    (re.compile(r"\bpts?\b\.?\s?(?=[\dIVX])"), "part "),
    (re.compile(r"\barts?\b\.?\s?(?=[\dIVX])"), "article "),
)
_UNITS = r"(?:sub)?(?:section|paragraph|clause|part|article)s?"
_NEXT_UNIT = re.compile(rf"(?<=[\w)])\s(?={_UNITS}\s[\d(IVX])", re.IGNORECASE)


def spelt_out(words: str) -> str:
    """The words with the abbreviations of units written out, and a comma before a unit inside another."""
    for pattern, unit in _SPELLINGS:
        words = pattern.sub(unit, words)
    chained = [match.start() for match in _NEXT_UNIT.finditer(words) if _UNIT_BEFORE.search(words, 0, match.start())]
    for place in reversed(chained):
        words = f"{words[:place]},{words[place:]}"
    return words


_UNIT_BEFORE = re.compile(rf"\b{_UNITS}\s[\dIVX][\w.-]*(?:\([A-Za-z0-9]+\))*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Pin:
    """The provisions read, where they end, and what is left of the words that look like a place but are none."""

    ids: tuple[str, ...]
    end: int
    unread: str = ""


_LEAD = re.compile(r"\s?[,:]?\s?(?:at\s|in\s)?", re.IGNORECASE)
_BARE = re.compile(r",?\s(?=\d{1,2}(?:\.\d{1,2})?\(|\d-\d{3}(?!\d))")
"""What may stand between an order's number and "3(b)"; a bare number after it is as likely a year."""
_NAMED = re.compile(r"(?:preamble|annex)\b", re.IGNORECASE)
_EDITION = re.compile(r"\((?:17|18|19|20)\d\d\)")
_LOOKS_LIKE_A_PLACE = re.compile(rf"\d|§|¶|\b{_UNITS}\b|^\W{{0,3}}\([a-z0-9]{{1,4}}\)", re.IGNORECASE)
_ANOTHER_NUMBER = re.compile(r"\d{4}")
"""No order has so many sections: in "EO 14288 sec. 3(b), 14289 sec. 2" another order is meant."""


def read_pin(words: str, at: int) -> Pin:
    """The provisions that `words` name from `at` on."""
    lead = _LEAD.match(words, at)
    start = lead.end() if lead else at
    chain = read_chain(words, start)
    bare = _BARE.match(words, at)
    named = _NAMED.match(words, start)
    ids: tuple[str, ...] = ()
    end = at
    if chain:
        ids, end = ids_of(chain), chain.end
    elif bare:
        provisions, end = read_list(words, bare.end())
        ids = tuple(provision.id for provision in provisions)
    elif named:
        ids, end = (named[0].lower(),), named.end()
    for place, found in enumerate(ids):
        if _ANOTHER_NUMBER.match(found):
            ids, end = ids[:place], words.rindex(found.partition(".")[0], at, end)
            break
    rest = words[end:].strip(" ,.;")
    return Pin(ids, end, rest if _LOOKS_LIKE_A_PLACE.search(_EDITION.sub("", rest)) else "")


def ids_of(chain: Chain) -> tuple[str, ...]:
    """The ids of a chain's provisions; those of a part or an annex say so ("part 3.b")."""
    unit = chain.levels[-1].unit
    prefix = f"{unit} " if unit in {"part", "title", "annex", "article"} else ""
    return tuple(prefix + ".".join(path) for _, path in paths_of(chain.levels))
