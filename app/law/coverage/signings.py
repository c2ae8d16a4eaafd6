"""That a president signed an executive order on a day, as fact sheets and newspapers say it."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from app.law import presidents
from app.law.coverage.days import periods
from app.law.coverage.values import Signing, Where

_SENTENCE = re.compile(r"[^.;!?]+(?:[.](?!\s+[A-Z“\"])[^.;!?]*)*")
"""Up to a mark behind which a new sentence begins: "President Donald J. Trump" ends none but before a capital; see
`_sentences`."""
_INITIAL = re.compile(
    r"(?<=\b[A-Z])\.(?=\s[A-Z])|(?<=\bU\.S)\.(?=\s)|(?<=\b(?:Jr|Sr|No|Mr|Ms|Dr|St))\.(?=\s)|(?<=\bMrs)\."
)
_ORDER = r"(?:[Ee]xecutive [Oo]rder|EXECUTIVE ORDER|EO|E\.O\.)(?![A-Za-z])(?! ?(?:No\. ?)?\d)"
_SIGNED = re.compile(rf"\b(?:sign(?:ed|s|ing)?|issu(?:ed|es?|ing))\b(?P<between>[^;:()]{{0,60}}?)(?<![A-Za-z]){_ORDER}")
"""One order, not several: "signed three Executive Orders" names no day of one."""
_ORDER_SIGNED = re.compile(rf"(?<![A-Za-z]){_ORDER}[^;:]{{0,30}}?\b(?:signed|issued)\b")
_SURNAMES = {president.name.removesuffix(" Jr.").rsplit(" ", 1)[-1] for president in presidents.PRESIDENTS}
_SURNAME = re.compile(rf"\b(?:{'|'.join(sorted(_SURNAMES))})\b(?! (?:Administration|era\b))")
_BACK = 120
_FORTH = 45
_TOLD, _TOLD_WORDS = 220, 24
_NEWS = timedelta(days=3)
_IN_OFFICE = re.compile(r"\b(?:his|the) first (?:day|week)\b")
_OTHER_ACT = re.compile(r"[Mm]emorand|[Pp]roclamation")
OTHER_SIGNER = re.compile(r"\b(?:Governor|Gov\.|Mayor)\b")
"""Their orders are executive orders, too, and none of these."""


def signings(paragraph: str, where: Where, published_on: date | None) -> Iterator[Signing]:
    """Each signing of one order that `paragraph` dates."""
    for sentence in _sentences(paragraph):
        for pattern in (_SIGNED, _ORDER_SIGNED):
            for match in pattern.finditer(sentence):
                found = _signing(sentence, match, where, published_on)
                if found is not None:
                    yield found


def _sentences(paragraph: str) -> list[str]:
    shielded = _INITIAL.sub("\x00", paragraph)
    return [match[0].replace("\x00", ".").strip() for match in _SENTENCE.finditer(shielded)]


def _signing(sentence: str, match: re.Match[str], where: Where, published_on: date | None) -> Signing | None:
    start, end = max(0, match.start() - _BACK), match.end() + _FORTH
    told = sentence[match.end() : match.end() + _TOLD]
    around = sentence[start:end] + (told[_FORTH:] if _IN_OFFICE.search(told) else "")
    if OTHER_SIGNER.search(around) or _OTHER_ACT.search(match[0]):
        return None
    found = sorted(
        (max(match.start() - (start + last), start + first - match.end(), 0), period, start + first, start + last)
        for period, first, last in periods(around, published_on)
    )
    if not found:
        return None
    _, (since, until), first, last = found[0]
    named = tuple(dict.fromkeys(_SURNAME.findall(around)))
    words = sentence[min(first, match.start(), _named_at(sentence, start, match)) : max(last, match.end())]
    is_news = published_on is not None and since == until <= published_on <= until + _NEWS
    told_as = " ".join(told.strip(" ,—–-").split(" ")[:_TOLD_WORDS])
    return Signing(words, since, until, where, named, told_as, is_news)


def _named_at(sentence: str, start: int, match: re.Match[str]) -> int:
    named = [found.start() for found in _SURNAME.finditer(sentence, start, match.start())]
    return named[-1] if named else match.start()
