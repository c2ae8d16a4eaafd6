"""The header fields that answers have, described once."""

from collections.abc import Iterable
from typing import Any

HEADERS: dict[str, dict[str, Any]] = {
    "ETag": {
        "description": "Names this answer at this revision; send it as If-None-Match.",
        "schema": {"type": "string"},
    },
    "Last-Modified": {
        "description": "When the revision was published, or the release made if that was later; send it as "
        "If-Modified-Since where you keep no ETag. Absent from answers that are another on another day.",
        "schema": {"type": "string"},
    },
    "Cache-Control": {"description": "How long the answer may be reused.", "schema": {"type": "string"}},
    "X-Corpus-Revision": {
        "description": "The revision of the corpus the answer was made from.",
        "schema": {"type": "string", "pattern": "^[0-9a-f]{16}$"},
    },
    "X-Request-ID": {"description": "The id of the request.", "schema": {"type": "string"}},
    "Link": {
        "description": 'The next page, `rel="next"`, absent on the last; the same list in its other forms, '
        '`rel="alternate"`, each with its media type.',
        "schema": {"type": "string"},
    },
    "Representations": {
        "description": 'The other representations, `rel="alternate"`, each with its media type; the page for people, '
        '`rel="canonical"`; the permanent address, `rel="cite-as"`; linked data about it, `rel="describedby"`.',
        "schema": {"type": "string"},
    },
    "Content-Disposition": {
        "description": "That it is to be saved, and the name of the file.",
        "schema": {"type": "string"},
    },
    "Accept-Ranges": {
        "description": "`bytes` of a file that is sent in parts if that is asked; `none` of what is sent whole only.",
        "schema": {"type": "string"},
    },
    "Location": {"description": "The same place of the order under its number.", "schema": {"type": "string"}},
    "Allow": {"description": "The methods of the path.", "schema": {"type": "string"}},
    "Content-Range": {"description": "Which bytes of how many; of a 416 only how many.", "schema": {"type": "string"}},
    "RateLimit": {
        "description": "Where the server limits how often one client may ask: how many requests are left (r), and in "
        "how many seconds (t) all are again (draft-ietf-httpapi-ratelimit-headers-10).",
        "schema": {"type": "string"},
    },
    "RateLimit-Policy": {
        "description": "Where the server limits how often one client may ask: how many requests (q) in how many "
        "seconds (w).",
        "schema": {"type": "string"},
    },
    "Retry-After": {"description": "Seconds to wait.", "schema": {"type": "integer", "minimum": 0}},
}
OF_CORPUS = ("ETag", "Last-Modified", "Cache-Control", "X-Corpus-Revision", "X-Request-ID")
OF_CORPUS_UNKEPT = ("Cache-Control", "X-Corpus-Revision", "X-Request-ID")
"""Of an answer to what was sent, which nobody keeps, and of one that leads elsewhere."""

OF_A_PROBLEM = ("Cache-Control", "X-Request-ID")

STREAMED = ("Accept-Ranges",)
"""Of an answer that is sent while it is made, and of a file."""
SAVED = (*STREAMED, "Content-Disposition")
"""Of one that is to be saved as a file."""

OF_A_LIMIT = ("RateLimit", "RateLimit-Policy")
"""Of every answer that is counted, where there is a limit."""


def headers_of(names: Iterable[str]) -> dict[str, Any]:
    """Return the description of these fields, as references into `HEADERS`."""
    return {name: {"$ref": f"#/components/headers/{name}"} for name in names}
