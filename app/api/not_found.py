"""What is answered for an order or a provision that is not here."""

from app.api.moved import Moved
from app.api.problems import Problem
from app.law import numbering
from app.queries import Tree, named_order, renamed_order
from app.schemas import OrderLink
from app.store import Snapshot


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
    """The answer for a number of no order: it names the canonical form of what can be read as a number.

    What an order was called while it had no number leads to it. One statement for such a name, else none.
    """
    page = numbering.digits_of_page(number)
    if page and (renamed := renamed_order(snapshot.connection, page)):
        return Moved(number, renamed)
    canonical = numbering.order_id(number.strip().lstrip("0"))
    if page:
        detail = "No order without a number that is called so is held; /v1/orders?numbered=false lists those that are."
    elif canonical is None:
        detail = "This is no number of an order: they are digits with an optional suffix, as 14288 or 11359-A."
    elif canonical == number:
        detail = "No order of this number is held; /v1/corpus lists the gaps."
    else:
        detail = f"The canonical form of this number is {canonical}: ask for /v1/orders/{canonical}."
    return Problem("not-found", detail)


def no_document() -> Problem:
    """The answer for an id that no document about orders has."""
    return Problem("not-found", "No document of this id is held; /v1/coverage lists those that are.")


def no_section(number: str, section: str, provisions: Tree) -> Problem:
    """The answer for a provision that the order does not have: it names the id where the words can be read as one."""
    canonical = numbering.section_id(section)
    if canonical is not None and canonical != section and canonical in provisions:
        return Problem("not-found", f"The id of this provision is {canonical}.")
    return Problem("not-found", f"The order has no provision of this id; /v1/orders/{number}/sections lists them.")
