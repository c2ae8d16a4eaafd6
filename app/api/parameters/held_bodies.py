"""The filters of bodies, as the corpus can answer them."""

from app.api.parameters.held_names import with_orders
from app.api.problems import FieldError, Problem
from app.queries import Given, bodies_known
from app.search.tokens import words
from app.store import Snapshot


def with_bodies(snapshot: Snapshot, given: Given) -> Given:
    """Return the filters of a list of bodies, with the orders as in `with_orders`. One statement.

    Raises:
        Problem: `invalid-query` where no word is searched for, `not-found` as `refuse_unread`.
    """
    if given["q"] is not None and not words(given["q"]):
        raise Problem("invalid-query", errors=[FieldError("malformed", "There is no word in it.", "q")])
    refuse_unread(snapshot)
    return with_orders(snapshot, given, "order", "continued_by")


def refuse_unread(snapshot: Snapshot) -> None:
    """Refuse to tell of bodies where none were read: none is not what is known of them. One statement.

    Raises:
        Problem: `not-found`.
    """
    if not bodies_known(snapshot.connection):
        raise Problem("not-found", "This corpus was made before bodies were read: the next ingest does so.")
