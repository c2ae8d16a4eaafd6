"""Every page of the table, in a browser: `tests/browser/pages.py` has a row for each."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.looks import assert_axe_clean, assert_no_overflow, layout_shifts
from tests.browser.markup import complaints, fetched
from tests.browser.pages import PAGES, Shown

pytestmark = pytest.mark.browser

OURS = [name for name, shown in PAGES.items() if not shown.foreign]
"""The pages that are of our making as a whole."""


def open_page(page: Page, shown: Shown) -> None:
    """Go to a page and let everything that belongs to it arrive."""
    answer = page.goto(shown.path, wait_until="networkidle" if shown.foreign else "load")
    assert answer is not None
    assert answer.status == shown.status


@pytest.mark.parametrize("name", PAGES)
def test_no_page_scrolls_sideways(page: Page, name: str) -> None:
    """At a width of 320, 390, 768 and 1280 pixels everything stands in the window."""
    open_page(page, PAGES[name])
    assert_no_overflow(page)


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_is_accessible(page: Page, name: str, scheme: str) -> None:
    """By axe-core, which looks at contrast, names, roles, headings and landmarks; in both colour schemes."""
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    open_page(page, PAGES[name])
    assert_axe_clean(page, PAGES[name].foreign)


@pytest.mark.parametrize("name", OURS)
def test_nothing_moves(page: Page, name: str) -> None:
    """What is shown stays where it is while the rest arrives."""
    open_page(page, PAGES[name])
    assert layout_shifts(page) == 0


@pytest.mark.parametrize("name", PAGES)
def test_a_small_window_is_not_a_large_one_made_small(page: Page, name: str) -> None:
    """Each page says that it fits the width of the device, and in what language it is."""
    open_page(page, PAGES[name])
    assert page.locator('meta[name="viewport"]').get_attribute("content") == "width=device-width, initial-scale=1"
    assert page.locator("html").get_attribute("lang") == "en"


@pytest.fixture(scope="module")
def files(site: str, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """The pages and the stylesheets as files."""
    return fetched(site, tmp_path_factory.mktemp("markup"))


def test_all_markup_is_valid(files: Mapping[str, Path]) -> None:
    """The Nu Html Checker says nothing against any page or stylesheet, not even a warning."""
    assert {path.suffix for path in files.values()} >= {".html", ".css"}
    told = complaints(files.values())
    assert {name: told[path.name] for name, path in files.items() if told[path.name]} == {}
