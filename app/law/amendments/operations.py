"""What one amending sentence does, instruction by instruction, with the words that it gives for it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from app.law.amendments.values import Instruction
from app.law.amendments.verbs import READ, Does, Told, told


@dataclass(frozen=True, slots=True)
class Operation:
    """One instruction in a sentence.

    Attributes:
        instruction: what is done.
        start, end: the part of the sentence that says it.
        place_from: where the words begin that can name its provision: behind what another clause says.
        struck, inserted: the numbers of the quotations, or None.
        is_of_words: whether quoted words are taken out, be it one of several ("“Chairman” or “Commissioner”").
    """

    instruction: Instruction
    start: int
    end: int
    struck: int | None = None
    inserted: int | None = None
    place_from: int = 0
    is_of_words: bool = False


_Q = re.compile(r"⟦(\d+)⟧")
_INSTRUCTIONS: dict[Does, Instruction] = {
    "strike": "strike",
    "insert": "insert",
    "add": "add",
    "substitute": "replace",
    "replace": "replace",
    "restate": "restate",
    "redesignate": "redesignate",
    "revoke": "revoke",
}
_LIEU = re.compile(
    r"\b(?:in\s(?:lieu|place|stead)\b|in\s(?:its|their)\s(?:place|stead)|therefor\b|instead\b)", re.IGNORECASE
)
_ANCHOR = re.compile(
    r"\b(?:wherever|after|before|preceding|between|behind|from|following(?!\s?[:.])|follows?|through|beginning\swith|ending\swith"
    r"|appear\w*\sin|end\sof|begins|ending|ends)\s(?:(?:the|each|words?|phrases?|date|figures?|comma|dates|number|term|terms|occurrence|of|item|name|title"
    r"|semicolon|designation|second|first|last|such|that|said|language|text)\s?,?\s?)*$",
    re.IGNORECASE,
)
"""Words before a quotation that only tells the place: "after the words ⟦0⟧", "from ⟦1⟧"."""
_ELSEWHERE = re.compile(
    r"\b(?:after|before|at\s(?:the|its)\s(?:end|beginning)|immediately|following\snew|new)\b", re.IGNORECASE
)
_PLAIN_JOIN = re.compile(r"\s?,?\s?(?:and\s)?(?:also\s)?(?:by\s)?$", re.IGNORECASE)


def operations(words: str) -> list[Operation]:
    """The instructions of a sentence of which quotations and citations were put aside, in order."""
    clauses = list(_clauses(words))
    found: list[Operation] = []
    place = 0
    while place < len(clauses):
        here = clauses[place]
        there = clauses[place + 1] if place + 1 < len(clauses) else None
        if here.told.does == "strike" and there and _puts_in_its_place(here, there):
            found.append(replace(_replaced(here, there), place_from=here.place_from))
            place += 2
        else:
            found += [replace(each, place_from=here.place_from) for each in _alone(here)]
            place += 1
    return found


_MARK_OUT = re.compile(r"\sthe\s(?:period|semicolon|comma)\sand\s(?:by\s)?")
"""EO 13284: "striking the period and inserting “; and” at the end of subpart 3.4(f)(7)"."""


@dataclass(frozen=True, slots=True)
class _Clause:
    """A verb with the words that are its own, before and behind it."""

    told: Told
    before: str
    behind: str
    start: int
    end: int

    @property
    def place_from(self) -> int:
        """Where what an active verb takes begins: "revising (3) to provide ⟦0⟧; by redesignating (9)" (EO 12450)."""
        semicolon = -1 if self.told.is_passive else self.before.rfind(";")
        return self.start + semicolon + 1

    @property
    def words(self) -> str:
        return f"{self.before} … {self.behind}"


_SUBJECT_BEGINS = re.compile(
    r"[;:.]\s|,?\s(?:and|but)\s(?:also\s)?(?:by\s|that\s)?(?:(?=the\s)|(?=⟦)|(?=a\snew)|(?=there\s)|(?=such\s)|(?=sections?\s)|(?=paragraphs?\s)|(?=subsections?\s)|(?=inserting)|$)"
    r"|,\s(?=⟦)|,\s(?=the\s(?:words?|phrase|following)\b)",
    re.IGNORECASE,
)


def _clauses(words: str) -> Iterator[_Clause]:
    """Each verb with its words: an active verb's stand behind it, a passive one's on both sides."""
    verbs = list(told(words))
    begin = 0
    for place, verb in enumerate(verbs):
        after = verbs[place + 1] if place + 1 < len(verbs) else None
        end = after.start if after else len(words)
        if after and after.is_passive:
            end = _subject_of(words, verb, after)
        elif after:
            end = _clause_end(words, verb.end, end)
        yield _Clause(verb, words[begin : verb.start], words[verb.end : end], begin, end)
        begin = end


def _subject_of(words: str, verb: Told, after: Told) -> int:
    """Where the subject of a passive verb begins, behind another verb: "is deleted in section 1 and ⟦1⟧ is"."""
    starts = [match.start() for match in _SUBJECT_BEGINS.finditer(words, verb.end, after.start)]
    return starts[-1] if starts else verb.end


def _clause_end(words: str, start: int, end: int) -> int:
    """The end of a clause before the next active verb, at its last semicolon ("; in section 3, by striking")."""
    semicolon = words.rfind(";", start, end)
    return semicolon + 1 if semicolon >= 0 else end


def _puts_in_its_place(here: _Clause, there: _Clause) -> bool:
    """Whether what the second verb puts in stands for what the first took out."""
    if there.told.does not in {"insert", "substitute", "add", "replace"}:
        return False
    if there.told.does == "substitute" and re.search(r"\bfor\b[^⟦]*⟦", there.behind) and _Q.search(here.behind):
        return False  # "deleting ⟦0⟧ and substituting ⟦1⟧ for ⟦2⟧"
    if _LIEU.search(there.words) or there.told.does in {"substitute", "replace"}:
        return True
    if there.told.does == "insert" and _MARK_OUT.fullmatch(here.behind):
        return True
    if ";" in here.behind or re.search(r"\bby\s?$", here.behind) or there.told.does == "add":
        return False
    return (
        not _ELSEWHERE.search(_Q.sub("", there.behind))
        and re.search(r"\band\W*$", f"{here.behind}{there.before}".rstrip()) is not None
    )


def _replaced(here: _Clause, there: _Clause) -> Operation:
    struck = _objects(here)
    inserted = _only(_objects(there))
    return Operation("replace", here.start, there.end, _only(struck), inserted, is_of_words=bool(struck))


def _alone(clause: _Clause) -> list[Operation]:
    """What one verb does; "substituting ⟦0⟧ for ⟦1⟧ and ⟦2⟧ for ⟦3⟧" (EO 14205) does it twice."""
    pairs = list(_PAIR.finditer(clause.behind)) if clause.told.does == "substitute" else []
    made = _single(clause)
    if len(pairs) < 2 or clause.told.is_passive:
        return [made]
    return [replace(made, struck=int(pair[2]), inserted=int(pair[1]), is_of_words=True) for pair in pairs]


_PAIR = re.compile(r"⟦(\d+)⟧\sfor\s(?:the\s(?:words?|terms?)\s)?⟦(\d+)⟧", re.IGNORECASE)


def _single(clause: _Clause) -> Operation:
    does = clause.told.does
    made = Operation(_INSTRUCTIONS[does], clause.start, clause.end)
    if does in {"substitute", "replace"}:
        return _exchanged(clause, made)
    if does == "strike":
        return replace(made, struck=_only(_objects(clause)))
    if does in {"insert", "add"}:
        return _put_in(clause, made)
    if does == "restate":
        return _restated(clause, made)
    return made


_FOR = re.compile(r"\b(?:for|in\s(?:lieu|place|stead)\sof|instead\sof)\b(?!\sthe\spurpose)", re.IGNORECASE)
_WITH = re.compile(r"\b(?:with|by|to)\b", re.IGNORECASE)


_WHEREVER = re.compile(r"\bwherever\s(?:the\s(?:words?|terms?|phrase)\s)?$", re.IGNORECASE)
"""EO 12107: "substituting ⟦new⟧ for ⟦old⟧ wherever the word ⟦old⟧ is used as a reference to"."""
_NEW_FIRST = re.compile(r"\bthe\sfollowing\sshall\s$", re.IGNORECASE)
"""EO 14200: "the following shall replace subsection (g) of section 2: ⟦new⟧"."""


def _exchanged(clause: _Clause, made: Operation) -> Operation:
    """One thing for another: "substituting ⟦new⟧ for ⟦old⟧", "for ⟦old⟧ ⟦new⟧", "replacing ⟦old⟧ with ⟦new⟧"."""
    if clause.told.is_passive:
        return _exchanged_passively(clause, made)
    marks = [mark for mark in _Q.finditer(clause.behind) if not _WHEREVER.search(clause.behind, 0, mark.start())]
    if clause.told.does == "replace":
        if len(marks) == 1 and _NEW_FIRST.search(clause.before):
            return replace(made, inserted=int(marks[0][1]))
        return _in_turn(clause.behind, marks, _WITH, made, old_first=True)
    for_first = _FOR.match(clause.behind.lstrip(" ,")) is not None
    if for_first:
        if len(marks) == 2:
            return replace(made, struck=int(marks[0][1]), inserted=int(marks[1][1]))
        if len(marks) == 1 and re.search(r"(?:the\sfollowing|:)\W*[^⟦]*$", clause.behind[: marks[0].start()]):
            return replace(made, inserted=int(marks[0][1]))
        return made
    return _in_turn(clause.behind, marks, _FOR, made, old_first=False)


def _in_turn(
    words: str, marks: Sequence["re.Match[str]"], joint: "re.Pattern[str]", made: Operation, *, old_first: bool
) -> Operation:
    """The two sides of the word that joins them; a side with several quotations, or none, stays untold."""
    splits = [
        match for match in joint.finditer(words) if not old_first or any(m.start() < match.start() for m in marks)
    ]
    split = next(iter(splits), None)
    if split is None and old_first:
        split = next(joint.finditer(words), None)
    if split is None:
        return replace(made, inserted=int(marks[0][1])) if len(marks) == 1 and not old_first else made
    if len(marks) == 1 and not old_first and re.search(r"\bthe\sfollowing\b", words[: split.start()]):
        return replace(made, inserted=int(marks[0][1]))  # "substituting the following for section 2: ⟦new⟧" (EO 11565)
    left = [int(mark[1]) for mark in marks if mark.start() < split.start()]
    right = [int(mark[1]) for mark in marks if mark.start() >= split.start()]
    old, new = (left, right) if old_first else (right, left)
    return replace(made, struck=_only(old), inserted=_only(new), is_of_words=bool(old))


def _exchanged_passively(clause: _Clause, made: Operation) -> Operation:
    """The same in the passive: "⟦new⟧ is substituted for ⟦old⟧", "⟦old⟧ is replaced by ⟦new⟧"."""
    before = [int(mark[1]) for mark in _Q.finditer(clause.before)]
    behind = [int(mark[1]) for mark in _Q.finditer(clause.behind)]
    if clause.told.does == "replace":
        if not before and len(behind) == 2 and re.match(r"\sfrom\b", clause.behind):
            return replace(made, struck=behind[0], inserted=behind[1])
        return replace(made, struck=_only(before), inserted=_only(behind))
    if not before and len(behind) == 2 and len(_FOR.findall(clause.behind)) == 1 == clause.behind.find("for "):
        return replace(made, struck=behind[0], inserted=behind[1])
    return replace(made, struck=_only(behind), inserted=_only(before))


def _put_in(clause: _Clause, made: Operation) -> Operation:
    """What is inserted or added; "inserting ⟦new⟧ in lieu of ⟦old⟧" replaces."""
    marks = list(_Q.finditer(clause.behind))
    instead = re.search(r"\b(?:in\s(?:lieu|place|stead)\sof|instead\sof)\b", clause.behind, re.IGNORECASE)
    if instead and not clause.told.is_passive:
        if len(marks) == 2 and marks[0].start() > instead.start():
            return replace(made, instruction="replace", struck=int(marks[0][1]), inserted=int(marks[1][1]))
        old = [int(mark[1]) for mark in marks if mark.start() > instead.start()]
        new = [int(mark[1]) for mark in marks if mark.start() < instead.start()]
        return replace(made, instruction="replace", struck=_only(old), inserted=_only(new))
    return replace(made, inserted=_only(_objects(clause)))


def _objects(clause: _Clause) -> list[int]:
    """The quotations that a verb takes out or puts in, but for those that tell the place."""
    found: list[int] = []
    for words in (clause.before, clause.behind) if clause.told.is_passive else (clause.behind,):
        at = 0
        for mark in _Q.finditer(_RESULT.split(words)[0]):
            if not _ANCHOR.search(words, at, mark.start()) and not _second_anchor(words, at, mark, found):
                found.append(int(mark[1]))
            at = mark.end()
    return found


_RESULT = re.compile(r"\bso\s(?:that|as\sto)\b")
"""What an instruction leads to: "striking ⟦0⟧, so that the beginning will read as follows: ⟦1⟧" (EO 11360)."""


def _second_anchor(words: str, at: int, mark: "re.Match[str]", found: Sequence[int]) -> bool:
    """Whether a quotation goes on with the one before it that told the place: "between ⟦0⟧ and ⟦1⟧"."""
    between = words[at : mark.start()]
    joint = _AMONG if re.search(r"\bbetween\b", words[:at]) else _OR
    return at > 0 and not found and joint.search(between) is not None


_AMONG = re.compile(r"\band\s(?:the\s\w+\s)?$")
_OR = re.compile(r"^\s?(?:and|or)\s(?:the\s\w+\s)?$")


def _restated(clause: _Clause, made: Operation) -> Operation:
    """What is to be read, behind "to read"; what stands before it is replaced ("amending ⟦0⟧ to read ⟦1⟧")."""
    if clause.told.is_passive and clause.before.endswith("shall "):
        return replace(made, inserted=_only([int(mark[1]) for mark in _Q.finditer(clause.behind)]))
    read = re.search(rf"\b(?:to|shall)\s{READ}\b", clause.behind, re.IGNORECASE)
    if read is None:
        return made
    new = [int(mark[1]) for mark in _Q.finditer(clause.behind, read.end())]
    before = f"{clause.before if clause.told.is_passive else ''}{clause.behind[: read.start()]}"
    old = [int(mark[1]) for mark in _Q.finditer(before)]
    if old:
        return replace(made, instruction="replace", struck=_only(old), inserted=_only(new))
    return replace(made, inserted=_only(new))


def _only(quotations: Sequence[int]) -> int | None:
    return quotations[0] if len(quotations) == 1 else None
