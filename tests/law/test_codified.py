"""Acts under every name by which orders cite them."""

import pytest

from app.law.citations import act_meant, act_named, is_within
from app.law.citations.codified import CODIFIED, Act

POWERS = "International Emergency Economic Powers Act"


def named(name: str) -> Act:
    """The act of a name, which has one."""
    act = act_named(name)
    assert act is not None
    return act


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (POWERS, POWERS),
        ("ieepa", POWERS),
        ("National Environmental Policy Act of 1969", "National Environmental Policy Act"),
        ("Clean Water Act", "Federal Water Pollution Control Act"),
        ("Trade Act of 1974", "Trade Act of 1974"),
        ("Trade Act of 2002", None),
        ("Trade Act", None),
        ("Small Business Act of 1953", None),
        ("Small Business Act of 1958", "Small Business Act"),
        ("Export Administration Act of 1969", None),
        ("", None),
    ],
)
def test_an_act_is_named(name: str, expected: str | None) -> None:
    """By its name in any case, its letters and its own year; an act of another year by the name is another."""
    act = act_named(name)
    assert (act.names[0] if act else None) == expected


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("50 USC 1701", POWERS),
        ("Pub. L. 95-223", POWERS),
        ("50 USC 1702", None),
        ("8 USC 1101", None),
        ("5 USC 552", "Freedom of Information Act"),
    ],
)
def test_a_whole_act_is_meant(target: str, expected: str | None) -> None:
    """The law means the act, and so does a first section where "et seq." follows it; any other section means itself."""
    act = act_meant(target)
    assert (act.names[0] if act else None) == expected


@pytest.mark.parametrize(
    ("name", "target", "expected"),
    [
        (POWERS, "50 USC 1701", True),
        (POWERS, "50 USC 1701-1706", True),
        (POWERS, "50 USC 1706", True),
        (POWERS, "50 USC 1707", False),
        (POWERS, "50 USC App. 1701", False),
        (POWERS, "22 USC 1701", False),
        ("Freedom of Information Act", "5 USC 552a", False),
        ("Privacy Act", "5 USC 552a", True),
        ("Railway Labor Act", "45 USC 159a", True),
        ("Federal Vacancies Reform Act", "5 USC 3349d", True),
        ("Public Health Service Act", "42 USC 300aa-1", True),
        ("Public Health Service Act", "42 USC 301", False),
        ("Civil Rights Act of 1964", "42 USC 1999", False),
        ("National Industrial Recovery Act", "48 Stat. 195", True),
        (POWERS, "Pub. L. 94-412", False),
    ],
)
def test_what_a_citation_of_an_act_is(name: str, target: str, expected: bool) -> None:
    """The act has its law and the sections between its first and its last, and no others."""
    assert named(name).has(target) is expected


@pytest.mark.parametrize(
    ("section", "cited", "expected"),
    [
        ("3 USC 302", "3 USC 301-303", True),
        ("3 USC 303", "3 USC 301-303", True),
        ("3 USC 304", "3 USC 301-303", False),
        ("5 USC 302", "3 USC 301-303", False),
        ("42 USC 2000d-1", "42 USC 2000d-1", False),
        ("42 USC 2000d", "42 USC 2000d-1", False),
        ("42 USC 2000d", "42 USC 2000d-2000d-4", True),
        ("16 USC 663", "16 USC 661-666c", True),
        ("50 USC App. 2402", "50 USC App. 2401-2413", True),
        ("50 USC 2402", "50 USC App. 2401-2413", False),
    ],
)
def test_a_range_has_its_sections(section: str, cited: str, expected: bool) -> None:
    """From its first to its last, in one title; a section whose number has a hyphen is no range."""
    assert is_within(section, cited) is expected


def test_no_name_and_no_place_is_that_of_two() -> None:
    """Each name, each law and each section that means an act whole means one."""
    names = [name.lower() for act in CODIFIED for name in act.names]
    places = [target for act in CODIFIED for target in act.whole]
    assert len(names) == len(set(names))
    assert len(places) == len(set(places))


def test_what_means_an_act_is_one_of_its_sections() -> None:
    """A section that means the act stands in it."""
    sections = [
        (act, target) for act in CODIFIED for target in act.whole if " USC " in target and "App. I" not in target
    ]
    assert [target for act, target in sections if not any(target.startswith(title) for title in act.titles)] == []
