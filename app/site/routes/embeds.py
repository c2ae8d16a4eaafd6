"""Cards that stand in others' pages: an order, a provision, a quotation with its verdict."""

from fastapi import APIRouter
from fastapi.responses import Response

from app.api.answers.orders import order_summary, whole_order
from app.api.answers.quotes import quote_check
from app.api.answers.sections import one_section
from app.api.context import Current, Searched
from app.api.parameters.names import NumberFilter, NumberPath, SectionPath
from app.api.parameters.quotes import Quotation
from app.api.parameters.types import Maybe
from app.render import labels
from app.render.addresses import order_page, section_page
from app.site import meanings
from app.site.pages import FRAMED_POLICY, PageRoute, Viewed
from app.site.provisions import first_words
from app.site.quotations import differing

router = APIRouter(route_class=PageRoute, prefix="/embed")

MOST_WORDS = 60
"""So many words of a provision stand on its card, which says that there are more."""


@router.get("/orders/{number}")
def get_order_card(snapshot: Current, view: Viewed, number: NumberPath) -> Response:
    """Show an order as a card."""
    order = whole_order(snapshot, number)
    return view.page(
        snapshot,
        "embed-order.html",
        labels.name(order.number),
        canonical=order_page(order.number),
        policy=FRAMED_POLICY,
        order=order,
        meaning=meanings.STATUSES[order.status.value],
    )


@router.get("/orders/{number}/sections/{section}")
def get_section_card(snapshot: Current, view: Viewed, number: NumberPath, section: SectionPath) -> Response:
    """Show a provision as a card."""
    found = one_section(snapshot, number, section)
    words = first_words(found).split()
    return view.page(
        snapshot,
        "embed-section.html",
        f"{labels.name(found.order.number)}, {found.citation}",
        canonical=section_page(found.order.number, found.id),
        policy=FRAMED_POLICY,
        section=found,
        summary=order_summary(snapshot, found.order.number),
        words=" ".join(words[:MOST_WORDS]),
        more=len(words) > MOST_WORDS,
    )


@router.get("/quote")
def get_quote_card(snapshot: Searched, view: Viewed, text: Quotation, order: Maybe[NumberFilter] = None) -> Response:
    """Show a quotation as a card, with what it is to the order."""
    said = quote_check(snapshot, text, order)
    return view.page(
        snapshot,
        "embed-quote.html",
        "A quotation",
        canonical=view.link().replace("/embed/quote", "/check"),
        policy=FRAMED_POLICY,
        said=said,
        verdict=meanings.VERDICTS[said.verdict],
        differing=differing,
    )
