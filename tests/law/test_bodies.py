"""What one order says of bodies: which it makes, and what it does to those that are there."""

import re
from datetime import date
from pathlib import Path

import pytest

from app.law import bodies
from app.law.bodies import Act, Founding, Said
from app.law.bodies.names import KINDS, is_common, key_of, kind_of, slug_of
from app.law.bodies.tellings import LED, leaders
from app.law.documents import Order, Section
from tests import cases

FOLDER = cases.FOLDER / "bodies"
SIGNED = date(2003, 1, 29)


def said(*sections: Section, title: str = "An order") -> Said:
    """What an order signed on that day says."""
    return bodies.find(Order(number="13285", title=title, signed_on=SIGNED, sections=sections))


def told(body: Founding) -> str:
    """A founding in the words of the case file."""
    aliases = f" = {'; '.join(body.aliases)}" if body.aliases else ""
    return f"{body.how} {body.kind} {body.name if body.is_named else f'({body.name})'}{aliases}"


def told_act(act: Act) -> str:
    """An act in the words of the case file."""
    return f"{act.does} {act.order or '-'} {act.until or '-'} {act.name}"


def params(name: str) -> list[object]:
    """The cases of a file."""
    blocks = cases.blocks(FOLDER / name)
    return [pytest.param(head[0], [e for e in expected if e != "none"], id=head[0][:50]) for head, expected in blocks]


@pytest.mark.parametrize(("sentence", "expected"), params("foundings.txt"))
def test_founding(sentence: str, expected: list[str]) -> None:
    """Each sentence makes the bodies that the case says, or none, and is itself the evidence."""
    found = said(Section("2.a", text=f"It matters. {sentence}")).foundings
    assert [told(body) for body in found] == expected
    assert {(body.section, body.words) for body in found} <= {("2.a", sentence)}


@pytest.mark.parametrize(("sentence", "expected"), params("acts.txt"))
def test_act(sentence: str, expected: list[str]) -> None:
    """Each sentence does to bodies what the case says, or nothing."""
    found = said(Section("3", text=sentence)).acts
    assert [told_act(act) for act in found] == expected
    assert {act.words for act in found} <= {sentence}


@pytest.mark.parametrize(
    "printed",
    ["a National. Lamp Commission on the Causes of Dark", "the National Lamp Com mission on the Causes of Dark",
     "the National Lamp Commission on the causes of Dark"],
)  # fmt: skip
def test_a_misprinted_name_is_that_of_the_title(printed: str) -> None:
    """A stray point, a blank inside a word or a small letter hides no body; the evidence is as printed."""
    words = f"There is hereby established {printed} (hereinafter referred to as the Commission)."
    title = "Establishing a National Lamp Commission on the Causes of Dark"
    (body,) = said(Section("1", text=f"{words} It shall meet."), title=title).foundings
    assert told(body) == "established commission National Lamp Commission on the Causes of Dark = Commission"
    assert body.words == words


def test_two_sentences_without_that_name_stay_two() -> None:
    """Only a name that goes over a full stop joins what stands on both sides of it."""
    first, second = "I hereby create a Lamp Board.", "I hereby create a Wick Board."
    found = said(Section("1", text=f"{first} {second}"), title="Establishing the National Lamp Board").foundings
    assert [body.words for body in found] == [first, second]


def test_a_list_continues_each_of_its_items() -> None:
    """An item has the lead's day and its own founding order, or the instrument that the list names in its place."""
    items = (
        Section("1.a", text="President's Export Council; Executive Order 12131, as amended (Department of Commerce)."),
        Section("1.b", text="Lamp Advisory Committee; Proclamation 8947 of March 25, 2013 (Department of Lamps)."),
        Section("1.c", text="Nothing that is a body; Executive Order 12131."),
    )
    lead = "Each advisory committee listed below is continued until September 30, 2005."
    first, second, _ = said(Section("1", text=lead, children=items)).acts
    assert told_act(first) == "continues 12131 2005-09-30 President's Export Council"
    assert first.words == f"{lead} {items[0].text}"
    assert told_act(second) == "continues - 2005-09-30 Lamp Advisory Committee"
    assert (second.section, second.instrument) == ("1.b", "Proclamation 8947 of March 25, 2013")


