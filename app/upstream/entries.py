"""What a list of the API says of one document, and whether that is still what its own JSON says. Pure.

An entry is read with distrust: the API ignores conditions that it does not understand, so that rules and notices come
with 200 (rOpenGov/federalregister#11).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.law import presidents
from app.law.numbering import order_number
from app.upstream.failures import AnswerRefusedError
from app.upstream.slices import FIELDS

NUMBER = re.compile(r"[A-Z0-9]{1,8}(?:-[A-Z0-9]{1,8}){1,3}")
"""A document's number: "2025-07790", "94-32388", "E9-30020", "C1-2017-02281"; it is a file's name in the store."""
_CORRECTION = re.compile(r"/api/v1/documents/([^/?#.]+)")
_COMPARED = tuple(sorted(set(FIELDS) - {"president", "corrections"}))


@dataclass(frozen=True, slots=True)
class Entry:
    """One document of a list.

    Attributes:
        number: the document's.
        order: the order's number, or None where the list has none (EO 12988 and 13900).
        notes: whether the editors' notes say anything.
        corrections: the numbers of the documents that correct it.
        record: the fields as they came.
    """

    number: str
    order: str | None
    published_on: date
    notes: bool
    corrections: tuple[str, ...]
    record: Mapping[str, Any]


def is_order(record: Mapping[str, Any]) -> bool:
    """Whether a record is of an executive order; what does not say so is foreign."""
    subtype, kind = record.get("subtype"), record.get("type")
    if isinstance(subtype, str):
        return subtype.casefold() == "executive order"
    return (
        subtype is None and kind in (None, "Presidential Document") and record.get("executive_order_number") is not None
    )


def entry(record: Mapping[str, Any]) -> Entry:
    """Read a record of a list, or a document's own JSON.

    Raises:
        AnswerRefusedError: it has no number or no day of publication, or an order's number that is none.
    """
    number = record.get("document_number")
    number = number.strip() if isinstance(number, str) else ""  # CSV and older JSON have a leading blank
    if not NUMBER.fullmatch(number):
        raise AnswerRefusedError("a listed document has no document number")
    try:
        published_on = date.fromisoformat(str(record.get("publication_date")))
    except ValueError:
        raise AnswerRefusedError(f"document {number} has no day of publication") from None
    order = _order(record)
    if order is None and _value(record.get("executive_order_number")) is not None:
        raise AnswerRefusedError(f"document {number} has a number of an order that is none")
    return Entry(number, order, published_on, bool(_notes(record)), _corrections(record), record)


def is_of(found: Entry, president: str) -> bool:
    """Whether the document may be the president's: told by the list, else by the day of signing, else unknown."""
    told = found.record.get("president")
    slug = told.get("identifier") if isinstance(told, dict) else None
    if slug is None:
        try:
            signed_on = date.fromisoformat(str(found.record.get("signing_date")))
        except ValueError:
            return True
        slug = presidents.of(signed_on, number=found.order)
    return slug in (None, president)


def says_the_same(listed: Mapping[str, Any], own: Mapping[str, Any]) -> bool:
    """Whether the list says of a document what its own JSON, fetched before, says: then it need not be fetched again.

    A number is a string in documents and an integer in lists; a field that the list leaves out proves nothing.
    """
    return _corrections(listed) == _corrections(own) and all(
        field in listed and _value(listed[field]) == _value(own.get(field)) for field in _COMPARED
    )


def _value(value: Any) -> str | None:
    return None if value is None or value == "" else str(value).strip()


def _notes(record: Mapping[str, Any]) -> str:
    return (_value(record.get("disposition_notes")) or _value(record.get("executive_order_notes"))) or ""


def _order(record: Mapping[str, Any]) -> str | None:
    value = record.get("executive_order_number")
    return order_number(str(value)) if isinstance(value, int | str) and not isinstance(value, bool) else None


def names_text(record: Mapping[str, Any]) -> bool:
    """Whether a record names a text of its document."""
    return bool(record.get("full_text_xml_url") or record.get("raw_text_url"))


def _corrections(record: Mapping[str, Any]) -> tuple[str, ...]:
    """The numbers; they are asked of the configured host, whatever host their URLs name."""
    urls = record.get("corrections")
    found = (_CORRECTION.search(url) for url in urls if isinstance(url, str)) if isinstance(urls, list) else ()
    return tuple(match[1] for match in found if match and NUMBER.fullmatch(match[1]))
