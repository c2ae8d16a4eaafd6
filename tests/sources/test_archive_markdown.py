"""Archive pages: lossy Markdown, from the title's number to unverified headings."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.law.documents import Account, HeadingStatus, Section, SourceError
from app.sources.archive.markdown import looks_like, parse

FR_HEAD = """# Executive Order 14900: Keeping the Lamps Lit

## Summary

**Date:** April 08, 2025

**Document Details:**
- Document Number: 2025-09999
- Executive Order Number: 14900
- Citation: 90 FR 18765

## Sources
- [Federal Register](https://www.federalregister.gov/documents/2025/04/11/2025-09999/keeping-the-lamps-lit)
- [XML Source](https://www.federalregister.gov/documents/full_text/xml/2025/04/11/2025-09999.xml)

---

## Executive Order 14900

## Preamble

**Title 3—The President**
Executive Order 14900 of April 8, 2025
Keeping the Lamps Lit
### Authority

By the authority vested in me as President, it is hereby ordered:
"""
FR_FOOT = """
Trump.EPS
THE WHITE HOUSE,
April 8, 2025.
[FR Doc. 2025-09999
Filed 4-10-25; 8:45 am]
Billing code 3395-F4-P

---

*Filed by the Office of the Federal Register on April 08, 2025*
"""
OLD_HEAD = """# Executive Order 11359-A—Amending the Lamp Rules

## Summary

**Signed:** June 30, 1967
**Published:** June 30, 1967

**Document Details:**
- Document Number: None
- Executive Order Number: 11359
- Citation: None

## Sources
- [Federal Register HTML](https://www.presidency.ucsb.edu/documents/executive-order-11359a)
- [XML Source](None)

---

## Executive Order 11359

By virtue of the authority vested in me, it is ordered as follows:
"""
OLD_FOOT = """
LYNDON B. JOHNSON
The White House,June 30, 1967.

---

*Filed by the Office of the Federal Register on June 30, 1967*
"""


def order(page: str) -> Account:
    """The order on an archive page."""
    (document,) = parse(page.encode(), "page.md")
    assert isinstance(document, Account)
    return document


def recent(body: str) -> dict[str, Section]:
    """The provisions of a page made from the Federal Register, by id."""
    return {section.id: section for section in order(FR_HEAD + body + FR_FOOT).walk()}


def old(body: str) -> dict[str, Section]:
    """The provisions of a page made from an older text, by id."""
    return {section.id: section for section in order(OLD_HEAD + body + OLD_FOOT).walk()}


def test_facts_of_a_recent_page() -> None:
    """Dates, document number, citation and address come from above the rule; the format is lossy."""
    found = order(FR_HEAD + "### Section 1.\n\n**Policy**\n\nLamps stay lit.\n" + FR_FOOT)
    assert (found.number, found.title) == ("14900", "Keeping the Lamps Lit")
    assert (found.signed_on, found.published_on) == (date(2025, 4, 8), date(2025, 4, 11))
    assert (found.document_number, found.citation, found.start_page) == ("2025-09999", "90 FR 18765", 18765)
    assert (found.source.format, found.source.lossy) == ("archive_markdown", True)
    assert found.html_url == found.source.url


def test_the_title_keeps_the_suffix() -> None:
    """The number is the first heading's; the details below it drop the suffix."""
    assert order(OLD_HEAD + "Lamps.\n" + OLD_FOOT).number == "11359-A"


def test_an_old_page_was_not_published_on_the_day_it_names() -> None:
    """The line "Published" repeats the signing date, so nothing is said about publication, and "None" is none."""
    found = order(OLD_HEAD + "Lamps.\n" + OLD_FOOT)
    assert found.signed_on == date(1967, 6, 30)
    assert (found.published_on, found.document_number, found.citation, found.html_url) == (None, None, None, None)


def test_the_sign_off_of_a_recent_page() -> None:
    """A signature's picture vanishes, the filing lines become fields, the archive's own last line is dropped."""
    found = order(FR_HEAD + "### Section 1.\n\n**Policy**\n\nLamps stay lit.\n" + FR_FOOT)
    signature = found.signature
    assert (signature.name, signature.place, signature.dated) == ("", "THE WHITE HOUSE,", "April 8, 2025.")
    assert (signature.fr_doc, signature.filed) == ("FR Doc. 2025-09999", "Filed 4-10-25; 8:45 am")
    assert signature.billing_code == "Billing code 3395-F4-P"
    assert found.filed_on == date(2025, 4, 10)
    assert found.sections[-1].text == "Lamps stay lit."


def test_the_sign_off_of_an_old_page() -> None:
    """Place and day may stand in one line without a blank."""
    signature = order(OLD_HEAD + "Lamps.\n" + OLD_FOOT).signature
    assert (signature.name, signature.place) == ("LYNDON B. JOHNSON", "The White House,")
    assert signature.dated == "June 30, 1967."


def test_a_name_in_small_letters_is_a_signature() -> None:
    """EO 12725 is signed "George Bush", above the place and the day."""
    foot = OLD_FOOT.replace("LYNDON B. JOHNSON\nThe White House,June 30", "George Bush\nThe White House,\nJune 30")
    found = order(OLD_HEAD + "Lamps.\n" + foot)
    assert (found.signature.name, found.signature.place) == ("George Bush", "The White House,")
    assert found.signature.dated == "June 30, 1967."
    assert found.sections[-1].text.endswith("Lamps.")


def test_lines_between_name_and_place_are_no_text() -> None:
    """A line under the president's name belongs to the signature (EO 6726)."""
    foot = OLD_FOOT.replace("\nThe White House", "\nDone in triplicate\nThe White House")
    found = order(OLD_HEAD + "Lamps.\n" + foot)
    assert found.signature.name == "LYNDON B. JOHNSON"
    assert found.signature.place == "Done in triplicate The White House,"
    assert found.sections[-1].text.endswith("Lamps.")


@pytest.mark.parametrize(
    "foot",
    [
        "LYNDON B. JOHNSON\nApproval recommended: A. Wick. Administrator.\nThe White House,June 30, 1967.",
        "LYNDON B. JOHNSON   President.\nApproval Recommended: A. Wick.\nClerk.\nThe White House,June 30, 1967.",
        "Recommended for Approval by: A. Wick. Administrator.\n\nLYNDON B. JOHNSON\nThe White House,\nJune 30, 1967.",
    ],
)
def test_an_approval_is_no_place(foot: str) -> None:
    """A minister's recommendation above or under the president's name is a part of its own (EO 6372, 6505, 6249)."""
    found = order(OLD_HEAD + "Lamps.\n" + OLD_FOOT.replace("LYNDON B. JOHNSON\nThe White House,June 30, 1967.", foot))
    assert found.signature.name.startswith("LYNDON B. JOHNSON")
    assert (found.signature.place, found.signature.dated) == ("The White House,", "June 30, 1967.")
    assert "A. Wick." in found.signature.approval
    assert found.sections[-1].text.endswith("Lamps.")


@pytest.mark.parametrize(
    ("head", "heading"),
    [
        ("### Section 2.\n\n**Enforcement**\n\n(a) Buy oil.", "Enforcement"),
        ("### Section 2.\n\nUsing National Assets for Oil\n\n(a) Buy oil.", "Using National Assets for Oil"),
        ("### Section 2. Lamp Oil (a) Buy oil.", "Lamp Oil"),
        ("### Section 2. s\n\n**Effective date**\n (a) Buy oil.", "Effective dates"),
        ("### Section 2. ulatory Review\n\n**Reg**\n (a) Buy oil.", "Regulatory Review"),
        ("### Section 2. and Agency Duties\n\n**Implementation**\n\n(a) Buy oil.", "Implementation and Agency Duties"),
        ("SEC. 2. Lamp Oil. (a) Buy oil.", "Lamp Oil"),
        ("### Section 2.\n\n**Reg**\n\n(a) Buy oil.", ""),
        ("### Section 2. (a) Buy oil.", ""),
    ],
)
def test_headings_are_mended_and_unverified(head: str, heading: str) -> None:
    """A heading is put together from what the formatter left, marked as unverified; its lone "Reg" is none."""
    found = recent(f"### Section 1.\n\n**Policy**\n\nLamps stay lit.\n{head}\n")
    assert found["2"].heading == heading
    assert found["2"].heading_status is (HeadingStatus.UNVERIFIED if heading else HeadingStatus.NONE)
    assert found["2.a"].text == "Buy oil."


def test_decimal_numbers_are_put_together() -> None:
    """The formatter parts "Sec. 1.2" at its point (EO 13467)."""
    found = recent("### Section 1. 1\n\n**Policy**\n\nLamps.\n### Section 1. 2\n\nApplicability.\n\n(a) Oil.\n")
    assert list(found) == ["preamble", "1.1", "1.2", "1.2.a"]
    assert found["1.2"].heading == "Applicability"


def test_a_decimal_number_before_a_title() -> None:
    """EO 11315 prints "Section 9. 1 Coverage Except as …": what follows the number is no sentence about it."""
    found = old("### Section 9. 1 Coverage Except as provided by law, this Rule is for Lamps and of Oil:\n")
    assert list(found) == ["preamble", "9.1"]


@pytest.mark.parametrize("word", ["a", "an", "from", "of", "the", "with"])
def test_a_line_that_cannot_end_goes_on(word: str) -> None:
    """A line cut after an article or a preposition is joined with the next, though that begins with a capital."""
    assert recent(f"### Section 1. Lamps glow.\n\n(a) It glows {word}\nOil burns.\n")["1.a"].text == (
        f"It glows {word} Oil burns."
    )


def test_a_regulations_section_is_a_sentence() -> None:
    """A sentence about a regulation's section is not this order's section (EO 10354)."""
    found = old("### Section 22. 1 of the said regulations is amended to read as follows:\nOil burns.\n")
    assert list(found) == ["preamble"]


def test_numbered_paragraphs_of_an_order_without_sections() -> None:
    """Old orders number their paragraphs "1." and "2." (EO 10003)."""
    assert list(old("1. the Commission shall buy oil.\n2. The Department shall buy wicks.\n")) == ["preamble", "1", "2"]


def test_one_numbered_line_makes_no_section() -> None:
    """A single number at a line's start does not divide an order."""
    assert [key for key in old("1. Oil.\nLamps burn.\n") if key.isdigit()] == []


def test_a_quoted_section_is_no_section() -> None:
    """A heading after an orphaned quotation mark is new text for another order (EO 13559)."""
    found = recent(
        "### Section 1.\n\n**Amendments**\n\nOrder 5 is amended:\n\n(a) by striking section 2, and inserting the "
        "following:\n\n“\n### Section 2. Lamp Oil. Oil is bought.”\n### Section 3. (a) Buy wicks.\n"
    )
    assert list(found) == ["preamble", "1", "1.a", "3", "3.a"]
    assert "“Section 2. Lamp Oil. Oil is bought.”" in found["1.a"].text
    assert found["1.a"].quoted


def test_descriptions_of_lands_are_no_lists() -> None:
    """Townships and bearings begin with a letter and a point and are text (EO 6172, 11066)."""
    lands = "T. 10 N., R. 1 E., sec. 1.\n\nT. 11 N., R. 1 E., secs. 1 and 2;\nsec. 36.\n\nN. 33° E., 400 feet,\n"
    assert list(old(lands)) == ["preamble"]


def test_a_counted_series_is_a_list() -> None:
    """Letters with a point that count from the first one are markers."""
    found = old("SECTION 1. Buy:\nA. oil;\nB. wicks.\nSEC. 2. Trim.\n")
    assert list(found) == ["preamble", "1", "1.A", "1.B", "2"]


def test_hyphenated_numbers() -> None:
    """Orders of 1978 to 2000 count "1-101." and have lists below (EO 12092)."""
    found = old("1-101. The Chairman shall:\n\n(a) buy oil;\n(b) trim wicks.\n1-102. Lamps stay lit.\n")
    assert list(found) == ["preamble", "1-101", "1-101.a", "1-101.b", "1-102"]


def test_part_titles_stand_above_the_next_section() -> None:
    """A line that heads a group of sections is no text of the section before it."""
    found = old("SECTION 101. Oil is bought.\nPART II. WICKS\nSEC. 201. Wicks are trimmed.\n")
    assert found["201"].part == "PART II. WICKS"
    assert found["101"].text == "Oil is bought."


def test_broken_lines_are_joined() -> None:
    """Italics set on lines of their own, initials and "U.S.C." do not end a paragraph."""
    body = (
        "### Section 1.\n\n**Policy**\n\nPublish it in the \nFederal Register\n, under the Act (5 U.S.C.\n\nApp.), "
        "and I, DONALD J.\n\nTRUMP, find oil.\n"
    )
    assert recent(body)["1"].text == (
        "Publish it in the Federal Register, under the Act (5 U.S.C. App.), and I, DONALD J. TRUMP, find oil."
    )


def test_indented_lists_are_nested() -> None:
    """Blanks before a mark set it under the line above."""
    found = recent("### Section 1.\n\n**Policy**\n\n(a) Buy:\n    (i) oil; and\n    (ii) wicks.\n\n(b) Trim.\n")
    assert list(found) == ["preamble", "1", "1.a", "1.a.i", "1.a.ii", "1.b"]


def test_an_order_never_published_has_no_text() -> None:
    """The placeholder for an unpublished order is not its text (EO 9696)."""
    head = OLD_HEAD.replace("By virtue of the authority vested in me, it is ordered as follows:\n", "")
    found = order(head + "(this executive order was not published)\n\n---\n")
    assert found.sections == ()
    assert [note.code for note in found.notes] == ["not_published"]


def test_an_impossible_date_is_noted() -> None:
    """A date that the calendar does not have becomes unknown with a note, never another day."""
    found = order(OLD_HEAD.replace("**Signed:** June 30", "**Signed:** June 31") + "Lamps.\n" + OLD_FOOT)
    assert found.signed_on is None
    assert "date_unreadable" in {note.code for note in found.notes}


@pytest.mark.parametrize(
    "page",
    [
        b"",
        b"# Executive Order: Lamps\n\n---\ntext",
        b"# Executive Order 0: Lamps\n\n---\ntext",
        b"# Executive Order 5: x",
    ],
)
def test_pages_without_number_or_text_are_refused(page: bytes) -> None:
    """Without an order number in the first heading, or without a text, there is no order."""
    with pytest.raises(SourceError):
        parse(page, "page.md")


def test_looks_like_asks_for_the_heading() -> None:
    """Recognition goes by the first heading."""
    assert looks_like(FR_HEAD.encode())
    assert not looks_like(b"---\nsource_url: x\n---\n# Executive Order 5")


LINE = st.text(st.sampled_from("aiIvxAB129.,:;()*#-“”§ \t"), min_size=1, max_size=30)


@given(st.lists(LINE, max_size=20))
def test_any_lines_are_read_with_unique_ids(lines: list[str]) -> None:
    """Whatever stands below the rule, parsing ends and no two provisions share an id."""
    ids = [section.id for section in order(OLD_HEAD + "\n".join(lines) + "\n" + OLD_FOOT).walk()]
    assert len(ids) == len(set(ids))


def test_a_word_cut_out_is_put_back() -> None:
    """EO 13159: "For the s of this order" and a bold "purpose" below were "For the purposes of this order"."""
    found = order(
        FR_HEAD + "### Section 1. For the s of this order, lamps glow.\n\n**purpose**\n Oil burns.\n" + FR_FOOT
    )
    section = next(section for section in found.sections if section.id == "1")
    assert (section.heading, section.text) == ("", "For the purposes of this order, lamps glow.\n\nOil burns.")
    assert "word_restored" in {note.code for note in found.notes}


def test_a_word_cut_out_at_the_end_of_an_item_is_put_back() -> None:
    """EO 11200: "recreational s;" was "recreational purposes;"."""
    found = order(
        FR_HEAD + "### Section 1. Lamps are for:\n\n(a) recreational s;\n(b) reading\n**purpose**\n" + FR_FOOT
    )
    assert [section.text for section in found.walk()][2:] == ["recreational purposes;", "reading"]


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("under Executive Order No\n\n**reg**\n 12808 and with ard to oil", "under Executive Order No. 12808 and"),
        ("by the Act, 50 Stat\n**reg**\n 888 (42 U.S.C. 1406), ularly", "50 Stat. 888 (42 U.S.C. 1406)"),
        ("in vessels of U\n**reg**\nS. istration and with ard to oil", "in vessels of U.S. "),
    ],
)
def test_a_number_goes_on_with_the_abbreviation_before_it(broken: str, whole: str) -> None:
    """EO 12810, 11196, 12724: the full stop was taken for a sentence's end, with a keyword's line behind it."""
    found = order(FR_HEAD + f"### Section 1. Lamps with ard to oil glow {broken}.\n" + FR_FOOT)
    section = next(section for section in found.sections if section.id == "1")
    assert whole in section.text
    assert "\n" not in section.text


def test_a_paragraph_may_end_in_the_word_no() -> None:
    """What is no number does not go on with it."""
    assert recent("### Section 1. The answer is No\n\nThe lamps glow.\n")["1"].text.count("\n\n") == 1


def test_the_caption_in_capitals_is_the_title_and_no_text() -> None:
    """A caption that repeats the title stands in no preamble; one that says something else does (EO 6089)."""
    texts = []
    for caption in ("AMENDING THE\n\nLAMP RULES.", "ALASKA"):
        page = OLD_HEAD.replace("By virtue", f"{caption}\n\nBy virtue")
        texts.append(order(page + "Lamps.\n" + OLD_FOOT).sections[0].text.split("\n\n")[0])
    assert texts == ["By virtue of the authority vested in me, it is ordered as follows:", "ALASKA"]


def test_the_caption_is_the_title_where_the_page_has_a_press_releases() -> None:
    """EO 11995 and 12285: from 1977 to 1981 the text's own caption names the order."""
    page = OLD_HEAD.replace("June 30, 1967", "January 19, 1981").replace(
        "By virtue", "RELATING TO THE U.S. KEEPER'S PLACE IN LEVEL\n\nV OF THE SCHEDULE\n\nBy virtue"
    )
    found = order(page + "Lamps.\n" + OLD_FOOT)
    assert found.title == "Relating to the U.S. Keeper's Place in Level V of the Schedule"
    assert found.sections[0].text.startswith("By virtue")


def test_a_section_without_its_text_is_told() -> None:
    """EO 13372, section 5: the formatter took the only sentence for a heading; its keyword is none."""
    found = order(FR_HEAD + "### Section 1. Lamps glow.\n\n### Section 2.\n\n**purpose**\n" + FR_FOOT)
    assert [note.section for note in found.notes if note.code == "text_missing"] == ["2"]
    assert found.sections[-1].heading == ""


def test_a_keyword_ends_a_heading_in_title_case() -> None:
    """EO 13171: "Judicial" and a bold "Review" were "Judicial Review"."""
    found = order(FR_HEAD + "### Section 1. Judicial\n\n**Review**\n\nLamps glow.\n" + FR_FOOT)
    assert (found.sections[-1].heading, found.sections[-1].text) == ("Judicial Review", "Lamps glow.")


def test_the_letter_i_after_h_is_a_letter() -> None:
    """The formatter sets in every "(i)" (EO 13157)."""
    items = "\n\n".join(f"{'    ' if letter == 'i' else ''}({letter}) lamps;" for letter in "abcdefghij")
    found = order(FR_HEAD + "### Section 1. These shall glow:\n\n" + items + "\n" + FR_FOOT)
    assert [child.id for child in found.sections[-1].children] == [f"1.{letter}" for letter in "abcdefghij"]


def test_numbers_without_the_word_section() -> None:
    """EO 12333 numbers 1.1, 1.2 under "Part 1", each with a heading; EO 12114 has 1-1, 2-1."""
    dotted = order(OLD_HEAD + "Part 1 Goals\n1.1 Lamps. They glow.\n(a) Oil burns.\n1.2 Oil. It burns.\n" + OLD_FOOT)
    assert [section.id for section in dotted.walk()][-3:] == ["1.1", "1.1.a", "1.2"]
    long = "shall burn and glow in every harbour of the coast, " * 3
    dashed = order(OLD_HEAD + f"1-1. Lamps. They {long}.\n2-1. Oil. It {long}.\n" + OLD_FOOT)
    assert [(section.id, section.heading) for section in dashed.sections[-2:]] == [("1-1", "Lamps"), ("2-1", "Oil")]


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("in honor of Paul H.\nMaurer, who", "in honor of Paul H. Maurer, who"),
        ("as in Lamp v.\nOil County\n(2020), which", "as in Lamp v. Oil County (2020), which"),
        ("Disabilities (1998) , effective", "Disabilities (1998), effective"),
    ],
)
def test_lines_broken_after_initials_and_cases(broken: str, whole: str) -> None:
    """EO 14107, 14168 and 13164: the formatter ends a line after each full stop and before each change of type."""
    found = order(FR_HEAD + f"### Section 1. Lamps glow.\n\n(a) It glows {broken} burns.\n" + FR_FOOT)
    assert found.sections[-1].children[0].text == f"It glows {whole} burns."


