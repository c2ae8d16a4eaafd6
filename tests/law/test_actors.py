"""The names of offices and agencies: resolution, short forms, and which noun phrases name an agent."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.law import actors
from tests import cases

CASES = [
    pytest.param(*(part.strip() for part in line.split("|")), id=line.partition(" ")[0])
    for line in (cases.FOLDER / "actors" / "names.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize(("slug", "kind", "parent", "successor", "names"), CASES)
def test_the_names_that_orders_use(slug: str, kind: str, parent: str, successor: str, names: str) -> None:
    """Each name of the case file, as an order writes it, is the office that the file says, of its kind and place."""
    office = actors.BY_SLUG[slug]
    assert (office.kind, office.parent or "", office.successor or "") == (kind, parent, successor)
    for name in names.split("; "):
        assert actors.resolve(name.rpartition(" (EO ")[0]) == (slug,), name


@pytest.mark.parametrize(
    ("words", "slugs"),
    [
        ("Attorney General", ("attorney-general",)),
        ("the Secretary of the Treasury", ("secretary-of-treasury",)),
        ("Secretary of Health and Human Services", ("secretary-of-health-and-human-services",)),
        ("Director of OMB", ("director-of-office-of-management-and-budget",)),
        ("OMB Director", ("director-of-office-of-management-and-budget",)),
        ("Chairman of the Council on Environmental Quality", ("chair-of-council-on-environmental-quality",)),
        ("Commissioner of the Social Security Administration", ("commissioner-of-social-security-administration",)),
        ("heads of executive departments and agencies", ("agency-heads",)),
        ("All Federal agencies", ("agencies",)),
        ("Chief Wizard of the Realm", ()),
        ("Secretary of Justice", ()),
    ],
)
def test_a_name_resolves_to_its_office(words: str, slugs: tuple[str, ...]) -> None:
    """A name, an alias or a title with an acronym resolves to the office; an unknown name to nothing."""
    assert actors.resolve(words) == slugs


def test_a_shared_title_is_given_to_each_department() -> None:
    """One title over a list, "Secretaries of A, B, and C" is as many offices."""
    words = "Secretaries of Health and Human Services, Education, Labor, and Housing and Urban Development"
    assert actors.resolve(words) == (
        "secretary-of-health-and-human-services",
        "secretary-of-education",
        "secretary-of-labor",
        "secretary-of-housing-and-urban-development",
    )


def test_a_shared_title_is_not_given_to_who_has_one() -> None:
    """In "Secretaries of State and Defense, and the Attorney General" the title is that of the first two."""
    assert actors.resolve("Secretaries of State and Defense, and the Attorney General") == (
        "secretary-of-state",
        "secretary-of-defense",
        "attorney-general",
    )


def test_a_department_may_be_named_by_its_short_form() -> None:
    """The words "Secretary of HHS" name the head of the department so called."""
    assert actors.resolve("Secretary of HHS") == ("secretary-of-health-and-human-services",)


def test_half_a_list_is_no_answer() -> None:
    """A list with an unknown member resolves to nothing rather than to the members that are known."""
    assert actors.resolve("Secretaries of State and Wizardry") == ()


def test_slugs_are_unique() -> None:
    """No two offices share a slug."""
    slugs = [actor.slug for actor in actors.ACTORS]
    assert len(slugs) == len(set(slugs))


def test_parents_and_successors_are_in_the_table() -> None:
    """Every parent and successor is itself an office of the table."""
    named = {slug for actor in actors.ACTORS for slug in (actor.parent, actor.successor) if slug}
    assert named <= set(actors.BY_SLUG)


def test_every_name_resolves_to_one_office() -> None:
    """Each actor's own name resolves, to it or to the office that bears the same name."""
    assert all(len(actors.resolve(actor.name)) == 1 for actor in actors.ACTORS)


@pytest.mark.parametrize(
    ("text", "short", "slugs"),
    [
        ("The Secretary of State (Secretary) shall report.", "secretary", ("secretary-of-state",)),
        ("the Secretary of the Interior and the Secretary of Agriculture (the Secretaries) each", "secretaries",
         ("secretary-of-interior", "secretary-of-agriculture")),
        ("The Director of the Office of Personnel Management (OPM) shall", "opm", ("office-of-personnel-management",)),
        ("There is established the White House Task Force on Water and Light (Task Force).", "task force",
         ("white-house-task-force-on-water-and-light",)),
        ("There is hereby established the National Commission on Rivers. It shall meet.", "commission",
         ("national-commission-on-rivers",)),
        ("the Secretary of Health and Human Services (HHS) shall", "hhs", ("department-of-health-and-human-services",)),
    ],
)  # fmt: skip
def test_a_short_form_resolves_inside_its_order(text: str, short: str, slugs: tuple[str, ...]) -> None:
    """A bracketed short form, or the head noun of a body the order establishes, means what stands before it."""
    assert actors.definitions([text]).slugs()[short] == slugs


def test_a_statute_defines_no_agent() -> None:
    """The bracket "(Act)" after the name of a law is no agent's short form."""
    assert "act" not in actors.definitions(["the Regulatory Flexibility Act (Act) shall"]).meanings


def test_a_created_body_becomes_an_actor() -> None:
    """A body that no table holds is listed with its full name and the kind "body"."""
    (body,) = actors.definitions(["There is established the Task Force on Bees (Task Force)."]).bodies
    assert (body.slug, body.kind) == ("task-force-on-bees", "body")


@pytest.mark.parametrize(
    "words",
    ["The Secretary of State", "heads of executive departments and agencies", "each of the five Centers", "No member",
     "agencies represented on the Council", "lead and cooperating agencies", "United States person",
     "any agency assigned functions by this order", "Two of the 15 members", "contracting officer"],
)  # fmt: skip
def test_an_agents_noun_phrase_is_known(words: str) -> None:
    """The head noun of the phrase decides, whatever modifies it."""
    assert actors.names_agent(words.split())


@pytest.mark.parametrize(
    "words",
    ["The report of the Secretary", "This order", "The functions of the President", "Progress on these goals", "It",
     "The authority of the Secretary", "Nothing in this order", "The plan submitted by each agency"],
)  # fmt: skip
def test_a_thing_is_no_agent(words: str) -> None:
    """A thing stays a thing though an agent stands in its modifiers."""
    assert not actors.names_agent(words.split())


@given(st.text(max_size=200))
def test_any_words_resolve_or_do_not(words: str) -> None:
    """Whatever the words, every slug that comes out is in the table."""
    assert set(actors.resolve(words)) <= set(actors.BY_SLUG)


SINGLE = [actor for actor in actors.ACTORS if " and " not in actor.name and actor.kind in ("department", "office")]


@given(st.lists(st.sampled_from(SINGLE), min_size=1, max_size=4))
def test_a_list_of_names_resolves_to_each_in_turn(named: list[actors.Actor]) -> None:
    """Offices joined by "and" are those that each name alone is, in their order and once each."""
    slugs = [slug for actor in named for slug in actors.resolve(actor.name)]
    assert actors.resolve(" and ".join(actor.name for actor in named)) == tuple(dict.fromkeys(slugs))
