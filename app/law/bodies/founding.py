"""The sentences by which an order makes a body, and what they make."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from app.law.bodies.names import KINDS, STRONG, is_bare, kind_of, name_at, without_place
from app.law.bodies.values import How

_MADE = r"(?P<re>re-?)?(?:established|created|constituted|formed|organized|set\sup|reconstituted)"
_THERE = re.compile(
    rf"\b[Tt]he(?:re|red|m)\s(?:[Ii]s|are|in(?=\shereby)|shall\sbe|is\sto\sbe)(?:\s(?:also|further|herewith|now)|,?\s?hereby,?)*\s{_MADE}\b"
    rf"(?:\sand\s(?:established|created))?",
)
"""There is hereby established in the Executive Office of the President a …; "There Is", "Them is" are misprints."""
_THERE_SHALL_BE = re.compile(r"\b[Tt]here\sshall\sbe(?=\san?\s[A-Z][^.;,()]{3,100}\s\([A-Z][^()]{2,40}\))")
"""EO 13254: "There shall be a USA Freedom Corps Council (Council)": with a short name it is new."""
_PROVIDES = re.compile(
    r"\b(?:shall|(?:is|are)\s(?:hereby\s)?directed\sto)\sprovide\sfor\sthe\s(?:establishment|creation)\b"
)
"""EO 11676: "shall provide for the establishment within the Department of Justice of an "Office of …"."""
_I = re.compile(
    r"\bI(?:,\s[^.;]{1,200},)?(?:\sdo)?(?:\s(?:also|further)|,?\s?hereby,?)*\s(?P<re>re-?)?"
    r"(?:establish|create|constitute|set\sup|appoint)(?:\sand\s(?:establish|create|appoint))?\b(?!\s(?:to|as)\b)",
)
"""I hereby create a board of three members …"""
_SHALL = re.compile(
    r"\b(?:shall|will|(?:is|are)\s(?:hereby\s)?(?:authorized\sand\s)?(?:directed|requested|instructed)\sto"
    r"|I\s(?:hereby\s)?direct\s[^.;]{3,120}?\sto)(?:,[^,;]{1,160},)?(?:\stake\sall\s(?:appropriate|necessary)\saction\sto)?"
    r"(?:\s(?:jointly|promptly|also|each|further|together|immediately|forthwith))*\s"
    r"(?:(?P<re>re-?)?establish|create|convene|form|constitute|organize|charter|set\sup)\b"
    r"(?:\sand\s(?:chair|lead|convene|co-chair)|,\sand\sto\s[^,]{1,120},)?",
)
"""The Secretary of State shall establish an agency … which shall be known as the Peace Corps."""
_ORDER = re.compile(r"\b[Tt]his\sorder\s(?:hereby\s)?(?P<re>re-?)?(?:establishes|creates)\b")
_IS = re.compile(
    rf"\s(?:is|are|(?P<shall>shall\sbe))(?:\s(?:also|further)|,?\s?hereby,?)*\s{_MADE}\b"
    r"(?!\s(?:by|under|pursuant|as\sprovided|in\s(?:section|the\sAct))\b)"
)
"""The Office of Trade and Manufacturing Policy (OTMP) is hereby established within the White House Office."""
_DECLARED = re.compile(r"\bhereby\sdeclared\sthat\s(?=the\s[^.;]{3,120}\sis\sestablished\sunder\b)")
"""EO 11345: "It is hereby declared that the Great Lakes Basin Commission is established under … the Act"."""
_WHICH_IS = re.compile(r",\swhich\sis\shereby\s(?:established|created)\b")
"""EO 14252: "the D.C. Safe and Beautiful Task Force (Task Force), which is hereby established by this order"."""
_PLAN = re.compile(r"\bReorganization\sPlan\sNo\.\s\d+\sof\s\d{4}[^.;]{0,80}?,\swhich\sestablishes\s(?=the\s)")
_EFFECTIVE = re.compile(r"\bis\shereby\seffective\b")
"""EO 12127 made the Federal Emergency Management Agency: "Reorganization Plan No. 3 of 1978 …, which establishes the …
Agency, …, is hereby effective"."""
_CALLED = re.compile(
    r"\b(?<!hereinafter\s)(?<!hereafter\s)(?<!herein\s)(?:known|designated|entitled|called|titled|named)(?:\sas)?[,:]?\s(?=(?:[Tt]he\s|an?\s)?[“\"'’]?(?:[Tt]he\s)?[A-Z])"
)
_CALLED_REACH = 230
_NOT_BETWEEN = re.compile(r"[.;]|\bshall\s(?!be\s$)|\b(?:members?|officer)\b|\bto\s(?!be\b)")
_PLACE = re.compile(
    r"[\s,]*(?:\([^()]{2,60}\)[\s,]*)?(?:and\s)?(?:in|under|within|for|at|effective|on|from|pursuant\sto|upon|as\sof|as\s(?:an?\s)?(?:part|(?:sub)?committee)\sof"
    r"|subject\sto|as\sprovided(?:\sfor)?\s(?:in|by)|as(?=\san\sinter-?agency\scommittee\s)|with\sthe\sapproval\sof)\s"
    r"(?:the\s|an?\s|each\s(?:of\s)?|my\s|their\s)?"
)
"""What stands between the verb and the body: "in the Department of Justice", "effective May 15, 1996,"."""
_WIDER = re.compile(
    r",\sas\samended(?:\s\([^()]{1,40}\))?(?=,)|,\s(?:Executive\sOffice\sof\sthe\sPresident|(?:United\sStates\s)?Department\sof\s[A-Z]\w+)\b"
)
"""EO 12334: "within the White House Office, Executive Office of the President, the …"; EO 13177: "pursuant to the
Federal Advisory Committee Act, as amended (5 U.S.C. App.), the …"."""
_ARTICLE = re.compile(
    r"[\s,]*(?:\((?:[^()]{2,60}|1)\)[\s,]*)?(?P<article>(?:an?|the|two|three|such)\s)?[“\"]?", re.IGNORECASE
)
_LOWER = re.compile(
    r"(?:(?!(?:of|to|for|within|in|with|and|on|by|at|through|the|which|that|first|as|from)\s)[a-z][\w\-]*\s){0,4}"
)
"""Small words before a name: "an interagency Council for …"."""
_NOUN = "|".join(sorted((noun.replace(" ", r"\s") for noun in KINDS), key=len, reverse=True))
_GENERIC = re.compile(
    rf"(?P<words>(?:[\w’'\-]+\s){{0,5}}?(?P<noun>{_NOUN}))s?\b"
    r"(?P<of>\sof\s(?:\w+|\d+)\s(?:persons|members|commissioners)|\sof\s[Ii]nquiry|\sof\s[Rr]eview)?",
    re.IGNORECASE,
)
_SHORT_NAME = re.compile(
    r"\s?[”\"]?,?\s?\((?P<bracket>[^()]{2,120})\)"
    r"|\s?[”\"]?,?\s(?:herein(?:after)?|hereafter)\s(?:(?:sometimes\s)?referred\sto|called)(?:\sas)?\s[“\"]?"
    r"(?P<referred>(?:the\s)?[A-Z][\w’'\- ]{1,60})"
)
_SAID = re.compile(
    r"^(?:(?:and\s)?(?:herein(?:after)?|hereafter|hereinafter)?[,\s]*(?:to\sbe\s)?(?:(?:sometimes\s)?referred\sto|called|known|or)?"
    r"(?:\shere(?:in)?after)?(?:\sin\sthis\sorder)?(?:\sas)?\s?)(?P<name>.+)$"
)