@pytest.mark.parametrize(
    ("foot", "place", "filed"),
    [
        (
            "THE WHITE HOUSE,\nWashington, September 10, 2012.\n[FR Doc. 2012-1\nFiled 9-12-12; 11:15 am]",
            "2012",
            "2012",
        ),
        ("THE WHITE HOUSE,\nJune 16 2006.\nEDJN06.000\n[FR Doc.\nE6-1\nFiled 6-19-06; 11:43 am]", "2006", "2006"),
        ("George BushThe White House,October 17, 1990", "1990", ""),
        ("HARRY S. TRUMANTHE WHITE HOUSE,APRIL 23, 1945", "1945", ""),
        ("FRANKLIN D. ROOSEVELT\nMarch 31st 1933The White House.", "1933", ""),
        ("FRANKLIN D. ROOSEVELT\nThe White House,Washington, D.C.September 26, 1934.", "1934", ""),
        ("DWIGHT D. EISENHOWER\nTHE WHITE HOUSE,\nWashington, D.C.\nAugust 21, 1959.", "1959", ""),
        (
            "JIMMY CARTER\nThe White Home,\nDecember 10, 1979.\n"
            "[Filed with the Office of the Federal Register, 11:05 a.m., December 11, 1979]",
            "1979",
            "1979",
        ),
        (
            "RONALD REAGAN\nThe White House,\nAugust 21, 1981.\n"
            "]Filed with the Office of the Federal Register, 3:44 p.m., August 21, 1981]",
            "1981",
            "1981",
        ),
    ],
)
def test_sign_offs_of_many_kinds(foot: str, place: str, filed: str) -> None:
    """EO 13626, 13405, 12674, 9542, 6094, 6858, 10834, 12177, 12318: however place and day are set, none is text."""
    found = order(FR_HEAD + "### Section 1. Lamps glow.\n\n" + foot + "\n")
    assert [section.id for section in found.sections] == ["preamble", "1"]
    assert found.sections[-1].text == "Lamps glow."
    assert place in found.signature.dated
    assert (str(found.filed_on.year) if found.filed_on else "") == filed


