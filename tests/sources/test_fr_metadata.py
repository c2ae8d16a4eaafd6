"""Federal Register JSON and CSV: metadata and disposition notes."""

import json
from datetime import date

import pytest

from app.law.documents import Account, Document, Kind, NonOrder, SourceError
from app.sources import parse

RECORD = {
    "title": "Keeping the  Order of Things",
    "subtype": "Executive Order",
    "type": "Presidential Document",
    "executive_order_number": "90001",
    "presidential_document_number": "90001",
    "document_number": "2021-09999",
    "citation": "86 FR 101",
    "signing_date": "2021-05-04",
    "publication_date": "2021-05-10",
    "start_page": 101,
    "end_page": 103,
    "html_url": "https://www.federalregister.gov/d/2021-09999",
    "pdf_url": None,
    "disposition_notes": "Amends: EO 90000, January 2, 2020\nSee: EO 80000",
    "page_views": {"count": 3, "last_updated": "2021-06-01 16:15:09 -0500"},
    "something_new": {"x": 1},
}
HEADER = (
    "citation,document_number,end_page,html_url,pdf_url,type,subtype,publication_date,signing_date,start_page,title,"
    "disposition_notes,executive_order_number,not_received_for_publication"
)
ROW = (
    "86 FR 101, 2021-09999,103,https://www.federalregister.gov/d/2021-09999,,Presidential Document,Executive Order,"
    '05/10/2021,2021-05-04,101,Keeping the Order of Things,"Amends: EO 90000, January 2, 2020\nSee: EO 80000",90001,'
)


def read(**changes: object) -> Document:
    """The document that the record with `changes` describes."""
    (document,) = parse(json.dumps({**RECORD, **changes}).encode(), "x")
    return document


def order(**changes: object) -> Account:
    """The same, which is an order."""
    document = read(**changes)
    assert isinstance(document, Account)
    return document


def csv_order(row: str = ROW) -> Account:
    """The order of a list of one row."""
    (document,) = parse(f"{HEADER}\r\n{row}\r\n".encode(), "x")
    assert isinstance(document, Account)
    return document


@pytest.mark.parametrize("found", [order(), csv_order()], ids=["json", "csv"])
def test_the_fields_of_a_record(found: Account) -> None:
    """Both formats give the same facts, dates and pages as values, the notes verbatim."""
    assert (found.number, found.title, found.document_number) == ("90001", "Keeping the Order of Things", "2021-09999")
    assert (found.signed_on, found.published_on) == (date(2021, 5, 4), date(2021, 5, 10))
    assert (found.start_page, found.end_page, found.citation) == (101, 103, "86 FR 101")
    assert found.disposition_notes == "Amends: EO 90000, January 2, 2020\nSee: EO 80000"
    assert found.html_url == found.source.url == "https://www.federalregister.gov/d/2021-09999"
    assert (found.sections, found.pdf_url, found.notes) == ((), None, ())


def test_the_capture_date_of_the_notes() -> None:
    """JSON tells when it was captured by its page counter; CSV does not tell."""
    assert order().notes_captured_on == date(2021, 6, 1)
    assert order(disposition_notes=None).notes_captured_on is None
    assert csv_order().notes_captured_on is None


def test_the_older_name_of_the_notes() -> None:
    """Executive_order_notes counts where disposition_notes is absent."""
    assert order(disposition_notes=None, executive_order_notes="See: EO 1").disposition_notes == "See: EO 1"


@pytest.mark.parametrize(
    ("changes", "number", "codes"),
    [
        ({"executive_order_number": 90001}, "90001", []),
        ({"executive_order_number": None}, "90001", []),
        ({"executive_order_number": "11359A", "presidential_document_number": None}, "11359-A", []),
        ({"executive_order_number": None, "presidential_document_number": None}, None, ["number_missing"]),
        (
            {
                "executive_order_number": None,
                "presidential_document_number": None,
                "title": "Executive Order 90002: Of Things",
            },
            "90002",
            [],
        ),
        (
            {
                "executive_order_number": None,
                "presidential_document_number": None,
                "title": "Executive Order 90002 Amended",
            },
            None,
            ["number_missing"],
        ),
        ({"executive_order_number": "10321 Amended", "presidential_document_number": None}, None, ["number_invalid"]),
        ({"presidential_document_number": "90002"}, "90001", ["number_disagrees"]),
    ],
)
def test_the_number_is_certain_or_none(changes: dict[str, object], number: str | None, codes: list[str]) -> None:
    """Null, an int, a suffix, a pseudo-number (EO 12988, 10321 Amended): never a guess, always a note."""
    found = order(**changes)
    assert (found.number, [note.code for note in found.notes]) == (number, codes)


@pytest.mark.parametrize(
    ("corrections", "details"),
    [
        (
            ["https://www.federalregister.gov/api/v1/documents/R1-2016-03141"],
            ["The Federal Register printed corrections of this document: R1-2016-03141"],
        ),
        (
            ["https://x/C1-2016-1.json", "https://x/C2-2016-1"],
            ["The Federal Register printed corrections of this document: C1-2016-1, C2-2016-1"],
        ),
        ([], []),
        (None, []),
    ],
)
def test_that_it_was_corrected_is_noted(corrections: list[str] | None, details: list[str]) -> None:
    """An order says which documents correct it."""
    found = order(corrections=corrections)
    assert [note.detail for note in found.notes if note.code == "corrected_by"] == details


