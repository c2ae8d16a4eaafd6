"""An order's title by its own caption, where the archive's page bears another.

From 1977 to 1981 it names some pages for the press release: "United States-Iran Agreement on Release of the American
Hostages" heads EO 12276 to 12285, and "PRESIDENT'S COMMISSION ON HOSTAGE COMPENSATION" the text of EO 12285.
"""

import re
from datetime import date

from app.sources.archive.lines import caption, folded

_FIRST, _LAST = date(1977, 1, 20), date(1981, 1, 20)
_FEWEST_WORDS = 3
_AS_PRINTED = re.compile(r"[IVX]+|(?:[A-Z]\.){2,}")
_SMALL = frozenset({"a", "an", "and", "as", "at", "by", "for", "in", "of", "on", "or", "the", "to"})


def title_of(page: str, body: str, signed_on: date | None) -> str:
    """The title of the page, or the caption in the text's capitals where that says more."""
    if signed_on is None or not _FIRST <= signed_on <= _LAST:
        return page
    own = caption(body)
    is_title = len(own.split()) >= _FEWEST_WORDS and folded(own) != folded(page)
    return _in_title_case(own.rstrip(".")) if is_title else page


def _in_title_case(words: str) -> str:
    """Words in capitals as titles are written; "LEVEL V" and "U.S." keep theirs."""
    return " ".join(_cased(word, is_first=not place) for place, word in enumerate(words.split()))


def _cased(word: str, *, is_first: bool) -> str:
    if _AS_PRINTED.fullmatch(word):
        return word
    if word.lower() in _SMALL and not is_first:
        return word.lower()
    return re.sub(r"[A-Z][A-Z'’]*", lambda found: found[0].capitalize(), word)
