"""What is answered for an order or a provision that is not here."""

import re
from dataclasses import replace

from app.api.moved import Moved
from app.api.parameters.held_names import no_order as no_order_of
from app.api.problems import FieldError, Problem
from app.law import numbering
from app.queries import Tree, held_names, named_order, renamed_order
from app.render import FORMATS
from app.schemas import OrderLink
from app.store import Snapshot

_FORM = re.compile(r"([0-9]{1,5}(?:-[A-Z])?)\.[A-Za-z0-9]{1,12}")
"""An order's number with an ending."""
MAX_NAME = 200
"""So much of a path is read as a name."""


def find_order(snapshot: Snapshot, number: str) -> tuple[int, OrderLink]:
    """The key and the name of an order. One statement.

    Raises:
        Problem: `not-found`.
        Moved: where the order has a number by now.
    """
    found = named_order(snapshot.connection, number)
    if found is None:
        raise no_order(snapshot, number)
    return found


def no_order(snapshot: Snapshot, number: str) -> Problem | Moved:
    """The answer for a number of no order: it names the address of what can be read as an order's name.

    What an order was called while it had no number leads to it. Four statements at most, one more for a form that
    there is not (14288.pdf).
    """
    page = numbering.digits_of_page(number)
    if page and (renamed := renamed_order(snapshot.connection, page)):
        return Moved(number, renamed)
    if page:
        detail = "No order without a number that is called so is held; /v1/orders?numbered=false lists those that are."
        return Problem("not-found", detail)
    (named,) = held_names.orders_named(snapshot.connection, [number[:MAX_NAME]]).values()
    if named.one is not None:
        detail = f"The canonical form of this number is {named.one}: ask for /v1/orders/{named.one}."
        error = FieldError("not_canonical", detail, "number", suggestion=named.one)
    else:
        error = _no_form(snapshot, number) or replace(no_order_of(snapshot, named), parameter="number")
    return Problem("not-found", error.detail, [error])


def _no_form(snapshot: Snapshot, number: str) -> FieldError | None:
    """What is said of an order in a form that there is not; None for a number that does not read so."""
    found = _FORM.fullmatch(number)
    if found is None:
        return None
    (named,) = held_names.orders_named(snapshot.connection, [found[1]]).values()
    if named.one is None:
        return None
    forms = ", ".join(f".{ending}" for ending in FORMATS)
    detail = f"There is no such form here; those of this order stand behind /v1/orders/{named.one}: {forms}."
    return FieldError("no_such_form", detail, "number", suggestion=named.one)


def no_version(number: str) -> Problem:
    """The answer for a replaced text that the order does not have."""
    return Problem(
        "not-found", f"No text of this number was replaced; /v1/orders/{number}/versions lists those that were."
    )


def no_document() -> Problem:
    """The answer for an id that no document about orders has."""
    return Problem("not-found", "No document of this id is held; /v1/coverage lists those that are.")


def no_section(number: str, section: str, provisions: Tree) -> Problem:
    """The answer for a provision that is not here: it names the id where the words can be read as one.

    Of an order without its text it is not said that it has none.
    """
    if next(iter(provisions), None) is None:
        return Problem("not-found", f"The text of this order is not held: text_hint at /v1/orders/{number} says why.")
    canonical = numbering.section_id(section)
    if canonical is not None and canonical != section and canonical in provisions:
        return Problem("not-found", f"The id of this provision is {canonical}.")
    return Problem("not-found", f"The order has no provision of this id; /v1/orders/{number}/sections lists them.")
