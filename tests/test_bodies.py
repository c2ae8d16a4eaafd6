"""The bodies of the corpus: what founded them, what later orders did to them, and whether they stand."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import pytest

from app import crossrefs
from app.law.bodies.values import Body
from app.law.documents import Order, Section

FOUNDED = "There is hereby established the Lamp Advisory Council (Council)."


def order(number: str, signed_on: str, *texts: str, **more: Any) -> Order:
    """An order of one provision a text, numbered from 1."""
    sections = tuple(Section(str(place), text=text) for place, text in enumerate(texts, start=1))
    return Order(number=number, title="Lamps", signed_on=date.fromisoformat(signed_on), sections=sections, **more)


def bodies(*orders: Order) -> tuple[Body, ...]:
    """The bodies of a corpus of these orders."""
    found = {each.number: crossrefs.find_in(each) for each in orders}
    return crossrefs.resolve(
        orders,
        {number: each.references for number, each in found.items()},
        {number: each.endings for number, each in found.items()},
        {number: each.amendments for number, each in found.items()},
        said={number: each.bodies for number, each in found.items()},
    ).bodies


def only(found: Iterable[Body]) -> Body:
    """The one body that there is."""
    (body,) = found
    return body


def continuing(number: str, signed_on: str, until: str, *items: str) -> Order:
    """An order that continues what it lists."""
    children = tuple(Section(f"1.{chr(97 + place)}", text=item) for place, item in enumerate(items))
    lead = f"Each advisory committee listed below is continued until {until}."
    return Order(
        number=number,
        title="Continuance",
        signed_on=date.fromisoformat(signed_on),
        sections=(Section("1", text=lead, children=children),),
    )


LATEST = order("14900", "2025-06-01", "Nothing.")
"""The data speak of its day."""


def test_where_no_words_tell_it_is_unknown() -> None:
    """That an order founded a body and holds does not tell that the body stands."""
    body = only(bodies(order("14000", "2021-02-01", FOUNDED), LATEST))
    assert (body.slug, body.order, body.names) == ("lamp-advisory-council", "14000", ("Council",))
    assert (body.status, body.basis, body.ends_on) == ("unknown", None, None)


@pytest.mark.parametrize(
    ("words", "status", "ground", "on"),
    [
        ("The Council shall terminate on March 1, 2023.", "ended", "day_passed", "2023-03-01"),
        ("The Council shall terminate on March 1, 2027.", "standing", "day_to_come", "2027-03-01"),
        ("This order shall expire on March 1, 2027.", "standing", "day_to_come", "2027-03-01"),
        ("The Council shall terminate 30 days after its report.", "unknown", None, None),
    ],
)
def test_an_end_of_its_own(words: str, status: str, ground: str | None, on: str | None) -> None:
    """A day that has passed ends it, one to come lets it stand, an event tells nothing; the words are the evidence."""
    body = only(bodies(order("14000", "2021-02-01", FOUNDED, words), LATEST))
    assert (body.status, body.basis and body.basis.ground) == (status, ground)
    assert body.ends_on == (date.fromisoformat(on) if on else None)
    assert [end.words for end in body.ends] == [words]
    if body.basis:
        assert (body.basis.order, body.basis.section, body.basis.words) == ("14000", "2", words)


def test_the_end_of_another_body_is_not_its_own() -> None:
    """EO 10483 lets the board that was there before terminate, not its own one."""
    ends = "The Wick Strategy Board shall terminate on March 1, 2022."
    body = only(bodies(order("14000", "2021-02-01", FOUNDED, ends), LATEST))
    assert (body.ends, body.status) == ((), "unknown")


def test_continued_to_a_day_to_come() -> None:
    """It stands by the words of the order that continued it last."""
    item = "Lamp Advisory Council; Executive Order 14000, as amended (Department of Lamps)."
    body = only(
        bodies(
            order("14000", "2021-02-01", FOUNDED, "The Council shall terminate on March 1, 2022."),
            continuing("14100", "2022-02-01", "September 30, 2023", item),
            continuing("14200", "2023-09-01", "September 30, 2027", item),
            LATEST,
        )
    )
    assert [(deed.order, deed.section, str(deed.until)) for deed in body.continued] == [
        ("14100", "1.a", "2023-09-30"),
        ("14200", "1.a", "2027-09-30"),
    ]
    assert (body.status, body.ends_on) == ("standing", date(2027, 9, 30))
    assert body.basis is not None
    assert (body.basis.ground, body.basis.order, body.basis.section) == ("day_to_come", "14200", "1.a")


def test_a_list_tells_of_bodies_whose_founding_words_are_not_held() -> None:
    """EO 13811: each has the order, or the other instrument, that its item names; two of one order are two."""
    found = bodies(
        Order(number="12915", title="Implementing a pact", signed_on=date(1994, 5, 13)),
        continuing(
            "13811",
            "2017-09-29",
            "September 30, 2027",
            "Governmental Advisory Committee to the Lamp Commission; Executive Order 12915 (Lamp Agency).",
            "National Advisory Committee to the Lamp Commission; Executive Order 12915 (Lamp Agency).",
            "Bears Advisory Committee; Proclamation 9558 of December 28, 2016 (Department of Lamps).",
        ),
    )
    assert [(body.name[:12], body.order, body.instrument) for body in found] == [
        ("Governmental", "12915", None),
        ("National Adv", "12915", None),
        ("Bears Adviso", None, "Proclamation 9558 of December 28, 2016"),
    ]
    assert {(body.founding, body.told_by and body.told_by.order) for body in found} == {(None, "13811")}
    assert {body.status for body in found} == {"standing"}


def test_an_end_tells_of_a_body_whose_founding_words_are_not_held() -> None:
    """EO 9742 terminates the War Relocation Authority, established by an order without a text."""
    words = "The Lamp Relocation authority, established by Executive Order No 9102 of March 18, 1942, is terminated."
    founding = Order(number="9102", title="Lamps", signed_on=date(1942, 3, 18))
    body = only(bodies(founding, order("9742", "1946-06-25", words)))
    assert (body.name, body.order, body.founding, body.status) == ("Lamp Relocation Authority", "9102", None, "ended")
    assert body.told_by == body.terminated[0]
    assert body.basis is not None
    assert (body.basis.ground, body.basis.order, body.basis.words) == ("abolished", "9742", words)


FOUNDING = order("14000", "2021-02-01", FOUNDED)


@pytest.mark.parametrize(
    "words",
    [
        "The Lamp Advisory Council is continued and renamed the Wick and Candle Council.",
        "The Lamp Advisory Council shall hereafter be known as the Wick and Candle Council.",
        "By virtue of my authority, the name of the Lamp Advisory Council, established by Executive Order No. 14000 of"
        " February 1, 2021, is changed to the Wick and Candle Council.",
    ],
)
def test_it_is_headed_by_the_last_name(words: str) -> None:
    """Whoever renames it gives it the name that it is shown by; older ones, and its address, stay."""
    body = only(bodies(FOUNDING, order("14100", "2022-02-01", words)))
    assert (body.name, body.names, body.slug) == (
        "Wick and Candle Council", ("Lamp Advisory Council", "Council"), "lamp-advisory-council",
    )  # fmt: skip
    assert [(each.name, each.deed.order, each.deed.words) for each in body.renamed] == [(body.name, "14100", words)]


def test_a_list_may_call_it_by_a_later_name() -> None:
    """A list that calls it otherwise, with the order that founded it, tells a later name of the body of that kind."""
    item = "Wick and Candle Council; Executive Order 14000."
    body = only(bodies(FOUNDING, continuing("14100", "2022-02-01", "September 30, 2023", item)))
    assert (body.name, body.names) == ("Wick and Candle Council", ("Lamp Advisory Council", "Council"))


@pytest.mark.parametrize("called", ["Lamp Advisroy Council", "Lamp Council", "Lamp Advisory Council of the Nation"])
def test_another_spelling_is_no_later_name(called: str) -> None:
    """What a list calls it in short, by more words or with a misprint finds it, and heads it not."""
    item = f"{called}; Executive Order 14000."
    body = only(bodies(FOUNDING, continuing("14100", "2022-02-01", "September 30, 2023", item)))
    assert (body.name, body.names, body.renamed) == ("Lamp Advisory Council", ("Council", called), ())


@pytest.mark.parametrize(("provision", "name"), [("1", "Wick and Candle Council"), ("2", "Lamp Advisory Council")])
def test_an_amendment_of_the_founding_provision_renames_it(provision: str, name: str) -> None:
    """Another name put for its own where it is founded is its later name; elsewhere it may be another body's."""
    founding = order("14000", "2021-02-01", FOUNDED, "The Lamp Advisory Council shall meet.")
    words = (
        f"Section {provision} of Executive Order 14000 is amended by striking “Lamp Advisory Council” and inserting in"
        " lieu thereof “Wick and Candle Council”."
    )
    assert only(bodies(founding, order("14100", "2022-02-01", words))).name == name


