"""What robots read: a map of the pages, and where they shall not go."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from xml.sax.saxutils import escape

from fastapi import APIRouter
from fastapi.responses import PlainTextResponse, Response

from app import queries
from app.api.context import Current, Origin
from app.api.problems import Problem
from app.law.presidents import PRESIDENTS
from app.queries.addresses import orders_changed
from app.render.addresses import order_page
from app.site.pages import PageRoute
from app.store import Snapshot

router = APIRouter(route_class=PageRoute)

MOST = 10_000
"""So many addresses a map has; the protocol allows 50,000 and 50 MB (sitemaps.org)."""
_STANDING = ("/", "/orders", "/search", "/calendar", "/actors", "/presidents", "/statistics", "/check", "/coverage")
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'

Place = tuple[str, datetime | None]
"""The path of a page, and when it changed last where that is known."""


class Xml(Response):
    """An XML document."""

    media_type = "application/xml"


@router.get("/robots.txt", response_class=PlainTextResponse)
def get_robots(origin: Origin) -> Response:
    """Say where robots shall not go: to pages that are made of what is typed."""
    lines = ("User-agent: *", "Disallow: /go", "Disallow: /search", "Disallow: /check", "Disallow: /embed/", "Allow: /")
    return PlainTextResponse("\n".join((*lines, f"Sitemap: {origin}/sitemap.xml", "")))


@router.get("/sitemap.xml", response_class=Xml)
def get_sitemaps(snapshot: Current, origin: Origin) -> Response:
    """List the maps."""
    maps = _maps(snapshot)
    rows = "".join(
        f"<sitemap><loc>{escape(origin)}/sitemaps/{number}.xml</loc></sitemap>" for number in range(1, len(maps) + 1)
    )
    return Xml(f"{_HEAD}<sitemapindex {_NAMESPACE}>{rows}</sitemapindex>")


@router.get("/sitemaps/{number}.xml", response_class=Xml)
def get_sitemap(snapshot: Current, origin: Origin, number: str) -> Response:
    """Give one map."""
    maps = {str(at): places for at, places in enumerate(_maps(snapshot), 1)}
    if number not in maps:
        raise Problem("not-found", "There is no such map; /sitemap.xml lists them.")
    rows = "".join(_row(origin, path, changed_at) for path, changed_at in maps[number])
    return Xml(f"{_HEAD}<urlset {_NAMESPACE}>{rows}</urlset>")


def _maps(snapshot: Snapshot) -> Sequence[Sequence[Place]]:
    places = list(_places(snapshot))
    return [places[start : start + MOST] for start in range(0, len(places), MOST)]


def _places(snapshot: Snapshot) -> Iterable[Place]:
    """Every page that stands at an address of its own, the orders by number. Two statements."""
    yield from ((path, None) for path in _STANDING)
    yield from ((f"/presidents/{each.slug}", None) for each in PRESIDENTS if each.in_scope)
    yield from ((f"/actors/{slug}", None) for slug in queries.all_actors(snapshot.connection))
    for number, changed_at in orders_changed(snapshot.connection):
        yield order_page(number), changed_at


def _row(origin: str, path: str, changed_at: datetime | None) -> str:
    day = f"<lastmod>{changed_at.date().isoformat()}</lastmod>" if changed_at else ""
    return f"<url><loc>{escape(origin + path)}</loc>{day}</url>"