class Made(NamedTuple):
    """One body that a sentence makes: its name, whether that is one, its other names, its kind, how, and where."""

    name: str
    is_named: bool
    aliases: tuple[str, ...]
    kind: str
    how: How
    at: int


def made_in(sentence: str) -> Iterator[Made]:
    """The bodies that one sentence makes, white space in it collapsed."""
    for pattern, how in ((_THERE, "established"), (_I, "established"), (_SHALL, "directed")):
        for verb in pattern.finditer(sentence):
            if how == "directed" and not _orders(sentence, verb):
                continue
            again: How = "reestablished" if verb["re"] or "reconstituted" in verb[0] else how  # type: ignore[assignment]
            yield from _objects(sentence, verb.end(), again, named_only=how == "directed")
    yield from _of_an_order(sentence)
    for verb in _IS.finditer(sentence):
        yield from _subject(sentence, verb)
    for declared in _DECLARED.finditer(sentence):
        yield from _objects(sentence, declared.end() - 1, "activated", named_only=True)
    for which in _WHICH_IS.finditer(sentence):
        yield from _before(sentence, which.start())
    plan = _PLAN.search(sentence)
    if plan and _EFFECTIVE.search(sentence, plan.end()):
        yield from _objects(sentence, plan.end() - 1, "activated", named_only=True)


