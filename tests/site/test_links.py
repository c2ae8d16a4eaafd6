"""Every link of every page leads somewhere, and to the place that it names."""

import pytest
from starlette.testclient import TestClient

from app.api.negotiation import media_type
from app.site.pages import PageRoute
from app.site.routes import ROUTERS
from tests.api import shelf
from tests.beginnings import CopyOf
from tests.site.reading import Page, own, read

MOST = 400
"""So many addresses are followed: all of the small corpora, but for pages of pages of filters."""


def walked(client: TestClient, *beginnings: str) -> tuple[dict[str, Page], list[str]]:
    """The pages that are reached from some, and the links of theirs that lead nowhere."""
    pages: dict[str, Page] = {}
    anchors: dict[str, set[str]] = {}
    known: dict[str, int] = {}
    broken: list[str] = []
    waiting = [(path, "", "") for path in beginnings]
    while waiting and len(known) < MOST:
        path, fragment, source = waiting.pop(0)
        if path not in known:
            answer = client.get(path, headers={"Accept": "text/html,*/*;q=0.8"})
            known[path] = answer.status_code
            if answer.status_code >= 400:
                broken.append(f"{source} -> {path}: {answer.status_code}")
            elif answer.headers["Content-Type"].startswith("text/html") and not path.startswith(("/v1/", "/docs")):
                pages[path] = page = read(client, path)
                anchors[path] = page.anchors()
                found = filter(None, map(own, page.hrefs()))
                waiting += [(target, anchor, path) for target, anchor in found if page.path == path]
        if path in pages and fragment and fragment not in anchors[path]:
            broken.append(f"{source} -> {path}#{fragment}: no such place")
    return pages, broken


BEGINNINGS = (
    "/", "/orders", "/search?q=shall", "/calendar?month=2025-07", "/actors", "/presidents", "/coverage", "/check",
)  # fmt: skip


Walk = tuple[dict[str, Page], list[str]]


@pytest.fixture(scope="module")
def walk(copy_of: CopyOf) -> Walk:
    """What is reached of the sample, on SQLite, from the first page; the shelf is walked on both databases."""
    with shelf.client(copy_of("sqlite", "sample and coverage")) as client:
        return walked(client, *BEGINNINGS, "/orders/14288")


def test_no_link_of_the_sample_is_broken(walk: Walk) -> None:
    """From the first page every page of the sample is reached; each link on the way is answered, its anchor there."""
    pages, broken = walk
    assert broken == []
    assert len(pages) > 30


def test_no_link_of_the_shelf_is_broken(api: TestClient) -> None:
    """The same of orders with odd numbers, without days, without text, and not held."""
    pages, broken = walked(api, *BEGINNINGS, "/orders/14000")
    assert broken == []
    assert len(pages) > 30


def test_every_page_is_walked(walk: Walk) -> None:
    """No kind of page is left out of the walk but those that nothing leads to, which other tests read."""
    pages, _ = walk
    unreached = {
        "/embed/orders/{number}",
        "/embed/orders/{number}/sections/{section}",
        "/embed/quote",
        "/embed/statistics",
        "/go",
    }
    routes = [route for router in ROUTERS for route in router.routes if isinstance(route, PageRoute)]
    paths = {path.partition("?")[0] for path in pages}
    missed = {
        route.path
        for route in routes
        if route.method == "GET"
        and not any(route.path_regex.match(path) for path in paths)
        and media_type(route.response_class) == "text/html"
    }
    assert missed <= unreached | {"/eo/{number}", "/eo/{number}/{section}", "/eo/{number}/", "/orders/{number}/"}
