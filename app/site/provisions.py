"""The provisions of an order as a page shows them: its words with links, and beside them whom they direct."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import unquote

from markupsafe import Markup

from app.render.addresses import of_target
from app.render.labels import plain
from app.render.links import Anchors
from app.schemas import AmendmentState, Directive, Reference, Section, SectionAmendment, TextField

BLANK_LINE = "\n\n"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a provision.

    Attributes:
        directives: those whose clause begins in it.
        words: its words, with links.
    """

    directives: Sequence[Directive]
    words: Markup


@dataclass(frozen=True, slots=True)
class Changed:
    """What one document changed in a provision, in one state.

    Attributes:
        order: the amending order; None where another document amends.
        is_held: whether that order has a page here.
        by: its provision, where all that it changed stands in one.
        instructions: each once.
    """

    order: str | None
    is_held: bool
    by: str | None
    on: date | None
    state: AmendmentState
    instructions: Sequence[str]


class Provisions:
    """Lays out the texts of provisions."""

    def __init__(self, references: Iterable[Reference], directives: Iterable[Directive]) -> None:
        self._anchors = Anchors(references, of_target)
        self._directives: Mapping[tuple[str, TextField], list[Directive]] = defaultdict(list)
        for directive in directives:
            if not directive.boilerplate:
                self._directives[directive.section, directive.field].append(directive)

    def heading(self, section: Section) -> Markup:
        """Return the heading, with links."""
        return self._anchors.write(section, TextField.HEADING)

    def text(self, section: Section) -> list[Paragraph]:
        """Return the paragraphs before what is below the provision."""
        return list(self._paragraphs(section, TextField.TEXT, section.text))

    def closing(self, section: Section) -> list[Paragraph]:
        """Return the paragraphs after it."""
        return list(self._paragraphs(section, TextField.CLOSING, section.closing))

    def changes(self, section: Section) -> list[Changed]:
        """Return what was changed in the provision since, by who did, in the order of time."""
        found: dict[tuple[Any, ...], list[SectionAmendment]] = {}
        for each in section.amended_by or ():
            if each.section == section.id:
                found.setdefault((each.order, each.on, each.state), []).append(each)
        return [
            Changed(order, group[0].url is not None, _provision([each.url for each in group]), on, state, _once(group))
            for (order, on, state), group in found.items()
        ]

    def _paragraphs(self, section: Section, field: TextField, text: str) -> Iterator[Paragraph]:
        """The written text has as many paragraphs as the plain one: no link holds a blank line of its own."""
        directives = self._directives.get((section.id, field), [])
        end = 0
        for own, words in zip(
            text.split(BLANK_LINE), self._anchors.write(section, field).split(BLANK_LINE), strict=True
        ):
            start, end = end, end + len(own) + len(BLANK_LINE)
            if own:
                yield Paragraph([each for each in directives if start <= each.span[0] < end], Markup(words))  # noqa: S704


def _once(amendments: Iterable[SectionAmendment]) -> list[str]:
    return list(dict.fromkeys(plain(each.instruction) for each in amendments))


def _provision(urls: Sequence[str | None]) -> str | None:
    """The id of the one provision at which all these addresses of the API lead."""
    (url, *others) = set(urls)
    return unquote(url.rpartition("/sections/")[2]) if url and not others and "/sections/" in url else None
