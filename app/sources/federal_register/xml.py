"""Federal Register full-text XML: single presidential documents and whole daily issues.

`PRESDOCU > EXECORD` or `FEDREG > … > PRESDOCS > PRESDOCU*`; the tags are those of the Government Publishing Office.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from hashlib import sha256

from lxml import etree

from app.law.documents import Account, Document, Kind, NonOrder, ParseNote, Signature, Source, SourceError
from app.law.numbering import order_number
from app.sources.dates import long_date, numeric_date
from app.sources.decoding import clean, decode
from app.sources.federal_register.markup import paragraphs, read_words
from app.sources.outline.sign_off import is_facsimile, sign_off, unbracketed
from app.sources.outline.tree import Paragraph, outline

NAME = "fr_xml"
"""The name of the format."""

MAX_ELEMENTS = 500_000
MAX_ELEMENTS_OF_AN_ORDER = 50_000
MAX_DEPTH = 100

KINDS = {
    "PROCLA": Kind.PROCLAMATION,
    "PRNOTICE": Kind.NOTICE,
    "PRMEMO": Kind.MEMORANDUM,
    "DETERM": Kind.DETERMINATION,
    "PRORDER": Kind.PRESIDENTIAL_ORDER,
}
"""Elements that hold presidential documents other than executive orders."""

_FRONT = {"TITLE3", "PRES", "EXECORDR"}
_SIGNATURE = {
    "PSIG": "name",
    "PLACE": "place",
    "DATE": "dated",
    "FRDOC": "fr_doc",
    "FILED": "filed",
    "BILCOD": "billing_code",
}
_DECLARATION = re.compile(r"<\?xml\b[^>]{0,200}\?>")
_ENCODING = re.compile(rb"<\?xml\b[^>]{0,200}?encoding\s{0,9}=\s{0,9}[\"']([A-Za-z0-9._-]{1,40})[\"']")
_HEADLINE = re.compile(
    r"Executive\s+Order\s+(?:No\.\s*)?(\S+)(?:\s+of)?\s+(\w+\s+\d{1,2},?\s+\d{4})", re.IGNORECASE
)  # "EXECUTIVE ORDER 14390 OF MARCH 3, 2026"
_FR_DOC = re.compile(r"FR\s+Doc\.?\s*((?:[RCZ]\d[–-])?[A-Z]?\d{1,4}[–-]\d{1,6})", re.IGNORECASE)
_FILED = re.compile(r"(\d{1,2}-\d{1,2}-\d{2,4})")


def looks_like(head: bytes) -> bool:
    """Whether a file that begins with `head` is XML with presidential documents."""
    text = head.replace(b"\x00", b"")
    return text.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").startswith(b"<") and bool(
        re.search(rb"<(?:PRESDOCU|PRESDOCS|FEDREG|EXECORD)\b", text)
    )


def parse(data: bytes, name: str) -> Sequence[Document]:
    """The orders of one file, and by name the documents in it that are none; a daily issue may hold neither.

    Raises:
        SourceError: the bytes are no well-formed XML of this kind, or declare entities.
    """
    root = _root(data)
    source = Source(NAME, name, sha256(data).hexdigest())
    issue = root if root.tag == "FEDREG" else None
    found = [
        _order(element, source, issue) if element.tag == "EXECORD" else _non_order(element, source)
        for element in root.iter("EXECORD", *KINDS)
    ]
    if not found and issue is None:
        raise SourceError("the XML holds no presidential document")
    return tuple(found)


def _root(data: bytes) -> etree._Element:
    declared = _ENCODING.search(data[:400])
    text = decode(data, declared[1].decode("ascii") if declared else None)
    if text.count("<") > 2 * MAX_ELEMENTS:
        raise SourceError("the XML has too many elements")
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise SourceError("the XML has a document type declaration, which Federal Register files never have")
    text = text.lstrip()
    declaration = _DECLARATION.match(text)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, recover=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(text[declaration.end() if declaration else 0 :].encode(), parser)
    except etree.XMLSyntaxError as error:
        raise SourceError(f"the XML is not well-formed: {error.msg}") from None
    _limit_depth(root)
    return root


def _limit_depth(root: etree._Element) -> None:
    depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > MAX_DEPTH:
            raise SourceError(f"the XML is nested more than {MAX_DEPTH} deep")


def _text(element: etree._Element | None) -> str:
    return clean(read_words(element).text) if element is not None else ""


def _order(element: etree._Element, source: Source, issue: etree._Element | None) -> Document:
    if sum(1 for _ in element.iter()) > MAX_ELEMENTS_OF_AN_ORDER:
        raise SourceError(f"an order has more than {MAX_ELEMENTS_OF_AN_ORDER:,} elements")
    headline = _text(element.find("EXECORDR"))
    match = _HEADLINE.match(headline)
    number = order_number(match[1]) if match else None
    signed_on = long_date(match[2]) if match else None
    title, body = _title_and_body(element)
    text, signature = _without_sign_off(tuple(paragraphs(body)), _signature(element))
    sections, notes = outline(text)
    filed = _FILED.search(signature.filed)
    document_number = _FR_DOC.search(signature.fr_doc)
    pages = _pages(element)
    return Account(
        source=source,
        number=number,
        title=title,
        signed_on=signed_on,
        filed_on=numeric_date(filed[1]) if filed else None,
        published_on=long_date(_text(issue.find("DATE"))) if issue is not None else None,
        document_number=document_number[1].replace("–", "-") if document_number else None,
        start_page=pages[0] if pages else None,
        end_page=pages[-1] if pages else None,
        sections=sections,
        signature=signature,
        is_correction=bool(document_number and re.match(r"[RCZ]\d[–-]", document_number[1])),
        notes=(*_headline_notes(headline, number, signed_on, signature), *_image_notes(element), *notes),
    )


def _non_order(element: etree._Element, source: Source) -> NonOrder:
    title = _text(element.find("HD")) or _text(element.find(".//HD"))
    return NonOrder(source, KINDS[str(element.tag)], title, f"the Federal Register prints it as <{element.tag}>")


def _title_and_body(element: etree._Element) -> tuple[str, list[etree._Element]]:
    """The title, whose second line may be an LI (EO 13155), and the elements that hold the text."""
    children = [child for child in element if child.tag not in _FRONT and child.tag not in _SIGNATURE]
    titles: list[etree._Element] = []
    for child in children:
        if child.tag not in ("HD", "LI", "PRTPAGE") or (child.tag == "HD" and any(t.tag == "HD" for t in titles)):
            break
        titles.append(child)
    title = " ".join(filter(None, (_text(child) for child in titles)))
    return title, [child for child in children[len(titles) :] if child.tag != "GPH"]


def _signature(element: etree._Element) -> Signature:
    """What the tags say; a name is mostly a picture, and "B" or "wj" stands for it (EO 13202).

    The filing line may stand in one tag: "[FR Doc. 00-33450 Filed 12-28-00; 8:45 am]" (EO 13182).
    """
    values = {field: _text(element.find(tag)) for tag, field in _SIGNATURE.items()}
    if not values["filed"]:
        values["fr_doc"], filed, day = values["fr_doc"].partition(" Filed ")
        values["filed"] = f"{filed}{day}".strip()
    values |= {part: unbracketed(values[part]) for part in ("fr_doc", "filed")}
    values["name"] = "" if is_facsimile(values["name"]) else values["name"]
    return Signature(**values)


def _without_sign_off(text: Sequence[Paragraph], signature: Signature) -> tuple[Sequence[Paragraph], Signature]:
    """The paragraphs without the place and day that EO 13401 sets as two of them, and the signature with these."""
    under = None if signature.place else sign_off([paragraph.text for paragraph in text])
    if under is None:
        return text, signature
    found = replace(signature, place=under.signature.place, dated=signature.dated or under.signature.dated)
    start = under.start + (not under.signature.name.isupper() and bool(under.signature.name))  # a sentence is no name
    return (*text[:start], *text[under.end :]), found


def _pages(element: etree._Element) -> list[int]:
    return [int(page.get("P", "")) for page in element.iter("PRTPAGE") if page.get("P", "").isdigit()]


def _headline_notes(
    headline: str, number: str | None, signed_on: date | None, signature: Signature
) -> Iterator[ParseNote]:
    if number is None:
        yield ParseNote("number_missing", f"no order number in {headline!r}")
    if signed_on is None:
        yield ParseNote("signing_date_missing", f"no date in {headline!r}")
    dated = long_date(signature.dated)
    if dated and signed_on and dated != signed_on:
        yield ParseNote("signing_date_disagrees", f"{headline!r} is dated {signature.dated!r} under the text")


def _image_notes(element: etree._Element) -> Iterator[ParseNote]:
    """Annexes printed as images stand after the signature; its own picture stands right before PSIG."""
    tags = [child.tag for child in element]
    end = tags.index("PSIG") if "PSIG" in tags else len(tags)
    inside = tags[: max(0, end - 1)].count("GPH") + sum(
        len(list(child.iter("GPH", "MATH"))) for child in element if child.tag != "GPH"
    )
    if inside:
        yield ParseNote("picture_missing", f"{inside} pictures inside the text are not in it")
    if images := tags[end:].count("GPH"):
        yield ParseNote("annex_is_image", f"{images} pages of annex are images and not in the text")
