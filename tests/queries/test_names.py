"""How orders and provisions are named."""

from datetime import date
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.queries.names import citations, provision, section_url


@pytest.mark.parametrize(
    ("number", "citation", "signed_on", "bluebook"),
    [
        ("14288", "90 FR 18765", date(2025, 4, 28), "Exec. Order No. 14,288, 90 Fed. Reg. 18,765 (Apr. 28, 2025)"),
        ("9066", "7 FR 1407", date(1942, 2, 19), "Exec. Order No. 9066, 7 Fed. Reg. 1407 (Feb. 19, 1942)"),
        ("11359-A", None, date(1967, 6, 29), "Exec. Order No. 11,359-A (June 29, 1967)"),
        ("12866", "58 FR 51735", None, "Exec. Order No. 12,866, 58 Fed. Reg. 51,735"),
        ("6102", None, None, "Exec. Order No. 6102"),
    ],
)
def test_the_bluebook_form(number: str, citation: str | None, signed_on: date | None, bluebook: str) -> None:
    """Figures take commas from five digits on, months their abbreviations, and unknown parts are left out."""
    assert citations(number, citation, signed_on).bluebook == bluebook


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_every_id_comes_back_from_its_url(section: str) -> None:
    """Whatever an id holds, it is one segment of the URL and the same after decoding."""
    segment = section_url("14000", section).removeprefix("/v1/orders/14000/sections/")
    assert "/" not in segment
    assert "?" not in segment
    assert unquote(segment) == section


def test_the_ids_of_real_provisions_stand_in_urls_as_they_are() -> None:
    """Points, hyphens and the tilde of a repeated number need no escape."""
    for section in ("3.b.i", "2~2", "1-101", "preamble", "annex.1"):
        assert section_url("14000", section).endswith(f"/{section}")


def test_an_order_stands_for_a_provision_that_is_not_named() -> None:
    """A citation without a provision is that of the order."""
    assert provision("14000", "sec. 3(b)") == "EO 14000, sec. 3(b)"
    assert provision("14000", None) == "EO 14000"
