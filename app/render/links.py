"""Where the citations of an order lead on its page."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from urllib.parse import quote

from markupsafe import Markup

from app.render import labels
from app.render.pages import escaped
from app.schemas import Reference, Section, Target, TargetKind, TextField

_BLANK_LINE = "\n\n"
"""Between two paragraphs, over which no link goes."""
_SCHEMES = ("https://", "http://")
_ANCHOR = Markup('<a href="{}" title="{}">{}</a>')


Address = Callable[[Target], str | None]
"""Where a citation leads, or None."""


class Anchors:
    """Writes the texts of provisions as HTML, with a link on every citation that has somewhere to go."""

    def __init__(self, references: Iterable[Reference], address: Address) -> None:
        self._spans: dict[tuple[str, TextField], list[tuple[int, int, str, str]]] = defaultdict(list)
        for reference in references:
            source = reference.source
            to = address(reference.target)
            if to and source.section and source.field and source.span and _BLANK_LINE not in (source.quote or ""):
                title = f"{labels.plain(reference.relation)} {reference.target.citation}"
                self._spans[source.section, source.field].append((*source.span, to, title))

    def write(self, section: Section, field: TextField) -> Markup:
        """One text of a provision; of overlapping citations the first is linked."""
        texts = {TextField.HEADING: section.heading, TextField.TEXT: section.text, TextField.CLOSING: section.closing}
        text, end = texts[field], 0
        written: list[Markup] = []
        for start, stop, to, title in sorted(self._spans.get((section.id, field), ())):
            if start >= end:
                words = escaped(text[start:stop], quotes=False)
                written += [escaped(text[end:start], quotes=False), _ANCHOR.format(escaped(to), escaped(title), words)]
                end = stop
        return Markup("").join([*written, escaped(text[end:], quotes=False)])


def plain_address(target: Target, base_url: str) -> str | None:
    """A place on the plain page, that of an order that is held, or the official page; only of the web."""
    if target.kind is TargetKind.ORDER_SECTION:
        return f"#{quote(target.id, safe='~')}" if target.resolved else None
    if target.url and target.number:
        place = f"#{quote(target.section, safe='~')}" if target.section else ""
        return f"{base_url}{target.url}.html{place}"
    return official(target)


def official(target: Target) -> str | None:
    """The official page of what is cited, if it is one of the web."""
    return target.html_url if target.html_url and target.html_url.startswith(_SCHEMES) else None
