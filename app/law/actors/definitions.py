"""The short forms that an order defines: "the Secretary of State (Secretary)", "a Task Force on … (Task Force)"."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from app.law.actors.names import BY_SLUG, is_known, key, resolve, slug_of_body
from app.law.actors.nouns import names_agent
from app.law.actors.offices import office_of, says_what
from app.law.actors.values import Actor


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a short form stands for.

    Attributes:
        words: the full name as the order writes it, without "the".
        slugs: the offices it resolves to; a body that the order names gets a slug of its own.
    """

    words: str
    slugs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Definitions:
    """The short forms of one order by their `key`.

    Attributes:
        bodies: the actors that no table holds and this order names with a short form.
    """

    meanings: Mapping[str, Meaning] = field(default_factory=dict)
    bodies: tuple[Actor, ...] = ()

    def __contains__(self, short: object) -> bool:
        """Whether a lower-case word or name is a short form of this order, or the name of an office anywhere."""
        return isinstance(short, str) and (short in self.meanings or is_known(short))

    def slugs(self) -> Mapping[str, tuple[str, ...]]:
        """The short forms that resolve, for `resolve`."""
        return {short: meaning.slugs for short, meaning in self.meanings.items() if meaning.slugs}


NO_DEFINITIONS = Definitions(MappingProxyType({}))

_CALLED = (
    r"(?:(?:hereinafter|hereafter|herein|collectively|together|sometimes|in this order|each|an?|or|for brevity"
    r"|(?:referred to|known|designated|described)(?: herein)? as|called),? ){0,5}"
)
_TERM = r"(?:the )?[“\"‘`']{0,2}(?:the )?(?P<term>[A-Z][\w.&’'/-]{0,40}(?: [\w.&’'/-]{1,40}){0,5}?)[”\"’`',]{0,3}"
_BRACKET = re.compile(rf"\({_CALLED}{_TERM}\)")
# ", hereinafter referred to as the Board," (EO 11808); a longer aside may stand between the name and it
_HEREINAFTER = re.compile(
    r",? (?:and )?(?:hereinafter|hereafter)(?: in this order)?,? (?:referred to as|called|known as|designated as) "
    r"(?:the )?[“\"]?(?:the )?(?P<term>[A-Z][\w&’'/-]{0,40}(?: [A-Z][\w&’'/-]{0,40}){0,3})[”\"]?"
    r"(?=[,.;:]| (?:which|who|shall|is|are|to|and)\b)"
)
# "“Secretary” means the Secretary of Homeland Security" (EO 13416, sec. 2(b))
_FORTH, _MADE = ("hereinafter", "hereafter"), ("stablish", "reate")
"""Without one of these a text gives no name behind a comma, and sets up no body."""
_MEANS = re.compile(
    r"[“\"](?:the )?(?P<term>[A-Z][\w-]{0,40}(?: [A-Z][\w-]{0,40}){0,3})[,”\"]{1,2} (?:shall )?(?:means?|refers? to) "
    r"(?P<full>(?:the )?[A-Z][\w’'.&-]{0,40}(?:,? (?:[A-Z][\w’'.&-]{0,40}|of|on|for|and|the|to|in)\b){0,14})"
)
_CREATED = re.compile(
    r"\b(?:[Ee]stablish(?:ed|es)?|[Cc]reated?)(?: (?:within|in) [^.;:()]{3,80}?)?,? (?:the|a|an) "
    r"[“\"]?(?P<name>[A-Z][\w’'&-]{0,30}"
    r"(?:,? (?:[A-Z][\w’'&-]{0,30}|\d{1,4}(?:st|nd|rd|th)?|of|on|for|and|the|to|in|with)\b){1,24})"
)
# "The President's Interagency Task Force to Monitor and Combat Trafficking … is hereby established." (EO 13257)
_STANDS = re.compile(
    r"(?:^|(?<=\. )|(?<=\n))The (?P<name>[A-Z][\w’'&-]{0,30}(?:,? (?:[A-Z][\w’'&-]{0,30}|of|on|for|and|the|to|in|with)"
    r"\b){1,20}) is (?:hereby )?established\b"
)
# "the President's Committee on Fund-Raising within the Federal Service" (EO 10728) is no place
_GOES_ON = re.compile(r" within the (?!Department|Executive|Office)[A-Z]")
_SMALL = frozenset({"of", "on", "for", "and", "the", "to", "in", "with", "&"})
_BODY = frozenset(
    {
        "council",
        "commission",
        "board",
        "committee",
        "task force",
        "office",
        "center",
        "working group",
        "initiative",
        "panel",
        "group",
        "team",
        "corps",
    }
)
_DESIGNEE = re.compile(r",? or (?:his|her|their|his or her|the Secretary[’']s) designees?,?\s*$")
_TITLED = re.compile(r"(?:Chair|Vice|Director|Executive|Deputy|Secretary|Member|Administrator|Head)")
# "within the Executive Office of the President the National Energy Dominance Council" is a place and a name (EO 14213)
_PLACE = re.compile(r"\b[A-Z][\w.’'-]{0,40},? (?:the|a|an) (?=[A-Z])")
_SINGULAR = frozenset(
    {"secretary", "director", "administrator", "commissioner", "chairman", "chair", "commission", "board"}
)
_OR = re.compile(r"[”\"’']? or (?:the )?[“\"‘']?")
# These name whole classes, whatever an order puts before the bracket.
_CLASSES = frozenset({"agency", "agencies", "agency head", "agency heads", "heads", "head"})
_WINDOW = 30
_TRIES, _TERMS = 4, 600
"""How often one bracketed term, and how many terms, are looked at: real orders stay far below (EO 13603 has 40)."""


