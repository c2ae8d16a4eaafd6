"""Orders that White House pages cite, checked against the facts of all orders; what differs was read by hand."""

import json
from collections.abc import Iterator
from datetime import date

import pytest

from app.law.quotes.names import Known, NameVerdict, Register, check
from tests.conftest import CORPUS

pytestmark = pytest.mark.corpus

FACTS = CORPUS.parent / "register" / "facts.ndjson"
FOLDERS = ("fact-sheets", "whitehouse-md-other", "whitehouse-md")
PRINTED_FROM = date(1994, 1, 1)
SLIPS = {
    ("date_differs", "14013"): "“the February 29 Executive Order (EO) 14013”, of February 4",
    ("date_differs", "14110"): "“of November 1, 2023”, when it was published",
    ("date_differs", "13987"): "“of January 25, 2021”, when it was published",
    ("title_differs", "13933"): "“Combatting” for “Combating”",
    ("title_differs", "13944"): "“Combatting” for “Combating”",
    ("title_differs", None): "EO 14193 by a title of nobody's: “the Situation at Our Northern Border”",
}
"""What is called wrong, and is."""


def known() -> Iterator[Known]:
    """The facts of every order."""
    for line in FACTS.read_text("utf-8").splitlines():
        facts = json.loads(line)
        signed = date.fromisoformat(facts["signed_on"])
        volume, _, page = (facts.get("citation") or "").partition(" FR ")
        published = facts.get("published_on")
        yield Known(
            number=facts["number"],
            title=facts["title"],
            signed_on=signed,
            president=facts["president"],
            confirmed=signed >= PRINTED_FROM,
            published_on=date.fromisoformat(published) if published else None,
            pages=(int(volume), int(page), int(page) + 5) if page.isdecimal() else None,
            day_doubtful=signed < PRINTED_FROM,
        )


def test_what_is_right_is_not_called_wrong() -> None:
    """Of some 1,600 citations those are called wrong that are, and nearly all others right."""
    if not FACTS.exists():
        pytest.skip(f"{FACTS} is not there")
    register = Register(known())
    pages = [path.read_text("utf-8") for folder in FOLDERS for path in sorted((CORPUS / folder).glob("*.md"))]
    found = [each for page in pages for each in check(page, register)]
    verdicts = [each.verdict for each in found]
    fine = {NameVerdict.OK, NameVerdict.UNCHECKED}
    wrong = {(each.verdict.value, each.order) for each in found if each.verdict not in fine}
    assert wrong == set(SLIPS)
    assert verdicts.count(NameVerdict.OK) > 0.95 * len(verdicts) > 1_500
