"""The orders that prose cites, checked, and the orders that its quotations are from."""

import re
from dataclasses import dataclass
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.law import presidents
from app.law.documents import Span
from app.law.quotes.names import Known, KnownProclamation, NameCheck, Register, check, check_and_attribute
from tests import cases
from tests.growth import assert_linear

FOLDER = cases.FOLDER / "names"
AMENDS = {"13470": ("12333",), "13292": ("12958",)}


def known(line: str) -> Known:
    """An order of the case file."""
    number, signed, published, page, title = line.split(" ", 4)
    volume, _, first = page.partition("_FR_")
    signed_on = date.fromisoformat(signed)
    return Known(
        number=number,
        title=title.removeprefix("~"),
        signed_on=signed_on,
        president=presidents.of(signed_on, number=number),
        confirmed=not title.startswith("~"),
        published_on=date.fromisoformat(published) if published != "-" else None,
        pages=(int(volume), int(first), int(first) + 3) if first.isdecimal() else None,
        amends=AMENDS.get(number, ()),
    )


ORDERS = [known(line) for line in (FOLDER / "orders.txt").read_text("utf-8").splitlines() if line[:1].isdigit()]
PROCLAMATIONS = (
    KnownProclamation("9983", "Improving Enhanced Vetting Capabilities", date(2020, 1, 31)),
    KnownProclamation("9994", None, date(2020, 3, 13)),
    KnownProclamation("9984", None, date(2020, 1, 31)),
    KnownProclamation("10014", None, date(2020, 4, 22)),
)
REGISTER = Register(ORDERS, PROCLAMATIONS)

CITATIONS = [
    pytest.param(" ".join(head), expected, id=head[0][:60]) for head, expected in cases.blocks(FOLDER / "citations.txt")
]
ATTRIBUTIONS = [
    pytest.param(head[0].replace(" ¶ ", "\n\n"), expected, id=head[0][:60])
    for head, expected in cases.blocks(FOLDER / "attributions.txt")
]


def told(found: NameCheck) -> str:
    """A check in the words of the case file."""
    return " ".join(part for part in (found.order or "none", found.verdict.value, found.suggestion) if part)


@pytest.mark.parametrize(("prose", "expected"), CITATIONS)
def test_citation(prose: str, expected: list[str]) -> None:
    """Each prose of the case file cites what the case says, with that verdict and that suggestion, and nothing else."""
    assert [told(found) for found in check(prose, REGISTER)] == [line for line in expected if line != "none"]


@pytest.mark.parametrize(("prose", "expected"), CITATIONS)
def test_words_stand_at_the_span(prose: str, expected: list[str]) -> None:
    """The words of a check are those of the prose as given, at its span."""
    for found in check(f"<p>{prose}</p>\n\n&amp; *more*", REGISTER):
        assert f"<p>{prose}"[slice(*found.span)] == found.words


@dataclass(frozen=True)
class Quotation:
    """What stands between the marks of a case."""

    span: Span


@pytest.mark.parametrize(("prose", "expected"), ATTRIBUTIONS)
def test_attribution(prose: str, expected: list[str]) -> None:
    """Each quotation of the case file is from the orders that the case says, the likeliest first."""
    quotations = [Quotation(match.span()) for match in re.finditer(r"«[^»]*»", prose)]
    _, found = check_and_attribute(prose, quotations, REGISTER)
    lines = [
        " ".join(each.order + (f" § {each.section}" if each.section else "") for each in orders) or "none"
        for orders in found
    ]
    assert lines == expected


def test_an_empty_register_calls_nothing_wrong() -> None:
    """Where nothing is held nothing is wrong, save a number that no order can have come to."""
    prose = (
        "Executive Order 14026 of July 9, 2021 (Promoting Competition), Executive Order No. 6, Executive Order 99999"
    )
    assert [told(found) for found in check(prose, Register(()))] == [
        "14026 unchecked", "6 unchecked", "99999 no_such_order",
    ]  # fmt: skip


def test_evidence_says_what_is_known() -> None:
    """Evidence sets the words of the prose beside what is known, of the order cited and of the one that fits."""
    (found,) = check("Executive Order 14026 of July 9, 2021", REGISTER)
    assert [(each.basis.value, each.words, each.says, each.order, each.agrees) for each in found.evidence] == [
        ("number", "14026", "Increasing the Minimum Wage for Federal Contractors", "14026", True),
        ("date", "July 9, 2021", "2021-04-27", "14026", False),
        ("date", "July 9, 2021", "2021-07-09", "14036", True),
    ]


HOSTILE = (
    "EO 14288 ",
    "EO 14,288, ",
    "Executive Order 14026 of July 9, 2021 (Promoting Competition in the American Economy), ",
    "“executive order ”",
    "executive order titled “Promoting Competition in the ",
    "(" * 200 + "EO 14288",
    "Executive Orders 13145 through 13195, ",
    "*_[",
    "<em ",
    "&nbsp;",
    "\n> ",
    "On January 27, 2017, President Trump signed ",
    "President Trump's own new ",
    "Executive Order 14288, Aa ",
    "“‘" * 20 + "EO 14288 ",
    "a",
    "Order 13780 ",
    "executive orders “executive orders x” ",
    "“X y z” and ",
    "executive order Promoting The American Economy Of Competition In Federal Agencies ",
)


@pytest.mark.parametrize("size", [8_000, pytest.param(16_000, marks=pytest.mark.soak)])
@pytest.mark.parametrize("words", HOSTILE)
def test_time_is_linear(words: str, size: int) -> None:
    """Four times as much of anything is checked, and its quotations attributed, in about four times the time."""

    def work(characters: int) -> None:
        prose = words * (characters // len(words))
        quotations = [Quotation((at, at + 40)) for at in range(0, len(prose) - 40, 640)]
        check_and_attribute(prose, quotations, REGISTER)

    assert_linear(work, size)


@given(st.text(alphabet="EO 14288,.()“”\"'’*_<>&;#\n[]ofJanuary27AB"))
def test_any_prose_is_checked(prose: str) -> None:
    """No prose raises, and every span is in it."""
    for found in check(prose, REGISTER):
        assert prose[slice(*found.span)] == found.words
