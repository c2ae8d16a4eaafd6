"""Orders told apart from letters, memoranda, proclamations and the rest by their words."""

import pytest

from app.law.documents import Kind
from app.sources.non_orders import verdict, words_of_a_site

AUTHORITY = "By the authority vested in me as President by the Constitution, "
GENERAL = "This order is not intended to, and does not, create any right or benefit."


@pytest.mark.parametrize(
    "text",
    [
        AUTHORITY + "it is hereby ordered as follows:",
        AUTHORITY + "I hereby order:",
        AUTHORITY + "I, JOSEPH R. BIDEN JR., hereby determine and order:",
        AUTHORITY + "I hereby terminate the national emergency, and further order:",
        AUTHORITY + "I hereby authorize the Secretary of Defense to act. " + GENERAL,
        AUTHORITY + "I hereby determine that lamps burn. Nothing in this order shall be construed to put them out.",
        AUTHORITY + "I hereby find that lamps burn until 30 days after the date of this order.",
        AUTHORITY + "I hereby find that lamps burn. The Secretary shall pay for the publication of this order.",
    ],
)
def test_an_order_has_authority_and_orders(text: str) -> None:
    """The authority clause with words that order, or with the order's word for itself, makes an order (EO 14102)."""
    assert verdict("Lamps", [text]) is None


def test_an_order_without_authority_clause_is_known_by_its_sections() -> None:
    """EO 14386's page begins with its first section; its general provisions call it an order."""
    assert verdict("Lamps", ["Section 1. Purpose. Lamps burn.", GENERAL]) is None


@pytest.mark.parametrize(
    ("title", "text", "kind"),
    [
        ("FACT SHEET: Lamps", "President signs an Executive Order", Kind.FACT_SHEET),
        (
            "Lamps",
            "MEMORANDUM FOR THE SECRETARY OF STATE\nSUBJECT: Lamps\n" + AUTHORITY + "I hereby order:",
            Kind.MEMORANDUM,
        ),
        ("Memorandum on Lamps", AUTHORITY + "I hereby delegate lamps.", Kind.MEMORANDUM),
        ("Lamps", "Presidential Determination No. 2021-05\nMEMORANDUM FOR THE SECRETARY OF STATE", Kind.DETERMINATION),
        ("A Proclamation on Lamps", "Lamps burn.", Kind.PROCLAMATION),
        ("Lamps", "A PROCLAMATION\nLamps burn.", Kind.PROCLAMATION),
        ("Lamps", "NOW, THEREFORE, I, " + AUTHORITY + "do hereby proclaim Lamp Day.", Kind.PROCLAMATION),
        ("Lamps", AUTHORITY + "I hereby proclaim:\nLamps burn.", Kind.PROCLAMATION),
        (
            "Honoring Lamps",
            AUTHORITY + "I hereby order that the flag of the United States shall be flown at half-staff",
            Kind.PROCLAMATION,
        ),
        ("Notice on the Continuation of Lamps", "On March 3, by Executive Order 1, lamps.", Kind.NOTICE),
        ("Lamps", "This notice shall be published in the Federal Register.", Kind.NOTICE),
        ("Executive Order on Lamps", "Dear Mr. Speaker: I hereby report that I have issued an order", Kind.LETTER),
        ("Lamps", "TO THE CONGRESS OF THE UNITED STATES:\nI hereby report", Kind.LETTER),
        ("ORDER REGARDING LAMPS", AUTHORITY + "I hereby order lamps.", Kind.PRESIDENTIAL_ORDER),
        ("Order on Lamps", AUTHORITY + "I hereby order lamps.", Kind.PRESIDENTIAL_ORDER),
        ("PRESIDENTIAL PERMIT for Lamps", AUTHORITY + "I hereby order lamps.", Kind.PRESIDENTIAL_ORDER),
        ("Sequestration Order for Fiscal Year 2030", AUTHORITY + "I hereby order lamps.", Kind.PRESIDENTIAL_ORDER),
        (
            "Regarding the Acquisition of Lamps",
            AUTHORITY + "it is hereby ordered: There is credible evidence that leads me to believe that lamps",
            Kind.PRESIDENTIAL_ORDER,
        ),
        ("Nominations Sent to the Senate", "A. Lamp, of Ohio, to be Lamplighter.", Kind.OTHER),
        ("Lamps", AUTHORITY + "I met the lamplighters.", Kind.OTHER),
    ],
)
def test_other_documents_are_refused(title: str, text: str, kind: Kind) -> None:
    """Each other kind is told by its own words, even under an order's title or with words that order."""
    found = verdict(title, text.split("\n"))
    assert found is not None
    assert found.kind is kind


def test_the_reason_quotes_the_words() -> None:
    """A refusal names the words that it rests on and where they stand."""
    found = verdict("Lamps", ["A PROCLAMATION"])
    assert found is not None
    assert found.reason == 'its text says "A PROCLAMATION"'


def test_a_suspension_proclaimed_inside_an_order_stays_an_order() -> None:
    """EO 14163 proclaims a suspension of entry in a section of its own."""
    long_preamble = AUTHORITY + "it is hereby ordered: " + "Lamps burn. " * 60
    assert verdict("Lamps", [long_preamble, "I hereby proclaim that entry is suspended."]) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Legal Status\nThis site displays a prototype of the daily Federal Register.", "This site displays"),
        ("Request Access\nDue to automated scraping of this page", "Request Access"),
        ("Please enable JavaScript and cookies to go on.", "JavaScript"),
        (AUTHORITY + "it is hereby ordered that this website be open.", None),
        ("Public Water Reserve No. 151 is revoked.", None),
    ],
)
def test_a_site_speaking_of_itself_is_no_order(text: str, words: str | None) -> None:
    """EO 13141's archive page has the site's legal notice for the order; an order may speak of a site."""
    assert words_of_a_site([text]) == words
