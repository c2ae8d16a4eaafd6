"""find: what the sentences of an order change in other orders, and in which of their provisions.

A sentence amends the orders that it cites so ("Section 2(a) of ⟨order⟩ is amended by …"), or those of the sentence that
leads into it ("⟨Order⟩ is amended as follows: (a) in section 1, by striking …").
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from app.law.amendments.operations import Operation, operations
from app.law.amendments.places import Named, chosen, named
from app.law.amendments.quoting import bare, unquoted
from app.law.amendments.scopes import NOTHING, OF_EACH, THE_SAME, WHOLE, Scope, is_whole, narrowed, one_of, says_what
from app.law.amendments.sentences import clause_start, sentences, shortened
from app.law.amendments.values import Amending, Cited, Instruction, Place
from app.law.amendments.verbs import told
from app.law.documents import Section, Span

CitedIn = Callable[[str, str], Sequence[Cited]]
"""The citations of one text of a provision, by its id and field, in order."""

_LEADS = re.compile(r"(?::|—|–|-)\s?$|\bas\sfollows\W*$|\bamended(?:\sby)?\W*$", re.IGNORECASE)
"""How a sentence ends that leads into its items."""
_NEW_TEXT = re.compile(
    r"\bto\sread\b[^⟦]*$|\bthe\sfollowing(?!\s(?:respects|particulars|manner|amend|change))[^⟦]*$|\bas\sfollows\W*$",
    re.IGNORECASE,
)
"""How one ends that leads into new text, if it holds an instruction already."""
_AMENDS = re.compile(r"\b(?:amend|modif|revis|chang)", re.IGNORECASE)
_IN = re.compile(r"\W*(?:\(\w{1,4}\)\s)?in\s[^;:]{1,80}$|\W*(?:\(\w{1,4}\)\s)?in\s[^;:]{1,80}[:—-]\s?$", re.IGNORECASE)
"""A lead within a lead: "in paragraph 1 by:" (EO 13478)."""
_PREDICATE = re.compile(
    r"[^;:]{0,300}?\b(?:is|are|be|being)\b[^;:]{0,60}?\b(?:amended|modified|revised)\b", re.IGNORECASE
)
_BY_THIS = re.compile(
    r"\b(?:superseded|replaced)\s(?:in\s(?:its|their)\sentirety\s)?(?:by|with)\s|\breplaced\sand\ssuperseded\b",
    re.IGNORECASE,
)
_EACH_LISTED = re.compile(
    r"\b[Ee]ach\sof\sthe\s(?:following(?:-|\s)?(?:\w+\s)?)?Executive\s[Oo]rders\b(?:(?<=following\sExecutive\s\w{6})|[^;:]{0,40}\b(?:is|are|listed)\b)"
)
"""EO 12608: "Each of the Executive Orders, as amended, listed in this section … are amended by"."""
_MARK = re.compile(r"«(\d+)»")
_PLACE_OF = re.compile(r"\b(?:of|to|in|from)\s(?:the\s)?(?:said\s)?$", re.IGNORECASE)
_REACH = 160
"""How far before a citation the words begin that name its provision: "the first sentence of section 2 of"."""
_BRINGS = frozenset({"add", "insert"})
"""What brings a new provision; "replaced with new subsections" names no other than those replaced (EO 14088)."""
_PRESCRIBED = re.compile(
    r"\b(?:Manual|Regulations?|Rules)\b[^;:]{0,300}\b(?:prescribed|promulgated|established|published|contained|set\sforth)\s(?:in\spart\s|\w+\s)?(?:by|in|under)\s(?:the\s)?$",
    re.IGNORECASE,
)
"""What is amended is a manual that the order prescribed (EO 12473): its provisions are none of the order's."""


@dataclass(frozen=True, slots=True)
class _Subject:
    """Citations of a sentence that one predicate is about, and where they begin and end in it."""

    start: int
    end: int
    marks: tuple[int, ...]


def find(sections: Sequence[Section], cited: CitedIn) -> tuple[Amending, ...]:
    """What the provisions change in other orders, in document order; nothing where no instruction can be read."""
    found: list[Amending] = []
    lead = NOTHING
    for section in sections:
        lead = _in_section(section, lead, cited, found)
    return tuple(found)


