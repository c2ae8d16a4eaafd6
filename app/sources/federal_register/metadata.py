"""The Federal Register's metadata and disposition notes: the API's JSON, and the list export as CSV.

JSON is one document, a page of a list ({"results": […]}) or a bare array of documents; CSV has one row an order. Both
name their fields alike.
"""

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from hashlib import sha256
from itertools import islice

from app.law.documents import Account, Document, Kind, NonOrder, ParseNote, Source, SourceError
from app.law.numbering import order_number
from app.sources.dates import iso_date, numeric_date
from app.sources.decoding import clean, decode

JSON, CSV = "fr_json", "fr_csv"
"""The names of the two formats."""
MAX_RECORDS = 20_000
"""Of one file; there are eight thousand orders, and the API answers a thousand at a time."""
MAX_VALUES = 1_000_000
"""Values of JSON, about; each takes many times its bytes when it is read."""
_OPENING = re.compile(rb'\s*(?:\{\s*["}]|\[\s*[\[\]{])')
_KNOWN_FIELDS = ("document_number", "executive_order_number", "presidential_document_number", "subtype")


def looks_like_json(head: bytes) -> bool:
    """Whether a file that begins with `head` is JSON (Markdown may begin with a bracket, but not so)."""
    return bool(_OPENING.match(head.replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")))


def parse_json(data: bytes, name: str) -> Sequence[Document]:
    """The documents of one answer of the API, in its order; an empty list gives none.

    Raises:
        SourceError: it is no JSON, nested beyond reason, or no answer about documents.
    """
    source = Source(JSON, name, sha256(data).hexdigest())
    return tuple(
        _document(record, source, f"document {place}") for place, record in enumerate(_records(_load(data)), start=1)
    )


def _load(data: bytes) -> object:
    text = decode(data)
    if sum(map(text.count, "[{,")) > MAX_VALUES:
        raise SourceError(f"the JSON has more than {MAX_VALUES:,} values")
    try:
        return json.loads(text, parse_constant=_no_constant)
    except RecursionError:
        raise SourceError("the JSON is nested too deep") from None
    except ValueError as error:
        raise SourceError(f"the JSON cannot be read: {error}") from None


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is no JSON")


def _records(answer: object) -> list[dict[str, object]]:
    if isinstance(answer, dict) and "results" in answer:
        answer = answer["results"]
    records = answer if isinstance(answer, list) else [answer]
    if len(records) > MAX_RECORDS:
        raise SourceError(f"the JSON has more than {MAX_RECORDS:,} documents")
    known = [
        record for record in records if isinstance(record, dict) and any(field in record for field in _KNOWN_FIELDS)
    ]
    if len(known) != len(records):
        raise SourceError("the JSON does not describe Federal Register documents")
    return known


_REQUIRED = {"title", "executive_order_number", "signing_date"}


def looks_like_csv(head: bytes) -> bool:
    """Whether a file that begins with `head` has the header line of a list export."""
    first = head.replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe").partition(b"\n")[0]
    return b"," in first and b"executive_order_number" in first and first[:1] not in b"{[<"


def parse_csv(data: bytes, name: str) -> Sequence[Document]:
    """The rows in their order.

    Raises:
        SourceError: a row has not the header's columns (a truncated file), or a value that is none; it names the row.
    """
    source = Source(CSV, name, sha256(data).hexdigest())
    reader = csv.reader(io.StringIO(decode(data), newline=""), strict=True)
    try:
        header = [column.strip() for column in next(reader)]
        if missing := _REQUIRED - set(header):
            raise SourceError(f"the list has no column {', '.join(sorted(missing))}")
        rows = list(islice(((number, row) for number, row in enumerate(reader, start=2) if row), MAX_RECORDS + 1))
        if len(rows) > MAX_RECORDS:
            raise SourceError(f"the list has more than {MAX_RECORDS:,} rows")
        return tuple(_of_row(header, row, source, number) for number, row in rows)
    except csv.Error as error:
        raise SourceError(f"the CSV cannot be read at line {reader.line_num}: {error}") from None


def _of_row(header: Sequence[str], row: Sequence[str], source: Source, number: int) -> Document:
    if len(row) != len(header):
        raise SourceError(f"row {number} has {len(row)} columns, the header {len(header)}")
    return _document(dict(zip(header, row, strict=True)), source, f"row {number}")


_KINDS = {
    "proclamation": Kind.PROCLAMATION,
    "memorandum": Kind.MEMORANDUM,
    "determination": Kind.DETERMINATION,
    "notice": Kind.NOTICE,
    "presidential order": Kind.PRESIDENTIAL_ORDER,
    "letter": Kind.LETTER,
}
_NOTES_FIELDS = ("disposition_notes", "executive_order_notes")
_TITLE_NUMBER = re.compile(r"Executive Order (?:No\. ?)?(\d{1,2},?\d{3}(?:-?[A-Z])?)(?=\s*(?:[—–:]|of [A-Z]|$))")
_EMPTY_NUMBER = re.compile(r"Executive Order No\. (?=[A-Z][a-z])")  # EO 9673 to 9816: "Executive Order No. Transfer of"
_CORRECTION = re.compile(r"[RCZ]\d{1,2}-")


def _document(record: Mapping[str, object], source: Source, where: str) -> Document:
    """The order that `record` describes, without sections, or by its name what else it is.

    Args:
        record: the fields as the API names them; unknown ones are ignored.
        source: the file; its url becomes the record's own.
        where: names the record in messages ("row 17").

    Raises:
        SourceError: a date, a page or a text is none, or there is no title.
    """
    row = _Row(record, where)
    title = _EMPTY_NUMBER.sub("", row.line("title") or "")
    if not title:
        raise SourceError(f"{where}: no title")
    source = replace(source, url=row.line("html_url"))
    subtype = row.line("subtype") or ("Executive Order" if "executive_order_number" in record else None)
    if subtype is None or subtype.lower() != "executive order":
        kind = _KINDS.get((subtype or "").lower(), Kind.OTHER)
        return NonOrder(source, kind, title, f"the Federal Register calls it {subtype or 'no executive order'!r}")
    return _order(row, source, title)


def _order(row: "_Row", source: Source, title: str) -> Account:
    number, notes = _number(row, title)
    document_number = row.line("document_number")
    disposition = next(filter(None, map(row.text, _NOTES_FIELDS)), None)
    return Account(
        source=source,
        number=number,
        title=title,
        signed_on=row.day("signing_date"),
        published_on=row.day("publication_date"),
        document_number=document_number,
        citation=row.line("citation"),
        start_page=row.page("start_page"),
        end_page=row.page("end_page"),
        html_url=row.line("html_url"),
        pdf_url=row.line("pdf_url"),
        disposition_notes=disposition,
        notes_captured_on=row.captured_on() if disposition else None,
        index_terms=row.index_terms(),
        is_correction=(
            bool(_CORRECTION.match(document_number or ""))
            or row.line("correction_of") is not None
            or title.casefold() == "correction"
        ),
        notes=(*notes, *_corrected(row)),
    )


def _corrected(row: "_Row") -> Iterator[ParseNote]:
    """That a later document corrects this one: it prints what is right, and its own record must be read for it."""
    stated = row.record.get("corrections") or ()
    urls = [url for url in stated if isinstance(url, str)] if isinstance(stated, list) else []
    if urls:
        numbers = ", ".join(url.rstrip("/").rpartition("/")[2].removesuffix(".json") for url in urls)
        yield ParseNote("corrected_by", f"The Federal Register printed corrections of this document: {numbers}")


def _number(row: "_Row", title: str) -> tuple[str | None, tuple[ParseNote, ...]]:
    """The order's number: its own field, else the presidential document's, else the one the title begins with.

    It is null for EO 12988 and 13900; whatever does not say the number for certain gives none, and a note.
    """
    printed = [row.line("executive_order_number"), row.line("presidential_document_number")]
    stated = [value for value in printed if value is not None]
    if not stated and (match := _TITLE_NUMBER.match(title)):
        stated = [match[1]]
    if not stated:
        return None, (ParseNote("number_missing", f"no order number is given for {title!r}"),)
    number = order_number(stated[0])
    if number is None:  # "10321 Amended"
        return None, (ParseNote("number_invalid", f"{stated[0]!r} is not an order number"),)
    if len({order_number(value) for value in stated}) > 1:
        return number, (ParseNote("number_disagrees", f"{stated[0]!r} and {stated[1]!r} are both given"),)
    return number, ()


class _Row:
    """The fields of one record, checked as they are read."""

    def __init__(self, record: Mapping[str, object], where: str) -> None:
        self.record = record
        self.where = where

    def text(self, name: str) -> str | None:
        """A field's words as they are, or None if it is absent or blank; numbers count as words."""
        value = self.record.get(name)
        if isinstance(value, int) and not isinstance(value, bool):
            value = str(value)
        if value is None or (isinstance(value, str) and not value.strip()):
            return None
        if not isinstance(value, str):
            raise SourceError(f"{self.where}: {name} is no text")
        try:
            return clean(value)
        except SourceError as error:
            raise SourceError(f"{self.where}: {name}: {error}") from None

    def line(self, name: str) -> str | None:
        """A field's words with white space collapsed."""
        value = self.text(name)
        return " ".join(value.split()) if value else None

    def day(self, name: str) -> date | None:
        """A day as "2025-04-09" or "04/09/2025"."""
        value = self.line(name)
        if value is None:
            return None
        found = iso_date(value) or numeric_date(value)
        if found is None:
            raise SourceError(f"{self.where}: {name} {value[:40]!r} is no date")
        return found

    def page(self, name: str) -> int | None:
        """A page number, or None if it is absent or 0."""
        value = self.line(name)
        if value is None:
            return None
        if not re.fullmatch(r"[0-9]{1,6}", value):
            raise SourceError(f"{self.where}: {name} {value[:40]!r} is no page number")
        return int(value) or None

    def index_terms(self) -> tuple[str, ...]:
        """The headings under which the Federal Register indexes the document, each once.

        Its topics, and of its table of contents the subject ("Defense and National Security:", EO 13231) and the entry
        before what it says of the document ("Cybersecurity; Efforts To Strengthen …", EO 14306).
        """
        topics = self.record.get("topics")
        entry = (self.line("toc_doc") or "").partition(";")[0].partition("(")[0].strip()
        named = [topic for topic in topics if isinstance(topic, str)] if isinstance(topics, list) else []
        return tuple(dict.fromkeys(filter(None, (*named, self.line("toc_subject"), entry))))

    def captured_on(self) -> date | None:
        """The day of the capture: the API's page counter is as old as the rest of its answer."""
        views = self.record.get("page_views")
        updated = views.get("last_updated") if isinstance(views, dict) else None
        return iso_date(updated[:10]) if isinstance(updated, str) else None
