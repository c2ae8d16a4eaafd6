"""The checks of the browser tests find what they are for: each is shown a page with one fault."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route

from tests.browser.chromium import watched
from tests.browser.looks import assert_axe_clean, assert_no_overflow, layout_shifts
from tests.browser.markup import complaints

pytestmark = pytest.mark.browser

GOOD = (
    '<!doctype html><html lang="en"><head><title>A page</title></head>'
    "<body><main><h1>A page</h1>{}</main></body></html>"
)
POLICY = "default-src 'none'; script-src 'self' 'unsafe-inline'; img-src *"


def faults(browser: Browser, site: str, body: str, check: str = "") -> list[str]:
    """What is noted of a page with `body`, and what a check of it says."""

    def answer(route: Route) -> None:
        headers = {"Content-Security-Policy": POLICY, "Content-Type": "text/html; charset=utf-8"}
        route.fulfill(body=GOOD.format(body), headers=headers)

    with watched(browser, site) as watching:
        watching.page.route(f"{site}/page", answer)
        watching.page.goto("/page", wait_until="networkidle")
        checks: dict[str, Callable[[Page], None]] = {"overflow": assert_no_overflow, "axe": assert_axe_clean}
        try:
            if check:
                checks[check](watching.page)
        except AssertionError as error:
            return [*watching.faults, str(error)]
        return watching.faults


@pytest.mark.parametrize(
    ("body", "check", "told"),
    [
        ("<script>console.error('oh')</script>", "", "console: oh"),
        ("<script>console.warn('well')</script>", "", "console: well"),
        ("<script>throw new Error('no')</script>", "", "threw no"),
        ('<img alt="" src="http://elsewhere.example/x.png">', "", "asked another host: http://elsewhere.example/x.png"),
        ('<img alt="" src="/x.png">', "", "missed"),
        ('<p style="color: red">red</p>', "", "Content Security Policy"),
        ('<script>document.querySelector("h1").style.width = "321px"</script>', "overflow", "{320: ['h1 “A page”']}"),
        ('<img src="data:,">', "axe", "image-alt"),
        ("<script>document.body.style.color = '#ccc'</script>", "axe", "color-contrast"),
        ("<h4>Too deep</h4>", "axe", "heading-order"),
    ],
)
def test_a_fault_is_found(browser: Browser, site: str, body: str, check: str, told: str) -> None:
    """Each kind of fault is told, by the check that is for it."""
    found = faults(browser, site, body, check)
    assert any(told in fault for fault in found), found


@pytest.mark.parametrize("check", ["", "overflow", "axe"])
def test_a_page_without_fault_is_passed(browser: Browser, site: str, check: str) -> None:
    """No check says anything against a page that has none."""
    assert faults(browser, site, "<p>Good.</p>", check) == []


def test_what_moves_is_seen(browser: Browser, site: str) -> None:
    """A paragraph that comes late pushes the others down."""
    late = "<p>One.</p><script>setTimeout(() => document.querySelector('h1').before('Late'), 200)</script>"
    with watched(browser, site) as watching:
        watching.page.route(
            f"{site}/page", lambda route: route.fulfill(body=GOOD.format(late), content_type="text/html")
        )
        watching.page.goto("/page")
        watching.page.wait_for_timeout(500)
        assert layout_shifts(watching.page) > 0


def test_bad_markup_is_found(tmp_path: Path) -> None:
    """Each file that is not valid has complaints, and one that is has none."""
    texts = {
        "good.html": GOOD.format("<p>Good.</p>"),
        "bad.html": GOOD.format("<p><div>Not in a paragraph.</div></p>"),
        "good.css": "p { color: red; }",
        "bad.css": "p { colour: red; }",
        "bad.svg": '<svg xmlns="http://www.w3.org/2000/svg"><rect wide="3"/></svg>',
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    told = complaints([tmp_path / name for name in texts])
    assert {name for name in told if told[name]} == {"bad.html", "bad.css", "bad.svg"}
