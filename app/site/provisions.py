"""The provisions of an order as a page shows them: its words with links, and beside them whom they direct."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from app.render.addresses import of_target
from app.render.links import Anchors
from app.schemas import Directive, Reference, Section, TextField

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

    def _paragraphs(self, section: Section, field: TextField, text: str) -> Iterator[Paragraph]:
        """The written text has as many paragraphs as the plain one: no link holds a blank line of its own."""
        directives = self._directives.get((section.id, field), [])
        end = 0
        for plain, words in zip(
            text.split(BLANK_LINE), self._anchors.write(section, field).split(BLANK_LINE), strict=True
        ):
            start, end = end, end + len(plain) + len(BLANK_LINE)
            if plain:
                yield Paragraph([each for each in directives if start <= each.span[0] < end], Markup(words))  # noqa: S704