@pytest.mark.parametrize(
    ("words", "ground"),
    [
        ("The Lamp Advisory Council, established by Executive Order 14000, is hereby abolished.", "abolished"),
        ("The Lamp Advisory Council is terminated.", "abolished"),
        ("Executive Order 14000 of February 1, 2021, is hereby revoked.", "order_ended"),
        ("Section 1 of Executive Order 14000 of February 1, 2021, is hereby revoked.", "provision_ended"),
    ],
)
def test_a_later_order_ends_it(words: str, ground: str) -> None:
    """It is ended by words that name it, or that end the order or the provision that founds it."""
    body = only(bodies(order("14000", "2021-02-01", FOUNDED), order("14100", "2024-01-02", words), LATEST))
    assert body.status == "ended"
    assert body.basis is not None
    assert (body.basis.ground, body.basis.order, body.basis.section) == (ground, "14100", "1")
    assert (body.basis.words, body.basis.on) == (words, date(2024, 1, 2))


def test_what_supersedes_its_order_may_carry_it_on() -> None:
    """EO 10924 was superseded and the Peace Corps was not ended: that tells nothing."""
    superseding = order("14100", "2024-01-02", "This order supersedes Executive Order 14000 of February 1, 2021.")
    assert only(bodies(order("14000", "2021-02-01", FOUNDED), superseding, LATEST)).status == "unknown"


