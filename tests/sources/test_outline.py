"""Paragraphs to the tree of provisions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.law.documents import Section
from app.sources.outline.section_heads import restored_mark
from app.sources.outline.tree import Paragraph, SectionStart, outline


def section(number: str, words: str, caption: str = "") -> Paragraph:
    """The first paragraph of a section, with its caption set as one."""
    label = f"Sec. {number}. "
    spans = ((len(label), len(label) + len(caption)),) if caption else ()
    text = f"{label}{caption} {words}" if caption else label + words
    return Paragraph(text, start=SectionStart(number, f"Sec. {number}", len(label)), captions=spans)


def tree(paragraphs: list[Paragraph | str]) -> dict[str, str]:
    """Each provision's own words by its id; what stands after the children follows "/"."""
    sections, _ = outline([Paragraph(each) if isinstance(each, str) else each for each in paragraphs])
    found: dict[str, str] = {}
    for top in sections:
        for each in top.walk():
            found[each.id] = each.text + (f"/{each.closing}" if each.closing else "")
    return found


def codes(paragraphs: list[Paragraph | str]) -> list[str]:
    """The codes of the notes."""
    _, notes = outline([Paragraph(each) if isinstance(each, str) else each for each in paragraphs])
    return [note.code for note in notes]


def test_what_stands_before_the_first_section_is_the_preamble() -> None:
    """An order without sections is all preamble, with its own items beneath."""
    assert tree(["I hereby order:", section("1", "One.")]) == {"preamble": "I hereby order:", "1": "One."}
    assert tree(["I order:", "(a) one; and", "(b) two."]) == {
        "preamble": "I order:",
        "preamble.a": "one; and",
        "preamble.b": "two.",
    }


def test_nothing_gives_nothing() -> None:
    """No paragraphs, no provisions."""
    assert outline([]) == ((), ())


def test_a_caption_is_the_heading_of_its_section() -> None:
    """Heading and label stand apart from the text, without their full stops."""
    (only,), _ = outline([section("2", "The Council shall meet.", "Meetings.")])
    assert (only.label, only.heading, only.text) == ("Sec. 2", "Meetings", "The Council shall meet.")


def test_a_stressed_word_is_no_heading() -> None:
    """Words in the type of captions count only if a full stop, colon or dash ends them."""
    (only,), _ = outline([section("2", "that nothing changes.", "Provided")])
    assert (only.heading, only.text) == ("", "Provided that nothing changes.")


def test_a_heading_may_lack_its_full_stop() -> None:
    """EO 14244 prints "Revocation I hereby revoke": right after a label, a capital tells the text from the heading."""
    (only,), _ = outline([section("2", "I hereby revoke it.", "Revocation")])
    assert (only.heading, only.text) == ("Revocation", "I hereby revoke it.")


def test_items_in_the_first_paragraph_of_a_section() -> None:
    """Markers may follow a label, a caption and each other in one paragraph."""
    paragraphs: list[Paragraph | str] = [section("2", "(a)(1) One.", "Duties."), "(2) Two.", "(b) Three."]
    assert tree(paragraphs) == {"2": "", "2.a": "", "2.a.1": "One.", "2.a.2": "Two.", "2.b": "Three."}


def test_an_item_has_its_own_heading() -> None:
    """A caption after a marker is that item's heading, and a marker after it opens the next level."""
    item = Paragraph("(a) Members. (i) The Chair.", captions=((4, 12),))
    (only,), _ = outline([section("1", "Terms:"), item])
    assert only.children[0].heading == "Members"
    assert only.children[0].children[0].text == "The Chair."


def test_the_first_item_may_stand_inside_the_lead_in() -> None:
    """EO 13159 begins a list inside the section's paragraph and goes on below: both are items."""
    paragraphs: list[Paragraph | str] = [section("3", "For purposes of this order: (a) one; and"), "(b) two."]
    assert tree(paragraphs) == {"3": "For purposes of this order:", "3.a": "one; and", "3.b": "two."}


def test_flush_text_closes_the_list_it_follows() -> None:
    """A paragraph at the parent's margin after its items is the parent's closing text."""
    paragraphs: list[Paragraph | str] = [
        section("1", "(a) The members are:"),
        Paragraph("(i) one; and", margin=1),
        Paragraph("(ii) two.", margin=1),
        Paragraph("The members shall meet.", margin=0),
        Paragraph("(b) Next.", margin=0),
    ]
    assert tree(paragraphs)["1.a"] == "The members are:/The members shall meet."


def test_a_paragraph_between_items_stays_with_the_item_before() -> None:
    """EO 13951: items of several paragraphs each, the last like the others."""
    paragraphs: list[Paragraph | str] = [
        section("1", "We act."),
        "(a) One.",
        "More of one.",
        "(b) Two.",
        "More of two.",
    ]
    found = tree(paragraphs)
    assert (found["1.a"], found["1.b"]) == ("One.\n\nMore of one.", "Two.\n\nMore of two.")


