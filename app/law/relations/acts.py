"""relate: what each citation of a text does in its sentence, read from the operative words and their scope.

A sentence is taken as its citations and the gaps between them, out of which dates, brackets and quoted titles are
removed. A gap then says whether its neighbours are members of one list, and the verb before or behind the list says
what the order does to all of them (EO 14148 rescinds 78 actions with one verb).
"""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from app.law.citations import Citation
from app.law.documents import Span
from app.law.relations.effects import Effect, listing, object_of, predicate, relation_of, subject
from app.law.relations.patterns import AMENDED_BY, AUTHORITY, AUTHORITY_ENDS, BACKWARD, JOINT, LEANINGS, PASSIVE
from app.law.relations.sentences import WINDOW, Sentence, sentences
from app.law.relations.values import Extent
from app.law.relations.vocabulary import EFFECTS

ACTED_ON = frozenset(
    {
        "executive_order",
        "proclamation",
        "presidential_memorandum",
        "presidential_determination",
        "national_security_memorandum",
        "presidential_directive",
        "veterans_regulation",
        "cfr",
        "reorganization_plan",
    }
)
"""The kinds that an order can change; a statute it can only lean on."""

LAWS = frozenset({"us_code", "public_law", "joint_resolution", "revised_statutes", "statute_at_large", "named_act"})


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
    for sentence, bracketed in sentences(text, citations):
        words = text[slice(*sentence.span)]
        previous = _carry_back(words, acts, previous, sentence.citations)
        if not sentence.gaps:
            continue
        opening = lead if not text[: sentence.span[0]].strip() else ""
        effects = _effects(sentence, opening)
        for citation, effect in zip(sentence.citations, effects, strict=True):
            acts[citation.span] = _act(citation, effect, sentence.span)
        base = "pursuant_to" if AUTHORITY.match(words) else "cites"
        starts = [citation.span[0] for citation in sentence.citations]
        for citation in bracketed:
            index = bisect_left(starts, citation.span[0])
            before = sentence.citations[index - 1] if index else None
            relation = _in_brackets(text, citation, before, acts) or base
            acts[citation.span] = _act(citation, Effect(relation), sentence.span)
    return tuple(
        replace(acts[citation.span], relation="cites") if _within(citation.span, quoted) else acts[citation.span]
        for citation in citations
    )


def _in_brackets(text: str, citation: Citation, before: Citation | None, acts: Mapping[Span, Act]) -> str | None:
    """What a citation in brackets is cited for: by words in the bracket, or as what stands before it.

    "section 202 of the NEA (50 U.S.C. 1622)" is one provision named twice (EO 13268).
    """
    start = max(before.span[1] if before else 0, citation.span[0] - WINDOW)
    between = text[start : citation.span[0]]
    leaning = _leaning(between.rpartition("(")[2])
    if leaning or before is None or not _BRACKET_OPENS.match(between):
        return leaning
    relation = acts[before.span].relation
    return None if relation in EFFECTS else relation


_BRACKET_OPENS = re.compile(r"\s?,?\s?(?:as\s(?:further\s)?amended)?\s?,?\s?\(")


def _carry_back(
    words: str, acts: dict[Span, Act], before: Sequence[Citation], now: Sequence[Citation]
) -> list[Citation]:
    """Lets "revoke those orders" act on the orders of the sentence before; returns the orders of this one."""
    verb = BACKWARD.search(words)
    if verb:
        relation = relation_of(verb["verb"] or verb["passive"])
        for citation in before:
            acts[citation.span] = replace(acts[citation.span], relation=relation)
    return [citation for citation in now if citation.kind == "executive_order"]


def _act(citation: Citation, effect: Effect, context: Span) -> Act:
    partly = effect.partly or citation.section is not None
    return Act(effect.relation, "in_part" if partly else "whole", citation.section, context)


def _within(span: Span, quoted: Sequence[Span]) -> bool:
    return any(start <= span[0] < end for start, end in quoted)


