"""What the real API would answer, with its limits: 10,000 documents of a question, fifty pages, 304 where it may."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any
from urllib.parse import quote, urlsplit

from app.law import presidents
from tests.upstream.stand_in.answer import Answer, tag
from tests.upstream.stand_in.asked import DOCUMENT, INSPECTION, LIST, TXT, XML, Asked
from tests.upstream.stand_in.shelf import ORIGIN, Record, Shelf

CAP, PAGES, PER_PAGE, LARGEST_PAGE = 10_000, 50, 20, 1000
_ADDRESSES = ("full_text_xml_url", "raw_text_url", "json_url")
_DAY = "conditions[publication_date]"
_MODIFIED = "Sat, 28 Nov 2020 21:15:09 GMT"


def answer(asked: Asked, shelf: Shelf, origin: str, largest_page: int = LARGEST_PAGE) -> Answer:
    """The honest answer.

    Args:
        asked: the request.
        shelf: what there is.
        origin: of the stand-in.
        largest_page: the most documents of a page; the API gives fewer than asked for if more are asked for.
    """
    found = _found(asked, shelf, origin, largest_page)
    if found is None:
        return Answer(404, b'{"status":404,"message":"Record Not Found"}')
    found = replace(found, headers={**found.headers, "etag": tag(found.body), "last-modified": _MODIFIED})
    if asked.headers.get("if-none-match") == tag(found.body):
        return replace(found, status=304, body=b"")
    return found


def _found(asked: Asked, shelf: Shelf, origin: str, largest_page: int) -> Answer | None:
    if asked.kind == LIST:
        return Answer().telling(_list(asked, shelf, origin, largest_page))
    if asked.kind == INSPECTION:
        return Answer().telling({"count": 0, "results": []})
    document = shelf.documents.get(asked.number or "")
    if document is None:
        return None
    if asked.kind == DOCUMENT:
        if not shelf.rewrites:
            return Answer(body=document.data)
        return Answer().telling(_rewritten(shelf.records[document.number], origin))
    if asked.kind == XML and document.xml is not None:
        return Answer(body=document.xml, headers={"content-type": "text/xml"})
    if asked.kind == TXT and document.txt is not None:
        return Answer(body=document.txt, headers={"content-type": "text/plain; charset=utf-8"})
    return None


def _rewritten(record: Record, origin: str) -> Record:
    """The record with the addresses of its texts at the stand-in."""
    said = {name: record[name].replace(ORIGIN, origin) for name in _ADDRESSES if record.get(name)}
    return record | said | {"corrections": [url.replace(ORIGIN, origin) for url in record.get("corrections") or ()]}


def _list(asked: Asked, shelf: Shelf, origin: str, largest_page: int) -> dict[str, Any]:
    records = list(_chosen(asked, shelf))
    if asked.query.get("order", [""])[-1] in ("newest", "relevance", ""):
        records.reverse()
    count = min(len(records), CAP)
    per_page = min(int(asked.query.get("per_page", [str(PER_PAGE)])[-1]), largest_page)
    pages = min(-(-count // per_page), PAGES)
    shown = records[(asked.page - 1) * per_page : asked.page * per_page]
    told: dict[str, Any] = {"description": "Documents", "count": count, "total_pages": pages}
    if asked.page < pages:
        told["next_page_url"] = paged(asked, origin, asked.page + 1)
    if asked.page > 1:
        told["previous_page_url"] = paged(asked, origin, asked.page - 1)
    return told | {"results": [_shown(record, asked, shelf, origin) for record in shown]}


def paged(asked: Asked, origin: str, page: int) -> str:
    """The address of another page of the same list."""
    others = [(name, value) for name, values in asked.query.items() for value in values if name != "page"]
    said = "&".join(f"{quote(name)}={quote(value)}" for name, value in [*others, ("page", str(page))])
    return f"{origin}{urlsplit(asked.url).path}?{said}"


def _chosen(asked: Asked, shelf: Shelf) -> Iterator[Record]:
    """The records that the conditions let through; a condition that is spelled otherwise is ignored."""
    query = asked.query
    kinds = query.get("conditions[presidential_document_type][]") or query.get("conditions[presidential_document_type]")
    presidents_ = query.get("conditions[president][]") or query.get("conditions[president]")
    first, last, only = (query.get(f"{_DAY}[{bound}]", [""])[-1] for bound in ("gte", "lte", "is"))
    for _, record in shelf.listed():
        if kinds and record["subtype"].lower().replace(" ", "_") not in kinds:
            continue
        day = record["publication_date"]
        is_within = (not first or first <= day) and (not last or day <= last) and (not only or day == only)
        if is_within and (not presidents_ or _president(record) in presidents_):
            yield record


def _president(record: Record) -> str | None:
    return presidents.of(date.fromisoformat(record["signing_date"]), number=record["executive_order_number"])


def _shown(record: Record, asked: Asked, shelf: Shelf, origin: str) -> Record:
    """The fields asked for; a list has an order's number as a number, a document's own JSON as a text."""
    said = _rewritten(record, origin) if shelf.rewrites else dict(record)
    number = said["executive_order_number"]
    said["executive_order_number"] = int(number) if number and number.isdecimal() else number
    wanted: Sequence[str] = asked.query.get("fields[]", ["document_number", "publication_date", "title", "type"])
    return {name: said[name] for name in wanted if name in said}