def test_a_reference_at_the_start_of_a_line_is_text() -> None:
    """Words such as "(b) of this section" open no item."""
    found = tree([section("1", "(a) See"), "(b) of this section for more.", "(b) Next."])
    assert set(found) == {"1", "1.a", "1.b"}


def test_repeated_numbers_have_ids_of_their_own() -> None:
    """The second of two sections with one number is "2~2" (EO 13719 prints two), and a note says so."""
    paragraphs: list[Paragraph | str] = [section("1", "a"), section("2", "b"), section("2", "(a) c"), section("3", "d")]
    assert list(tree(paragraphs)) == ["1", "2", "2~2", "2~2.a", "3"]
    assert "repeated_number" in codes(paragraphs)


def test_sections_out_of_order_are_noted() -> None:
    """EO 13333 prints 1 2 3 5 6 7 4; order and numbers stay as printed."""
    paragraphs: list[Paragraph | str] = [section(number, "x") for number in "1235"]
    assert list(tree(paragraphs)) == list("1235")
    assert codes(paragraphs) == ["sections_out_of_order"]


def test_a_part_line_heads_the_section_after_it() -> None:
    """Its words are the part of the next provision, not the end of the one before."""
    (first, second), _ = outline(
        [section("1.1", "One."), Paragraph("PART 2—ACCESS", role="part"), section("2.1", "Two.")]
    )
    assert (first.text, second.part, second.id) == ("One.", "PART 2—ACCESS", "2.1")


def test_a_part_line_with_no_section_after_it_is_text() -> None:
    """EO 6661 ends in "Part V" and a sentence: the line stands once, before the words it heads."""
    part = Paragraph("PART V", role="part")
    assert tree([section("1", "One."), part, "Done in triplicate."]) == {"1": "One.\n\nPART V\n\nDone in triplicate."}
    assert tree([section("1", "One."), part, "Done.", "(a) Two."]) == {"1": "One.\n\nPART V\n\nDone.", "1.a": "Two."}
    assert tree([section("1", "One."), part]) == {"1": "One.\n\nPART V"}


def test_an_annex_has_its_own_numbers() -> None:
    """Items of an annex stand under it."""
    annex = Paragraph("ANNEX", role="annex", captions=((0, 5),))
    assert tree([section("1", "One."), annex, "1. A name", "2. Another"]) == {
        "1": "One.",
        "annex": "",
        "annex.1": "A name",
        "annex.2": "Another",
    }


def test_absolute_numbers_stand_by_themselves() -> None:
    """EO 13145 numbers 1-101, 1-102 inside section 1; their ids do not repeat the section's."""
    assert list(tree([section("1", ""), "1-101. One.", "(a) Two.", "1-102. Three."])) == [
        "1",
        "1-101",
        "1-101.a",
        "1-102",
    ]


QUOTED = [
    [section("1", "Section 3 of Executive Order 2 is amended to read as follows:"), section("3", "New words.")],
    [section("1", "It is amended by inserting:"), "“(a) new words;", "“(b) more.”"],
    [section("1", "(a) It is amended by adding: “(b) new words;"), "(c) more.”"],
]


@pytest.mark.parametrize("paragraphs", QUOTED)
def test_new_text_for_another_order_is_no_structure(paragraphs: list[Paragraph | str]) -> None:
    """It stays in the text of the provision that amends, marked as quoted."""
    first, *rest = paragraphs
    whole = [Paragraph(each) if isinstance(each, str) else each for each in (first, *rest, section("2", "Own."))]
    sections, _ = outline(whole)
    assert [each.id for each in sections] == ["1", "2"]
    (holder,) = [each for each in sections[0].walk() if each.quoted]
    assert "new words" in holder.text[slice(*holder.quoted[0])].lower()
    assert not holder.children


def test_a_quotation_never_reaches_over_the_next_section() -> None:
    """EO 13480 forgets a closing mark; its next section is its own all the same."""
    paragraphs: list[Paragraph | str] = [
        section("3", "Section 1 is amended to read as follows:"),
        "“1-214. Agencies:",
        "(a) One.",
        section("4", "It is amended by adding:"),
        "“(g) Two.”",
    ]
    assert list(tree(paragraphs)) == ["3", "4"]


def test_words_of_this_order_after_a_quotation_are_its_own() -> None:
    """EO 13516 goes on after the closing mark: the span ends there."""
    sections, _ = outline(
        [section("1", "It is amended by inserting the following:"), Paragraph("“(c) new;”, and renumbering the rest.")]
    )
    (span,) = sections[0].quoted
    assert sections[0].text[slice(*span)] == "“(c) new;”"


