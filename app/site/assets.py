"""The files that pages load: each at an address that names its content, so that it may be kept for ever."""

from base64 import b32encode
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib import resources

MEDIA_TYPES: Mapping[str, str] = {
    "site.css": "text/css; charset=utf-8",
    "embed.css": "text/css; charset=utf-8",
    "site.js": "text/javascript; charset=utf-8",
    "icon.svg": "image/svg+xml",
}
"""Every file with its media type."""


@dataclass(frozen=True, slots=True)
class Asset:
    """A file.

    Attributes:
        path: at which it stands.
        media_type: of its body.
    """

    path: str
    media_type: str
    body: bytes


@cache
def asset(name: str) -> Asset:
    """Return a file.

    Raises:
        KeyError: if there is none of this name.
    """
    media_type = MEDIA_TYPES[name]
    body = (resources.files("app.site") / "static" / name).read_bytes()
    stem, _, ending = name.rpartition(".")
    mark = b32encode(sha256(body).digest()[:10]).decode().lower()
    return Asset(f"/assets/{stem}.{mark}.{ending}", media_type, body)
