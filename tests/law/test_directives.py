"""Who shall do what by when: the reading rules as cases, and what holds for every text."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.law.directives import boilerplate
from app.law.directives.clauses import modals, words
from app.law.directives.finder import find
from app.law.directives.unclaimed import unclaimed
from app.law.documents import Order, Section
from tests.directive_scores import as_gold

CASES = Path(__file__).parents[1] / "cases" / "directives" / "clauses.txt"


def order(*sections: Section) -> Order:
    """An order of January 31, 2025 with these provisions."""
    return Order(number="14999", title="", signed_on=date(2025, 1, 31), sections=sections)


@pytest.mark.parametrize(("head", "label", "cited"), [("2", "(7)", "2(7)"), ("2.7", "Sec. 2.7", "2.7")])
def test_a_number_under_a_section_is_cited_in_brackets(head: str, label: str, cited: str) -> None:
    """Paragraph (7) of section 2 is 2(7) (EO 11490) and section 2.7 is 2.7 (EO 13526); both have the id 2.7."""
    told = Section("2.7", label, text="The Secretary shall report.")
    top = told if head == "2.7" else Section(head, "Sec. 2", children=(told,))
    (found,) = find(order(top))
    assert (found.section, found.provision) == ("2.7", cited)


def test_what_recitals_list_tells_nobody_anything() -> None:
    """An unnumbered order begins with its Now, therefore, behind a list of its recitals too (EO 6091)."""
    item = Section("preamble.a", "(a)", text="The Administrator shall rate disabilities.")
    closing = "Now, Therefore, by virtue of the act, the Secretary is directed to act."
    recitals = Section("preamble", text="Whereas the law says:", children=(item,), closing=closing)
    (found,) = find(order(recitals))
    assert (found.section, found.field, found.agents[0].name) == ("preamble", "closing", "Secretary")


class Case(NamedTuple):
    """One case of the case file."""

    title: str
    section: Section
    expected: list[list[str]]


def read_cases() -> Iterator[Case]:
    """The cases of the file, in order."""
    for block in CASES.read_text(encoding="utf-8").split("\n\n")[1:]:
        lines = block.splitlines()
        title = lines.pop(0).removeprefix("# ")
        heading = lines.pop(0).removeprefix("## ") if lines[0].startswith("## ") else ""
        text = "\n".join(line for line in lines if not line.startswith(("(", "=>")))
        items = [re.match(r"\((\w+)\) (.*)", line) for line in lines if line.startswith("(")]
        children = tuple(Section(f"2.{item[1]}", label=f"({item[1]})", text=item[2]) for item in items if item)
        expected = [line.removeprefix("=>").split("|") for line in lines if line.startswith("=>")]
        expected = [[part.strip() for part in row] for row in expected if row != [" none"]]
        yield Case(title, Section("2", "Sec. 2", heading, text=text, children=children), expected)


@pytest.mark.parametrize(("sentence", "modality"), modals.EXAMPLES)
def test_no_form_is_passed_over(sentence: str, modality: str) -> None:
    """The look at the letters lets every operative form through."""
    assert modals.may_direct(sentence), modality
    assert not modals.may_direct("Lamps burn in the harbors of the United States.")


@pytest.mark.parametrize("case", list(read_cases()), ids=lambda case: case.title)
def test_the_case_file_is_read_as_it_says(case: Case) -> None:
    """Each case of the case file gives its directives, in order, and no others."""
    found = find(order(case.section))
    told = []
    for item, wanted in zip(found, case.expected, strict=False):
        leads = "; ".join(agent.name for agent in item.agents if agent.role == "lead")
        place = f"({item.item})" if item.item else item.section.removeprefix("2").removeprefix(".")
        starts = item.text[: len(wanted[3])]
        row = [place, item.modality, leads, starts, item.deadline.text if item.deadline else ""]
        told.append([*row, "boilerplate"] if item.boilerplate else row)
    assert told == case.expected
    assert len(found) == len(case.expected)


@pytest.mark.parametrize(("sentence", "modality"), modals.EXAMPLES)
def test_every_form_of_the_table_is_found(sentence: str, modality: str) -> None:
    """Each example beside the table of forms gives its modality."""
    (found,) = find(order(Section("1", text=sentence)))
    assert found.modality == modality


@pytest.mark.parametrize(
    ("words", "modality"),
    [
        ("directed", "is_directed"),
        ("ordered", "is_directed"),
        ("instructed", "is_directed"),
        ("required", "is_directed"),
        ("requested", "is_directed"),
        ("authorized", "is_authorized"),
        ("empowered", "is_authorized"),
        ("permitted", "is_authorized"),
        ("assigned", "is_authorized"),
        ("authorized and directed", "is_directed"),
        ("authorized or directed", "is_directed"),
        ("directed, authorized", "is_directed"),
        ("authorized and empowered", "is_authorized"),
    ],
)
def test_a_passive_form_directs_or_authorizes(words: str, modality: str) -> None:
    """A participle before "to" directs or authorizes; of several joined ones a direction is the stronger."""
    (found,) = find(order(Section("1", text=f"The Attorney General is hereby {words} to report.")))
    assert (found.modality, found.action) == (modality, "to report.")


@pytest.mark.parametrize(
    ("verb", "modality"),
    [
        ("direct", "is_directed"),
        ("order", "is_directed"),
        ("instruct", "is_directed"),
        ("require", "is_directed"),
        ("request", "is_directed"),
        ("authorize", "is_authorized"),
        ("empower", "is_authorized"),
        ("designate", "is_authorized"),
    ],
)
def test_the_president_speaks(verb: str, modality: str) -> None:
    """What "I hereby …" says to an office directs or authorizes it."""
    (found,) = find(order(Section("1", text=f"I hereby {verb} the Attorney General to report.")))
    assert (found.modality, [agent.name for agent in found.agents]) == (modality, ["Attorney General"])


@pytest.mark.parametrize(
    ("office", "slug", "pronoun"),
    [("Agency heads", "agency-heads", "They"), ("Attorney General", "attorney-general", "He")],
)
def test_a_pronoun_is_the_office_before_it(office: str, slug: str, pronoun: str) -> None:
    """EO 12356, section 3.4(d): who is meant by a pronoun is known, though its name stays as written."""
    text = f"{office} shall develop procedures to process requests. {pronoun} shall provide a means for appeals."
    agents = [item.agents for item in find(order(Section("1", text=text)))]
    assert [[(agent.name, agent.slugs) for agent in found] for found in agents] == [
        [(office, (slug,))],
        [(pronoun, (slug,))],
    ]


@pytest.mark.parametrize(
    "condition",
    [
        "Whenever an agency does so",
        "When an agency does so",
        "If an agency does so",
        "Where an agency does so",
        "Before an agency does so",
        "Should an agency do so",
    ],
)
def test_the_agency_of_a_condition_is_told(condition: str) -> None:
    """The pronoun "it" after a condition about an agency is told what to do, as that agency."""
    (found,) = find(order(Section("1", text=f"{condition}, it shall notify the Council.")))
    assert [(agent.name, agent.role) for agent in found.agents] == [("it", "lead")]


@pytest.mark.parametrize("modal", ["shall", "may", "must"])
def test_words_quoted_from_another_text_tell_nobody(modal: str) -> None:
    """A sentence in quotation marks inside a directive is no directive of this order."""
    text = f"The Secretary shall post the words “each agency {modal} report” in every office."
    (found,) = find(order(Section("1", text=text)))
    assert ([agent.name for agent in found.agents], found.text) == (["Secretary"], text)


def test_an_enumerator_is_known_in_a_long_text() -> None:
    """EO 13338, section 1(b): a list in running text has its enumerators however long the text around it is."""
    text = (
        "Except to the extent provided in regulations, (i) the Secretary of Commerce shall not permit the exportation "
        "of any product; and (ii) the Secretary of State shall not issue a license. " + "Nothing else is so. " * 400
    )
    assert [item.item for item in find(order(Section("1", text=text)))] == ["i", "ii"]


def test_the_action_follows_the_time_phrase() -> None:
    """EO 13629, section 3(b)(iv): the action of a list item begins after its deadline and its recurrence."""
    text = "within 1 year of the selection of the members, and annually thereafter, provide a report to the President."
    section = Section("3", text="The Steering Committee shall:", children=(Section("3.i", text=text),))
    (found,) = find(order(section))
    assert (found.action, found.recurrence) == ("provide a report to the President.", "and annually thereafter")


@pytest.mark.parametrize(("pattern", "example"), boilerplate.PATTERNS)
def test_every_boilerplate_pattern_finds_its_example(pattern: str, example: str) -> None:
    """Each example beside a boilerplate pattern is boilerplate by that pattern."""
    assert re.search(pattern, example, re.IGNORECASE)


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("in consultation with", "consulted"),
        ("with the advice of", "consulted"),
        ("in coordination with", "coordinated"),
        ("through consultation with", "consulted"),
        ("in collaboration with", "coordinated"),
        ("in conjunction with", "coordinated"),
        ("in close cooperation with", "coordinated"),
        ("in partnership with", "coordinated"),
        ("in concert with", "coordinated"),
        ("working with", "coordinated"),
        ("with the concurrence of", "concurring"),
        ("with the consent of", "concurring"),
        ("with the approval of", "concurring"),
        ("with the agreement of", "concurring"),
        ("with the assistance of", "assisting"),
        ("with the support of", "assisting"),
        ("through", "through"),
        ("jointly with", "joint"),
        ("together with", "joint"),
    ],
)
def test_the_words_give_the_role(words: str, role: str) -> None:
    """What an office beside the subject does is told by the words before its name."""
    text = f"The Attorney General, {words} the Secretary of State, shall report."
    (found,) = find(order(Section("1", text=text)))
    assert [(agent.name, agent.role) for agent in found.agents] == [
        ("Attorney General", "lead"),
        ("Secretary of State", role),
    ]


def test_those_consulted_are_named_apart() -> None:
    """Offices after "in consultation with" are agents in the role of the consulted, in their order."""
    text = "The Attorney General, in consultation with the Secretary of State and the heads of agencies, shall report."
    (found,) = find(order(Section("1", text=text)))
    roles = [(agent.name, agent.slugs, agent.role) for agent in found.agents]
    assert roles == [
        ("Attorney General", ("attorney-general",), "lead"),
        ("Secretary of State", ("secretary-of-state",), "consulted"),
        ("heads of agencies", ("agency-heads",), "consulted"),
    ]


def test_a_short_form_resolves_to_its_office() -> None:
    """The words "the Secretary" after "Secretary of State (Secretary)" is the Secretary of State."""
    text = "The Secretary of State (Secretary) shall lead. The Secretary shall report."
    found = find(order(Section("1", text=text)))
    assert found[1].agents[0].slugs == ("secretary-of-state",)


@pytest.mark.parametrize(
    ("signed_on", "slug"),
    [
        (date(1940, 6, 3), "secretary-of-war"),
        (date(2025, 9, 4), "secretary-of-war"),
        (date(2025, 9, 5), "secretary-of-defense"),
        (date(2026, 1, 2), "secretary-of-defense"),
        (None, "secretary-of-war"),
    ],
)
def test_a_name_is_read_by_the_day_of_the_order(signed_on: date | None, slug: str) -> None:
    """The Secretary of War of an order since September 5, 2025 is that of Defense; the words stay as printed."""
    text = "The Secretary of War (Secretary) shall review it. The Secretary shall report to the President."
    told = Order(number="14999", title="", signed_on=signed_on, sections=(Section("1", "Section 1", text=text),))
    assert [(each.agents[0].name, each.agents[0].slugs) for each in find(told)] == [
        ("Secretary of War", (slug,)),
        ("Secretary", (slug,)),
    ]


def test_a_lead_in_with_its_own_verb_names_its_limbs() -> None:
    """The list items that complete a lead-in are its limbs."""
    children = (Section("1.a", text="issue guidance; and"), Section("1.b", text="train staff."))
    (found,) = find(order(Section("1", text="The Director shall use funds to:", children=children)))
    assert found.limbs == ("1.a", "1.b")


def test_further_days_of_a_directive_are_kept() -> None:
    """A second report's day and the days of list items are further deadlines, each with its provision."""
    children = (
        Section("1.a", text="within 30 days of the date of this order, a plan; and"),
        Section("1.b", text="by March 1, 2026, a report."),
    )
    texts = "The Director shall report by March 1, 2025, and again by June 1, 2025.", "The Council shall provide:"
    first, second = find(order(Section("3", text=texts[0]), Section("1", text=texts[1], children=children)))
    assert [(place, due.due_on) for place, due in first.further_deadlines] == [("3", date(2025, 6, 1))]
    assert [(place, due.due_on) for place, due in second.further_deadlines] == [("1.b", date(2026, 3, 1))]


