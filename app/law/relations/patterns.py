"""The words by which an order acts on another or leans on it, one table for each way of saying it."""

import re

from app.law.relations.vocabulary import RELATIONS

VERBS: tuple[tuple[str, str], ...] = tuple((stem, row.name) for row in RELATIONS for stem in row.verbs)
"""The stem of each verb and the relation that it does."""
_STEMS = "|".join(stem for stem, _ in VERBS)
_ADVERBS = (
    r"(?:(?:hereby|further|also|accordingly|therefore|each|again|thereby|both|immediately|likewise|all|similarly"
    r"|to\s(?:that|such)\sextent|respectively|effective\sas\sof|partially)\s?,?\s){0,4}"
)

_VERB = re.compile(_STEMS)


def has_verb(words: str) -> bool:
    """Whether the words hold the stem of a verb, without which no pattern below finds one."""
    return _VERB.search(words.lower()) is not None


PASSIVE = re.compile(
    rf"(?:(?:further|also|hereby)\s)?(?:is|are|i[nv](?=\shereby\s)|be,?|being|stands?|shall\sbe(?:\sdeemed)?|shall\sstand|is\salso|are\salso|is\sfurther)"
    rf"(?:\s?,\s(?:consistent|in\saccordance|pursuant|effective|for|as\sof|in\saddition|in\s?so\s?far)\b[^,;:.]{{0,160}},)?\s?,?\s\.?"
    rf"{_ADVERBS}(?:and\s(?:(?:it|each|the\ssame|they)\s)?(?:is|are|hereby\s(?:is|are))\s?,?\s|to\sbe\s)?{_ADVERBS}"
    rf"(?P<verb>{_STEMS})\w*"
    rf"(?P<by>\s(?:in\spart\s)?by\s(?=⟦))?",
    re.IGNORECASE,
)
"""What follows a subject: "is hereby further amended". "is superseded by ⟦order⟧" tells of that order's act. EO 11933
revokes with a phrase between: "is, consistent with the Federal Energy Administration Act Amendments, hereby"."""

ACTIVE = re.compile(
    rf"(?P<actor>\bI\b|\border\b|\bsection\b|\bhereby\b|\bto\b|\bby\b|\bshall\b|\band\b|,|\btherefore\b|^)\s?,?\s?"
    rf"(?:(?:do|does|am|shall|will|also|hereby|therefore|further|additionally|accordingly|on\sthat\sdate)\s){{0,4}}"
    rf"(?P<verb>{_STEMS})(?P<form>\w*)\s?(?:in\sits\sentirety|in\spart|the\sfollowing|further|:|as\sfollows)?\s?:?"
    rf"(?:\s?\(\w{{1,3}}\))?\s?$",
    re.IGNORECASE,
)
"""What precedes an object: "I hereby revoke", "This order supersedes", "are hereby revoked: "."""

AMENDMENTS_TO = re.compile(
    r"\b(?:in\sorder\sto|hereby)\s?,?\s(?:prescribed?|make)\b[^.;]{0,80}\bamendments?\s(?:to|of|in)\s[^.;]{0,200}"
    r"\b(?:prescribed|promulgated)\s(?:in\spart\s)?(?:by|in)\s(?:the\s)?$"
    r"|\bamendments?\s(?:is|are)\s(?:hereby\s)?made\s(?:to|in)\s$"
    r"|\b(?:is|are|shall\sbe)\s(?:hereby\s)?(?:substituted|inserted|added|deleted|stricken)\b[^.;]{0,160}\s(?:in|to|from"
    r"|at\sthe\send\sof)\s$",
    re.IGNORECASE,
)
"""The form of every order that amends the Manual for Courts-Martial (EO 13740), where the act is in the purpose;
EO 13341: "the following conforming amendments are made to Executive Order 11023"."""

BACKWARD = re.compile(
    rf"\b(?:I|hereby|and)\s(?:hereby\s|also\s)?(?P<verb>revoke|rescind|supersede|terminate"
    rf"|suspend)\s(?:all\sof\s)?(?:those|these|both|the\sforegoing|the\sabove)"
    rf"\s(?:Executive\s)?(?:orders\b|and\sall\srelated\sorders\b)"
    rf"|^\s?(?:These|Those|The\s(?:said|foregoing)|Such|Said|Both|All\sof\sthese)\s(?:Executive\s)?orders\s(?:are"
    rf"|shall\sbe)\s(?:hereby\s)?(?P<passive>{_STEMS})\w*ed\b",
    re.IGNORECASE,
)
"""An act on the orders of the sentence before: EO 13304 "revoke those and all related orders", EO 14168 "These
Executive Orders are hereby rescinded", EO 9915 "The said Executive orders are modified accordingly"."""

