"""What an order says of its own end, or of the end of what it set up."""

from dataclasses import dataclass
from datetime import date

from app.law.documents import Span
from app.law.relations.values import What


@dataclass(frozen=True, slots=True)
class Ending:
    """One sentence that sets an end.

    Attributes:
        section: the id of the provision, or None where the editors' note says it.
        field: which text of it.
        words: the sentence.
        what: what ends: the order, a part or a power of it, or a body that it set up.
        name: what the sentence calls it ("this order", "The Council"); "" where it names nothing but the term of what
            the order does ("I hereby exempt … until June 30, 1978").
        on: the day of the end, or None where it depends on an event.
        quoted: whether it is new text for another order, whose end it then sets.
        span: where the sentence stands in that text, or None where the words are not these to the letter.
    """

    section: str | None
    field: str | None
    words: str
    what: What
    name: str
    on: date | None
    quoted: bool = False
    span: Span | None = None
