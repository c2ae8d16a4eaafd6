"""The names of offices and agencies: resolution, short forms, and which noun phrases name an agent."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.law import actors
from app.law.actors.renaming import RENAMINGS, Renaming
from app.law.directives import Agent
from app.law.directives.clauses import agents
from app.law.directives.finder import referents
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
        ("Administrator of General Services", ("administrator-of-general-services-administration",)),
        ("Director of Selective Service", ("director-of-selective-service-system",)),
        ("Director of the Federal Emergency Management Agency", ("administrator-of-fema",)),
        ("Treasury Department", ("department-of-treasury",)),
        ("Secretary of the Department of Commerce", ("secretary-of-commerce",)),
        ("Secretaries of the Departments of Labor and Energy", ("secretary-of-labor", "secretary-of-energy")),
        ("Census Bureau of the Department of Commerce", ("census-bureau",)),
        ("U.S. Postal Service", ("united-states-postal-service",)),
        ("registrant's own local board", ("local-board",)),
        ("Chief Wizard of the Realm", ()),
        ("Secretary of Justice", ()),
    ],
)
def test_a_name_resolves_to_its_office(words: str, slugs: tuple[str, ...]) -> None:
    """A name, an alias or a title with an acronym resolves to the office; an unknown name to nothing."""
    assert actors.resolve(words) == slugs


FORMS = [
    tuple(part.strip() for part in line.split("|"))
    for line in (cases.FOLDER / "actors" / "forms.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form[0])
def test_a_name_names_its_office_by_its_form(form: tuple[str, ...]) -> None:
    """A title over a body, or a body's own noun, gives slug and kind; a bare rank, a State or a firm has none."""
    office = actors.office_of(form[0])
    assert (("none",) if office is None else (office.slug, office.kind)) == form[1:]


@pytest.mark.parametrize(
    ("words", "slugs"),
    [
        ("All executive departments and agencies of the Federal Government", ("agencies",)),
        ("Each department and agency with procurement authority", ("agencies",)),
        ("agencies identified in section 3(a) of this order", ("agencies",)),
        ("head of each department, agency, and establishment", ("agency-heads",)),
        ("heads of executive branch departments and agencies", ("agency-heads",)),
        ("head of each of the following executive branch departments and agencies", ("agency-heads",)),
        ("Department", ()),
        ("head of the Department", ()),
        ("Departments of State and Labor", ()),
        ("officers of the United States", ()),
    ],
)
def test_a_class_is_known_however_it_is_described(words: str, slugs: tuple[str, ...]) -> None:
    """All agencies, or those of some description, are a class; one department that is meant is none."""
    assert actors.class_of(actors.key(words), words) == slugs


ORDERS = [
    # title, headings above, the order's text, what is said, whom it means
    ("Federal Space Management", (), "The Administrator of General Services shall report. The Administrator may do so.",
     "Administrator", ("administrator-of-general-services-administration",)),
    ("Emergency functions of the Interstate Commerce Commission", (), "The Federal Power Commission and the Federal "
     "Maritime Commission shall help. The Commission shall plan.", "Commission", ("interstate-commerce-commission",)),
    ("Amending orders", ("Secretary of Labor",), "The Secretary of Commerce and the Secretary of Labor shall consult.",
     "Secretary", ("secretary-of-labor",)),
    ("Amending orders", (), "The Secretary of Commerce and the Secretary of Labor shall consult.", "Secretary", ()),
    ("Establishing the Federal Privacy Council", (), "The Chair shall convene it.", "Chair",
     ("chair-of-federal-privacy-council",)),
    ("Establishing an Office of Consumer Affairs", (), "There shall be a Director.", "Director",
     ("director-of-office-of-consumer-affairs",)),
    ("Creating an Emergency Board To Investigate a Dispute Between Carriers", (), "I hereby create a board of three "
     "members to investigate the said dispute, under the National Mediation Board.", "board", ("emergency-board",)),
    ("Of many", (), "The National Mediation Board knows it. A board shall meet.", "board", ()),
    ("Establishing an Office of Energy", (), "The Deputy Director of Mines shall act.", "Director of Mines", ()),
    ("Of areas", ("1-2. Administrator of General Services",), "The Administrator of the Small Business Administration "
     "shall help. The Administrator shall plan.", "Administrator",
     ("administrator-of-general-services-administration",)),
    ("Establishing the Sinai Support Mission", (), "The Director of the Sinai Support Mission chairs the Sinai "
     "Interagency Board, hereby established as the Sinai Interagency Board (Board).", "Deputy Director",
     ("deputy-director-of-sinai-support-mission",)),
    ("Establishing the Civil Defense Administration in the Office for Emergency Management", (), "It has a head.",
     "Administrator", ("administrator-of-civil-defense-administration",)),
    ("Of violence", (), "There is an Interagency Working Group (Working Group) and a Data Working Group.",
     "Working Group", ()),
]  # fmt: skip


