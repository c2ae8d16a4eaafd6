"""Which provisions of an order can tell somebody something, and which only explain, define or quote."""

import re
from collections.abc import Iterator
from dataclasses import replace

from app.law.actors.nouns import vocabulary
from app.law.directives.clauses.clause import Clause
from app.law.directives.deadlines import dates
from app.law.directives.deadlines.dates import OrderDates
from app.law.documents import Order, Section

_TOPICS = vocabulary("policy policies purpose purposes finding findings background introduction preamble goal goals")
_AROUND = vocabulary(
    "and of the statement statements general national federal our scope vision legal authority objective objectives "
    "principle principles"
)
DEFINITIONS = re.compile(r"^(?:definitions?\b(?! and (?:scope|applic))|defined terms|meaning of)", re.IGNORECASE)
_THEREFORE = re.compile(r"\bnow,? therefore\b", re.IGNORECASE)
_ENACTING = re.compile(
    r"\b(?:ordered|(?<!Executive )(?<!executive )(?<!this )(?<!said )(?<!such )order|direct(?:ed)?)"
    r"(?: and direct(?:ed)?)?(?: as follows)?(?:\s*[:,]|\s+that\b)|\bas follows\s*:"
)
DEFINES = re.compile(
    r"\b(?:shall|may) (?:mean|have the (?:same )?meaning|be (?:deemed|construed|defined|considered))|\bthe terms? [“\"]"
)


def is_narrative(heading: str) -> bool:
    """Whether a heading says only policy, purpose, findings or background ("Purpose and Policy")."""
    words = heading.lower().replace(",", " ").split()
    return any(word in _TOPICS for word in words) and all(word in _TOPICS or word in _AROUND for word in words)


_RUN_IN = re.compile(
    r"(?!(?:The|This|These|Each|All|Any|Every|There|In|As|Pursuant|Except|If|Nothing|No|An|A|Such|For|It|To|When|Within"
    r"|Section|Executive)\b)[A-Z][\w'’-]*"
    r"(?:,? (?:[A-Z][\w'’-]*|of|the|and|to|for|in|on|by|with|from|or|a|an|under)){0,13} "
    r"(?=(?:The|There|Each|All|Any|Every|This|These|Pursuant|Except|Subject|An|Such|If|Nothing|As|To) "
    r"\w)"
)


def behind_heading(section: Section) -> int:
    """Where a text begins behind a heading that was run into it: "Functions of the Council The Council shall:"."""
    if section.heading or section.id == "preamble":
        return 0
    found = _RUN_IN.match(section.text)
    return found.end() if found else 0


def texts(order: Order) -> Iterator[str]:
    """Every text of an order, in document order; a heading may define a short form (EO 13703 section 5)."""
    for section in order.walk():
        if section.heading:
            yield section.heading
        if section.text:
            yield section.text
        if section.closing:
            yield section.closing


def dates_of(order: Order) -> OrderDates:
    """The days that the order's deadlines count from."""
    effective = dates.effective_date(texts(order), order.signed_on)
    return OrderDates(order.signed_on, effective, order.published_on)


def sectioned(order: Order) -> bool:
    """Whether an order has numbered provisions; some of a few lines have none."""
    return any(section.id != "preamble" and not section.id.startswith("annex") for section in order.sections)


def operative(order: Order) -> Iterator[Section]:
    """The top-level provisions that can tell somebody something: no annex, of a preamble what follows "ordered"."""
    numbered = sectioned(order)
    for section in order.sections:
        if section.id.startswith("annex"):
            continue
        if section.id == "preamble":
            if (cut := _enacted(section, numbered)) is not None:
                yield cut
            continue
        yield section


def _enacted(section: Section, sectioned: bool) -> Section | None:
    """The preamble with the words before the enacting formula blanked, or None where nothing follows it."""
    formulas = list(_ENACTING.finditer(section.text))
    therefore = None if sectioned else _THEREFORE.search(section.text)
    if therefore:  # "Now, Therefore, … I hereby authorize and empower" (EO 6443) orders without the word
        formulas = [therefore]
    elif not sectioned and (behind := _THEREFORE.search(section.closing)):  # the list is the recitals' (EO 6091)
        quoted = ((0, behind.end()), *section.closing_quoted)
        return replace(section, text="", quoted=(), children=(), closing_quoted=quoted)
    if not formulas:
        return None if sectioned else section
    end = formulas[-1].end() if sectioned else formulas[0].end()
    if sectioned and not section.text[end:].strip() and not section.children:
        return None
    return replace(section, quoted=((0, end), *section.quoted))


def counts(text: str, clause: Clause, narrative: bool) -> bool:
    """Whether a clause is operative where it stands: no definition, and under a policy heading only "shall"."""
    if narrative and clause.modality not in ("shall", "shall_not") and not text.startswith("I ", clause.form):
        return False
    return not DEFINES.match(text, clause.form, min(clause.form + 60, len(text)))
