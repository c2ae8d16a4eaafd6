"""What operations answer: their own success, and the problems that guard, strictness and cache may answer instead."""

from typing import Any

from app.api.openapi.headers import OF_A_LIMIT, OF_A_PROBLEM, OF_CORPUS, OF_CORPUS_UNKEPT, headers_of
from app.api.problems import MEDIA_TYPE, PROBLEMS
from app.render import LISTS

ALWAYS = (400, 406, 412, 413, 414, 422, 431)
"""What any operation may answer: the guard, preconditions and the strictness about parameters are those of all."""


_LATER = frozenset({"bodies"})
"""Lists that there are not while what an older release ingested is served."""


def responses(path: str, operation: dict[str, Any]) -> dict[str, Any]:
    """Return what an operation answers, by status."""
    own = {status: answer for status, answer in operation["responses"].items() if status.startswith("2")}
    takes_body = "requestBody" in operation
    has_cursor = any(parameter["name"] == "cursor" for parameter in operation.get("parameters", ()))
    of_corpus = OF_CORPUS_UNKEPT if takes_body else OF_CORPUS
    names = [*of_corpus, *OF_A_LIMIT] if path.startswith("/v1") else ["Cache-Control", "X-Request-ID"]
    if _is_listed(path):
        names.append("Link")
    for answer in own.values():
        answer.setdefault("headers", {}).update(headers_of(names))
    problems = [*_problems(path), *([415] if takes_body else []), *([410] if has_cursor else [])]
    problems += [416] if "206" in own else []
    own |= {str(status): _ref(f"Problem{status}") for status in problems}
    if path.startswith("/v1/orders/{number}"):
        own["308"] = _ref("Moved")
    if path.startswith("/v1") and not takes_body:
        own["304"] = _ref("NotModified")
    return dict(sorted(own.items()))


def _is_listed(path: str) -> bool:
    """Whether a path is that of a list, or of a list in one of its other forms."""
    base, ending = _base(path), path.partition(".")[2]
    return base in LISTS and (not ending or ending in LISTS[base].forms)


def _base(path: str) -> str:
    return path.removeprefix("/v1/").partition(".")[0]


def _problems(path: str) -> list[int]:
    """404 where the path names something or is of `_LATER`, 429 but of probes, 503 of all but liveness."""
    is_counted = path not in ("/livez", "/readyz")
    return [
        *ALWAYS,
        *([404] if "{" in path or _base(path) in _LATER else []),
        *([429] if is_counted else []),
        *([] if path == "/livez" else [503]),
    ]


def shared() -> dict[str, Any]:
    """Return the answers that operations have in common, by the names that `responses` refers to them by."""
    made = {f"Problem{status}": _problem(status) for status in {kind.status for kind in PROBLEMS.values()} - {500}}
    made["NotModified"] = {
        "description": "What If-None-Match names is still the answer.",
        "headers": {
            **headers_of((*OF_CORPUS, *OF_A_LIMIT)),
            "Link": {"description": "That of the answer, of some.", "schema": {"type": "string"}},
        },
    }
    made["Moved"] = {
        "description": "The order was called by its page while it had no number, and has one: the same there.",
        "headers": headers_of(("Location", *OF_CORPUS_UNKEPT, *OF_A_LIMIT)),
    }
    return dict(sorted(made.items()))


_UNCOUNTED = (400, 413, 414, 431)
"""What is refused before it is counted."""
_FURTHER = {
    404: ["X-Corpus-Revision"],
    405: ["Allow"],
    410: ["Link", "X-Corpus-Revision"],
    416: ["Content-Range"],
    422: ["X-Corpus-Revision"],
    429: ["Retry-After"],
    503: ["Retry-After"],
}
"""The header fields that the problems of a status have beside those of all; of the corpus where that was asked."""


def _problem(status: int) -> dict[str, Any]:
    codes = {code: kind for code, kind in PROBLEMS.items() if kind.status == status}
    further = [*_FURTHER.get(status, []), *([] if status in _UNCOUNTED else OF_A_LIMIT)]
    return {
        "description": " ".join(f"`{code}`: {kind.help}" for code, kind in codes.items()),
        "headers": headers_of((*OF_A_PROBLEM, *further)),
        "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
    }


def _ref(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/responses/{name}"}
