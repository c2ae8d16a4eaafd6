"""How a page looks to people: what sticks out of the window, what those who see or hear otherwise cannot use."""

from collections.abc import Iterable
from functools import cache
from typing import Any

from playwright.sync_api import Page

from tests.browser.chromium import HEIGHT
from tests.browser.installed import AXE
from tests.browser.pages import WIDTHS

_STICKS_OUT = """() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  const out = [...document.body.querySelectorAll("*")].filter(each => each.getBoundingClientRect().right > width + 0.5);
  const inner = out.filter(each => !out.some(other => other !== each && each.contains(other)));
  const named = each => each.tagName.toLowerCase() + (each.id ? "#" + each.id : "")
    + [...each.classList].map(name => "." + name).join("") + " “" + each.textContent.trim().slice(0, 60) + "”";
  return inner.length ? inner.map(named) : ["the page"];
}"""
_AXE = """async (foreign) => {
  const found = await axe.run(foreign ? {exclude: [[foreign]]} : document, {resultTypes: ["violations"]});
  return found.violations.map(rule => ({rule: rule.id, help: rule.help, times: rule.nodes.length,
    html: rule.nodes[0].html.slice(0, 200), why: rule.nodes[0].failureSummary}));
}"""
_SHIFTS = """() => new Promise(resolve => {
  let sum = 0;
  const add = list => list.getEntries().forEach(each => { if (!each.hadRecentInput) sum += each.value; });
  new PerformanceObserver(add).observe({type: "layout-shift", buffered: true});
  setTimeout(() => resolve(sum), 100);
})"""


def assert_no_overflow(page: Page, widths: Iterable[int] = WIDTHS) -> None:
    """Assert that at no width the page scrolls sideways; what sticks out is named."""
    found: dict[int, list[str]] = {}
    for width in widths:
        page.set_viewport_size({"width": width, "height": HEIGHT})
        if out := page.evaluate(_STICKS_OUT):
            found[width] = out[:3]
    assert not found, f"{page.url} overflows: {found}"


def assert_axe_clean(page: Page, foreign: str | None = None) -> None:
    """Assert that axe-core finds no violation, of its best practices either.

    Args:
        page: with scripts on.
        foreign: selects what is not of our making, which is left out.
    """
    page.evaluate(_axe_core())
    violations: list[dict[str, Any]] = page.evaluate(_AXE, foreign)
    told = [
        f"{each['rule']} ({each['help']}), {each['times']} times: {each['html']}: {each['why']}" for each in violations
    ]
    assert not told, f"{page.url}:\n" + "\n".join(told)


def layout_shifts(page: Page) -> float:
    """How far things moved while the page was loaded (CLS); 0 where nothing did."""
    return float(page.evaluate(_SHIFTS))


@cache
def _axe_core() -> str:
    return AXE.read_text(encoding="utf-8")
