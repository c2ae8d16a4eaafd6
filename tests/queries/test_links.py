"""How orders and provisions are addressed."""

from urllib.parse import unquote

from hypothesis import given
from hypothesis import strategies as st

from app.queries.links import provision, section_url


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
