"""What a directive asks for: the rows of the table, directives read by hand, and what follows for an order."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.law.directives.kinds import GROUPS, KINDS, OTHER, PROHIBITION, Form, Kind, kind_of, mostly

ROOT = Path(__file__).parents[2]
CASES = ROOT / "tests" / "cases" / "directives" / "kinds.txt"
NAMES = {kind.name for kind in KINDS}


def read_cases() -> Iterator[tuple[str, str, str, str, str]]:
    """(id, modality, kind, the words before the main verb, the words from it on) of each case of the file."""
    for block in CASES.read_text(encoding="utf-8").strip().split("\n\n")[1:]:
        head, words = block.split("\n", 1)
        before, _, action = words.partition("|| ")
        yield *head.removeprefix("# ").split(" "), before.strip(), action  # type: ignore[misc]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_row_reads_its_examples(kind: Kind) -> None:
    """Every example of a row is of its kind, and what only looks like it is not."""
    assert kind.examples
    assert {words: kind_of("shall", words) for words in kind.examples} == dict.fromkeys(kind.examples, kind.name)
    assert kind.name not in {kind_of("shall", words) for words in kind.others}


def test_directives_read_by_hand() -> None:
    """Two hundred directives of all decades, and those that were mended, are of the kind that a reader gives them."""
    cases = list(read_cases())
    assert len(cases) >= 200
    read = {case[0]: kind_of(modality, action, before) for case in cases for _, modality, _, before, action in [case]}
    assert read == {name: kind for name, _, kind, _, _ in cases}


@pytest.mark.parametrize("modality", ["shall_not", "must_not", "may_not", "should_not"])
def test_what_is_forbidden_is_a_prohibition(modality: str) -> None:
    """An agency that shall not issue rules is told no rule to issue."""
    assert kind_of(modality, "issue rules on the matter") == PROHIBITION


@pytest.mark.parametrize(
    ("action", "kind"),
    [
        ("review the contracts and submit a report to the Director", "report"),
        ("submit, after consultation with the Secretary, a report", "report"),
        ("assist agencies to review and report on their contracts", "support"),
        ("ensure that agencies submit reports", OTHER),
        ("identify savings to improve services, and submit a report to the President", "report"),
    ],
)
def test_the_verbs_that_the_modal_governs_tell(action: str, kind: str) -> None:
    """Of joined verbs the first row tells; a verb below another one or in a clause of its own tells nothing."""
    assert kind_of("shall", action) == kind


@pytest.mark.parametrize(
    ("before", "action", "kind"),
    [
        ("Such regulations shall", "be issued by the Secretary", "rule"),
        ("The report shall", "be submitted by the Commission", "report"),
        ("The Chairman shall", "be appointed by the President", "designation"),
        ("The Council shall", "be composed of ten members", "membership"),
    ],
)
def test_a_passive_is_done_to_its_subject(before: str, action: str, kind: str) -> None:
    """Of a passive the subject is the object: regulations that shall be issued are a rule."""
    assert kind_of("shall", action, before) == kind


def test_a_power_that_is_handed_on_is_a_delegation() -> None:
    """What is delegated to somebody has no verb of its own; an item of a list of powers has none at all."""
    assert kind_of("is_authorized", "to the Secretary of State.", "The function is hereby delegated") == "delegation"
    assert kind_of("is_authorized", "the authority vested in the President by section 2 of the Act") == "delegation"


@given(st.text(max_size=200), st.text(max_size=80))
def test_any_words_have_a_kind(action: str, before: str) -> None:
    """Whatever the words are, the kind is of the table, or `other`."""
    assert kind_of("shall", action, before) in {*NAMES, OTHER}


@pytest.mark.parametrize(
    ("kinds", "group"),
    [
        (["report", "review", "rule"], "reports"),
        (["report", "rule"], None),
        (["report", OTHER, OTHER], OTHER),
        (["membership", "membership", "support", "report"], "reports"),
        (["membership", "support"], "organization"),
        ([PROHIBITION], "prohibitions"),
        ([], None),
    ],
)
def test_an_order_mostly_asks_for_the_group_with_most_directives(kinds: list[str], group: str | None) -> None:
    """The most frequent group, `other` among them; who works on it counts only where there is nothing else."""
    assert mostly(kinds) == group


def test_every_kind_has_a_group() -> None:
    """The names are each one's own, and nothing that is read lacks a group."""
    assert len(NAMES) == len(KINDS)
    assert set(GROUPS) == {*NAMES, PROHIBITION, OTHER}


def written(kind: Kind) -> str:
    """The row of the table in the documentation."""
    return f"| `{kind.name}` | {kind.group} | {kind.says} | {'; '.join(_form(form) for form in kind.forms)} |"


def _form(form: Form) -> str:
    parts = [", ".join(sorted(form.verbs))]
    for label, words in (("+", form.objects), ("…", form.behind), ("not:", {*form.besides, *form.without})):
        if words:
            parts.append(f"{label} {', '.join(sorted(word or '(nothing)' for word in words))}")
    return " ".join(parts)


def test_the_documentation_has_the_table() -> None:
    """docs/kinds.md has every row, in the order in which they tell."""
    text = (ROOT / "docs" / "kinds.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| `.*$", text, re.MULTILINE)[: len(KINDS)] == [written(kind) for kind in KINDS]
