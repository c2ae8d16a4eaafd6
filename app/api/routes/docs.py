"""What is read first: the OpenAPI document, `/llms.txt`, Swagger UI from our own host, a page per problem code.

And the stylesheet of the pages, which also only a new build changes.
"""

import asyncio
from functools import lru_cache
from hashlib import sha256
from importlib import resources
from typing import TypeGuard

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response
from fastapi.routing import APIRoute
from starlette.concurrency import run_in_threadpool
from starlette.routing import BaseRoute

from app.api.compression import compressed, encoding
from app.api.conditional import has_tag
from app.api.operations import operation_id, summary_of
from app.api.problems import PROBLEMS, Problem
from app.render import llms
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


class Plain(Response):
    """Text without markup that a browser would read."""

    media_type = "text/plain"


@router.get("/llms.txt", response_class=Plain)
async def get_llms(request: Request) -> Response:
    """Tell a language model what can be asked and how, once every operation is read."""
    state = request.app.state
    if state.preparing is not None:
        await asyncio.wait((state.preparing,))
    base_url = state.settings.public_base_url
    asked = [_asked(route, base_url) for route in request.app.known if _is_documented(route)]
    body = llms.page(asked, base_url, agents=state.settings.mcp).encode()
    return _packed(request, body, "text/plain; charset=utf-8", max_age=300)


def _is_documented(route: BaseRoute) -> TypeGuard[APIRoute]:
    return isinstance(route, APIRoute) and route.include_in_schema and route.path.startswith("/v1")


def _asked(route: APIRoute, base_url: str) -> llms.Asked:
    """What a route is listed as; the first example of each parameter stands in its address.

    What has no example leads to the list above it.
    """
    path, method, group = route.path, "".join(route.methods or ()), str(route.tags[0])
    for field in route.dependant.path_params:
        for example in (field.field_info.examples or ())[:1]:
            path = path.replace(f"{{{field.alias}}}", str(example))
    path = path.partition("/{")[0]
    return llms.Asked(group, operation_id(route), method, f"{base_url}{path}", route.path, summary_of(route))


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
