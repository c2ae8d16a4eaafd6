"""The stylesheet of the pages."""

from functools import lru_cache
from importlib import resources

from fastapi import APIRouter, Response

from app.render.html import STYLESHEET

router = APIRouter(include_in_schema=False)


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
