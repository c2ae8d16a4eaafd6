"""The sentences of a text whose quotations were put aside, and how much of one is shown."""

import re
from collections.abc import Iterator

from app.law.documents import Span

_SENTENCE = re.compile(
    r"\.(?<!\bNo\.)(?<!\bNos\.)(?<!\b[Ss]ec\.)(?<!\bSecs\.)(?<!U\.S\.)(?<!\b[A-Z]\.)(?<!Stat\.)(?<!Reg\.)[”\"’)]{0,2}\s+"
    r"(?=[A-Z«(§])|\n\n+(?![a-z])"
)


def sentences(words: str) -> Iterator[Span]:
    """The sentences; quoted paragraphs belong to the one that leads into them."""
    joined = re.sub(r"\n\n(?=\s?⟦)", "  ", words)
    start = 0
    for match in _SENTENCE.finditer(joined):
        yield start, match.end()
        start = match.end()
    if start < len(words):
        yield start, len(words)


def clause_start(head: str) -> int:
    """Where the clause begins that ends in a citation: behind the last "it is ordered that", semicolon or paragraph."""
    starts = [match.end() for match in _CLAUSE.finditer(head)]
    return starts[-1] if starts else 0


_CLAUSE = re.compile(r"\bordered\s(?:that\s|as\sfollows:\s?)|[;:]\s|\n\n|\bStates,\s(?=[A-Z])")


def shortened(words: str) -> str:
    """The words, without most of the new text of a long sentence."""
    if len(words) <= _LONGEST:
        return words
    return f"{words[: words.rfind(' ', 0, _LONGEST)]} …"


_LONGEST = 600
