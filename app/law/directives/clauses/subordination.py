"""Whether a clause tells somebody something, or hangs in another: "ensure that the Director shall …"."""

from collections.abc import Container, Sequence

from app.law.actors import DETERMINERS, names_agent
from app.law.actors.nouns import PREPOSITIONS, vocabulary
from app.law.directives.clauses.parts import CLAUSE_WORDS, Part, opens
from app.law.directives.clauses.words import CONJUNCTIONS, OPENERS, RELATIVES, SUBORDINATORS, Token

_OPERATIVE = vocabulary("order ordered orders direct directed directs provided except")

_ARTICLES = vocabulary("the a an each any every he she they it such this these those")

_CONTENT_VERBS = vocabulary(
    "ensure ensures ensuring provide provides providing determine determines determining require requires requiring "
    "certify certifies find finds state states specify specifies recommend recommends verify verifies confirm such"
)


_FINITE = vocabulary("is are was were has have")


def contact(words: Sequence[Token], start: int, end: int) -> bool:
    """Whether a second noun phrase stands right before the form: "any action the Secretary | may take"."""
    relative = False
    of_whose = any(word.low == "whose" for word in words[max(start + 1, end - 3) : end - 1])
    if of_whose and (words[end - 1].low == "it" or [word.low for word in words[end : end + 1]] != ["shall"]):
        return True  # "agencies whose actions | may affect", "officers whose duty it | shall be to withhold"
    for at in range(start + 1, end):
        low, before = words[at].low, words[at - 1].low
        if before in RELATIVES or before in {"whom", "whose", "as", "when", "if", "where"}:
            such = (
                before != "as"
                or "may" in {w.low for w in words[end : end + 1]}
                or any(w.low == "such" for w in words[start:at])
            )
            over = words[at + 1].low in _FINITE if at + 1 < end else False  # "when it is not operating" (EO 13830)
            if such and low in _ARTICLES and not over and _clean(words, end):
                return True
            relative = True
        elif (
            low in _ARTICLES
            and not relative
            and before not in PREPOSITIONS
            and before not in CONJUNCTIONS
            and before not in DETERMINERS
            and before != ","
            and not before.endswith(("ing", "ed"))
            and not _infinitive(words, start, at)
        ):
            return True
    return False


def _infinitive(words: Sequence[Token], start: int, at: int) -> bool:
    """Whether an article stands after an infinitive: "funds appropriated to carry out | the Act" (EO 11495)."""
    return any(words[i].low == "to" for i in range(max(start, at - 3), at - 1))


def _clean(words: Sequence[Token], end: int) -> bool:
    last = words[end - 1]
    return last.text[:1].isupper() or names_agent([last.text]) or last.low in {"he", "she", "they", "it"}


def subordinate(words: Sequence[Token], cut: Sequence[Part], first: int) -> bool:
    """Whether the parts before the subject leave it inside "that …", "If, …": a clause that tells nobody anything."""
    for start, stop in reversed(cut[:first]):
        if words[stop - 1].low in SUBORDINATORS - {"to", "once"}:
            return not operative_that(words, stop - 1)
        if opens(words, (start, stop)):
            continue
        return _under_which(words, start, stop) or any(
            words[at].low == "that"
            and words[at + 1].low in OPENERS - {"no", "not", "being", "having"}
            and not operative_that(words, at)
            for at in range(max(start, stop - 40), stop - 1)
        )
    return False


def _under_which(words: Sequence[Token], start: int, stop: int) -> bool:
    """Whether a list goes on a relative clause: "rules under which any officer | , employee, or agent may purchase"."""
    at = next((i for i in range(stop - 1, start, -1) if words[i].low == "which"), start)
    return (
        at > start
        and words[at - 1].low in PREPOSITIONS - {"of"}
        and at + 1 < stop < at + 5
        and words[at + 1].low in DETERMINERS
    )


def operative_that(words: Sequence[Token], at: int) -> bool:
    """The that of an order: "I direct that …", "it is ordered that …", "provided, however, that …"."""
    if words[at].low != "that" or (at and words[at - 1].low == "extent"):  # "Except to the extent that" (EO 12137)
        return False
    if (
        words[0].text == "That" and at > 0 and words[at - 1].low in {",", "and"}
    ):  # a condition that is ordered (EO 6434)
        return True
    if any(_orders(words, i, at) for i in range(max(0, at - 4), at)):
        return True
    return words[at - 1].low in {",", "and"} and words[at + 1 : at + 2] != [] and _ordered_before(words, at)


def _ordered_before(words: Sequence[Token], at: int) -> bool:
    """Whether a that goes on with those of one order: "do order that …, that during such period X shall" (EO 6434)."""
    return any(
        words[i].low == "that" and words[i - 1].low in {"order", "ordered"} and _orders(words, i - 1, i)
        for i in range(max(1, at - _ORDERED), at - 1)
    )


_ORDERED = 260


def _orders(words: Sequence[Token], at: int, that: int) -> bool:
    """Whether a word makes the that after it an order's; "this order limits the rights that" does not (EO 13164)."""
    if words[at].low in {"order", "orders"}:
        return at == that - 1 and (at == 0 or words[at - 1].low not in DETERMINERS | {"in"})
    return words[at].low in _OPERATIVE


def complement(words: Sequence[Token], start: int, at: int, previous: int | None) -> bool:
    """Whether "and the Director" continues a that-clause: "ensure that the Secretary and the Director shall"."""
    if previous is not None and previous >= start:
        start = previous
    elif words[start].low in SUBORDINATORS:
        return True
    for i in range(max(start, at - 60), at - 1):
        if words[i].low == "that" and words[i - 1].low in PREPOSITIONS:  # "as Chairman of that Council" (EO 11647)
            continue
        if words[i].low in CLAUSE_WORDS and not operative_that(words, i):
            following = words[i + 1]
            if i > 0 and words[i - 1].low in _CONTENT_VERBS:
                return True
            if following.low in DETERMINERS or following.text[:1].isupper() or names_agent([following.text]):
                return True
    return False


def alternative(words: Sequence[Token], cut: Sequence[Part], first: int, defined: Container[str]) -> bool:
    """Whether the subject is the second of a that-clause: "ensure that the Director, or a deputy, shall" (EO 13927)."""
    if first == 0:
        return False
    start, stop = cut[first - 1]
    that = next((at for at in range(start + 1, stop) if words[at].low == "that"), None)
    if that is None or words[that - 1].low not in _CONTENT_VERBS:
        return False
    return names_agent([word.text for word in words[that + 1 : stop]], defined)


def compared(words: Sequence[Token], cut: Sequence[Part], first: int, previous: int | None) -> bool:
    """Whether the subject ends the list of an as-clause: "agencies as A, B, and the Secretary may deem" (EO 14110)."""
    if not any(word.low == "may" for word in words[cut[-1][1] : cut[-1][1] + 2]):
        return False
    return any(_as_list(words, max(start, (previous or -1) + 1), stop) for start, stop in cut[max(0, first - 1) : -1])


def _as_list(words: Sequence[Token], start: int, stop: int) -> bool:
    """Whether words[start:stop] end in "as the President", the first of those who may do something."""
    for at in range(start + 1, stop - 1):
        named = words[at].low == "as" and words[at + 1].low in {"the", "a", "an"}
        if named and words[at - 1].low != "such" and not words[at - 1].low.endswith(("ed", "ve")):
            return not any(word.low in {"may", "shall", "will"} for word in words[at:stop])
    return False
