"""Relative clauses that tell somebody something: "the Director, who shall chair …", "the agency which shall …"."""

from collections.abc import Sequence

from app.law.actors import DETERMINERS
from app.law.actors.nouns import COUNTS
from app.law.directives.clauses import subjects
from app.law.directives.clauses.clause import Clause, clause_of, clause_start
from app.law.directives.clauses.modals import Modal
from app.law.directives.clauses.parts import texts
from app.law.directives.clauses.passives import actor_of, doer
from app.law.directives.clauses.reading import Reading, antecedent_of, chained, is_agent, span_of
from app.law.directives.clauses.subjects import Subject
from app.law.directives.clauses.words import CONJUNCTIONS, Token


def designates(reading: Reading, form: Modal) -> None:
    """Keep who "is designated as the agency which shall provide …" (EO 11144): the relative clause tells him so."""
    words = reading.words
    if words[form.end - 1].low != "designated" or [word.low for word in words[form.end : form.end + 1]] != ["as"]:
        return
    subject = subjects.find(words, form.start, reading.floor, chained(reading.previous, reading.floor), reading.defined)
    if subject.link == "main" and is_agent(reading, texts(words, subject.start, subject.end)):
        reading.designee = (span_of(words, subject.start, subject.end), clause_start(reading, subject.start))


def relative(reading: Reading, form: Modal, subject: Subject, stop: int) -> tuple[Clause, int] | None:
    """A relative clause: "the Director, who shall chair …"; "that may …" only restricts."""
    words = reading.words
    pronoun = words[subject.end - 1].low
    if reading.designee and form.voice == "modal":
        (designee, begin), reading.designee = reading.designee, None
        reading.previous, reading.shared, reading.live = form.start, designee, True
        return clause_of(reading, form, begin, designee, "main"), begin
    comma = subject.start > 0 and words[subject.start - 1].low == ","
    if pronoun == "that" or form.voice != "modal" or _perfect(words, form):
        return None
    if form.modality.startswith(("may", "should")) and not comma:
        return None
    joined = reading.antecedent if subject.start > 0 and words[subject.start - 1].low in CONJUNCTIONS else None
    antecedent = joined or antecedent_of(reading, subject, pronoun == "who")
    if subject.end - subject.start > 1 and [word.low for word in words[form.end : form.end + 1]] == ["be"]:
        actor = doer(reading, form, stop)  # "one of whom shall be a Federal official" describes a member (EO 13345)
    else:
        actor = actor_of(reading, form, antecedent, stop)
    reading.antecedent = antecedent
    if actor is None:
        return None
    begin = (
        subject.start
        if joined
        else next(
            (at for at in range(subject.start, -1, -1) if antecedent and words[at].start <= antecedent[0]),
            subject.start,
        )
    )
    while begin > reading.floor and (words[begin - 1].low in DETERMINERS | COUNTS or words[begin - 1].low.isdigit()):
        begin -= 1  # "nine members who shall be appointed by the President" (EO 12658)
    clause = clause_of(Reading(reading.text, words, reading.defined), form, begin, actor, "relative")
    return clause, subject.start


def _perfect(words: Sequence[Token], form: Modal) -> bool:
    """Whether a relative clause is a condition: "persons who shall have served 3 years" (EO 6942)."""
    following = words[form.end : form.end + 2]
    return len(following) == 2 and following[0].low == "have" and following[1].low.endswith(("ed", "en", "left"))
