"""What people read first: the OpenAPI document, Swagger UI from our own host, a page per problem code.

And the stylesheet of the pages, which also only a new build changes.
"""

import asyncio
from functools import lru_cache
from hashlib import sha256
from importlib import resources

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response
from starlette.concurrency import run_in_threadpool

from app.api.compression import compressed, encoding
from app.api.conditional import has_tag
from app.api.problems import PROBLEMS, Problem
from app.render.html import POLICY, STYLESHEET
from app.render.pages import page

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
"""Swagger UI draws its icons as data: images and asks our own API; it needs no inline script or style."""

START = b"""window.onload = function () {
  SwaggerUIBundle({ url: "openapi.json", dom_id: "#swagger-ui", deepLinking: true, validatorUrl: null });
};
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


@router.get("/openapi.json")
async def get_openapi(request: Request) -> Response:
    """Give the OpenAPI document."""
    return _packed(request, await _document(request, "openapi_json"), "application/json", max_age=300)


@router.get("/openapi-3.0.json")
async def get_openapi_3_0(request: Request) -> Response:
    """Give the same in the words of OpenAPI 3.0.3, for generators that know no other."""
    return _packed(request, await _document(request, "openapi_3_0_json"), "application/json", max_age=300)


async def _document(request: Request, name: str) -> bytes:
    """A document of the application, once every operation is read: FastAPI cannot read in two threads at a time."""
    if request.app.state.preparing is not None:
        await asyncio.wait((request.app.state.preparing,))
    made: bytes = await run_in_threadpool(getattr, request.app, name)
    return made


@router.get("/problems/{code}", response_class=HTMLResponse)
async def get_problem(code: str, request: Request) -> HTMLResponse:
    """Explain a problem code; its `type` leads here."""
    if code not in PROBLEMS:
        raise Problem("not-found")
    base_url = request.app.state.settings.public_base_url
    html = page("problem.html", code=code, kind=PROBLEMS[code], base_url=base_url, stylesheet=STYLESHEET)
    return HTMLResponse(html, headers={"Content-Security-Policy": POLICY})


class Stylesheet(Response):
    """A CSS file."""

    media_type = "text/css"


@router.get(STYLESHEET, response_class=Stylesheet)
def get_stylesheet() -> Response:
    """Give the stylesheet, which only a new build changes."""
    return Stylesheet(_css(), headers={"Cache-Control": "public, max-age=3600"})


@lru_cache(maxsize=1)
def _css() -> bytes:
    return (resources.files("app.render") / "order.css").read_bytes()


@swagger.get("/docs", response_class=HTMLResponse)
async def get_docs() -> HTMLResponse:
    """Give the page that loads Swagger UI."""
    return HTMLResponse(page("docs.html"), headers={"Content-Security-Policy": CSP})


@swagger.get("/docs/{name}", response_class=Response)
def get_asset(name: str, request: Request) -> Response:
    """Give one file of Swagger UI, compressed when that is accepted."""
    if name not in ASSETS:
        raise Problem("not-found")
    package = resources.files("fastapi_swagger.resources")
    body = START if name == "start.js" else (package / name).read_bytes()
    return _packed(request, body, ASSETS[name], max_age=3600)


def _packed(request: Request, body: bytes, media_type: str, max_age: int) -> Response:
    """Return a body that only a new build changes, compressed when that is accepted, or 304 to who has it."""
    coding = encoding(request.headers.get("accept-encoding"))
    tag = f'"{_digest(body)}{f"-{coding}" if coding else ""}"'
    headers = {"Cache-Control": f"public, max-age={max_age}", "Vary": "Accept-Encoding", "ETag": tag}
    if has_tag(",".join(request.headers.getlist("if-none-match")), tag):
        return Response(None, 304, headers)
    if coding is not None:
        headers["Content-Encoding"] = coding
        body = compressed(body, coding)
    return Response(body, headers=headers, media_type=media_type)


@lru_cache(maxsize=16)
def _digest(body: bytes) -> str:
    return sha256(body).hexdigest()[:32]
