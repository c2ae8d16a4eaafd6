"""What a feed shows of each item: one function a kind of item, each from the item and the feed that it stands in.

An entry's name never changes while the thing is the same, so that readers do not show it twice; that something in it
changed is told by its `updated`, which is not made here (`queries.moments`).
"""

from urllib.parse import quote

from app.render import labels
from app.render.addresses import order_page, section_page
from app.render.feed import Entry, Feed
from app.schemas import (
    Actor,
    Amendment,
    BodySummary,
    ComparisonSummary,
    Conflict,
    CorpusChange,
    CoverageSummary,
    Directive,
    HistoryEvent,
    OrderSummary,
    OrderVersionSummary,
    President,
    Publication,
    Reference,
    RelationEntry,
    SectionHit,
    SectionText,
)


def order(item: OrderSummary, _: Feed) -> Entry:
    """An order by title, published as it was, or signed."""
    doubt = labels.doubt(item.status)
    told = f"Status: {labels.plain(item.status.value)}{f' ({doubt})' if doubt else ''}"
    return Entry(
        item.identifier,
        f"{labels.name(item.number)}: {item.title}",
        f"{item.citations.bluebook}. {told}.",
        item.url,
        order_page(item.number),
        item.published_on or item.signed_on,
        item.president.name if item.president else None,
        item.html_url,
        (item.status.value, *(subject.slug for subject in item.subjects or ())),
    )


def directive(item: Directive, _: Feed) -> Entry:
    """A directive by what is to be done, published when its order was signed."""
    due = item.deadline.due_on if item.deadline else None
    title = f"{labels.leads(item)} {labels.plain(item.modality)} {item.action}"
    return Entry(
        f"/directives/{item.id}",
        f"{title} (due {due.isoformat()})" if due else title,
        f"{item.citation} ({labels.plain(item.order_status)}): {item.text}",
        item.url,
        section_page(item.order, item.section),
        item.signed_on,
        official=item.html_url,
        categories=tuple(filter(None, (item.modality, item.kind, item.order_status))),
    )


def hit(item: SectionHit, _: Feed) -> Entry:
    """A provision that a search found, with the piece of its text that has the words."""
    heading = f": {item.heading}" if item.heading else ""
    return Entry(
        item.identifier,
        f"{labels.found(item)}{heading} ({item.order.title})",
        labels.piece(item) or item.order.title,
        item.url,
        section_page(item.order.number, item.id),
        item.order.signed_on,
        official=item.html_url,
        categories=(item.order.status,),
    )


def provision(item: SectionText, _: Feed) -> Entry:
    """A provision with its own text."""
    heading = f": {item.heading}" if item.heading else ""
    return Entry(
        item.identifier,
        f"EO {item.order.number}, {item.citation}{heading}",
        "\n\n".join(filter(None, (item.text, item.closing))) or item.order.title,
        item.url,
        section_page(item.order.number, item.id),
        item.order.signed_on,
        official=item.order.html_url,
    )


def reference(item: Reference, _: Feed, side: str = "references") -> Entry:
    """What a citation does, published when the citing order was signed; `side` tells from which end it is told."""
    target = item.target
    told = item.source.context or item.provenance.note or item.source.quote or ""
    title = f" ({target.title})" if target.title else ""
    return Entry(
        f"/{side}/{item.id}",
        f"{item.source.citation}: {labels.plain(item.relation)} {target.citation}{title}"
        if side == "references"
        else f"{target.citation}: {labels.plain(item.relation)} {item.source.citation} ({item.source.title})",
        told or item.source.title,
        item.url,
        _place(item.source.order, item.source.section),
        item.source.signed_on,
        official=item.source.html_url,
        categories=(item.relation, target.kind),
    )


def incoming(item: Reference, feed: Feed) -> Entry:
    """The same from the side of the order that is cited."""
    return reference(item, feed, "cited-by")


def amendment(item: Amendment, _: Feed) -> Entry:
    """What amends an order, published when the amending order was signed."""
    state = f" ({item.state})" if item.state != "standing" else ""
    return Entry(
        f"/amendments/{item.id}",
        f"{item.citation}: {labels.plain(item.instruction)} by {item.by.citation}{state}",
        item.text or item.by.provenance.note or item.by.title or item.by.citation,
        item.url,
        order_page(item.order),
        item.on,
        official=item.by.html_url,
        categories=(item.instruction, item.state),
    )


def comparison(item: ComparisonSummary, _: Feed) -> Entry:
    """Two publications of one order, compared; how many differences there are of each class."""
    counts = item.counts.model_dump()
    found = ", ".join(f"{kind} {count}" for kind, count in counts.items() if count)
    return Entry(
        f"/comparisons/{item.order.number}/{item.left.name}/{item.right.name}",
        f"{labels.short_name(item.order.number)}: {item.left.name} and {item.right.name} ({item.order.title})",
        f"Differences: {found}." if found else "No differences.",
        item.url,
        item.page_url,
        item.order.signed_on,
        official=item.order.html_url,
        categories=tuple(kind for kind, count in counts.items() if count),
    )


