"""Which words of an order are new text for another order or law.

Such text reads like an order's own ("Sec. 3. The Secretary shall …") and is neither its structure nor its directive.
Of an amending sentence every quoted string counts: what is inserted, what is struck and what tells the place.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence

from app.law.documents import Span
from app.law.numbering import readings, split_markers
from app.sources.outline.paragraphs import Paragraph, Quotation
from app.sources.outline.quotation_marks import MARKS, balance_of, closed_end, opens
from app.sources.outline.succession import follows

_AMENDING = re.compile(
    r"(?<!\bas )(?<!\bas further )\bamend(?:ed|ing)\b|\bin lieu thereof\b|\bto read\b|\binsert the following\b"
    r"|\b(?:insert|strik|delet|substitut|revis|replac|add)(?:ing|ed)\b|\bstricken\b"
    r"|\bredesignat|\bdesignate the existing |\bthat reads\b|\bamend (?:sub)?section"
    r"|\b(?:insert|strike|delete|remove|add|replace) (?:a new|the (?:word|letter|text|phrase|following))",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"\b(?:to read|reads?|inserting|inserted|adding|added|substituting|promulgated)\b[^.;:“”]{0,120}"
    r"(?:\bas follows|\bthe following[\w ,()]{0,60}|\bto read|\bfollowing new [\w ,()]{1,60})\s*[:.—]?$"
    r"|\b(?:add|insert) the following\b[^.;:“”]{0,120}[:—]$"
    r"|(?<!shall )(?<!must )(?<!may )\b(?:add|insert)(?:s|ed|ing)?\b[^.;:“”]{0,120}[:—]$"  # EO 14332: a duty's own list
    # "The following new section is added to Part 1622 immediately following § 1622.28:" (EO 10230)
    r"|\bfollowing new [^;:“”]{1,60}\b(?:is|are) (?:hereby )?(?:added|inserted)\b[^;:“”]{0,120}:$"
    r"|\bto read(?: as follows| in its entirety as follows| in full as follows)?\s*[:—]$",
    re.IGNORECASE,
)
_ITEM = re.compile(r"\(\w{1,5}\)|\d{1,3}\.\s")
_RANGE = re.compile(r"\bsections \d{1,3} (?:through|to|and) (\d{1,3})\b", re.IGNORECASE)
_QUOTED_SECTION = re.compile(r"[“\"]\s?sec(?:tion|\.)\s?(\d{1,4})\.", re.IGNORECASE)
_NEAR = 100
_TAIL = 240
_OWN_WORDS = 40  # "(a) by striking …" amends itself, so it is no new text
_FARTHEST = 400  # paragraphs within which an opened quotation must close
_CLOSED_AT_END = re.compile(r"[”\"][\s.,;:)]{0,4}(?:and|or)?[\s.]{0,2}$")


def mark(paragraphs: Sequence[Paragraph]) -> tuple[Quotation, ...]:
    """For each paragraph, which of its words are text for elsewhere."""
    reader = _Reader(paragraphs)
    return reader.read()


class _Reader:
    """Reads the paragraphs in order, block by block."""

    def __init__(self, paragraphs: Sequence[Paragraph]) -> None:
        self.paragraphs = paragraphs
        self.balances = [balance_of(paragraph.text) for paragraph in paragraphs]
        self.found: list[Quotation] = []
        self.own_section = 0
        self.own_number = "0"
        self.lead = ""
        self.unclosed_until = -1

    def read(self) -> tuple[Quotation, ...]:
        while len(self.found) < len(self.paragraphs):
            at = len(self.found)
            if (end := self._quoted_end(at)) is not None:
                self._add_quoted(at, end)
            else:
                self._own(at)
            last = len(self.found) - 1  # words after the quotation may announce more (EO 11550)
            self.found += [Quotation(_whole(p), True) for p in self.paragraphs[last + 1 : self._unquoted_end(last)]]
        return tuple(self.found)

    def _own(self, at: int) -> None:
        paragraph = self.paragraphs[at]
        self.lead = paragraph.text
        if paragraph.start and re.fullmatch(r"\d+(?:-\d+)?", paragraph.start.number):
            self.own_number = paragraph.start.number
        if paragraph.start and paragraph.start.number.isdigit():
            self.own_section = int(paragraph.start.number)
        self.found.append(Quotation(_inline(paragraph.text)))

    def _quoted_end(self, at: int) -> int | None:
        """The last paragraph of the quotation that begins in paragraph `at`, or None if none begins there."""
        text, balance = self.paragraphs[at].text, self.balances[at]
        if balance.leads and balance.opened_at != 0:
            return at if self._is_amending() and (_CLOSED_AT_END.search(text[-12:]) or self.lead[-1:] == ":") else None
        if balance.opened_at is None or not (self._leads_in(at) if balance.leads else _AMENDING.search(text)):
            return None
        if not balance.leads and self._next_item_follows(at):
            return None
        end = self._closing(at)
        if end is not None:
            return self._before_own_section(at, end)
        if self._announced() and balance.leads:
            return self._before_own_section(at, min(at + _FARTHEST, len(self.paragraphs)) - 1)
        return self._run_of_leading(at) if balance.leads else None

    def _is_amending(self) -> bool:
        return bool(_AMENDING.search(self.lead))

    def _leads_in(self, at: int) -> bool:
        """EO 13496 quotes the paragraphs of a contract clause: "… include the following provisions in every …"."""
        following = self.balances[at + 1 : at + 2]
        return self._is_amending() or "following" in self.lead or any(balance.leads for balance in following)

    def _announced(self) -> int:
        """The last section that "Sections 1 through 5 are revised to read as follows" announces (EO 13545), or 0."""
        match = _RANGE.search(self.lead)
        return int(match[1]) if match and _LEAD.search(self.lead[-_TAIL:]) else 0

    def _next_item_follows(self, at: int) -> bool:
        """Whether the next item follows: a quotation opened at the end of this one was meant to close (EO 13470)."""
        if at + 1 == len(self.paragraphs) or self.balances[at + 1].leads:
            return False
        opened = self.balances[at].opened_at or 0
        if split_markers(self.paragraphs[at].text[opened + 1 :])[0]:
            return False
        return _counts_on(self.paragraphs[at], self.paragraphs[at + 1])

    def _closing(self, at: int) -> int | None:
        if at < self.unclosed_until:
            return None
        for index in range(at + 1, min(len(self.paragraphs), at + _FARTHEST)):
            balance = self.balances[index]
            if balance.closed_at is not None or (balance.leads and balance.opened_at is None):
                return index
        self.unclosed_until = at + _FARTHEST
        return None

    def _before_own_section(self, at: int, end: int) -> int:
        """A quotation never reaches over this order's own next section (EO 13480 and 13751 forget to close some).

        Sections of the quoted text count by themselves: EO 13286 quotes a whole order inside its section 7.
        """
        inside = 0
        announced = self._announced()
        for index in range(at, end + 1):
            number = self._number(index)
            if index > at and self._is_next_of_another_count(index):
                return index - 1
            if not number:
                continue
            own = number == self.own_section + 1 and number != inside + 1 and not self.balances[index].leads
            if index > at and (own or (announced and number == self.own_section + 1 and number > announced)):
                return index - 1
            inside = number if index > at or self.balances[at].leads else 0
        return end

    def _is_next_of_another_count(self, index: int) -> bool:
        """Whether this order's own 2-104 follows its 2-103 (EO 12107), or 201 its 101 (EO 10577)."""
        start = self.paragraphs[index].start
        counts_otherwise = start is not None and start.number != str(self.own_section + 1)
        return counts_otherwise and not self.balances[index].leads and self._follows(self.paragraphs[index])

    def _follows(self, paragraph: Paragraph) -> bool:
        """Whether a paragraph begins this order's next section, by its number."""
        return paragraph.start is not None and follows(paragraph.start.number, self.own_number)

    def _number(self, index: int) -> int:
        """The whole number of the section that begins in a paragraph, behind a quotation mark too, or 0."""
        paragraph = self.paragraphs[index]
        if paragraph.start:
            return int(paragraph.start.number) if paragraph.start.number.isdigit() else 0
        found = _QUOTED_SECTION.match(paragraph.text)
        return int(found[1]) if found else 0

    def _run_of_leading(self, at: int) -> int:
        """A quotation that is never closed reaches as far as its paragraphs begin with marks."""
        end = at
        while end + 1 < len(self.paragraphs) and self.balances[end + 1].leads:
            end += 1
        return end

    def _add_quoted(self, first: int, last: int) -> None:
        for index in range(first, last + 1):
            text, balance = self.paragraphs[index].text, self.balances[index]
            begin = balance.opened_at or 0 if index == first else 0
            end = len(text)
            if index == last:
                end = closed_end(text, balance, opens_here=index == first)
            whole = index > first or balance.leads
            if index == first and not whole:
                self._own(index)
                inline = tuple(span for span in self.found.pop().spans if span[1] <= begin)
                self.found.append(Quotation((*inline, (begin, end))))
            else:
                self.found.append(Quotation(((begin, end),), True))

    def _unquoted_end(self, at: int) -> int:
        """One past the last paragraph of new text without quotation marks that paragraph `at` announces."""
        paragraph = self.paragraphs[at]
        following = at + 1
        if following == len(self.paragraphs) or not _leads(paragraph.text[-_TAIL:]):
            return following
        if self.balances[following].leads or _AMENDING.search(self.paragraphs[following].text[:_OWN_WORDS]):
            return following
        is_item = bool(_ITEM.match(paragraph.text))
        if is_item and not self._begins_next(self.paragraphs[following]):
            following += 1  # "5 CFR 6.3(b) is amended to read:" announces a paragraph (b), no item of this order
        while following < len(self.paragraphs):
            other = self.paragraphs[following]
            listed = _is_late(self.paragraphs[at + 1]) and _counts_on(self.paragraphs[following - 1], other)
            if not listed and not (_inside_item(paragraph, other) if is_item else self._inside_section(other)):
                break
            following += 1
        return following

    def _begins_next(self, other: Paragraph) -> bool:
        """Whether this order's next section begins: "(a) Section 6 is amended to read:" has a "SEC. 6." (EO 11120)."""
        return _begins_own(other) and self._follows(other)

    def _inside_section(self, other: Paragraph) -> bool:
        """New text announced by a section's own words lasts until the next section of this order (EO 14284)."""
        if other.start is None:
            return other.role != "annex"
        return not self._follows(other)


