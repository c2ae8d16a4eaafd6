"""Whole classes of agencies, however an order describes them: "each executive department and agency listed in …"."""

import re

_KIND = r"(?:departments?|agenc(?:y|ies)|establishments?|instrumentalit(?:y|ies))"
_SORT = (
    r"(?:(?:executive|federal|government|governmental|branch|civilian|military|member|independent|public|united states"
    r"|affected|interested|concerned|regulatory|other|individual|principal|lead|law enforcement|of following|major"
    r"|emergency|national security|[a-z]+(?:-[a-z]+)?ing|covered) )"
)
_OF = (
    r"(?: (?:of|in|within)(?: (?:federal|united states|executive branch))*"
    r"(?: of (?:federal |united states )?| )?(?:government|executive branch|united states))?"
)
_MORE = (
    r"(?: (?:[a-z]+(?:ed|ing)|which|that|with|having|whose|who|subject|concerned|responsible|under|for|to|in|as|outside"
    r"|within|involved|party|not)\b.*)?"
)
_AGENCIES = re.compile(
    rf"(?:heads? of )?{_SORT}{{0,4}}{_KIND}(?: (?:(?:and|or) )?{_SORT}{{0,3}}{_KIND}){{0,4}}{_OF}{_MORE}"
)
_HEADS = re.compile(rf"(?:heads? of |{_SORT}{{0,3}}(?:agency|department) heads?\b|agency or department heads?\b)")


def class_of(key: str, words: str) -> tuple[str, ...]:
    """The class that a name means, () for any other; "the Department" is one department, not all.

    Args:
        key: the name as names are compared, in small letters.
        words: the name as it is written.
    """
    if _names_one(words):
        return ()
    if _HEADS.match(key) and not key.startswith("head"):
        return ("agency-heads",)
    if not _AGENCIES.fullmatch(key):
        return ()
    return ("agency-heads",) if key.startswith("head") else ("agencies",)


_ONE = re.compile(r"\b(?:Department|Establishment)\b(?!,? (?:and|or)\b|,)|\bDepartments? of [A-Z]")
_WHOLE = re.compile(r"^(?:each|any|every|all|no|such) ", re.IGNORECASE)


def _names_one(words: str) -> bool:
    return bool(_ONE.search(words)) and not _WHOLE.match(words)
