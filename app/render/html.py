"""An order as a page for browsers and for print: each provision has an anchor, each citation a link if it has a page.

The page has no script and no style of its own; its one stylesheet stands at `/style.css` under our own URL.
"""

from collections.abc import Iterator, Sequence
from html import escape
from urllib.parse import quote

from app.render import labels
from app.render.links import Anchors
from app.schemas import Deadline, Directive, Order, Publication, Section, SectionLink, StatusBasis, TextField

STYLESHEET = "/style.css"
POLICY = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
"""What the page needs: its stylesheet and nothing else."""


def order(whole: Order, base_url: str) -> str:
    """The page; the order must come with its references and directives. `base_url` stands before our own links."""
    name = escape(f"Executive Order {whole.number}: {whole.title}")
    url = f"{base_url}{whole.url}"
    anchors = Anchors(whole.references or (), base_url)
    lines = [
        "<!doctype html>",
        '<html lang="en">',
        f'<head><meta charset="utf-8"><title>{name}</title>',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f'<link rel="stylesheet" href="{escape(base_url)}{STYLESHEET}">',
        f'<link rel="canonical" href="{escape(url)}.html">',
        f'<link rel="alternate" type="application/json" href="{escape(url)}"></head>',
        "<body><main><article>",
        *_head(whole, url, base_url),
        *_contents(whole.sections),
        *_text(whole, anchors),
        *_signature(whole),
        "</article>",
        *_days_due(whole.directives or ()),
        *_sources(whole.publications),
        "</main></body>",
        "</html>",
    ]
    return "\n".join(lines) + "\n"


def _head(whole: Order, url: str, base_url: str) -> Iterator[str]:
    yield f"<header><p>Executive Order {whole.number}</p><h1>{escape(whole.title)}</h1>"
    president = f" by {whole.president.name}" if whole.president else ""
    facts = {
        "Signed": whole.signed_on and f"{whole.signed_on.isoformat()}{escape(president)}",
        "Published": whole.published_on and whole.published_on.isoformat(),
        "Citation": escape(whole.citations.bluebook),
        "Status": _status(whole, base_url),
    }
    rows = (f"<dt>{name}</dt><dd>{fact}</dd>" for name, fact in facts.items() if fact)
    yield f"<dl>{''.join(rows)}</dl>"
    views = {"History": "/history", "Graph": "/graph.svg", "Markdown": ".md", "Plain text": ".txt", "JSON": ""}
    links = " · ".join(f'<a href="{escape(url)}{ending}">{name}</a>' for name, ending in views.items())
    yield f'<nav aria-label="Other views"><p>{links}</p></nav></header>'


def _status(whole: Order, base_url: str) -> str:
    day = f" as of {whole.status.as_of.isoformat()}" if whole.status.as_of else ""
    acts = "; ".join(_act(edge, base_url) for edge in whole.status.basis)
    return f"<strong>{whole.status.value.replace('_', ' ')}</strong>{day}{f' ({acts})' if acts else ''}"


def _act(edge: StatusBasis, base_url: str) -> str:
    said = f"{edge.relation.replace('_', ' ')} {escape(edge.citation)}"
    if edge.order is None or edge.url is None:
        return said
    place = f"#{quote(edge.section, safe='~')}" if edge.section else ""
    return f'<a href="{escape(base_url)}/v1/orders/{edge.order}.html{place}">{said}</a>'


def _contents(sections: Sequence[Section]) -> Iterator[str]:
    entries = [f"<li>{_to(section, _name(section))}</li>" for section in sections if section.label or section.heading]
    if len(entries) > 1:
        yield f'<nav aria-label="Contents" class="contents"><ul>{"".join(entries)}</ul></nav>'


def _name(section: Section) -> str:
    return escape(". ".join(part for part in (section.label, section.heading) if part))


def _to(section: SectionLink, words: str) -> str:
    return f'<a href="#{quote(section.id, safe="~")}">{words}</a>'


def _text(whole: Order, anchors: Anchors) -> Iterator[str]:
    if not whole.sections:
        yield '<p class="absent">The text of this order is not held.</p>'
    for section in whole.sections:
        yield from _top(section, anchors)


