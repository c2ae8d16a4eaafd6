"""The sentences that are an order's own, without what it quotes as new text for others."""

from collections.abc import Iterator
from typing import NamedTuple

from app.law.documents import Section, Span
from app.law.relations.sentences import sentences


class OwnSentence(NamedTuple):
    """One sentence.

    Attributes:
        field: which text of the provision it stands in.
        words: white space in it collapsed, and the quoted part of it left out.
        span: where it stands there, or None where the words are not these to the letter.
        is_last: whether nothing follows it there.
    """

    field: str
    words: str
    span: Span | None
    is_last: bool


def own_sentences(section: Section) -> Iterator[OwnSentence]:
    """The sentences of one provision, without those of the provisions below it."""
    for field, text, quoted in (
        ("text", section.text, section.quoted),
        ("closing", section.closing, section.closing_quoted),
    ):
        for sentence, _ in sentences(text, ()) if text else ():
            start, end = sentence.span
            words = " ".join(_unquoted(text, start, end, quoted).split())
            if words:
                span = (start, end) if words == text[start:end] else None
                yield OwnSentence(field, words, span, not text[end:].strip())


def _unquoted(text: str, start: int, end: int, quoted: tuple[Span, ...]) -> str:
    pieces = []
    for low, high in quoted:
        if start < high and low < end:
            pieces.append(text[start : max(start, low)])
            start = min(end, high)
    return "".join((*pieces, text[start:end]))
