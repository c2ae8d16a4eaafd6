"""Presidents and offices by what people call them."""

import pytest

from app.law import actors, president_names, presidents
from app.law.actors.spelling import HEAD_OF
from tests import cases

FOLDER = cases.FOLDER / "names"


def of_file(name: str) -> list[tuple[str, tuple[str, ...]]]:
    """The names of a case file, each with the slugs that it means."""
    found = [(head, said) for (head,), (said,) in cases.blocks(FOLDER / name)]
    return [(head, () if said == "none" else tuple(said.split())) for head, said in found]


@pytest.mark.parametrize(("words", "slugs"), of_file("presidents.txt"))
def test_a_president_is_known_by_what_people_say(words: str, slugs: tuple[str, ...]) -> None:
    """A name, a surname, initials mean whom they may mean, and nobody else."""
    assert president_names.called(words) == slugs


@pytest.mark.parametrize("president", presidents.PRESIDENTS, ids=lambda president: president.slug)
def test_every_president_is_known_by_slug_and_name(president: presidents.President) -> None:
    """What the list of presidents shows of one means that one alone."""
    assert president_names.called(president.slug) == (president.slug,)
    assert president.slug in president_names.called(president.name)


@pytest.mark.parametrize(("words", "slugs"), of_file("offices.txt"))
def test_an_office_is_known_by_what_people_say(words: str, slugs: tuple[str, ...]) -> None:
    """A short name, letters or a whole name mean an office; an agency's mean its head as well."""
    assert actors.meant(words) == slugs


def test_every_head_is_an_office_of_the_tables() -> None:
    """Agencies and their heads both stand in the tables, and a head is a person's office."""
    assert set(HEAD_OF) <= set(actors.BY_SLUG)
    assert {actors.BY_SLUG[slug].kind for slug in HEAD_OF.values()} == {"office"}
