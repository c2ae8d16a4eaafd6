"""Subjects: what tells them, and that the published rules are those that are followed."""

from pathlib import Path

import pytest

from app.law.documents import Order, Section
from app.law.subjects import SUBJECTS, Found, Subject, subjects_of
from tests import cases

DOCS = Path(__file__).parents[2] / "docs" / "subjects.md"
TITLES = [
    tuple(part.strip() for part in line.split(" | "))
    for line in (cases.FOLDER / "subjects" / "titles.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]
FORMULA = "I hereby declare a national emergency to deal with that threat."


def of(title: str, *texts: str, terms: tuple[str, ...] = ()) -> tuple[Found, ...]:
    """The subjects of an order with these sections and index terms."""
    sections = tuple(Section(str(place), text=text) for place, text in enumerate(texts, start=1))
    return subjects_of(Order(number="90001", title=title, sections=sections, index_terms=terms))


@pytest.mark.parametrize(("title", "slugs"), TITLES)
def test_a_title_tells_its_subjects(title: str, slugs: str) -> None:
    """The phrases of the table tell what titles are about, and nothing where none fits."""
    assert [found.slug for found in of(title)] == [slug for slug in slugs.split() if slug != "-"]


def test_the_words_that_tell_it_are_shown() -> None:
    """A subject comes with the words of the title, as printed."""
    (found,) = of("Securing  Our Borders", "")
    assert found == Found("immigration", "rule", "Securing  Our Borders", None)


def test_a_formula_of_the_text_tells_it_with_its_provision() -> None:
    """Words that only orders about the subject have tell it wherever they stand."""
    (found,) = of("Korea", "Nothing.", FORMULA)
    assert found == Found("national-emergencies", "rule", "declare a national emergency", "2")


def test_the_index_of_a_source_is_believed_before_a_phrase() -> None:
    """A heading of the index tells the subject as printed, whatever the title says, too."""
    headings = ("Defense and National Security:", "Immigration and Naturalization:\n")
    assert of("Korea", terms=headings) == (Found("immigration", "source", headings[1], None),)
    (found,) = of("Securing Our Borders", terms=("Immigration",))
    assert found.basis == "source"


def test_a_title_of_a_kind_that_names_others_tells_its_own_subject_only() -> None:
    """The committee that inspects tax returns, and the post to which one is appointed, are not what it is about."""
    assert [found.slug for found in of("Inspection of Tax Returns by the Committee on Education")] == ["tax-returns"]
    assert of("Appointment of A. Person to a Post in the Public Health Service") == ()


def test_slugs_are_sorted_and_name_one_subject_each() -> None:
    """Between 30 and 60 subjects, in the order of their slugs, each with what tells it."""
    slugs = [subject.slug for subject in SUBJECTS]
    assert 30 <= len(slugs) <= 60
    assert slugs == sorted(set(slugs))
    assert all(subject.title or subject.text or subject.terms for subject in SUBJECTS)


def test_the_headings_of_sources_name_one_subject_each() -> None:
    """The table has them folded, and none is of so many subjects that it tells none."""
    headings = [term for subject in SUBJECTS for term in subject.terms]
    assert headings == [term.lower().strip(" .,;:") for term in headings]
    assert max(map(headings.count, headings)) <= 2


def described(subject: Subject) -> str:
    """The rule as docs/subjects.md has it."""
    told = {
        "title": subject.title,
        "unless the title has": subject.unless,
        "text": subject.text,
        "indexed under": subject.terms,
    }
    lines = [f"- {name}: {' | '.join(phrases)}" for name, phrases in told.items() if phrases]
    return "\n".join([f"### `{subject.slug}`: {subject.name}", "", *lines, ""])


def test_the_docs_show_the_rules() -> None:
    """docs/subjects.md has every subject with all its phrases, and no other."""
    written = DOCS.read_text("utf-8")
    _, _, rules = written.partition("\n## The rules\n\n")
    assert rules == "\n".join(map(described, SUBJECTS))
