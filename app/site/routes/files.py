"""The files that pages and browsers load beside them."""

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, Response

from app.api.compression import compressed, encoding
from app.api.problems import Problem
from app.site.assets import MEDIA_TYPES, asset
from app.site.templating import SITE

router = APIRouter(include_in_schema=False)

FOR_EVER = "public, max-age=31536000, immutable"
A_DAY = "public, max-age=86400"


class File(Response):
    """A file of any media type."""


class Manifest(JSONResponse):
    """A web application manifest."""

    media_type = "application/manifest+json"


@router.get("/assets/{name}", response_class=File)
def get_asset(name: str, request: Request) -> Response:
    """Give a file by the address that names its content."""
    found = next((each for each in map(asset, MEDIA_TYPES) if each.path == f"/assets/{name}"), None)
    if found is None:
        raise Problem("not-found")
    coding = encoding(request.headers.get("accept-encoding"))
    headers = {"Cache-Control": FOR_EVER, "Vary": "Accept-Encoding"}
    if coding is None:
        return File(found.body, 200, headers, found.media_type)
    return File(compressed(found.body, coding), 200, headers | {"Content-Encoding": coding}, found.media_type)


@router.get("/favicon.ico", response_class=File)
def get_favicon() -> Response:
    """Lead to the icon those who ask for it by its old name."""
    return File(b"", 308, {"Location": asset("icon.svg").path, "Cache-Control": A_DAY})


@router.get("/manifest.webmanifest", response_class=Manifest)
def get_manifest() -> Response:
    """Give the web application manifest."""
    manifest: dict[str, Any] = {
        "name": SITE,
        "short_name": SITE,
        "start_url": "/",
        "display": "browser",
        "icons": [{"src": asset("icon.svg").path, "sizes": "any", "type": "image/svg+xml"}],
    }
    return Manifest(manifest, headers={"Cache-Control": A_DAY})
