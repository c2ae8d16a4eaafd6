"""Federal Register XML: mark-up to orders."""

from datetime import date

import pytest

from app.law.documents import Account, Kind, NonOrder, SourceError
from app.sources import parse

TITLE = '<HD SOURCE="HED">Keeping the Order of Things</HD>'
FRONT = f'<PRTPAGE P="101"/><EXECORDR>Executive Order 90001 of May 4, 2021</EXECORDR>{TITLE}'
BACK = (
    "<GPH><GID>HAND.EPS</GID></GPH><PSIG>A</PSIG><PLACE>THE WHITE HOUSE,</PLACE><DATE>May 4, 2021.</DATE>"
    "<FRDOC>[FR Doc. 2021-09999</FRDOC>\n<FILED>Filed 5-6-21; 8:45 am]</FILED><BILCOD>Billing code 3295-F1-P</BILCOD>"
)


def execord(body: str, front: str = FRONT, back: str = BACK) -> str:
    """One order's element."""
    return f"<EXECORD>{front}{body}{back}</EXECORD>"


def read(body: str, front: str = FRONT, back: str = BACK) -> Account:
    """The order of a single document."""
    (document,) = parse(f"<PRESDOCU>{execord(body, front, back)}</PRESDOCU>".encode(), "x.xml")
    assert isinstance(document, Account)
    return document


def test_the_fields_of_an_order() -> None:
    """Number, title, dates, pages and signature come from their elements."""
    order = read("<FP>I order:</FP>")
    assert (order.number, order.title, order.document_number) == ("90001", "Keeping the Order of Things", "2021-09999")
    assert (order.signed_on, order.filed_on, order.published_on) == (date(2021, 5, 4), date(2021, 5, 6), None)
    assert (order.start_page, order.end_page) == (101, 101)
    assert (order.signature.name, order.signature.place) == ("A", "THE WHITE HOUSE,")
    assert (order.signature.fr_doc, order.signature.filed) == ("FR Doc. 2021-09999", "Filed 5-6-21; 8:45 am")
    assert order.notes == ()


def test_a_title_may_go_on_in_a_list_item() -> None:
    """EO 13155 sets the second line of its title as LI."""
    order = read("<LI>and More</LI><FP>I order:</FP>")
    assert order.title == "Keeping the Order of Things and More"
    assert order.sections[0].text == "I order:"


INLINE = '<FP><E T="04">Sec. 2.</E> <E T="03">Policy.</E> It is so.</FP>'
PRETTY = '<FP>\n <E T="04">Sec. 2</E>\n . \n <E T="03">Policy</E>\n . It is so.\n</FP>'
OUTSIDE = '<FP><E T="04">Sec. 2</E>. <E T="03">Policy. </E>It is so.</FP>'
UNSET = '<FP>Sec. 2. <E T="03">Policy.</E> It is so.</FP>'
SHIFTED = '<FP SOURCE="FP1"><E T="04"> Sec. 2.</E><E T="03"> Policy</E>. It is so.</FP>'


def test_a_section_that_begins_inside_a_paragraph() -> None:
    """A bold label in mid paragraph begins a section, also where the blank before it is set in bold."""
    first, second = read(
        '<FP><E T="04">Sec. 2.</E> It is so. <E T="04"> Sec. 3.</E> <E T="03"> Policy. </E>More is done.</FP>'
    ).sections
    assert (first.id, first.text) == ("2", "It is so.")
    assert (second.id, second.heading, second.text) == ("3", "Policy", "More is done.")


@pytest.mark.parametrize("markup", [INLINE, PRETTY, OUTSIDE, UNSET, SHIFTED])
def test_one_section_in_every_serialisation(markup: str) -> None:
    """Inline, pretty-printed, full stops inside or outside, label not set apart (EO 14335): all read the same."""
    (only,) = read(markup).sections
    assert (only.id, only.label, only.heading, only.text) == ("2", "Sec. 2", "Policy", "It is so.")


