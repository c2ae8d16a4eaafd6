"""relate: what each citation of a text does in its sentence, read from the operative words and their scope.

A sentence is taken as its citations and the gaps between them, out of which dates, brackets and quoted titles are
removed. A gap then says whether its neighbours are members of one list, and the verb before or behind the list says
what the order does to all of them (EO 14148 rescinds 78 actions with one verb).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from app.citations import Citation
from app.documents import Span
from app.relations.values import Extent
from app.relations.vocabulary import (
    ACTIVE,
    AMENDED_BY,
    AMENDMENTS_TO,
    AUTHORITY,
    AUTHORITY_ENDS,
    BACKWARD,
    BODY_OF,
    JOINT,
    LEANINGS,
    LISTS,
    NARRATIVE,
    NOT_A_SUBJECT,
    PART_OF,
    PARTLY,
    PASSIVE,
    VERBS,
)

ACTED_ON = frozenset(
    {"executive_order", "proclamation", "presidential_memorandum", "presidential_directive", "cfr", "reorganization_plan"}
)
"""The kinds that an order can change; a statute it can only lean on."""

_SENTENCE_END = re.compile(
    r"(?:(?<!\bNo)(?<!\bNos)(?<!\b[Ss]ec)(?<!\bSecs)(?<!U\.S)(?<!\b[A-Z])(?<!Stat)(?<!Reg)\.|[?!])[”\"’)]{0,2}\s+(?=[A-Z“\"(§])|\n+"
)
_DATE = re.compile(
    r"\s?,?\s?(?:of|dated|issued|approved)?\s?(?:January|February|March|April|May|June|July|August|September|October"
    r"|November|December)\s\d{1,2}\s?,?\s?\d{4}"
)
_BRACKETS = re.compile(r"\s?\((?![a-z0-9ivx]{1,4}\))[^()]{0,400}\)|\s?\[[^\[\]]{0,300}\]")
_QUOTED = re.compile(r"\s?,?\s?(?:entitled:?\s|titled:?\s)?[“\"][^“”\"]{1,400}[”\"]")
_ENUMERATOR = re.compile(r"^\s?\(?[A-Za-z0-9]{1,4}\)\s")
_APPOSITION = re.compile(r"\borders\s\($|\borders\s\([^()]*(?:\([^()]*\)[^()]*)*$")
_WINDOW = 600
_BODY_VERBS = frozenset({"continues", "terminates"})


@dataclass(frozen=True, slots=True)
class Act:
    """What one citation does.

    Attributes:
        relation: the vocabulary of the HTTP contract.
        extent: "in_part" where only a provision of the target is meant or the words restrict the effect.
        target_section: the provision of the target, or None.
        context: the span of the sentence in the text.
    """

    relation: str
    extent: Extent
    target_section: str | None
    context: Span


@dataclass(frozen=True, slots=True)
class _Effect:
    relation: str
    partly: bool = False


@dataclass(frozen=True, slots=True)
class _Sentence:
    """One sentence: its span, the citations that stand free in it, and the cleaned gaps around them (one more)."""

    span: Span
    citations: tuple[Citation, ...]
    gaps: tuple[str, ...]


def relate(
    text: str,
    citations: Sequence[Citation],
    lead: str = "",
    quoted: Sequence[Span] = (),
) -> tuple[Act, ...]:
    """What each of `citations` does.

    Args:
        text: one text of a provision.
        citations: what `citations.find(text)` found, in order.
        lead: the words of the provision above that lead into this one ("The following are revoked:"), or "".
        quoted: spans of `text` that are new text for another law: what stands there is mentioned, not done.

    Returns:
        one Act a citation, in the same order.
    """
    acts: dict[Span, Act] = {}
    previous: list[Citation] = []
    for sentence, bracketed in _sentences(text, citations):
        words = text[slice(*sentence.span)]
        previous = _carry_back(words, acts, previous, sentence.citations)
        opening = lead if not text[: sentence.span[0]].strip() else ""
        effects = _effects(sentence, opening)
        for citation, effect in zip(sentence.citations, effects, strict=True):
            acts[citation.span] = _act(citation, effect, sentence.span)
        base = "pursuant_to" if AUTHORITY.match(words) else "cites"
        for citation in bracketed:
            acts[citation.span] = _act(citation, _Effect(base), sentence.span)
    return tuple(
        replace(acts[citation.span], relation="cites") if _within(citation.span, quoted) else acts[citation.span]
        for citation in citations
    )


def _carry_back(words: str, acts: dict[Span, Act], before: Sequence[Citation], now: Sequence[Citation]) -> list[Citation]:
    """Lets "revoke those orders" act on the orders of the sentence before; returns the orders of this one."""
    verb = BACKWARD.search(words)
    if verb:
        relation = _relation(verb["verb"] or verb["passive"])
        for citation in before:
            acts[citation.span] = replace(acts[citation.span], relation=relation)
    return [citation for citation in now if citation.kind == "executive_order"]


def _act(citation: Citation, effect: _Effect, context: Span) -> Act:
    partly = effect.partly or citation.section is not None
    return Act(effect.relation, "in_part" if partly else "whole", citation.section, context)


def _within(span: Span, quoted: Sequence[Span]) -> bool:
    return any(start <= span[0] < end for start, end in quoted)


def _sentences(text: str, citations: Sequence[Citation]) -> Iterator[tuple[_Sentence, list[Citation]]]:
    """Each sentence that cites something, with the citations that stand in brackets apart."""
    waiting = list(reversed(citations))
    for start, end in _bounds(text, citations):
        inside: list[Citation] = []
        while waiting and waiting[-1].span[0] < end:
            inside.append(waiting.pop())
        if inside:
            yield _sentence(text, (start, end), inside)


def _bounds(text: str, citations: Sequence[Citation]) -> Iterator[Span]:
    """The spans of the sentences; a full stop inside a citation ends none."""
    start, index = 0, 0
    for match in _SENTENCE_END.finditer(text):
        while index < len(citations) and citations[index].span[1] <= match.start():
            index += 1
        if index < len(citations) and citations[index].span[0] <= match.start() < citations[index].span[1]:
            continue
        yield start, match.end()
        start = match.end()
    yield start, len(text) + 1


def _sentence(text: str, span: Span, inside: Sequence[Citation]) -> tuple[_Sentence, list[Citation]]:
    free: list[Citation] = []
    bracketed: list[Citation] = []
    depth, position = 0, span[0]
    for citation in inside:
        between = _ENUMERATOR.sub("", text[position : citation.span[0]])
        depth = max(0, depth + between.count("(") - between.count(")"))
        position = citation.span[1]
        (bracketed if depth and not _APPOSITION.search(text, span[0], citation.span[0]) else free).append(citation)
    edges = [span[0], *(edge for citation in free for edge in citation.span), min(span[1], len(text))]
    gaps = tuple(_clean(text[edges[i] : edges[i + 1]]) for i in range(0, len(edges), 2))
    return _Sentence((span[0], min(span[1], len(text))), tuple(free), gaps), bracketed


def _clean(gap: str) -> str:
    """A gap without titles, dates and brackets; only its ends matter, so a long one keeps only those."""
    if len(gap) > 2 * _WINDOW:
        gap = f"{gap[:_WINDOW]} … {gap[-_WINDOW:]}"
    for pattern in (_BRACKETS, _QUOTED, _DATE):
        gap = pattern.sub("", gap)
    return " ".join(("." + gap + ".").split())[1:-1]


def _effects(sentence: _Sentence, lead: str) -> list[_Effect]:
    """The effect on each free citation: by the verb behind its list, the one before it, or what it leans on."""
    gaps = sentence.gaps
    count = len(sentence.citations)
    listed = listing(lead) if lead else None
    amenders = _amenders(sentence, gaps)
    behind = _behind(gaps, count, amenders)
    before: _Effect | None = None
    leaning: str | None = None
    authority = bool(AUTHORITY.match(gaps[0])) and not AUTHORITY_ENDS.search(gaps[0])
    effects: list[_Effect] = []
    for index, citation in enumerate(sentence.citations):
        joined = index > 0 and _joins(gaps[index])
        if not joined and not amenders[index]:
            before = _object(gaps[index], listed if index == 0 else None)
            leaning = _leaning(gaps[index])
        if index > 0 and AUTHORITY_ENDS.search(gaps[index]):
            authority = False
        effect = None
        if not amenders[index] and citation.kind in ACTED_ON:
            effect = _subject(gaps[index], behind[index], joined=joined) or before
        leans = None if amenders[index] else leaning or ("pursuant_to" if authority else None)
        effects.append(effect or _Effect(leans or "cites"))
    return effects


def _joins(gap: str) -> bool:
    return JOINT.match(gap) is not None


def _amenders(sentence: _Sentence, gaps: Sequence[str]) -> list[bool]:
    """Which citations only tell by what the one before was amended ("as amended by Executive Orders 13284 and …").

    A bare number goes on with the list of amenders; an order with its name does so only before a singular verb.
    """
    flags: list[bool] = []
    singular = _singular(gaps)
    for index, citation in enumerate(sentence.citations):
        gap = gaps[index]
        goes_on = (
            index > 0
            and flags[-1]
            and _joins(gap)
            and citation.kind == "executive_order"
            and (citation.span[1] - citation.span[0] < 10 or singular[index] or re.search(r"\bby\b", gap) is not None)
        )
        flags.append(index > 0 and (AMENDED_BY.search(gap) is not None or goes_on))
    return flags


def _singular(gaps: Sequence[str]) -> list[bool]:
    """Whether the list that each citation is in ends in a singular verb: then only its first member is the subject."""
    flags = [False] * len(gaps)
    for index in range(len(gaps) - 2, -1, -1):
        verb = PASSIVE.search(gaps[index + 1][:_WINDOW])
        joins = index + 2 < len(gaps) and _joins(gaps[index + 1])
        flags[index] = verb[0].lower().startswith("is") if verb else joins and flags[index + 1]
    return flags


def _behind(gaps: Sequence[str], count: int, amenders: Sequence[bool]) -> list[_Effect | None]:
    """The verb that follows each citation or the list it is a member of."""
    found: list[_Effect | None] = [None] * count
    following: _Effect | None = None
    for index in range(count - 1, -1, -1):
        gap = gaps[index + 1]
        own = _predicate(gap, last=index == count - 1)
        transparent = index + 1 < count and (_joins(gap) or amenders[index + 1])
        following = own or (following if transparent else None)
        found[index] = following
    return found


def _predicate(gap: str, *, last: bool) -> _Effect | None:
    """The verb of a passive sentence whose subject stands before `gap`."""
    match = PASSIVE.search(gap[:_WINDOW])
    if match is None or NARRATIVE.search(gap, 0, match.start("verb")):
        return None
    between = gap[: match.start()]
    if ";" in between or ":" in between or (match["by"] and not last and gap.rstrip().endswith("by")):
        return None
    if not _plain(between):
        return None
    scope = gap[: match.end() + 90].partition(";")[0]
    partly = PARTLY.search(scope, 0, match.start()) or _EXTENT.match(scope, match.end())
    return _Effect(_relation(match["verb"]), partly=partly is not None)


_EXTENT = re.compile(r"\s(?:only\s)?(?:to the extent|insofar as|in part\b|with respect to|as (?:it|they) )", re.IGNORECASE)
_OTHER_CLAUSE = re.compile(r"\b(?:shall|will|is|are|was|were|has|have|may|must|that\s\w+s|who)\b", re.IGNORECASE)


def _plain(between: str) -> bool:
    """Whether the words between a subject and its verb are a mere apposition ("as amended,", "relating to …,")."""
    words = between.strip()
    if not words or words.startswith(","):
        return _OTHER_CLAUSE.search(words) is None
    return re.match(r"(?:as|relating|establishing|entitled|thereof|\)|in its entirety|and all|and any|and the)\b", words) is not None


def _subject(gap: str, effect: _Effect | None, *, joined: bool) -> _Effect | None:
    """The effect where the citation, or a part of it, is the subject of the verb behind it."""
    if effect is None or joined:
        return effect
    tail = gap[-_WINDOW:]
    part = PART_OF.search(tail)
    if part:
        whole = part["what"].lower().startswith(("provision", "regulation", "rule"))
        return effect if whole else replace(effect, partly=True)
    if BODY_OF.search(tail):
        return effect if effect.relation in _BODY_VERBS or tail.rstrip().endswith((";", ":")) else None
    if NOT_A_SUBJECT.search(tail):
        return None
    return replace(effect, partly=True) if PARTLY.search(tail[-160:]) else effect


def _object(gap: str, listed: _Effect | None) -> _Effect | None:
    """The verb of which the citation is the object: "I hereby revoke", "The following are revoked: (a)"."""
    tail = gap[-_WINDOW:]
    part = PART_OF.search(tail)
    head = re.sub(r"\b(?:the|both|all of the|(?:those|these|all|and|related|other|\s)+orders \(?)\s*$", "", tail[: part.start()] if part else tail)
    match = ACTIVE.search(head)
    if match and not _mere_mention(head, match):
        return _Effect(_relation(match["verb"]), partly=part is not None or PARTLY.search(tail[-80:]) is not None)
    if AMENDMENTS_TO.search(tail):
        return _Effect("amends")
    if listed is None and ":" in tail:
        listed, tail = listing(tail[: tail.rindex(":") + 1]), tail[tail.rindex(":") + 1 :]
        part = PART_OF.search(tail)
    return _member(listed, tail, part is not None)


def _member(listed: _Effect | None, words: str, part: bool) -> _Effect | None:
    """The effect on an item of a list, unless the item has a verb of its own or only leans on what it cites."""
    if listed is None or _OTHER_CLAUSE.search(words) or (not part and NOT_A_SUBJECT.search(words) and not BODY_OF.search(words)):
        return None
    return replace(listed, partly=True) if part else listed


def listing(lead: str) -> _Effect | None:
    """What a sentence does to the items of the list that it leads into; None where it does nothing to them."""
    sentence = _clean(lead)[-_WINDOW:]
    if not LISTS.search(sentence):
        return None
    verbs = list(PASSIVE.finditer(sentence))
    if verbs and not NARRATIVE.search(sentence, 0, verbs[-1].start("verb")) and not verbs[-1]["by"]:
        return None if _AS_FOLLOWS.search(sentence) else _Effect(_relation(verbs[-1]["verb"]), PARTLY.search(sentence) is not None)
    match = ACTIVE.search(re.sub(r"[:—–]\s*$", "", sentence))
    return _Effect(_relation(match["verb"])) if match and not _mere_mention(sentence, match) else None


_AS_FOLLOWS = re.compile(r"\bas follows\W*$|\bby\s*[:—–]?\s*$|\bto read\b", re.IGNORECASE)


def _mere_mention(words: str, match: re.Match[str]) -> bool:
    """Whether the verb only tells or denies: past tense without "hereby", a gerund as subject, "nothing shall …"."""
    form = match["form"].lower()
    actor = match["actor"].lower().strip(" ,")
    if NARRATIVE.search(words, max(0, match.start() - 160), match.start("verb")):
        return True
    if form.endswith("ed") or form == "en":
        return "hereby" not in words[match.start() :].lower() and actor != "hereby"
    if actor == "to":
        return "in order to" in words[-120:].lower() or "hereby" not in words.lower()
    return form.endswith("ing") and actor not in {"by", ""}


def _relation(verb: str) -> str:
    word = verb.lower()
    return next(relation for stem, relation in VERBS if re.match(stem, word))


def _leaning(gap: str) -> str | None:
    """What the citation is cited for: the phrase that stands nearest before it."""
    tail = gap[-160:]
    found = [(match.start(), relation) for relation, pattern in LEANINGS if (match := pattern.search(tail))]
    return max(found)[1] if found else None
