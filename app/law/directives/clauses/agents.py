"""The agents of a clause: a noun phrase cut into names, each resolved, and those who are only consulted."""

import re
from collections.abc import Mapping, Sequence

from app.law.actors import NO_DEFINITIONS, Definitions, class_of, key, names_agent, office_of, resolve
from app.law.directives.values import Agent, Role

# an abbreviation goes, an enumerator stays: "the official designated under subsection (a) of this section"
_BRACKETED = re.compile(r"\s*\((?!(?:[a-z]{1,4}|\d{1,2})\))[^()]*\)")
_ARTICLE = re.compile(r"^(?:(?:both|either|neither) the|the|an?|no|neither|either|both)\s+", re.IGNORECASE)
_CUT = re.compile(r",?\s+(?:and|or|and/or)\s+|,\s+")
_TITLES = re.compile(
    r"(?:Secretar|Attorney|Director|Administrator|Chair|Commissioner|Assistant|Deputy|Under|Archivist|President|Vice|"
    r"United States|Department|Office|Council|Board|Committee|Commission|General|Federal|Chief|Executive|Surgeon|"
    r"Representative|Comptroller|Postmaster|Counsel|National|Central|[A-Z]{2,}\b|the\b|other\b|each\b|any\b|all\b|an?\b|"
    r"his\b|her\b|their\b|its\b|such\b|heads?\b|members?\b)"
)
_ACRONYM = re.compile(r"[A-Z]{2,}\b")
_WORD = re.compile(r"[A-Z]\w+")
_CONSULTED = re.compile(
    r"\b(?:(?:in|after|following|upon|through) (?:close |full |appropriate |prior |direct )?"
    r"(?:consultation|coordination|collaboration|conjunction|cooperation|partnership|concert) with"
    r"|with the (?:concurrence|consent|approval|advice|assistance|agreement|support) of"
    r"|(?:acting )?through|after consulting(?: with)?|in consultation, as appropriate, with"
    r"|(?:in )?consult(?:ing|ation) with|jointly with|together with|working with)\s+",
)
ROLES: tuple[tuple[str, Role], ...] = (
    ("consult", "consulted"),
    ("advice", "consulted"),
    ("concurrence", "concurring"),
    ("consent", "concurring"),
    ("approval", "concurring"),
    ("agreement", "concurring"),
    ("assistance", "assisting"),
    ("support", "assisting"),
    ("jointly", "joint"),
    ("together", "joint"),
    ("coordination", "coordinated"),
    ("collaboration", "coordinated"),
    ("conjunction", "coordinated"),
    ("cooperation", "coordinated"),
    ("partnership", "coordinated"),
    ("concert", "coordinated"),
    ("working", "coordinated"),
    ("through", "through"),
)
"""What an office named beside the subject does, by the word that names it; the first that stands in the words tells."""
_THROUGH = re.compile(r",\s+(?:acting )?through [^,]{1,200},(?= and )")
_CONSULTED_END = re.compile(
    r"[;:.]|,?\s+\b(?:shall|must|may|should|to(?! the (?:Vice President|President|United Nations))|within|is|are"
    r"|as appropriate"
    r"|and (?:informed|provide|consistent|subject|in|pursuant|to|within|after|taking))\b"
    r"|,\s+(?!(?:the|and|or|other|each|any|all|heads|an?|such|his|their|its|members)\b)(?=[a-z])"
)


def split(name: str, defined: Definitions = NO_DEFINITIONS) -> list[str]:
    """The coordinated names of a noun phrase; "heads of executive departments and agencies" stays one.

    A conjunction parts two names only where both sides name an agent by themselves and the right side begins like
    one, so "Department of Health and Human Services" and "Secretaries of State and Defense" are not cut.
    """
    plain = " ".join(_BRACKETED.sub("", name).split()).strip(" ,")
    pieces, start = [], 0
    for match in _CUT.finditer(plain):
        left, right = plain[start : match.start()], plain[match.end() :]
        if _parts(left, right, defined):
            pieces.append(left)
            start = match.end()
    pieces.append(plain[start:])
    return [bare for piece in pieces if (bare := _ARTICLE.sub("", piece.strip(" ,").removesuffix(" and")))]


def _parts(left: str, right: str, defined: Definitions) -> bool:
    upto = _CUT.search(right)
    piece = right[: upto.start()] if upto else right
    if not names_agent(left.split(), defined):
        return False
    if _TITLES.match(right):
        return names_agent(piece.split(), defined) or bool(resolve(piece)) or bool(_ACRONYM.match(piece))
    return bool(_WORD.fullmatch(piece)) and names_agent([piece], defined)


def named(phrase: str, role: Role, defined: Definitions) -> tuple[Agent, ...]:
    """The agents of a noun phrase, in its order, each once."""
    shorts = defined.slugs()
    if role == "lead":
        phrase = _THROUGH.sub(",", phrase)
    if role == "lead" and (aside := _CONSULTED.search(phrase)) and aside.start():  # no comma in EO 13520
        phrase = phrase[: aside.start()]
    names = dict.fromkeys(split(phrase, defined))
    return tuple(Agent(name, _slugs(name, shorts), role) for name in names)


def _slugs(name: str, shorts: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The offices of a name: of the table or the order's own, a class, or what the name says by its form."""
    if found := resolve(name, shorts) or class_of(key(name), name):
        return found
    own = office_of(name)
    return (own.slug,) if own else ()


def consulted(text: str, defined: Definitions) -> tuple[Agent, ...]:
    """Those named after "in consultation with", "in coordination with", "through" in a clause, with their roles."""
    found: dict[str, Agent] = {}
    for match in _CONSULTED.finditer(text):
        window = text[match.end() : match.end() + 600]
        end = _CONSULTED_END.search(window)
        phrase = window[: end.start()] if end else window
        for agent in named(phrase, _role(match[0]), defined):
            if names_agent(agent.name.split(), defined) or agent.slugs:
                found.setdefault(agent.name, agent)
    return tuple(found.values())


def _role(words: str) -> Role:
    return next(role for word, role in ROLES if word in words)


def is_agent(words: Sequence[str], defined: Definitions) -> bool:
    """Whether a noun phrase names an agent in this order."""
    return names_agent(words, defined)
