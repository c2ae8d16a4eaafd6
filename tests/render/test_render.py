"""The renderers: an object of the contract in, text out. Markdown is read back by a CommonMark parser."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from app.render import markdown, text
from app.schemas import (
    ActorRole,
    Basis,
    Citations,
    Counts,
    Deadline,
    Directive,
    DirectiveActor,
    DirectiveKind,
    Extent,
    HeadingStatus,
    Modality,
    Order,
    OrderStatus,
    Precision,
    Provenance,
    Recurrence,
    Reference,
    ReferenceSource,
    Relation,
    Section,
    Signature,
    Status,
    Target,
    TargetKind,
    TextField,
    TextHint,
    Weekday,
)

COMMONMARK = MarkdownIt("commonmark")
# A paragraph of an order: no line breaks, single spaces, no characters that no source holds.
PARAGRAPHS = st.text(
    st.characters(min_codepoint=33, max_codepoint=0x2FFF, exclude_categories=["Cc", "Cs", "Zl", "Zp", "Zs", "Cf"])
    | st.just(" ")
).map(lambda words: " ".join(words.split()))


def section(section_id: str = "1", label: str = "Section 1", **more: Any) -> Section:
    """A provision."""
    facts: dict[str, Any] = {
        "id": section_id, "label": label, "citation": "", "heading": "", "identifier": "", "url": "", "part": "",
        "heading_status": HeadingStatus.NONE, "text": "", "quoted": [], "children": [], "closing": "",
        "closing_quoted": [], "pages": [], "amended_by": [],
    }  # fmt: skip
    return Section(**(facts | more))


def order(*sections: Section, **more: Any) -> Order:
    """An order."""
    facts: dict[str, Any] = {
        "number": "14000", "title": "A Title", "president": None, "term": None, "signed_on": date(2021, 1, 20),
        "filed_on": None, "published_on": None, "published": None, "days_to_publication": None,
        "document_number": None, "citation": None,
        "citations": Citations(
            bluebook="Exec. Order No. 14,000 (Jan. 20, 2021)", federal_register=None, cfr=None, cfr_basis=None
        ),
        "status": Status(
            value=OrderStatus.IN_FORCE, as_of=date(2025, 10, 24), basis=[], ends=[], may_have_expired=None, see=[],
            limits=[],
        ), "has_text": True, "subjects": [],
        "counts": Counts(
            sections=0, words=None, pages=None, references=0, cited_by=0, amended_by=0, amendments=0, comparisons=0,
            directives=0, deadlines=0, coverage=0
        ),
        "changed_at": datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC), "identifier": "", "url": "", "mostly": None,
        "html_url": None, "pdf_url": None, "start_page": None, "end_page": None, "disposition_notes": None,
        "signature": Signature(
            name=None, place=None, dated=None, fr_doc=None, filed=None, billing_code=None, approval=None
        ),
        "publications": [], "parse_notes": [], "bodies": [], "sections": list(sections), "references": [],
        "directives": [], "coverage": [], "text_hint": None,
    }  # fmt: skip
    return Order(**(facts | more))


def reference(span: tuple[int, int], url: str | None, html_url: str | None = None) -> Reference:
    """A reference in the text of section 1."""
    return Reference(
        id="14000:1:1",
        source=ReferenceSource(
            order="14000", title="", president=None, signed_on=None, status=OrderStatus.IN_FORCE, section="1",
            field=TextField.TEXT, span=span, quote="", context="", citation="", url="", html_url=None,
        ),
        relation=Relation("cites"),
        extent=Extent.WHOLE,
        target=Target(
            kind=TargetKind.OTHER, id="", number=None, section=None, citation="", title=None, president=None,
            dated_on=None, status=None, resolved=False, url=url, html_url=html_url,
        ),
        provenance=Provenance(
            basis=Basis.TEXT, note=None, note_label=None, verbatim=None, note_order=None, captured_on=None
        ),
        url="",
    )  # fmt: skip


def directive(**more: Any) -> Directive:
    """A directive with a day due."""
    facts: dict[str, Any] = {
        "id": "14000:1:1", "order": "14000", "order_title": "", "order_status": OrderStatus.IN_FORCE,
        "signed_on": None, "section": "1", "item": None, "citation": "EO 14000, sec. 1",
        "actors": [
            DirectiveActor(name="Attorney General", slug="attorney-general", role=ActorRole.LEAD),
            DirectiveActor(name="Secretary of State", slug=None, role=ActorRole.CONSULTED),
        ],
        "modality": Modality.SHALL, "kind": DirectiveKind("report"), "action": "report to me", "text": "",
        "field": TextField.TEXT, "span": (0, 1),
        "deadline": Deadline(
            text="within 60 days", value=60, unit=None, anchor=None, due_on=date(2021, 3, 21), precision=Precision.DAY,
            weekday=Weekday.SUNDAY, falls_on_weekend=True,
        ),
        "further_deadlines": [], "recurrence": None, "limbs": [], "boilerplate": False, "url": "", "html_url": None,
    }  # fmt: skip
    return Directive(**(facts | more))


def tokens(written: str) -> list[Token]:
    """What a CommonMark parser reads in `written`."""
    return COMMONMARK.parse(written)


def plain(token: Token) -> str:
    """The words of one block."""
    return "".join(child.content for child in token.children or ())


class TestMarkdown:
    """`render.markdown.order`."""

    @given(PARAGRAPHS.filter(bool))
    @example("1. a number and a full stop")
    @example("1) a number and a bracket")
    @example("- a dash")
    @example("---")
    @example("+")
    @example("===")
    @example("# a hash")
    @example("<script>alert(1)</script> &lt; &amp;")
    @example("[a](javascript:alert(1)) ![b](c) `d` *e* _f_ ~g~ | h \\")
    def test_no_text_is_read_as_markup(self, words: str) -> None:
        """Whatever an order says, a CommonMark reader sees those words in one paragraph and nothing else."""
        written = markdown.order(order(section(text=f"{words}\n\nEnd.")), "")
        blocks = [token for token in tokens(written) if token.type == "inline"]
        names = [token.type for token in tokens(written)]
        assert [plain(block) for block in blocks[-2:]] == [words, "End."]
        assert not {"html_block", "code_block", "hr", "blockquote_open"} & set(names)

    @given(PARAGRAPHS)
    def test_no_item_is_read_as_markup(self, words: str) -> None:
        """The same holds below a label, where a text begins behind the mark of its item."""
        child = section("1.a", "(a)", text=words)
        written = markdown.order(order(section(children=[child])), "")
        items = [token for token in tokens(written) if token.type == "inline"]
        assert plain(items[-1]) == f"(a) {words}".strip()

    @pytest.mark.parametrize(("label", "seen"), [("(i)", "(i) words"), ("i", "i. words"), ("1", "1. words")])
    def test_a_label_is_not_the_mark_of_an_item(self, label: str, seen: str) -> None:
        """A label without brackets has its full stop and stays part of the text."""
        written = markdown.order(order(section(children=[section("1.a", label, text="words")])), "")
        assert plain([token for token in tokens(written) if token.type == "inline"][-1]) == seen

    @given(PARAGRAPHS)
    def test_no_title_is_read_as_markup(self, words: str) -> None:
        """A title is one heading, whatever it holds."""
        written = markdown.order(order(title=words), "")
        assert plain(tokens(written)[1]) == f"Executive Order 14000: {words}".rstrip()

    def test_labels_nest_as_lists(self) -> None:
        """Each level below a section is a list inside the item above, and closing words return to their own level."""
        inner = section("1.a.i", "(i)", text="deep")
        outer = section("1.a", "(a)", text="shallow", children=[inner], closing="flush")
        written = markdown.order(order(section(heading="Policy", text="Lead:", children=[outer], closing="After.")), "")
        assert written.endswith(
            "### Section 1. Policy\n\nLead:\n\n- (a) shallow\n\n  - (i) deep\n\n  flush\n\nAfter.\n"
        )

    def test_a_part_stands_above_its_section(self) -> None:
        """The line that heads a group of sections is a heading of its own."""
        assert "## PART 1—ACCESS\n\n### Sec. 1.1\n" in markdown.order(
            order(section("1.1", "Sec. 1.1", part="PART 1—ACCESS")), ""
        )

    def test_a_citation_is_linked_where_it_stands(self) -> None:
        """Our own target is linked from the base URL, another one by its official page, an unknown one not at all."""
        words = "Under EO 13900, 5 U.S.C. 553 and EO 1."
        links = [reference((6, 14), "/v1/orders/13900"), reference((16, 28), None, "https://a.gov/b"),
                 reference((33, 37), None)]  # fmt: skip
        written = markdown.order(order(section(text=words), references=links), "https://eo.example")
        assert (
            "Under [EO 13900](<https://eo.example/v1/orders/13900>), [5 U.S.C. 553](<https://a.gov/b>) and EO 1."
            in written
        )

    def test_overlapping_citations_give_one_link(self) -> None:
        """Of two citations that overlap the first is linked, and no word is lost."""
        links = [reference((3, 8), "/b"), reference((0, 7), "/a")]
        assert "[EO 1390](</a>)0" in markdown.order(order(section(text="EO 13900"), references=links), "")

    def test_directives_stand_at_the_end_with_their_days(self) -> None:
        """Who must act, what, with whom, by which day: one line each."""
        written = markdown.order(order(section(text="x"), directives=[directive()]), "")
        assert written.endswith(
            "## Who must do what by when\n\n- **Attorney General** shall report to me"
            " (with Secretary of State (consulted)) — **due 2021-03-21 (Sunday): within 60 days** (EO 14000, sec. 1)\n"
        )

    def test_a_deadline_without_a_day_keeps_its_words(self) -> None:
        """Where no day can be told only the words of the deadline stand there."""
        deadline = Deadline(
            text="within 60 days of completion", value=60, unit=None, anchor=None, due_on=None, precision=None,
            weekday=None, falls_on_weekend=None,
        )  # fmt: skip
        written = markdown.order(order(directives=[directive(deadline=deadline)]), "")
        assert "— **within 60 days of completion** (" in written

    def test_a_recurrence_is_told(self) -> None:
        """How often a directive is to be done stands after its deadline."""
        again = Recurrence(text="annually thereafter", value=1, unit=None, next_on=[])
        written = markdown.order(order(directives=[directive(recurrence=again)]), "")
        assert "— annually thereafter (" in written

    def test_an_order_without_text_says_so(self) -> None:
        """Where only the facts are held the reader is told."""
        hint = TextHint(detail="The text is not held.", command="eo add PATH")
        assert "*The text is not held.* To get it: `eo add PATH`" in markdown.order(order(text_hint=hint), "")
        assert "\nThe text is not held. To get it: eo add PATH\n" in text.order(order(text_hint=hint), "")


class TestText:
    """`render.text.order`."""

    def test_one_paragraph_is_one_line(self) -> None:
        """Label, heading and first paragraph share a line; every other paragraph has its own."""
        child = section("1.a", "(a)", text="First.\n\nSecond.")
        whole = order(section(heading="Policy", text="Lead:", children=[child], closing="After."))
        assert text.order(whole, "") == (
            "Executive Order 14000\nA Title\n2021-01-20\n\nSection 1. Policy. Lead:\n(a) First.\nSecond.\nAfter.\n"
        )

    @given(st.lists(PARAGRAPHS.filter(bool), min_size=1, max_size=5))
    def test_no_word_is_lost(self, paragraphs: list[str]) -> None:
        """The lines below the head are the paragraphs."""
        whole = order(section("preamble", "", text="\n\n".join(paragraphs)))
        assert text.order(whole, "").split("\n")[4:-1] == paragraphs

    def test_the_text_does_not_depend_on_its_source(self) -> None:
        """Status, references and publications leave the text as it is, so that two sources can be compared."""
        changed = order(
            section(text="x"),
            status=Status(
                value=OrderStatus.REVOKED, as_of=None, basis=[], ends=[], may_have_expired=None, see=[], limits=[]
            ),
        )
        assert text.order(changed, "") == text.order(order(section(text="x")), "")

    @pytest.mark.parametrize("part", ["name", "place", "dated"])
    def test_the_signature_stands_below(self, part: str) -> None:
        """Each part of the signature that is there has its own line at the end."""
        none = {
            "name": None,
            "place": None,
            "dated": None,
            "fr_doc": None,
            "filed": None,
            "billing_code": None,
            "approval": None,
        }
        assert text.order(order(signature=Signature(**{**none, part: "words"})), "").endswith("\n\nwords\n")