def _in_section(section: Section, lead: Scope, cited: CitedIn, found: list[Amending]) -> Scope:
    """Reads a provision and those in it; returns the lead of the next one, which a preamble may give."""
    inner = _in_text(section.id, "text", section.text, section.quoted, lead, cited, found)
    below = inner
    for child in section.children:
        below = _in_section(child, below, cited, found)
    _in_text(section.id, "closing", section.closing, section.closing_quoted, inner, cited, found)
    return inner if section.id == "preamble" else lead


def _in_text(
    section: str, field: str, text: str, quoted: Sequence[Span], lead: Scope, cited: CitedIn, found: list[Amending]
) -> Scope:
    """Reads one text, and returns the scope of what follows it."""
    if not text.strip():
        return lead
    here = cited(section, field)
    if not (lead.cited or lead.listed or any(each.changes for each in here) or _EACH_LISTED.search(text)):
        return NOTHING
    reader = _Text(section, field, text, here, quoted)
    found += reader.read(lead)
    return reader.scope


class _Text:
    """Reads one text of a provision, sentence by sentence."""

    def __init__(self, section: str, field: str, text: str, cited: Sequence[Cited], quoted: Sequence[Span]) -> None:
        self._section, self._field, self._text, self._cited = section, field, text, cited
        self._bare = bare(text, cited, quoted)
        self.scope = self._lead = NOTHING

    def read(self, lead: Scope) -> list[Amending]:
        """The instructions, under the lead of the provision above."""
        self.scope = self._lead = lead
        return [made for start, end in sentences(self._bare.words) for made in self._in_sentence(start, end)]

    def _in_sentence(self, start: int, end: int) -> Iterator[Amending]:
        words = self._bare.words[start:end]
        subjects = self._subjects(words)
        if not subjects:
            yield from self._without_order(words, start)
            return
        if self.scope.listed and not operations(words):
            marks = (mark for subject in subjects for mark in subject.marks)
            yield from (replace(each, cited=self._place(mark)) for mark in marks for each in self.scope.listed)
            return
        for place, subject in enumerate(subjects):
            begin = subjects[place - 1].end if place else 0
            until = subjects[place + 1].start if place + 1 < len(subjects) else len(words)
            yield from self._of_subject(words[begin:until], start + begin, subject, begin)
        self._open(words, subjects[-1])

    def _subjects(self, words: str) -> list[_Subject]:
        """The groups of citations that a sentence changes: a new one begins behind an instruction, with a predicate."""
        groups: list[_Subject] = []
        for match in _MARK.finditer(words):
            mark = int(match[1])
            if not self._cited[mark].changes:
                continue
            last = groups[-1] if groups else None
            if last is None or self._cited[last.marks[-1]].ends != self._cited[mark].ends:
                groups.append(_Subject(match.start(), match.end(), (mark,)))
            elif not operations(words[last.end : match.start()]):
                groups[-1] = _Subject(last.start, match.end(), (*last.marks, mark))
            elif _PREDICATE.match(words, match.end()):
                groups.append(_Subject(match.start(), match.end(), (mark,)))
        return groups

    def _of_subject(self, words: str, at: int, subject: _Subject, begin: int) -> Iterator[Amending]:
        """The instructions on the orders of a subject, in the words behind it or, of one order, before it."""
        head, tail = words[: subject.start - begin], words[subject.end - begin :]
        places = named(head[-_REACH:]) if _PLACE_OF.search(head) else []
        if self._cited[subject.marks[0]].ends:
            yield from self._ended(words, tail, at, subject, one_of(places))
            return
        offset = len(words) - len(tail)
        said = [_moved(each, offset) for each in operations(tail)]
        if said:
            said[0] = replace(_of_words(said[0], head), start=clause_start(head) if head else 0)
            prefix = named(tail[: _verb(tail)].rpartition(";")[2])
            scopes = [narrowed(self._scope((mark,), subject, places, head), prefix) for mark in subject.marks]
            for scope in scopes:
                yield from self._each(scope, said, words, at, offset, is_shared=len(scopes) > 1)
            return
        said = operations(head) if places or _PLACE_OF.search(head) else []
        said = said or [each for each in operations(words) if each.start == 0 and each.instruction == "restate"]
        if len(said) == 1 and len(subject.marks) == 1:
            scope = self._scope(subject.marks, subject, places, head)
            yield self._made(scope.cited[0], scope.base, replace(said[0], end=len(words)), at)

    def _scope(self, marks: Sequence[int], subject: _Subject, places: Sequence[Named], head: str) -> Scope:
        inner = _SUBDIVISION.search(head)
        own = {_within(self._cited[mark].provision, inner[1] if inner else None) for mark in marks}
        base = (own.pop() if len(own) == 1 else None) or one_of(places)
        targets = frozenset(self._cited[mark].target for mark in subject.marks)
        cited = tuple(self._place(mark) for mark in marks)
        return Scope(cited, base, base, targets, _PRESCRIBED.search(head) is not None)

    def _ended(self, words: str, tail: str, at: int, subject: _Subject, place: str | None) -> Iterator[Amending]:
        """Parts of orders that end; what is superseded by a part of this order is replaced, not only taken out."""
        named_so = {self._cited[mark].target for mark in subject.marks if self._cited[mark].provision}
        for mark in subject.marks:
            cited = self._cited[mark]
            if cited.provision is None and cited.target in named_so:
                continue  # EO 10577: "Part II of ⟨order⟩ …, as provided for in Civil Service Rule VI of that order"
            by_this = _BY_THIS.search(tail) is not None
            instruction: Instruction = "replace" if by_this else "other" if cited.ends == "supersedes" else "revoke"
            ended = Operation(instruction, 0, len(words))
            yield self._made(self._place(mark), cited.provision or place, ended, at)

    def _without_order(self, words: str, at: int) -> Iterator[Amending]:
        """A sentence that cites no order which it changes: an item under a lead, or a lead into a list of orders."""
        said = operations(words) if _EACH_LISTED.search(words) else []
        if said:
            nowhere = self._section, self._field, (at, at)
            scope = narrowed(Scope((nowhere,)), named(words[: _verb(words)]))
            self.scope = Scope(listed=tuple(self._each(scope, said, words, at, 0)))
        elif self.scope.cited:
            yield from self._under_lead(words, at)

    def _under_lead(self, words: str, at: int) -> Iterator[Amending]:
        said = operations(words)
        places = named(words[: _verb(words)])
        scope = narrowed(self.scope, places)
        if said:
            yield from self._each(scope, said, words, at, 0)
        elif _is_opening(words) and (_AMENDS.search(words) or (_IN.match(words) and places)):
            self.scope = narrowed(self._lead, places) if self._lead.cited else scope

    def _each(
        self, scope: Scope, said: Sequence[Operation], words: str, at: int, offset: int, *, is_shared: bool = False
    ) -> Iterator[Amending]:
        """Each instruction, for each order and each provision that it is about.

        Where an instruction before it named a provision of an order meant whole, one that names none has none, but for
        one in "the said paragraph".
        """
        elsewhere: tuple[str, ...] = ()
        for operation in said:
            own = words[max(operation.place_from, offset) : operation.end]
            told_of = named(_placing(operation.instruction, own))
            places = [place for place in told_of if place.role != "new" or operation.instruction in _BRINGS]
            base = scope.outer if operation is said[0] else scope.base
            found = self._of_that_order(own, scope) or chosen(places, base)
            if not (found or told_of or says_what(operation, own)):
                continue
            if len(scope.targets) > 1 and (
                found or (operation.instruction in WHOLE and not self._is_of_each(own, scope))
            ):
                continue
            found = found or (elsewhere if THE_SAME.search(own) else ())
            provisions = found or (None if elsewhere and scope.base is None else scope.base,)
            elsewhere = found or elsewhere
            whole = is_whole(operation)
            parts = (is_shared and whole) or (
                len(provisions) > 1 and (whole or any(place.role == "new" for place in places))
            )
            for provision in (None,) if scope.is_of_rules else provisions:
                for order in scope.cited:
                    made = self._made(order, provision, operation, at)
                    yield replace(made, inserted=None) if parts else made

    @staticmethod
    def _is_of_each(words: str, scope: Scope) -> bool:
        """Whether it is told what of each of several orders is amended."""
        return scope.base is not None or OF_EACH.search(words) is not None

    def _of_that_order(self, words: str, scope: Scope) -> tuple[str, ...]:
        """The provisions of "section 21 of that order", said of the order amended."""
        marks = [self._cited[int(match[1])] for match in _MARK.finditer(words)]
        return tuple(
            dict.fromkeys(cited.provision for cited in marks if cited.provision and cited.target in scope.targets)
        )

    def _made(self, cited: Place, provision: str | None, operation: Operation, at: int) -> Amending:
        span = self._span(at + operation.start, at + operation.end)
        return Amending(
            cited,
            self._section,
            self._field,
            span,
            shortened(self._text[slice(*span)]),
            provision,
            operation.instruction,
            self._words(operation.struck),
            self._words(operation.inserted),
        )

    def _span(self, start: int, end: int) -> Span:
        """The span in the text, without the marks and spaces around it."""
        low, high = self._bare.origin[start], self._bare.origin[end]
        words = self._text[low:high]
        return low + len(words) - len(words.lstrip(" \n,;.")), low + len(words.rstrip())

    def _words(self, quotation: int | None) -> str | None:
        return None if quotation is None else unquoted(self._text, self._bare.quotations[quotation])

    def _place(self, mark: int) -> Place:
        return self._section, self._field, self._cited[mark].span

    def _open(self, words: str, subject: _Subject) -> None:
        """Lets a sentence lead into what follows it, where it amends and ends as a lead does."""
        amended = [mark for mark in subject.marks if not self._cited[mark].ends]
        if not amended or not _is_opening(words):
            self.scope = NOTHING
            return
        head = words[: subject.start]
        places = named(head[-_REACH:]) if _PLACE_OF.search(head) else []
        scope = self._scope(amended, replace(subject, marks=tuple(amended)), places, head)
        self.scope = narrowed(scope, named(words[subject.end :]))


