"""Whether what came is the document that was asked for, whole. Pure.

A cache may hand out another document's text under the address of this one; then number, day and order disagree.
"""

import re
from collections.abc import Mapping
from typing import Any

from lxml import etree

from app.law.numbering import order_number
from app.upstream.addresses import Base, path_of
from app.upstream.answers import Answer
from app.upstream.entries import Entry, entry, is_order
from app.upstream.failures import AnswerRefusedError, BlockedError, TransientError
from app.upstream.pages import document

_FILED = re.compile(r"FR\s+Doc\.?(?:\s+No[.:]*)?\s*([A-Z0-9]+(?:[-–—][A-Z0-9]+)+)")  # "[FR Doc. E9–30020"
_HEADING = re.compile(r"Executive Order (?:No\. )?(\d{1,2},?\d{3}(?:-?[A-Z])?) of [A-Z][a-z]+ \d")
_HEADING_LINE = re.compile(rf"^\s*{_HEADING.pattern}", re.MULTILINE)
_HTML = re.compile(rb"\s*(?:<!doctype\s+html|<html)", re.IGNORECASE)
EXTENSIONS = ("xml", "txt")
_KINDS = {"xml": ("full_text_xml_url", "xml"), "txt": ("raw_text_url", "text")}


def own(answer: Answer, listed: Entry, held: Entry | None) -> Entry:
    """A document's own JSON.

    Args:
        answer: what came.
        listed: what the list says of the document.
        held: what the document's own JSON said before.

    Raises:
        BlockedError, TransientError: as of `pages.document`.
        AnswerRefusedError: it is of another document, of one that is no executive order, or without the editors' notes
            that it had and the list has.
    """
    record = document(answer)
    found = entry(record)
    if (found.number, found.published_on) != (listed.number, listed.published_on):
        raise AnswerRefusedError(f"document {found.number} of {found.published_on} came for {listed.number}")
    if not is_order(record):
        raise AnswerRefusedError(f"document {found.number} is no executive order")
    if None not in (found.order, listed.order) and found.order != listed.order:
        raise AnswerRefusedError(f"document {found.number}: EO {found.order} came for EO {listed.order}")
    if listed.notes and held is not None and held.notes and not found.notes:
        raise AnswerRefusedError(f"document {found.number} came without the editors' notes that the list has")
    return found


def correction(answer: Answer, number: str) -> Entry:
    """The JSON of a document that corrects an order; it need not be called an executive order itself.

    Raises:
        BlockedError, TransientError, AnswerRefusedError: as of `own`.
    """
    found = entry(document(answer))
    if found.number != number:
        raise AnswerRefusedError(f"document {found.number} came for {number}")
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


def check(answer: Answer, found: Entry) -> Answer:
    """The answer, if it is the text of the document.

    Raises:
        BlockedError: it is a page of HTML without a text.
        TransientError: it is cut off.
        AnswerRefusedError: it is another document's.
    """
    is_xml = answer.path.partition("?")[0].endswith(".xml")
    text = _xml(answer) if is_xml else _plain(answer)
    filed = {re.sub("[–—]", "-", number) for number in _FILED.findall(text)}
    heading = (_HEADING if is_xml else _HEADING_LINE).search(text)
    order = order_number(heading[1]) if heading else None
    # EO 13523's XML prints 15323; so one of the two numbers is enough.
    if found.number not in filed and (order is None or order != found.order):
        stated = ", ".join(sorted(filed)[:3]) or "no document number"
        raise AnswerRefusedError(f"the text of another document came for {found.number}: it states {stated}")
    return answer


def _xml(answer: Answer) -> str:
    if "html" in answer.content_type or _HTML.match(answer.body):
        raise BlockedError(f"{answer.path}: a page of HTML came instead of XML; the server does not let us in")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(answer.body, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise TransientError(f"{answer.path}: the XML is damaged or cut off") from None
    headings = " ".join(" ".join(map(str, node.itertext())) for node in root.iter("EXECORDR", "FRDOC"))
    return " ".join(headings.split())


def _plain(answer: Answer) -> str:
    body = answer.body
    if _HTML.match(body):
        if b"<pre>" not in body.lower():
            raise BlockedError(f"{answer.path}: a page of HTML came instead of a text; the server does not let us in")
        if not body.rstrip().lower().endswith(b"</html>"):
            raise TransientError(f"{answer.path}: the text is cut off")
    if not body.strip():
        raise TransientError(f"{answer.path}: the text is empty")
    return body.decode("utf-8", "replace")
