"""One scan over the text for the triggers of all kinds."""

import re
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import replace

from app.law.citations.kinds import KINDS
from app.law.citations.pointers import THAT_ORDER
from app.law.citations.short_names import expand
from app.law.citations.values import Citation, Reader, Reading
from app.law.documents import Span

_READERS: defaultdict[str, list[Reader]] = defaultdict(list)
for _kind in KINDS:
    for _word in _kind.triggers:
        _READERS[_word].append(_kind.read)


def any_of(words: Collection[str]) -> str:
    """A pattern of the longest of `words` at a place; by letters, for the words one by one are tried at every place."""
    tails: defaultdict[str, list[str]] = defaultdict(list)
    for word in words:
        tails[word[:1]].append(word[1:])
    ends = tails.pop("", None) is not None
    if not tails:
        return ""
    choices = "|".join(re.escape(letter) + any_of(rest) for letter, rest in sorted(tails.items()))
    return f"(?:{choices}){'?' if ends else ''}"


_TRIGGER = re.compile(any_of(_READERS))


def find(text: str, names: dict[str, str] | None = None, quoted: Sequence[Span] = ()) -> Sequence[Citation]:
    """Every citation in `text`, in order of its span; the spans of two citations never overlap.

    The time is linear in the length of the text: every reader looks a bounded way back and consumes what it reads.

    Args:
        text: one text of an order.
        names: the short names of acts that the order has defined before ("IEEPA"); those that `text` defines are added.
        quoted: spans of `text` that are new text for another law, whose short names are not this order's.
    """
    return expand(text, _scan(text), {} if names is None else names, quoted)


def _scan(text: str) -> Sequence[Citation]:
    found: list[Citation] = []
    done = 0
    match = _TRIGGER.search(text)
    while match:
        reading = _read(text, match) if match.start() >= done and _at_word(text, match) else None
        if reading and reading.start >= done:
            found.extend(reading.citations)
            done = reading.end
        match = _TRIGGER.search(text, max(match.start() + 1, done))
    return _with_antecedents(text, found)


def _at_word(text: str, match: re.Match[str]) -> bool:
    return match.start() == 0 or not text[match.start() - 1].isalpha()


def _read(text: str, match: re.Match[str]) -> Reading | None:
    for read in _READERS[match[0]]:
        reading = read(text, match.start())
        if reading:
            return reading
    return None


def _with_antecedents(text: str, found: Sequence[Citation]) -> tuple[Citation, ...]:
    """Puts the order cited last in the place of "that order"; without one the words cite nothing.

    Behind "amending that order" it is the first order of the sentence, which those words meant (EO 10608: "⟦order⟧, and
    ⟦order⟧, amending that order, are hereby revoked, and the position …, established by that order").
    """
    last: Citation | None = None
    head: Citation | None = None
    known: list[Citation] = []
    for citation in found:
        if citation.target == THAT_ORDER:
            amended = last and _AMENDING.search(text, last.span[1], min(citation.span[0], last.span[1] + _REACH))
            last = head if amended else last
            if last is None:
                continue
            citation = replace(citation, target=last.target)
        elif citation.kind == "executive_order":
            head = head if last and head and _ONE_SENTENCE.fullmatch(text, last.span[1], citation.span[0]) else citation
            last = citation
        known.append(citation)
    return tuple(known)


_AMENDING = re.compile(r"\bamending\s(?:that|said|such|the\ssaid)\s(?:Executive\s)?order\b", re.IGNORECASE)
_ONE_SENTENCE = re.compile(r"(?:[^.;]|(?<=\bNo)\.|(?<=\bNos)\.|(?<=[FRU])\.){0,200}")
_REACH = 300
