"""whitehouse.gov pages: from Pandoc's Markdown with front matter to provisions."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.law.documents import Account, HeadingStatus, Kind, NonOrder, Section, SourceError
from app.sources import front_matter
from app.sources.whitehouse import pandoc
from app.sources.whitehouse.markdown import looks_like, parse

HEAD = """---
date: '2025-03-04'
published_time: 2025-03-04 18:34:59-04:00
source_url: https://www.whitehouse.gov/presidential-actions/2025/03/keeping-the-lamps-lit/
tags: presidential-actions
title: "Keeping the\\_Lamps\\
  \\ Lit\\u2019s Promise"
---
"""
AUTHORITY = "By the authority vested in me as President by the Constitution, it is hereby ordered:  \n"
SIGNED = "\n\n                DONALD J. TRUMP  \n  \n THE WHITE HOUSE,  \n    March 3, 2025.\n"


def order(body: str, head: str = HEAD) -> Account:
    """The order on a page with this text."""
    (document,) = parse((head + "\n" + body).encode(), "page.md")
    assert isinstance(document, Account)
    return document


def provisions(body: str) -> dict[str, Section]:
    """The provisions of a page with this text between authority clause and signature, by id."""
    return {section.id: section for section in order(AUTHORITY + "  \n" + body + SIGNED).walk()}


def test_front_matter_becomes_facts() -> None:
    """Title, address and format come from the front matter, the signing date from under the text, no number at all."""
    found = order(AUTHORITY + "Sec. 1. Policy. Lamps stay lit." + SIGNED)
    assert found.number is None
    assert found.title == "Keeping the Lamps Lit’s Promise"
    assert found.signed_on == date(2025, 3, 3)
    assert found.source.format == "whitehouse_markdown"
    assert found.source.url == "https://www.whitehouse.gov/presidential-actions/2025/03/keeping-the-lamps-lit/"
    assert not found.source.lossy


@pytest.mark.parametrize("address", ["javascript:alert(1)", "https://x/ y", "ftp://example.gov/a", "''"])
def test_only_an_address_of_the_web_is_kept(address: str) -> None:
    """A source address that no browser should follow is none."""
    found = HEAD.replace("https://www.whitehouse.gov/presidential-actions/2025/03/keeping-the-lamps-lit/", address)
    assert order(AUTHORITY + "Sec. 1. Policy. Lamps stay lit." + SIGNED, found).source.url is None


def test_page_date_stands_in_with_a_note() -> None:
    """A page without a day under its text is dated by its front matter, and says so."""
    found = order(AUTHORITY + "Section 1. Policy. Lamps stay lit.\n\nDONALD J. TRUMP\n")
    assert found.signed_on == date(2025, 3, 4)
    assert [note.code for note in found.notes] == ["signing_date_from_page"]


@pytest.mark.parametrize(
    "head",
    [
        '<span style="text-decoration: underline">Sec</span>. <span style="text-decoration: underline">1</span>.'
        ' <span style="text-decoration: underline">Lamp\nOil</span>.  ',
        '<span\nstyle="text-decoration: underline">Sec. 1</span>. <u>Lamp Oil</u>*.*  ',
        "**Sec. 1.  Lamp Oil. ** ",
        "*Sec*. *1*. *Lamp Oil*. ",
        "<u>Sec. 1.  Lamp Oil</u>.  ",
        "     Sec. 1.  Lamp Oil.  ",
        "\u00a0\u00a0Sec.\u00a01.\u00a0 *Lamp\u00a0Oil*. ",
        "<u>Sec.</u> <u>1</u> <u>Lamp Oil.</u> ",
    ],
)
def test_every_section_mark_gives_one_tree(head: str) -> None:
    """Underline, bold, italics or plain type, split or wrapped: number, heading and text are the same."""
    found = provisions(head + "The Secretary shall buy oil.")["1"]
    assert (found.label, found.heading, found.text) == ("Sec. 1", "Lamp Oil", "The Secretary shall buy oil.")
    assert found.heading_status is HeadingStatus.CONFIRMED


@pytest.mark.parametrize(
    "sentence",
    [
        "Sec. 1. This order is effective immediately.",
        "Sec. 1. The Secretary shall act. Others may.",
        "Sec. 1. (a) The Secretary shall act.",
    ],
)
def test_a_sentence_is_no_heading(sentence: str) -> None:
    """Words after a section's number that are no title stay text."""
    assert provisions(sentence)["1"].heading == ""


