"""A server that answers as a later version may: values that nobody knows yet, and a key more in each object."""

import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import httpx

from app.api.openapi.enums import is_open
from tests.sdk.plan import Document

VALUE = "from_the_future"
KEY = "key_from_the_future"
_SENT = ("content-type", "x-corpus-revision", "etag", "link")


@contextmanager
def serving(site: str, document: Document) -> Iterator[str]:
    """The address of a server that asks `site`, and rewrites its answers of JSON by the document."""
    with httpx.Client(base_url=site, timeout=60) as client:
        server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(client, document))
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()
            server.server_close()


def rewritten(document: Document, schema: Document, value: Any) -> Any:
    """Return the value with every open enumeration in it, by its schema, told `VALUE`, and a `KEY` in every object."""
    while "$ref" in schema:
        schema = document["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
        if is_open(schema):
            return VALUE
    if isinstance(value, list):
        return [rewritten(document, schema.get("items", {}), each) for each in value]
    for either in schema.get("anyOf", ()):
        if value is not None and either.get("type") != "null":
            return rewritten(document, either, value)
    if not isinstance(value, dict):
        return value
    of_keys = schema.get("properties", {})
    others = schema.get("additionalProperties")
    further = others if isinstance(others, dict) else {}
    made = {key: rewritten(document, of_keys.get(key, further), each) for key, each in value.items()}
    return made if further else made | {KEY: {"any": [VALUE]}}


def _handler(client: httpx.Client, document: Document) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            sent = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            headers = {name: self.headers[name] for name in ("Accept", "Content-Type") if name in self.headers}
            answer = client.request(self.command, self.path, headers=headers, content=sent)
            schema = _schema(document, self.command.lower(), self.path.partition("?")[0])
            body = answer.content
            if schema.get("type") != "string" and answer.is_success:
                body = json.dumps(rewritten(document, schema, answer.json())).encode()
            self.send_response(answer.status_code)
            for name in _SENT:
                if name in answer.headers:
                    self.send_header(name, answer.headers[name])
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_POST = do_GET  # noqa: N815 (the name that http.server calls)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    return Handler


def _schema(document: Document, method: str, path: str) -> Document:
    """The schema of what a path answers; of two that fit, the one with fewer parameters."""
    for template in sorted(document["paths"], key=lambda template: template.count("{")):
        if re.fullmatch(re.sub(r"\{\w+\}", "[^/]+", re.escape(template).replace(r"\{", "{").replace(r"\}", "}")), path):
            (content,) = document["paths"][template][method]["responses"]["200"]["content"].values()
            return dict(content["schema"])
    return {}