@pytest.mark.parametrize(
    ("foot", "annex", "filed", "notes"),
    [
        ("[FR Doc. 2017-1\n10-26-17; 11:15 am]\nBilling code 1-P", None, "10-26-17; 11:15 am", []),
        ("[FR Doc. 2017-1\n2017-10000 8:45 am]\nBILLING CODE 1-P", None, "2017-10000 8:45 am", []),
        ("B\n[FR Doc. 06-1\nFiled 4-28-06; 9:05 am]\nBilling code 1-P", None, "Filed 4-28-06; 9:05 am", []),
        ("ANNEX\nThe Bank of Lamps\n[FR Doc. 03-1\nFiled 7-29-03; 8:57 am]\nBilling code 1-P",
         "ANNEX\n\nThe Bank of Lamps", "Filed 7-29-03; 8:57 am", []),
        ("10FEE0.GRA\n[FR Doc. 06-1\nFiled 2-9-06; 8:45 am]", None, "Filed 2-9-06; 8:45 am", ["annex_is_image"]),
        ("Billing code 1-P\nED015SE10.002\n[FR Doc. 10-1\nFiled 8-31-10; 8:45 am]\nBilling code 2-C", None,
         "Filed 8-31-10; 8:45 am", ["annex_is_image"]),
    ],
)  # fmt: skip
def test_a_filing_line_is_no_annex(foot: str, annex: str | None, filed: str, notes: list[str]) -> None:
    """EO 13815, 13886, 13401, 13310, 13396, 13551: what stands at the end is of the signature, wherever that is."""
    found = order(FR_HEAD + "### Section 1. Lamps glow.\n\nTHE WHITE HOUSE,\nJune 16, 2017.\n" + foot + "\n")
    texts = {section.id: section.text for section in found.sections}
    assert (texts.get("annex"), found.signature.filed) == (annex, filed)
    assert found.signature.fr_doc.startswith("FR Doc. ")
    assert [note.code for note in found.notes] == notes


