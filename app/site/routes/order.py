"""An order: its words, what it directs, what it does to others and they to it, where it was published."""

from collections.abc import Iterable, Mapping, Sequence

from fastapi import APIRouter
from fastapi.responses import Response
from markupsafe import Markup

from app import queries
from app.api.answers.orders import whole_order
from app.api.context import Current
from app.api.parameters.names import NumberPath
from app.law.numbering import sort_key
from app.law.relations import ACTIVES
from app.queries import Window
from app.render import json_ld, labels, timeline
from app.schemas import ComparisonSummary, Deadline, Directive, Order, Reference, TargetKind
from app.site import meanings, standing
from app.site.lists import by_relation
from app.site.pages import Alternate, PageRoute, Viewed
from app.site.provisions import Provisions
from app.store import Snapshot

router = APIRouter(route_class=PageRoute)

MOST_CITING = 100
"""So many references into an order stand on its page; all are in the list of the API."""


@router.get("/orders/{number}")
def get_order_page(snapshot: Current, view: Viewed, number: NumberPath) -> Response:
    """Show an order."""
    order = whole_order(snapshot, number, references=True, directives=True, coverage=True)
    key = sort_key(order.number)
    incoming = queries.INCOMING.page(snapshot.connection, {"target_key": key}, Window("order", MOST_CITING))
    _, events = queries.order_history(snapshot.connection, key, number)
    references, directives = order.references or [], order.directives or []
    outward = [each for each in references if each.target.kind is not TargetKind.ORDER_SECTION]
    dated = list(limited(directives))
    return view.page(
        snapshot,
        "order.html",
        f"{labels.name(number)}: {order.title}",
        alternates=_alternates(order),
        order=order,
        linked=Markup(json_ld.order(order, view.origin)),  # noqa: S704 (it has nothing that ends a script)
        citations=_citations(order),
        provisions=Provisions(references, directives),
        contents=[section for section in order.sections if section.label or section.heading],
        dated=dated,
        timeline=timeline.draw(order.signed_on, dated),
        told=[each for each in directives if not each.boilerplate],
        amended=standing.amended(events),
        outgoing=by_relation(each for each in outward if each.relation not in ACTIVES and not _is_pointer(each)),
        pointers=by_relation(each for each in outward if _is_pointer(each)),
        suffered=by_relation(each for each in outward if each.relation in ACTIVES),
        incoming=by_relation(incoming.items),
        incoming_shown=len(incoming.items),
        incoming_total=incoming.total,
        events=events,
        comparisons=_comparisons(snapshot, order),
        meaning=meanings.STATUSES[order.status.value],
        sources=meanings.SOURCES,
        limits=[meanings.LIMITS[limit] for limit in order.status.limits],
    )


def _alternates(order: Order) -> Sequence[Alternate]:
    return [
        Alternate("JSON", order.url, "application/json"),
        Alternate("Markdown", f"{order.url}.md", "text/markdown"),
        Alternate("Plain text", f"{order.url}.txt", "text/plain"),
        Alternate("JSON-LD", f"{order.url}.jsonld", "application/ld+json"),
        Alternate("Akoma Ntoso", f"{order.url}.xml", "application/xml"),
        Alternate("Plain HTML", f"{order.url}.html", "text/html"),
    ]


def _citations(order: Order) -> Mapping[str, str]:
    """Every form in which the order is cited, by its name."""
    cited = order.citations
    forms = {
        "Bluebook": cited.bluebook,
        "Federal Register": cited.federal_register,
        "CFR": cited.cfr,
        "Document": order.document_number,
        "Identifier": order.identifier,
    }
    return {name: words for name, words in forms.items() if words}


def limited(directives: Iterable[Directive]) -> Iterable[tuple[Directive, Deadline]]:
    """Yield the directives with each of their time limits: the earliest day first, those without a day last."""
    found = [
        (directive, deadline)
        for directive in directives
        for deadline in (directive.deadline, *directive.further_deadlines)
        if deadline
    ]
    return sorted(found, key=lambda pair: (pair[1].due_on is None, str(pair[1].due_on)))


def _is_pointer(reference: Reference) -> bool:
    """Whether only the editors say to see it: the order itself does nothing to it."""
    return reference.relation == "see" and reference.source.quote is None


def _comparisons(snapshot: Snapshot, order: Order) -> Sequence[ComparisonSummary]:
    if not order.counts.comparisons:
        return []
    given = {"order": [order.number]}
    return queries.COMPARISONS.page(snapshot.connection, given, Window("-signed_on", 20)).items
