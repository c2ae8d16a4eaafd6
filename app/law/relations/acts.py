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
from app.law.relations.clauses import ITS_PART, ITSELF
from app.law.relations.delegations import handed_on, is_power
from app.law.relations.effects import Effect, is_partial, listing, object_of, relation_of, subject
from app.law.relations.leads import THESE, following_lead
from app.law.relations.leanings import AUTHORITY, AUTHORITY_ENDS, leaning, reason_of
from app.law.relations.members import LAWS, amenders, behind, describes, is_part, joins
from app.law.relations.patterns import BACKWARD
from app.law.relations.quoting import still_quoted
from app.law.relations.sentences import WINDOW, Sentence, sentences
from app.law.relations.values import Extent
from app.law.relations.vocabulary import BY_NAME, EFFECTS

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
        lead, above = following_lead(lead, words, sentence), lead
        if not sentence.gaps:
            continue
        effects = _effects(sentence, above)
        for citation, effect in zip(sentence.citations, effects, strict=True):
            acts[citation.span] = _act(citation, effect, sentence.span)
        starts = [citation.span[0] for citation in sentence.citations]
        for citation in bracketed:
            index = bisect_left(starts, citation.span[0])
            before = sentence.citations[index - 1] if index else None
            relation = _in_brackets(text, citation, before, acts) or "cites"
            body = _body_of_item(above) if text[citation.span[0] - 1] == "(" else None
            acts[citation.span] = _act(citation, body or Effect(relation), sentence.span)
    quoted = still_quoted(text, quoted)
    return tuple(
        replace(acts[citation.span], relation="cites") if _within(citation.span, quoted) else acts[citation.span]
        for citation in citations
    )


def _body_of_item(lead: str) -> Effect | None:
    """The act on a body that an item names with its order: "Council for Rural Affairs (⟦order⟧)" (EO 11541)."""
    effect = listing(lead) if lead else None
    return replace(effect, partly=True) if effect and BY_NAME[effect.relation].of_bodies else None


def _in_brackets(text: str, citation: Citation, before: Citation | None, acts: Mapping[Span, Act]) -> str | None:
    """What a citation in brackets is cited for: by words in the bracket, or as what stands before it.

    "section 202 of the NEA (50 U.S.C. 1622)" is one provision named twice (EO 13268), and so are the parallel citations
    of one bracket ("(64 Stat. 798; 50 U.S.C. App. 2061)").
    """
    start = max(before.span[1] if before else 0, citation.span[0] - WINDOW)
    between = text[start : citation.span[0]]
    inside = between.rpartition("(")[2]
    reason = leaning(f"⟧{inside}")
    if reason or before is None or not _BRACKET_OPENS.match(_CLOSED.sub("", between)) or not _PARALLEL.match(inside):
        return reason
    relation = acts[before.span].relation
    return None if relation in EFFECTS or citation.kind == "order_section" else relation


_CLOSED = re.compile(r"^(?:\s?,?\s?(?:as\s(?:\w+\s)?amended)?\s?\((?:[^()]|\([^()]*\))*\))+")
"""Brackets that close before the citation: "Public Law 98-94 (97 Stat. 634), the rates (37 U.S.C. 402)" (EO 12456)."""
_PARALLEL = re.compile(r"(?!.*\b(?:by|under|see|issued|pursuant)\b)", re.IGNORECASE | re.DOTALL)
_BRACKET_OPENS = re.compile(
    r"(?:,\s\d{1,5}){0,4}\s?,?\s?(?:as\s(?:further\s)?amended)?\s?(?:,?\s?(?:approved|enacted|of)\s[A-Z][a-z]+\s\d{1,2},\s?\d{4})?\s?,?\s?\("
)
"""EO 10182: "the Defense Production Act of 1950, approved September 8, 1950 (Public Law 774, 81st Congress)"."""


def _carry_back(
    words: str, acts: dict[Span, Act], before: Sequence[Citation], now: Sequence[Citation]
) -> list[Citation]:
    """Lets "revoke those orders" act on the orders of the sentence before; returns the orders of this one."""
    verb = BACKWARD.search(words) if before else None
    if verb:
        relation = relation_of(verb["verb"] or verb["passive"])
        for citation in before:
            extent: Extent = "in_part" if citation.section else "whole"
            acts[citation.span] = replace(acts[citation.span], relation=relation, extent=extent)
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
    amending = amenders(sentence)
    verbs = behind(sentence, amending)
    reasons = _reasons(sentence, amending, lead)
    told = _WHEREAS.match(gaps[0]) is not None
    before: Effect | None = None
    effects: list[Effect] = []
    for index, citation in enumerate(sentence.citations):
        joined = index > 0 and joins(gaps[index])
        if not joined and not amending[index]:
            before = object_of(THESE.sub("", gaps[index]), listed if index == 0 else None)
        effect = None
        described = index > 0 and describes(gaps[index])
        if not told and not amending[index] and not described and citation.kind in ACTED_ON:
            effect = _acted_on(sentence, index, verbs[index], before, joined=joined)
        effects.append(effect or Effect(reasons[index] or "cites"))
        if joined and effect and effect.partly and _LIMITS_ALL.match(gaps[index + 1]):
            _limit_list(effects, gaps)
    return effects


_LIMITS_ALL = re.compile(r"\s?,?\s?(?:in\s?so\s?far\sas|so\sfar\sas|to\sthe\sextent\sthat)\sthey\b", re.IGNORECASE)
"""EO 10083: "I hereby revoke the said Executive Orders Nos. 9698, 9751, and 9823 so far as they pertain to"."""


