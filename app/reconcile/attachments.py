"""What an order was printed with and no source here has: the schedules, lists and maps attached to it."""

import re
from collections.abc import Iterator

from app.law.documents import Order, ParseNote

_ATTACHED = re.compile(
    r"\b(?:(?:attached|annexed|appended) hereto|hereto (?:attached|annexed|appended)"
    r"|(?:the|in|on|an) (?:attached|annexed|accompanying|appended) (?:[a-z]+ )?"
    r"(?:schedules?|lists?|annex|maps?|tables?|appendix|appendices|diagrams?|designs?|plats?|forms?|exhibits?))\b"
)
_SENTENCE_END = (".", ":", ";", "”", '"', ")", "—")


def missing(order: Order) -> Iterator[ParseNote]:
    """A note if the text speaks of an attachment that stands nowhere (EO 12558's list of labor organizations).

    An annex, pictures of one, or a last paragraph that is no sentence (EO 10340 ends in the list) is what was attached.
    """
    if any(section.id.startswith("annex") for section in order.sections):
        return
    if any(note.code == "annex_is_image" for note in order.notes):
        return
    texts = [text for section in order.walk() for text in (section.text, section.closing) if text]
    found = next(filter(None, map(_ATTACHED.search, texts)), None)
    if found and texts[-1].endswith(_SENTENCE_END):
        yield ParseNote("attachment_missing", f'The text says "{found[0]}"; what was attached stands nowhere apart.')
