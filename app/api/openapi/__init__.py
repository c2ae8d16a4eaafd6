"""The OpenAPI document, made truthful: every status that is really sent, every header, Problem for every error.

FastAPI describes parameters and bodies; what guard, cache and the error handlers do is added here for all operations.
"""

from collections.abc import Sequence
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from app.api.deprecations import Deprecation, mark
from app.api.openapi.descriptions import describe
from app.api.openapi.enums import with_open_enums
from app.api.openapi.examples import with_examples
from app.api.openapi.foreign import COMPONENTS, name_foreign
from app.api.openapi.headers import HEADERS
from app.api.openapi.older import downgraded
from app.api.openapi.pruning import pruned
from app.api.openapi.responses import responses, shared
from app.api.openapi.tags import tags
from app.api.problems import ProblemDocument

__all__ = ["document", "downgraded"]

DESCRIPTION = """
The executive orders of US presidents: metadata, the text by provision, what each order cites, amends and revokes, and
who must do what by when. Read-only, public, without keys.

Clients must ignore unknown keys and tolerate new values of enumerations: `docs/versioning.md` says what may change
within v1. Every key is always there; what is unknown is null, and what is none is `[]`. Addresses of our own begin
with `/`, or with the public base URL where the server has one. Text is the source's own characters; spans are
half-open ranges `[start, end)` of Unicode code points. Days are calendar days as printed, instants are UTC. Every
answer is a pure function of its URL and the corpus revision.

The orders are works of the United States Government and in the public domain (17 U.S.C. 105). What the program read
out of them (references, directives, statuses, links, comparisons) is dedicated to the public domain, too (CC0 1.0).
The program is under the MIT license.
"""


def document(app: FastAPI, base_url: str, deprecations: Sequence[Deprecation] = ()) -> dict[str, Any]:
    """Return the OpenAPI 3.1 document of the application."""
    made = get_openapi(
        title=app.title,
        version=app.version,
        description=DESCRIPTION.strip(),
        routes=app.routes,
        contact={"name": "The executive orders API contributors"},
        license_info={
            "name": "MIT, of the program; the data are in the public domain, by 17 U.S.C. 105 and CC0 1.0",
            "identifier": "MIT",
        },
        servers=[{"url": base_url or "/", "description": "The server that gives this document."}],
    )
    used = set()
    for path, operations in made["paths"].items():
        for operation in operations.values():
            operation |= _summary(operation) | {"responses": name_foreign(responses(path, operation))}
            used |= set(operation.get("tags", ()))
    made |= {"security": [], "tags": tags(used), "components": _components(made.get("components", {}))}
    describe(made)
    for operations in made["paths"].values():
        for operation in operations.values():
            mark(operation, deprecations)
    return pruned(with_examples(with_open_enums(made)))


def _summary(operation: dict[str, Any]) -> dict[str, str]:
    """A docstring's first line is the summary, where FastAPI has only made one of the function's name."""
    if operation["summary"].replace(" ", "").lower() != operation["operationId"].lower():
        return {}
    head, _, rest = operation["description"].partition("\n\n")
    return {"summary": head.rstrip("."), "description": rest.strip() or head}


def _components(made: dict[str, Any]) -> dict[str, Any]:
    problem = ProblemDocument.model_json_schema(ref_template="#/components/schemas/{model}")
    schemas = {**made.get("schemas", {}), **problem.pop("$defs"), "Problem": problem, **COMPONENTS}
    return {**made, "schemas": dict(sorted(schemas.items())), "responses": shared(), "headers": HEADERS}