def test_flush_text_is_read_too() -> None:
    """A clause after the list items stands in the field "closing"."""
    section = Section("1", text="The list is:", children=(Section("1.a", text="one."),), closing="Agencies shall help.")
    (found,) = find(order(section))
    assert (found.field, found.text) == ("closing", "Agencies shall help.")


def test_quoted_spans_are_not_the_orders_own() -> None:
    """Text marked as new text for another law tells nobody anything in this order."""
    text = "Sec. 2. The Secretary shall report."
    assert find(order(Section("1", text=text, quoted=((0, len(text)),)))) == ()


def test_an_annex_is_not_read() -> None:
    """An annex holds lists and amended manuals, no operative clauses."""
    assert find(order(Section("annex", text="The Secretary shall report."))) == ()


def test_an_order_without_sections_has_no_preamble_apart() -> None:
    """Its directives stand nowhere, "", or in its items alone, "(2)" (EO 6294); their ids are the preamble's."""
    item = Section("preamble.2", label="(2)", text="The Director shall report.")
    plain = find(order(Section("preamble", text="It is ordered: Agencies shall act.", children=(item,))))
    assert [(found.section, found.provision) for found in plain] == [("preamble", ""), ("preamble.2", "(2)")]
    other = Section("1", "Sec. 1", text="The Board shall meet.")
    divided = find(order(Section("preamble", text="It is ordered: Agencies shall act."), other))
    assert [found.provision for found in divided] == ["preamble", "1"]