LISTS = re.compile(
    r"\b(?:listed|set\sforth|named|identified|specified)\s(?:below|herein|in\sthis\s[Ss]ection|as\sfollows)\b|\bfollowing\b|:\s*$|[—–-]\s*$",
    re.IGNORECASE,
)
"""A sentence that leads into a list: "Each advisory committee listed below is continued until September 30, 2005"."""

PART_OF = re.compile(
    r"\b(?P<what>provisions?|sentences?|paragraphs?|subparagraphs?|subdivisions?|clauses?|words?|phrases?|portions?|parts?|text|tables?"
    r"|preamble|title|heading|annex(?:es)?|schedules?|appendix|so\smuch|articles?|sections?|secs?\.?|subsections?"
    r"|regulations?|rules?|chapters?|lists?|exceptions?|line|proviso|introductory\s\w+|definition|end|item|directives?"
    r"|requirements?|limitations?|prohibitions?|conditions?|withdrawals?|reservations?|designations?|assignments?"
    r"|delegations?|operation|effectiveness|application)"
    r"(?:\s(?!of\s⟦|to\s⟦)[\w\-().,“”\"’']+){0,12}?(?:\s|(?<=\)))(?:of|to|in|from|prescribed\sby|contained\sin)\s(?:the\s)?$",
    re.IGNORECASE,
)
_LEADS_ON = re.compile(r"(?:of|to|in|from|by|under)\s(?:the\s)?$", re.IGNORECASE)


def leads_on(words: str) -> bool:
    """Whether the words end in a preposition, as all that names a part, a power or amendments of an order does."""
    return _LEADS_ON.search(words[-12:]) is not None


def part_of(words: str) -> re.Match[str] | None:
    """What names a part of the order that is cited behind the words."""
    return PART_OF.search(words) if leads_on(words) else None


NOT_A_SUBJECT = re.compile(
    r"\b(?:in|by|under|of|to|with|from|per|for|on|against|than|see|amending|amended|revoking|superseding|through|within"
    r"|into|at|upon|regarding|concerning|implementing|following|including|as|or|affect|modify|amend|interpret|implement|supersede|revoke)"
    r"\s(?:the\s|section\s|both\s)?$|\bto\s\w+(?:\sand\s\w+)?\s$",
    re.IGNORECASE,
)
BODY_OF = re.compile(
    r"(?:establish|creat|constitut|continu|form|appoint|specif|impos|declar|renew|set\sforth|extend|re-?establish|made"
    r"|provided|authoriz)\w*"
    r"\s(?:as\s\w+\s|in\sthe\s[\w\s]{1,60}\s)?(?:by|in|under|pursuant\sto|within)\s(?:the\s)?$|[;—–:]\s?$",
    re.IGNORECASE,
)
"""A body that an order made: "The Council established by ⟦order⟧ is continued" continues what the order established.
EO 9614: "The War Refugee Board, established in the Executive Office of the President by ⟦order⟧, is terminated"."""

PRESCRIBED = re.compile(
    r"\b(?:prescribed|promulgated)\s(?:in\spart\s)?(?:by|in|under|pursuant\sto)\s(?:the\s)?$"
    r"|\bdesignations?\s[^,;:]{0,80}\bmade\sby\s$",
    re.IGNORECASE,
)
"""Rules that are the order's own: "the Manual for Courts-Martial (prescribed by ⟦order⟧) is amended" (EO 10256)."""

POWERS = re.compile(
    r"\b(?:authorit(?:y|ies)|authorizations?|powers?|dut(?:y|ies))\s[^,;:]{0,120}\b(?:granted|conferred|delegated)\s(?:\w+\s){0,6}"
    r"(?:by|in|under)\s(?:the\s)?$",
    re.IGNORECASE,
)
"""What an order gave: EO 9645 ends "the authority conferred by ⟦order⟧", and so a part of that order."""

INCLUDED = re.compile(
    r"\b(?:orders?|amendments?|actions|documents)\b[^;:]{0,120}[\s(]including(?:,?\sbut\snot\slimited\sto)?\s?,?\s$",
    re.IGNORECASE,
)
"""One of those acted on: "All current Executive orders which refer to …, including ⟦order⟧, are" (EO 12038)."""

FURTHER_OFF = re.compile(
    rf"\b(?:I,?\s(?:do\s)?hereby|I\sdo|this\sorder(?:\shereby)?)\s?,?\s(?:(?:further|also)\s){{0,2}}(?P<verb>{_STEMS})"
    r"(?:s|es)?\s[^;:⟦]{1,300}$",
    re.IGNORECASE,
)

