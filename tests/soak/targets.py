"""What reads bytes that anybody may have written: each a function that may refuse them, but in no other way fail."""

import contextlib
from base64 import urlsafe_b64encode
from collections.abc import Callable, Mapping
from datetime import date
from functools import partial

from app.api.edge.guard import refusal
from app.api.parameters import cursors
from app.api.problems import Problem
from app.ingest import annotating
from app.law import citations
from app.law.documents import Account, SourceError
from app.law.quotes import finding
from app.reconcile import combine
from app.search import syntax
from app.search.query import QueryError
from app.settings import Settings
from app.sources import FORMATS, SourceFormat, recognise
from tests.soak import beginnings

Target = Callable[[bytes], object]
_SETTINGS = Settings()
_BINDING = "lists"
_SHAPES = ((int,), (date, int), (str, str, int), (int, date, str))


def _parsed(format_: SourceFormat, data: bytes) -> None:
    """What a parser makes of a file, whatever it was recognised as."""
    with contextlib.suppress(SourceError):
        format_.parse(data, "page")


def _recognised(data: bytes) -> None:
    with contextlib.suppress(SourceError):
        recognise(data)


def _extracted(data: bytes) -> None:
    """Everything that is read of an order whose text this is, in a page that is sound."""
    with contextlib.suppress(SourceError):
        accounts = [each for each in beginnings.archived(_text(data)) if isinstance(each, Account)]
        for order in combine(accounts).orders:
            annotating.read(order)


def _query(data: bytes) -> None:
    for read in (syntax.parse, syntax.foreign):
        with contextlib.suppress(QueryError):
            read(_text(data))


def _cursor(data: bytes) -> None:
    """A cursor as it is given, and one that bears our checksum."""
    ours = urlsafe_b64encode(cursors._checksum(data, _BINDING) + data).decode().rstrip("=")
    for cursor in (data.decode("latin-1"), _text(data), ours):
        for shape in _SHAPES:
            try:
                cursors.decode_cursor(cursor, _BINDING, shape)
            except Problem as problem:
                if problem.code != "invalid-cursor":
                    raise


def _guarded(data: bytes) -> None:
    """A request whose target, host and another field are these bytes, parted at line ends."""
    target, host, field = (*data.split(b"\n", 2), b"", b"")[:3]
    path, _, query = target.partition(b"?")
    name, _, value = field.partition(b":")
    headers = [(b"host", host), (name.lower(), value)]
    scope = {"type": "http", "method": "GET", "path": "/", "raw_path": path, "query_string": query, "headers": headers}
    problem = refusal(scope, _SETTINGS)
    assert problem is None or problem.kind.status < 500


def _cited(data: bytes) -> None:
    citations.find(_text(data))
    citations.resolve_typed(_text(data))


def _quoted(data: bytes) -> None:
    finding.find(_text(data))


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")


TARGETS: Mapping[str, Target] = {
    **{format_.name: partial(_parsed, format_) for format_ in FORMATS},
    "recognition": _recognised,
    "extraction": _extracted,
    "query": _query,
    "cursor": _cursor,
    "guard": _guarded,
    "citations": _cited,
    "quotations": _quoted,
}
"""By name."""
