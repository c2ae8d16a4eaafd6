"""A citation as found in a text, and the small grammar that all kinds share: dates, titles in brackets, lists."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from app.law.documents import Span

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip

DATE = re.compile(rf"({'|'.join(MONTHS)})\s+(\d{{1,2}})(?:st|nd|rd|d|th)?\s?[,.]?\s?(\d{{4}})(?!\d)")
ENUMERATOR = r"\((?!(?:1[789]|20)\d\d\))(?:[a-z0-9]{1,5}|[A-Z]\d?|[A-Z]{2}|[IVXLC]{3,5})\)"
"""A subdivision in brackets; "(RLA)" behind "45 U.S.C. 151-188" is none (EO 13679), nor is the year of an edition."""

SEPARATOR = re.compile(r"\s?[,;]?\s?(?:(?:and|or|&)\s)?\s?")
_DATED = re.compile(r"\s?,?\s?(?:of|dated|issued(?: on)?|signed(?: on)?|approved(?: on)?)\s+|\s?,\s?")
_TITLE_OPENS = re.compile(r"\s?,?\s?(?:entitled:?\s|titled:?\s|on\s)?\s?(?=[“\"(])")
_NO_TITLE = re.compile(
    r"\(?(?:\d|the\b|as\b|hereinafter|herein|Department of|E\.?O|NSPM|Pub|[A-Z]{2,}[) ])|\([^)]{0,3}\)"
)
_CLOSERS = {"(": ")", "“": "”", '"': '"'}
_MARKS = {opening: re.compile(f"[{re.escape(opening + closing)}]") for opening, closing in _CLOSERS.items()}
_TITLE_LIMIT = 400


@dataclass(frozen=True, slots=True)
class Citation:
    """One cited thing. A list ("Executive Orders 13988, 14004, and 14020") yields one Citation an item.

    Attributes:
        kind: a key of KINDS ("executive_order", "us_code", "order_section", …).
        target: the normalised identity inside its kind: "14159", "5 USC 553(b)(B)", "Pub. L. 94-412", "3.b".
        section: the provision of the target that is meant ("6", "3.b.i"), or None for the whole.
        span: where the words that name it stand in the text given.
        title: the title the text gives in brackets, or None.
        dated_on: the date the text gives, or None.
    """

    kind: str
    target: str
    span: Span
    section: str | None = None
    title: str | None = None
    dated_on: date | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader made of one place: its citations (all without a provision yet) and where it stopped.

    `start` is where the words begin, which may lie before the trigger ("5 U.S.C. 553" is triggered by "U.S.C.").
    """

    citations: tuple[Citation, ...]
    start: int
    end: int


Reader = Callable[[str, int], Reading | None]
"""read(text, position of the trigger) -> a Reading, or None where the words are no citation of that kind."""


def read_date(text: str, at: int) -> tuple[date | None, int]:
    """The date that stands exactly at `at`, and the offset behind it (None and `at` where there is none)."""
    match = DATE.match(text, at)
    if match is None:
        return None, at
    try:
        return date(int(match[3]), MONTHS.index(match[1]) + 1, int(match[2])), match.end()
    except ValueError:  # "February 30" is printed nowhere but must not raise
        return None, at


def read_dated(text: str, at: int) -> tuple[date | None, int]:
    """The date that follows a name ("of January 20, 2025", ", dated May 2, 1963")."""
    lead = _DATED.match(text, at)
    if lead is None:
        return None, at
    dated_on, end = read_date(text, lead.end())
    return (dated_on, end) if dated_on else (None, at)


def read_title(text: str, at: int) -> tuple[str | None, int]:
    """The title that follows a name or date, in round brackets or quotation marks."""
    lead = _TITLE_OPENS.match(text, at)
    if lead is None or _NO_TITLE.match(text, lead.end()):
        return None, at
    opener = lead.end()
    end = _closing(text, opener)
    inside = text[opener + 1 : end - 1].strip(' ,;“”"') if end else ""
    return (inside, end) if end and inside[:1].isupper() else (None, at)


def _closing(text: str, opener: int) -> int | None:
    """The offset behind the mark that closes the one at `opener`; brackets nest ("(Foo (Bar) Baz)")."""
    opening, closing, depth = text[opener], _CLOSERS[text[opener]], 0
    for mark in _MARKS[opening].finditer(text, opener, opener + _TITLE_LIMIT):
        if mark[0] == closing and depth > 0:
            depth -= 1
            if depth == 0:
                return mark.end()
        else:
            depth += 1
    return None


Example = tuple[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Kind:
    """How one kind of citation is found.

    Attributes:
        key: the kind of the citations ("us_code").
        triggers: the literal words at which the reader is asked; the scan looks for nothing else.
        read: the reader.
        examples: texts and the targets ("14159 § 6" with a provision) that they must give, of this kind and no more.
        refused: texts that look like it and must give nothing of this kind.
    """

    key: str
    triggers: tuple[str, ...]
    read: Reader
    examples: tuple[Example, ...] = ()
    refused: tuple[str, ...] = ()


def cases_of(*words: str) -> tuple[str, ...]:
    """The words as they are, with a small and a capital initial, and in capitals."""
    forms = (
        form for word in words for form in (word, word[0].lower() + word[1:], word[0].upper() + word[1:], word.upper())
    )
    return tuple(dict.fromkeys(forms))