def test_corrections_are_told_apart() -> None:
    """R1- and C1- documents, and those that name what they correct."""
    assert order(document_number="C1-2021-09999").is_correction
    assert order(correction_of="https://www.federalregister.gov/api/v1/documents/2021-09999").is_correction
    assert not order().is_correction


@pytest.mark.parametrize(
    ("subtype", "kind"),
    [("Proclamation", Kind.PROCLAMATION), ("Determination", Kind.DETERMINATION), ("Other", Kind.OTHER)],
)
def test_other_documents_are_named(subtype: str, kind: Kind) -> None:
    """What is no executive order is a NonOrder of its kind."""
    document = read(subtype=subtype)
    assert isinstance(document, NonOrder)
    assert document.kind is kind


@pytest.mark.parametrize("wrap", [lambda r: {"count": 1, "results": [r]}, lambda r: [r]])
def test_lists_of_documents(wrap: object) -> None:
    """A page of results and a bare array hold documents."""
    assert callable(wrap)
    (document,) = parse(json.dumps(wrap(RECORD)).encode(), "x")
    assert isinstance(document, Account)


def test_an_empty_list_is_empty() -> None:
    """No results, no documents."""
    assert parse(b'{"count": 0, "results": []}', "x") == ()


@pytest.mark.parametrize(
    "changes",
    [
        {"signing_date": "2021-02-30"},
        {"publication_date": "soon"},
        {"signing_date": 20210504},
        {"start_page": "12a"},
        {"start_page": True},
        {"title": None},
        {"title": "a\x00b"},
        {"title": "\ud800"},
        {"title": "Pennsylvaniaâ€"},
        {"disposition_notes": ["See"]},
    ],
)
def test_a_wrong_value_names_its_place(changes: dict[str, object]) -> None:
    """An impossible date, page or text is an error that names the record."""
    with pytest.raises(SourceError, match="document 1"):
        read(**changes)


@pytest.mark.parametrize(
    "data",
    [
        b'{"results": ' + b"[" * 100_000,
        b'{"a":' * 100_000,
        b'{"results": [NaN]}',
        b'{"results": [1]}',
        b'{"name": "something else"}',
        b'{"title": "x", "document_number": "1"',
        b'{"document_number": ' + b"9" * 10_000 + b"}",
        b'{"title": "' + b"\xed\xa0\x80" + b'"}',
    ],
)
def test_json_that_is_no_answer_is_refused(data: bytes) -> None:
    """Nesting bombs, truncation and other people's JSON give a SourceError."""
    with pytest.raises(SourceError):
        parse(data, "x")


def test_csv_dates_in_the_american_form() -> None:
    """05/10/2021 is the tenth of May; an impossible one names its row."""
    assert csv_order().published_on == date(2021, 5, 10)
    with pytest.raises(SourceError, match="row 2"):
        csv_order(ROW.replace("05/10/2021", "13/10/2021"))


@pytest.mark.parametrize("row", [ROW.rpartition(",")[0], ROW.replace('80000"', "80000"), ROW + ",x"])
def test_a_truncated_list_is_refused(row: str) -> None:
    """A row without all its columns, or an open quotation mark, is an error."""
    with pytest.raises(SourceError):
        csv_order(row)


def test_documents_without_a_number_or_page() -> None:
    """Orders before 1994 have neither document number nor URL nor pages: blanks are None."""
    found = csv_order("24 FR 1, ,,,,Presidential Document,Executive Order,,1959-01-05,,A Title,,10800,")
    assert (found.document_number, found.html_url, found.start_page, found.published_on) == (None, None, None, None)
    assert found.disposition_notes is None


def test_an_order_number_without_its_number_is_no_title() -> None:
    """The list's titles of EO 9673 to 9816 begin so; "Executive Order No. 12898" inside a title stays."""
    assert order(title="Executive Order No. Transfer of Lamps").title == "Transfer of Lamps"
    assert order(title="Amendment to Executive Order No. 12898").title == "Amendment to Executive Order No. 12898"


def test_a_record_titled_correction_is_one() -> None:
    """A title that is the word alone is no order's."""
    assert order(title="Correction").is_correction
    assert not order(title="Correction in Executive Order No. 12107").is_correction


def test_the_headings_of_the_index_are_kept() -> None:
    """The topics, the subject of the table of contents and the entry before its semicolon, each once and as printed."""
    found = order(topics=["Ships", "Lamps"], toc_subject="Defense and  National Security:", toc_doc="Lamps; Keeping")
    assert found.index_terms == ("Ships", "Lamps", "Defense and National Security:")
    assert order(toc_doc="Cybersecurity; Efforts (EO 90001)").index_terms == ("Cybersecurity",)
    assert order(toc_doc="Lamps (EO 90001)").index_terms == ("Lamps",)
    assert order().index_terms == csv_order().index_terms == ()
    assert order(topics="Lamps", toc_subject=None).index_terms == ()