def definitions(texts: Iterable[str]) -> Definitions:
    """Every short form that the texts of one order define, the first definition of each."""
    meanings: dict[str, Meaning] = {}
    bodies: dict[str, Actor] = {}
    tried: dict[str, int] = {}
    for text in texts:
        hereinafter = _HEREINAFTER.finditer(text) if any(word in text for word in _FORTH) else ()
        for match in sorted((*_BRACKET.finditer(text), *hereinafter), key=lambda got: got.start()):
            tried[match["term"]] = tried.get(match["term"], 0) + 1
            if tried[match["term"]] > _TRIES or len(tried) > _TERMS:
                continue
            for term in _OR.split(match["term"]):
                _bracketed(term, text[max(0, match.start() - 400) : match.start()], meanings, bodies)
        for match in _MEANS.finditer(text):
            _means(match["term"], match["full"], meanings, bodies)
        for match in (*_CREATED.finditer(text), *_STANDS.finditer(text)) if any(stem in text for stem in _MADE) else ():
            if not _GOES_ON.match(text, match.end()):
                _created(match["name"], meanings, bodies)
    return Definitions(meanings, tuple(bodies.values()))


def _bracketed(term: str, before: str, meanings: dict[str, Meaning], bodies: dict[str, Actor]) -> None:
    short = key(term)
    if short in meanings or short in _CLASSES or not short:
        return
    if meaning := _meaning(term, before):
        meanings[short] = meaning
        _remember(meaning, bodies)


def _means(term: str, full: str, meanings: dict[str, Meaning], bodies: dict[str, Actor]) -> None:
    """What a definition says: the longest name at the head of its words that is an office's."""
    words = full.split()
    names = [_bare(" ".join(words[:stop])) for stop in range(len(words), 1, -1)]
    meaning = next((Meaning(name, slugs) for name in names if len(slugs := resolve(name)) == 1), None)
    if meaning is None and names and names_agent(names[0].split()) and (own := office_of(names[0])):
        meaning = Meaning(names[0], (own.slug,))
    if meaning and key(term) not in _CLASSES:
        meanings.setdefault(key(term), meaning)
        _remember(meaning, bodies)


def _remember(meaning: Meaning, bodies: dict[str, Actor]) -> None:
    for slug in meaning.slugs:
        if slug not in BY_SLUG:
            bodies.setdefault(slug, Actor(slug, meaning.words, "body"))


def _created(name: str, meanings: dict[str, Meaning], bodies: dict[str, Actor]) -> None:
    """A body established without a bracket is called by its head noun later ("The Commission shall …")."""
    name = name[max((match.end() for match in _PLACE.finditer(name)), default=0) :]
    words = [word.strip(",") for word in name.split()]
    while words and words[-1].lower() in _SMALL:
        words.pop()
    head = " ".join(words[: next((n for n, word in enumerate(words) if word in _SMALL), len(words))])
    nouns = sorted(_BODY, key=len, reverse=True)
    ends = (noun for one in (head, " ".join(words)) for noun in nouns if one.lower().endswith(noun))
    short = next(ends, "")  # "the Cost of Living Council" ends with its noun after a preposition, too
    full = " ".join(words)
    if not short or len(words) < 2:
        return
    own = (slug_of_body(full),) if says_what(full) else ()  # "a Steering Committee" is another in each order
    meaning = Meaning(full, resolve(full) or own)
    meanings.setdefault(short, meaning)
    meanings.setdefault(key(full), meaning)
    for at in range(1, len(head.split())):  # "the President's Advisory Board on Race. The Advisory Board" (EO 13050)
        if not says_what(tail := " ".join(head.split()[at:])):
            meanings.setdefault(key(tail), meaning)
    _remember(meaning, bodies)