LABELS = [
    ("Section 1.", "1", "Section 1"),
    ("Section. 1.", "1", "Section. 1"),
    ("Section1.", "1", "Section1"),
    ("Sec 4.", "4", "Sec 4"),
    ("Sec. 1.1.", "1.1", "Sec. 1.1"),
    ("Sec. 101.", "101", "Sec. 101"),
]


@pytest.mark.parametrize(("printed", "number", "label"), LABELS)
def test_labels_as_they_are_printed(printed: str, number: str, label: str) -> None:
    """EO 13383, 13596, 13330, 13526 and 13148 each print their labels in a way of their own."""
    (only,) = read(f'<FP><E T="04">{printed}</E> It is so.</FP>').sections
    assert (only.id, only.label, only.text) == (number, label, "It is so.")


def test_a_number_set_in_two_pieces() -> None:
    """EO 13587 sets "Sec. 2." and "1." apart and means section 2.1."""
    (only,) = read('<FP><E T="04">Sec. 2.</E>\n<E T="04">1. </E>It is so.</FP>').sections
    assert (only.id, only.label, only.text) == ("2.1", "Sec. 2.1", "It is so.")


@pytest.mark.parametrize(
    "words", ["Section 9A(c) of the Act provides", "Sections 9-11 are redesignated.", "Section 3 of"]
)
def test_words_about_sections_begin_none(words: str) -> None:
    """A sentence may begin with a reference to a section."""
    assert [each.id for each in read(f"<FP>{words} so.</FP>").sections] == ["preamble"]


def test_a_label_inside_a_paragraph_begins_a_section() -> None:
    """EO 13467 runs section 1.3 into the paragraph before it."""
    first, second = read('<FP><E T="04">Sec. 1.</E> One agrees.<E T="04">Sec. 2.</E> Two agrees.</FP>').sections
    assert (first.text, second.id, second.text) == ("One agrees.", "2", "Two agrees.")


def test_a_page_marker_leaves_words_whole() -> None:
    """Inside a word it joins, between words it leaves one space, and its page is kept."""
    (preamble,) = read('<FP>The Home<PRTPAGE P="102"/>land and <PRTPAGE P="103"/> sea</FP>').sections
    assert preamble.text == "The Homeland and sea"
    assert [page for _, page in preamble.pages] == [102, 103]
    assert preamble.text[preamble.pages[1][0] :].strip() == "sea"


def test_a_page_between_paragraphs_begins_with_the_next() -> None:
    """A marker of its own counts for the words after it, and one at the very end for none."""
    (preamble,) = read('<FP>I order</FP><PRTPAGE P="102"/><FP>So be it.</FP><PRTPAGE P="103"/>').sections
    assert preamble.pages == ((len("I order\n\n"), 102),)


def test_words_in_unknown_mark_up_are_kept() -> None:
    """Mixed content and stray words lose nothing; a picture's file name is no word."""
    body = (
        "<NOTE>Note: <P>one</P> two</NOTE><EXTRACT><FP>three</FP></EXTRACT> four <FP>five<GPH><GID>X.1</GID></GPH></FP>"
    )
    (preamble,) = read(body).sections
    assert preamble.text.split() == ["Note:", "one", "two", "three", "four", "five"]


def test_spaces_at_the_edges_of_inline_elements() -> None:
    """A pretty-printed file gains a space before the marks that follow an inline element, and after a bracket."""
    (preamble,) = read(
        '<FP>(50 U.S.C. 1701 \n<E T="03">et seq.</E>\n ), and (\n<E T="03">id.</E>\n ; so)</FP>'
    ).sections
    assert preamble.text == "(50 U.S.C. 1701 et seq.), and (id.; so)"


def test_a_marker_apart_from_its_text() -> None:
    """EO 13145 sets "(a)" as ST1 and the words as TXT; ST2 is one level below."""
    body = "<ST1>(a)</ST1><TXT>One:</TXT><ST2>(1)</ST2><TXT>Two.</TXT><ST1>(b)</ST1><TXT>Three.</TXT>"
    (preamble,) = read(f"<FP>I order:</FP>{body}").sections
    assert [(each.id, each.text) for each in preamble.walk()][1:] == [
        ("preamble.a", "One:"),
        ("preamble.a.1", "Two."),
        ("preamble.b", "Three."),
    ]


