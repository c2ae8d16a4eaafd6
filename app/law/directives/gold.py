"""A directive in the shape of the hand-read answers that the extraction is scored against."""

import re

from app.law.directives.values import Directive
from app.law.numbering import section_citation

_REPEAT = re.compile(r"~\d+")


def as_gold(directive: Directive) -> dict[str, object]:
    """One line of predictions: the section in legal style ("3(b)"), the leads' names, the clause whole."""
    due = directive.deadline
    return {
        "order": directive.order,
        "section": provision(directive),
        "actors": [agent.name for agent in directive.agents if agent.role == "lead"],
        "with": [agent.name for agent in directive.agents if agent.role != "lead"],
        "modality": directive.modality,
        "text": directive.text,
        "deadline": due
        and {
            "text": due.text,
            "value": due.value,
            "unit": due.unit,
            "anchor": due.anchor,
            "due_on": due.due_on and due.due_on.isoformat(),
        },
        "recurrence": directive.recurrence,
        "boilerplate": directive.boilerplate,
    }


def provision(directive: Directive) -> str:
    """Where it stands, in legal style: "3(b)(i)", with the item inside a running text; "" in an unnumbered order."""
    if directive.section == "preamble":
        return "preamble" if directive.sectioned else ""
    cited = section_citation(_REPEAT.sub("", directive.section)).removeprefix("sec. ")
    return f"{cited}({directive.item})" if directive.item else cited
