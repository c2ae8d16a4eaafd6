"""The OpenAPI document, made truthful: every status that is really sent, every header, Problem for every error.

FastAPI describes parameters and bodies; what guard, cache and the error handlers do is added here for all operations.
"""

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from app.api.problems import MEDIA_TYPE, PROBLEMS, ProblemDocument

DESCRIPTION = """
The executive orders of US presidents: metadata, the text by provision, what each order cites, amends and revokes, and
who must do what by when. Read-only, public, without keys.

Clients must ignore unknown keys and tolerate new values of enumerations. Text is the source's own characters; spans are
half-open ranges of Unicode code points. Every answer is a pure function of its URL and the corpus revision.
"""

ALWAYS = (400, 406, 413, 414, 422, 431)
"""What any operation may answer: the guard and the strictness about parameters come before each of them."""

HEADERS: dict[str, dict[str, Any]] = {
    "ETag": {
        "description": "Names this answer at this revision; send it as If-None-Match.",
        "schema": {"type": "string"},
    },
    "Last-Modified": {"description": "When the revision was ingested.", "schema": {"type": "string"}},
    "Cache-Control": {"description": "How long the answer may be reused.", "schema": {"type": "string"}},
    "X-Corpus-Revision": {
        "description": "The revision of the corpus the answer was made from.",
        "schema": {"type": "string", "pattern": "^[0-9a-f]{16}$"},
    },
    "X-Request-ID": {"description": "The id of the request.", "schema": {"type": "string"}},
    "Link": {"description": 'The next page, `rel="next"`; absent on the last.', "schema": {"type": "string"}},
    "Location": {"description": "The same place of the order under its number.", "schema": {"type": "string"}},
    "Allow": {"description": "The methods of the path.", "schema": {"type": "string"}},
    "Retry-After": {"description": "Seconds to wait.", "schema": {"type": "integer", "minimum": 0}},
}
_OF_CORPUS = ("ETag", "Last-Modified", "Cache-Control", "X-Corpus-Revision", "X-Request-ID")
_OF_CORPUS_UNKEPT = ("Cache-Control", "X-Corpus-Revision", "X-Request-ID")
"""Of an answer to what was sent, which nobody keeps, and of one that leads elsewhere."""


def document(app: FastAPI, base_url: str) -> dict[str, Any]:
    """Return the OpenAPI 3.1 document of the application."""
    made = get_openapi(
        title=app.title,
        version=app.version,
        description=DESCRIPTION.strip(),
        routes=app.routes,
        license_info={"name": "MIT", "identifier": "MIT"},
        servers=[{"url": base_url or "/"}],
    )
    for path, operations in made["paths"].items():
        for operation in operations.values():
            operation |= _summary(operation) | {"responses": _responses(path, operation)}
    made["components"] = _components(made.get("components", {}))
    return made


def _summary(operation: dict[str, Any]) -> dict[str, str]:
    """A docstring's first line is the summary, where FastAPI has only made one of the function's name."""
    if operation["summary"].replace(" ", "").lower() != operation["operationId"].lower():
        return {}
    head, _, rest = operation["description"].partition("\n\n")
    return {"summary": head.rstrip("."), "description": rest.strip()}


def _responses(path: str, operation: dict[str, Any]) -> dict[str, Any]:
    """Return what an operation answers: its own success, and the problems it may meet."""
    own = {status: answer for status, answer in operation["responses"].items() if status.startswith("2")}
    takes_body = "requestBody" in operation
    has_cursor = any(parameter["name"] == "cursor" for parameter in operation.get("parameters", ()))
    of_corpus = _OF_CORPUS_UNKEPT if takes_body else _OF_CORPUS
    names = list(of_corpus if path.startswith("/v1/") else ("X-Request-ID",))
    if has_cursor:
        names.append("Link")
    for answer in own.values():
        answer.setdefault("headers", {}).update({name: _ref("headers", name) for name in names})
    problems = [*_problems(path), *([415] if takes_body else []), *([410] if has_cursor else [])]
    own |= {str(status): _ref("responses", f"Problem{status}") for status in problems}
    if path.startswith("/v1/orders/{number}"):
        own["308"] = _ref("responses", "Moved")
    if path.startswith("/v1/") and not takes_body:
        own["304"] = _ref("responses", "NotModified")
    return dict(sorted(own.items()))


def _problems(path: str) -> list[int]:
    """404 where the path names something; 503 wherever the corpus is needed, which is all but liveness."""
    return [*ALWAYS, *([404] if "{" in path else []), *([] if path == "/livez" else [503])]


def _components(made: dict[str, Any]) -> dict[str, Any]:
    problem = ProblemDocument.model_json_schema(ref_template="#/components/schemas/{model}")
    schemas = {**made.get("schemas", {}), **problem.pop("$defs"), "Problem": problem}
    for unsent in ("HTTPValidationError", "ValidationError"):
        schemas.pop(unsent, None)
    responses = {f"Problem{status}": _problem(status) for status in {kind.status for kind in PROBLEMS.values()} - {500}}
    responses["NotModified"] = {
        "description": "What If-None-Match names is still the answer.",
        "headers": {name: _ref("headers", name) for name in _OF_CORPUS if name != "Last-Modified"},
    }
    responses["Moved"] = {
        "description": "The order was called by its page while it had no number, and has one: the same there.",
        "headers": {name: _ref("headers", name) for name in ("Location", *_OF_CORPUS_UNKEPT)},
    }
    return {
        **made,
        "schemas": dict(sorted(schemas.items())),
        "responses": dict(sorted(responses.items())),
        "headers": HEADERS,
    }


def _problem(status: int) -> dict[str, Any]:
    codes = {code: kind for code, kind in PROBLEMS.items() if kind.status == status}
    further = {405: ["Allow"], 410: ["Link"], 429: ["Retry-After"], 503: ["Retry-After"]}.get(status, [])
    return {
        "description": " ".join(f"`{code}`: {kind.help}" for code, kind in codes.items()),
        "headers": {name: _ref("headers", name) for name in ("X-Request-ID", *further)},
        "content": {MEDIA_TYPE: {"schema": _ref("schemas", "Problem")}},
    }


def _ref(kind: str, name: str) -> dict[str, str]:
    return {"$ref": f"#/components/{kind}/{name}"}