@pytest.mark.parametrize(
    ("above", "title"),
    [
        (
            "Title3—\nThe President\nExecutive Order 14900 of April 8, 2025\nKeeping the Lamps Lit",
            "Keeping the Lamps Lit",
        ),
        ("Executive Order 14900 April 8, 2025\nKeeping the Lamps Lit", "Keeping the Lamps Lit"),
        ("Executive Order 14900 of April 8, 2025\nKeeping the Lamps \nLit and Clean", "Keeping the Lamps"),
        ("Executive Order 14900 of April 8, 2025\nThe Guantánamo Lamps", "The Guantanamo Lamps"),
        ("Executive Order 14900 of April 8, 2025\nAmending 13803—Lamps", "Amending 13803Lamps"),
    ],
)  # fmt: skip
def test_the_title_is_no_text(above: str, title: str) -> None:
    """EO 13514, 13739, 13155, 13492, 13906: however number and title stand above the text, the text begins below."""
    head = FR_HEAD.partition("**Title 3")[0].replace("Keeping the Lamps Lit", title)
    found = order(f"{head}{above}\n### Authority\n\nBy the authority vested in me:\n### Section 1. Lamps glow.\n")
    assert found.sections[0].text == "By the authority vested in me:"


def test_the_title_of_a_part_is_no_end_of_the_sentence_before() -> None:
    """EO 13191: under "as follows: " stands the line of a part, of the section after it."""
    head = FR_HEAD.replace("ordered:\n", "ordered as follows: \nPart I—Implementation of the Act\n")
    sections = order(head + "### Section 1. Lamps glow.\n").sections
    assert sections[0].text.endswith("it is hereby ordered as follows:")
    assert sections[1].part == "Part I—Implementation of the Act"


