"""How fast a page shows and how much it weighs: `python -m tests.browser.figures`, of a server of our own or another.

A row a page: when its largest piece was painted (LCP) in milliseconds, the median of the loads; how far things moved
(CLS), the most of them; the bytes of the page as they were sent and as they are, and those of all files beside it.
"""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

from playwright.sync_api import Browser
from rich import print as shown
from rich.table import Table

from tests.browser.chromium import chromium, watched
from tests.browser.looks import layout_shifts
from tests.browser.pages import PAGES, Shown
from tests.browser.shots import arguments, chosen, server

LOADS = 5
_FIGURES = """() => new Promise(resolve => {
  const page = performance.getEntriesByType("navigation")[0];
  const files = performance.getEntriesByType("resource");
  new PerformanceObserver(list => resolve({
    largest: list.getEntries().at(-1).startTime, sent: page.encodedBodySize, whole: page.decodedBodySize,
    beside: files.reduce((sum, file) => sum + file.encodedBodySize, 0),
  })).observe({type: "largest-contentful-paint", buffered: true});
})"""


@dataclass(frozen=True, slots=True)
class Figures:
    """What was read of one load of a page: milliseconds, a share of the window, bytes."""

    largest: float
    shifts: float
    sent: int
    whole: int
    beside: int


def load(browser: Browser, base_url: str, page: Shown) -> Figures | None:
    """Load a page in a context of its own, where no file is kept from another load; None where a server has it not."""
    with watched(browser, base_url) as watching:
        answer = watching.page.goto(page.path, wait_until="load")
        if answer is None or answer.status != page.status:
            return None
        shifts = layout_shifts(watching.page)
        read: dict[str, Any] = watching.page.evaluate(_FIGURES)
    return Figures(shifts=shifts, **read)


def table(browser: Browser, base_url: str, names: Sequence[str], loads: int) -> Table:
    """The figures of these pages."""
    written = Table("page", "LCP ms", "CLS", "sent", "whole", "beside")
    for name in names:
        found = [each for each in (load(browser, base_url, PAGES[name]) for _ in range(loads)) if each]
        if not found:
            continue
        last = found[-1]
        largest, shifts = median(each.largest for each in found), max(each.shifts for each in found)
        sizes = (f"{size:,}" for size in (last.sent, last.whole, last.beside))
        written.add_row(name, f"{largest:.0f}", f"{shifts:.4f}", *sizes)
    return written


if __name__ == "__main__":
    parser: argparse.ArgumentParser = arguments("Tell how fast pages show and how much they weigh.")
    parser.add_argument("--loads", type=int, default=LOADS, help="of each page")
    given = parser.parse_args()
    with server(given.base_url) as address, chromium() as browser:
        shown(table(browser, address, chosen(given.pages), given.loads))
