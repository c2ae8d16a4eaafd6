"""The Printing Office's plain text: lines of print to orders."""

from datetime import date

import pytest

from app.law.documents import Account, Kind, NonOrder, SourceError
from app.sources import parse, recognise

HEAD = """<html>
<head>
<title>Federal Register, Volume 60 Issue 38 (Monday, February 27, 1995)</title>
</head>
<body><pre>[Federal Register Volume 60, Number 38 (Monday, February 27, 1995)]
[Presidential Documents]
[Pages 10473-10476]
From the Federal Register Online via the Government Publishing Office [<a href="http://www.gpo.gov">www.gpo.gov</a>]
[FR Doc No: 95-4908]

\0                        Presidential Documents \0

  Federal Register / Vol. 60, No. 38 / Monday, February 27, 1995 /
Presidential Documents\0\0

[[Page 10475]]

"""
NUMBERED = "                Executive Order 90001 of February 22, 1995\n\n"
TITLE = "                \nKeeping the Order of \n                Things\n\n"
FOOT = """
                    (Presidential Sig.)<Clinton1><Clinton2>

                THE WHITE HOUSE,

                    February 22, 1995.

"""
FILED = """
[FR Doc. 95-4908
Filed 2-23-95; 3:09 pm]
Billing code 3195-01-P

</pre></body>
</html>"""


def read(body: str, annex: str = "", front: str = NUMBERED + TITLE) -> Account:
    """The order of a file with these lines of print."""
    (document,) = parse(f"{HEAD}{front}{body}{FOOT}{annex}{FILED}".encode(), "x.htm")
    assert isinstance(document, Account)
    return document


def texts(order: Account) -> list[str]:
    """Its paragraphs."""
    return "\n\n".join(section.text for section in order.walk()).split("\n\n")


def test_the_fields_of_an_order() -> None:
    """Number, title, dates, pages and signature come from their lines; the cover is no page of the order."""
    order = read("                I order: \n")
    assert recognise(HEAD.encode()).name == "fr_text"
    assert (order.number, order.title, order.document_number) == ("90001", "Keeping the Order of Things", "95-4908")
    assert (order.signed_on, order.filed_on) == (date(1995, 2, 22), date(1995, 2, 23))
    assert order.published_on == date(1995, 2, 27)
    assert (order.citation, order.start_page, order.end_page) == ("60 FR 10475", 10475, 10476)
    assert (order.signature.place, order.signature.dated) == ("THE WHITE HOUSE,", "February 22, 1995.")
    assert (order.signature.fr_doc, order.signature.filed) == ("FR Doc. 95-4908", "Filed 2-23-95; 3:09 pm")
    assert order.signature.billing_code == "Billing code 3195-01-P"
    assert order.notes == ()


def test_lines_that_keep_their_blank_go_on() -> None:
    """A line that ends in a blank or in a compound's hyphen goes on, any other ends its paragraph."""
    order = read(
        "                Section 1. Duties. The long-\n"
        "                term ``plan'' is the \n"
        "                President's--and his alone.\n"
        "                    (a) It is so;\n"
        "                    (b) it is not.\n"
    )
    assert [section.id for section in order.walk()] == ["1", "1.a", "1.b"]
    assert order.sections[0].heading == "Duties"
    assert order.sections[0].text == "The long-term “plan” is the President's—and his alone."


def test_what_is_set_in_deeper_stands_at_the_edge() -> None:
    """Items at the page's edge are below those of the column."""
    order = read(
        "                Section 1. (a) It is so:\n\n(i) today, \nor\n\n(ii) ever.\n\n"
        "                    (b) It is not.\n"
    )
    assert [section.id for section in order.walk()] == ["1", "1.a", "1.a.i", "1.a.ii", "1.b"]


@pytest.mark.parametrize(
    ("before", "after", "whole"),
    [
        ("law enforcement infor", "mation; no information", "law enforcement information; no information"),
        ("the regulation has implica-", "tions", "the regulation has implications"),
        ("promul-", "gating rules", "promulgating rules"),
        ("the board shall", "meet; the board shall meet", "the board shall meet; the board shall meet"),
        ("energy-", "efficient, an efficient energy", "energy-efficient, an efficient energy"),
        ("it was in 1994.", "1995 came", "it was in 1994. 1995 came"),
    ],
)
def test_a_page_break_may_split_a_word(before: str, after: str, whole: str) -> None:
    """Before 2000 a word goes on overleaf if it is one by the order's own words; a compound keeps its hyphen."""
    order = read(f"                {before}\n\n[[Page 10476]]\n\n                {after}\n")
    assert texts(order) == [whole]


