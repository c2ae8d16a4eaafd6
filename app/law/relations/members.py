"""Which citations of a sentence are members of one list, and what the verb behind each of them does."""

import re
from collections.abc import Sequence
from functools import lru_cache

from app.law.citations import Citation
from app.law.relations.clauses import OTHER_CLAUSE, without_relative
from app.law.relations.effects import Effect, predicate
from app.law.relations.leanings import AUTHORITY
from app.law.relations.patterns import AMENDED_BY, AND_BY, DESCRIBED, JOINT, PASSIVE, has_verb, part_of
from app.law.relations.sentences import WINDOW, Sentence

LAWS = frozenset({"us_code", "public_law", "joint_resolution", "revised_statutes", "statute_at_large", "named_act"})

_CLAUSE = re.compile(r"\b(?:I|hereby|ordered|shall|is|are)\b")
_UNDER = re.compile(r"\S\s(?:under|pursuant\sto)\s$")
"""EO 11281 ends the authority granted by one order "with respect to property restricted under" another."""


@lru_cache(maxsize=256)
def joins(gap: str) -> bool:
    """Whether the words only stand between two members of a list; the second may be named by a part of it."""
    part = part_of(gap)
    words = without_relative(_ARTICLES.sub("", gap[: part.start()]) if part else gap)
    return JOINT.match(words) is not None and _CLAUSE.search(words) is None and _UNDER.search(gap) is None


_ARTICLES = re.compile(
    r"(?:(?:the|those|that|so\smuch\sof|certain|such|any|all|applicable|pertinent|\w+th|first|second|third)\s)+$",
    re.IGNORECASE,
)
"""EO 11478: "Part I of ⟦order⟧, and those parts of ⟦order⟧, which apply to Federal employment, are superseded"."""


def is_part(gap: str) -> bool:
    """Whether the words before a citation name a part of it."""
    return part_of(gap) is not None


def amenders(sentence: Sentence) -> list[bool]:
    """Which citations only tell by what the one before was amended ("as amended by Executive Orders 13284 and …").

    A bare number goes on with the list of amenders; an order with its name does so unless the verb is plural. An order
    behind a law that amended another law is no amender (EO 10881).
    """
    gaps, citations = sentence.gaps, sentence.citations
    flags: list[bool] = []
    plural = _plural(gaps)
    powers = AUTHORITY.match(gaps[0]) is not None
    for index, citation in enumerate(citations):
        gap = gaps[index]
        goes_on = (
            index > 0
            and flags[-1]
            and joins(gap)
            and ";" not in gap
            and citation.kind == "executive_order" == citations[index - 1].kind
            and (
                citation.span[1] - citation.span[0] < 10
                or citation.target == citations[index - 1].target
                or not plural[index]
                or re.search(r"\bby\b", gap) is not None
            )
        )
        added = AND_BY.search(gap) is not None and (not powers or (index > 0 and flags[-1]))
        flags.append(index > 0 and (AMENDED_BY.search(gap) is not None or added or goes_on))
    return flags


def _plural(gaps: Sequence[str]) -> list[bool]:
    """Whether the list that each citation is in ends in a plural verb: then each named order in it is a subject."""
    flags = [False] * len(gaps)
    for index in range(len(gaps) - 2, -1, -1):
        after = gaps[index + 1][:WINDOW]
        verb = PASSIVE.search(after) if has_verb(after) else None
        joined = index + 2 < len(gaps) and joins(gaps[index + 1])
        flags[index] = re.search(r"\bare\b", verb[0]) is not None if verb else joined and flags[index + 1]
    return flags


def behind(sentence: Sentence, amending: Sequence[bool]) -> list[Effect | None]:
    """The verb that follows each citation or the list it is a member of, past the laws that describe it."""
    gaps, citations = sentence.gaps, sentence.citations
    found: list[Effect | None] = [None] * len(citations)
    following: Effect | None = None
    for index in range(len(citations) - 1, -1, -1):
        gap = _OBJECT.sub("", gaps[index + 1]) if amending[index] else gaps[index + 1]
        last = index == len(citations) - 1
        own = predicate(_ONE.sub(",", gap) if last and index == 0 and not gaps[0].strip() else gap, last=last)
        if own is None and not last and citations[index + 1].kind in LAWS and _HALTED.search(gap):
            own = predicate(f"{gap}it{gaps[index + 2]}", last=last)
        transparent = not last and (
            joins(gap)
            or amending[index + 1]
            or describes(gap)
            or _runs_on(citations, index, gap)
            or _again(citations, index, gap)
        )
        following = own or (following if transparent else None)
        found[index] = following
    return found


_HALTED = re.compile(r"\b(?:is|are)\s?,\s(?:consistent|in\saccordance|pursuant|under)\b[^,;:]{0,100}$", re.IGNORECASE)
"""EO 11933: "which established …, is, consistent with ⟦law⟧, hereby revoked"."""
_OBJECT = re.compile(r"^\s(?:to|by|in|so\sas|relating)\b[^,;:]*(?=,)")
"""What an amender did to the order before it: "amending ⟦order⟧ to Increase the membership …, are" (EO 10859)."""
_ONE = re.compile(r";(?=[^;]*,\s(?:is|are)\s)")
"""The title of a single order may hold a semicolon (EO 12379 names the two unions of a dispute)."""


def describes(gap: str) -> bool:
    """Whether what is cited behind the words only belongs to the description of what stands before them.

    EO 13206: "Executive Order 12924, which continued … regulations issued under the Act, … is revoked"; EO 10189:
    "making certain time limitations imposed by ⟦order⟧ inapplicable to certain cases, is superseded".
    """
    if ";" in gap or ":" in gap or joins(gap):
        return False
    gap = _AMENDED.sub("", gap)
    words = without_relative(gap)
    return DESCRIBED.match(gap) is not None and _CLAUSE.search(words) is None and OTHER_CLAUSE.search(words) is None


_AMENDED = re.compile(r"^\s?,?\s?as\s(?:\w+\s)?amended\s?(?=,)", re.IGNORECASE)


def _again(citations: Sequence[Citation], index: int, gap: str) -> bool:
    """Whether the order is only named again: "⟦order⟧ and all delegations under said order are" (EO 11798)."""
    here, there = citations[index : index + 2]
    same = here.kind == there.kind == "executive_order" and here.target == there.target
    return same and OTHER_CLAUSE.search(without_relative(gap)) is None and ";" not in gap


def _runs_on(citations: Sequence[Citation], index: int, gap: str) -> bool:
    """Whether a law in a description leads on to another one: "covered by ⟦law⟧ prior to its repeal by ⟦law⟧"."""
    if any(citation.kind not in LAWS for citation in citations[index : index + 2]):
        return False
    return ";" not in gap and ":" not in gap and OTHER_CLAUSE.search(gap) is None
