"""Where people come in: what this is, a box for words and citations, what is new, what falls due, how to call it."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from fastapi import APIRouter
from fastapi.responses import Response

from app import queries
from app.api.context import Current, Followed, Today
from app.queries import Window
from app.schemas import Deadline, Directive
from app.site.lists import due_between
from app.site.pages import Alternate, PageRoute, Viewed
from app.site.templating import SITE
from app.store import Snapshot

router = APIRouter(route_class=PageRoute)

NEWEST = 8
AHEAD, BEHIND = timedelta(30), timedelta(30)
MOST_DUE = 20

CALLS: Mapping[str, str] = {
    "curl": "curl '{origin}/v1/orders/14288'",
    "Python": """import json
from urllib.request import urlopen

with urlopen("{origin}/v1/orders/14288") as answer:
    order = json.load(answer)
print(order["title"], order["status"]["value"])""",
    "JavaScript": """const answer = await fetch("{origin}/v1/orders/14288");
const order = await answer.json();
console.log(order.title, order.status.value);""",
}
"""How the API is called, by language; every one of these is run by a test."""


@router.get("/")
def get_home_page(snapshot: Current, view: Viewed, today: Today, upstream: Followed) -> Response:
    """Show the way in."""
    corpus = queries.corpus(snapshot.connection, upstream)
    newest = queries.ORDERS.page(snapshot.connection, {}, Window("-signed_on", NEWEST)).items
    return view.page(
        snapshot,
        "home.html",
        SITE,
        alternates=[Alternate("JSON", "/v1", "application/json")],
        corpus=corpus,
        newest=newest,
        coming=_due(snapshot, today, today + AHEAD),
        passed=_due(snapshot, today - BEHIND, today - timedelta(1)),
        calls={name: code.replace("{origin}", view.origin) for name, code in CALLS.items()},
    )


def _due(snapshot: Snapshot, first: date, last: date) -> Sequence[tuple[Directive, Deadline]]:
    """What falls due on one of these days, by day. Two statements."""
    given = {"due": (first, last), "boilerplate": False}
    found = queries.DIRECTIVES.page(snapshot.connection, given, Window("due_on", MOST_DUE)).items
    return due_between(found, first, last)