def test_ids_count_inside_a_provision() -> None:
    """An id is the order, the provision and the place among the provision's directives."""
    found = find(order(Section("1", text="Agencies shall act. The Director shall report.")))
    assert [item.id for item in found] == ["14999:1:1", "14999:1:2"]


def test_an_effective_date_is_counted_from() -> None:
    """A deadline from the effective date uses the day the order states."""
    sections = (
        Section("1", text="Within 30 days of the effective date of this order, the Director shall report."),
        Section("2", text="This order is effective March 1, 2025."),
    )
    (found,) = find(order(*sections))
    assert found.deadline is not None
    assert found.deadline.due_on == date(2025, 3, 31)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("The Director shall decide (within 30 days of a request).", "bracketed"),
        ("The report shall be finished within 180 days of the date of this order.", "agentless"),
        ("Agencies shall set a goal within 30 days of the date of this order to save water by fiscal year 2040.",
         "second"),
        ("Last time it was done within 2 years of the start.", "no_form"),
    ],
)  # fmt: skip
def test_an_unclaimed_phrase_has_its_reason(text: str, reason: str) -> None:
    """Every time phrase that is no deadline is listed with why."""
    ((section, _, why),) = unclaimed(order(Section("1", text="It is so. " + text)))
    assert (section, why) == ("1", reason)


