"""Small orders that never were, of 1996 and 1997, with the quirks of the real ones.

Some have no XML, as those before 2000, so that plain text is their only text; EO 12988 comes without its number;
some have editors' notes; one was corrected.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from tests.upstream.stand_in.shelf import ORIGIN, Record, Shelf, Shelved, shelf, shelved

FIRST, LAST = date(1996, 1, 1), date(1997, 12, 31)
"""The days of publication that all of them are within."""
_SIGNED = date(1996, 1, 9)
_EVERY = timedelta(days=50)
_WITHOUT_XML = (12_981, 12_982, 12_992)
NEW, NEW_AS_TEXT, NOTED, CORRECTED = (f"96-{number}" for number in (2990, 2992, 2985, 2989))
"""Documents that a day made: one with XML, one without, one of whose notes, one of whose correction it was the day."""


def number_of(order: int) -> str:
    """The document that publishes an order."""
    return f"96-{order - 10_000}"


def record(order: int, *, notes: str | None = None, corrections: Sequence[str] = ()) -> Record:
    """The JSON of an order."""
    signed = _SIGNED + _EVERY * (order - 12_981)
    published = signed + timedelta(days=3)
    number, at = number_of(order), f"{published:%Y/%m/%d}"
    has_xml = order not in _WITHOUT_XML
    stated = None if order == 12_988 else str(order)
    return {
        "citation": f"61 FR {order}",
        "correction_of": None,
        "corrections": [f"{ORIGIN}/api/v1/documents/{other}" for other in corrections],
        "disposition_notes": notes,
        "document_number": number,
        "end_page": order,
        "executive_order_notes": notes,
        "executive_order_number": stated,
        "full_text_xml_url": f"{ORIGIN}/documents/full_text/xml/{at}/{number}.xml" if has_xml else None,
        "html_url": f"{ORIGIN}/documents/{at}/{number}/council-{order}",
        "json_url": f"{ORIGIN}/api/v1/documents/{number}?publication_date={published}",
        "page_views": {"count": 7, "last_updated": "2020-11-28 16:15:09 -0500"},
        "pdf_url": f"https://www.govinfo.gov/content/pkg/FR-{published}/pdf/{number}.pdf",
        "presidential_document_number": stated,
        "publication_date": published.isoformat(),
        "raw_text_url": f"{ORIGIN}/documents/full_text/text/{at}/{number}.txt",
        "signing_date": signed.isoformat(),
        "start_page": order,
        "subtype": "Executive Order",
        "title": f"Council {order} on Rivers",
        "toc_doc": None,
        "toc_subject": None,
        "topics": [],
        "type": "Presidential Document",
        "volume": 61,
    }


def xml(found: Record, order: int, words: str = "rivers") -> bytes:
    """The text of an order as XML."""
    return f"""<PRESDOCU>
  <EXECORD>
    <TITLE3>Title 3—</TITLE3>
    <PRES>The President<PRTPAGE P="{found["start_page"]}"/></PRES>
    <EXECORDR>Executive Order {order} of {_day(found)}</EXECORDR>
    <HD SOURCE="HED">{found["title"]}</HD>
    <FP>By the authority vested in me as President by the Constitution, it is hereby ordered as follows:</FP>
    <FP><E T="04">Section 1</E>. <E T="03">Council.</E> The Council shall report on “{words}” within 30 days.</FP>
    <FP><E T="04">Sec. 2</E>. The Council’s report shall be public.</FP>
    <PSIG>wj</PSIG>
    <PLACE>THE WHITE HOUSE,</PLACE>
    <DATE>{_day(found)}.</DATE>
    <FRDOC>[FR Doc. {found["document_number"]}</FRDOC>
    <FILED>Filed {_filed(found)}; 8:45 am]</FILED>
    <BILCOD>Billing code 3195-01-P</BILCOD>
  </EXECORD>
</PRESDOCU>
""".encode()


def txt(found: Record, order: int) -> bytes:
    """The text of an order as the Printing Office has it."""
    published = date.fromisoformat(found["publication_date"])
    day = f"{published:%A, %B} {published.day}, {published.year}"
    return f"""<html>
