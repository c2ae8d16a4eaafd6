"""Requests that would go on in another protocol (RFC 9110, section 7.8), which a server may ignore, as this one does.

Clients for Java offer HTTP/2 so by default, and the parser takes what follows such a head for the other protocol: the
body of a POST would be lost.
"""

import re

_UPGRADE = re.compile(rb"\r\nupgrade:[^\r\n]*", re.IGNORECASE)


def without_upgrade(data: bytes) -> bytes:
    """Return the beginning of a request without what its head says of another protocol; the body as it is."""
    if b"pgrade" not in data and b"PGRADE" not in data:
        return data
    head, end, body = data.partition(b"\r\n\r\n")
    return _UPGRADE.sub(b"", head) + end + body
