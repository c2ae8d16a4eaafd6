"""One president with what became of his orders."""

from app import queries
from app.api.problems import Problem, nearest
from app.law.presidents import BY_SLUG
from app.schemas import PresidentDetail
from app.store import Snapshot


def president_detail(snapshot: Snapshot, slug: str) -> PresidentDetail:
    """Return a president.

    Raises:
        Problem: `not-found`, with the nearest slug.
    """
    if slug not in BY_SLUG:
        near = nearest(slug, BY_SLUG)
        hint = f" Is it {near}?" if near else ""
        raise Problem("not-found", f"No president has this slug; /v1/presidents lists them.{hint}")
    return queries.president(snapshot.connection, slug)