def test_lines_broken_in_mid_sentence_are_one_paragraph() -> None:
    """EO 13179 breaks paragraphs at line ends."""
    (preamble,) = read("<FP>employers and additions</FP><FP>to the list;</FP>").sections
    assert preamble.text == "employers and additions to the list;"


def test_parts_annexes_and_tables() -> None:
    """A part line goes to its section; an annex is a provision; a table's rows are read in order."""
    body = (
        '<FP>I order:</FP><FP><E T="04">PART 1—ALL</E></FP><FP><E T="04">Section 1.1.</E> One.</FP>'
        '<ANNEX><PRTPAGE P="105"/><HD SOURCE="HED">Annex</HD><FP>1. A name</FP><FP>2. Another</FP>'
        '<GPOTABLE><BOXHD><CHED H="1">Who</CHED></BOXHD>'
        "<ROW><ENT>Ann</ENT><ENT>Bob</ENT></ROW></GPOTABLE></ANNEX>"
    )
    preamble, first, annex = read(body).sections
    assert (first.part, first.id) == ("PART 1—ALL", "1.1")
    assert (annex.id, annex.heading) == ("annex", "Annex")
    assert [each.text for each in annex.children] == ["A name", "Another"]
    assert annex.closing == "Who\n\nAnn Bob"
    assert preamble.text == "I order:"


def test_links_of_another_editor_are_read_through() -> None:
    """EO 13655's file has HTML links in it."""
    (preamble,) = read('<FP>See <a href="/x" class="eo">Executive Order 13641</a>, as amended.</FP>').sections
    assert preamble.text == "See Executive Order 13641, as amended."


def test_an_annex_of_images_is_told() -> None:
    """Its pages are counted in a note; the signature's own picture is none."""
    order = read("<FP>I order:</FP>", back=BACK + "<GPH><GID>A1</GID></GPH><GPH><GID>A2</GID></GPH>")
    assert [(note.code, note.detail.split()[0]) for note in order.notes] == [("annex_is_image", "2")]


def test_a_second_date_that_disagrees_is_told() -> None:
    """EO 13516 is dated November 2 above its text and October 28 below."""
    order = read("<FP>I order:</FP>", back=BACK.replace("May 4", "May 3"))
    assert [note.code for note in order.notes] == ["signing_date_disagrees"]
    assert order.signed_on == date(2021, 5, 4)


def test_an_order_without_a_number_is_kept_and_told() -> None:
    """The number is never guessed."""
    order = read("<FP>I order:</FP>", front=TITLE)
    assert (order.number, order.signed_on) == (None, None)
    assert {note.code for note in order.notes} == {"number_missing", "signing_date_missing"}


def test_a_correction_is_known_by_its_document_number() -> None:
    """C1-, R1- and Z numbers are corrections."""
    for printed in ("C1-2021-09999", "C1–2021–09999"):
        corrected = read("<FP>x</FP>", back=BACK.replace("2021-09999", printed))
        assert (corrected.is_correction, corrected.document_number) == (True, "C1-2021-09999")
    assert not read("<FP>x</FP>").is_correction


def test_a_daily_issue_gives_orders_and_names_the_rest() -> None:
    """All presidential documents of an issue come in its order, other orders by their kind."""
    issue = (
        "<FEDREG><DATE>Monday, May 10, 2021</DATE><RULES><RULE><P>x</P></RULE></RULES><PRESDOCS>"
        f'<PRESDOCU><PROCLA><HD SOURCE="HED">Mothers Day</HD><FP>x</FP></PROCLA></PRESDOCU>'
        f"<PRESDOCU>{execord('<FP>I order:</FP>')}</PRESDOCU>"
        f'<PRESDOCU><DETERM><HD SOURCE="HED">A Finding</HD></DETERM></PRESDOCU></PRESDOCS></FEDREG>'
    )
    first, order, last = parse(issue.encode(), "issue.xml")
    assert isinstance(first, NonOrder)
    assert (first.kind, first.title) == (Kind.PROCLAMATION, "Mothers Day")
    assert isinstance(order, Account)
    assert (order.number, order.published_on) == ("90001", date(2021, 5, 10))
    assert isinstance(last, NonOrder)
    assert last.kind is Kind.DETERMINATION


