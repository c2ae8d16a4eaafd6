"""One provision with what stands around it."""

from fastapi import APIRouter
from fastapi.responses import Response

from app.api.answers.orders import order_summary
from app.api.answers.sections import one_section
from app.api.context import Asked, Current
from app.api.not_found import find_order
from app.api.parameters.names import NumberPath, SectionPath
from app.render import labels
from app.render.addresses import order_page
from app.site.lists import by_relation
from app.site.pages import Alternate, PageRoute, Viewed, led_to
from app.site.provisions import Provisions

router = APIRouter(route_class=PageRoute)

_PERMANENT = 308


@router.get("/orders/{number}/sections/{section}")
def get_section_page(snapshot: Current, view: Viewed, number: NumberPath, section: SectionPath) -> Response:
    """Show a provision, what is below it, and what stands around it."""
    found = one_section(snapshot, number, section)
    return view.page(
        snapshot,
        "section.html",
        f"{labels.name(number)}, {found.citation}{f': {found.heading}' if found.heading else ''}",
        alternates=[Alternate("JSON", found.url, "application/json")],
        section=found,
        order=found.order,
        summary=order_summary(snapshot, found.order.number),
        provisions=Provisions(found.references, found.directives),
        relations=by_relation(found.references),
    )


@router.get("/eo/{number}")
def get_short(snapshot: Current, this: Asked, number: NumberPath) -> Response:
    """Lead to an order by its permanent short address."""
    _, link = find_order(snapshot, number)
    return led_to(this, order_page(link.number), _PERMANENT)


@router.get("/orders/{number}/")
@router.get("/eo/{number}/")
def get_slashed(snapshot: Current, this: Asked, number: NumberPath) -> Response:
    """Lead to an order from an address with a slash at its end."""
    return get_short(snapshot, this, number)


@router.get("/eo/{number}/{section}")
def get_short_section(snapshot: Current, this: Asked, number: NumberPath, section: SectionPath) -> Response:
    """Lead to a provision by its permanent short address."""
    found = one_section(snapshot, number, section)
    return led_to(this, order_page(found.order.number, found.id), _PERMANENT)
