"""Presidents as prose names them: "President Obama", "then-President George W. Bush", "Biden", "FDR"."""

import re
from collections import defaultdict

from app.law.presidents import PRESIDENTS

_LETTERS = {"FDR": "franklin-d-roosevelt", "JFK": "john-f-kennedy", "LBJ": "lyndon-b-johnson"}
_SUFFIX = re.compile(r"\sJr\.$")
_INITIAL = re.compile(r"\b[A-Z]\.\s")


def _names() -> dict[str, tuple[str, ...]]:
    """Every name and whom it may mean; a bare surname may mean two ("Bush")."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for president in PRESIDENTS:
        name = _SUFFIX.sub("", president.name)
        for form in (name, name.rpartition(" ")[2], _INITIAL.sub("", name)):
            found[form].add(president.slug)
    for form, slug in (
        ("Joe Biden", "joe-biden"),
        ("Bill Clinton", "william-j-clinton"),
        ("George H.W. Bush", "george-h-w-bush"),
        ("George Bush", "george-w-bush"),
        ("Van Buren", "martin-van-buren"),
        *_LETTERS.items(),
    ):
        found[form].add(slug)
    return {form: tuple(sorted(slugs)) for form, slugs in found.items()}


_NAMES = _names()
_ANY = "|".join(sorted(map(re.escape, _NAMES), key=len, reverse=True))

PRESIDENT = (
    r"(?:(?:the\s)?(?:(?:[Ff]ormer|[Tt]hen|[Ll]ate)[\s-])?(?:(?:U\.S\.\s)?(?:[Pp]resident|Pres\.)\s)?)"
    rf"(?P<president>{_ANY})(?![^\W_])"
)


def slugs(match: re.Match[str]) -> tuple[str, ...]:
    """Whom a match of PRESIDENT may mean."""
    return _NAMES[match["president"]]