def _of_an_order(sentence: str) -> Iterator[Made]:
    """What "this order establishes", what "there shall be", and what an officer has to provide for."""
    for verb in _ORDER.finditer(sentence):
        yield from _objects(sentence, verb.end(), "reestablished" if verb["re"] else "established", named_only=True)
    for verb in _THERE_SHALL_BE.finditer(sentence):
        yield from _objects(sentence, verb.end(), "established", named_only=True)
    for verb in _PROVIDES.finditer(sentence):
        of = re.compile(r",?\sof(?=\s)").match(sentence, _behind_places(sentence, verb.end()))
        yield from _objects(sentence, of.end(), "directed", named_only=True) if of else ()


_AT_WILL = re.compile(
    r"\b(?:deem|discretion|as\sneeded|if|when|whenever|may)\b|\bThe\sPresident\s$|^(?:(?:pursuant\sto|under|section)\b.*)?[Tt]he\sAct\b",
    re.IGNORECASE,
)
_KNOWN = re.compile(r"\s(?:(?:regular\s)?meetings\sof\s)?the\s")


def _orders(sentence: str, verb: "re.Match[str]") -> bool:
    """Whether an officer has to make something new: to convene "the Council" makes none."""
    if _AT_WILL.search(sentence[: verb.start() + 1]) or _AT_WILL.search(verb[0]):
        return False
    return not (_KNOWN.match(sentence, verb.end()) and "convene" in verb[0].split()[-1:])


def _objects(text: str, start: int, how: How, *, named_only: bool) -> Iterator[Made]:
    at = _behind_places(text, start)
    found = _called(text, at, how) or _named(text, at, how)
    if found is None and not named_only:
        found = _unnamed(text, at, how)
    if found is None:
        return
    yield found
    second = re.compile(r"(?:\s?\([^()]*\))?,?\sand\s(?=(?:an?|the)\s)").match(text, found.at)
    if second and found.is_named:
        other = _named(text, second.end(), how)
        if other:
            yield other


def _behind_places(text: str, start: int) -> int:
    """Where the words that tell where and when have ended."""
    at = start
    while place := _PLACE.match(text, at):
        name = name_at(text, place.end())
        if name is None:
            following = re.compile(
                r"(?:[^.;]|(?<=\s[ap])\.|(?<=\.m)\.){0,160}?,?\s(?=(?:an?|the)\s[“\"]?(?:[\w’'\-]+\s){0,3}(?:[A-Z]|(?:board|committee|task\sforce|council)\b))"
            ).match(text, place.end())
            return following.end() if following else at
        at = name.end
        if wider := _WIDER.match(text, at):
            at = wider.end()
        if numbers := re.compile(r"\s\d{1,2},\s\d{4}").match(text, at):
            at = numbers.end()
    return at


def _called(text: str, at: int, how: How) -> Made | None:
    """What is to be known as something: "a Commission to be known as the President's Commission on …"."""
    called = _CALLED.search(text, at, at + _CALLED_REACH)
    between = text[at : called.start()] if called else ""
    if called is None or _NOT_BETWEEN.search(between):
        return None
    name = name_at(text, called.end())
    if name is None or is_bare(name.words):
        return None
    words = without_place(name.words)
    generic = _GENERIC.search(between)
    kind = kind_of(words) or (KINDS[" ".join(generic["noun"].lower().split())] if generic else None)
    if kind is None:
        return None
    return Made(words, True, _aliases(text, name.end, words), kind, how, name.end)


def _named(text: str, at: int, how: How) -> Made | None:
    article = _ARTICLE.match(text, at)
    begin = article.end() if article else at
    lower = _LOWER.match(text, begin)
    name = name_at(text, lower.end() if lower else begin)
    if name is None or not article or (lower and lower[0] and not article["article"]):
        return None
    words = without_place(name.words)
    kind = kind_of(words)
    if kind is None or is_bare(words) or _GOES_ON.match(text, name.end):
        return None
    if words in _COMMON and (other := _APPOSED.match(text, name.end)) and kind_of(other["name"]):
        words = other["name"]
    return Made(words, True, _aliases(text, name.end, words), kind, how, name.end)


