"""Lies about the documents themselves: another's, without what they had, or fewer."""

from typing import Any

from tests.upstream.stand_in import made_up
from tests.upstream.stand_in.answer import Answer
from tests.upstream.stand_in.asked import DOCUMENT, LIST, TXT, XML, Asked
from tests.upstream.stand_in.lies.lie import (
    BY_THE_INGEST,
    EITHER,
    HEALED,
    NOTHING,
    REFUSED,
    UNPROVED,
    Change,
    Lie,
    both,
    lists,
    on,
    records,
)
from tests.upstream.stand_in.server import StandIn

Record = dict[str, Any]
_OTHER = "96-2984"
_KNOWN = [made_up.number_of(order) for order in range(12_981, 12_990)]


def _of(number: str) -> Change:
    """Another document's answer."""

    def change(asked: Asked, truth: Answer, stand_in: StandIn) -> Answer:
        other = stand_in.shelf.documents[number]
        body = {DOCUMENT: other.data, XML: other.xml, TXT: other.txt}[asked.kind]
        assert body is not None
        return truth.saying(body)

    return change


def _everywhere(change: Any, first: int | None = None) -> Any:
    """In lists and in documents."""
    return both(on(LIST, records(change), first=first), on(DOCUMENT, records(change), first=first))


def _without(*numbers: str) -> Any:
    """A list without these, whose count agrees."""

    def tell(asked: Asked, truth: Answer, stand_in: StandIn) -> Answer:
        from tests.upstream.stand_in import honest

        return honest.answer(asked, stand_in.shelf.without(*numbers), stand_in.origin, stand_in.largest_page)

    return on(LIST, lambda *given: given[1] if tell(*given).body == given[1].body else tell(*given))


def _noteless(record: Record) -> None:
    for field in ("disposition_notes", "executive_order_notes"):
        if field in record:
            record[field] = None


def _noteless_key(record: Record) -> None:
    for field in ("disposition_notes", "executive_order_notes"):
        record.pop(field, None)


def _textless(*numbers: str) -> Any:
    def change(record: Record) -> None:
        if record["document_number"] in numbers:
            record |= {"full_text_xml_url": None, "raw_text_url": None}

    return change


def _set(number: str, **fields: Any) -> Any:
    def change(record: Record) -> None:
        if record["document_number"] == number:
            record |= {name: value for name, value in fields.items() if name in record}

    return change


def _swap_numbers(record: Record) -> None:
    """Two orders have each other's number."""
    swapped = {"12990": 12991, "12991": 12990}
    for field in ("executive_order_number", "presidential_document_number"):
        number = swapped.get(str(record.get(field)))
        if number:
            record[field] = str(number)


def _number_as(kind: Any) -> Any:
    def change(record: Record) -> None:
        number = record.get("executive_order_number")
        if number is not None:
            record["executive_order_number"] = kind(number)

    return change


def _unknown(record: Record) -> None:
    record["a_field_of_2030"] = {"x": [1, 2, 3]}


def _empty(said: Record, _asked: Asked) -> Any:
    return {"count": 0, "results": []} if said["count"] else said


def _empty_without_results(said: Record, _asked: Asked) -> Any:
    return {"count": 0} if said["count"] else said


