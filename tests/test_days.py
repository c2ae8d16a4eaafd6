"""Orders that texts name by their days, brought together with the orders of those days."""

from datetime import date

import pytest

from app.crossrefs import CrossReferences, find_in, resolve
from app.law.dispositions import parse
from app.law.documents import Order, Section

APRIL, AUGUST, NOVEMBER = date(1933, 4, 5), date(1933, 8, 28), date(1933, 11, 1)
GOLD = "Forbidding the Hoarding of Gold Coin, Gold Bullion and Gold Certificates"
RELIEF = "Relief of Unemployment Through the Performance of Useful Public Work"


def order(number: str, on: date, title: str, *texts: str, notes: str | None = None) -> Order:
    """An order whose sections are numbered from 1."""
    sections = tuple(Section(str(place), text=text) for place, text in enumerate(texts, 1))
    noted = parse(notes or "").items
    return Order(number=number, title=title, signed_on=on, disposition_notes=notes, noted=noted, sections=sections)


HELD = (
    order("6101", APRIL, RELIEF),
    order("6102", APRIL, GOLD),
    order("6103", APRIL, "Exemption of Banking Emergency Employees from Civil Service Rules"),
)


def annotated(*texts: str, notes: str | None = None, held: tuple[Order, ...] = HELD) -> CrossReferences:
    """What EO 6260 says in the words given, beside the orders held."""
    orders = (*held, order("6260", AUGUST, "Relating to the Export of Gold", *texts, notes=notes))
    return resolve(orders, {each.number: find_in(each).references for each in orders})


def targets(*texts: str, notes: str | None = None, held: tuple[Order, ...] = HELD) -> list[str]:
    """The targets of EO 6260, in the order of its text."""
    return [found.target_id for found in annotated(*texts, notes=notes, held=held).references["6260"]]


@pytest.mark.parametrize(
    "words",
    [
        f"The Executive Order of April 5, 1933 ({GOLD}), is hereby revoked.",
        "The Executive Order of April 5, 1933, on the hoarding of gold coin and gold bullion, is hereby revoked.",
        f"The Executive Order entitled “{GOLD}” of April 5, 1933, is hereby revoked.",
        f"The Executive Order entitled “{GOLD},” which I signed on April 5, 1933, is hereby revoked.",
    ],
)
def test_title_or_subject_tells(words: str) -> None:
    """Of several orders of one day the title or the subject in the sentence tells which is acted on."""
    found = annotated(words)
    (reference,) = found.references["6260"]
    assert (reference.target_id, reference.relation, reference.resolved) == ("6102", "revokes", True)
    assert found.statuses["6102"].value == "revoked"


def test_a_day_alone_stays_open() -> None:
    """Where nothing tells which order of the day is meant, the target is the day, and it is not resolved."""
    (reference,) = annotated("The Executive Order of April 5, 1933, shall apply.").references["6260"]
    assert (reference.target_kind, reference.target_id, reference.resolved) == ("executive_order", "1933-04-05", False)
    assert (reference.target_citation, reference.target_dated_on) == ("Executive Order of April 5, 1933", APRIL)


def test_another_subject_stays_open() -> None:
    """A subject of which no title of that day speaks finds none of them (EO 6794 names the approval of a code so)."""
    words = "The code was approved by Executive Order of April 5, 1933, for the paint industry."
    assert targets(words, held=(HELD[1],)) == ["1933-04-05"]


def test_a_title_that_no_order_of_the_day_has_stays_open() -> None:
    """Another title than those held is another order's, whatever else the order says of that day."""
    words = (
        "Pursuant to the Executive Order of April 5, 1933 (Forbidding Other Things Entirely), I act.",
        "The Executive Order of April 5, 1933, on the hoarding of gold coin and gold bullion, is amended.",
    )
    assert targets(*words) == ["1933-04-05", "1933-04-05"]


def test_the_order_defines_the_day() -> None:
    """What an order once names by title or number it means by that day elsewhere."""
    bare = "Section 2 of the Executive Order of April 5, 1933, shall apply."
    for first in (f"The Executive Order of April 5, 1933 ({GOLD}), stands.", "Executive Order 6102 of April 5, 1933."):
        assert targets(first, bare) == ["6102", "6102"]


def test_a_note_tells() -> None:
    """The one order of the day that a note names is meant, though the text gives it another title (EO 14197)."""
    words = "The Executive Order of April 5, 1933 (Hoarding and the Like), is hereby amended."
    (reference,) = annotated(words, notes="Amends: EO 6102, April 5, 1933").references["6260"]
    assert (reference.target_id, reference.basis) == ("6102", "both")


def test_the_order_amended_tells() -> None:
    """An order named as the amender of another is the one of that day that amends it (EO 14266)."""
    amender = order("6111", date(1933, 4, 20), "Foreign Exchange", "Executive Order 6102 is hereby amended.")
    other = order("6112", date(1933, 4, 20), "Something Else")
    words = "Section 2 of Executive Order 6102, as amended by the Executive Order of April 20, 1933, is revoked."
    assert "6111" in targets(words, held=(*HELD, amender, other))


def test_a_later_order_is_never_meant() -> None:
    """A day after the signing names no order that is held."""
    held = (order("6400", NOVEMBER, GOLD),)
    assert targets(f"The Executive Order of November 1, 1933 ({GOLD}), applies.", held=held) == ["1933-11-01"]


def test_one_day_of_several_orders_stays_open() -> None:
    """A plural with one day names several orders, of which none is picked (EO 6613-A)."""
    assert targets(f"Executive Orders dated April 5, 1933, {GOLD}, stand.") == ["1933-04-05"]


def test_a_list_of_days() -> None:
    """Each day of a list finds its own order, and the verb behind the list acts on each (EO 6260 sec. 11)."""
    exchange = order("6111", date(1933, 4, 20), "Relating to Foreign Exchange and the Earmarking of Gold")
    words = (
        f"The Executive Orders of April 5, 1933, {GOLD}, and April 20, 1933, relating to foreign exchange and the "
        "earmarking of gold, respectively, are hereby revoked."
    )
    found = annotated(words, held=(*HELD, exchange))
    assert [(r.target_id, r.relation) for r in found.references["6260"]] == [("6102", "revokes"), ("6111", "revokes")]


def test_a_note_by_day_is_the_text_by_number() -> None:
    """A memorandum that the text cites by number and the note by its day is one row (EO 14236)."""
    words = "National Security Memorandum 3 of February 4, 2021 (Revitalizing), is hereby rescinded."
    acting = order(
        "14236", date(2025, 3, 14), "Rescissions", words, notes="Revokes: National Security Memo. 3, February 4, 2021"
    )
    (reference,) = resolve([acting], {"14236": find_in(acting).references}).references["14236"]
    assert (reference.target_kind, reference.target_id, reference.basis) == (
        "national_security_memorandum", "NSM-3", "both",
    )  # fmt: skip


def test_a_number_with_a_digit_too_many() -> None:
    """A number that no order had yet is mended by the day beside it, and without one names nothing (EO 10851)."""
    held = (order("6107", date(1933, 4, 10), "Something"),)
    assert targets("Executive Order No. 61071 of April 10, 1933, is amended.", held=held) == ["6107"]
    assert targets("Executive Order No. 61071 is amended.", held=held) == []


def test_a_governors_order_is_none_of_the_presidents() -> None:
    """What one provision calls a Governor's executive order is that in every other (EO 10666)."""
    words = (
        "Land set aside by Executive Order No. 1440 of the Governor of Hawaii.",
        "Executive Order No. 1440 stands.",
    )
    assert targets(*words) == []
