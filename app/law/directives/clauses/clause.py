"""A clause, and where it begins and ends in its sentence."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.law.directives.clauses.modals import Modal
from app.law.directives.clauses.parts import opens, parts
from app.law.directives.clauses.reading import Reading, chained
from app.law.directives.clauses.subjects import Link
from app.law.directives.clauses.words import CONJUNCTIONS, Token
from app.law.documents import Span


@dataclass(frozen=True, slots=True)
class Clause:
    """One agent, one operative form, its verb.

    Attributes:
        span: the clause, whole.
        subject: the agent's words (a span of the same text), or None where the lead-in above supplies it.
        modality: as the reading rules name it.
        verb: where the main verb begins; the end of the span where list items supply it.
        link: how the clause hangs in its sentence.
        form: where the operative form begins.
    """

    span: Span
    subject: Span | None
    modality: str
    verb: int
    link: Link
    form: int


def clause_start(reading: Reading, start: int) -> int:
    """The clause's first token: fronted adverbials belong to it, the clause before and its conjunction do not."""
    words, floor = reading.words, reading.floor
    if chained(reading.previous, floor) is None:
        begin = floor
    else:
        begin = start
        for part in reversed(parts(words, reading.previous or floor, start)):
            if not opens(words, part):
                break
            begin = part[0]
            if words[begin].low in CONJUNCTIONS:
                break
    while begin < start and words[begin].low in {*CONJUNCTIONS, ","}:
        begin += 1
    return begin


def clause_of(reading: Reading, form: Modal, begin: int, actor: Span | None, link: Link) -> Clause:
    """The clause of a form, from tokens[begin] to the sentence's end."""
    modality = form.modality
    if reading.negative and modality in {"shall", "must", "may"}:
        modality += "_not"
    words = reading.words
    start = words[begin].start
    verb = words[form.end].start if form.end < len(words) else words[-1].end
    return Clause((start, words[-1].end), actor, modality, verb, link, words[form.start].start)


def bounded(found: Sequence[tuple[Clause, int]], words: Sequence[Token], span: Span) -> list[Clause]:
    """Give each clause its end: where the next one begins, or the sentence's end."""
    result: list[Clause] = []
    following = len(words)
    nearest = around = len(words)
    for clause, begin in reversed(found):
        stop = nearest if clause.link == "relative" else following
        if clause.link == "relative" and stop < len(words) and words[stop].start <= clause.form:
            stop = around  # "the head, who shall be designated by the Secretary, | shall be responsible"
        if clause.link == "relative":
            stop = _in_list(words, clause, stop)
        end = span[1] if stop == len(words) else _trimmed(words, stop)
        shared = result[-1] if result and result[-1].link == "shared" else None
        if end <= clause.verb and shared and clause.link != "relative":  # "may, and upon request shall, take action"
            clause, end = replace(clause, verb=shared.verb), shared.span[1]
        result.append(replace(clause, span=(clause.span[0], max(end, clause.verb))))
        nearest = begin
        around = next(at for at, word in enumerate(words) if word.start >= clause.form)
        if clause.link != "relative":
            following = begin
    return result[::-1]


def _in_list(words: Sequence[Token], clause: Clause, stop: int) -> int:
    """Where a clause of a person inside a list ends: "A, who shall be Chairman | ; the Secretary of Labor; …"."""
    form = next(at for at, word in enumerate(words) if word.start >= clause.form)
    mark = next((at for at in range(form, stop) if words[at].low in {":", ";"}), stop)
    after = words[mark : mark + 3]
    listed = [word.low for word in after[:2]] == [";", "the"] and len(after) == 3 and after[2].text[:1].isupper()
    return mark if listed and form and words[form - 1].low == "who" else stop


def _trimmed(words: Sequence[Token], stop: int) -> int:
    at = stop
    while at > 1 and words[at - 1].low in {*CONJUNCTIONS, ","}:
        at -= 1
    return words[at - 1].end