@pytest.mark.parametrize(
    "sentence",
    [
        "Section 2 of the Lamp Act provides oil.",
        "Section 9A(c) of the Lamp Act provides oil.",
        "“Sec. 2. Oil. The Secretary shall buy oil.”",
    ],
)
def test_a_reference_starts_no_section(sentence: str) -> None:
    """A citation or a quoted section at a paragraph's start is text of the section it stands in."""
    found = provisions(f"Sec. 1. Policy. Lamps stay lit.\n\n{sentence}")
    assert list(found) == ["preamble", "1"]
    assert sentence in found["1"].text


def test_two_blanks_end_a_paragraph() -> None:
    """A hard break divides provisions as a blank line does; a plain line's end does not."""
    found = provisions("Sec. 1. Oil. The Secretary shall buy:  \n(a) lamp\noil; and  \n(b) wicks.")
    assert [found[key].text for key in ("1", "1.a", "1.b")] == ["The Secretary shall buy:", "lamp oil; and", "wicks."]


def test_escaped_marks_are_marks() -> None:
    r"""Pandoc's "\(b\)" and "i\." are the printed "(b)" and "i."."""
    found = provisions("Sec. 1. Oil. (a) Nothing here:\n\ni\\. burns;\n\nii\\. smokes.\n\n\\(b\\)  Lamps stay.")
    assert list(found) == ["preamble", "1", "1.a", "1.a.i", "1.a.ii", "1.b"]


def test_list_numbers_become_the_printed_marks() -> None:
    """Items that Markdown numbered under "(a) …:" were (i) and (ii), and the page says so in a note."""
    text = "Sec. 1. Oil. (a) Nothing here:\n\n1.  burns the\n    house;\n2.  smokes.\n\n(b) Lamps stay."
    found = order(AUTHORITY + text + SIGNED)
    assert [section.id for section in found.walk()] == ["preamble", "1", "1.a", "1.a.i", "1.a.ii", "1.b"]
    assert {note.code for note in found.notes} == {"marker_restored"}


def test_list_numbers_under_a_section_become_letters() -> None:
    """Items that Markdown numbered under a section's own words were (a) and (b)."""
    assert list(provisions("Sec. 1. Oil. The list:\n\n1.  lamp;\n2.  wick.")) == ["preamble", "1", "1.a", "1.b"]


def test_a_number_at_a_wrapped_line_is_no_item() -> None:
    """A year that begins a line is part of its sentence."""
    assert provisions("Sec. 1. Oil. Lamps burned in the year\n1908.  They still do.")["1"].text == (
        "Lamps burned in the year 1908. They still do."
    )


@pytest.mark.parametrize(("printed", "mended"), [("(ii.) oil", "1.a.ii"), ("b) Oil", "1.b")])
def test_misprinted_marks_are_mended(printed: str, mended: str) -> None:
    """A mark with a stray stop or without its bracket counts, with a note."""
    found = order(AUTHORITY + f"Sec. 1. Oil. (a) Nothing:\n\n(i) burns;\n\n{printed} smokes." + SIGNED)
    assert mended in {section.id for section in found.walk()}
    assert "marker_mended" in {note.code for note in found.notes}


def test_typography_is_kept_and_markup_is_not() -> None:
    """Curly quotes and dashes stay, emphasis, links, escapes and invisible characters leave only their words."""
    body = "Sec. 1. Oil. The “lamp” — *et\nseq.* — [costs](https://example.gov/a) 3\\*4 &lt;5 COVID-\u206019."
    assert provisions(body)["1"].text == "The “lamp” — et seq. — costs 3*4 <5 COVID-19."


def test_the_sign_off_is_no_text() -> None:
    """Name, place and day go to the signature and out of the last section."""
    found = order(AUTHORITY + "Sec. 1. Oil. Lamps stay lit." + SIGNED)
    assert (found.signature.name, found.signature.place) == ("DONALD J. TRUMP", "THE WHITE HOUSE,")
    assert found.signature.dated == "March 3, 2025."
    assert found.sections[-1].text == "Lamps stay lit."


