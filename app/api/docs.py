"""What people read first: the index, the OpenAPI document, Swagger UI from our own host, a page per problem code."""

from functools import cache
from html import escape
from importlib import resources
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, JSONResponse, Response

from app.api import accept
from app.api.corpus import Linked
from app.api.entries import COMPRESSORS
from app.api.problems import PROBLEMS, Problem

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
"""Swagger UI draws its icons as data: images and asks our own API; it needs no inline script or style."""

START = """window.onload = function () {
  SwaggerUIBundle({ url: "../openapi.json", dom_id: "#swagger-ui", deepLinking: true, validatorUrl: null });
};
"""

PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Executive orders API</title>
<link rel="icon" href="docs/favicon-32x32.png">
<link rel="stylesheet" href="docs/swagger-ui.css">
</head>
<body>
<div id="swagger-ui"></div>
<script src="docs/swagger-ui-bundle.js"></script>
<script src="docs/start.js"></script>
</body>
</html>
"""

ASSETS = {
    "swagger-ui-bundle.js": "text/javascript",
    "swagger-ui.css": "text/css",
    "favicon-32x32.png": "image/png",
    "start.js": "text/javascript",
}
"""The files Swagger UI consists of; all but our own start.js come from the installed package."""

router = APIRouter(include_in_schema=False)
swagger = APIRouter(include_in_schema=False)


@router.get("/")
async def get_index(links: Linked) -> dict[str, Any]:
    """Say where everything begins."""
    return {
        "title": "Executive orders API",
        "links": {
            "orders": links.to("v1", "orders"),
            "corpus": links.to("v1", "corpus"),
            "openapi": links.to("openapi.json"),
            "docs": links.to("docs"),
        },
    }


@router.get("/openapi.json")
def get_openapi(request: Request) -> JSONResponse:
    """Give the OpenAPI document."""
    return JSONResponse(request.app.openapi(), headers={"Cache-Control": "public, max-age=300"})


@router.get("/problems/{code}", response_class=HTMLResponse)
async def get_problem(code: str) -> HTMLResponse:
    """Explain a problem code; its `type` leads here."""
    if code not in PROBLEMS:
        raise Problem("not-found")
    kind = PROBLEMS[code]
    title = f"{kind.status} {escape(code)}"
    head = f'<!doctype html>\n<html lang="en">\n<head><meta charset="utf-8"><title>{title}</title></head>\n'
    return HTMLResponse(
        f"{head}<body><h1>{title}</h1><p>{escape(kind.title)}. {escape(kind.help)}</p></body>\n</html>\n"
    )


@swagger.get("/docs", response_class=HTMLResponse)
async def get_docs() -> HTMLResponse:
    """Give the page that loads Swagger UI."""
    return HTMLResponse(PAGE, headers={"Content-Security-Policy": CSP})


@swagger.get("/docs/{name}", response_class=Response)
def get_asset(name: str, request: Request) -> Response:
    """Give one file of Swagger UI, compressed when that is accepted."""
    if name not in ASSETS:
        raise Problem("not-found")
    coding = accept.encoding(request.headers.get("accept-encoding"))
    headers = {"Cache-Control": "public, max-age=3600", "Vary": "Accept-Encoding"}
    if coding is not None:
        headers["Content-Encoding"] = coding
    return Response(_asset(name, coding), headers=headers, media_type=ASSETS[name])


@cache
def _asset(name: str, coding: str | None) -> bytes:
    if coding is not None:
        return COMPRESSORS[coding](_asset(name, None))
    own = START.encode() if name == "start.js" else None
    return own or (resources.files("fastapi_swagger.resources") / name).read_bytes()
