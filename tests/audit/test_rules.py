"""Every rule doubts what it says, and not what looks like it."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.audit import RULES, counts, doubts
from tests.audit.rows import audited, directive, doubted, provision, provisions, reference


@pytest.mark.parametrize(
    ("ids", "doubtful"),
    [
        ("1 2 4", ["4"]),
        ("1 1.a 1.b 1.d 2", ["1.d"]),
        ("1 1.i 1.ii 1.iv", ["1.iv"]),
        ("preamble 1 2 3 annex", []),
        ("1 1.a 1.h 1.i 1.j", ["1.h"]),
        ("1 2 2~2 3", []),
        ("1 1.a 1.a.i 1.a.ii 1.b 2", []),
        ("1-101 1-102 1-104 1-201 2-101", ["1-104"]),
        ("101 102 201 202", []),
        ("1-100 1-101 1-102", []),
        ("1 1.a 1.b 1.c 1.d 1.e 1.f", []),
        ("1 2 3 5 6 7 4", ["5"]),
    ],
)
def test_a_missing_number_is_doubted(ids: str, doubtful: list[str]) -> None:
    """A provision that skips one is; parts that begin anew, numbers that come twice and roman numbers are read."""
    found = doubted("gap_in_enumerators", audited(*provisions(*ids.split())))
    assert [place for place, _ in found] == doubtful


@pytest.mark.parametrize(
    ("ids", "doubtful"), [("2 3", ["2"]), ("1 1.b 1.c", ["1.b"]), ("1 1.a", []), ("1 1.i 1.ii", []), ("preamble 1", [])]
)
def test_a_series_without_its_first_is_doubted(ids: str, doubtful: list[str]) -> None:
    """Where (b) comes first (a) was lost."""
    found = doubted("series_without_start", audited(*provisions(*ids.split())))
    assert [place for place, _ in found] == doubtful


def test_numbers_of_parts_are_those_of_sections() -> None:
    """A "Sec. 3" may follow on "2.4" (EO 13467), and regulations have the numbers of their title (EO 10648)."""
    mixed = [provision(section, parent=None) for section in ("1.1", "1.2", "2.1", "3", "43.16", "43.37")]
    assert doubted("gap_in_enumerators", audited(*mixed)) == doubted("series_without_start", audited(*mixed)) == []


def test_a_repeated_number_is_doubted_once() -> None:
    """What is below the second provision of a number is not doubted as well."""
    found = doubted("repeated_enumerator", audited(*provisions("2", "2~2", "2~2.a", "2~2.b")))
    assert [place for place, _ in found] == ["2~2"]


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("Words.\n\nSEC. 4 (a) The following are revoked:", 1),
        ("SECTION1. The Coat of Arms shall be of the following design:", 1),
        ("Words.\n\nSec. 5. General Provisions. Nothing shall", 1),
        ("Section 3(b) of Executive Order 13515 is amended", 0),
        ("Section 401 (a) of Executive Order No. 10161", 0),
        ("under Sec. 5. The Secretary", 0),
        ("sec. 13 NE ¼. The above-described lands", 0),
        ("Sec. 7: Fractional N½ and N½SE¼", 0),
    ],
)
def test_a_section_in_a_text_is_doubted(text: str, times: int) -> None:
    """A paragraph that begins like a section is; one about a section of another order is not."""
    assert len(doubted("section_in_text", audited(provision("1", text)))) == times


def test_what_is_quoted_is_no_section_of_this_order() -> None:
    """New text for another order has its own sections."""
    text = "is amended to read: “Sec. 5. Policy. It is\n\nSec. 6. General Provisions.”"
    assert doubted("section_in_text", audited(provision("1", text, quoted=[[20, len(text)]]))) == []


@pytest.mark.parametrize(
    ("rule", "doubtful", "good"),
    [
        ("empty_provision", {"text": ""}, {"text": "", "heading": "Reserved"}),
        ("noisy_text", {"text": "a technical attachÃ© of"}, {"text": "a technical attaché of A < B & C"}),
        ("noisy_text", {"text": "Legal Status This site displays"}, {"text": "the legal status of aliens"}),
        ("noisy_text", {"closing": "end.</p>"}, {"closing": "end."}),
        ("glued_fraction", {"text": "21/2 inches wide"}, {"text": "2 1/2 inches on 12/31/1950, 1/2 and 10 1/4"}),
        ("ends_itself", {"text": "This order shall expire 2 years from its date."}, {"text": "Permits shall expire."}),
        (
            "ends_itself",
            {"text": "The Board shall terminate upon the submission of its report."},
            {"text": "possession of any mine taken under this order shall be terminated by the Secretary"},
        ),
        (
            "ends_itself",
            {"closing": "This order shall be effective from June 1 until June 30, 1946."},
            {"closing": "This order shall continue in full force and effect unless and until revoked."},
        ),
    ],
)
def test_texts(rule: str, doubtful: dict[str, Any], good: dict[str, Any]) -> None:
    """What a rule doubts of the words of a provision, and what is law."""
    assert [place for place, _ in doubted(rule, audited(provision("1", **doubtful)))] == ["1"]
    assert doubted(rule, audited(provision("1", **good))) == []


@pytest.mark.parametrize(
    "told", [{"status": "terminated"}, {"status_basis": ["13200:note:1"]}, {"status_ends": [{"what": "order"}]}]
)
def test_an_order_whose_end_is_told_is_not_doubted(told: dict[str, Any]) -> None:
    """Only what is served as in force, on no basis, is doubted for its own last sentence."""
    assert doubted("ends_itself", audited(provision("1", "This order shall expire on May 1, 2002."), **told)) == []


@pytest.mark.parametrize(
    ("title", "doubtful"),
    [
        ("Executive Order No. Transfer of Certain Functions", True),
        ("Executive Order 9673", True),
        ("Correction", True),
        ("", True),
        ("Establishing the Council on", True),
        ("Relating to ``Overtime''", True),
        ("The <i>New</i> Order", True),
        ("Amending Executive Order 11246", False),
        ("Further Amendment to Executive Order 12958, as Amended", False),
        ("President's Council of Advisors on Science and Technology", False),
        ("Half-Day Closing of Executive Departments and Agencies on Friday, December 24", False),
    ],
)
def test_titles(title: str, doubtful: bool) -> None:
    """A title that is a number, is torn, or holds markup is doubted."""
    assert bool(doubted("noisy_title", audited(title=title))) is doubtful


def test_an_end_that_may_have_come_is_doubted() -> None:
    """An order that holds on the doubt that its status shows is one."""
    end = {"section": "5", "on": "2003-01-02", "words": "This order shall expire 2 years from its date."}
    found = doubted("may_have_expired", audited(status_ends=[end], may_have_expired=0))
    assert found == [("5", "2003-01-02: This order shall expire 2 years from its date.")]
    assert doubted("may_have_expired", audited(status_ends=[end])) == []


def test_days() -> None:
    """Nothing is due, filed or published before it is signed, and nothing published years after."""
    early = directive("Secretary", due_on=date(1999, 1, 1), deadline={"text": "before January 1, 1999"})
    later = directive("Secretary", further_deadlines=[{"section": "2", "due_on": "2000-12-31", "text": "by then"}])
    right = directive("Secretary", due_on=date(2001, 1, 2), deadline={"text": "today"})
    found = doubted("due_before_signing", audited(directives=(early, later, right)))
    assert [place for place, _ in found] == ["1", "2"]
    assert len(doubted("public_before_signing", audited(published_on=date(2001, 1, 1), filed_on=date(2001, 1, 2)))) == 1
    assert len(doubted("public_long_after_signing", audited(published_on=date(2011, 1, 5)))) == 1
    assert len(doubted("public_long_after_signing", audited(published_on=date(2001, 1, 5)))) == 0
    assert doubted("unsigned", audited(signed_on=None)) == [(None, "On a Matter of Importance")]


@pytest.mark.parametrize(
    ("rule", "name", "doubtful"),
    [
        ("digit_led_actor", "000 employees", True),
        ("digit_led_actor", "“1-1113, the Secretary of Defense", True),
        ("digit_led_actor", "Secretary of Defense", False),
        ("overlong_actor", "Secretary of Defense " * 6, True),
        ("overlong_actor", "Administrator of the Office of Information and Regulatory Affairs", False),
        ("unknown_office", "Potato Board", True),
    ],
)
def test_offices(rule: str, name: str, doubtful: bool) -> None:
    """Names that are torn from something, that hold more than a name, or that nobody knows."""
    assert bool(doubted(rule, audited(directives=(directive(name),)))) is doubtful
    assert doubted(rule, audited(directives=(directive("Secretary of Defense", slug="secretary-of-defense"),))) == []


def test_an_unknown_office_is_doubted_where_it_is_told_often() -> None:
    """Nine directives to an office that nobody knows are no doubt; ten are ten, whatever their capitals."""
    told = [audited(directives=(directive("Potato Board", "potato board", "Potato board"),)) for _ in range(4)]
    assert counts(doubts(told[:3]))["unknown_office"] == 0
    assert counts(doubts(told))["unknown_office"] == 12


def test_acts() -> None:
    """An act that one of note and text alone has is doubted where the other is there to have it."""
    noted, read = reference("amends", "note"), reference("amends", "text")
    both, cited = reference("amends", "both"), reference("cites", "text")
    named = (noted, read, both, cited)
    assert len(doubted("act_in_note_only", audited(references=named))) == 1
    assert doubted("act_in_note_only", audited(references=named, has_text=False)) == []
    assert [place for place, _ in doubted("act_in_text_only", audited(references=named, disposition_notes="x"))] == [
        "1"
    ]
    assert doubted("act_in_text_only", audited(references=named)) == []


def test_no_order_cites_a_later_one() -> None:
    """A number that is greater with a day that is later was read wrong, or printed by somebody else."""
    later = reference("cites", "text", target_id="14000", target_dated_on=date(2021, 1, 20))
    same_day = reference("cites", "text", target_id="13201", target_dated_on=date(2001, 1, 2))
    assert len(doubted("cites_later_order", audited(references=(later, same_day, reference("cites", "text"))))) == 1


def test_every_rule_says_what_it_doubts_and_is_described() -> None:
    """The names are each one's own; the counts have all of them, found or not, and `docs/audit.md` in their order."""
    written = (Path(__file__).parents[2] / "docs" / "audit.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| `(\w+)` \|", written, re.MULTILINE) == [rule.name for rule in RULES]
    assert len({rule.name for rule in RULES}) == len(RULES)
    assert list(counts([])) == [rule.name for rule in RULES]
    assert all(rule.says.endswith(".") for rule in RULES)