def test_the_white_house_inside_a_sentence_is_text() -> None:
    """An office named at a paragraph's start does not end the order."""
    found = provisions("Sec. 1. Oil.\n\nThe White House Office shall buy oil.\n\nSec. 2. Wicks. Trim them.")
    assert "The White House Office shall buy oil." in found["1"].text
    assert "2" in found


def test_what_stands_under_the_signature_is_an_annex() -> None:
    """An annex with a table keeps its rows in reading order."""
    table = "<table><tr><td>Lamp</td><td>15%</td></tr>\n<tr><td>Wick</td><td>20%</td></tr></table>\n"
    found = order(AUTHORITY + "Sec. 1. Oil. Lamps." + SIGNED + "\n**ANNEX I**\n\n" + table)
    annex = found.sections[-1]
    assert annex.id == "annex"
    words = " ".join((annex.label, annex.heading, annex.text))
    assert words.index("Lamp 15%") < words.index("Wick 20%")


def test_a_linked_annex_is_said_to_be_missing() -> None:
    """A link to a file under the text is no text, and a note says that an annex is elsewhere."""
    found = order(AUTHORITY + "Sec. 1. Oil. Lamps." + SIGNED + "\n[ANNEX](https://www.whitehouse.gov/annex.pdf)\n")
    assert [section.id for section in found.sections] == ["preamble", "1"]
    assert [note.code for note in found.notes] == ["annex_not_in_text"]


def test_the_breadcrumb_is_dropped() -> None:
    """A page's own navigation list before the text is not the order's."""
    found = order("1.  [Parent]()\n2.  Current\n\n" + AUTHORITY + "\nSec. 1. Oil. Lamps." + SIGNED)
    assert found.sections[0].text.startswith("By the authority")


def test_a_memorandum_is_refused_with_its_words() -> None:
    """A page that is no order comes back as what it is, with the words that tell it."""
    body = "MEMORANDUM FOR THE SECRETARY OF OIL\n\nSUBJECT: Lamps\n\n" + AUTHORITY
    (document,) = parse((HEAD + body).encode(), "page.md")
    assert isinstance(document, NonOrder)
    assert document.kind is Kind.MEMORANDUM
    assert "MEMORANDUM FOR" in document.reason


@pytest.mark.parametrize(
    ("page", "message"),
    [
        (b"", "empty"),
        (b"---\ntitle: x\n", "no front matter"),
        (b"---\n- a\n- b\n---\ntext", "not a mapping"),
        (b"---\ntitle: [\n---\ntext", "not YAML"),
        (b"---\na: &a x\nb: *a\n---\ntext", "aliases"),
        (b"---\ndate: '2025-03-04'\n---\ntext", "no title"),
        (b"---\ntitle: \xff\n---\ntext", "utf-8"),
        (b"---\ntitle: x\ndate: '2025-02-30'\n---\nBy the authority vested in me, it is hereby ordered:", "no date"),
        (b"---\ntitle: " + b"[" * 9_000 + b"\n---\ntext", "not YAML"),
    ],
)
def test_broken_pages_are_refused(page: bytes, message: str) -> None:
    """A page that cannot be read for certain is refused with a reason."""
    with pytest.raises(SourceError, match=message):
        parse(page, "page.md")


def test_looks_like_asks_for_front_matter_with_an_address() -> None:
    """Recognition goes by the bytes: front matter with a source address, after a byte order mark or not."""
    assert looks_like(HEAD.encode())
    assert looks_like(b"\xef\xbb\xbf" + HEAD.encode())
    assert not looks_like(b"# Executive Order 14288: Title\nsource_url: x")


def test_front_matter_dates_stay_text() -> None:
    """YAML's own date type is not used, so that an impossible date is seen as written."""
    values, body = front_matter.split("---\ndate: 2025-02-30\ntags: [a]\n---\ntext")
    assert (values, body) == ({"date": "2025-02-30"}, "text")


