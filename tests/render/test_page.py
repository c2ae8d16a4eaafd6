"""The page of an order: escaping, links, the acts that its status rests on."""

from datetime import date
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st
from lxml import etree

from app.render import html, labels
from app.schemas import Basis, Extent, OrderStatus, Provenance, Relation, Status, StatusBasis
from tests.render.test_render import order, section

HOSTILE = "<script>alert(1)</script>&\"'"
WORDS = st.text(st.characters(min_codepoint=32, max_codepoint=0x2FFF, exclude_categories=["Cc", "Cs"]), max_size=60)


class TestPage:
    """render.html."""

    def test_nothing_of_a_text_is_markup(self) -> None:
        """Words of a text, a heading, a label or a title never become elements."""
        hostile = section(section_id="1", label=HOSTILE, heading=HOSTILE, text=HOSTILE, closing=HOSTILE, part=HOSTILE)
        page = html.order(order(hostile, title=HOSTILE), "")
        assert "<script" not in page
        assert page.count("&lt;script&gt;") >= 6

    @given(WORDS)
    @example(HOSTILE)
    def test_the_words_come_back(self, words: str) -> None:
        """A parser reads from the page the words that the provision has."""
        page = html.order(order(section(section_id="1", text=" ".join(words.split()) or "x")), "")
        read = etree.fromstring(page.encode(), etree.HTMLParser(encoding="utf-8")).find(".//section/p")
        assert read is not None
        assert str(read.xpath("string()")) == (" ".join(words.split()) or "x")

    def test_our_links_begin_with_the_base_url(self) -> None:
        """Behind a proxy the stylesheet and the other views are under its public URL."""
        page = html.order(order(section(), url="/v1/orders/14000"), "https://eo.example/api")
        assert 'href="https://eo.example/api/style.css"' in page
        assert 'href="https://eo.example/api/v1/orders/14000/history"' in page

    def test_the_status_names_its_acts(self) -> None:
        """Each act that the status rests on is named, leads to its provision where that is held, and tells its term."""
        facts: dict[str, Any] = {
            "reference": "", "extent": Extent.WHOLE, "title": None, "signed_on": None, "order_status": None,
            "quote": None, "html_url": None,
            "provenance": Provenance(
                basis=Basis.NOTE, note=None, note_label=None, verbatim=None, note_order=None, captured_on=None
            ),
        }  # fmt: skip
        held: dict[str, Any] = {
            "order": "14001",
            "section": "2~2",
            "citation": "EO 14001, sec. 2~2",
            "url": "/v1/orders/14001",
        }
        held["lapses_on"] = None
        other: dict[str, Any] = {"order": None, "section": None, "citation": "PLO 5", "url": None}
        other["lapses_on"] = date(2021, 4, 20)
        acts = [
            StatusBasis(relation=Relation("revoked_by"), **held, **facts),
            StatusBasis(relation=Relation("suspended_by"), **other, **facts),
        ]
        page = html.order(
            order(
                status=Status(
                    value=OrderStatus.PARTLY_REVOKED,
                    as_of=None,
                    basis=acts,
                    ends=[],
                    may_have_expired=None,
                    see=[],
                    limits=[],
                )
            ),
            "/b",
        )
        assert (
            '<dd><strong>partly revoked</strong> (<a href="/b/v1/orders/14001.html#2~2">'
            "revoked by EO 14001, sec. 2~2</a>; suspended by PLO 5 until 2021-04-20)</dd>"
        ) in page
        assert [labels.deciding(act) for act in acts] == [
            "revoked_by EO 14001, sec. 2~2", "suspended_by PLO 5 until 2021-04-20",
        ]  # fmt: skip
