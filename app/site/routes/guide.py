"""The guide: what docs/ holds, as pages, with the pictures in it."""

from functools import cache

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from app.api.problems import Problem
from app.site.guide import LOCAL, library
from app.site.released import origin, sent
from app.site.routes.files import File
from app.site.templating import rendered

router = APIRouter(include_in_schema=False)


@router.get("/docs/guide", response_class=HTMLResponse)
def get_guide(request: Request) -> Response:
    """Show what the guide has."""
    return sent(request, _contents().encode())


@router.get("/docs/guide/{name}", response_class=File)
def get_guide_page(name: str, request: Request) -> Response:
    """Show a page of the guide, its examples with our own address; or give a picture of it."""
    if picture := library().pictures.get(name):
        return sent(request, picture.body, picture.media_type)
    if name not in library().pages:
        raise Problem("not-found", "There is no such page; /docs/guide lists them.")
    return sent(request, _page(name).replace(LOCAL, origin(request)).encode())


@cache
def _contents() -> str:
    return rendered("guide.html", title="The guide", current="/docs/guide", library=library())


@cache
def _page(name: str) -> str:
    page = library().pages[name]
    return rendered("guide-page.html", title=page.title, current=name, library=library(), page=page)
