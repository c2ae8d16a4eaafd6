"""Which order a page without a number is: by signing date, title and words, with a score.

The name of a file is never evidence. A page is given a number only when one held order near its date fits it and no
other one does nearly as well; two pages may be one order (EO 14173).
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from zlib import crc32

from app.law.documents import Account, Head
from app.reconcile import rank_texts

_EARLIEST, _LATEST = -12, 5
"""How many days before and after its page's date an order was signed (measured over 344 pages)."""

_SAME = 0.99
_SAME_WORDS_WITH_TITLE = 0.4
_SAME_WORDS = 0.9
_LOSSY_WORDS = 0.15
_LEAD = 0.05
_FEW_WORDS = 5
_SHINGLE = 4
_SHARED = ("preamble", "annex")
_GENERAL = re.compile(
    r"construed to impair or otherwise affect|implemented consistent with applicable law|does not,? create any right"
    r"|(?:costs?|funding) for (?:the |this order’s )?publication|authority granted by law"
    r"|functions of the Director of the Office of Management and Budget relating"
)
_TITLE_WORD = re.compile(r"\w+")
_TITLE_PREFIX = re.compile(r"(?:president \w+ (?:issues|signs) )?(?:an )?executive order (?:on |to )?", re.IGNORECASE)
_EMPTY_WORDS = frozenset("a an and as at by for from in of on or the to with".split())  # noqa: SIM905 (a list of words)


@dataclass(frozen=True, slots=True)
class Match:
    """The number found and its score, 0 to 1; or None and the reason."""

    number: str | None
    score: float
    reason: str = ""


@dataclass(frozen=True, slots=True)
class _Fit:
    """How well one held order fits a page.

    Attributes:
        number: the held order's.
        title: likeness of the titles' words, 0 to 1.
        shortened: the page's title is the order's with words left out (EO 14176, 14223).
        text: likeness of the provisions' words, or None where no text is held.
        same_day: both were signed on one day.
    """

    number: str
    title: float
    shortened: bool
    text: float | None
    same_day: bool

    @property
    def score(self) -> float:
        likeness = 0.9 * self.title if self.text is None else 0.7 * self.text + 0.3 * self.title
        return likeness if self.same_day else 0.9 * likeness

    @property
    def is_sure(self) -> bool:
        """Two orders of a day may differ in one word of the title (EO 14226 and 14227) or repeat most of a text.

        So an unlike title needs nearly all the words; a like one needs some of them, fewer on the very day, for the
        archive's texts have lost many (EO 14140); where no text is held the title alone must be the same.
        """
        if self.text is None:
            return self.title >= _SAME or (self.same_day and self.shortened)
        if self.title >= _SAME:
            return self.text >= (_LOSSY_WORDS if self.same_day else _SAME_WORDS_WITH_TITLE)
        return self.same_day and self.text >= _SAME_WORDS


def near(page: Head, by_day: Mapping[date, set[str]]) -> list[str]:
    """The numbers of the held orders signed around the page's date.

    Args:
        page: of an account without a number.
        by_day: the numbers of the orders of each day, by any of their accounts.
    """
    if page.signed_on is None:
        return []
    days = [page.signed_on + timedelta(days=offset) for offset in range(_EARLIEST, _LATEST + 1)]
    return sorted({number for day in days for number in by_day.get(day, ())})


def match(page: Account, held: Mapping[str, Sequence[Account]], texts: dict[str, list[frozenset[int]]]) -> Match:
    """The order that a page without a number is, if that is beyond doubt.

    Args:
        page: its account.
        held: the accounts of the orders that are `near`, by number.
        texts: what was read of their texts for another page; added to.
    """
    if page.signed_on is None:
        return Match(None, 0.0, "The page has no date to match it by.")
    own = _shingles(page)
    fits = []
    for number, accounts in held.items():
        if number not in texts:
            texts[number] = [_shingles(one) for one in accounts if one.sections]
        fits.append(_fit(page, own, number, accounts, texts[number]))
    fits.sort(key=lambda fit: (-fit.score, fit.number))
    return _decided(page, fits)


def _fit(
    page: Account, own: frozenset[int], number: str, accounts: Sequence[Account], texts: Sequence[frozenset[int]]
) -> _Fit:
    titles = [title_words(account.title) for account in accounts]
    title = title_words(page.title)
    return _Fit(
        number,
        title=max(_likeness(title, other) for other in titles),
        shortened=len(title) >= _FEW_WORDS and any(title < other for other in titles),
        text=max((_likeness(own, other) for other in texts), default=None),
        same_day=any(account.signed_on == page.signed_on for account in accounts),
    )


def _decided(page: Account, fits: Sequence[_Fit]) -> Match:
    """The best fit if it is sure and well ahead of the next one."""
    if not fits:
        return Match(None, 0.0, f"No held order was signed near {page.signed_on}.")
    best = fits[0]
    score = round(min(1.0, best.score), 3)
    if not best.is_sure:
        return Match(None, score, f"No held order of these days fits; the nearest is {best.number} ({score:.2f}).")
    rivals = [fit.number for fit in fits[1:] if fit.is_sure and best.score - fit.score < _LEAD]
    if rivals:
        return Match(None, score, f"It fits {', '.join([best.number, *rivals])} about equally well.")
    return Match(best.number, score)


def are_alike(pages: Sequence[Account]) -> bool:
    """Whether all of them have nearly the words of the first."""
    first, *others = map(_shingles, pages)
    return all(_likeness(first, other) >= _SAME_WORDS for other in others)


def title_words(title: str) -> frozenset[str]:
    """The title's telling words; a page's own "Executive Order on" is not one of them."""
    prefix = _TITLE_PREFIX.match(title)
    bare = title[prefix.end() :] if prefix else title
    return frozenset(_TITLE_WORD.findall(bare.casefold().replace("’", "'"))) - _EMPTY_WORDS


def _shingles(account: Account) -> frozenset[int]:
    """Every run of words of the order's own provisions, as numbers that are the same in every process.

    The authority clause, the general provisions and annexes are left out: the first two are alike in all orders, and
    an annex is often a picture in one of the publications. An order that is nothing else counts whole (EO 14102).
    """
    own = [part for part in account.walk() if not (part.id.startswith(_SHARED) or _GENERAL.search(part.text))]
    run = rank_texts.words_of(own) or rank_texts.words(account)
    return frozenset(
        crc32(" ".join(run[index : index + _SHINGLE]).encode()) for index in range(max(1, len(run) - _SHINGLE + 1))
    )


def _likeness(one: frozenset[Any], other: frozenset[Any]) -> float:
    """Twice the common part over both (Dice), 0 to 1."""
    both = len(one) + len(other)
    return 2 * len(one & other) / both if both else 0.0
