"""How a page is sent that only a release changes: it asks no database, and a client that has it keeps it."""

from hashlib import sha256

from fastapi import Request
from fastapi.responses import HTMLResponse, Response

from app.api import urls
from app.api.compression import compressed, encoding
from app.api.conditional import has_tag
from app.site.pages import POLICY

LIFETIME = 300
"""Seconds for which such a page is kept without asking."""


def origin(request: Request) -> str:
    """Return what stands before the path of an absolute address of ours."""
    base_url: str = request.app.state.settings.public_base_url
    return urls.origin(base_url, request.url.scheme, request.headers.get("host", ""))


def sent(request: Request, body: bytes, media_type: str = HTMLResponse.media_type) -> Response:
    """Return a body as it is sent: compressed where that is accepted, 304 to who has it (RFC 9110 §13.1.2)."""
    coding = encoding(request.headers.get("accept-encoding"))
    tag = f'W/"{sha256(body).hexdigest()[:20]}"'
    headers = {"ETag": tag, "Cache-Control": f"public, max-age={LIFETIME}", "Vary": "Accept-Encoding"}
    if media_type == HTMLResponse.media_type:
        headers["Content-Security-Policy"] = POLICY
    if has_tag(request.headers.get("if-none-match", ""), tag.removeprefix("W/")):
        return Response(status_code=304, headers=headers)
    if coding is not None:
        headers["Content-Encoding"] = coding
    return Response(body if coding is None else compressed(body, coding), 200, headers, media_type)