def document(item: CoverageSummary, _: Feed) -> Entry:
    """What is written about orders, by its own title; its author is its publisher."""
    named = ", ".join(f"{labels.short_name(each.order)} ({each.role})" for each in item.orders)
    return Entry(
        f"/coverage/{item.id}",
        item.title,
        f"{labels.plain(item.kind).capitalize()}. Orders: {named or 'none'}. Quotations: {item.counts.quotations}.",
        item.url,
        f"/coverage/{quote(item.id, safe='~')}",
        item.published_on,
        item.publisher,
        item.html_url,
        (item.kind, *(each.order for each in item.orders)),
    )


def change(item: CorpusChange, _: Feed) -> Entry:
    """A change by its order, published when it was."""
    return Entry(
        f"/changes/{item.id}",
        labels.change(item),
        labels.change_in_full(item),
        item.url,
        None if item.change == "removed" else order_page(item.order),
        item.published_at,
        categories=(item.change, *item.facts),
    )


def conflict(item: Conflict, _: Feed) -> Entry:
    """What sources disagree about."""
    return Entry(
        f"/conflicts/{item.code}/{item.order}/{item.relation}/{item.target}",
        f"{labels.short_name(item.order)} {labels.plain(item.relation)} {labels.short_name(item.target)}: "
        f"{labels.plain(item.code)}",
        item.detail,
        item.url,
        categories=(item.code, item.relation),
    )


def body(item: BodySummary, _: Feed) -> Entry:
    """A body, published when its founding order was signed; its page is the founding provision's."""
    founded = item.established_by.order
    return Entry(
        f"/bodies/{item.slug}",
        f"{item.name} ({labels.plain(item.status.value)})",
        item.established_by.words,
        item.url,
        _place(founded.number, item.established_by.section) if founded else None,
        item.founded_on,
        item.president.name if item.president else None,
        categories=(item.kind, item.status.value),
    )


def actor(item: Actor, _: Feed) -> Entry:
    """An office, with how many directives name it."""
    return Entry(
        f"/actors/{item.slug}",
        item.name,
        f"Directives that tell it to act: {item.counts.lead}; that name it beside another: {item.counts.other}.",
        item.url,
        f"/actors/{item.slug}",
        categories=(item.kind,),
    )


def president(item: President, _: Feed) -> Entry:
    """A president, with how many orders are held."""
    held = item.out_of_scope or f"Orders held: {item.orders}; with their text: {item.orders_with_text}."
    return Entry(
        f"/presidents/{item.slug}",
        item.name,
        held,
        item.url,
        f"/presidents/{item.slug}",
        item.terms[0].started_on if item.terms else None,
    )


def relation(item: RelationEntry, _: Feed) -> Entry:
    """A relation, with how often it is held."""
    return Entry(
        f"/relations/{item.name}",
        labels.plain(item.name),
        f"{item.meaning} References: {item.references}; told from the other end: {item.inverse_references}.",
        item.url,
        categories=(item.effect,),
    )


def event(item: HistoryEvent, feed: Feed) -> Entry:
    """What happened to an order, published on its day."""
    acting = item.order or item.citation or ""
    told = (item.title or item.printed or labels.plain(item.event)).removesuffix(".")
    return Entry(
        quote(f"{feed.path}/{item.event}/{item.on or 'undated'}/{acting}", safe="/~"),
        f"{happened(item, feed)}{f' on {item.on}' if item.on else ''}",
        f"{told}. Status after it: {labels.plain(item.status)}.",
        item.url or feed.path,
        order_page(item.order) if item.order and item.url else feed.home,
        item.on,
        official=item.html_url,
        categories=(item.event, item.status),
    )


def happened(item: HistoryEvent, feed: Feed) -> str:
    """The order and what happened to it: "EO 13771: revoked by Executive Order 13992"."""
    extent = " in part" if item.extent == "in_part" else ""
    order = f"{labels.short_name(feed.order)}: " if feed.order else ""
    return f"{order}{labels.plain(item.event)}{extent} {item.citation or ''}".strip()


def publication(item: Publication, feed: Feed) -> Entry:
    """A source of an order, published here when it was fetched."""
    text = "with the text that is served" if item.preferred else "with text" if item.has_text else "with facts only"
    return Entry(
        f"{feed.path}/{item.sha256}",
        f"{item.title} ({labels.plain(item.format)})",
        f"Published by {labels.plain(item.source)}, {text}.",
        feed.path,
        feed.home,
        item.retrieved_at,
        official=item.html_url,
        categories=(item.source, item.format),
    )


def version(item: OrderVersionSummary, feed: Feed) -> Entry:
    """A text that was replaced, published here when it was."""
    return Entry(
        f"{feed.path}/{item.version}",
        f"{item.publication.title} (version {item.version})",
        f"{labels.plain(item.reason).capitalize()}: {item.publication.format} gave way to {item.replaced_by.format}.",
        item.url,
        feed.home,
        item.served_until,
        official=item.publication.html_url,
        categories=(item.reason,),
    )


def _place(number: str, section: str | None) -> str:
    return order_page(number) if section is None else section_page(number, section)
