"""Short names that an order gives to acts: "the Railway Labor Act, as amended, 45 U.S.C. 151-188 (RLA)"."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from app.law.citations.chains import JOIN, provisions_of, read_chain
from app.law.citations.values import MONTHS, Citation
from app.law.documents import Span

_PASSED_OVER = re.compile(
    r"(?:[\s,;()]|as\s(?:further\s)?amended|et\.?\sseq\.?|notes?\b|approved|c(?:h\.|hapter)\s\d+|App\.|(?:title|division)"
    rf"\s[IVXA-Z]+\sof|(?:{'|'.join(MONTHS)})\s\d{{1,2}},\s\d{{4}})+",
    re.IGNORECASE,
)
"""What may stand between an act and its short name, apart from other citations of the same act."""

_DEFINITION = re.compile(
    r"\((?:(?:also\s)?(?:hereinafter|hereafter|herein)?,?\s?(?:also\s)?(?:referred\sto\s|called\s|cited\s)?(?:as\s)?)?"
    r"(?:the\s)?[“\"]?(?:the\s)?"
    r"(?P<name>[A-Z][A-Z&]{1,9}|[A-Z][A-Za-z]{1,6}[A-Z]|(?:[A-Z][\w’'-]*\s(?:(?:of|and|for|the|to)\s)?){0,7}Act)"
    r"[,.]?[”\"]?\)"
)
_MAX_STEPS = 12
_LOOK_BACK = 160
_MOST_NAMES = 60
"""Orders define a dozen short names at most (EO 13846); the bound keeps the search for them linear."""

_FUNCTION_WORDS = (
    r"and|or|nor|to|of|in|on|as|at|by|for|with|from|is|are|was|were|has|have|had|shall|may|must|will|does|do|that|which"
    r"|if|when|provides|requires|authorizes|applies|including|unless|except|through|without|the|a|an|section"
)
_USED = rf"(?=\s?(?:[.,;:)\]”\"(—–]|$)|\s(?:{_FUNCTION_WORDS})\b)"
"""An abbreviation before a noun ("the FOIA officer") only describes and cites nothing."""


@dataclass(frozen=True, slots=True)
class Definition:
    """A short name, the act it stands for, and the bracket that says so."""

    name: str
    act: str
    span: Span


def defined(text: str, found: Sequence[Citation]) -> list[Definition]:
    """The short names that `text` gives in brackets behind an act and the other citations of that act."""
    starts = {citation.span[0]: citation.span[1] for citation in found}
    definitions: list[Definition] = []
    for citation in found:
        match = _bracket(text, citation.span[1], starts) if citation.kind == "named_act" else None
        if match and match["name"] != citation.target:
            definitions.append(Definition(match["name"], citation.target, match.span()))
    return definitions


def _bracket(text: str, at: int, starts: Mapping[int, int]) -> re.Match[str] | None:
    """The defining bracket that follows an act, past its parallel citations."""
    for _ in range(_MAX_STEPS):
        definition = _DEFINITION.match(text, at + (text[at : at + 1] == " "))
        if definition:
            return definition
        step = starts.get(at) or _step(text, at)
        if step == at:
            return None
        at = step
    return None


def _step(text: str, at: int) -> int:
    """Past one mark or phrase; a bracket is only entered where no definition begins at it."""
    match = _PASSED_OVER.match(text, at, at + 40)
    if match is None:
        return at
    opening = text.find("(", at + 1, match.end())
    return opening if opening > at else match.end()


def expand(
    text: str, found: Sequence[Citation], names: dict[str, str], quoted: Sequence[Span] = ()
) -> tuple[Citation, ...]:
    """The citations with those that short names make, in order.

    Args:
        text: one text of an order.
        found: its other citations.
        names: the short names defined before it, and their acts; those that `text` defines are added.
        quoted: spans that are new text for another law: its names are not this order's.
    """
    own = [item for item in defined(text, found) if not _inside(item.span, quoted)]
    known = _Known(names, own)
    names.update((item.name, item.act) for item in own if item.name in known.meanings)
    if not names:
        return tuple(found)
    brackets = [item.span for item in own]
    kept = [known.renamed(citation) for citation in found if not _inside(citation.span, brackets)]
    added = [new for new in _uses(text, kept, known) if not _inside(new.span, quoted)]
    return tuple(sorted((*kept, *added), key=lambda citation: citation.span))


def _inside(span: Span, spans: Sequence[Span]) -> bool:
    """Whether `span` begins in one of `spans`, which ascend."""
    index = bisect_right(spans, span[0], key=lambda other: other[0]) - 1
    return index >= 0 and span[0] < spans[index][1]


class _Known:
    """What each short name stands for from which offset on."""

    def __init__(self, names: Mapping[str, str], own: Sequence[Definition]) -> None:
        self.meanings: dict[str, list[tuple[int, str]]] = {name: [(0, act)] for name, act in names.items()}
        for item in own:
            if item.name in self.meanings or len(self.meanings) < _MOST_NAMES:
                self.meanings.setdefault(item.name, []).append((item.span[1], item.act))

    def act(self, name: str, at: int) -> str | None:
        """The act for which `name` stands at `at`: by the last definition before it."""
        meanings = self.meanings.get(name, [])
        index = bisect_right(meanings, at, key=lambda meaning: meaning[0]) - 1
        return meanings[index][1] if index >= 0 else None

    def renamed(self, citation: Citation) -> Citation:
        """A short name that ends in "Act" is found as an act of its own; here it becomes the act it stands for."""
        act = self.act(citation.target, citation.span[0]) if citation.kind == "named_act" else None
        return replace(citation, target=act) if act else citation


def _uses(text: str, found: Sequence[Citation], known: _Known) -> Iterator[Citation]:
    """The citations that short names make where nothing else is cited."""
    starts = [citation.span[0] for citation in found]
    end = 0
    for match in _pattern(tuple(sorted(known.meanings))).finditer(text):
        before = bisect_right(starts, match.start()) - 1
        floor = max(end, found[before].span[1] if before >= 0 else 0)
        act = known.act(match[0], match.start())
        if act is None or match.start() < floor:
            continue
        end = match.end()
        yield from _with_provisions(text, Citation("named_act", act, match.span()), floor)


@lru_cache(maxsize=256)
def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    """The words by which any of `names` is used."""
    words = sorted((re.escape(name) for name in names if name != "Act"), key=len, reverse=True)
    forms = [rf"\b(?:{'|'.join(words)})\b{_USED}"] if words else []
    if "Act" in names:
        forms.append(r"(?<=[Tt]he\s)Act\b(?!\s(?:[A-Z]|of\s))")
    return re.compile("|".join(forms))


_UNIT = re.compile(r"(?:\b(?:sub)?(?:section|paragraph|part|chapter|title)s?\s|\bsecs?\.|§)", re.IGNORECASE)


def _with_provisions(text: str, act: Citation, floor: int) -> tuple[Citation, ...]:
    """The act once for each provision of it that the words before name ("sections 203 and 204 of IEEPA")."""
    start = act.span[0]
    for unit in _UNIT.finditer(text, max(floor, start - _LOOK_BACK), start):
        chain = read_chain(text, unit.start())
        join = JOIN.match(text, chain.end) if chain else None
        if chain and join and join.end() == start:
            return provisions_of(act, chain, act.span[1]).citations
    return (act,)