def _effects(sentence: Sentence, lead: str) -> list[Effect]:
    """The effect on each free citation: by the verb behind its list, the one before it, or what it leans on."""
    gaps = sentence.gaps
    listed = listing(lead) if lead else None
    amenders = _amenders(sentence, gaps)
    behind = _behind(sentence, amenders)
    before: Effect | None = None
    leaning: str | None = None
    authority = bool(AUTHORITY.match(gaps[0])) and not AUTHORITY_ENDS.search(gaps[0])
    effects: list[Effect] = []
    for index, citation in enumerate(sentence.citations):
        joined = index > 0 and _joins(gaps[index])
        if not joined and not amenders[index]:
            before = object_of(gaps[index], listed if index == 0 else None)
        if not joined or not _SIDE_BY_SIDE.match(gaps[index]):
            leaning = _leaning(gaps[index])
        if index > 0 and AUTHORITY_ENDS.search(gaps[index]):
            authority = False
        effect = None
        if not amenders[index] and citation.kind in ACTED_ON:
            effect = subject(gaps[index], behind[index], joined=joined) or before
        leans = None if amenders[index] else leaning or ("pursuant_to" if authority else None)
        effects.append(effect or Effect(leans or "cites"))
    return effects


_CLAUSE = re.compile(r"\b(?:I|hereby|ordered|shall|is|are)\b")
_UNDER = re.compile(r"\S\s(?:under|pursuant\sto)\s$")
"""EO 11281 ends the authority granted by one order "with respect to property restricted under" another."""


def _joins(gap: str) -> bool:
    return JOINT.match(gap) is not None and _CLAUSE.search(gap) is None and _UNDER.search(gap) is None


def _amenders(sentence: Sentence, gaps: Sequence[str]) -> list[bool]:
    """Which citations only tell by what the one before was amended ("as amended by Executive Orders 13284 and …").

    A bare number goes on with the list of amenders; an order with its name does so unless the verb is plural.
    """
    flags: list[bool] = []
    plural = _plural(gaps)
    for index, citation in enumerate(sentence.citations):
        gap = gaps[index]
        goes_on = (
            index > 0
            and flags[-1]
            and _joins(gap)
            and ";" not in gap
            and citation.kind == "executive_order"
            and (citation.span[1] - citation.span[0] < 10 or not plural[index] or re.search(r"\bby\b", gap) is not None)
        )
        flags.append(index > 0 and (AMENDED_BY.search(gap) is not None or goes_on))
    return flags


def _plural(gaps: Sequence[str]) -> list[bool]:
    """Whether the list that each citation is in ends in a plural verb: then each named order in it is a subject."""
    flags = [False] * len(gaps)
    for index in range(len(gaps) - 2, -1, -1):
        verb = PASSIVE.search(gaps[index + 1][:WINDOW])
        joins = index + 2 < len(gaps) and _joins(gaps[index + 1])
        flags[index] = re.search(r"\bare\b", verb[0]) is not None if verb else joins and flags[index + 1]
    return flags


def _behind(sentence: Sentence, amenders: Sequence[bool]) -> list[Effect | None]:
    """The verb that follows each citation or the list it is a member of, past the laws that describe it."""
    gaps, count = sentence.gaps, len(sentence.citations)
    found: list[Effect | None] = [None] * count
    following: Effect | None = None
    for index in range(count - 1, -1, -1):
        gap = gaps[index + 1]
        own = predicate(gap, last=index == count - 1)
        transparent = index + 1 < count and (
            _joins(gap)
            or amenders[index + 1]
            or (sentence.citations[index + 1].kind in LAWS and _DESCRIBED.match(gap) is not None)
        )
        following = own or (following if transparent else None)
        found[index] = following
    return found


_DESCRIBED = re.compile(
    r"\s?,\s?(?:which|that|relating|issued|promulgated|made|continuing|concerning|establish\w+)\s[^;:]*$", re.IGNORECASE
)
"""EO 13206: "Executive Order 12924, which continued … regulations issued under the Act, … is revoked"."""

_SIDE_BY_SIDE = re.compile(
    r"\s?(?:,?\sas\s(?:further\s)?amended)?\s?[,;]?\s?(?:(?:and|or|as\swell\sas)\s)?(?:(?:the|of|by|under|Nos?\.)\s)*$"
)
"""Members of one list with nothing between them: what is said of the first is said of all."""


def _leaning(gap: str) -> str | None:
    """What the citation is cited for: the phrase that stands nearest before it."""
    tail = gap[-160:]
    found = [(match.start(), relation) for relation, pattern in LEANINGS if (match := pattern.search(tail))]
    return max(found)[1] if found else None
