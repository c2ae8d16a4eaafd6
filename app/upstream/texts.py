"""Whether what came is the document that was asked for, whole, and such as the ingest can read. Pure.

A cache may hand out another document's text under the address of this one; then number, day and order disagree. Parsing
what came costs 6 ms and finds out while it can still be asked for again.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from app import sources
from app.law.documents import Account, Document, SourceError
from app.upstream.addresses import Base, path_of
from app.upstream.answers import Answer
from app.upstream.entries import Entry, entry, is_order, names_text
from app.upstream.failures import AnswerRefusedError, BlockedError, TransientError
from app.upstream.pages import document

EXTENSIONS = ("xml", "txt")
_HTML = re.compile(rb"\s*(?:<!doctype\s+html|<html)", re.IGNORECASE)
_DOCUMENT = re.compile(r"/api/v1/documents/[A-Z0-9-]{4,40}(?:\.json)?(?:\?publication_date=[0-9-]{10})?")
_FILED = re.compile(rb"\[\s*FR\s+Doc\.|billing\s+code", re.IGNORECASE)
"""What stands under a document; each of 765 texts has the one or the other."""
_KINDS = {"xml": ("full_text_xml_url", "xml"), "txt": ("raw_text_url", "text")}


def own(answer: Answer, listed: Entry, held: Entry | None) -> Entry:
    """A document's own JSON.

    Args:
        answer: what came.
        listed: what the list says of the document.
        held: what the document's own JSON said before.

    Raises:
        BlockedError, TransientError: as of `pages.document`.
        AnswerRefusedError: it is of another document, of one that is no executive order, cannot be read, or is without
            a text, or the editors' notes that it had, while the list has them.
    """
    found = correction(answer, listed.number)
    if found.published_on != listed.published_on:
        raise AnswerRefusedError(f"document {found.number} of {found.published_on} came for {listed.published_on}")
    if not is_order(found.record):
        raise AnswerRefusedError(f"document {found.number} is no executive order")
    if None not in (found.order, listed.order) and found.order != listed.order:
        raise AnswerRefusedError(f"document {found.number}: EO {found.order} came for EO {listed.order}")
    if listed.notes and held is not None and held.notes and not found.notes:
        raise AnswerRefusedError(f"document {found.number} came without the editors' notes that the list has")
    if names_text(listed.record) and not names_text(found.record):
        raise AnswerRefusedError(f"document {found.number} came without the text that the list has")
    return found


def correction(answer: Answer, number: str) -> Entry:
    """The JSON of a document that corrects an order; it need not be called an executive order itself.

    Raises:
        BlockedError, TransientError, AnswerRefusedError: as of `own`.
    """
    found = entry(document(answer))
    if found.number != number:
        raise AnswerRefusedError(f"document {found.number} came for {number}")
    _parsed(answer, number)
    return found


def of(record: Mapping[str, Any], found: Entry, base: Base) -> tuple[str, str] | None:
    """The name and path of a document's best text: its XML, else its plain text, None if it has neither.

    Raises:
        RefusedError: the URL is at another host.
        AnswerRefusedError: the URL is not this document's.
    """
    for extension, (field, folder) in _KINDS.items():
        url = record.get(field)
        if not isinstance(url, str) or not url:
            continue
        path = path_of(url, base)
        if path != f"/documents/full_text/{folder}/{found.published_on:%Y/%m/%d}/{found.number}.{extension}":
            raise AnswerRefusedError(f"document {found.number}: {field} is the address of something else")
        return f"{found.number}.{extension}", path
    return None


def corrections(found: Entry, base: Base) -> None:
    """Look at where a document says it is corrected.

    Raises:
        RefusedError: at another host.
        AnswerRefusedError: in what is no document.
    """
    urls = found.record.get("corrections") or []
    for url in urls if isinstance(urls, list) else [urls]:
        if not isinstance(url, str) or not _DOCUMENT.fullmatch(path_of(url, base)):
            raise AnswerRefusedError(f"document {found.number} is corrected by what is no document")


def check(answer: Answer, found: Entry, orders: Mapping[str, int]) -> Answer:
    """The answer, if it is the text of the document.

    Args:
        answer: what came.
        found: what the document's own JSON says.
        orders: how many of the documents listed are of the order of each number.

    Raises:
        BlockedError: it is a page of HTML without a text.
        TransientError: it is empty or cut off.
        AnswerRefusedError: it cannot be read, or is another document's.
    """
    body = answer.body.strip()
    is_xml = answer.path.partition("?")[0].endswith(".xml")
    is_html = bool(_HTML.match(body)) or (is_xml and "html" in answer.content_type)
    if is_html and (is_xml or b"<pre>" not in body.lower()):
        raise BlockedError(f"{answer.path}: a page of HTML came instead of the text; the server does not let us in")
    if not body or (is_html and not body.lower().endswith(b"</html>")):
        raise TransientError(f"{answer.path}: the text is cut off")
    if is_html and not _FILED.search(body):
        raise TransientError(f"{answer.path}: the end of the text is missing")
    texts = [one for one in _parsed(answer, found.number) if isinstance(one, Account)]
    if not any(_is_of(one, found) for one in texts):
        stated = ", ".join(str(one.document_number or one.number) for one in texts) or "no order"
        raise AnswerRefusedError(f"the text of another document came for {found.number}: it is of {stated}")
    if any(_is_swapped(one, found, orders) for one in texts):
        raise AnswerRefusedError(f"document {found.number} is EO {found.order}, its text says EO {texts[0].number}")
    return answer


def _parsed(answer: Answer, number: str) -> Sequence[Document]:
    try:
        return sources.parse(answer.body, number)
    except SourceError as error:
        raise AnswerRefusedError(f"{answer.path.partition('?')[0]} cannot be read: {error}") from None


def _is_of(text: Account, found: Entry) -> bool:
    """By the document's number; where a text prints none, by the order's (EO 13523's XML prints 15323).

    A correction's number is that of what it corrects with "C1-" or "R1-" before it, which its text may leave out.
    """
    if text.document_number is not None:
        return text.document_number in (found.number, found.number.partition("-")[2])
    return text.number is not None and text.number == found.order


def _is_swapped(text: Account, found: Entry, orders: Mapping[str, int]) -> bool:
    """Whether the text prints a number that another document has, or has not the number that two documents have.

    A misprint alone is none of the server's doing (EO 13523).
    """
    if text.number is None or found.order is None or text.number == found.order:
        return False
    return text.number in orders or orders.get(found.order, 0) > 1
