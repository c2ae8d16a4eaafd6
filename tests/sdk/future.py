"""A server that answers as a later version may: values that nobody knows yet, and a key more in each object."""

import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from app.api.openapi.enums import is_open
from tests.sdk.before import Answer, Request, standing_before
from tests.sdk.plan import Document

VALUE = "from_the_future"
KEY = "key_from_the_future"


@contextmanager
def serving(site: str, document: Document) -> Iterator[str]:
    """The address of a server that asks `site`, and rewrites its answers of JSON by the document."""

    def change(request: Request, asked: Callable[[Request], Answer]) -> Answer:
        answer = asked(request)
        schema = _schema(document, request.method.lower(), request.target.partition("?")[0])
        if schema.get("type") == "string" or answer.status >= 300:
            return answer
        return answer._replace(body=json.dumps(rewritten(document, schema, json.loads(answer.body))).encode())

    with standing_before(site, change) as address:
        yield address


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


def _schema(document: Document, method: str, path: str) -> Document:
    """The schema of what a path answers; of two that fit, the one with fewer parameters."""
    for template in sorted(document["paths"], key=lambda template: template.count("{")):
        if re.fullmatch(re.sub(r"\{\w+\}", "[^/]+", re.escape(template).replace(r"\{", "{").replace(r"\}", "}")), path):
            (content,) = document["paths"][template][method]["responses"]["200"]["content"].values()
            return dict(content["schema"])
    return {}