_GOES_ON = re.compile(
    r"\s(?!(?:to|which|that|who|whose|of|for|in|on|at|as|is|are|be|shall|will|has|composed|consisting|comprised|comprising|made"
    r"|with|within|under|by|and|or|from|into|pursuant|consistent|chaired|co-chaired|headed|led|(?:t?herein)\w*|hereafter|referred|known"
    r"|having|through|effective|not|without|appointed|established|created|located|responsible|reporting|hereby|when|where"
    r"|during|no|subject|after|upon|tasked|designed|dedicated|overseen|be|charged|provided|acting|so|including|it|if|until"
    r"|also|specified|described|there|the|an?|until|between|among|consists|being|focused|representing|similar|membership"
    r")\b)[a-z]"
)
"""A name whose noun is yet to come: "a national U.S. Postal Service medical countermeasures dispensing model"."""
_COMMON = ("Advisory Commission", "Advisory Committee", "Advisory Board", "Advisory Council")
_APPOSED = re.compile(r",\sthe\s(?P<name>President[’']s\s[A-Z][\w’' ]+)")
"""EO 12677: "an Advisory Commission, the President's Board of Advisors on …"."""


def _unnamed(text: str, at: int, how: How) -> Made | None:
    """A body that is called by a noun alone: "a board of three members"."""
    article = _ARTICLE.match(text, at)
    if not article or (article["article"] or "").lower() not in ("a ", "an "):
        return None
    found = _GENERIC.match(text, article.end())
    if not found or re.search(r"\b(?:of|for|in|to|by|with|as|which|that)\b", found["words"]):
        return None
    noun = " ".join(found["noun"].lower().split())
    kind = KINDS[noun]
    if kind not in STRONG and noun not in ("agency", "corporation"):
        return None
    return Made(found["words"] + (found["of"] or ""), False, (), kind, how, found.end())


_BEGINS = re.compile(
    r"(?:^|[.:;,—]\s|\b(?:ordered|order|direct|directed|declared)\sthat\s)(?:\([a-z0-9]{1,3}\)\s)?(?=(?:[Tt]he|[Aa]n?)\s)"
)
_NEW = re.compile(r"[Aa]n?\s(?:(?:inter-?agency|new|special)\s)?")
"""What "shall be established" is new only with this article: "The Task Force shall be established within …" is not."""
_APPOSITION = re.compile(
    r"[”\"]?(?:\s?\([^()]{1,160}\))?(?:,[^;]{1,200},|\s(?:created|established)\s(?:by|under|pursuant\sto)\s[^;]{3,120}?,?)?"
)


def _subject(text: str, verb: "re.Match[str]") -> Iterator[Made]:
    """The body that stands before "is hereby established"."""
    for begin in reversed(list(_BEGINS.finditer(text, 0, verb.start()))):
        new = _NEW.match(text, begin.end())
        name = name_at(text, new.end() if new else begin.end())
        if name is None or (verb["shall"] and not new):
            continue
        words = without_place(name.words)
        kind = kind_of(words)
        if kind and not is_bare(words) and _APPOSITION.fullmatch(text, name.end, verb.start()):
            how: How = "reestablished" if verb["re"] or "reconstituted" in verb[0] else "established"
            yield Made(words, True, _aliases(text, name.end, words), kind, how, name.end)
        return


def _before(text: str, end: int) -> Iterator[Made]:
    """The body whose name, and the short one in brackets, ends at `end`."""
    for article in reversed(list(re.finditer(r"\b(?:an?|the)\s(?=[“\"A-Z])", text[:end]))):
        name = name_at(text, article.end())
        kind = kind_of(name.words) if name else None
        if name and kind and re.fullmatch(r"[”\"]?(?:\s\([^()]{1,160}\))?", text[name.end : end]):
            yield Made(name.words, True, _aliases(text, name.end, name.words), kind, "established", name.end)
            return


def _aliases(text: str, end: int, name: str) -> tuple[str, ...]:
    """The short names that follow the name: '("Task Force")', "(hereinafter referred to as the Council)"."""
    found: list[str] = []
    for match in [_SHORT_NAME.match(text, end)]:
        given = match["bracket"] or match["referred"] if match else ""
        for part in re.split(r"\s(?:or|and)\s(?=[“\"A-Zt])|[;,]\s", given):
            said = _SAID.match(part.strip())
            words = re.sub(r"^[Tt]he\s", "", said["name"].strip(" .,“”\"'‘’")) if said else ""
            words = words.strip(" “”\"'‘’")
            if re.fullmatch(r"[A-Z][\w’'\-&/]*(?:\s[\w’'\-&/]+){0,5}", words) and words != name:
                found.append(words)
    return tuple(dict.fromkeys(found))