WORD = st.text(st.characters(codec="utf-8", categories=["Lu", "Ll", "Nd"]), min_size=1, max_size=12)


@given(st.lists(WORD, min_size=1, max_size=30), st.integers(1, 8))
def test_wrapping_loses_no_word(words: list[str], width: int) -> None:
    """However a paragraph is wrapped and emphasised, its words come back in order, once each."""
    marked = [f"*{word}*" if index % 3 == 0 else word for index, word in enumerate(words)]
    lines = [" ".join(marked[start : start + width]) for start in range(0, len(marked), width)]
    assert (
        " ".join(block.text for block in pandoc.blocks("\n".join(lines))).split()
        == " ".join(block.text for block in pandoc.blocks(" ".join(words))).split()
    )


@given(st.text(max_size=400))
def test_any_text_is_read_without_failing(text: str) -> None:
    """Blocks are never empty, hold no doubled blanks, and their spans lie inside them."""
    for block in pandoc.blocks(text):
        assert block.text.strip() == block.text != ""
        assert all(0 <= start < end <= len(block.text) for start, end in block.emphasised)


def test_sections_numbered_below_a_section() -> None:
    """EO 14110 divides section 4 into 4.1, 4.2 …, each with its own (a)."""
    body = "Sec. 4. Safety.\n\n4.1. Safe Lamps. (a) Lamps shall glow.\n\n(b) Oil burns.\n\n4.2. Oil. (a) So be it."
    found = provisions(body)
    assert [name for name in found if name.startswith("4")] == ["4", "4.1", "4.1.a", "4.1.b", "4.2", "4.2.a"]
    assert (found["4.1"].label, found["4.1"].heading, found["4.1.a"].text) == ("4.1", "Safe Lamps", "Lamps shall glow.")


def test_a_single_decimal_number_is_no_section() -> None:
    """A run of one is a number in the text."""
    assert "4.1" not in provisions("Sec. 4. Safety. It is so.\n\n4.1. Percent of Lamps glow.")


def test_part_lines_stand_above_their_sections() -> None:
    """EO 14008 has "PART II — …" and lines in capitals between its sections."""
    found = provisions("Sec. 101. Lamps glow.\n\nPART II — THE OIL\n\nUSE OF OIL IN ALL LAMPS\n\nSec. 201. Oil burns.")
    assert found["101"].text == "Lamps glow."
    assert found["201"].part == "PART II — THE OIL USE OF OIL IN ALL LAMPS"


def test_lines_broken_in_mid_sentence_are_joined() -> None:
    """EO 14110 breaks after "critical", EO 14226 before "(b) of this section"; items stay apart."""
    found = provisions(
        "Sec. 1. To keep critical\n\nlamps lit under subsection\n\n(a) of this section:\n\n(a) burn; and\n\n(b) glow."
    )
    assert found["1"].text == "To keep critical lamps lit under subsection (a) of this section:"
    assert [name for name in found if name.startswith("1.")] == ["1.a", "1.b"]


def test_a_first_item_that_runs_in_without_a_space() -> None:
    """EO 14043 prints "affect:(i) the authority"."""
    found = provisions("Sec. 1. (a) Nothing shall affect:(i) lamps; or\n\n(ii) oil.\n\n(b) So be it.")
    assert (found["1.a"].text, found["1.a.i"].text, found["1.a.ii"].text) == (
        "Nothing shall affect:",
        "lamps; or",
        "oil.",
    )


def test_the_title_above_the_text_is_no_text() -> None:
    """EO 14155 repeats its title in capitals, on two lines."""
    found = order("KEEPING THE LAMPS\n\nLIT’S PROMISE\n\n" + AUTHORITY + "  \nSec. 1. Lamps glow." + SIGNED)
    assert found.sections[0].text.startswith("By the authority")


def test_a_name_above_a_link() -> None:
    """EO 14419 ends in the President's name and a link to a file."""
    found = order(
        AUTHORITY + "  \nSec. 1. Lamps glow.\n\n     DONALD J. TRUMP\n\n[eo-14900](https://x.gov/a.pdf)Download"
    )
    assert (found.signature.name, found.sections[-1].text) == ("DONALD J. TRUMP", "Lamps glow.")