def test_an_agency_does_not_end_with_its_order() -> None:
    """A law may have taken it over since."""
    founding = "There is hereby established the Federal Lamp Agency."
    revoking = order("14100", "2024-01-02", "Executive Order 14000 of February 1, 2021, is hereby revoked.")
    assert only(bodies(order("14000", "2021-02-01", founding), revoking, LATEST)).status == "unknown"


def test_continued_when_its_order_was_revoked() -> None:
    """Whoever revokes the order and continues the body ends it not."""
    text = "The Lamp Advisory Council, established by Executive Order 14000, is hereby continued."
    revoking = order("14100", "2024-01-02", text, "Executive Order 14000 of February 1, 2021, is hereby revoked.")
    body = only(bodies(order("14000", "2021-02-01", FOUNDED), revoking, LATEST))
    assert ([deed.order for deed in body.continued], body.status) == (["14100"], "unknown")


def test_amended_after_its_day() -> None:
    """A day that passed ends nothing that was amended since."""
    ends = "The Council shall terminate on March 1, 2022."
    amending = order("14100", "2024-01-02", "Section 1 of Executive Order 14000 is amended by striking “ten”.")
    body = only(bodies(order("14000", "2021-02-01", FOUNDED, ends), amending, LATEST))
    assert [(deed.order, deed.section) for deed in body.amended] == [("14100", "1")]
    assert (body.status, body.ends_on) == ("unknown", date(2022, 3, 1))


def test_an_amendment_of_another_provision_is_not_of_the_body() -> None:
    """Only what concerns the founding provision, or names the body, amends it."""
    amending = order("14100", "2024-01-02", "Section 2 of Executive Order 14000 is amended by striking “ten”.")
    assert only(bodies(order("14000", "2021-02-01", FOUNDED, "Ten."), amending, LATEST)).amended == ()


def test_made_again_it_is_the_same() -> None:
    """A body that an order re-establishes is continued, not another one."""
    again = "The Lamp Advisory Council established by Executive Order 14000 is hereby re-established."
    body = only(bodies(order("14000", "2021-02-01", FOUNDED), order("14100", "2024-01-02", again), LATEST))
    assert [deed.words for deed in body.continued] == [again]


def test_slugs() -> None:
    """The first of a name has it alone, every other one and every common name has the order's number behind it."""
    common = "There is hereby established an Interagency Working Group."
    board = "I hereby create a board of three members to investigate."
    found = bodies(
        order("14001", "2021-02-02", FOUNDED),
        order("14000", "2021-02-01", FOUNDED, common),
        order("14002", "2021-02-03", board),
    )
    assert [body.slug for body in found] == [
        "lamp-advisory-council",
        "interagency-working-group-14000",
        "lamp-advisory-council-14001",
        "board-of-three-members-14002",
    ]


def test_a_board_without_a_name_is_called_as_in_its_title() -> None:
    """An emergency board has no name in the words that make it."""
    board = "I hereby create a board of three members to investigate."
    made = order("14002", "2021-02-03", board)
    titled = Order(
        number=made.number, title="Creating an emergency board to investigate", signed_on=made.signed_on,
        sections=made.sections,
    )  # fmt: skip
    body = only(bodies(titled))
    assert (body.name, body.is_named, body.slug) == ("Emergency Board", False, "emergency-board-14002")


def test_two_are_abolished_by_one_name() -> None:
    """EO 11695: "The Pay Board and Price Commission established by … Executive Order 11627 are hereby abolished"."""
    founding = order(
        "11627",
        "1971-10-15",
        "There is hereby established a Pay Board.",
        "There is hereby established a Price Commission.",
    )
    words = "The Pay Board and Price Commission established by Executive Order 11627 are hereby abolished."
    found = bodies(founding, order("11695", "1973-01-11", words))
    assert [(body.name, body.status) for body in found] == [("Pay Board", "ended"), ("Price Commission", "ended")]
