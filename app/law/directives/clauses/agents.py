"""The agents of a clause: a noun phrase cut into names, each resolved, and those who are only consulted."""

import re
from collections.abc import Mapping, Sequence

from app.law.actors import BY_SLUG, NO_DEFINITIONS, Definitions, class_of, key, names_agent, office_of, resolve
from app.law.directives.values import Agent, Role

# an abbreviation goes, an enumerator stays: "the official designated under subsection (a) of this section"
_BRACKETED = re.compile(r"\s*\((?!(?:[a-z]{1,4}|\d{1,2})\))[^()]*\)")
_NUMBER = re.compile(r"^\d[\d().a-z-]{0,9},? +(?=[Tt]he |[A-Z][a-z])")  # "1-1113, the Secretary of Defense"
_ARTICLE = re.compile(r"^(?:(?:both|either|neither) the|the|an?|no|neither|either|both)\s+", re.IGNORECASE)
_CUT = re.compile(r",?\s+(?:and to(?= the )|and with(?= the )|and|or|and/or)\s+|,\s+")
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
    r"[;:]|(?<!\bU)(?<!\bU\.S)\.|,?\s+\b(?:shall|must|may|should"
    r"|to(?! the (?:Vice President|President|United Nations))|within|is|are"
    r"|as appropriate|insofar as"
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
        if _parts(left, right, defined) and not _goes_on(plain, start, match.start()):
            pieces.append(left)
            start = match.end()
    pieces.append(plain[start:])
    return [bare for piece in pieces if (bare := _bare(piece))]


_PLURAL = re.compile(
    r"(?:[Tt]he )?(?P<title>(?:(?:Deputy|Under|Assistant) )?Secretar|Department|Administrator|Director|Chair)"
    r"(?:ies|s) of "
)


def _goes_on(plain: str, start: int, at: int) -> bool:
    """Whether a name goes on after plain[at]: "Secretaries of State, the Treasury, and Defense", "… of Health, …"."""
    joint = _CUT.match(plain, at)
    rest = plain[joint.end() :] if joint else ""
    stops = [match.start() for match in _CUT.finditer(rest)][:4]
    nexts = [rest[:stop] for stop in (*stops, len(rest))]
    if title := _PLURAL.match(plain, start):
        one = f"{title['title'].replace('Secretar', 'Secretary')} of "
        return any(len(resolve(one + name)) == 1 for name in nexts if not name.startswith(_WHOLE))
    longer = (plain[start : len(plain) - len(rest) + len(name)] for name in nexts)
    return not resolve(plain[start:at]) and any(len(resolve(name)) == 1 for name in longer)


_WHOLE = ("the Secretar", "Secretar", "the Attorney", "the Director", "the Administrator")


def _bare(piece: str) -> str:
    """A name without its article, and without the end of a bracket that began before it."""
    name = _NUMBER.sub("", piece.strip(" ,").removesuffix(" and"))
    return _ARTICLE.sub("", name.rstrip(") ") if name.count(")") > name.count("(") else name)


# One person: "the Assistant to the President and Deputy National Security Advisor"; "… and the Secretary" are two.
_BOTH_HATS = re.compile(r"\bAssistant to the President$")
_TITLE_OF = re.compile(
    r"(?:(?:Deputy|Executive|National|Principal|Senior|White House|United States|United|Chief|Homeland|Special) )?"
    r"(?:Advis[eo]r|National|White House|Chief|Director|Counsel|Staff|Press|Cabinet|Homeland|Special|Senior"
    r"|Coordinator)\b"
)


def _parts(left: str, right: str, defined: Definitions) -> bool:
    if _BOTH_HATS.search(left) and _TITLE_OF.match(right):
        return False
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
    if (form := _FORM.search(phrase)) and form.start():
        phrase = _UNFINISHED.sub("", phrase[: form.start()])
    names = dict.fromkeys(name for whole in split(phrase, defined) for name in _short(whole))
    return tuple(Agent(name, _slugs(name, defined, shorts), role) for name in names)


_FORM = re.compile(r",? (?:shall|may|must|should) |,? acting through |,? be,? and(?: (?:he|she|it|they))?$")
_UNFINISHED = re.compile(r" (?:whose|which|that|who)\b[^,]*$")
"""A relative clause whose form was cut off: "agencies | whose actions may affect coral reefs"."""
_LONGEST = 110
_MODIFIERS = (
    re.compile(r", (?:and further|an? [a-z])"),
    re.compile(r",? (?:(?:to|of|for|by|in|on|with|from|under) )?(?:that|which|who|whose|whom) "),
    re.compile(r",? (?:as|under|pursuant|[a-z]+(?:ed|ing)) "),
    re.compile(r",? (?:in|for|on|with|of) "),
)
"""What a long name is cut before, the first that it has."""


