"""Orders that stand as bare numbers in a list, and what its lead does to them."""

import pytest

from app.law.citations import find, listed
from app.law.relations.acts import relate
from tests.growth import assert_linear

REVOKED = "The following Executive orders are hereby revoked:"
AMENDED = 'Each of the Executive orders, as amended, listed herein, is amended by substituting "Office" for "Board".'
LISTS = [
    pytest.param(
        f"{REVOKED}\n\nNo. 279 of November 29, 1904.\n\nUnnumbered order of 1920.\n\nNo. 7975 -A of May 1, 1938.",
        "",
        ["279 revokes", "7975-A revokes"],
        id="EO 9830",
    ),
    pytest.param(
        "It is ordered that the following Executive Orders are revoked:\n\nNo. Subject\n\n"
        "9553 Creating an emergency board.\n\n10774 Providing for the rights of those who transfer.\n\n"
        "9555 Creating an emergency board.",
        "",
        ["9553 revokes", "10774 revokes", "9555 revokes"],
        id="EO 12553",
    ),
    pytest.param(
        "Other Executive orders.\n\nExecutive Orders Numbered\n\n8744\n\n10774, except for Section 3(e)",
        AMENDED,
        ["8744 amends", "10774 amends"],
        id="EO 12107",
    ),
    pytest.param(
        "Each of the Executive Orders, as amended, listed below is amended by deleting a word:\n\n8248 10903 11044",
        "",
        ["8248 amends", "10903 amends", "11044 amends"],
        id="EO 12608",
    ),
    pytest.param(
        "All prior Executive orders insofar as they interpret Executive Order No. 9 are hereby revoked. These"
        " include, but are not limited to, Executive Orders numbered 9-2, January 28, 1873; 653, June 13, 1907;"
        " 661, June 26, 1907.",
        "",
        ["9 cites", "653 revokes", "661 revokes"],
        id="EO 11408",
    ),
    pytest.param(
        "Executive Orders No. 10233 of April 21, 1951 (16 F.R. 3503), and No. 10301 of November 2, 1951, are revoked.",
        "",
        ["10233 revokes", "16 FR 3503 cites", "10301 revokes"],
        id="EO 10377",
    ),
    pytest.param(
        "Section 2 of Executive Order 12000 is amended to read as follows:\n\n1950 Census",
        "",
        ["12000 amends"],
        id="new text",
    ),
    pytest.param("The following terms are defined:\n\n1950 Census of Population", "", [], id="no orders"),
    pytest.param(
        f"{REVOKED}\n\n8744 Authorizing employees\n\nBenefits shall not be affected.\n\n1950 Census",
        "",
        ["8744 revokes"],
        id="the list is over",
    ),
]


@pytest.mark.parametrize(("text", "lead", "expected"), LISTS)
def test_bare_numbers(text: str, lead: str, expected: list[str]) -> None:
    """A number is an order where a lead or the list it stands in says so, and only there."""
    found = listed(text, lead, find(text))
    told = [f"{citation.target} {act.relation}" for citation, act in zip(found, relate(text, found, lead), strict=True)]
    assert told == expected


@pytest.mark.parametrize(
    "unit", ["The following Executive orders:\n\n", "9553 Creating ", "Executive Orders (", "No. 10001 of "]
)
def test_time_is_linear(unit: str) -> None:
    """Four times the text takes about four times the time, whatever it says."""
    assert_linear(lambda times: listed(unit * times, "The following Executive orders are revoked:", ()), 2_000)
