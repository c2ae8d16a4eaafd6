"""Every page of the table, in a browser: `tests/browser/pages.py` has a row for each."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from fastapi.responses import HTMLResponse
from playwright.sync_api import Browser, Page

from app.site.pages import PageRoute
from app.site.routes import ROUTERS
from tests.browser.chromium import watched
from tests.browser.looks import assert_axe_clean, assert_no_overflow, layout_shifts
from tests.browser.markup import complaints, fetched
from tests.browser.pages import PAGES, Shown

pytestmark = pytest.mark.browser


LEAD_ON = ("/eo/{number}", "/eo/{number}/", "/eo/{number}/{section}", "/orders/{number}/")
"""What is no page, but leads to one."""


def test_every_page_of_the_site_has_a_row() -> None:
    """A page that is in no row of the table is looked at by nobody."""
    routes = [route for router in ROUTERS for route in router.routes if isinstance(route, PageRoute)]
    shown = [route for route in routes if route.method == "GET" and route.response_class is HTMLResponse]
    pages = [route for route in shown if route.path not in LEAD_ON]
    paths = [row.path.partition("?")[0] for row in PAGES.values()]
    assert len(pages) > 10
    assert [route.path for route in pages if not any(map(route.path_regex.match, paths))] == []


@dataclass(frozen=True, slots=True)
class Opened:
    """A page of the table, open.

    Attributes:
        shifts: how far things moved while it was loaded.
    """

    page: Page
    shown: Shown
    shifts: float


@pytest.fixture(scope="module", params=PAGES)
def opened(request: pytest.FixtureRequest, browser: Browser, site: str) -> Iterator[Opened]:
    """Each page in turn, opened once for all tests of it; whatever it does that no page may fails the last of them."""
    shown = PAGES[request.param]
    with watched(browser, site) as watching:
        answer = watching.page.goto(shown.path, wait_until="networkidle" if shown.foreign else "load")
        assert answer is not None
        assert answer.status == shown.status
        if shown.foreign:
            watching.page.wait_for_selector(f"{shown.foreign} h1")
        yield Opened(watching.page, shown, 0 if shown.foreign else layout_shifts(watching.page))
        assert watching.faults == []


def test_nothing_moves(opened: Opened) -> None:
    """What is shown stays where it is while the rest arrives."""
    assert opened.shifts == 0


def test_no_page_scrolls_sideways(opened: Opened) -> None:
    """At a width of 320, 390, 768 and 1280 pixels everything stands in the window."""
    assert_no_overflow(opened.page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_is_accessible(opened: Opened, scheme: str) -> None:
    """By axe-core, which looks at contrast, names, roles, headings and landmarks; in both colour schemes."""
    opened.page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    assert_axe_clean(opened.page, opened.shown.foreign)


def test_no_page_leaves_a_cookie(opened: Opened) -> None:
    """Nor does it keep anything else in the browser."""
    assert opened.page.context.cookies() == []
    assert opened.page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_a_small_window_is_not_a_large_one_made_small(opened: Opened) -> None:
    """Each page says that it fits the width of the device, and in what language it is."""
    viewport = opened.page.locator('meta[name="viewport"]').get_attribute("content")
    assert viewport == "width=device-width, initial-scale=1"
    assert opened.page.locator("html").get_attribute("lang") == "en"


@pytest.fixture(scope="module")
def files(site: str, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """The pages and the stylesheets as files."""
    return fetched(site, tmp_path_factory.mktemp("markup"))


def test_all_markup_is_valid(files: Mapping[str, Path]) -> None:
    """The Nu Html Checker says nothing against any page or stylesheet, not even a warning."""
    assert {path.suffix for path in files.values()} >= {".html", ".css"}
    told = complaints(files.values())
    found = [f"{name}: {what}" for name, path in files.items() for what in told[path.name]]
    assert not found, "\n".join(found)