def test_a_page_breaks_between_words_since_2000() -> None:
    """No word is put together over a page break of a later volume (EO 13177)."""
    body = "                the detrimental\n\n[[Page 10476]]\n\n                effects\n"
    page = f"{HEAD}{NUMBERED}{TITLE}{body}{FOOT}{FILED}".replace("Volume 60,", "Volume 65,").encode()
    (order,) = parse(page, "x.htm")
    assert isinstance(order, Account)
    assert texts(order) == ["the detrimental effects"]


@pytest.mark.parametrize("after", ["(b) More.", "Sec. 2. More.", "PART TWO OF THE ORDER"])
def test_a_page_break_between_paragraphs(after: str) -> None:
    """What begins with a number or heads a part is no rest of the paragraph on the page before."""
    order = read(f"                Section 1. (a) It is so.\n\n[[Page 10476]]\n\n                {after}\n")
    assert f"It is so. {after}" not in "\n".join(texts(order))


def test_pages_are_kept_where_they_begin() -> None:
    """A page that begins in a paragraph is noted at its word."""
    (preamble,) = read(
        "                applies to General \n                [[Page 10476]] Schedule employees.\n"
    ).sections
    assert (preamble.text, preamble.pages) == ("applies to General Schedule employees.", ((19, 10476),))


def test_a_number_in_a_narrow_cell() -> None:
    """Rows whose number is broken in a cell of its own are put together (EO 13126)."""
    order = read(
        "                Section 1. It finds that one:\n\n"
        "(i)    Has sold lamps or\n      wicks;\n (i    Has lied; or\n  i)\n (i    Has failed to\n ii   answer.\n   )\n"
    )
    assert [section.label for section in order.sections[0].children] == ["(i)", "(ii)", "(iii)"]
    assert order.sections[0].children[2].text == "Has failed to answer."


def test_an_annex_stands_under_the_signature() -> None:
    """It is a provision of its own, whatever it begins with; cells go on in the column after theirs."""
    rows = "LABOR ORGANIZATIONS", "Brotherhood of Lamps--American Train", " Dispatchers Division", "Union of Wicks"
    order = read("                I order: \n", "".join(f"        {row}{' ' * 20}\n" for row in rows))
    assert [section.id for section in order.sections] == ["preamble", "annex"]
    assert order.sections[1].heading == "LABOR ORGANIZATIONS"
    assert order.sections[1].text == "Brotherhood of Lamps—American Train Dispatchers Division\n\nUnion of Wicks"


def test_pictures_and_tables_are_noted() -> None:
    """What print has and the text has not is said."""
    order = read("                I order: \n", "[GRAPHIC] [TIFF OMITTED] TD03JA95.061\n\nName          Place\n")
    assert {note.code for note in order.notes} == {"annex_is_image", "table_flattened"}


def test_the_contents_of_an_issue_are_no_annex() -> None:
    """What stands after the filing line is no part of the order (EO 13661)."""
    page = f"{HEAD}{NUMBERED}{TITLE}                I order: \n{FOOT}{FILED}"
    page = page.replace("\n</pre>", "\n                  CONTENTS\n\nCoast Guard\nRULES\n</pre>")
    (order,) = parse(page.encode(), "x.htm")
    assert isinstance(order, Account)
    assert [section.id for section in order.sections] == ["preamble"]


def test_letters_that_are_spelt_out_and_codes_of_the_typesetter() -> None:
    """Accents become letters, words in brackets stay, and codes are no text (EO 13140)."""
    order = read("                C[ocirc]te d'Ivoire [should] pay\n\n                  L``(1) `It' is <gr-thn-eq>so\n")
    assert texts(order) == ["Côte d'Ivoire [should] pay", "“(1) `It' is so"]