def _limit_list(effects: list[Effect], gaps: Sequence[str]) -> None:
    """Carries the limit of the last member of a list back to the members before it."""
    for index in range(len(effects) - 2, -1, -1):
        if effects[index].relation != effects[-1].relation:
            return
        effects[index] = replace(effects[index], partly=True)
        if not joins(gaps[index]):
            return


def _reasons(sentence: Sentence, amending: Sequence[bool], lead: str) -> list[str | None]:
    """What each free citation is cited for, where nothing is done to it; members of a list share it."""
    gaps = sentence.gaps
    authority = bool(AUTHORITY.match(gaps[0])) and not AUTHORITY_ENDS.search(gaps[0])
    handed: list[bool] = []
    amended = False
    reason: str | None = None
    reasons: list[str | None] = []
    for index in range(len(sentence.citations)):
        gap = gaps[index]
        authority = authority and (index == 0 or AUTHORITY_ENDS.search(gap) is None)
        printed = index > 0 and sentence.citations[index].kind == "statute_at_large" and _CHAPTER.fullmatch(gap)
        if not printed and (index == 0 or not joins(gap) or not _SIDE_BY_SIDE.match(gap)):
            reason = reason_of(gap, gaps[index + 1], first=index == 0, authority=authority)
            if not authority and is_power(gap, lead):
                handed = handed or handed_on(lead, gaps)
                reason = "delegates" if handed[index] else reason
        of_amender = index > 0 and amended and gap.strip() == "," and sentence.citations[index].kind in LAWS
        amended = amending[index] or of_amender
        reasons.append(None if amended and reason != "as_defined_in" else reason)
    return reasons


def _acted_on(
    sentence: Sentence, index: int, verb: Effect | None, before: Effect | None, *, joined: bool
) -> Effect | None:
    """What is done to one citation by the verb behind it or by the one before its list."""
    gap, after = sentence.gaps[index], sentence.gaps[index + 1]
    edits = _EDITED.match(after) or (verb and verb.relation == "amends" and after.lstrip().startswith(","))
    if index == 0 and _EDITED_IN.fullmatch(gap) and edits:
        return Effect("amends", partly=True)
    if verb and ITSELF.match(after):
        return verb
    if verb and ITS_PART.match(after):
        return replace(verb, partly=True)
    if before and _NEXT_CLAUSE.match(after):
        return before
    part = joined and is_part(gap)
    effect = subject(gap, verb, joined=joined and not part) or (
        replace(before, partly=True) if part and before else before
    )
    if effect and effect.relation == "continues" and _PROVISIONS.search(gap) and _TO_A_BODY.match(after):
        effect = replace(effect, relation="amends")
    excepted = _EXCEPTED.match(after)
    return replace(effect, partly=True) if effect and excepted and is_partial(excepted[0]) else effect


_WHEREAS = re.compile(r"\W*(?:and\s)?whereas\b", re.IGNORECASE)
"""EO 10937: "WHEREAS it is appropriate that the said Executive order be amended as provided below" does not do it."""
_NEXT_CLAUSE = re.compile(
    r"\s?,?\s(?:as\s(?:\w+\s)?amended,\s)?and\sthe\s[^,;]{1,120}\b(?:thereby|thereunder)\b[^,;]*\sis\s"
)
"""EO 10590: "This order supersedes ⟦order⟧, and the Fair Employment Board established thereby … is abolished"."""
_PROVISIONS = re.compile(r"\bextend\s(?:\w+\s)?provisions\sof\s$", re.IGNORECASE)
_TO_A_BODY = re.compile(r"\s?,?\s?(?:as\s(?:\w+\s)?amended\s?,\s)?to\s(?:the\s[A-Z]|include\b|all\b)")
"""EO 9592 extends the provisions of an order "to the Office of War Information": it changes whom they bind."""
_EDITED_IN = re.compile(r"\W*(?:In|Regarding|Concerning|As\sto|With\s(?:respect|regard)\sto)\s(?:the\s)?")
_EDITED = re.compile(
    r"\s?(?:,\sas\s(?:\w+\s)?amended)?\s?,?\s(?:the\s(?:words?|phrase|references?|last|first)\b|insert|delete|strike|substitute"
    r"|the\sfollowing\s(?:shall\sreplace|(?:shall\sbe|is|are)\s(?:hereby\s)?(?:added|inserted|substituted))\b)"
)
"""EO 12086: "In paragraph (5) of ⟦section of an order⟧, as amended, insert at the beginning the phrase". EO 14200:
"Regarding ⟦order⟧, the following shall replace subsection (g)"."""
_EXCEPTED = re.compile(
    r"(?:\s?,\sas\s(?:\w+\s)?amended)?\s?,?\s?(?:except|exclusive\sof|in\s?so\s?far|so\sfar|only|to\sthe\sextent)\b[^,;]*",
    re.IGNORECASE,
)
"""EO 12135: "Executive Order No. 12050, except for Section 6, and Executive Order No. 12057, are revoked"."""

_CHAPTER = re.compile(r"\s?,?\s(?:c|ch)\.\s?\d{1,4}\s?,\s?")
"""An act goes on with where it is printed: "the act of August 5, 1935, c. 438, 49 Stat. 517" (EO 10289)."""
_SIDE_BY_SIDE = re.compile(
    r"\s?(?:,?\sas\s(?:further\s)?amended)?\s?[,;]?\s?(?:(?:and|or|as\swell\sas)\s)?(?:(?:the|of|by|under|Nos?\.)\s)*$"
)
"""Members of one list with nothing between them: what is said of the first is said of all."""
