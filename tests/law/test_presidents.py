"""Who was in office when an order was signed."""

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.law import presidents

FIRST = date(1789, 4, 30)
END_OF_TABLE = date(2029, 1, 20)


def test_every_president_stands_once() -> None:
    """Two presidents served two separate times, so 47 presidencies have 45 holders."""
    ordinals = [term.ordinal for president in presidents.PRESIDENTS for term in president.terms]
    assert sorted(ordinals) == list(range(1, 48))
    assert len(presidents.PRESIDENTS) == len(presidents.BY_SLUG) == 45


@pytest.mark.parametrize(("slug", "ordinals"), [("grover-cleveland", (22, 24)), ("donald-trump", (45, 47))])
def test_separate_terms_share_a_slug(slug: str, ordinals: tuple[int, ...]) -> None:
    """A president who came back keeps one slug with one term per time in office."""
    assert tuple(term.ordinal for term in presidents.BY_SLUG[slug].terms) == ordinals


def test_slugs_are_path_segments() -> None:
    """A slug holds lower-case letters and single hyphens only."""
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)+", slug) for slug in presidents.BY_SLUG)


def test_first_orders_ascend() -> None:
    """The ranges of the numbered series follow one another without overlap."""
    terms = sorted((t for p in presidents.PRESIDENTS for t in p.terms), key=lambda term: term.ordinal)
    firsts = [term.first_order for term in terms if term.first_order is not None]
    assert firsts == sorted(set(firsts))


@pytest.mark.parametrize(
    ("day", "slug"),
    [
        ("1934-06-01", "franklin-d-roosevelt"),
        ("1963-11-21", "john-f-kennedy"),
        ("1963-11-23", "lyndon-b-johnson"),
        ("1974-08-08", "richard-nixon"),
        ("2017-01-19", "barack-obama"),
        ("2021-01-19", "donald-trump"),
        ("2021-01-21", "joe-biden"),
        ("2025-04-28", "donald-trump"),
    ],
)
def test_a_day_inside_a_term_has_one_president(day: str, slug: str) -> None:
    """Off the days of a hand-over the date alone decides."""
    assert presidents.of(date.fromisoformat(day)) == slug


@pytest.mark.parametrize("day", [None, FIRST - timedelta(days=1), END_OF_TABLE + timedelta(days=1)])
def test_nobody_is_guessed(day: date | None) -> None:
    """Without a date, before the first term and after the last known one there is no president."""
    assert presidents.of(day) is None


@pytest.mark.parametrize(
    ("number", "day", "slug"),
    [
        ("12834", "1993-01-20", "william-j-clinton"),
        ("13765", "2017-01-20", "donald-trump"),
        ("13985", "2021-01-20", "joe-biden"),
        ("14147", "2025-01-20", "donald-trump"),
        (None, "2025-01-20", "donald-trump"),
    ],
)
def test_a_hand_over_day_belongs_to_the_incoming(number: str | None, day: str, slug: str) -> None:
    """An order signed on the day of a hand-over is the incoming president's unless something says otherwise."""
    assert presidents.of(date.fromisoformat(day), number=number) == slug


def test_a_low_number_on_a_hand_over_day_is_the_outgoing_presidents() -> None:
    """A number of the outgoing president's range decides for that president."""
    assert presidents.of(date(2021, 1, 20), number="13984") == "donald-trump"


def test_the_name_under_the_order_decides_a_hand_over_day() -> None:
    """The printed name wins over the number's range."""
    assert presidents.of(date(2025, 1, 20), signature="JOSEPH R. BIDEN JR.") == "joe-biden"
    assert presidents.of(date(2025, 1, 20), signature="DONALD J. TRUMP") == "donald-trump"


def test_a_shared_surname_decides_nothing() -> None:
    """A signature that fits neither or both holders leaves the rule for the day in force."""
    assert presidents.of(date(1945, 4, 12), signature="A CLERK") == "harry-s-truman"


@pytest.mark.parametrize(
    ("number", "slug"),
    [
        ("5075", "herbert-hoover"),
        ("8969", "franklin-d-roosevelt"),
        ("10276", "harry-s-truman"),
        ("11359-A", "lyndon-b-johnson"),
        ("14288", "donald-trump"),
    ],
)
def test_the_number_names_its_president(number: str, slug: str) -> None:
    """The numbered series has one president at every number since 5075."""
    assert presidents.of_number(number) == slug


def test_old_numbers_name_nobody() -> None:
    """Numbers before 1929 were given in hindsight and say nothing about the day."""
    assert presidents.of_number("27-A") is None


@given(st.dates(FIRST, END_OF_TABLE))
def test_every_day_has_a_president(day: date) -> None:
    """From the first oath to the end of the table no day is without a holder of the office."""
    slug = presidents.of(day)
    assert slug is not None
    assert any(term.started_on <= day <= term.ended_on for term in presidents.BY_SLUG[slug].terms)


@pytest.mark.parametrize(
    ("president", "signed_on", "number", "ordinal", "day"),
    [
        ("joe-biden", date(2021, 1, 20), "13985", 46, 1),
        ("donald-trump", date(2021, 1, 19), "13984", 45, 1461),
        ("donald-trump", date(2025, 4, 29), "14289", 47, 100),
        ("harry-s-truman", date(1945, 4, 12), "9538", 33, 1),
        ("franklin-d-roosevelt", date(1945, 4, 12), "9537", 32, 4423),
        ("franklin-d-roosevelt", date(1946, 12, 11), "8969", 32, None),
        ("franklin-d-roosevelt", None, "8969", 32, None),
        ("donald-trump", date(2026, 1, 20), "unnumbered-4d9e38f58cbf147e", 47, 366),
    ],
)
def test_an_order_has_its_place_in_a_term(
    president: str, signed_on: date | None, number: str, ordinal: int, day: int | None
) -> None:
    """The term is the president's that has the day; where none of his has it, that of the numbered series."""
    assert presidents.in_term(president, signed_on, number) == presidents.InTerm(ordinal, day)


@pytest.mark.parametrize(
    ("president", "signed_on", "number"),
    [(None, date(2021, 1, 20), "13985"), ("joe-biden", date(2026, 1, 20), "14288"), ("joe-biden", None, "14288")],
)
def test_without_both_there_is_no_term(president: str | None, signed_on: date | None, number: str) -> None:
    """Where neither the day nor the number is of the president's, nothing is guessed."""
    assert presidents.in_term(president, signed_on, number) is None


@pytest.mark.parametrize(
    ("ordinal", "days"),
    [
        (16, ["1861-03-04", "1865-03-04"]),
        (32, ["1933-03-04", "1937-01-20", "1941-01-20", "1945-01-20"]),
        (33, ["1945-04-12", "1949-01-20"]),
        (36, ["1963-11-22", "1965-01-20"]),
        (38, ["1974-08-09"]),
        (44, ["2009-01-20", "2013-01-20"]),
        (47, ["2025-01-20"]),
    ],
)
def test_inaugurations_are_those_by_law(ordinal: int, days: list[str]) -> None:
    """A time in office begins with one, and another stands wherever four years by law began in it."""
    assert [day.isoformat() for day in presidents.BY_ORDINAL[ordinal].inaugurations()] == days


def test_the_scope_begins_with_the_register() -> None:
    """The terms in scope are those since 4 March 1933, the 32nd and what came after it."""
    assert [ordinal for ordinal, term in presidents.BY_ORDINAL.items() if term.in_scope] == list(range(32, 48))
    assert not presidents.BY_SLUG["herbert-hoover"].in_scope
