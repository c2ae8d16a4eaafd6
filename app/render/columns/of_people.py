"""The columns of who signs, who is told to act, what is founded, and what is written about it."""

from collections.abc import Sequence
from typing import Any

from app.render import labels
from app.render.columns.column import LINK, OFFICIAL, Columns, address, at, made, several
from app.schemas import CoverageRole, CoverageSummary

DIRECTIVES: Columns = {
    "id": at("id", "Of the directive, stable for one text of the order."),
    "order": at("order", "The number of the order."),
    "order_title": at("order_title", "Its title."),
    "order_status": at("order_status", "Whether the order is in force."),
    "signed_on": at("signed_on", "The day of its signing."),
    "citation": at("citation", "The provision as one cites it."),
    "actors": made(labels.leads, "The offices that must act, parted by semicolons."),
    "with": made(labels.beside, "The offices named beside them, each with its role, parted by semicolons."),
    "modality": at("modality", "How strongly it is directed."),
    "kind": at("kind", "What is asked for, by the table of docs/kinds.md."),
    "action": at("action", "The words from the main verb on."),
    "text": at("text", "The clause, whole."),
    "deadline": at("deadline.text", "The words of the time limit; of several the first."),
    "anchor": at("deadline.anchor", "What it is counted from."),
    "due_on": at("deadline.due_on", "The day it is due; empty where the day cannot be told."),
    "precision": at("deadline.precision", "Whether the order names a day, a month or a year."),
    "weekday": at("deadline.weekday", "The day of the week of a day."),
    "further_due_on": made(
        lambda directive: " ".join(each.due_on.isoformat() for each in directive.further_deadlines if each.due_on),
        "Further days on which it is due, parted by blanks.",
    ),
    "recurrence": at("recurrence.text", "The words that tell how often it is to be done again."),
    "next_on": made(
        lambda directive: directive.recurrence and "; ".join(map(str, directive.recurrence.next_on)),
        "The first three days after `due_on` on which it falls due again, parted by semicolons.",
    ),
    "boilerplate": at("boilerplate", "Whether it is a general provision."),
    "url": LINK,
    "html_url": OFFICIAL,
}
ACTORS: Columns = {
    "slug": at("slug", "The office by the name that filters take."),
    "name": at("name", "Its name."),
    "kind": at("kind", "What it is."),
    "aliases": several("aliases", "Other names under which orders are read to mean it, parted by semicolons."),
    "parent": at("parent.slug", "The agency it belongs to, by slug."),
    "successor": at("successor.slug", "What took over its functions, by slug."),
    "lead": at("counts.lead", "How many directives tell it to act, general provisions among them."),
    "other": at("counts.other", "How many name it beside another."),
    "url": LINK,
    "directives_url": address(lambda actor: actor.directives_url, "The directives that name it."),
}
BODIES: Columns = {
    "slug": at("slug", "The body by the name that its address has."),
    "name": at("name", "The last name that an order gave it."),
    "names": several("names", "What else orders call it, parted by semicolons."),
    "kind": at("kind", "What it is."),
    "status": at("status.value", "Whether it stands."),
    "status_as_of": at("status.as_of", "The day up to which the data tell."),
    "status_ground": at("status.basis.ground", "What the status rests on."),
    "status_words": at("status.basis.words", "The words that tell it."),
    "president": at("president.name", "Who signed the founding order."),
    "founded_on": at("founded_on", "The day that order was signed."),
    "established_by": at("established_by.order.number", "The number of the founding order."),
    "instrument": at("established_by.instrument", "What founded it, where no order did."),
    "section": at("established_by.section", "The founding provision."),
    "how": at("established_by.how", "How it was founded."),
    "words": at("established_by.words", "The founding sentence."),
    "ends_on": at("ends_on", "The day on which it ends or has ended, by the last words that set one."),
    "url": LINK,
}
PRESIDENTS: Columns = {
    "slug": at("slug", "The president by the name that filters take."),
    "name": at("name", "The name."),
    "terms": several(
        "terms",
        "The times in office, parted by semicolons: the number of the presidency and its days.",
        lambda term: f"{term.ordinal}: {term.started_on} to {term.ended_on}",
    ),
    "orders": at("orders", "How many orders are held; empty where they are out of scope."),
    "orders_with_text": at("orders_with_text", "How many of these with their text."),
    "first_signed_on": at("first_signed_on", "The day of the first one held."),
    "last_signed_on": at("last_signed_on", "The day of the last one held."),
    "out_of_scope": at("out_of_scope", "Why the orders are not told of, where they are not."),
    "url": LINK,
    "orders_url": address(lambda president: president.orders_url, "The list of the orders."),
}


def _orders(document: CoverageSummary, role: CoverageRole) -> Sequence[str]:
    return [each.order for each in document.orders if each.role is role]


def _evidence(document: CoverageSummary) -> str:
    found = (f"EO {order.order}: {each.basis} “{each.words}”" for order in document.orders for each in order.evidence)
    return "; ".join(found)


def _count(verdict: str) -> Any:
    return at(f"counts.{verdict}", f"How many of these are {labels.plain(verdict)}.")


COVERAGE: Columns = {
    "id": at("id", "Of the document."),
    "title": at("title", "Its title."),
    "publisher": at("publisher", "Who published it."),
    "published_on": at("published_on", "The day it appeared."),
    "kind": at("kind", "What it is."),
    "about": made(
        lambda document: "; ".join(_orders(document, CoverageRole.ABOUT)),
        "The numbers of the orders that it is about, parted by semicolons.",
    ),
    "mentions": made(
        lambda document: "; ".join(_orders(document, CoverageRole.MENTIONS)),
        "The numbers of the orders that it mentions, parted by semicolons.",
    ),
    "evidence": made(_evidence, "What shows that it means these orders, parted by semicolons."),
    "quotations": at("counts.quotations", "How many quotations it has."),
    **{
        verdict: _count(verdict)
        for verdict in ("exact", "exact_folded", "partial", "altered", "not_found", "unchecked")
    },
    "url": LINK,
    "html_url": at("html_url", "The document's own address."),
}
