"""The table of pages: the extension point of the browser tests. Each row is looked at by all of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

WIDTHS = (320, 390, 768, 1280)
"""Of windows, in pixels: no page scrolls sideways at any of them. 320 is 1280 at a zoom of 400 %."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A page.

    Attributes:
        path: with its query; it is answered over the documents of `made`, and by a server of the whole corpus.
        status: with which it is answered.
        foreign: selects what on it is not of our making: axe-core leaves that out, and no rule of our style is asked.
    """

    path: str
    status: int = 200
    foreign: str | None = None


PAGES: Mapping[str, Shown] = {
    "order-plain": Shown("/v1/orders/14288.html"),
    "order-awkward": Shown("/v1/orders/14999.html"),
    "order-without-text": Shown("/v1/orders/13929.html"),
    "hits": Shown("/v1/sections.html?q=%22consent+decree%22+OR+DOJ+OR+reveiw&limit=5"),
    "hits-none": Shown("/v1/sections.html?q=nothingness"),
    "comparison": Shown("/v1/orders/14288/comparison.html"),
    "query-language": Shown("/query-language"),
    "problem": Shown("/problems/not-found"),
    "docs": Shown("/docs", foreign="#swagger-ui"),
}
"""The pages by name; a picture of one is called so."""

NOT_OURS: Sequence[str] = ("/docs/swagger-ui.css",)
"""Stylesheets that come with a library, which are not checked."""