def test_what_is_left_of_a_signature_is_no_word() -> None:
    """EO 13203: "B" under a sentence that has lost its stop is what is left of the signature's picture."""
    found = order(FR_HEAD + "### Section 1. Lamps glow on this day\nB\nTHE WHITE HOUSE,\nJune 16, 2017.\n")
    assert found.sections[1].text == "Lamps glow on this day"


def test_a_line_that_is_no_title_stays() -> None:
    """A line under a title that is whole is text, also where nothing stands between them."""
    head = FR_HEAD.partition("### Authority")[0]
    assert order(f"{head}Whereas lamps glow;\n### Section 1. They shall.\n").sections[0].text == "Whereas lamps glow;"


def test_a_page_with_a_sites_words_has_no_text() -> None:
    """EO 13141's page: the facts above the rule stay, nothing below it is law."""
    found = order(
        FR_HEAD.partition("By the")[0]
        + "Legal Status\nThis site displays a prototype of the Federal Register.\nEO Citation\nEO 13141\n"
    )
    assert (found.sections, found.document_number) == ((), "2025-09999")
    assert [note.code for note in found.notes] == ["no_text_of_the_order"]


def test_numbers_of_pictures_are_no_text() -> None:
    """EO 13970 has a number for each page of its schedules, which are said to be missing."""
    foot = FR_FOOT.replace("Billing code 3395-F4-P", "Billing code 3395-F4-P\nED06JA21.025\nED06JA21.026", 1)
    found = order(FR_HEAD + "### Section 1. Lamps glow.\n\n" + foot)
    assert [section.id for section in found.sections] == ["preamble", "1"]
    assert [note.detail[:7] for note in found.notes if note.code == "annex_is_image"] == ["2 pages"]