<head>
<title>Federal Register, Volume 61 Issue 1 ({day})</title>
</head>
<body><pre>[Federal Register Volume 61, Number 1 ({day})]
[Presidential Documents]
[Pages {found["start_page"]}-{found["end_page"]}]
From the Federal Register Online via the Government Publishing Office [<a href="http://www.gpo.gov">www.gpo.gov</a>]
[FR Doc No: {found["document_number"]}]



                        Presidential Documents

 ____________________________________________________________________

 Title 3--
 The President
[[Page {found["start_page"]}]]


                Executive Order {order} of {_day(found)}


{found["title"]}

                By the authority vested in me as President by the{" "}
                Constitution, it is hereby ordered as follows:

                Section 1. Council. The Council shall report on{" "}
                rivers within 30 days.

                Sec. 2. The Council's report shall be public.

                    (Presidential Sig.)<Clinton1>><Clinton2>

                THE WHITE HOUSE,

                    {_day(found)}.


[FR Doc. {found["document_number"]}
Filed {_filed(found)}; 8:45 am]
Billing code 3195-01-P

</pre></body>
</html>
""".encode()


def order(number: int, *, notes: str | None = None, corrections: Sequence[str] = (), words: str = "rivers") -> Shelved:
    """An order with its text."""
    found = record(number, notes=notes, corrections=corrections)
    has_xml = found["full_text_xml_url"] is not None
    return shelved(found, xml=xml(found, number, words) if has_xml else None, txt=txt(found, number))


def correction(number: int) -> Shelved:
    """A document that corrects an order; lists have it not."""
    found = record(number) | {"document_number": f"C1-{number_of(number)}", "correction_of": number_of(number)}
    for name, folder, extension in (("full_text_xml_url", "xml", "xml"), ("raw_text_url", "text", "txt")):
        at = found["publication_date"].replace("-", "/")
        found[name] = f"{ORIGIN}/documents/full_text/{folder}/{at}/{found['document_number']}.{extension}"
    found["title"] += "; Correction"
    return shelved(found, xml=xml(found, number, "streams"), txt=txt(found, number), is_listed=False)


def memorandum(number: int) -> Shelved:
    """A document that is no order and that no honest list of orders has."""
    found = record(number) | {
        "document_number": f"96-9{number}", "subtype": "Memorandum", "executive_order_number": None,
        "presidential_document_number": None, "title": f"Memorandum {number} on Rivers",
    }  # fmt: skip
    return shelved(found, xml=b"<PRESDOCU><PRMEMO/></PRESDOCU>", txt=b"MEMORANDUM FOR", is_listed=False)


def yesterday() -> Shelf:
    """What the Register had a day ago: nine orders, with notes on three."""
    noted = {number: f"Amended by: EO {number + 1}, March 1, 1996" for number in (12_981, 12_984, 12_986)}
    orders = (order(number, notes=noted.get(number)) for number in range(12_981, 12_990))
    return shelf(orders, rewrites=False)


def today() -> Shelf:
    """What it has now: three orders more, a note more, and a correction."""
    return yesterday().replaced(
        *(order(number) for number in range(12_990, 12_993)),
        order(12_985, notes="Revoked by: EO 12990, April 2, 1997"),
        order(12_989, corrections=[f"C1-{number_of(12_989)}"]),
        correction(12_989),
    )


def many(count: int) -> Shelf:
    """So many orders of one year, as plain text."""
    return shelf((_small(number) for number in range(13_000, 13_000 + count)), rewrites=False)


def _small(number: int) -> Shelved:
    found = record(12_981) | {
        "document_number": number_of(number), "executive_order_number": str(number),
        "presidential_document_number": str(number), "title": f"Council {number} on Rivers", "full_text_xml_url": None,
        "publication_date": (date(1996, 2, 1) + timedelta(days=number % 300)).isoformat(),
    }  # fmt: skip
    at = found["publication_date"].replace("-", "/")
    found["raw_text_url"] = f"{ORIGIN}/documents/full_text/text/{at}/{found['document_number']}.txt"
    return shelved(found, txt=txt(found, number))


def _filed(found: Record) -> str:
    day = date.fromisoformat(found["publication_date"]) - timedelta(days=1)
    return f"{day.month}-{day.day}-{day:%y}"


def _day(found: Record) -> str:
    signed = date.fromisoformat(found["signing_date"])
    return f"{signed:%B} {signed.day}, {signed.year}"
