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
    "home": Shown("/"),
    "orders": Shown("/orders"),
    "orders-narrowed": Shown("/orders?q=police&has_deadline=true&sort=-directives"),
    "orders-none": Shown("/orders?q=nothingness"),
    "search": Shown("/search?q=%22consent+decree%22+OR+DOJ+OR+reveiw"),
    "search-without-words": Shown("/search"),
    "search-none": Shown("/search?q=nothingness"),
    "go": Shown("/go?q=EO+14288+and+EO+13929"),
    "order": Shown("/orders/14288"),
    "order-awkward": Shown("/orders/14999"),
    "order-without-text": Shown("/orders/13929"),
    "graph": Shown("/orders/14288/graph?depth=2"),
    "graph-awkward": Shown("/orders/14999/graph"),
    "section": Shown("/orders/14288/sections/3.b"),
    "section-awkward": Shown("/orders/14999/sections/2.a.i.A.1.a"),
    "calendar": Shown("/calendar?month=2025-07"),
    "calendar-empty": Shown("/calendar?month=1950-01"),
    "actors": Shown("/actors"),
    "actor": Shown("/actors/attorney-general"),
    "presidents": Shown("/presidents"),
    "president": Shown("/presidents/donald-trump"),
    "check": Shown("/check"),
    "check-altered": Shown("/check?text=best+practices+at+the+Senate+and+local+level&order=14288"),
    "coverage": Shown("/coverage"),
    "document": Shown("/coverage/police-indemnification-90d7af1b"),
    "compare": Shown("/compare/14288"),
    "embed-order": Shown("/embed/orders/14288"),
    "embed-section": Shown("/embed/orders/14288/sections/3.b"),
    "embed-quote": Shown("/embed/quote?order=14288&text=best+practices+at+the+State+and+local+level"),
    "statistics": Shown("/statistics"),
    "statistics-by-year": Shown("/statistics?by=year"),
    "statistics-by-day-in-term": Shown("/statistics?by=day_in_term"),
    "statistics-by-agency": Shown("/statistics?by=agency"),
    "embed-statistics": Shown("/embed/statistics?by=president"),
    "missing-order": Shown("/orders/99999", 404),
    "missing-page": Shown("/nowhere", 404),
    "refused": Shown("/orders?year=soon", 422),
    "order-plain": Shown("/v1/orders/14288.html"),
    "order-plain-awkward": Shown("/v1/orders/14999.html"),
    "order-plain-without-text": Shown("/v1/orders/13929.html"),
    "hits": Shown("/v1/sections.html?q=%22consent+decree%22+OR+DOJ+OR+reveiw&limit=5"),
    "hits-none": Shown("/v1/sections.html?q=nothingness"),
    "comparison": Shown("/v1/orders/14288/comparison.html"),
    "query-language": Shown("/query-language"),
    "problem": Shown("/problems/not-found"),
    "guide": Shown("/docs/guide"),
    "guide-start": Shown("/docs/guide/start"),
    "guide-recipes": Shown("/docs/guide/recipes"),
    "guide-model": Shown("/docs/guide/model"),
    "guide-subjects": Shown("/docs/guide/subjects"),
    "reference": Shown("/docs/reference"),
    "reference-tag": Shown("/docs/reference/directives"),
    "reference-objects": Shown("/docs/reference/objects"),
    "docs": Shown("/docs", foreign="#swagger-ui"),
}
"""The pages by name; a picture of one is called so."""

NOT_OURS: Sequence[str] = ("/docs/swagger-ui.css",)
"""Stylesheets that come with a library, which are not checked."""
