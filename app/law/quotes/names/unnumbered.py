"""Orders that prose names without a number: by their titles or their days."""

import re
from collections.abc import Iterator
from itertools import islice

from app.law.quotes.names import before, said
from app.law.quotes.names.plain import Emphasis
from app.law.quotes.names.values import Basis, Claim, Mention

_NAME = re.compile(
    r"(?<![^\W_])(?:(?i:executive\sorders?)|E\.\s?O\.|EO)(?![^\W_])(?:\s\(E\.?O\.?\))?(?!\s?,?\s?(?:(?i:nos?\b\.?|number)\s?)?#?\d)"
)
_MOST_LISTED = 20
_JOINT = re.compile(r"[,;.]?[”\"’')]{0,3}[,;]?\s(?:(?:and|as\swell\sas)\s)?(?=[“\"‘'(]|\w)")
_RELATIVE = re.compile(
    r"\s?(?:on\s)?(?P<day>(?:last\s|this\s|late\s|early\s)?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today))\b"
)
_RELATIVE_AHEAD = re.compile(
    r"\b(?:on\s)?(?P<day>(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[Yy]esterday|[Tt]oday),?\s)(?:signed|issued)\s(?:(?:an?|the|his)\s)?(?:new\s)?$"
)


def unnumbered(text: str, emphasis: Emphasis) -> Iterator[Mention]:
    """Every executive order that is named otherwise than by a number, with what is said of it."""
    for name in _NAME.finditer(text):
        claims = [claim for claim in before.ahead(text, name.start(), emphasis) if claim.basis is not Basis.TITLE]
        behind = list(said.behind(text, name.end(), emphasis))
        listed = [claim for claim in behind if claim.basis is Basis.TITLE and not claim.open]
        if "orders" in name[0].lower() and listed:
            yield from islice(_list(text, listed[0], emphasis), _MOST_LISTED)
            continue
        claims.extend(behind)
        told = _named(claims)
        if told:
            start = min([name.start(), *(claim.span[0] for claim in told)])
            end = max([name.end(), *(claim.span[1] for claim in told)])
            yield Mention(None, (start, end), tuple(told))
        elif relative := _relative(text, name):
            yield Mention(None, name.span(), (relative,))


def _list(text: str, title: Claim, emphasis: Emphasis) -> Iterator[Mention]:
    """The orders of a list of titles: "executive orders titled “…” and “…”"."""
    further: Claim | None = title
    while further and further.basis is Basis.TITLE and not further.open:
        yield Mention(None, further.span, (further,))
        joint = _JOINT.match(text, further.span[1])
        further = next(said.behind(text, joint.end(), emphasis), None) if joint else None


def _named(claims: list[Claim]) -> list[Claim]:
    """The claims, where a title or a whole day is among them; a year or a president names none."""
    names = any(
        (claim.basis is Basis.TITLE and (claim.firm or len(claim.words.split()) >= 4))
        or (claim.day is not None and claim.day.whole() is not None)
        for claim in claims
    )
    return claims if names else []


def _relative(text: str, name: re.Match[str]) -> Claim | None:
    """A day that only the day of the prose tells: "signed an executive order Monday"."""
    match = _RELATIVE.match(text, name.end())
    if match is None:
        ahead = max(0, name.start() - 48)
        match = _RELATIVE_AHEAD.search(text[ahead : name.start()])
        base = ahead
    else:
        base = 0
    if match is None:
        return None
    start, end = match.span("day")
    return Claim(Basis.DATE, (base + start, base + end), match["day"].strip(" ,"))