@pytest.mark.parametrize(
    ("element", "kind"),
    [
        ("PROCLA", Kind.PROCLAMATION),
        ("PRNOTICE", Kind.NOTICE),
        ("PRMEMO", Kind.MEMORANDUM),
        ("DETERM", Kind.DETERMINATION),
        ("PRORDER", Kind.PRESIDENTIAL_ORDER),
    ],
)
def test_other_presidential_documents_are_named(element: str, kind: Kind) -> None:
    """Each element that holds no executive order tells its kind."""
    markup = f'<PRESDOCU><{element}><HD SOURCE="HED">Lamps</HD><FP>x</FP></{element}></PRESDOCU>'
    (document,) = parse(markup.encode(), "x")
    assert isinstance(document, NonOrder)
    assert (document.kind, document.title) == (kind, "Lamps")


def test_an_issue_without_presidential_documents_is_empty() -> None:
    """That is no error."""
    assert parse(b"<FEDREG><RULES/></FEDREG>", "x") == ()


def test_name_and_digest_are_the_source() -> None:
    """The name is kept, and never read for a number."""
    (order,) = parse(f"<PRESDOCU>{execord('<FP>x</FP>')}</PRESDOCU>".encode(), "EO-11111.xml")
    assert isinstance(order, Account)
    assert (order.source.name, len(order.source.sha256), order.number) == ("EO-11111.xml", 64, "90001")


@pytest.mark.parametrize(
    "data",
    [
        b"<PRESDOCU><EXECORD>",
        b"<PRESDOCU/>",
        b"<PRESDOCU><EXECORD>&amp;&nosuch;</EXECORD></PRESDOCU>",
        b'<!DOCTYPE PRESDOCU [<!ENTITY x SYSTEM "file:///etc/passwd">]><PRESDOCU><EXECORD>&x;</EXECORD></PRESDOCU>',
        b"<PRESDOCU>" + b"<P>" * 200 + b"</P>" * 200 + b"</PRESDOCU>",
        b"<PRESDOCU>" * 50_000,
        b"<PRESDOCU><EXECORD>a\x00b</EXECORD></PRESDOCU>",
    ],
)
def test_broken_or_hostile_xml_is_refused(data: bytes) -> None:
    """Truncated, empty, with entities, nested without end: a SourceError, nothing else."""
    with pytest.raises(SourceError):
        parse(data, "x")


def test_a_heading_that_is_not_set_apart() -> None:
    """EO 14256 and 13178 print "(c) Duty Rates. Transportation …" in one type; a sentence is no heading."""
    (section,) = read(
        '<FP><E T="04">Sec. 2.</E> <E T="03">Duties.</E> (a) Duty Rates. Carriers shall pay.</FP>'
        "<P>(b) Carriers shall pay. The Secretary shall count.</P>"
    ).sections
    first, second = section.children
    assert (section.heading, first.heading, first.text) == ("Duties", "Duty Rates", "Carriers shall pay.")
    assert (second.heading, second.text) == ("", "Carriers shall pay. The Secretary shall count.")


def test_a_part_line_in_a_plain_paragraph() -> None:
    """EO 13191 sets "Part II—Implementation of the CBTPA" as a paragraph of its own."""
    first, second = read(
        '<FP><E T="04">Sec. 1.</E> It is so.</FP><FP>Part II—The Rest</FP><FP><E T="04">Sec. 2.</E> More is done.</FP>'
    ).sections
    assert (first.text, second.part) == ("It is so.", "Part II—The Rest")