def _leads(tail: str) -> bool:
    """Whether the end of a paragraph announces new text; few have any of the words or marks that all leads have."""
    if not tail.endswith((":", "—", "\n")) and "follow" not in (low := tail.lower()) and "to read" not in low:
        return False
    return _LEAD.search(tail) is not None


def _is_late(paragraph: Paragraph) -> bool:
    """Whether a list begins with a later number: "(8) Administrator …" is added to another order's (EO 11409)."""
    marker = next(iter(split_markers(paragraph.text, pointed=False)[0]), None)
    return marker is not None and marker.enumerator.isdigit() and int(marker.enumerator) > 1


def _counts_on(before: Paragraph, after: Paragraph) -> bool:
    """Whether the mark at a paragraph's start is the next of the series of the mark before it."""
    here, there = split_markers(before.text)[0][:1], split_markers(after.text)[0][:1]
    if not here or not there:
        return False
    now, then = readings(here[0]), readings(there[0])
    return any(a.series == b.series and b.ordinal == a.ordinal + 1 for a in now for b in then)


def _begins_own(paragraph: Paragraph) -> bool:
    """Whether a section of this order begins; "§ 1632.9" after "is amended to read as follows:" is new text."""
    return paragraph.start is not None and not paragraph.start.label.startswith("§")


