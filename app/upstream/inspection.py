"""What lies on public inspection: orders that the Federal Register will publish on one of the next days. Pure.

The API has no conditions for it; whatever is no executive order is left out here. The number stands in the entry of the
table of contents, "Nuclear Regulatory Commission; Reform Efforts (EO 14300)", or in the title, if it is told at all.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from app.law.numbering import order_number
from app.upstream.addresses import Base, path_of
from app.upstream.answers import Answer
from app.upstream.entries import NUMBER, number_of
from app.upstream.failures import AnswerRefusedError, RefusedError
from app.upstream.pages import document

_FIELDS = (
    "document_number", "executive_order_number", "filed_at", "html_url", "publication_date", "raw_text_url",
    "subject_1", "subtype", "title", "toc_doc", "toc_subject", "type",
)  # fmt: skip
PATH = "/api/v1/public-inspection-documents/current.json?" + urlencode([("fields[]", field) for field in _FIELDS])
_TOLD = re.compile(
    r"\((?:EO|E\.O\.|Executive Order)(?: No\.)? (\d{2},?\d{3}(?:-?[A-Z])?)\)|Executive Order (\d{2},?\d{3})"
)
_TEXTS = ("toc_doc", "title", "toc_subject", "subject_1")


@dataclass(frozen=True, slots=True)
class Inspected:
    """An order on public inspection.

    Attributes:
        number: the document's, which it keeps.
        order: the order's number, if it is told.
        publishes_on: the day for which the publication is planned.
        filed_at: when it was filed, as the API writes it.
        text: the path of its plain text on the Federal Register's host, if it has one there.
    """

    number: str
    order: str | None
    title: str
    publishes_on: date | None
    filed_at: str | None
    url: str | None
    text: str | None


def read(answer: Answer, base: Base) -> tuple[Inspected, ...]:
    """The orders on public inspection, by their numbers.

    Raises:
        BlockedError, TransientError: as of `pages.document`.
        AnswerRefusedError: it is no list of documents, or shorter than it says.
    """
    told = document(answer)
    records, count = told.get("results"), told.get("count")
    if records is None and count == 0:
        records = []
    if not isinstance(records, list) or not all(isinstance(record, dict) for record in records):
        raise AnswerRefusedError("public inspection: there is no list of documents")
    if not isinstance(count, int) or isinstance(count, bool) or count != len(records):
        raise AnswerRefusedError(f"public inspection: {len(records)} documents are listed of {str(count)[:20]} stated")
    found = (_inspected(record, base) for record in records if _is_order(record))
    return tuple(sorted(found, key=lambda one: one.number))


def _is_order(record: Mapping[str, Any]) -> bool:
    """By its kind; where only "Presidential Document" is told, by words that name an order."""
    if isinstance(record.get("subtype"), str):
        return bool(record["subtype"].casefold() == "executive order")
    if record.get("type") != "Presidential Document":
        return False
    words = " ".join(str(record.get(name) or "") for name in _TEXTS)
    return (
        record.get("executive_order_number") is not None
        or "executive order" in words.casefold()
        or bool(_TOLD.search(words))
    )


def _inspected(record: Mapping[str, Any], base: Base) -> Inspected:
    number = number_of(record)
    if not NUMBER.fullmatch(number):
        raise AnswerRefusedError("public inspection: a document has no number")
    try:
        publishes_on = date.fromisoformat(str(record.get("publication_date")))
    except ValueError:
        publishes_on = None
    return Inspected(
        number,
        _order(record),
        " ".join(str(record.get("title") or record.get("toc_doc") or number).split())[:500],
        publishes_on,
        _line(record.get("filed_at")),
        _line(record.get("html_url")),
        _text(record.get("raw_text_url"), number, base),
    )


def _order(record: Mapping[str, Any]) -> str | None:
    stated = record.get("executive_order_number")
    if isinstance(stated, int | str) and not isinstance(stated, bool):
        return order_number(str(stated))
    for name in _TEXTS:
        match = _TOLD.search(str(record.get(name) or ""))
        if match:
            return order_number(match[1] or match[2])
    return None


def _text(url: Any, number: str, base: Base) -> str | None:
    """A text elsewhere is not asked for; the order is announced all the same."""
    try:
        path = path_of(url, base) if isinstance(url, str) and url else None
    except RefusedError:
        return None
    return path if path and path.partition("?")[0].endswith(f"/{number}.txt") else None


def _line(value: Any) -> str | None:
    return " ".join(value.split())[:500] if isinstance(value, str) and value.strip() else None
