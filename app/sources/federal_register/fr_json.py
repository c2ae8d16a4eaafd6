"""Federal Register API JSON: one document, a page of a list ({"results": […]}) or a bare array of documents."""

import json
import re
from collections.abc import Sequence
from hashlib import sha256

from app.law.documents import Document, Format, Source, SourceError
from app.sources.decoding import decode
from app.sources.federal_register.metadata import document

_OPENING = re.compile(rb'\s*(?:\{\s*["}]|\[\s*[\[\]{])')
_FIELDS = ("document_number", "executive_order_number", "presidential_document_number", "subtype")


def looks_like(head: bytes) -> bool:
    """Whether a file that begins with `head` is JSON (Markdown may begin with a bracket, but not so)."""
    return bool(_OPENING.match(head.replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")))


def parse(data: bytes, name: str) -> Sequence[Document]:
    """The documents of one answer of the API, in its order; an empty list gives none.

    Raises:
        SourceError: it is no JSON, nested beyond reason, or no answer about documents.
    """
    source = Source(Format.FR_JSON, name, sha256(data).hexdigest())
    return tuple(
        document(record, source, f"document {place}") for place, record in enumerate(_records(_load(data)), start=1)
    )


def _load(data: bytes) -> object:
    text = decode(data)
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
    known = [record for record in records if isinstance(record, dict) and any(field in record for field in _FIELDS)]
    if len(known) != len(records):
        raise SourceError("the JSON does not describe Federal Register documents")
    return known
