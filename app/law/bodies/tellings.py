"""Who leads a body and who is in it, in the order's words."""

import re
from collections.abc import Iterator, Sequence

from app.law.bodies.names import KINDS
from app.law.bodies.values import Founding, Told
from app.law.documents import Section
from app.law.relations.sentences import sentences

_LEADS = ("chair", "Chair", "headed by", "led by")
_IS_LED = re.compile(
    r"\b(?:shall\s(?:be\s(?:chaired|co-chaired|headed|led)\sby|(?:serve|act)\sas\s(?:the\s)?(?:chair|co-?chair|vice)|(?:co-)?chair\s"
    r"|be\s(?:the\s)?(?:co-?)?chair)|will\s(?:be\s)?(?:co-)?chair(?:ed)?\b|is\s(?:hereby\s)?designated\s(?:as\s)?(?:the\s)?chair"
    r"|(?:chair(?:man|person|woman)?|co-?chair(?:s|men|man)?)(?:\sof\sthe\s[\w’'\s]{3,60})?\sshall\sbe\s(?!the\spresiding|responsible|reimbursed|compensated|appointed\sby\sthe\sChair)"
    r"|shall\sdesignate\s[^.;]{0,80}\bchair|designat\w+\s(?:[\w’']+\s){0,8}?(?:as|to\sbe|to\sserve\sas)\s(?:the\s)?(?:co-?)?chair"
    r"|be\sheaded\sby|(?:and|,)\s(?:to\sbe\s)?(?:co-)?chaired\sby|who\sshall\s(?:be|serve\sas|act\sas)\s(?:its\s|the\s)?(?:co-?)?chair|\bas\s(?:its\s)?chair(?:man|person|woman)?\b(?!\smay)|,\schairman[,;)]|\(chairman\))",
    re.IGNORECASE,
)
_CONSISTS = re.compile(
    r"\b(?:(?:shall|will|to)\s(?:also\s)?(?:be\s(?:composed|comprised|made\sup)\sof|consist\sof|comprise|include|have\s(?:as\s)?"
    r"(?:\w+\s){0,4}members)|(?:is|are|,)\s(?:composed|comprised)\sof|composed\sof|consisting\sof|comprised\sof"
    r"|(?:shall|will)\sbe\sappointed)\b",
    re.IGNORECASE,
)
_SUBJECT_REACH = 90
"""How far before the verb the body may stand: "The members of the Board shall be appointed …"."""


def leaders(sections: Sequence[Section], body: Founding, *, alone: bool) -> tuple[Told, ...]:
    """The first sentences that tell who leads the body; two at most."""
    found = (told for told in _about(sections, body, alone) if any(sign in told.words for sign in _LEADS))
    led = (told for told in found if _tells_leader(told, body))
    return tuple(told for told, _ in zip(led, range(2), strict=False))


def _tells_leader(told: Told, body: Founding) -> bool:
    """Whether a sentence tells it; "headed by" has to be said of the body (EO 9735 has a Secretariat)."""
    led = _IS_LED.search(told.words)
    if led is None or not led[0].endswith("by"):
        return led is not None
    before = told.words[max(0, led.start() - _SUBJECT_REACH) : led.start()]
    return told.words == body.words or _subject(body).search(before) is not None


def members(sections: Sequence[Section], body: Founding, *, alone: bool) -> tuple[Told, ...]:
    """The first sentence that tells who is in the body, with what is listed below it."""
    subject = _subject(body)
    for told in _about(sections, body, alone):
        for verb in _CONSISTS.finditer(told.words):
            before = told.words[max(0, verb.start() - _SUBJECT_REACH) : verb.start()]
            if subject.search(before) or (told.words == body.words and verb[0].lower().endswith("of")):
                return (told,)
    return ()


def _subject(body: Founding) -> re.Pattern[str]:
    """What calls the body where it is the subject: its name, a short one, or its noun."""
    noun = next((noun for noun in sorted(KINDS, key=len, reverse=True) if noun in body.name.lower()), "body")
    calls = "|".join(re.escape(each) for each in (body.name, *body.aliases, noun))
    return re.compile(
        rf"\b(?<!of\s)(?:The|Such|This|Said|Each)\s(?:membership\sof\sthe\s|members\sof\sthe\s)?(?:{calls})(?![’'\w])(?![^.;]*\breport)",
        re.IGNORECASE,
    )


def _about(sections: Sequence[Section], body: Founding, alone: bool) -> Iterator[Told]:
    """The sentences about a body: the founding one, and those of its section, or of the order, that name it."""
    names = _subject(body)
    top = body.section.partition(".")[0]
    for section in sections:
        if section.id.partition(".")[0] == top or alone:
            for told in _sentences(section):
                if alone or told.words == body.words or names.search(told.words):
                    yield told


def _sentences(section: Section) -> Iterator[Told]:
    for text, quoted in ((section.text, section.quoted), (section.closing, section.closing_quoted)):
        for sentence, _ in sentences(text, ()):
            start, end = sentence.span
            if any(low <= start < high for low, high in quoted):
                continue
            words = " ".join(text[start:end].split())
            listed = words.endswith((":", "—", "–")) and text[end:].strip() == ""
            items = tuple(" ".join(child.text.split()) for child in section.children) if listed else ()
            yield Told(section.id, words, items)
