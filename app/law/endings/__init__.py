"""The finder of an order's own end: "this order shall expire on …", "The Council shall terminate 2 years after …"."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from app.law.documents import Order, Section, Span
from app.law.endings import terms
from app.law.endings.days import day_of
from app.law.endings.suspensions import day_of_lapse
from app.law.endings.values import Ending
from app.law.relations.sentences import sentences
from app.law.relations.values import What

__all__ = ["Ending", "day_of_lapse", "find"]

_ENDS = (
    r"(?:expire|terminate|lapse|cease(?!\sand)|dissolve|disband|stand\s(?:abolished|dissolved)|go\sout\sof\sexistence"
    r"|be\s(?:deemed\s(?:to\sbe\s)?)?(?:terminated|abolished|dissolved|disbanded)|be\sautomatically\sterminated)\b"
    r"(?!\s(?:the|any|all|each|such|its|their|his|those|these|an?)\s(?!year|month|day))"
)
"""Verbs without an object: an Administrator who "shall terminate the … Council" (EO 14283) does not end by it."""
_LASTS = (
    r"(?:(?:be|remain|continue)\s(?:in\s)?(?:full\s)?(?:force(?:\sand\seffect)?|effect|effective|existence)"
    r"|continue\s(?:to\sexist|to\sfunction)?)\s?,?\s"
    r"(?:only\s|unless\s[^,;]{0,60},\s)?(?:until|through|to\sand\sincluding|for\sa\s(?:period|term)\sof)\s"
    r"(?!(?:such\stime\sas\s)?(?:sooner\s|otherwise\s|specifically\s|expressly\s)?(?:it\sis\s|they\sare\s)?"
    r"(?:amended|modified|revoked|rescinded|superseded|terminated|suspended|changed|further|withdrawn|canceled"
    r"|the\sPresident)\b)"
)
"""What lasts "until amended or revoked" has no end of its own."""
_MODAL = (
    r"(?:shall|will|is\sto|are\sto)(?:,\sunless\s[^,]{1,60},)?\s"
    r"(?:(?:thereafter|then|automatically|hereafter|itself|also|accordingly)\s)?"
)
_PREDICATE = re.compile(
    rf"(?P<verb>{_MODAL}(?:{_ENDS}|{_LASTS})|\b(?:expires|terminates)\s(?:on|at|upon|when)\b)", re.IGNORECASE
)
_NOT_BEHIND = (
    r"(?<!\bunder\s)(?<!\bby\s)(?<!\bof\s)(?<!\bto\s)(?<!\bin\s)(?<!\bfrom\s)(?<!\bwith\s)(?<!\bhereof\s)(?<!\bthan\s)"
    r"(?<!\bthrough\s)(?<!\bwithin\s)(?<!\bto,\s)(?<!\bunder,\s)"
)
_ORDER = re.compile(
    rf"{_NOT_BEHIND}\b(?P<order>(?:the\sprovisions\sof\s)?(?:this|the\spresent|said)\s(?:Executive\s)?order)\b"
    r"(?!\srelating)",
    re.IGNORECASE,
)
_PART = re.compile(
    rf"{_NOT_BEHIND}(?<!\bthe\s)\b(?P<part>(?:(?:the\s)?(?:authorit(?:y|ies)|authorizations?|delegations?(?:\sof\sauthority)?|exceptions?"
    r"|exemptions?|suspensions?|waivers?|designations?|prohibitions?)\s(?:[\w,]+\s){0,8}?(?:by|in|of|under)\sthis"
    r"|(?:provisions\sof\s)?(?:section|sections|paragraph|paragraphs|subsection)\s[\w().,\s]{1,30}?\sof\sthis"
    r"|(?:authority|power)\sdelegated\sherein|this\s(?:section|paragraph|part|suspension|exemption|authorization|authority|delegation))"
    r"(?:\s(?:Executive\s)?order)?)\b",
    re.IGNORECASE,
)
_BODY = re.compile(
    rf"{_NOT_BEHIND}\b(?P<body>(?:[Tt]he\sexistence\s(?:and\s\w+\s)?of\s)?(?:(?:The|the|Each|each|This|this|Such|such|said|Said)\s|(?<=^))"
    r"(?:[A-Z][\w’'.\-]*\s(?:(?:of|on|for|and|the|to|in)\s){0,2}){0,10}?"
    r"(?:[A-Z]{3,8}|(?:[Bb]oard|[Cc]ouncil|[Cc]ommission|[Cc]ommittee|Office|Task\sForce|[Tt]ask\s[Ff]orce|Panel|Administration|Agency|Authority"
    r"|Conference|Corps|Group|Team|Center|Commissioner|Working\sGroup|Subcommittee|Division|Roundtable|Service"
    r"|Partnership|Initiative|Program|Advisory\s\w+)s?(?:\s\d+)?))(?![\w’'])(?!\s(?:shall\s)?(?:of|on|for)\s[A-Z])"
)
_NEGATED = re.compile(r"\b(?:nothing|not\sbe\s(?:deemed|construed)|if\sthe\sauthority)\b", re.IGNORECASE)
_EXCEPT = re.compile(r"\b(?:except|exception|exceptions|other\sthan)\b", re.IGNORECASE)
_NEW_TEXT = re.compile(
    r"\bto\sread\b|\bshall\sread\b|\b(?:is|are|be)\s(?:hereby\s)?(?:further\s)?(?:amended|revised)\b|\bamended\sby\b"
    r"|\bsubstitut\w+\b|\binserting\b|\bin\slieu\b",
    re.IGNORECASE,
)
"""EO 12482: 'Section 4(b) shall read: "The Committee shall terminate on December 31, 1984"'."""
_REACH = 260
"""How far before the verb its subject may stand, appositions included."""
_SIGNS = (
    "expire", "terminate", "lapse", "cease", "dissolve", "disband", "abolished", "existence", "continue", "extended",
    "established",
)  # fmt: skip
_UNTIL = ("until", "through", "including", "period", "term")
_CONTINUED = re.compile(
    r"\b(?:continued|extended|re-?established|terminate)\b[^.;]{0,120}?\b(?:until|through|to|on)\s", re.IGNORECASE
)


def find(order: Order) -> tuple[Ending, ...]:
    """What `order` says of ends, its own and those that it sets for others, in document order."""
    said = tuple(ending for section in order.walk() for ending in _in_section(section, order.signed_on))
    return said if any(not ending.quoted for ending in said) else (*said, *terms.find(order))


def _in_section(section: Section, signed_on: date | None) -> Iterator[Ending]:
    for field, text, quoted in (
        ("text", section.text, section.quoted),
        ("closing", section.closing, section.closing_quoted),
    ):
        if _may_end(text.lower()) and (_PREDICATE.search(text) or _CONTINUED.search(text)):
            yield from _in_text(section, field, text, quoted, signed_on)


def _may_end(low: str) -> bool:
    """Whether a text, in small letters, holds what every end has, which tells sooner than the patterns."""
    if any(sign in low for sign in _SIGNS):
        return True
    return ("force" in low or "effect" in low) and any(word in low for word in _UNTIL)


def _in_text(
    section: Section, field: str, text: str, quoted: Sequence[Span], signed_on: date | None
) -> Iterator[Ending]:
    for sentence, _ in sentences(text, ()):
        start, end = sentence.span
        words = " ".join(text[start:end].split())
        at = next((match.start() + start for match in [_PREDICATE.search(text[start:end])] if match), start)
        is_quoted = any(low <= at < high for low, high in quoted) or _NEW_TEXT.search(text, start, at) is not None
        read = _read(words)
        if read:
            what, name, of_the_day = read
            span = (start, end) if words == text[start:end] else None
            yield Ending(section.id, field, words, what, name, day_of(of_the_day, signed_on), is_quoted, span)
        elif _CONTINUED.search(words) and not is_quoted:
            day = day_of(words, signed_on)
            if day:
                yield Ending(section.id, field, words, "body", "", day, quoted=True)


def _read(words: str) -> tuple[What, str, str] | None:
    """What ends by a sentence, how it is called there, and the words that may tell the day.

    A day before a second verb is that of the first: EO 11536 "shall present its final report … not later than October
    1, 1970, and shall terminate thirty days after".
    """
    for predicate in _PREDICATE.finditer(words):
        if not _NEGATED.search(words, 0, predicate.start()):
            found = _subject(words[max(0, predicate.start() - _REACH) : predicate.start()])
            if found:
                second = re.search(r"\b(?:and|but),?\s$", words[: predicate.start()])
                return *found, words[predicate.start() :] if second else words
    return None


def _subject(before: str) -> tuple[What, str] | None:
    """What stands before a verb as its subject."""
    found: list[tuple[int, What, str]] = []
    for kind, pattern in _SUBJECTS:
        match = next((each for each in pattern.finditer(before) if _reaches(before[each.end() :])), None)
        if match and _WITH_THE_ORDER.match(before, match.end()):
            return "order", "this order"
        if match:
            found.append((match.start(), kind, match[0] + (_second(before[match.end() :]) if kind == "body" else "")))
    if not found:
        return None
    _, what, name = min(found)
    if what == "order" and _EXCEPT.search(before):
        what = "part"
    return what, _ARTICLE.sub("", name) if what == "body" else name


_WITH_THE_ORDER = re.compile(r",\sand\sall\s(?:the\s)?authorit(?:y|ies)\sof\sthis\sorder,\s", re.IGNORECASE)
"""EO 13267: "The Transition Planning Office, and all the authorities of this order, shall terminate within"."""


def _second(rest: str) -> str:
    """The second body of "The Committee and the Commission shall terminate" (EO 11256), or ""."""
    words = rest.rstrip(" ,")
    return words if words.startswith(" and ") and _BODY.fullmatch(words, 5) else ""


_SUBJECTS: tuple[tuple[What, "re.Pattern[str]"], ...] = (("part", _PART), ("order", _ORDER), ("body", _BODY))
_ARTICLE = re.compile(r"^(?!The\b|the\b).*\s(?=[Tt]he\s)", re.DOTALL)
"""What stands before the name is a heading run in: "Expiration The Board shall terminate"."""
_APPOSITION = re.compile(
    r"\s?(?:\([^)]{0,120}\)\s?)?(?:,[^;:]{0,160},\s?|\s(?:and|established|created|constituted|appointed|set\sup"
    r"|hereby|provided\sfor)\b[^;:,]{0,120})?\s?(?:,\s[^;:,]{0,100},?)?\s?$",
    re.IGNORECASE,
)
_SAME_SUBJECT = re.compile(
    r"\s(?:\([^)]{0,60}\)\s)?(?:shall|will|takes|is)\s(?:(?!,\s(?:and|but)\s[Tt]he\s)[^;:]){0,240}?"
    r"(?:\s(?:and|but),?|,\sat\swhich\stime\sit)\s(?:together\swith\s[^;:]{0,100},\s)?$",
    re.IGNORECASE,
)
"""A second verb of one subject: EO 11362 "takes effect at once and shall remain effective until …"; EO 11240 "shall be
effective as of July 27, 1965, and, together with the boards …, shall terminate"; EO 11803 "shall submit its final
recommendations …, at which time it shall cease to exist"."""
_OWN_VERB = re.compile(r"\b(?:shall|will|may|must|is|are|was|were|has|have|had)\b", re.IGNORECASE)


def _reaches(between: str) -> bool:
    """Whether only an apposition stands between a subject and the verb, so that the verb is the subject's own."""
    if _SAME_SUBJECT.match(between):
        return True
    return _APPOSITION.fullmatch(between) is not None and _OWN_VERB.search(re.sub(r",[^,]*,", "", between)) is None
