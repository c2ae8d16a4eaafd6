"""What a citation is cited for where nothing is done to it: the phrase before it, or the authority clause."""

import re

from app.law.relations.vocabulary import RELATIONS

# The nearest of these phrases before a citation says what it is cited for.
_NOUNS = (
    r"(?:\sthis\sorder\s?,?\s(?:or|and))?(?:\s(?!and\s|or\s|that\s|rulings\s|revoked\s|rescinded\s|superseded\s)[\w\-’']+){0,7}?"
    r"(?:\s(?:of|in|by|under|upon|to|from))?(?:\sthe)?"
)
LEANINGS: tuple[tuple[str, "re.Pattern[str]"], ...] = tuple(
    (relation, re.compile(rf"\b(?:{words}){_NOUNS}\s?,?\s?$", re.IGNORECASE))
    for relation, words in ((row.name, row.leaning) for row in RELATIONS if row.leaning)
)
_REACH, _BREAKS = 160, ";:.()⟧"
"""How far before a citation the phrase may begin, and what cannot stand between them."""

AUTHORITY = re.compile(
    r"\s*(?:(?:NOW|Now),?\s+(?:THEREFORE|[Tt]herefore),?\s+)?"
    r"(?:I,[^,]{3,40},\s(?:(?:as\s)?(?:the\s)?President\sof\sthe\sUnited\sStates(?:\sof\sAmerica)?,\s)?)?(?:[^.]{0,60}\b)?"
    r"(?:[Bb]y\s(?:the\s)?(?:authority|virtue|power)\b"
    r"|(?:[Pp]ursuant\sto|[Uu]nder(?:\sand\sby\svirtue\sof)?|[Aa]cting\sunder|[Ii]n\s(?:the\s)?exercise\sof)\s(?:and\s\w+\s\w+\sof\s)?"
    r"(?:the\s)?(?:authority|powers?)\s(?:and\s\w+\s)?(?:vested|conferred|granted)\s(?:in|upon|to|on)\sme\b)"
)
"""The clause that names the powers an order is issued under (EO 12170: "Pursuant to the authority vested in me as
President by the Constitution and laws of the United States including ⟦law⟧"; EO 6315: "Now, Therefore, I, Franklin D.
Roosevelt, President of the United States, pursuant to the authority vested in me by ⟦law⟧")."""

AUTHORITY_ENDS = re.compile(
    r"\b(?:hereby|it\sis|I\s[a-z]+|I,\s[A-Z]|in\sorder\sto|and\sas\s(?:President|Commander)|in\sview\sof|for\sthe\spurpose"
    r"|(?:having|been)\s(?:determined|found|considered)|(?:upon|on)\sthe\srecommendation|consistent\swith|deeming|finding"
    r"|in\s(?:further\s)?(?:furtherance|consideration|conformity|response)|to\s(?:carry\sout|effectuate|implement)"
    r"|shall|may|is|are|was|were)\b",
    re.IGNORECASE,
)
"""Where the powers have been named and the findings, purposes and orders begin (EO 13213: "in view of the national
emergency declared in ⟦order⟧")."""


_ASIDE = re.compile(
    r"\b(?!including\b)\w{3,}ing\b|\b(?:created|established|notwithstanding|which|that|declared|proclaimed|described|found|set\sforth|made"
    r"|issued|contained|defined|except)\b[^,;]*$",
    re.IGNORECASE,
)
"""What only describes a power: "the act approved March 31, 1933, supplementing ⟦order⟧" (EO 6131)."""
_ADDED = re.compile(r"\bas\s(?:\w+\s)?(?:amended|added|continued|extended)\sby\s(?:the\s)?$", re.IGNORECASE)


def reason_of(gap: str, after: str, *, first: bool, authority: bool) -> str | None:
    """What the citation between `gap` and `after` is cited for.

    Args:
        gap: the words before it, from the citation before or the beginning of the sentence.
        after: the words behind it.
        first: whether no citation stands before it in the sentence.
        authority: whether it stands in the clause that names the powers of the order.
    """
    if _ADDED.search(gap) or (authority and not first and _ASIDE.search(re.split(r"[,;]", gap)[-1])):
        return None
    reason = leaning(gap if first else f"⟧{gap}")
    if authority:
        return reason or "pursuant_to"
    return None if reason == "pursuant_to" and _TOLD.match(after) else reason


