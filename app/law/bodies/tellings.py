"""Who leads a body and who is in it, in the order's words."""

import re
from collections.abc import Iterator, Sequence

from app.law.bodies.names import KINDS
from app.law.bodies.own_words import OwnSentence, own_sentences
from app.law.bodies.values import Founding, Told
from app.law.documents import Section

_LEADS = ("chair", "Chair", "headed by", "led by")
_CHAIR = r"(?:(?:co-?)?chair(?:s|man|men|person|persons|woman)?)"
LED: tuple[tuple[str, str], ...] = (
    (r"shall\s(?:be\s)?(?:chaired|co-chaired|headed|led)\sby", "The Council shall be chaired by the Attorney General."),
    (r"be\s(?:headed|led)\sby", "The Office, to be headed by a Director, advises."),
    (r"[,\s](?:to\sbe\s)?(?:co-)?chaired\sby", "There is established a Council, chaired by the Director."),
    (r"shall\s(?:also\s)?(?:serve|act)\sas\s(?:the\s)?(?:vice\s)?CHAIR\b", "The Secretary shall serve as Chair."),
    (r"(?:shall|will)\sbe\s(?:the\s|a\spermanent\s)?CHAIR\b", "The Secretary shall be the Chairman."),
    (r"(?:shall|will)\s(?:co-)?chair\s", "The Director shall chair the Council."),
    (r"who\sshall\s(?:also\s)?(?:be|serve\sas)\s(?:its\s|the\s)?CHAIR\b", "the Secretary, who shall be its chairman"),
    (r"CHAIR\sOFTHE\sshall\sbe\s(?:an?\s|the\s(?!pres))", "The Chair of the Council shall be the Director."),
    (r"CHAIR\sOFTHE\sshall\sbe\s(?:designated|appointed|elected|selected)", "The Chair of the Board shall be elected."),
    (r"designate\s[^.;]{0,80}\bCHAIR\b", "The President shall designate a Chair."),
    (r"designated\s(?!by\sthe\sCHAIR)(?:[\w’',]+\s){0,8}?as\s(?:the\s)?CHAIR\b", "one member designated as Chair"),
    (r"\bas\s(?:its\s)?CHAIR\b(?!\smay)", "composed of the Secretary as Chairman and three others"),
    (r",\schairman[,;)]|\(chairman\)", "the Secretary of Labor, chairman, and the Attorney General"),
)
"""How orders tell who leads a body, each with an example; CHAIR is what the person is called, OFTHE the body."""
_OF_THE = r"(?:of\sthe\s[\w’'\s]{3,60})?"
_IS_LED = re.compile(
    "|".join(pattern.replace("CHAIR", _CHAIR).replace(r"\sOFTHE", rf"\s?{_OF_THE}") for pattern, _ in LED),
    re.IGNORECASE,
)
_CONSISTS = re.compile(
    r"\b(?:shall|will|to)\s(?:also\s)?(?:(?:be\s(?:composed|comprised|made\sup)|consist)\sof|comprise|include"
    r"|have\s(?:as\s)?(?:\w+\s){0,4}members|be\sappointed)\b",
    re.IGNORECASE,
)
"""What is said of a body or of its members: "The Board shall consist of …", "Its members shall be appointed by …"."""
_OF = re.compile(r"\b(?:composed|comprised|consisting|consist|comprise)\s(?:of\b|[a-z])", re.IGNORECASE)
"""What the founding sentence itself says: "a Board consisting of …"."""
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
    if led is None or not led[0].endswith("by") or told.words == body.words:
        return led is not None
    return _subject(body).search(told.words, max(0, led.start() - _SUBJECT_REACH), led.start()) is not None


def members(sections: Sequence[Section], body: Founding, *, alone: bool) -> tuple[Told, ...]:
    """The first sentence that tells who is in the body, with what is listed below it."""
    subject = _subject(body)
    for told in _about(sections, body, alone):
        if told.words == body.words and _OF.search(told.words):
            return (told,)
        for verb in _CONSISTS.finditer(told.words):
            if subject.search(told.words, max(0, verb.start() - _SUBJECT_REACH), verb.start()):
                return (told,)
    return ()


def _called(body: Founding) -> str:
    """What the order calls the body: its name, a short one, or its noun, with an article."""
    noun = next((noun for noun in sorted(KINDS, key=len, reverse=True) if noun in body.name.lower()), "body")
    calls = "|".join(re.escape(each) for each in (body.name, *body.aliases, noun))
    return rf"\b(?:the|such|this|said|each)\s(?:members(?:hip)?\sof\sthe\s)?(?:{calls})(?![’'\w])"


def _subject(body: Founding) -> re.Pattern[str]:
    """The body, and not something of it ("the staff of the Council"), before a verb; no report of it either."""
    return re.compile(rf"(?<!of\s){_called(body)}(?![^.;]*\breport)", re.IGNORECASE)


def _about(sections: Sequence[Section], body: Founding, alone: bool) -> Iterator[Told]:
    """The sentences about a body: the founding one, and those of its section, or of the order, that name it."""
    names = re.compile(_called(body), re.IGNORECASE)
    top = body.section.partition(".")[0]
    for section in sections:
        if section.id.partition(".")[0] == top or alone:
            for sentence in own_sentences(section):
                words = sentence.words
                if alone or words == body.words or names.search(words):
                    yield Told(section.id, words, _listed(section, sentence))


def _listed(section: Section, sentence: OwnSentence) -> tuple[str, ...]:
    """What is listed below a sentence that ends a provision's text with a colon."""
    if not sentence.words.endswith((":", "—", "–")) or not sentence.is_last:
        return ()
    return tuple(" ".join(child.text.split()) for child in section.children)
