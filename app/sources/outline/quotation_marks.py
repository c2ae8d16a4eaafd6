"""Double quotation marks: which of them open and close, within a paragraph and from one to the next."""

import re
from dataclasses import dataclass

MARKS = re.compile('[“”"]')


@dataclass(frozen=True, slots=True)
class Balance:
    """The double quotation marks of one paragraph.

    Attributes:
        opened_at: the offset of the first mark that is never closed, or None.
        closed_at: the offset after the first mark that closes what an earlier paragraph opened, or None.
        leads: the paragraph begins with an opening mark.
    """

    opened_at: int | None
    closed_at: int | None
    leads: bool


def balance_of(text: str) -> Balance:
    """What `text` leaves open, and what of an earlier paragraph it closes."""
    stack: list[int] = []
    closed_at = None
    for match in MARKS.finditer(text):
        if opens(text, match.start()):
            stack.append(match.start())
        elif stack:
            stack.pop()
        elif closed_at is None:
            closed_at = match.end()
    return Balance(stack[0] if stack else None, closed_at, bool(text) and text[0] in '“”"')


def closed_end(text: str, balance: Balance, *, opens_here: bool) -> int:
    """The offset at which a quotation ends in its last paragraph; words of this order may follow (EO 13516)."""
    if balance.closed_at is not None and not opens_here:
        return balance.closed_at
    closings = [match.end() for match in MARKS.finditer(text) if not opens(text, match.start())]
    return closings[-1] if closings else len(text)


def opens(text: str, at: int) -> bool:
    """Whether the mark at `at` opens a quotation.

    Its place decides before its shape: EO 13442 begins a paragraph with ”(i) and EO 13470 ends a quotation with “;
    """
    before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    if not before or (before in " ([" and after.isalnum()):
        return True
    if text[at] == "“":
        return not (before.isalnum() or before in ".,;:)") or after.isalnum() or after == "“"
    return text[at] == '"' and before in " ([—“"