LIES = (
    Lie("another's JSON once", "another document's JSON", on(DOCUMENT, _of(_OTHER), number=made_up.NEW, first=1),
        HEALED),
    Lie("another's JSON", "another document's JSON each time", on(DOCUMENT, _of(_OTHER), number=made_up.NEW), REFUSED),
    Lie("another's XML once", "another order's text", on(XML, _of(_OTHER), number=made_up.NEW, first=1), HEALED),
    Lie("another's XML", "another order's text each time", on(XML, _of(_OTHER), number=made_up.NEW), REFUSED),
    Lie("another's text once", "another order's text", on(TXT, _of("96-2981"), first=1), HEALED),
    Lie("another's text", "another order's text each time", on(TXT, _of("96-2981")), REFUSED),
    Lie("the correction's XML", "its correction's text", on(XML, _of("C1-96-2989"), number="96-2989"), REFUSED,
        start=NOTHING),
    Lie("one JSON for all", "the same document for each", on(DOCUMENT, _of(_OTHER)), REFUSED, start=NOTHING),
    Lie("swapped numbers", "two orders have each other's number, in lists and documents", _everywhere(_swap_numbers),
        REFUSED | BY_THE_INGEST),
    Lie("swapped numbers in lists", "two orders have each other's number, in lists", on(LIST, records(_swap_numbers)),
        REFUSED),
    Lie("one number twice", "two documents are the same order",
        _everywhere(_set("96-2991", executive_order_number="12990", presidential_document_number="12990")),
        REFUSED | BY_THE_INGEST),
    Lie("number as text", "numbers of lists are texts", on(LIST, records(_number_as(str))), HEALED),
    Lie("number as number", "numbers of documents are numbers", on(DOCUMENT, records(_number_as(int))), HEALED,
        start=NOTHING, is_about_form=True),
    Lie("number null in lists", "lists have no numbers of orders", on(LIST, records(_number_as(lambda _: None))),
        EITHER),
    Lie("number is true", "numbers of orders are `true`", _everywhere(_number_as(lambda _: True)),
        EITHER | BY_THE_INGEST, is_about_form=True),
    Lie("number is a list", "numbers of orders are in lists", _everywhere(_number_as(lambda n: [n])),
        EITHER | BY_THE_INGEST, is_about_form=True),
    Lie("number is huge", "a number of 5,000 digits",
        _everywhere(_set(made_up.NEW, executive_order_number="9" * 5000)), EITHER | BY_THE_INGEST,
        is_about_form=True),
    Lie("a field more", "a field that nobody knows", _everywhere(_unknown), HEALED, is_about_form=True),
    Lie("no title", "a document without a title", _everywhere(_set(made_up.NEW, title=None)), REFUSED | BY_THE_INGEST),
    Lie("no day", "a document without a day of publication", _everywhere(_set(made_up.NEW, publication_date=None)),
        REFUSED),
    Lie("a day that is none", "published on February 30", _everywhere(
        _set(made_up.NEW, publication_date="1996-02-30")), REFUSED),
    Lie("another day in its JSON", "lists have another day than the document", on(DOCUMENT, records(
        _set(made_up.NEW, publication_date="1997-04-07"))), REFUSED),
    Lie("nothing listed", "counts and lists nothing where orders were", lists(_empty), UNPROVED),
    Lie("nothing listed, no results", "counts nothing where orders were", lists(_empty_without_results), UNPROVED),
    Lie("nothing listed to begin with", "counts and lists nothing, to who knows nothing", lists(_empty),
        REFUSED | BY_THE_INGEST, start=NOTHING),
    Lie("fewer listed", "three orders are gone, the count agrees", _without(*_KNOWN[3:6]), UNPROVED),
    Lie("one not listed", "one order is gone, the count agrees", _without(_KNOWN[4]), UNPROVED),
    Lie("the last ones not listed", "the last known orders are gone, the count agrees", _without(*_KNOWN[-2:]),
        UNPROVED),
    Lie("no notes", "the editors' notes of all orders are gone", _everywhere(_noteless), UNPROVED),
    Lie("no notes, no field", "the field of the notes is gone", _everywhere(_noteless_key), UNPROVED),
    Lie("no notes in lists", "lists have no notes", on(LIST, records(_noteless)), EITHER),
    Lie("no notes in documents", "lists have notes, documents not", on(DOCUMENT, records(_noteless)), REFUSED),
    Lie("no texts", "no known order has a text any more", _everywhere(_textless(*_KNOWN)), EITHER, is_about_form=True),
    Lie("no XML", "no known order has XML any more", _everywhere(lambda record: record.update(
        {"full_text_xml_url": None} if record["document_number"] in _KNOWN else {})), EITHER, is_about_form=True),
    Lie("no text in its JSON", "a new document's text is in lists, not in its JSON",
        on(DOCUMENT, records(_textless(made_up.NEW))), REFUSED),
)  # fmt: skip
