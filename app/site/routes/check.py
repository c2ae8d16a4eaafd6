"""Quotations checked: one by its address, or every one in a piece of prose."""

from collections.abc import Sequence

from fastapi import APIRouter
from fastapi.responses import Response

from app.api.answers.quotes import prose_check, quote_check
from app.api.context import Searched
from app.api.parameters.names import NumberFilter
from app.api.parameters.quotes import Quotation
from app.api.parameters.types import Maybe
from app.schemas import CitationCheck, QuoteCheck, QuotesToCheck
from app.site import meanings
from app.site.pages import Alternate, PageRoute, View, Viewed
from app.site.quotations import differing
from app.store import Snapshot

router = APIRouter(route_class=PageRoute)


@router.get("/check")
def get_check_page(
    snapshot: Searched, view: Viewed, text: Maybe[Quotation] = None, order: Maybe[NumberFilter] = None
) -> Response:
    """Show what one quotation is to an order, or to all; without one the box to paste prose into."""
    if text is None:
        return _page(snapshot, view, order=order)
    json = Alternate("JSON", view.api("/v1/quotes/check"), "application/json")
    return _page(snapshot, view, [quote_check(snapshot, text, order)], alternates=[json], text=text, order=order)


@router.post("/check")
def post_check_page(snapshot: Searched, view: Viewed, sent: QuotesToCheck) -> Response:
    """Show every quotation in prose, and every order that it cites. What is sent is neither stored nor logged."""
    said = prose_check(snapshot, sent)
    return _page(snapshot, view, said.quotes, said.citations, text=sent.text, order=sent.order, is_prose=True)


def _page(
    snapshot: Snapshot,
    view: View,
    quotes: Sequence[QuoteCheck] = (),
    citations: Sequence[CitationCheck] = (),
    *,
    alternates: Sequence[Alternate] = (),
    text: str = "",
    order: str | None = None,
    is_prose: bool = False,
) -> Response:
    return view.page(
        snapshot,
        "check.html",
        "Check a quotation",
        alternates=alternates,
        quotes=quotes,
        citations=citations,
        text=text,
        order=order or "",
        is_prose=is_prose,
        verdicts=meanings.VERDICTS,
        notes=meanings.NOTES,
        differences=meanings.DIFFERENCES,
        differing=differing,
    )
