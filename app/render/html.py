"""An order as a page for browsers and for print: each provision has an anchor, each citation a link if it has a page.

The page has no script and no style of its own; its one stylesheet stands at `/style.css` under our own URL.
"""

from collections.abc import Sequence
from functools import partial

from app.render import alternates
from app.render.addresses import order_page
from app.render.links import Anchors, plain_address
from app.render.pages import page
from app.schemas import Deadline, Directive, Order

STYLESHEET = "/style.css"
_OWN = alternates.MEDIA_TYPES["html"]
POLICY = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
"""What the page needs: its stylesheet and nothing else."""


def order(whole: Order, base_url: str) -> str:
    """The page; the order must come with its references and directives. `base_url` stands before our own links."""
    return page(
        "order.html",
        order=whole,
        url=f"{base_url}{whole.url}",
        canonical=f"{base_url}{order_page(whole.number)}",
        base_url=base_url,
        alternates=[each for each in alternates.of_order(f"{base_url}{whole.url}") if each.media_type != _OWN],
        stylesheet=STYLESHEET,
        contents=[section for section in whole.sections if section.label or section.heading],
        anchors=Anchors(whole.references or (), partial(plain_address, base_url=base_url)),
        limited=_limited(whole.directives or ()),
    )


def _limited(directives: Sequence[Directive]) -> list[tuple[Directive, Deadline]]:
    """The directives with a time limit: those whose day is known first, the earliest at the top."""
    limited = [
        (directive, deadline)
        for directive in directives
        for deadline in (directive.deadline, *directive.further_deadlines)
        if deadline
    ]
    return sorted(limited, key=_day)


def _day(limited: tuple[Directive, Deadline]) -> tuple[bool, str]:
    due_on = limited[1].due_on
    return due_on is None, due_on.isoformat() if due_on else ""
