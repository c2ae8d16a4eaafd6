"""Offices and bodies that no table holds, known by how they are named: a title over a body, or a body's own noun.

"Director of the Federal Emergency Management Agency" is the head of an agency of the table; "Petroleum Administrator"
and "National Steel Labor Relations Board" name themselves. One office has one slug: a chairman is a chair.
"""

import re
from collections.abc import Iterable

from app.law.actors.names import BY_SLUG, key, resolve, slug_of_body
from app.law.actors.nouns import vocabulary
from app.law.actors.values import Actor

_CHAIR = re.compile(r"\bchair(?:man|person|woman)\b")
_CHAIRS = re.compile(r"\bchair(?:men|persons|women)\b")
_TITLE = (
    r"(?:Administrator|Director|Director General|Commissioner|Commissioner General|Chair|Chairman|Chairperson"
    r"|Chairwoman|Comptroller|Superintendent|Governor|Commandant|Coordinator|Co-ordinator|Custodian|Registrar|Treasurer"
    r"|Chief|Executive Secretary|President|General Counsel|Inspector General|Manager|General Manager|Representative"
    r"|Secretary|Assistant|Counsel|Counselor|Adviser|Advisor|Under Secretary|Attorney General)"
)
_RANK = (
    r"(?:(?:Deputy|Assistant|Associate|Under|Vice|Executive|Special|Acting|Senior|Staff|State|Regional|Managing|Chief"
    r"|National|Principal|Federal) )"
)
_FIELD = r"(?: for [A-Z][\w']+(?: (?:and )?[A-Z][\w']+){0,4})?"
_OVER = re.compile(rf"(?P<title>{_RANK}{{0,3}}{_TITLE}){_FIELD} of (?:the )?(?P<body>[A-Z].*)")
_FOR = re.compile(rf"{_RANK}{{0,3}}{_TITLE} (?:for|to the President(?: for| and)|of|on) (?:the )?(?P<what>[A-Z].*)")
_HEADS = r"(?:Administrator|Director|Commissioner|Coordinator|Custodian|Chairman|Chair)"
_UNDER = re.compile(rf"(?P<body>[A-Z].*?) (?P<title>{_RANK}{{0,2}}{_HEADS})")
_BODY = (
    r"(?:Board|Commission|Council|Committee|Administration|Authority|Agency|Bureau|Corporation|Service|Institute"
    r"|Task Force|Conference|Subcommittee|Center|Foundation|Mission|Cabinet|Subcabinet|Office|Corps|Partnership"
    r"|Tribunal|Archives|Laboratory|Laboratories|Staff|Working Group|Task Group|Review Group|Policy Group|Initiative)"
)
_NAMED_BODY = re.compile(rf"(?:[A-Z][\w'.&-]* (?:(?:and|of|for|on) )?)+{_BODY}")
_BODY_OF = re.compile(rf"(?:[A-Z][\w'.&-]* ){{0,6}}{_BODY} (?:of|on|for|to|in) (?:the )?[A-Z].*")
_SMALL = frozenset({"of", "on", "for", "and", "the", "to", "in", "with", "&", "or", "a", "an"})
# Words that only rank or place an office: with nothing else beside them they name none ("Deputy Executive Director").
_EMPTY = vocabulary(
    "deputy assistant associate under vice executive special acting senior staff state regional managing chief national"
    " principal federal interagency advisory general first second such said appropriate respective presidential the of"
    " for and to on in president's interim designated lead joint ad hoc administrator director commissioner chair"
    " chairman secretary coordinator board commission council committee administration authority agency bureau"
    " corporation service institute task force conference subcommittee center foundation mission cabinet system office"
    " corps partnership staff group working program department initiative panel counsel manager president"
    " representative foreign oversight member members steering"
)
# Of a State, a city, a firm, an industry, a foreign country or all of them; the governors of territories that orders
# direct are in the table.
_NOT_OURS = re.compile(
    r"\b(?:Directors|State of|Governments?|Governors'|Governor of (?!the Farm)|City|County|Tribes?|Tribal|Republic"
    r"|Union|Company|Inc|Express|Railway|Railroads?|Trans-Hudson|Mayor|Code Authority"
    r"|International (?:Atomic|Hydrographic|Bank|Court|Monetary)|My|Our|His)\b"
)
_AGENCY = re.compile(r"\b(?:Administration|Agency|Bureau|Corporation|Service|Office|Authority)\b")
_LONGEST = 14


