"""Requests whose target is a whole URL, as of a client that takes this server for its proxy.

Its host rules, and the Host field is ignored (RFC 9112 §3.2.2). So the request is read as the one in origin form that
asks the host of the target for its path: every check and every link then sees that host, and no other.
"""

import re

from app.api.edge.guard import HOST
from app.api.edge.headers import Headers

_ABSOLUTE = re.compile(rb"([A-Za-z][A-Za-z0-9+.-]*)://([^/?#]*)(.*)", re.DOTALL)
_OURS = b"http"
"""We serve nothing else: whoever asks for https here speaks to us in plain text (RFC 9110 §7.4)."""
_NOBODY = b""
"""A Host that no server has."""


def in_origin_form(target: bytes, headers: Headers) -> tuple[bytes, Headers]:
    """Return the target in origin form, and the fields with its host for their Host.

    A target of another form stays as it is. A Host field that is missing, there twice or malformed stays wrong, for
    such a request is refused whatever its target (RFC 9112 §3.2).
    """
    parts = _ABSOLUTE.fullmatch(target)
    if parts is None:
        return target, headers
    scheme, authority, rest = parts.groups()
    host = authority if scheme.lower() == _OURS else _NOBODY
    given = [value for name, value in headers if name == b"host"]
    if len(given) == 1 and HOST.fullmatch(given[0].decode("latin-1")):
        headers = [(name, host if name == b"host" else value) for name, value in headers]
    return rest if rest.startswith(b"/") else b"/" + rest, headers