def leaning(gap: str) -> str | None:
    """What the citation behind `gap` is cited for: the relation of the phrase nearest before it."""
    tail = gap[-_REACH:]
    start = max(map(tail.rfind, _BREAKS)) + 1
    found = [(match.start(), relation) for relation, pattern in LEANINGS if (match := pattern.search(tail, start))]
    if not found:
        return None
    at, relation = max(found)
    if relation == "pursuant_to":
        return relation if _rests_on(gap[: len(gap) - len(tail) + at], tail[at:]) else None
    return relation


def _rests_on(before: str, phrase: str) -> bool:
    """Whether the sentence itself acts under what the phrase names; "rules issued under the Act" only tell of it."""
    if _OF_OTHERS.search(phrase):
        return False
    if _BARE.match(phrase) or not _BY.match(phrase):
        return _EXERCISE.search(before) is not None
    if _EXERCISE.search(before) or _ACTS.search(before):
        return True
    return _ADVERBIAL.search(before) is not None or _ORDERED.search(before) is not None


_BARE = re.compile(r"under\b(?!\s(?:the\s)?(?:authority|powers?)\b)", re.IGNORECASE)
"""Of thirty citations behind a bare "under" six name the power used, and those name it as one that is exercised."""
_BY = re.compile(r"pursuant|under|by|in\b", re.IGNORECASE)
_EXERCISE = re.compile(
    r"\b(?<!the\s)(?:exercis(?:e|es|ing)|us(?:e|es|ing)|invok(?:e|es|ing)|act(?:s|ing)?|proceed(?:s|ing)?)\s"
    r"(?:(?:all|any|of|the|his|her|its|their|my|such|other|available|applicable|appropriate|existing|legal|statutory|full|and"
    r"|authorit(?:y|ies)|powers?|discretion)\s){0,8}$",
    re.IGNORECASE,
)
_ACTS = re.compile(
    r"\bI\s(?:hereby\s|further\s|also\s|am\s|do\s){0,3}(?!have\s|had\s|\w+ed\b)[\w,\s]{1,100}(?<!ed)(?<!made)(?<!taken)(?<!given)\s$"
    r"|\b(?:is|are)\shereby\s(?:\w+\s)?\w+(?:ed|en)\s$",
)
"""What the President does in this sentence: "I am terminating the emergency pursuant to ⟦law⟧"."""
_ADVERBIAL = re.compile(
    r"^[\s“\"(]*(?:(?:NOW,?\s)?THEREFORE\s?,?\s|Accordingly\s?,\s|Further\s?,\s|Moreover\s?,\s)?(?:I\s?,?\s)?(?:acting\s)?$"
    r"|\b(?:shall|may|hereby|I|that|order|ordered|to\s\w+|(?:is|are)\s(?:hereby\s)?\w+ed)\s?,\s(?:acting\s)?$"
    r"|[;:]\s(?:and\s)?(?:acting\s)?$|\b(?:shall|may|hereby|I)\s(?:acting\s)?$",
    re.IGNORECASE,
)
"""The phrase stands by itself at the beginning of a clause or behind its first verb: "The Secretary shall, pursuant to
⟦law⟧, issue"; behind a noun it tells of what the noun means ("guidance issued by the Director, pursuant to ⟦law⟧")."""
_ORDERED = re.compile(
    r"(?<!which\s)(?<!that\s)\b(?:shall|will)(?:\s(?!be\b|which\b|that\b|made\b|\w+(?:ed|en)\b)[\w\-()]+){1,14},\s$"
)
"""EO 13941: "The Secretary will announce a new model, pursuant to ⟦law⟧, to test"."""
_TOLD = re.compile(
    r"^[^.;]{0,80}?,\s[^.;]{0,120}?\b(?:(?:has|have|had)\s(?:\w+\s)?\w+|was|were|(?:I|Administration|President)\s\w+ed)\b"
)
"""EO 13877: "Pursuant to ⟦order⟧, my Administration issued a report" tells what was done before."""
_OF_OTHERS = re.compile(
    r"\b(?:issued|promulgated|prescribed|established|made|adopted|filed|entered|required|submitted|created|designated|appointed|defined"
    r"|set\sforth|described|specified|provided|outlined|stated)\s(?:by|in|under|pursuant\sto)\b|^(?:authorized|required)\b"
    r"|\b(?:in|of)\s(?:the\s)?(?:President|Secretary|Director|Administrator|Attorney|Board|Commission|Council|head)",
    re.IGNORECASE,
)
"""A power or a rule of somebody else: "the authority vested in the Secretary by ⟦law⟧"."""