def office_of(words: str) -> Actor | None:
    """The office or body that a proper name names by its form, None for any other words."""
    name = _plain(words)
    parts = name.split()
    if not 1 < len(parts) <= _LONGEST or not all(part[:1].isupper() or part in _SMALL for part in parts):
        return None
    if parts[-1] in _SMALL or _NOT_OURS.search(name):
        return None
    return _over(name) or _body(name)


def _plain(words: str) -> str:
    name = re.sub(r"\s*\([^()]*\)|[,“”\"()]", "", words.replace("’", "'"))
    name = re.sub(r"^(?:[Tt]he |[Aa]ny |[Ee]ach )", "", " ".join(name.split()))
    return re.sub(r" (?:(?:with)?in the Executive Office of the President|(?:19|20)\d\d)$", "", name)


def _over(name: str) -> Actor | None:
    """A title over a body, or of something: "Chairman of the Tariff Commission", "Director for Mutual Security"."""
    if match := _OVER.fullmatch(name):
        if known := _agency(match["body"]):
            return _head(re.sub(r" of(?: the)? $", "", name[: match.start("body")]), known)
        if match["title"].endswith("Secretary") and match["title"] != "Secretary":
            return _under_secretary(name, match["body"])
        if match["title"].endswith(("Secretary", "Assistant", "President", "Attorney General")):
            return None
        return _office(name, match["body"])
    if match := _FOR.fullmatch(name):
        if (known := _agency(match["what"])) and (title := re.match(rf"{_RANK}{{0,3}}{_TITLE}(?= for )", name)):
            return _head(title[0], known)  # "Administrator for the Centers for Medicare and Medicaid Services"
        return None if name.startswith(("Secretary", "President")) else _office(name, match["what"])
    if match := _UNDER.fullmatch(name):
        known = _agency(match["body"])
        return _head(match["title"], known) if known else _office(name, match["body"])
    return None


def _under_secretary(name: str, department: str) -> Actor | None:
    """A deputy, under or assistant secretary of a department: "Deputy Secretary of the Treasury"."""
    known = resolve(f"Department of {department.partition(' for ')[0]}")
    return Actor(slug_of_title(name), name, "office", parent=known[0]) if len(known) == 1 else None


def _agency(body: str) -> Actor | None:
    known = resolve(body) or resolve(re.sub(r"^(?:U\.? ?S\.?|United States) ", "", body))
    found = BY_SLUG[known[0]] if len(known) == 1 else None
    return found if found and found.kind in ("agency", "body", "department") else None


def _head(title: str, body: Actor) -> Actor:
    return Actor(f"{slug_of_title(title)}-of-{body.slug}", f"{title} of the {body.name}", "office", parent=body.slug)


def _office(name: str, what: str) -> Actor | None:
    return Actor(slug_of_title(name), name, "office") if says_what(what) else None


def slug_of_title(title: str) -> str:
    """The slug of an office by its title, in which a chairman is a chair."""
    low = _CHAIRS.sub("chairs", _CHAIR.sub("chair", title.lower())).replace("co-ordinator", "coordinator")
    return re.sub(r"^assistant-to-president", "assistant-to-the-president", slug_of_body(low))


def _body(name: str) -> Actor | None:
    if not (_NAMED_BODY.fullmatch(name) or _BODY_OF.fullmatch(name)) or not says_what(name):
        return None
    return Actor(slug_of_body(name), name, "agency" if _AGENCY.search(name) else "body")


def says_what(words: str) -> bool:
    """Whether words name something beyond ranks and the nouns of offices."""
    return any(word not in _EMPTY for word in key(words).split())


def described(slug: str, names: Iterable[str]) -> Actor:
    """The actor of a slug that no table holds, by the fullest of the names that orders call it by.

    A bare title ("the Chair") does not name it: then its slug is spelled out.
    """
    full = sorted((name for name in names if " " in name), key=lambda name: (-len(name), name))
    for name in full:
        own = office_of(name)
        if own and own.slug == slug:
            return own
    written = next((name for name in full if slug_of_body(name) == slug), "")
    spelled = " ".join(word if word in _SMALL else word.capitalize() for word in slug.split("-"))
    name = written or spelled.replace("Presidents ", "President's ").replace("Americas ", "America's ")
    return Actor(slug, name, "office" if _TITLED.match(name) else "body")


_TITLED = re.compile(
    rf"(?!President|Vice President).*(?:\b{_TITLE}s?|Co[ -]Chairs?) (?:of|for|to) |.*(?<!Office of the) {_HEADS}$"
)