@pytest.mark.parametrize(("title", "headings", "text", "name", "slugs"), ORDERS)
def test_a_bare_title_means_the_one_office_of_it(
    title: str, headings: tuple[str, ...], text: str, name: str, slugs: tuple[str, ...]
) -> None:
    """A title alone means the office of it that headings, title or text name, and none where they name two."""
    named = actors.Antecedents(title, (text,), actors.definitions([text]))
    assert named.meant(name, headings, (text,)) == slugs


@pytest.mark.parametrize(
    ("text", "short", "slugs"),
    [
        ("“Secretary” means the Secretary of Homeland Security;", "secretary", ("secretary-of-homeland-security",)),
        ("The Secretary of Commerce, or his designee, (hereafter “Secretary”) shall", "secretary",
         ("secretary-of-commerce",)),
        ("the Federal Civil Defense Administrator (hereinafter referred to as the Administrator) shall",
         "administrator", ("federal-civil-defense-administrator",)),
        ("a Board to be known as the National Wage Board, hereinafter referred to as the Board. The Board shall",
         "board", ("national-wage-board",)),
        ("There is established within the Executive Office of the President the Energy Council (Council).", "council",
         ("energy-council",)),
        ("The President's Interagency Task Force to Monitor and Combat Trafficking in Persons is hereby established.",
         "task force", ("presidents-interagency-task-force-to-monitor-and-combat-trafficking-in-persons",)),
        ("There is established the President's Advisory Board on Race.", "advisory board",
         ("presidents-advisory-board-on-race",)),
        ("There is hereby established an Interagency Working Group on Water.", "working group",
         ("interagency-working-group-on-water",)),
        ("the President and the Secretary of Education (Secretary) shall", "secretary", ("secretary-of-education",)),
    ],
)  # fmt: skip
def test_a_definition_is_read_in_every_form(text: str, short: str, slugs: tuple[str, ...]) -> None:
    """Bracketed or not, "hereinafter", "means": a short form means the office whose name stands beside it."""
    assert actors.definitions([text]).slugs()[short] == slugs


def test_a_described_actor_has_its_fullest_name() -> None:
    """An office that orders call "Chair" and by its whole name is listed by the whole name, as an office."""
    names = ["Chair", "Chairman of the Pay Board"]
    assert actors.described("chair-of-pay-board", names).name == "Chairman of the Pay Board"
    spelled = actors.described("chair-of-presidents-board-on-bees", ["Chair"])
    assert (spelled.name, spelled.kind) == ("Chair of President's Board on Bees", "office")


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


@pytest.mark.parametrize("row", RENAMINGS, ids=lambda row: row.slug)
def test_a_renaming_holds_on_its_days_alone(row: Renaming) -> None:
    """Both offices are in the table, and a name means the other one from the first day to the last, no day beside."""
    assert {row.slug, row.means} <= set(actors.BY_SLUG)
    assert row.since or row.until
    days = [(row.since, -1), (row.until, 1)]
    for day, step in [(day, step) for day, step in days if day]:
        beside = day + timedelta(days=step)
        assert (actors.office_on(row.slug, day), actors.office_on(row.slug, beside)) == (row.means, row.slug)


@pytest.mark.parametrize(
    ("slug", "means"),
    [
        ("deputy-secretary-of-war", "deputy-secretary-of-defense"),
        ("under-secretary-of-war-for-policy", "under-secretary-of-defense-for-policy"),
        ("general-counsel-of-department-of-war", "general-counsel-of-department-of-defense"),
        ("director-of-war-mobilization", "director-of-war-mobilization"),
        ("task-force-on-department-of-war-housing", "task-force-on-department-of-war-housing"),
    ],
)
def test_who_stands_under_a_renamed_office_is_renamed_with_it(slug: str, means: str) -> None:
    """A deputy's slug goes with the office, and a name that only has the same words stays."""
    assert actors.office_on(slug, date(2025, 12, 1)) == means


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
     "any agency assigned functions by this order", "Two of the 15 members", "contracting officer",
     "The Secretary of State's designee", "each member of the Board's staff"],
)  # fmt: skip
def test_an_agents_noun_phrase_is_known(words: str) -> None:
    """The head noun of the phrase decides, whatever modifies it."""
    assert actors.names_agent(words.split())


@pytest.mark.parametrize(
    "words",
    ["The report of the Secretary", "This order", "The functions of the President", "Progress on these goals", "It",
     "The authority of the Secretary", "Nothing in this order", "The plan submitted by each agency",
     "agency's proposed legislation and regulations", "Agency cost-sharing policies and practices",
     "Each contractor's or subcontractor's agreement"],
)  # fmt: skip
def test_a_thing_is_no_agent(words: str) -> None:
    """A thing stays a thing though an agent stands in its modifiers."""
    assert not actors.names_agent(words.split())


