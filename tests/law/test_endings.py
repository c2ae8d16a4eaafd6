"""What an order says of its own end."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.law import endings
from app.law.documents import Order, Section
from app.law.endings import Ending, day_of_lapse
from app.law.endings.days import day_of
from tests import cases

CASES = [
    pytest.param(head[0], expected, id=head[0][:50])
    for head, expected in cases.blocks(cases.FOLDER / "endings" / "sentences.txt")
]
SIGNED = date(2003, 1, 29)


def found(*sections: Section) -> tuple[Ending, ...]:
    """The endings of an order signed on that day."""
    return endings.find(Order(number="13285", title="An order", signed_on=SIGNED, sections=sections))


def told(ending: Ending) -> str:
    """An ending in the words of the case file."""
    words = f"{ending.what} {ending.on or '-'} {ending.name}".strip()
    return f"quoted {words}" if ending.quoted else words


@pytest.mark.parametrize(("sentence", "expected"), CASES)
def test_sentence(sentence: str, expected: list[str]) -> None:
    """Each sentence of the case file sets the end that the case says, or none."""
    assert [told(ending) for ending in found(Section("4", text=sentence))] == [e for e in expected if e != "none"]


@pytest.mark.parametrize(
    ("sentence", "day"),
    [(head[0], expected[0]) for head, expected in cases.blocks(cases.FOLDER / "endings" / "suspensions.txt")],
)
def test_suspension(sentence: str, day: str) -> None:
    """A suspension lapses on the day that its words tell, and on none where they tell a condition or nothing."""
    assert str(day_of_lapse("suspends", sentence, SIGNED) or "-") == day
    assert day_of_lapse("revokes", sentence, SIGNED) is None


def test_what_a_note_alone_suspends_does_not_lapse() -> None:
    """A note has the act ("Suspended by: EO 8704") and no term."""
    assert day_of_lapse("suspends", None, SIGNED) is None


def test_what_is_quoted_is_not_the_orders_own() -> None:
    """New text for another order sets that one's end."""
    text = "“This order shall expire on December 31, 2004.”"
    (ending,) = found(Section("2", text=f"It is amended: {text}", quoted=((15, 15 + len(text)),)))
    assert (ending.quoted, ending.on) == (True, date(2004, 12, 31))


def test_the_words_are_the_sentence() -> None:
    """An ending shows its sentence and its provision, and nothing of the sentences beside it."""
    text = "The Council advises. The Council shall terminate on March 1, 2005. It has ten members."
    (ending,) = found(Section("5", text="Heads.", children=(Section("5.a", text=text),)))
    assert (ending.section, ending.field) == ("5.a", "text")
    assert ending.words == "The Council shall terminate on March 1, 2005."


def test_dates_of_documents_are_no_days() -> None:
    """The date of an order that is cited, or one before the signing, is no day of an end."""
    assert day_of("shall terminate with Executive Order 13199 of January 29, 2004", SIGNED) is None
    assert day_of("shall terminate on January 1, 1999", SIGNED) is None


def test_months_end_with_their_last_day() -> None:
    """A month after January 31 is the last day of February."""
    assert day_of("one month from the date of this order", date(2003, 1, 31)) == date(2003, 2, 28)


@given(st.text(max_size=300))
def test_any_text(text: str) -> None:
    """No text whatever raises."""
    found(Section("1", text=text))


EXEMPTION = "I hereby exempt Arthur S. Flemming from mandatory retirement until June 30, 2004."


def exempting(title: str, text: str) -> tuple[Ending, ...]:
    """The endings of an order of that title."""
    return endings.find(Order(number="12000", title=title, signed_on=SIGNED, sections=(Section("1", text=text),)))


def test_an_exemption_to_a_day_has_no_effect_after_it() -> None:
    """The printed day of an order that does one thing until then is told, under no name."""
    (ending,) = exempting("Exemption of Arthur S. Flemming From Mandatory Retirement", EXEMPTION)
    assert (ending.what, ending.name, ending.on) == ("part", "", date(2004, 6, 30))


def test_an_exemption_behind_a_recital_and_in_the_service() -> None:
    """EO 6738 says twice until when, once in a recital and once where it acts."""
    recital = "And Whereas the public interest requires that he be continued in the service until July 1, 2005;"
    act = "I do hereby exempt him from the provisions thereof and continue him in the service until July 1, 2005."
    text = f"{recital}\n\n{act}"
    own = [ending for ending in exempting("Exemption From Compulsory Retirement", text) if not ending.quoted]
    assert [ending.on for ending in own] == [date(2005, 7, 1)]


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Retirement of Officers", EXEMPTION),
        (
            "Exemption From Retirement",
            "Mr. Flemming was exempted from retirement until June 30, 2003, by another order.",
        ),
        ("Exemption From Retirement", "Whereas he should be exempted from retirement until June 30, 2004;"),
        ("Exemption From Retirement", "I hereby exempt Arthur S. Flemming from mandatory retirement until he resigns."),
    ],
)
def test_what_is_no_term_of_the_only_act(title: str, text: str) -> None:
    """A title of more, a recital, and a term without a day tell no end."""
    assert exempting(title, text) == ()
