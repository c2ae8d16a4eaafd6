"""The parts of a clause between commas: adverbials, asides, and what is left."""

from collections.abc import Container, Sequence

from app.law.actors import DETERMINERS, names_agent
from app.law.actors.nouns import PREPOSITIONS, vocabulary
from app.law.directives.clauses.words import ADVERBS, BARE_ADVERBIALS, CONJUNCTIONS, OPENERS, SUBORDINATORS, Token

Part = tuple[int, int]

_WITH = {"so": vocabulary("as that long far"), "subject": vocabulary("to")}
"""Openers only with the word that follows: "so agencies should" and "(a) subject applicants to" open nothing."""


def parts(words: Sequence[Token], start: int, end: int) -> list[Part]:
    """tokens[start:end] cut at commas but those in a date ("June 14, 1995"); empty parts are dropped."""
    cut, found = start, []
    for at in range(start, end + 1):
        if at == end or (words[at].low == "," and not _dated(words, at)):
            if at > cut:
                found.append((cut, at))
            cut = at + 1
    return found


def _dated(words: Sequence[Token], comma: int) -> bool:
    """Whether a comma stands between the day and the year."""
    year = words[comma + 1].text if comma + 1 < len(words) else ""
    return len(year) == 4 and year.isdigit() and comma > 0 and words[comma - 1].text.isdigit()


def opens(words: Sequence[Token], part: Part) -> bool:
    """Whether a part is an adverbial: "within 30 days", "and in coordination with …", "as appropriate", "acting …"."""
    start, end = part
    if words[start].low in CONJUNCTIONS and end - start > 1:
        start += 1
    word = words[start]
    if word.low == "no" or word.low == "not":
        return start + 1 < end and words[start + 1].low in {
            "later",
            "more",
            "less",
            "earlier",
            "sooner",
            "withstanding",
        }
    if word.low in _WITH:
        return start + 1 < end and words[start + 1].low in _WITH[word.low]
    if word.low in OPENERS:
        return True
    gerund = word.low.endswith("ing") and len(word.low) > 5 and (word.text.islower() or start == 0)
    if gerund and not names_agent([w.text for w in words[start:end]]):
        return True
    if word.low in {"to", "based", "given", "provided"}:
        return True
    fillers = ADVERBS | BARE_ADVERBIALS
    return word.low in fillers and all(w.low in fillers or w.low in CONJUNCTIONS for w in words[start:end])


def excepts(words: Sequence[Token], at: int) -> bool:
    """Whether "except that" or "provided that" begins a clause of its own: "except that the head of any agency may"."""
    return words[at].low in {"except", "provided"} and [word.low for word in words[at + 1 : at + 2]] == ["that"]


def before_parenthetical(
    words: Sequence[Token], comma: int, floor: int, previous: int | None, defined: Container[str]
) -> int:
    """Where the subject ends when a comma stands before the form ("The Secretary, after consulting X, shall").

    Returns `comma` where no parenthetical is found, as in "A, B, and C, shall".
    """
    cut = parts(words, floor, comma)
    first = next((n for n, part in enumerate(cut) if previous is not None and part[0] <= previous < part[1]), 0)
    k = len(cut) - 1
    while k >= first:
        j = k
        while j > first and not _aside(words, cut[j]):
            j -= 1
        if j == first:
            break
        k = j - 1
        if previous is not None and cut[k][1] - cut[k][0] > 1 and words[cut[k][1] - 1].low in {"and", "but"}:
            return cut[k][1]  # "… and the facilities thereof and, with the consent of the State, may" (EO 6889-A)
        if _aside(words, cut[k]) or _still_aside(words, cut, j, first, defined):
            continue
        consulted = _consulted(words, cut, k, first, defined)
        if consulted is None:
            return comma if words[cut[k][1] - 1].low in CONJUNCTIONS and j == len(cut) - 2 else cut[k][1]
        k = consulted
    if len(cut) > first + 1 and words[cut[-1][0]].low not in CONJUNCTIONS and not opens(words, cut[-2]):
        return cut[-2][1]  # an apposition: "The Director, an officer of the Department, shall"
    return comma


def _consulted(words: Sequence[Token], cut: Sequence[Part], k: int, first: int, defined: Container[str]) -> int | None:
    """The aside whose list part `k` goes on: "the Director, in coordination with A, the heads of B, as defined …"."""
    n = k
    while n > first and names_agent(texts(words, *cut[n]), defined) and words[cut[n][0]].low not in CONJUNCTIONS:
        n -= 1
    consulting = opens(words, cut[n]) and with_agents(words, cut[n])
    return n if n not in (k, first) and consulting and not opens(words, cut[n - 1]) else None


def _still_aside(words: Sequence[Token], cut: Sequence[Part], j: int, first: int, defined: Container[str]) -> bool:
    """Whether the part before an aside ends another's list: "in coordination with A, B, and C, and after …, shall"."""
    if words[cut[j][0]].low not in CONJUNCTIONS and words[cut[j - 1][0]].low not in CONJUNCTIONS:
        return False
    earlier = next((n for n in range(j - 1, first, -1) if _aside(words, cut[n])), None)
    while earlier is not None and earlier > first + 1 and _aside(words, cut[earlier - 1]):
        earlier -= 1
    return (
        earlier is not None
        and not paired(words, cut[earlier], cut[j - 1][1])
        and not _aside(words, cut[earlier - 1])
        and names_agent(texts(words, *cut[earlier - 1]), defined)
    )


def paired(words: Sequence[Token], aside: Part, end: int) -> bool:
    """Whether each of two agents acts through another: "A, through P, and B, through Q, shall" (EO 14225)."""
    first = words[aside[0]].low
    return first in {"through", "acting"} and [word.low for word in words[end : end + 2]] == [",", first]


def _aside(words: Sequence[Token], part: Part) -> bool:
    start, end = part
    if excepts(words, start):
        return end - start == 2
    if words[start].low == "or" and any(word.low.startswith("designee") for word in words[start:end]):
        return True
    if end - start > 1 and words[start].low.endswith("ed") and words[start + 1].low in PREPOSITIONS:
        return True  # ", established pursuant to section 105,"
    return (words[part[0]].low in {"who", "which", "whose", "whom"} and part[1] - part[0] > 1) or opens(words, part)


def texts(words: Sequence[Token], start: int, end: int) -> list[str]:
    """The words of tokens[start:end] as printed."""
    return [word.text for word in words[start:end]]


def with_agents(words: Sequence[Token], part: Part) -> bool:
    """Whether an adverbial names agents: "in consultation with …"."""
    return any(word.low in {"with", "through"} for word in words[part[0] : part[0] + 4])


def begins_noun(words: Sequence[Token], start: int, end: int, defined: Container[str]) -> bool:
    """Whether tokens[start:end] begin a noun phrase."""
    word = words[start]
    if word.low in SUBORDINATORS:
        return False
    if word.low in DETERMINERS or word.text[:1].isupper() or word.low in _PRONOUNS:
        return True
    return names_agent(texts(words, start, end), defined) or start == 0


_PRONOUNS = vocabulary("he she they it one")
MODALS = frozenset({"shall", "must", "may", "should"})
CLAUSE_WORDS = vocabulary("that whether if when where unless which whom whose")