def _of_words(operation: Operation, head: str) -> Operation:
    """What is to be read for certain words: "The words ⟦0⟧ in paragraph 8 of ⟨order⟩ are amended to read ⟦1⟧"."""
    quoted = _CERTAIN_WORDS.search(head)
    if operation.instruction != "restate" or quoted is None:
        return operation
    return replace(operation, instruction="replace", struck=int(quoted[1]))


_CERTAIN_WORDS = re.compile(r"\b(?:words?|phrase|date|figures?|number|reference)\s⟦(\d+)⟧[^⟦]*$", re.IGNORECASE)


def _placing(instruction: Instruction, words: str) -> str:
    """The words of an instruction that can name its provision: not those behind new text, nor a new number."""
    words = _IN_PART.sub("", words)
    if instruction == "restate":
        return words.partition("⟦")[0]
    return _NEW_NUMBER.sub("", words) if instruction == "redesignate" else words


_IN_PART = re.compile(r"^\W*In\ssection\s[\w.()-]+,\s(?=section\s[\w.()-]+\sis\b)")
"""EO 13724: "In section 1-3, section 1-301(e) is deleted"."""
_NEW_NUMBER = re.compile(
    r"\bas\s(?:(?:the|new)\s)*(?=(?:(?:sub)?(?:section|paragraph|part|title|clause)|sec)s?\b)(?:(?!\b(?:in|of)\b)[^;⟦])*",
    re.IGNORECASE,
)
"""EO 11386: "redesignating Part IV and sections 41, 42, and 43 as Part III and sections 31, 32, and 33"."""


def _within(provision: str | None, inner: str | None) -> str | None:
    return f"{provision}.{inner}" if provision and inner else provision


_SUBDIVISION = re.compile(r"\b(?:subdivision|item|clause)\s\((\w{1,4})\)\s(?:of|in)\s(?:the\s)?$", re.IGNORECASE)
"""EO 9973: "subdivision (f) of ⟨section 6.1 of order⟩"."""


def _moved(operation: Operation, by: int) -> Operation:
    return replace(operation, start=operation.start + by, end=operation.end + by, place_from=operation.place_from + by)


def _verb(words: str) -> int:
    """Where the first amending verb begins, or the end."""
    return next((verb.start for verb in told(words)), len(words))


def _is_opening(words: str) -> bool:
    """Whether a sentence leads into instructions, and not into new text."""
    tail = words.rstrip()[-300:]
    return _LEADS.search(tail) is not None and not (_NEW_TEXT.search(tail) and operations(words))
