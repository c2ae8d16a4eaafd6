"""A small register on loopback: made-up orders, answered as the Federal Register's API does, or spoilt."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

PUBLISHER = "https://www.federalregister.gov"


@dataclass(frozen=True)
class Reply:
    """What the server sends; with `is_raw` the body is all that it sends before it closes the connection."""

    body: bytes
    type: str = "application/json"
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    is_raw: bool = False


Spoil = Callable[[Reply], Reply]
"""Makes another reply of the honest one."""


def document(number: str, order: int | None, day: str, **more: Any) -> dict[str, Any]:
    """A document's own JSON."""
    path = f"/documents/full_text/{{}}/{day.replace('-', '/')}/{number}.{{}}"
    return {
        "document_number": number, "executive_order_number": str(order) if order else None,
        "publication_date": day, "signing_date": day, "title": f"Concerning {number}", "type": "Presidential Document",
        "subtype": "Executive Order", "disposition_notes": None, "corrections": [],
        "full_text_xml_url": PUBLISHER + path.format("xml", "xml") if day >= "2000" else None,
        "raw_text_url": PUBLISHER + path.format("text", "txt"), "page_views": {"count": 1},
    } | more  # fmt: skip


def xml(record: dict[str, Any]) -> bytes:
    """A document's XML."""
    order = f"Executive Order {record['executive_order_number']} of May 1, 2020"
    return (
        f"<PRESDOCU><EXECORD><TITLE3>Title 3—</TITLE3><PRES>The President</PRES><EXECORDR>{order}</EXECORDR>"
        f"<HD SOURCE='HED'>{record['title']}</HD><FP>{record.get('words', 'It is hereby ordered.')}</FP>"
        f"<FRDOC>[FR Doc. {record['document_number'].replace('-', '–')}</FRDOC></EXECORD></PRESDOCU>"
    ).encode()


def text(record: dict[str, Any]) -> bytes:
    """A document's plain text, with the blanks at the line ends that the Printing Office leaves."""
    day = date.fromisoformat(record["publication_date"])
    return f"""<html>
<head><title>Federal Register</title></head>
<body><pre>[Federal Register Volume 64, Number 21 ({day:%A, %B} {day.day}, {day.year})]
[Presidential Documents]
[Pages 5001-5002]
From the Federal Register Online via the Government Publishing Office [www.gpo.gov]
[FR Doc No: {record["document_number"]}]

[[Page 5001]]

                Executive Order {record["executive_order_number"] or 12988} of January 20, 1999

                {record["title"]} and
                Other Things

                By the authority vested in me as President by the{" "}
                Constitution, it is hereby ordered as follows:

                    Section 1. The agencies shall act.

                     (Presidential Sig.)

                THE WHITE HOUSE,

                    January 20, 1999.

[FR Doc. {record["document_number"]}
Filed 1-25-99; 8:45 am]
Billing code 3195-01-P
</pre></body>
</html>
""".encode()


DOCUMENTS = (
    document("99-1001", 12950, "1999-02-01"),
    document("99-1002", 12951, "1999-03-01", disposition_notes="Revoked by: EO 13800, May 1, 2000"),
    document("99-1003", None, "1999-03-02"),
    document("2000-01004", 13800, "2000-05-05", disposition_notes="Revokes: EO 12951, February 22, 1999"),
    document("2000-01005", 13801, "2000-05-09"),
    document("2000-01006", 13803, "2000-07-09"),
)


@dataclass
class SmallRegister:
    """The documents, what was asked for, and how answers are spoilt.

    Attributes:
        inspected: what lies on public inspection.
        spoil: by a part of the path asked for.
        asked: the paths, and the condition of each question.
        headers: what else was sent with each.
    """

    documents: list[dict[str, Any]] = field(default_factory=lambda: list(DOCUMENTS))
    inspected: list[dict[str, Any]] = field(default_factory=list)
    spoil: dict[str, Spoil] = field(default_factory=dict)
    asked: list[tuple[str, str | None]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    url: str = ""
    page_size: int | None = None

    def paths(self, part: str = "/") -> list[str]:
        """The paths asked for that have `part` in them."""
        return [path for path, _ in self.asked if part in path]

    def honest(self, path: str) -> Reply:
        """The right answer."""
        parts = urlsplit(path)
        if parts.path == "/api/v1/documents.json":
            return Reply(json.dumps(self._listed(parse_qs(parts.query))).encode())
        if parts.path == "/api/v1/public-inspection-documents/current.json":
            return Reply(json.dumps({"count": len(self.inspected), "results": self.inspected}).encode())
        name, _, extension = parts.path.rsplit("/", 1)[1].rpartition(".")
        for record in (*self.documents, *self.inspected):
            if record["document_number"] == name:
                if extension == "json":
                    return Reply(json.dumps(record).encode())
                return Reply(xml(record), "text/xml") if extension == "xml" else Reply(text(record), "text/plain")
        return Reply(b'{"errors":"none"}', status=404)

    def _listed(self, asked: dict[str, list[str]]) -> dict[str, Any]:
        first, last = (asked[f"conditions[publication_date][{end}]"][0] for end in ("gte", "lte"))
        page, size = int(asked["page"][0]), self.page_size or int(asked["per_page"][0])
        found = [record for record in self.documents if first <= record["publication_date"] <= last]
        if not found:
            return {"count": 0}  # as the API does: no results at all
        shown = found[(page - 1) * size : page * size]
        told = {"count": len(found), "results": [{name: one.get(name) for name in asked["fields[]"]} for one in shown]}
        if page * size < len(found):
            told["next_page_url"] = f"{PUBLISHER}/api/v1/documents?format=json&page={page + 1}"
        return told


@contextmanager
def serving(register: SmallRegister) -> Iterator[SmallRegister]:
    """The register, answering at its `url`."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        wbufsize = 65536

        def do_GET(self) -> None:
            register.asked.append((self.path, self.headers.get("If-None-Match")))
            register.headers.append(dict(self.headers))
            reply = register.honest(self.path)
            for part, spoil in register.spoil.items():
                if part in self.path:
                    reply = spoil(reply)
            if reply.is_raw:
                self.wfile.write(reply.body)
                self.close_connection = True
            else:
                self._send(reply)

        def _send(self, reply: Reply) -> None:
            etag = f'"{sha256(reply.body).hexdigest()}"'
            if self.headers.get("If-None-Match") == etag and reply.status == 200:
                reply = Reply(b"", status=304)
            self.send_response(reply.status)
            self.send_header("ETag", etag)
            self.send_header("Content-Type", reply.type)
            for name, value in reply.headers:
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(reply.body)))
            self.end_headers()
            self.wfile.write(reply.body)

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 (its name there)
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    register.url = f"http://127.0.0.1:{server.server_address[1]}"
    try:
        yield register
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