def _meaning(term: str, before: str) -> Meaning | None:
    """What the words before a bracket mean by it, or None if they name no agent."""
    plain = _DESIGNEE.sub("", re.sub(r"[“”\"]", "", before.replace("\n", " ")))
    words = plain.split()[-_WINDOW:]
    for cut in range(len(words) - 1, -1, -1):  # nothing across the end of a sentence
        if words[cut].endswith((".", ";", ":")) and len(words[cut]) > 3:
            words = words[cut + 1 :]
            break
    candidates = [" ".join(words[at:]) for at in range(len(words)) if _may_begin(words, at)]
    for text in candidates:
        if (slugs := resolve(text)) and _fits(term, text, slugs):
            return Meaning(_bare(text), slugs)
    return _unknown(term, candidates)


def _may_begin(words: list[str], at: int) -> bool:
    word = words[at]
    return word[:1].isupper() and (at == 0 or not words[at - 1][:1].isupper() or words[at - 1].endswith(","))


def _bare(text: str) -> str:
    return text.removeprefix("the ").strip(" ,")


def _initials(text: str) -> str:
    return "".join(word[0] for word in re.findall(r"[\w’']+", text) if word.lower() not in _SMALL).upper()


def _fits(term: str, text: str, slugs: tuple[str, ...]) -> bool:
    """Whether `term` can shorten `text`: its initials, a known alias, or a word of it ("Secretary", "Secretaries")."""
    if slugs == resolve(term):
        return True
    compact = re.sub(r"[^A-Za-z]", "", term)
    if compact.isupper() and len(compact) > 1:
        return compact == _initials(text) or compact == _initials(text).removeprefix("US")
    last = term.split()[-1].lower()
    first = text.lower().removeprefix("the ")
    stem = last[:-3] if last.endswith("ies") else last.rstrip("s")
    if last.endswith("s") and len(slugs) < 2 and not last.endswith("ss"):
        return False
    if last in _SINGULAR and len(slugs) > 1:  # "to the President and the Secretary of Education (Secretary)"
        return False
    return any(word.startswith(stem) for word in first.split()[:6])


def _unknown(term: str, candidates: list[str]) -> Meaning | None:
    """A body or office that no table holds: the capitalised name next to the bracket, if its head is an agent's."""
    compact = re.sub(r"[^A-Za-z]", "", term)
    names = [name for text in candidates if _is_name(name := _bare(text)) and not _PLACE.search(name)]
    names = [name for name in names if not name.startswith("President and ")]  # two: EO 13498
    if compact.isupper() and len(compact) > 1:
        known = resolve(term)
        if known and any(BY_SLUG[known[0]].name.split()[-1] in name for name in names):
            return Meaning(BY_SLUG[known[0]].name, known)  # "Secretary of Health and Human Services (HHS)"
        exact = [name for name in names if _initials(name) == compact]
        # "Federal Chief Performance Officer (CPO)"
        names = exact or [name for name in names if _initials(name).endswith(compact)][-1:]
    if not names or not (compact.isupper() or says_what(names[0]) or term.split()[-1] in names[0]):
        return None  # "advisors to the Committee (Committee Advisors)" (EO 13913)
    if own := office_of(names[0]):
        return Meaning(names[0], (own.slug,))
    body = not _TITLED.match(names[0]) and says_what(names[0]) and any(noun in names[0].lower() for noun in _BODY)
    return Meaning(names[0], (slug_of_body(names[0]),) if body else ())


def _is_name(name: str) -> bool:
    words = name.split()
    return len(words) <= 14 and _all_proper(words) and names_agent([word.strip(",") for word in words])


def _all_proper(words: list[str]) -> bool:
    return all(word[:1].isupper() or word.lower() in _SMALL or word[:1].isdigit() for word in words)
