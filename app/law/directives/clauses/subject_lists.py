"""How far left a subject's list goes: "the Secretary of State, the Attorney General, and the Director shall"."""

from collections.abc import Container, Sequence

from app.law.actors import names_agent
from app.law.actors.nouns import vocabulary
from app.law.directives.clauses.parts import (
    CLAUSE_WORDS,
    MODALS,
    Part,
    begins_noun,
    excepts,
    opens,
    paired,
    texts,
    with_agents,
)
from app.law.directives.clauses.words import CONJUNCTIONS, Token


def before_consulted(words: Sequence[Token], cut: Sequence[Part], previous: int | None) -> int | None:
    """Where the subject of "The Secretary, in consultation with A, B, and C shall" ends, or None."""
    for k in range(len(cut) - 2, 0, -1):
        start, _ = cut[k]
        if (previous is not None and previous >= start) or (words[start].low in CONJUNCTIONS and k < len(cut) - 2):
            return None
        if words[start].low in MODALS:  # a clause's end: "ensure that A, with B, shall be C, and the Secretary shall"
            return None
        if opens(words, cut[k]):
            if paired(words, cut[k], cut[-1][1]):
                return None
            apart = with_agents(words, cut[k]) or words[start].low == "including"  # EO 13073 sec. 4
            agent = apart and not opens(words, cut[k - 1])
            return cut[k - 1][1] if agent and names_agent(texts(words, *cut[k - 1])) else None
    return None


def before_open_aside(
    words: Sequence[Token], cut: Sequence[Part], previous: int | None, defined: Container[str]
) -> int | None:
    """Where the subject ends before an aside that no comma closes: "the heads, acting through Y shall"."""
    if (
        len(cut) < 2
        or words[cut[-1][0]].low not in _ASIDES
        or any(w.low in CLAUSE_WORDS for w in words[slice(*cut[-1])])
    ):
        return None
    start, stop = cut[-2]
    if previous is not None and previous >= start:
        return None
    return stop if opens(words, cut[-2]) or names_agent(texts(words, start, stop), defined) else None


_ASIDES = vocabulary("acting through with as in after including together along jointly working upon on under pursuant")


def extend(
    words: Sequence[Token], cut: Sequence[Part], begin: int, previous: int | None, defined: Container[str]
) -> tuple[int, int]:
    """The list that ends in "…, and the Director": how far left it goes."""
    own = len(cut) - 1
    k = own - 1
    while k >= 0:
        start, stop = cut[k]
        if previous is not None and start <= previous < stop:
            return own, begin
        if k and paired(words, cut[k], cut[own][1]):
            k -= 1
            continue
        opening = opens(words, cut[k]) and not excepts(words, start)
        if words[start].low in CONJUNCTIONS or opening or not _member(words, start, stop, defined):
            break
        k -= 1
    if k + 1 == own or _holds_verb(words, cut, k + 1, previous):
        return own, begin
    return k + 1, cut[k + 1][0]


def _holds_verb(words: Sequence[Token], cut: Sequence[Part], k: int, previous: int | None) -> bool:
    """Whether part `k` has the verb of the form before: "Each agency shall, upon request, | assist the Director"."""
    at = next((n for n in range(k) if previous is not None and cut[n][0] <= previous == cut[n][1] - 1), k)
    return at < k and all(opens(words, part) for part in cut[at + 1 : k])


def _member(words: Sequence[Token], start: int, stop: int, defined: Container[str]) -> bool:
    return (
        stop - start == 1
        or names_agent(texts(words, start, stop), defined)
        or (words[start].text[:1].isupper() and stop - start < 8)
    )


def listed_from(
    words: Sequence[Token], cut: Sequence[Part], k: int, previous: int | None, defined: Container[str]
) -> tuple[int, int]:
    """The part that begins the list of which part `k` is a member: "No department, agency, employee, or agent"."""
    first = k
    while k > 0:
        start, stop = cut[k - 1]
        if words[start].low in CONJUNCTIONS or opens(words, cut[k - 1]) or (previous is not None and previous >= start):
            break
        if not _member(words, start, stop, defined):
            break
        k -= 1
        if begins_noun(words, start, stop, defined):
            first = k
    return first, cut[first][0]


def without_comma(
    words: Sequence[Token], cut: Sequence[Part], begin: int, previous: int | None, defined: Container[str]
) -> tuple[int, int]:
    """A list without its last comma: "the Secretary of State, the Attorney General and the Director shall"."""
    own = len(cut) - 1
    if own == 0 or not any(word.low in {"and", "or"} for word in words[begin : cut[own][1]]):
        return own, begin
    k = own
    while k > 0:
        start, stop = cut[k - 1]
        if opens(words, (start, stop)) or (previous is not None and start <= previous < stop):
            break
        if not begins_noun(words, start, stop, defined) or not names_agent(texts(words, start, stop), defined):
            break
        k -= 1
    if k > 0 and (not opens(words, cut[k - 1]) or with_agents(words, cut[k - 1])):
        return own, begin
    return k, cut[k][0] if k < own else begin
