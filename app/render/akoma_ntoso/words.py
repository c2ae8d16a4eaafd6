"""The texts of provisions with what is marked in them: references, new words for other texts, where pages begin."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from app.render import xml
from app.render.akoma_ntoso.eids import EIds, within
from app.schemas import Reference, Section, Span, Target, TextField

Address = Callable[[Target], str | None]
"""Where a citation leads, or None."""


class _Link(NamedTuple):
    start: int
    end: int
    href: str


class Words:
    """Writes the texts of the provisions of an order; every character of them is written, once."""

    def __init__(self, references: Iterable[Reference], address: Address, eids: EIds) -> None:
        self._links: dict[tuple[str, TextField], list[_Link]] = defaultdict(list)
        self._eids = eids
        for reference in references:
            source = reference.source
            href = address(reference.target)
            if href and source.section and source.field and source.span:
                self._links[source.section, source.field].append(_Link(*source.span, href))

    def heading(self, section: Section) -> str:
        """The heading, without its element."""
        text = _Text(section.heading, self._of(section, TextField.HEADING), [])
        return self._marked(text, 0, len(section.heading), self._eids.of[section.id])

    def paragraphs(self, section: Section) -> list[str]:
        """The paragraphs before the children, each a `p`."""
        pages = [(mark.offset, mark.page) for mark in section.pages]
        text = _Text(section.text, self._of(section, TextField.TEXT), section.quoted, pages)
        return self._paragraphs(text, self._eids.of[section.id])

    def closing(self, section: Section) -> list[str]:
        """The paragraphs behind the children, each a `p`."""
        text = _Text(section.closing, self._of(section, TextField.CLOSING), section.closing_quoted)
        return self._paragraphs(text, self._eids.of[section.id])

    def _of(self, section: Section, field: TextField) -> list[_Link]:
        """The links in one text; of overlapping ones the first."""
        kept: list[_Link] = []
        for link in sorted(self._links.get((section.id, field), ())):
            if not kept or link.start >= kept[-1].end:
                kept.append(link)
        return kept

    def _paragraphs(self, text: "_Text", eid: str) -> list[str]:
        return [xml.element("p", {}, self._marked(text, *window, eid)) for window in text.paragraphs()]

    def _marked(self, text: "_Text", start: int, end: int, eid: str) -> str:
        written, at = [], start
        for begin, stop in text.quoted_in(start, end):
            written += [self._linked(text, at, begin, eid), self._quoted(text, begin, stop, eid)]
            at = stop
        return "".join([*written, self._linked(text, at, end, eid), text.mark(end) if end == len(text.words) else ""])

    def _quoted(self, text: "_Text", start: int, end: int, eid: str) -> str:
        """New words for another text: a modification of that."""
        modification = self._eids.next("mod", eid)
        quoted = self._linked(text, start, end, eid)
        return xml.element(
            "mod",
            {"eId": modification},
            xml.element("quotedText", {"eId": within(modification, "quotedText", "1")}, quoted),
        )

    def _linked(self, text: "_Text", start: int, end: int, eid: str) -> str:
        written, at = [], start
        for link in text.links_in(start, end):
            words = text.written(link.start, link.end)
            ref = xml.element("ref", {"eId": self._eids.next("ref", eid), "href": link.href}, words)
            written += [text.written(at, link.start), ref]
            at = link.end
        return "".join([*written, text.written(at, end)])


class _Text:
    """One text and where something is marked in it."""

    def __init__(
        self, words: str, links: list[_Link], quoted: list[Span], pages: Iterable[tuple[int, int]] = ()
    ) -> None:
        self.words = words
        self._links = links
        self._quoted = sorted(quoted)
        self._pages: dict[int, list[int]] = defaultdict(list)
        for offset, page in pages:
            self._pages[self._in_a_paragraph(offset)].append(page)

    def _in_a_paragraph(self, offset: int) -> int:
        """The offset; of one on a blank line where the next paragraph begins."""
        blank = self.words.find("\n\n", max(0, offset - 1), offset + 2)
        return offset if blank < 0 else blank + 2

    def paragraphs(self) -> Iterator[tuple[int, int]]:
        """Where each paragraph begins and ends."""
        at = 0
        for paragraph in self.words.split("\n\n") if self.words or self._pages else ():
            yield at, at + len(paragraph)
            at += len(paragraph) + 2

    def quoted_in(self, start: int, end: int) -> Iterator[Span]:
        """What of the new words for other texts stands there."""
        at = start
        for begin, stop in self._quoted:
            if max(begin, at) < min(stop, end):
                yield max(begin, at), min(stop, end)
                at = min(stop, end)

    def links_in(self, start: int, end: int) -> Iterator[_Link]:
        """What of the links stands there: one that goes over an edge is there in two pieces."""
        for link in self._links:
            if max(link.start, start) < min(link.end, end):
                yield _Link(max(link.start, start), min(link.end, end), link.href)

    def written(self, start: int, end: int) -> str:
        """The words there, with the marks of pages that begin before the end."""
        at, pieces = start, []
        for offset in sorted(self._pages):
            if start <= offset < end:
                pieces += [xml.text(self.words[at:offset], quotes=False), self.mark(offset)]
                at = offset
        return "".join([*pieces, xml.text(self.words[at:end], quotes=False)])

    def mark(self, offset: int) -> str:
        """The marks of the pages that begin at an offset."""
        return "".join(xml.element("eop", {"number": str(page)}) for page in self._pages.get(offset, ()))