NARRATIVE = re.compile(
    r"\b(?:nothing\sin|not\sbe\s(?:construed|deemed|interpreted)|shall\snot|does\snot|do\snot|is\snot|are\snot|unless|"
    r"intended\sto|recommend(?:s|ed|ing)?\s(?:that|to|\w+ing)|recommendations?\s(?:that|to|for|on|regarding|concerning)"
    r"|consider(?:s|ed|ing)?\s(?:whether|to|\w+ing)|whether\sto|propos\w+\s(?:that|to|for|\w+ing)"
    r"|may\s(?:be\s)?|should\s(?:be\s)?|until\s(?:(?:such\stime\sas|so|it|they|this\sorder|is|are|\w+ed|or)\s?,?\s){0,6}$)",
    re.IGNORECASE,
)
"""Words before the verb that take its force away: "Nothing in this order shall be construed to amend ⟦order⟧". "Upon
the recommendation of the Administrator, I hereby amend" (EO 10942) recommends nothing."""

PARTLY = re.compile(
    r"\bto\sthe\sextent\b|\binsofar\sas\b|\bexcept\b|\bin\spart\b|\bas\s(?:it|they)\s(?:relate|appl|pertain)"
    r"|\bso\sfar\sas\s(?:(?:it|they|that|those|such|the|this)\b|$)|\bexclusive\sof\b|,\sthat\spertain\sto\b"
    r"|\bwith\srespect\sto\b"
    r"|\binconsistent\swith\b|\bonly\b",
    re.IGNORECASE,
)

AMENDED_BY = re.compile(
    r"\b(?:as|which\swas|as\slast|as\sfurther|and)\s(?:\w+\s)?(?:\w+ed)(?:\s(?:and|or"
    r"|,)\s\w+ed)?(?:\s\w+){0,5}?\s?(?:,\s)?by\s(?:the\s|sections?\s[\w(),\s]{1,40}?\sof\s)?$"
    r"|\b(?:which|that)(?:,\samong\sother\sthings,)?\s(?:\w+ly\s|further\s|had\s)?(?:\w+ed|made\s\w+\sto)\s(?:the\s)?$"
    r"|\bas\s\w+ed\s(?:in|by)\sand\s[^;⟦]{0,60}\s(?:in|by)\s$|\brelied\s(?:up)?on\sfor\s[^;]{0,60}\sin\s$"
    r"|,\s?(?:\d\s)?(?:amending|revoking|superseding|modifying)\s(?:[^;]{0,60}\sof\s)?(?:the\s)?$"
    r"|\bas\s\w+ed\s(?:in|under|by)\s(?:the\s)?$|\bredesignated\sby\s$"
    r"|,?\sand\s(?:\w+\s)?(?:continued|extended|amended|re-?established)\sin\s(?:the\s)?$"
    r"|,\s(?:made|added|inserted)\s(?:\w+\s){0,4}by\s(?:the\s)?$"
    r"|^\s?,?\sand\s(?:\w+ly\s)?(?:transferred|moved|redesignated|renamed|consolidated|continued|extended|amended"
    r"|re-?established)\s(?:[^,;:⟦]{0,80}\s)?by\s(?:the\s)?$",
    re.IGNORECASE,
)
"""What follows belongs to the order just cited, as its amender or its object, and is not another subject. EO 9742: "The
War Relocation authority, established by ⟦order⟧, and transferred to the Department of the Interior by ⟦order⟧, is"."""
AND_BY = re.compile(r"\band\sby\s(?:the\s)?$", re.IGNORECASE)
"""One more amender; in the clause of the powers one more power ("by Title 3 … and by Section 2(a) of", EO 11060)."""

_DESCRIPTION = (
    r"(?:(?:as|on|with|entitled|dated|establish\w*|provided|prescribed|authorized|delegated|excluded|reserved|withdrawn"
    r"|approved|issued|signed|inspection|for|same\ssubject|so\sfar|in\s?so\s?far|to\sthe\sextent|except|which|that|who|headed"
    r"|\w{3,}ing)\b[^;⟦]*?)"
)
DESCRIBED = re.compile(rf"\s?,?\s?(?!as\s(?!it\b|they\b|portions?\b|parts?\b|a\spart\b)){_DESCRIPTION}$", re.IGNORECASE)
JOINT = re.compile(
    rf"^\s?(?:(?:,?\s?{_DESCRIPTION})?\s?(?:[,;]|[,;]?\s?\b(?:and|or|through|as\swell\sas|together\swith|and\salso"
    rf"|&)\b)|(?:,?\s?as\s(?:\w+\s)?amended)?)\s?(?:(?:and|or|together\swith)\s)?(?:of\s|the\s|said\s|in\spart\s|by\s|to\s|in\s|my\s|amendatory\s|President['’]s\s"
    rf"|Presidential\s|Executive\sOrders?\s|Nos?\.\s|Numbers?\s)*\s?$",
    re.IGNORECASE,
)
"""What stands between two members of a list, once titles and dates are out of the way."""