def test_a_heading_in_sentence_case_and_one_glued_in_the_title() -> None:
    """EO 13096 and 13045 head items in two ways; the cover of EO 13098 has apart what its title has not."""
    front = NUMBERED + "                \nKeeping the OrderOf \n                Things\n\n"
    cover = "Executive Order 90001--Keeping the Order \nOf Things\n \n"
    lines = (
        "                (a) Interagency plan. The Keeper shall plan.\n\n                (b) Lamps shall glow. So.\n\n"
    )
    lines += "                3-303. Membership. The Keeper shall sit.\n"
    found = read("                Section 1. Goals. These:\n\n" + lines, front=cover + front)
    assert found.title == "Keeping the Order Of Things"
    assert [section.heading for section in found.walk()] == ["Goals", "Interagency plan", "", "Membership"]


def test_a_word_that_begins_like_a_code_is_none() -> None:
    """EO 13101 breaks a line before "List. ": its first letter is no code."""
    order = read("                of the Products \n                List. It is \n                La. Code so.\n")
    assert texts(order) == ["of the Products List. It is La. Code so."]


def test_what_is_raised_stands_between_backslashes() -> None:
    """A fraction and a footnote's mark are no digits of the number before them."""
    order = read("                EO 14288\\1\\ is 5\\1/2\\ or \\1/2\\ mile\n")
    assert texts(order) == ["EO 14288 ¹ is 5 1/2 or 1/2 mile"]


def test_a_title_of_lines_that_stand_apart() -> None:
    """Each line of a title may stand alone (EO 13149); the first sentence is none of them."""
    order = read(
        "                By the authority vested in me\n", front=f"{NUMBERED}{TITLE}                and More\n\n"
    )
    assert order.title == "Keeping the Order of Things"
    order = read("                By the authority vested in me\n", front=f"{NUMBERED}{TITLE}                Wicks\n\n")
    assert order.title == "Keeping the Order of Things Wicks"


def test_several_documents_in_one_file() -> None:
    """Each order is read with its own sign-off, and what is no order is named as what it is."""
    other = "                Proclamation 9001 of February 22, 1995\n\nLamp Day, 1995\n\n                A day.\n"
    third = NUMBERED.replace("90001", "90002")
    page = f"{HEAD}{NUMBERED}{TITLE}                One. \n{FOOT}{FILED}"
    page = page.replace("</pre>", f"{other}{FOOT}\n{third}{TITLE}                Two. \n{FOOT}</pre>")
    first, second, last = parse(page.encode(), "x.htm")
    assert isinstance(first, Account)
    assert isinstance(last, Account)
    assert isinstance(second, NonOrder)
    assert (first.number, texts(first), last.number, texts(last)) == ("90001", ["One."], "90002", ["Two."])
    assert (second.kind, second.title) == (Kind.PROCLAMATION, "Lamp Day, 1995")


def test_a_cover_names_documents_that_are_not_there() -> None:
    """Headlines above the running head are of a cover (EO 12968)."""
    page = f"{HEAD}{NUMBERED}{TITLE}                One. \n{FOOT}{FILED}"
    page = page.replace("\n\0 ", "\nPresidential Determination No. 95-32 of July 28, 1995\n\n\0 ", 1)
    assert len(parse(page.encode(), "x.htm")) == 1


def test_a_month_that_is_misspelt_and_a_filing_after_the_publication() -> None:
    """The day under the text is the signing date (EO 13191); a day of filing that cannot be is none (EO 13561)."""
    order = read("                I order: \n", front=NUMBERED.replace("February", "Febuary") + TITLE)
    assert order.signed_on == date(1995, 2, 22)
    page = f"{HEAD}{NUMBERED}{TITLE}                One. \n{FOOT}{FILED}".replace("2-23-95", "2-23-99")
    (order,) = parse(page.encode(), "x.htm")  # type: ignore[assignment]
    assert order.filed_on is None


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        (f"{HEAD}                A rule of \n                Lamps.\n", "no presidential document"),
        (f"{HEAD}{NUMBERED}{TITLE}                One. \n".replace(" \n", "\n"), "blanks at the line ends"),
        (f"{HEAD}{NUMBERED}{TITLE}                O\x01ne. \n", "U+0001"),
    ],
)
def test_what_cannot_be_read_is_refused(page: str, reason: str) -> None:
    """Text without an order, without its blanks, or with characters that no text has."""
    with pytest.raises(SourceError, match=reason.replace("+", r"\+")):
        parse(page.encode(), "x.htm")