def _top(section: Section, anchors: Anchors) -> Iterator[str]:
    if section.part:
        yield f'<p class="part">{escape(section.part)}</p>'
    yield f'<section id="{escape(section.id)}">'
    heading = anchors.write(section, TextField.HEADING)
    if section.label or heading:
        label = _to(section, escape(section.label)) if section.label else ""
        yield f"<h2>{'. '.join(part for part in (label, heading) if part)}</h2>"
    yield from _paragraphs(anchors.write(section, TextField.TEXT))
    yield from _below(section, anchors)
    yield "</section>"


def _below(section: Section, anchors: Anchors) -> Iterator[str]:
    for child in section.children:
        yield from _provision(child, anchors)
    yield from _paragraphs(anchors.write(section, TextField.CLOSING))


def _provision(section: Section, anchors: Anchors) -> Iterator[str]:
    if section.part:
        yield f'<p class="part">{escape(section.part)}</p>'
    yield f'<div class="provision" id="{escape(section.id)}">'
    heading = anchors.write(section, TextField.HEADING)
    first, _, rest = anchors.write(section, TextField.TEXT).partition("\n\n")
    label = _to(section, escape(labels.printed(section.label))) if section.label else ""
    opening = " ".join(part for part in (label, heading and f"<em>{heading}.</em>", first) if part)
    yield from _paragraphs(opening)
    yield from _paragraphs(rest)
    yield from _below(section, anchors)
    yield "</div>"


def _paragraphs(text: str) -> Iterator[str]:
    """Citations never hold a blank line, so that written text can be cut at them."""
    yield from (f"<p>{paragraph}</p>" for paragraph in text.split("\n\n") if paragraph)


def _signature(whole: Order) -> Iterator[str]:
    lines = (whole.signature.name, whole.signature.place, whole.signature.dated)
    if any(lines):
        yield f'<footer class="signature"><p>{"<br>".join(escape(line) for line in lines if line)}</p></footer>'


def _days_due(directives: Sequence[Directive]) -> Iterator[str]:
    """The directives with a time limit: those whose day is known first, the earliest at the top."""
    limited = [
        (directive, deadline)
        for directive in directives
        for deadline in (directive.deadline, *directive.further_deadlines)
        if deadline
    ]
    if not limited:
        return
    yield '<section class="due"><h2>Deadlines</h2><table>'
    yield "<thead><tr><th>Due</th><th>Who</th><th>What</th><th>Where</th></tr></thead><tbody>"
    yield from (_due(directive, deadline) for directive, deadline in sorted(limited, key=_day))
    yield "</tbody></table></section>"


def _day(limited: tuple[Directive, Deadline]) -> tuple[bool, str]:
    due_on = limited[1].due_on
    return due_on is None, due_on.isoformat() if due_on else ""


def _due(directive: Directive, deadline: Deadline) -> str:
    day = deadline.due_on.isoformat() if deadline.due_on else ""
    weekday = f" ({deadline.weekday.capitalize()})" if deadline.weekday else ""
    words = escape(deadline.text)
    who = labels.leads(directive)
    what = f"{directive.modality.replace('_', ' ')} {directive.action}"
    where = f'<a href="#{quote(directive.section, safe="~")}">{escape(directive.citation)}</a>'
    due = f"<strong>{day}</strong>{weekday}<br>{words}" if day else words
    return f"<tr><td>{due}</td><td>{escape(who)}</td><td>{escape(what)}</td><td>{where}</td></tr>"


def _sources(publications: Sequence[Publication]) -> Iterator[str]:
    if publications:
        yield f'<section class="sources"><h2>Sources</h2><ul>{"".join(map(_publication, publications))}</ul></section>'


def _publication(publication: Publication) -> str:
    kind = escape(f"{publication.source}, {publication.format}".replace("_", " "))
    text = " (the text above)" if publication.preferred and publication.has_text else ""
    page = escape(publication.html_url or "")
    link = f': <a href="{page}">{page}</a>' if page.startswith("http") else ""
    return f"<li>{kind}{text}{link}</li>"