def quoted(each: Section) -> list[str]:
    """The words of a provision's text that are quoted for another order."""
    return [each.text[slice(*span)] for span in each.quoted]


def test_words_struck_and_inserted_are_quoted() -> None:
    """EO 13232 strikes and inserts words in a sentence: each of the two is another order's text."""
    sections, _ = outline(
        [section("1", "Section 2 is amended by striking “lamps and oil” and inserting “wicks” in lieu thereof.")]
    )
    assert quoted(sections[0]) == ["“lamps and oil”", "“wicks”"]


def test_a_quoted_paragraph_after_an_amendment_is_its_new_text() -> None:
    """EO 12013: the words that are put in stand in marks in a paragraph of their own, after a dash and no colon."""
    sections, _ = outline(
        [
            section("1", "Section 4 is amended by deleting “the Secretary” and substituting therefor—"),
            Paragraph("“the Administrator shall perform the functions set forth in sections 3 and 4 of the Act”."),
            section("2", "Own."),
        ]
    )
    assert quoted(sections[0])[-1].startswith("“the Administrator shall perform")
    assert [each.id for each in sections] == ["1", "2"]


@pytest.mark.parametrize("after", ["", ".", ";", " and", "; and", " ; and"])
def test_what_follows_a_quoted_paragraph_may_be_a_conjunction(after: str) -> None:
    """EO 14171 ends new text with a semicolon, others with "and" for the next change."""
    sections, _ = outline(
        [
            section("1", "Section 4 is amended by substituting therefor—"),
            Paragraph(f"“the Administrator”{after}"),
            section("2", "Own."),
        ]
    )
    assert quoted(sections[0])[0].startswith("“the Administrator”")


def test_a_quotation_that_is_never_closed_ends_with_its_marks() -> None:
    """New text whose every paragraph begins with a mark reaches as far as they do, to the end of the order at most."""
    paragraphs = [
        section("1", "Order 1 is amended to read as follows:"),
        Paragraph("“(a) new;"),
        Paragraph("“(b) more."),
    ]
    sections, _ = outline(paragraphs)
    assert quoted(sections[0]) == ["“(a) new;", "“(b) more."]
    assert not sections[0].children


@pytest.mark.parametrize(
    ("lead", "ordinal", "mark"),
    [
        ("The list:", 1, "(a)"),
        ("The list:", 26, "(z)"),
        ("The list:", 27, "(aa)"),
        ("(a) Nothing in this order shall:", 2, "(ii)"),
        ("(b) It shall:", 4, "(iv)"),
        ("(ii) It shall:", 3, "(C)"),
        ("(1) It shall:", 1, "(A)"),
        ("The list:", 79, "(79)"),
    ],
)
def test_the_mark_that_a_list_had_in_print(lead: str, ordinal: int, mark: str) -> None:
    """An item's mark follows from the level of the words that lead to its list, as far as letters go."""
    assert restored_mark(lead, ordinal) == mark


def test_a_definition_in_quotation_marks_is_no_quotation() -> None:
    """A term in marks is this order's own, also where a law is cited "as amended"."""
    sections, _ = outline([section("1", "Terms."), Paragraph("(a) “Agency” has the meaning of the Act, as amended.")])
    assert sections[0].children[0].quoted == ()


def test_pages_move_with_their_words() -> None:
    """A page that begins inside an item is counted from the item's first word."""
    paragraphs = [section("1", "One."), Paragraph("(a) Two three.", pages=((8, 77),))]
    sections, _ = outline(paragraphs)
    assert sections[0].children[0].pages == ((4, 77),)


def words(sections: tuple[Section, ...]) -> str:
    """All of the sections in reading order."""
    return " ".join(
        f"{each.part} {each.label} {each.heading} {each.text} {words(each.children)} {each.closing}"
        for each in sections
    )


PIECES = [
    "(a) one",
    "(b) two;",
    "(i) three:",
    "(1) four",
    "1. five",
    "six.",
    "“(a) seven",
    "eight.”",
    "is amended to read:",
]


@given(st.lists(st.sampled_from([*map(Paragraph, PIECES), section("1", "nine"), section("2", "(a) ten")]), max_size=25))
def test_every_word_has_exactly_one_place(paragraphs: list[Paragraph]) -> None:
    """Whatever the paragraphs, none of their words is lost, doubled or moved, and ids are unique."""
    sections, _ = outline(paragraphs)
    marks = str.maketrans("", "", " .\n")
    assert words(sections).translate(marks) == "".join(each.text for each in paragraphs).translate(marks)
    ids = [each.id for top in sections for each in top.walk()]
    assert len(ids) == len(set(ids))