def _short(name: str) -> tuple[str, ...]:
    """A name of no more than 110 characters: a long list as its offices, others without what only restricts them."""
    if len(name) <= _LONGEST:
        return (name,)
    if len(slugs := resolve(name)) > 1:
        return tuple(BY_SLUG[slug].name for slug in slugs)
    cuts = (match.start() for words in _MODIFIERS if (match := words.search(name, 12, _LONGEST)))
    stop = next(cuts, None) or name.rfind(" ", 0, _LONGEST)
    return (name[: stop if stop > 0 else _LONGEST].rstrip(" ,"),)


_ASPECT = re.compile(
    r",? (?:with (?:respect|regard) to|in respect of|acting|concerned|for (?:each|the) State"
    r"|(?:established|created|designated|appointed|described|listed) (?:by|in|under|pursuant))\b"
)


def _slugs(name: str, defined: Definitions, shorts: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The offices of a name: of the table or the order's own, a class, or what the name says by its form."""
    core = name[: aspect.start()] if (aspect := _ASPECT.search(name)) else name
    if found := resolve(name, shorts) or resolve(core, shorts) or class_of(key(name), name):
        return found
    if hats := _HATS.match(name):
        return _slugs(hats["other"], defined, shorts) or _by_form(name)
    spelled = _spelled_out(name, defined)
    return _by_form(spelled) or class_of(key(spelled), spelled)


def _by_form(name: str) -> tuple[str, ...]:
    own = office_of(name)
    return (own.slug,) if own else ()


_HATS = re.compile(r"(?:Deputy )?Assistant to the President and (?P<other>.+)$")
_OF_SHORT = re.compile(r"(?P<title>.+ of (?:Federal )?)(?:the )?(?P<short>[A-Z][\w&]+)$")


def _spelled_out(name: str, defined: Definitions) -> str:
    """A name with what the order means by a short form at its end: "Director of ONAP"."""
    match = _OF_SHORT.match(name)
    meaning = defined.meanings.get(match["short"].lower()) if match else None
    if match is None or meaning is None:
        return name
    return match["title"] + ("" if meaning.words[:1].islower() else "the ") + meaning.words


def consulted(text: str, defined: Definitions) -> tuple[Agent, ...]:
    """Those named after "in consultation with", "in coordination with", "through" in a clause, with their roles."""
    found: dict[str, Agent] = {}
    for match in _CONSULTED.finditer(text):
        window = text[match.end() : match.end() + 600]
        end = _CONSULTED_END.search(window)
        phrase = _before_thing(window[: end.start()] if end else window)
        for whole in named(phrase, _role(match[0]), defined):
            agent = whole if whole.slugs else _without_object(whole, defined)
            if names_agent(agent.name.split(), defined) or agent.slugs:
                found.setdefault(agent.name, agent)
    return tuple(found.values())


_OBJECT = re.compile(
    r"(?:,| (?:on|in|of|for|through|concerning|regarding|as|under|that|which|who)) (?=[a-z]|the [a-z])"
)
_THROUGH_ANOTHER = re.compile(r" through (?=the |[A-Z])")


def _without_object(agent: Agent, defined: Definitions) -> Agent:
    """An office without the object of the verb that follows it: "with the Secretary of Commerce, the metric system"."""
    shorts = defined.slugs()
    places = sorted(at.start() for words in (_OBJECT, _THROUGH_ANOTHER) for at in words.finditer(agent.name))
    for name in (agent.name[:at] for at in places):
        slugs = _slugs(name, defined, shorts) if " " in name else ()
        some = any(slug in BY_SLUG and BY_SLUG[slug].kind == "class" for slug in slugs)
        if slugs and (not some or agent.name[len(name)] == ","):  # "such agencies as he deems fit" are not all
            return Agent(name, slugs, agent.role)
    return agent


_THING = re.compile(r",\s+an? (?=[a-z])")


def _before_thing(phrase: str) -> str:
    """The names before what is reported: "through the Assistant to the President for Economic Policy, a plan that"."""
    for match in _THING.finditer(phrase):
        if not names_agent(phrase[match.end() :].split()[:4]):
            return phrase[: match.start()]
    return phrase


def _role(words: str) -> Role:
    return next(role for word, role in ROLES if word in words)


def is_agent(words: Sequence[str], defined: Definitions) -> bool:
    """Whether a noun phrase names an agent in this order."""
    return names_agent(words, defined)