def _inside_item(item: Paragraph, other: Paragraph) -> bool:
    """New text announced by an item is set deeper than it, or bears no marker (EO 13843)."""
    if _begins_own(other) or other.role != "body":
        return False
    deeper = None not in (item.margin, other.margin) and (other.margin or 0) > (item.margin or 0)
    return deeper or not _ITEM.match(other.text)


def _whole(paragraph: Paragraph) -> tuple[Span, ...]:
    return ((0, len(paragraph.text)),)


def _inline(text: str) -> tuple[Span, ...]:
    """The quoted strings of an amending paragraph, but for the titles of orders in brackets.

    A string counts if amending words stand close before it, or one that counts: "inserting “and” after “or”".
    """
    marks = list(MARKS.finditer(text))
    amending = [match.end() for match in _AMENDING.finditer(text)] if marks else []
    spans: list[Span] = []
    begin = None
    for match in marks if amending else ():
        is_opening = opens(text, match.start())
        if begin is None and is_opening:
            begin = match.start()
        elif begin is not None and not is_opening:
            before = _last_before(begin, amending, spans)
            if text[begin - 1 : begin] != "(" and begin - before < _NEAR:
                spans.append((begin, match.end()))
            begin = None
    return tuple(spans)


def _last_before(at: int, amending: Sequence[int], spans: Sequence[Span]) -> int:
    """The offset at which the last amending words, or the last string that counts, end before `at`."""
    place = bisect_right(amending, at)
    return max(amending[place - 1] if place else -_NEAR, spans[-1][1] if spans else -_NEAR)
