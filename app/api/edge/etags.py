"""ETags (RFC 9110, section 8.8.3): an answer's name, and one for each of its codings.

What an answer depends on is what its name is made of: the release, the generation of the corpus, the URL.
"""

from hashlib import sha256

from app.api.compression import COMPRESSORS
from app.api.edge.headers import Header
from app.settings import BUILD


def name_of(generation: str, url: str) -> str:
    """Return what names one answer in all its codings: the ETag without its suffix."""
    return sha256(f"{BUILD}\0{generation}\0{url}".encode()).hexdigest()[:24]


def matches(header: str, name: str) -> bool:
    """Tell whether If-None-Match holds an ETag of this answer, in any coding; "*" is left to the full answer."""
    tags = {tag.strip().removeprefix("W/").strip('"') for tag in header.split(",")}
    return bool(tags & {name, *(f"{name}-{coding}" for coding in COMPRESSORS)})


def etag(name: str, coding: str | None) -> Header:
    """Return the header that names an answer in one coding, or as it is."""
    return b"etag", (f'"{name}-{coding}"' if coding else f'"{name}"').encode()