def test_a_prediction_is_in_legal_style() -> None:
    """A directive in the shape of the hand-read answers has its section as a lawyer writes it."""
    (found,) = find(order(Section("3.b.i", text="Agencies shall act.")))
    line = as_gold(found)
    assert (line["order"], line["section"], line["actors"]) == ("14999", "3(b)(i)", ["Agencies"])


def test_the_preamble_is_named_only_beside_sections() -> None:
    """A prediction's section is "preamble" in an order with sections, and empty in one without."""
    preamble = Section("preamble", text="It is hereby ordered that the Secretary shall act.")
    (alone,) = find(order(preamble))
    beside, _ = find(order(preamble, Section("1", text="Agencies shall act.")))
    assert [as_gold(alone)["section"], as_gold(beside)["section"]] == ["", "preamble"]


def test_sentences_survive_abbreviations() -> None:
    """A citation's full stops end no sentence; a real end does."""
    text = "See 42 U.S.C. 4332 et seq. and Sec. 3. The U.S. Government shall act."
    assert [text[a:b] for a, b in words.sentences(text)] == [
        "See 42 U.S.C. 4332 et seq. and Sec. 3.", "The U.S. Government shall act."]  # fmt: skip


_WORDS = """shall must may not be by to the The Secretary agencies , ; : . ( ) “ ” and or who which that within 30
days of this order (a) (b) is directed I hereby report in consultation with if No each 1"""
_PIECES = st.sampled_from([*_WORDS.split(), "\n\n"])


@settings(max_examples=300)
@given(st.lists(_PIECES, max_size=60).map(" ".join))
def test_every_directive_is_the_words_at_its_span(text: str) -> None:
    """Whatever the text, a directive quotes it exactly, has an agent, and a known modality."""
    for item in find(order(Section("1", text=text))):
        assert item.text == text[slice(*item.span)]
        assert any(agent.role == "lead" for agent in item.agents)
        assert item.modality.removesuffix("_not") in {"shall", "must", "may", "should", "is_directed", "is_authorized"}


@given(st.text(max_size=400))
def test_any_text_is_read_without_error(text: str) -> None:
    """No text is too strange to read, and reading it twice gives the same."""
    whole = order(Section("1", text=text, children=(Section("1.a", text=text),), closing=text))
    assert find(whole) == find(whole)
    assert all(words in text for _, words, _ in unclaimed(whole))


@pytest.mark.parametrize("unit", ["shall ", "may, ", "(", "who shall ", "(Task Force) ", "“shall ", "a", "by ", "(A"])
def test_hostile_repetition_yields_no_flood(unit: str) -> None:
    """A hundred thousand characters of one word are read, and make no directive out of nothing."""
    text = unit * (100_000 // len(unit))
    assert len(find(order(Section("1", text=text)))) <= 1