def test_the_filing_line_of_an_older_page() -> None:
    """It tells the day of filing wherever it stands under the signature (EO 12384 has a list before it)."""
    line = "[Filed with the Office of the Federal Register, 9:34 a.m., July 4, 1967]"
    found = order(OLD_HEAD + "Lamps.\n" + OLD_FOOT.replace("1967.\n", f"1967.\nBrotherhood of Lamps\n{line}\n", 1))
    assert found.filed_on == date(1967, 7, 4)
    assert found.signature.filed == line.strip("[]")
    assert [section.id for section in found.sections] == ["preamble", "annex"]
    assert found.sections[1].text == "Brotherhood of Lamps"


def test_a_comma_behind_the_name_is_none_of_it() -> None:
    """EO 6434 has "FRANKLIN D. ROOSEVELT," over a minister's approval."""
    foot = OLD_FOOT.replace("JOHNSON\n", "JOHNSON,\nApproval recommended:     Hugh S. Johnson.\n")
    found = order(OLD_HEAD + "Lamps.\n" + foot)
    assert found.signature.name == "LYNDON B. JOHNSON"
    assert found.signature.approval == "Approval recommended: Hugh S. Johnson."
    assert [section.id for section in found.sections] == ["preamble"]


def test_a_commissioner_who_bears_a_presidents_surname_before_his_own_is_none() -> None:
    """EO 9578 ends in the names of commissioners, "ARTHUR S. FLEMING," among them."""
    page = OLD_HEAD + "Lamps.\n" + OLD_FOOT.replace("LYNDON B. JOHNSON\n", "ARTHUR S. FLEMING,\n\nCommissioners.\n")
    assert "ARTHUR S. FLEMING," in order(page).sections[0].text