@pytest.mark.parametrize(
    ("words", "agent"),
    [
        ("The Department of Education's report", False),
        ("the Department of Veterans Affairs' portal", False),
        ("Director of OMB’s guidance", False),
        ("The Secretary of State's designee", True),
    ],
)
def test_what_an_office_owns_is_the_noun(words: str, agent: bool) -> None:
    """After an office's possessive stands what is meant: a report is none, a designee is one."""
    assert actors.names_agent(words.split(), actors.NO_DEFINITIONS) == agent


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


@pytest.mark.parametrize(
    ("phrase", "names"),
    [
        ("the Secretaries of State, the Treasury, Defense, and Homeland Security, and the heads of other agencies",
         ["Secretaries of State, the Treasury, Defense, and Homeland Security", "heads of other agencies"]),
        ("The Secretaries of the Army, Navy, and Air Force", ["Secretaries of the Army, Navy, and Air Force"]),
        ("the Secretary of State, the Secretary of Health, Education, and Welfare, and the Administrator",
         ["Secretary of State", "Secretary of Health, Education, and Welfare", "Administrator"]),
        ("heads of agencies and Department of State", ["heads of agencies", "Department of State"]),
        ("the Assistant to the President and Deputy National Security Advisor",
         ["Assistant to the President and Deputy National Security Advisor"]),
        ("the Assistant to the President and the Secretary of Labor",
         ["Assistant to the President", "Secretary of Labor"]),
        ("1-1113, the Secretary of Defense", ["Secretary of Defense"]),
        ("the Administrator of the FAA)", ["Administrator of the FAA"]),
        ("Secretary of Defense acting through the Director of the NSA", ["Secretary of Defense"]),
    ],
)  # fmt: skip
def test_a_list_is_parted_between_its_offices(phrase: str, names: list[str]) -> None:
    """One title over several departments is one name; a comma inside a department's name parts nothing."""
    assert [agent.name for agent in agents.named(phrase, "lead", actors.NO_DEFINITIONS)] == names


@given(st.text("Secretary of the, and that which Agency", max_size=400))
def test_no_name_is_longer_than_110_characters(phrase: str) -> None:
    """However long the words, a name keeps to what names and leaves what restricts."""
    assert all(len(agent.name) <= 110 for agent in agents.named(phrase, "lead", actors.NO_DEFINITIONS))


def test_what_is_reported_is_nobody_consulted() -> None:
    """The object after those consulted, "through X, a report on Y", belongs to the verb."""
    text = "shall submit, through the Assistant to the President for Economic Policy, a report on the harvest"
    assert [agent.name for agent in agents.consulted(text, actors.NO_DEFINITIONS)] == [
        "Assistant to the President for Economic Policy"
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("shall develop with the assistance of the Secretary of Commerce, the metric system that",
         "Secretary of Commerce"),
        ("shall issue, in consultation with the Secretary of Energy through the Office of Policy rules",
         "Secretary of Energy"),
        ("shall report through the Domestic Policy Council on accomplishments", "Domestic Policy Council"),
        ("shall notify the President through the Director of National Intelligence of any file", "Director of National "
         "Intelligence"),
        ("shall act in consultation with the Assistant to the President for Economic Policy", "Assistant to the "
         "President for Economic Policy"),
    ],
)  # fmt: skip
def test_the_object_of_the_verb_is_no_part_of_a_name(text: str, name: str) -> None:
    """Who is consulted ends where what is done begins."""
    assert [agent.name for agent in agents.consulted(text, actors.NO_DEFINITIONS)][:1] == [name]


def test_slugs_that_differ_at_the_end_alone_stay_apart() -> None:
    """However long a body's name, its slug holds all of it."""
    name = "White House Initiative on Advancing Educational Equity, Excellence, and Economic Opportunity for "
    slugs = {actors.slug_of_body(name + who) for who in ("Hispanics", "Native Americans", "Black Americans")}
    assert len(slugs) == 3


def test_a_body_without_a_name_of_its_own_has_no_slug() -> None:
    """Every order's "Steering Committee" is another; one that says of what is that one."""
    bare = actors.definitions(["There is hereby established a Steering Committee. There is an Advisory Board (Board)."])
    named = actors.definitions(["There is hereby established a Steering Committee on Water."])
    assert (bare.slugs(), bare.bodies) == ({}, ())
    assert named.slugs()["committee"] == ("steering-committee-on-water",)


def test_pronouns_mean_whom_they_can() -> None:
    """They are all that were told before, he is one person, it one body; an unknown one makes "they" unknown."""
    person = Agent("Secretary of State", ("secretary-of-state",), "lead")
    body = Agent("Tariff Commission", ("tariff-commission",), "lead")
    unknown = Agent("Wizards", (), "lead")
    assert referents("they", (person, body)) == ("secretary-of-state", "tariff-commission")
    assert referents("they", (person, unknown)) == ()
    assert referents("he", (person,)) == ("secretary-of-state",)
    assert referents("he", (body,)) == referents("it", (person,)) == referents("it", (person, body)) == ()
    assert referents("it", (body,)) == ("tariff-commission",)
