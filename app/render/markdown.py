"""An order as Markdown (CommonMark), for people: headings, nested lists by label, linked citations, directives."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from app.render import labels
from app.schemas import Deadline, Directive, Order, Publication, Reference, Section, TextField

_MARKUP = re.compile(r"[\\`*_\[\]<>#|~&]")
# What CommonMark takes for a list item or a rule at the start of a line. The orders' own labels come with brackets.
_LIST_START = re.compile(r"^(\d{0,9})([.)]|(?<!\d)[-+=])(?=\s|$|-|=)")
_QUOTED_START = r"\1\\\2"


def order(whole: Order, base_url: str) -> str:
    """The order; it must come with its references and directives (without them nothing is linked, nothing listed).

    `base_url` stands before our own links; "" makes them relative.
    """
    blocks = [*_head(whole), *_provisions(whole, base_url), *_signature(whole), *_directives(whole), *_sources(whole)]
    return "\n\n".join(blocks) + "\n"


def _head(whole: Order) -> Iterator[str]:
    yield f"# {_escape(labels.name(whole.number))}: {_escape(whole.title)}"
    facts = {
        "Signed": _signed(whole),
        "Published": whole.published_on and whole.published_on.isoformat(),
        "Citation": whole.citations.bluebook,
        "Status": _status(whole),
        "Doubt": labels.doubt(whole.status),
        "See": labels.see(whole.status),
        "Subjects": labels.subjects(whole),
    }
    yield "\n".join(f"- **{name}:** {_escape(value)}" for name, value in facts.items() if value)


def _signed(whole: Order) -> str | None:
    if whole.signed_on is None:
        return None
    return f"{whole.signed_on.isoformat()}{f' by {whole.president.name}' if whole.president else ''}"


def _status(whole: Order) -> str:
    words = labels.plain(whole.status.value)
    day = f" as of {whole.status.as_of.isoformat()}" if whole.status.as_of else ""
    acts = "; ".join(
        f"{labels.plain(edge.relation)} {edge.citation}{labels.lapse(edge)}" for edge in whole.status.basis
    )
    return f"{words}{day}{f' ({acts})' if acts else ''}"


def _provisions(whole: Order, base_url: str) -> Iterator[str]:
    if whole.text_hint:
        yield f"*{_escape(whole.text_hint.detail)}* To get it: `{whole.text_hint.command}`"
    links = _Links(whole.references or (), base_url)
    for section in whole.sections:
        yield from _top(section, links)


def _top(section: Section, links: "_Links") -> Iterator[str]:
    if section.part:
        yield f"## {_escape(section.part)}"
    title = ". ".join(part for part in (_escape(section.label), links.write(section, TextField.HEADING)) if part)
    if title:
        yield f"### {title}"
    yield from _body(section, links, depth=0)


def _body(section: Section, links: "_Links", depth: int) -> Iterator[str]:
    yield from _paragraphs(links.write(section, TextField.TEXT), depth)
    for child in section.children:
        yield from _item(child, links, depth)
    yield from _paragraphs(links.write(section, TextField.CLOSING), depth)


def _item(section: Section, links: "_Links", depth: int) -> Iterator[str]:
    if section.part:
        yield _indented(f"**{_escape(section.part)}**", depth)
    heading = links.write(section, TextField.HEADING)
    first, _, rest = links.write(section, TextField.TEXT).partition("\n\n")
    opening = " ".join(
        part for part in (_escape(labels.printed(section.label)), heading and f"*{heading}.*", first) if part
    )
    yield _indented(f"- {_LIST_START.sub(_QUOTED_START, opening)}", depth)
    yield from _paragraphs(rest, depth + 1)
    for child in section.children:
        yield from _item(child, links, depth + 1)
    yield from _paragraphs(links.write(section, TextField.CLOSING), depth + 1)


def _paragraphs(text: str, depth: int) -> Iterator[str]:
    for paragraph in text.split("\n\n"):
        if paragraph:
            yield _indented(_LIST_START.sub(_QUOTED_START, paragraph), depth)


def _indented(block: str, depth: int) -> str:
    return "\n".join("  " * depth + line for line in block.split("\n"))


class _Links:
    """Writes the texts of provisions as Markdown, with a link on every citation that has somewhere to go."""

    def __init__(self, references: Iterable[Reference], base_url: str) -> None:
        self._spans: dict[tuple[str, TextField], list[tuple[int, int, str]]] = {}
        for reference in references:
            source = reference.source
            target = reference.target
            url = f"{base_url}{target.url}" if target.url else target.html_url
            if url and source.section and source.field and source.span:
                place = self._spans.setdefault((source.section, source.field), [])
                place.append((*source.span, url))

    def write(self, section: Section, field: TextField) -> str:
        """One text of a provision; of overlapping citations the first is linked."""
        text = {TextField.HEADING: section.heading, TextField.TEXT: section.text, TextField.CLOSING: section.closing}[
            field
        ]
        written, end = [], 0
        for start, stop, url in sorted(self._spans.get((section.id, field), ())):
            if start >= end:
                written.append(f"{_escape(text[end:start])}[{_escape(text[start:stop])}](<{url}>)")
                end = stop
        return "".join([*written, _escape(text[end:])])


def _signature(whole: Order) -> Iterator[str]:
    under = whole.signature
    lines = [under.name, under.approval, under.place, under.dated]
    if any(lines):
        yield "\\\n".join(_escape(line) for line in lines if line)


def _directives(whole: Order) -> Iterator[str]:
    if not whole.directives:
        return
    yield "## Who must do what by when"
    for _, group in groupby(whole.directives, key=lambda directive: directive.boilerplate):
        yield "\n".join(_directive(directive) for directive in group)


def _directive(directive: Directive) -> str:
    who, beside = labels.leads(directive), labels.beside(directive)
    due = _due(directive)
    return "".join(
        (
            f"- **{_escape(who)}** {labels.plain(directive.modality)} {_escape(directive.action)}",
            f" (with {_escape(beside)})" if beside else "",
            f" — **{due}**" if due else "",
            f" — {_escape(directive.recurrence.text)}" if directive.recurrence else "",
            f" ({_escape(directive.citation)})",
        )
    )


def _due(directive: Directive) -> str:
    """The deadlines of a directive, or ""."""
    first = [directive.deadline] if directive.deadline else []
    return "; ".join(_until(deadline) for deadline in (*first, *directive.further_deadlines))


def _until(deadline: Deadline) -> str:
    words = _escape(deadline.text)
    if deadline.due_on is None:
        return words
    if deadline.weekday is None:
        return f"due by {deadline.due_on.isoformat()}: {words}"
    return f"due {deadline.due_on.isoformat()} ({deadline.weekday.capitalize()}): {words}"


def _sources(whole: Order) -> Iterator[str]:
    if not whole.publications:
        return
    yield "## Sources"
    yield "\n".join(_publication(publication) for publication in whole.publications)


def _publication(publication: Publication) -> str:
    kind = labels.plain(f"{publication.source}, {publication.format}")
    preferred = " (the text above)" if publication.preferred and publication.has_text else ""
    page = f": <{publication.html_url}>" if publication.html_url else ""
    return f"- {_escape(kind)}{preferred}{page}"


def _escape(text: str) -> str:
    return _MARKUP.sub(r"\\\g<0>", text)
