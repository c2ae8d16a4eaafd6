"""Answers of a size that an agent can take: what is cut, and how the rest is asked for."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from app.agents.asking import Refused

MAX_TEXT = 12_000
"""So many characters of a text one answer has at most."""
MAX_WORDS = 1_500
"""So many characters of a clause or of words left out."""
MAX_LISTED = 30
"""So many entries of a list that has no cursor."""

Section = Mapping[str, Any]


def written(sections: Sequence[Section]) -> str:
    """Return provisions as text, each after its id in square brackets, a blank line between paragraphs."""
    return "\n\n".join(paragraph for section in sections for paragraph in _paragraphs(section))


def _paragraphs(section: Section) -> Iterator[str]:
    if section["part"]:
        yield section["part"]
    heading = f"{section['heading']}." if section["heading"] else ""
    yield " ".join(part for part in (f"[{section['id']}]", section["label"], heading, section["text"]) if part)
    for child in section["children"]:
        yield from _paragraphs(child)
    if section["closing"]:
        yield section["closing"]


def piece(text: str, offset: int) -> tuple[str, int | None]:
    """Return as much of a text as one answer has, and the character at which the rest begins; None at its end.

    It ends between two paragraphs where it can, else between two words.

    Raises:
        Refused: if the text ends before `offset`.
    """
    if offset and offset >= len(text):
        detail = f"The text has {len(text)} characters."
        raise Refused("invalid-parameter", detail, [fault("offset", "out_of_range", detail)])
    end = offset + MAX_TEXT
    if end >= len(text):
        return text[offset:], None
    for border in ("\n\n", " "):
        if (at := text.rfind(border, offset + MAX_TEXT // 2, end)) > offset:
            return text[offset:at], at + len(border)
    return text[offset:end], end


def rest_of_text(following: int | None) -> str | None:
    """Return how the rest of a text is asked for."""
    return None if following is None else f"Call again with offset={following}."


def rest_of_list(cursor: str | None) -> str | None:
    """Return how the rest of a list is asked for."""
    return None if cursor is None else "Call again with the same arguments and cursor=next_cursor."


def fault(argument: str, code: str, detail: str, suggestion: str | None = None) -> dict[str, Any]:
    """Return what is wrong with an argument, as the API tells it."""
    return {"argument": argument, "code": code, "detail": detail, "suggestion": suggestion}
