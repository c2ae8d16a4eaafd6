"""The columns of orders, and of what an order is made of."""

from app.render import labels, text
from app.render.columns.column import LINK, OFFICIAL, Columns, address, at, made, several

ORDERS: Columns = {
    "number": at("number", "The number, with its suffix; what stands in its place where an order has none."),
    "title": at("title", "The title."),
    "president": at("president.name", "Who signed."),
    "term": at("term.ordinal", "The number of the presidency in which it was signed."),
    "term_day": at("term.day", "The day of the term, 1 on the day it began."),
    "signed_on": at("signed_on", "The day of signing."),
    "published_on": at("published_on", "The day of publication."),
    "published": at("published", "Whether the Federal Register printed it."),
    "days_to_publication": at("days_to_publication", "Days from the signing to the publication."),
    "document_number": at("document_number", "The number of the Federal Register's document."),
    "citation": at("citation", "The page of the Federal Register on which it begins."),
    "bluebook": at("citations.bluebook", "The order as lawyers cite it."),
    "cfr": at("citations.cfr", "The page of title 3 of the Code of Federal Regulations."),
    "status": at("status.value", "Whether it is in force."),
    "status_as_of": at("status.as_of", "The day up to which the data tell the status."),
    "status_basis": several(
        "status.basis", "The acts that decide the status, the oldest first, parted by semicolons.", labels.deciding
    ),
    "may_have_expired": made(
        lambda order: labels.doubt(order.status) or None, "What may have ended although the order holds."
    ),
    "see": several("status.see", "Other documents that the editors say to see.", lambda seen: seen.citation),
    "has_text": at("has_text", "Whether its text is held."),
    "subjects": several("subjects", "What it is about, as `subject=` takes it.", lambda subject: subject.slug),
    "changed_at": at("changed_at", "When a publish last changed what is told of it, in UTC."),
    "sections": at("counts.sections", "How many provisions it has."),
    "words": at("counts.words", "How many words its text has."),
    "pages": at("counts.pages", "How many pages of the Federal Register it takes."),
    "references": at("counts.references", "How many references it makes."),
    "cited_by": at("counts.cited_by", "How many references other orders make to it."),
    "amended_by": at("counts.amended_by", "How many orders amend it."),
    "directives": at("counts.directives", "How many directives it has."),
    "deadlines": at("counts.deadlines", "How many of these have a time limit."),
    "mostly": at("mostly", "What its directives mostly ask for."),
    "url": LINK,
    "html_url": OFFICIAL,
}
ORDERS_WITH_TEXT: Columns = {
    **ORDERS,
    "text": made(text.provisions, "The text, one paragraph a line; some spreadsheets cut a cell at 32,767 signs."),
}
HITS: Columns = {
    "order": at("order.number", "The number of the order."),
    "order_title": at("order.title", "Its title."),
    "order_status": at("order.status", "Whether the order is in force."),
    "signed_on": at("order.signed_on", "The day of its signing."),
    "section": at("id", "The id of the provision."),
    "citation": made(labels.found, "The provision with its order, as one cites it."),
    "heading": at("heading", "Its heading."),
    "snippet": at("snippet.text", "The piece of its text that has the words."),
    "url": LINK,
    "html_url": OFFICIAL,
}
PROVISIONS: Columns = {
    "order": at("order.number", "The number of the order."),
    "section": at("id", "The id of the provision."),
    "parent": at("parent", "The id of the provision that it stands in; empty at the top."),
    "depth": at("depth", "0 at the top."),
    "label": at("label", "What is printed before it."),
    "citation": at("citation", "The provision as one cites it."),
    "part": at("part", "The line above it that heads a group."),
    "heading": at("heading", "Its heading."),
    "heading_status": at("heading_status", "Whether it is sure that this is a heading."),
    "text": at("text", "Its own paragraphs before those below it, parted by a blank line."),
    "closing": at("closing", "Its own paragraphs after those below it."),
    "identifier": at("identifier", "Its path in the style of the United States Legislative Markup."),
    "url": LINK,
    "html_url": at("order.html_url", "The official page of the order."),
}
PUBLICATIONS: Columns = {
    "source": at("source", "Who published it."),
    "format": at("format", "The format that was read."),
    "title": at("title", "The title that it has there."),
    "preferred": at("preferred", "Whether its text is the one that is served."),
    "has_text": at("has_text", "Whether it has the text, or only facts."),
    "lossy": at("lossy", "Whether the format is known to drop or alter words."),
    "match_score": at("match_score", "How well a page without a number fits the order, from 0 to 1."),
    "retrieved_at": at("retrieved_at", "When it was fetched, in UTC."),
    "sha256": at("sha256", "Of the bytes that were read."),
    "html_url": OFFICIAL,
}
VERSIONS: Columns = {
    "version": at("version", "1, 2, …, the oldest first."),
    "source": at("publication.source", "Who published the text."),
    "format": at("publication.format", "The format that was read."),
    "title": at("publication.title", "The title that it has there."),
    "served_from": at("served_from", "Since when it was served, in UTC; empty where that is older than the ledger."),
    "served_until": at("served_until", "When it was replaced, in UTC."),
    "reason": at("reason", "Why it was replaced."),
    "replaced_by": at("replaced_by.source", "Who published what replaced it."),
    "replaced_by_format": at("replaced_by.format", "The format of that."),
    "url": LINK,
    "html_url": at("publication.html_url", "The page it was published on."),
}
CHANGES: Columns = {
    "id": at("id", "Of the change; it never changes."),
    "published_at": at("published_at", "When it was published, in UTC."),
    "revision": at("revision", "The revision that the publish made."),
    "order": at("order", "The number of the order."),
    "title": at("title", "Its title, as the publish left it."),
    "change": at("change", "What became of the order."),
    "facts": several("facts", "What differs, by the names of docs/changes.md, parted by semicolons."),
    "status_from": at("status.before", "The status before, of a change of the status."),
    "status_to": at("status.after", "The status after it."),
    "url": address(lambda change: change.url, "The order in the API, as long as it is held."),
}