def test_an_item_of_what_somebody_shall_do() -> None:
    """EO 13171: the lead's "shall" reaches the item "within 60 days …, establish an Interagency Task Force"."""
    item = Section("4.d", text="within 60 days of this order, establish an Interagency Lamp Task Force.")
    (body,) = said(Section("4", text="The Director shall:", children=(item,))).foundings
    assert told(body) == "directed task_force Interagency Lamp Task Force"
    assert body.words == item.text


def test_what_is_quoted_is_not_the_orders_own() -> None:
    """New text for another order makes nothing here and does nothing here."""
    text = "There is established the Lamp Council. The Wick Board is hereby abolished."
    quoting = Section("1", text=f"It is amended: {text}", quoted=((15, 15 + len(text)),))
    assert said(quoting) == bodies.NOTHING


def test_a_noun_alone_is_the_body_that_has_a_name() -> None:
    """Who creates "a council" in one provision and names it in another makes one body; so does who repeats its name."""
    found = said(
        Section("1", text="I hereby create a council to count lamps."),
        Section("2", text="There is established the White House Lamp Council (Council)."),
        Section("3", text="The Secretary shall establish the White House Lamp Council."),
    ).foundings
    assert [(body.section, body.name) for body in found] == [("2", "White House Lamp Council")]


def test_two_bodies_of_one_order() -> None:
    """Each is told by the sentences that name it."""
    lamp = Section("1", text="There is established the Lamp Council (Council). The Council shall consist of two wicks.")
    wick = Section(
        "2", text="There is established the Wick Board (Board). The Secretary shall serve as Chair of the Board."
    )
    first, second = said(lamp, wick).foundings
    assert [told.words for told in first.members] == ["The Council shall consist of two wicks."]
    assert [told.words for told in second.chairs] == ["The Secretary shall serve as Chair of the Board."]
    assert (first.chairs, second.members) == ((), ())


def test_members_are_listed() -> None:
    """Where the sentence ends in a colon, what stands below it is told, too."""
    text = "There is established the Lamp Council (Council). The Council shall be composed of:"
    children = (Section("2.i", text="the Secretary; and"), Section("2.ii", text="the Director."))
    (body,) = said(Section("2", text=text, children=children)).foundings
    assert [told.items for told in body.members] == [("the Secretary; and", "the Director.")]


@pytest.mark.parametrize(("pattern", "example"), LED, ids=[example[:40] for _, example in LED])
def test_each_way_to_lead_has_its_example(pattern: str, example: str) -> None:
    """Every row of the table reads its own example."""
    body = Founding("1", "text", example, None, "Lamp Council", True, ("Council",), "council", "established")
    assert re.compile(pattern.replace("CHAIR", ".*").replace("OFTHE", ".*"), re.IGNORECASE).search(example)
    assert leaders([Section("1", text=example)], body, alone=True)


@pytest.mark.parametrize("noun", KINDS)
def test_each_noun_makes_its_kind(noun: str) -> None:
    """A name that ends in the noun, or has it before a preposition, is of its kind; in another place it is not."""
    assert kind_of(f"Lamp {noun.title()}") == KINDS[noun]
    assert kind_of(f"Lamp {noun.title()} on Wicks") == KINDS[noun]
    assert kind_of(f"Lamp {noun.title()} Medal") is None


def test_each_noun_is_documented() -> None:
    """The table of kinds in docs/bodies.md has every noun, in the row of its kind."""
    table = (Path(__file__).parents[2] / "docs" / "bodies.md").read_text("utf-8")
    rows = [line for line in table.splitlines() if line.startswith("|")]
    for noun, kind in KINDS.items():
        assert any(f"`{kind}`" in row and (noun in row or noun == kind) for row in rows), noun


def test_names() -> None:
    """Spellings of one name are one key; a name that tells a body only within its order is common."""
    assert key_of("the President’s Export Council") == key_of("President's Export Council")
    assert slug_of("President's Council on Fitness, Sports, and Nutrition") == (
        "presidents-council-on-fitness-sports-and-nutrition"
    )
    assert [is_common(name) for name in ("Interagency Working Group", "Board of Inquiry", "Wick Board")] == [
        True, True, False,
    ]  # fmt: skip