def test_a_heading_without_its_stop_may_name_an_order_or_a_term() -> None:
    """EO 11224: the formatter drops the full stop behind what a number or a quotation ends."""
    body = (
        '### Section 1. Definition of the term "lamp" For purposes of this order, it glows.\n\n'
        "### Section 2. Inapplicability of Executive Order 11071 Executive Order No. 11071 is superseded.\n"
    )
    found = recent(body)
    assert [found[number].heading for number in "12"] == [
        'Definition of the term "lamp"',
        "Inapplicability of Executive Order 11071",
    ]


def test_a_lost_heading_is_told() -> None:
    """EO 13980 keeps "Reg" of the heading of section 4, which is none; a word of the sentence is put back."""
    found = order(
        FR_HEAD + "### Section 1.\n\n**Reg**\n\n(a) Lamps glow.\n### Section 2. ulations burn.\n\n**Reg**\n" + FR_FOOT
    )
    assert [note.section for note in found.notes if note.code == "heading_lost"] == ["1"]
    assert [section.heading for section in found.sections] == ["", "", ""]


def test_a_citation_goes_on_after_the_italics_of_a_case() -> None:
    """EO 13980: "Gypsum, Co.," / "438 U.S. 422" and "mens rea" / "(excluding" are one sentence each."""
    body = "(a) See United States v.\nLamp, Co.,\n438 U.S. 422 (1978), no\nmens rea\n(excluding oil)\n\n"
    assert "\n" not in recent("### Section 1. These:\n" + body + "(b) Oil.\n")["1.a"].text


def test_what_the_editors_of_the_page_put_in_is_no_text() -> None:
    """EO 10730 has "such wilful [See APP Note] obstruction": the words of the order go on, and the page is told of."""
    found = order(
        OLD_HEAD + "Such wilful [See APP Note] obstruction\nof lamps [See APP note below.] ends.\n" + OLD_FOOT
    )
    assert found.sections[0].text.endswith("\n\nSuch wilful obstruction of lamps ends.")
    assert [note.code for note in found.notes if "editors" in note.code] == ["editors_words_dropped"]