def test_a_sign_off_set_as_text() -> None:
    """EO 13401 sets place and day as paragraphs; "B" for the signature's picture is no name (EO 13202)."""
    back = "<PSIG>B</PSIG><FRDOC>[FR Doc. 06-1</FRDOC>"
    order = read(
        "<FP>I order that it be done at once, and in all places.</FP><FP>THE WHITE HOUSE,</FP><FP>May 4, 2021.</FP>",
        back=back,
    )
    assert order.sections[0].text == "I order that it be done at once, and in all places."
    assert (order.signature.name, order.signature.place, order.signature.dated) == (
        "",
        "THE WHITE HOUSE,",
        "May 4, 2021.",
    )


def test_a_filing_line_in_one_tag() -> None:
    """EO 13182 has document number and day of filing in one tag."""
    order = read("<FP>It is so ordered.</FP>", back="<FRDOC>[FR Doc. 00-33450 Filed 12-28-00; 8:45 am]</FRDOC>")
    assert (order.signature.fr_doc, order.signature.filed) == ("FR Doc. 00-33450", "Filed 12-28-00; 8:45 am")
    assert order.filed_on == date(2000, 12, 28)


def test_terms_that_agencies_shall_insert_are_this_orders_list() -> None:
    """EO 14332, section 6(c): a duty to insert terms elsewhere goes on with its own items."""
    (section,) = read(
        '<FP><E T="04">Sec. 6.</E> (a) Agency heads shall insert in future agreements terms that:</FP>'
        '<FP SOURCE="FP1">(i) prohibit it; and</FP><FP SOURCE="FP1">(ii) require it.</FP>'
    ).sections
    assert [child.id for child in section.children[0].children] == ["6.a.i", "6.a.ii"]
    assert section.children[0].quoted == ()


def test_sections_of_a_whole_order_that_is_quoted() -> None:
    """EO 14032 quotes sections 1 to 6 with one mark at the beginning and one at the end: none of them is its own."""
    sections = read(
        '<FP><E T="04">Section 1.</E> Sections 1 and 2 of that order are superseded to read as follows:</FP>'
        '<FP>“<E T="04">Section 1.</E> One agrees.</FP><FP><E T="04">Sec. 2.</E> Two agrees.”</FP>'
        '<FP><E T="04">Sec. 2.</E> The annex is replaced.</FP>'
    ).sections
    assert [section.id for section in sections] == ["1", "2"]
    assert sections[1].text == "The annex is replaced."


@pytest.mark.parametrize(
    ("marked", "text"),
    [
        ("Executive Order 14288<SU>1</SU> is amended.", "Executive Order 14288 ¹ is amended."),
        ("about 5<FR>1/2</FR> miles", "about 5 1/2 miles"),
        ("a <FR>1/2</FR> mile", "a 1/2 mile"),
        ("the 5<SU>th</SU> of 30 m<SU>2</SU>", "the 5th of 30 m²"),
        ("<SU>1</SU> See above.", "¹ See above."),
    ],
)
def test_raised_numbers_and_fractions_are_no_digits_of_a_number(marked: str, text: str) -> None:
    """A footnote's mark and a fraction stand apart from the digits before them."""
    assert read(f"<FP>{marked}</FP>").sections[0].text == text


def test_a_headline_in_capitals() -> None:
    """A headline may be set in capitals."""
    order = read(
        "<FP>I order:</FP>", front=FRONT.replace("Executive Order", "EXECUTIVE ORDER").replace("of May", "OF MAY")
    )
    assert (order.number, order.signed_on) == ("90001", date(2021, 5, 4))


def test_pictures_inside_the_text_are_noted() -> None:
    """A picture between the paragraphs is missing in the text; the one before the signature is the signature's."""
    order = read("<FP>I order:</FP><GPH><GID>MAP.EPS</GID></GPH><FP>so.</FP>")
    assert [note.code for note in order.notes] == ["picture_missing"]
