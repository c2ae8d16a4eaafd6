"""What a directive is: frozen values."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from app.law.documents import Span
from app.law.numbering import section_citation

_REPEAT = re.compile(r"~\d+")
Precision = Literal["day", "month", "year"]
Role = Literal["lead", "consulted", "coordinated", "concurring", "assisting", "through", "joint"]


@dataclass(frozen=True, slots=True)
class Agent:
    """An agent as the words name it, and the offices it resolves to (none when it is unknown).

    Attributes:
        name: the words without "the" ("Secretary", "heads of agencies").
        slugs: the normalised offices ("Secretaries of State and Homeland Security" has two).
        role: "lead" for the grammatical subject; for the others what the words make of them: see `agents.ROLES`.
    """

    name: str
    slugs: tuple[str, ...]
    role: Role


@dataclass(frozen=True, slots=True)
class Deadline:
    """The time phrase of a directive. Nothing is shifted off a weekend: the orders give no such rule.

    Attributes:
        text: its exact words.
        anchor: order_date, effective_date, publication, event or absolute; None where the words give none.
        due_on: signing (or effective) date + value by the calendar, or the absolute date; None if it is unknown.
        precision: how exactly the words tell `due_on`: "by September 2021" names a month and is due on its last day.
    """

    text: str
    value: int | None
    unit: Literal["day", "week", "month", "year"] | None
    anchor: Literal["order_date", "effective_date", "publication", "event", "absolute"] | None
    due_on: date | None
    precision: Precision | None = None


@dataclass(frozen=True, slots=True)
class Directive:
    """One operative clause.

    Attributes:
        id: "<order>:<section>:<n>".
        section: the id of the provision it stands in.
        field: which text of that provision `span` is in: "text" or "closing".
        text: the clause, whole; it is the words at `span` (a lead-in's words before an item's are not repeated).
        action: the words from the main verb on.
        recurrence: the words ("annually thereafter"), or None.
        limbs: the ids of the list items that complete it (a lead-in that has its own main verb).
        kind: what it asks for, by its verb and object: the name of a row of `kinds.KINDS`, "prohibition" or "other".
        boilerplate: whether it is a general provision that nearly every order repeats.
        further_deadlines: further days in the clause or its limbs, each with the id of the provision that states it
            ("an interim report within 90 days and a final report within 1 year"); `deadline` is the first.
        head: the id of the section that holds `section`: "2.7" is section 2(7) of EO 11490, but 2.7 of EO 13526.
        sectioned: whether the order has numbered provisions at all.
        item: the enumerator of a list item inside the running text, which is no provision of its own ("a"), or "".
    """

    id: str
    order: str
    section: str
    field: Literal["text", "closing"]
    span: Span
    text: str
    modality: str
    agents: tuple[Agent, ...]
    action: str
    deadline: Deadline | None
    recurrence: str | None
    limbs: tuple[str, ...]
    kind: str
    boilerplate: bool
    item: str = ""
    head: str = ""
    sectioned: bool = True
    further_deadlines: tuple[tuple[str, Deadline], ...] = ()

    @property
    def provision(self) -> str:
        """The provision in legal style, "3(b)(i)", with the item inside a running text.

        An order without sections has no preamble apart from them: "" and "(2)" (EO 6294) are all that it prints.
        """
        if self.section == "preamble" and self.sectioned:
            return "preamble"
        section, head = (_REPEAT.sub("", name) for name in (self.section, self.head))
        cited = section_citation(section, "" if section == head else head).removeprefix("sec. ")
        if not self.sectioned:
            cited = cited.removeprefix("preamble").lstrip()
        return f"{cited}({self.item})" if self.item else cited
