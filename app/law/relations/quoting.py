"""What stands among new text for another order and is nevertheless this order's own."""

import re
from collections.abc import Sequence

from app.law.documents import Span

_MARKS = '“"‘'
_OWN = re.compile(
    r"\s*(?:NOW,?\s?THEREFORE\b|By\s(?:the\s)?(?:virtue|authority)\b"
    r"|The\sfollowing[\w\s-]{0,30}\sExecutive\s[Oo]rders\b[^.;“\"]{0,80}\s(?:is|are)\s(?:hereby\s)?(?:revoked|rescinded|superseded)\b"
    r"|(?:(?:SEC(?:TION|\.)\s?)?\d[\d-]*\.\s|\(\w\)\s)?(?:Sections?\s[^.;]{1,40}\sof\s)?Executive\s[Oo]rders?\b[^;:“\"]{1,300}\s(?:is|are)\s"
    r"(?:hereby\s)?(?:revoked|rescinded|superseded)\b)",
    re.IGNORECASE,
)
"""The words of an order that begin its own act: EO 10827 revokes an order behind text that it prints without marks."""


_ITEM = re.compile(
    r"(?:\(\w{1,2}\)\s)?(?:Part\s\w+\sof\s)?(?:(?:Executive\s[Oo]rders?\s)?No[sv]?\.?\s\d{1,2},?\d{1,3}\b(?:(?!\b(?:is|are|shall|to)\b)[^;])*;?(?:\sand)?\s?"
    r"|\d{4,5}(?:\s+\d{4,5})*\W*)"
)
"""An item of a list of orders: EO 11613 amends four of them with quotations in the lead."""


def still_quoted(text: str, quoted: Sequence[Span]) -> list[Span]:
    """The spans of `quoted` that are new text for another law, without the paragraphs that can only be the order's."""
    return [span for span in quoted if not _is_own(text, span)]


def _is_own(text: str, span: Span) -> bool:
    start, end = span
    if text[start : start + 1] in _MARKS or not (_OWN.match(text, start, end) or _ITEM.fullmatch(text, start, end)):
        return False
    before = text[:start]
    return before.count("“") <= before.count("”") and before.count('"') % 2 == 0
