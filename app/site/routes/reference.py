"""The reference: every operation and every object of the OpenAPI document, for reading, also on a telephone."""

import asyncio
from functools import lru_cache

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response
from starlette.concurrency import run_in_threadpool

from app.api.problems import Problem
from app.site import reference
from app.site.released import sent
from app.site.templating import rendered

router = APIRouter(include_in_schema=False)


@router.get("/docs/reference", response_class=HTMLResponse)
async def get_reference(request: Request) -> Response:
    """List every operation."""
    document = await _document(request)
    return sent(request, await run_in_threadpool(_contents, document))


@router.get("/docs/reference/{tag}", response_class=HTMLResponse)
async def get_reference_page(tag: str, request: Request) -> Response:
    """Show the operations of a tag, or all objects."""
    document = await _document(request)
    body = await run_in_threadpool(_page, document, tag)
    if body is None:
        raise Problem("not-found", "There is no such page; /docs/reference lists them.")
    return sent(request, body)


async def _document(request: Request) -> bytes:
    """The OpenAPI document, once every operation is read: FastAPI cannot read in two threads at a time."""
    if request.app.state.preparing is not None:
        await asyncio.wait((request.app.state.preparing,))
    document: bytes = await run_in_threadpool(lambda: request.app.openapi_json)
    return document


@lru_cache(maxsize=2)
def _contents(document: bytes) -> bytes:
    return rendered("reference.html", title="Reference", current="", reference=reference.read(document)).encode()


@lru_cache(maxsize=64)
def _page(document: bytes, tag: str) -> bytes | None:
    """The page of a tag; None where there is no such tag."""
    read = reference.read(document)
    if tag == reference.OBJECTS:
        title = "Objects"
        return rendered("reference-objects.html", title=title, current=tag, reference=read).encode()
    if tag not in read.tags:
        return None
    return rendered("reference-tag.html", title=tag.capitalize(), current=tag, reference=read).encode()
