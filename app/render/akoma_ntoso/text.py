"""The text of an order: preface, preamble, body, conclusions and annexes, each where Akoma Ntoso has it.

part + label + heading + text + children + closing, in this order, are the source's words, as in the contract.
"""

from collections.abc import Callable, Iterable, Iterator

from app.render import addresses, labels, xml
from app.render.akoma_ntoso.eids import EIds, level, within
from app.render.akoma_ntoso.words import Words
from app.schemas import Order, Section, Target, TargetKind

GROUP = "groupHeading"
"""The name of the container of a line that heads a group of provisions: no text tells where such a group ends."""
NOT_HELD = "textNotHeld"
"""The name of the container that stands for a text that is not held."""
UNNUMBERED = "unnumberedText"
"""The name of the container of what stands before the first section and is more than paragraphs, or is all there is."""
_UNDER = ("name", "approval", "place", "dated", "fr_doc", "filed", "billing_code")
"""What stands under a text, line by line."""
_PREAMBLE, _ANNEX = "preamble", "annex"


class Text:
    """The text of one order, part by part; its elements are named as they are written, so each is asked for once."""

    def __init__(self, whole: Order, origin: str) -> None:
        self._whole = whole
        self._origin = origin
        self._eids = EIds()
        self._annexes = [section for section in whole.sections if _is(section, _ANNEX)]
        self._body = [section for section in whole.sections if not _is(section, _ANNEX)]
        is_followed = len(self._body) > 1 and _has_paragraphs_alone(self._body[0])
        self._preamble = self._body.pop(0) if is_followed else None
        self._name()
        self._words = Words(whole.references or (), self._address, self._eids)

    def _name(self) -> None:
        if self._preamble:
            self._eids.of[self._preamble.id] = _PREAMBLE
        for section in self._body:
            if _is(section, _PREAMBLE):
                self._eids.name_container(section, "hcontainer")
            else:
                self._eids.name([section], "", 0)
        for annex in self._annexes:
            self._eids.name_container(annex, "attachment")

    def _address(self, target: Target) -> str | None:
        """Where a citation leads: a provision of this text, the page of an order that is held, or the official page."""
        if target.kind is TargetKind.ORDER_SECTION:
            eid = self._eids.of.get(target.id)
            return f"#{eid}" if eid else None
        return addresses.with_origin(addresses.of_target(target), self._origin)

    def preface(self) -> str:
        """The number, the day and the title, as a heading would have them."""
        name = xml.element("docNumber", {}, xml.text(labels.name(self._whole.number), quotes=False))
        title = xml.element("docTitle", {}, xml.text(self._whole.title, quotes=False))
        return xml.block("preface", {}, xml.element("p", {}, name), xml.element("p", {}, title))

    def preamble(self) -> str:
        """What stands before the first section, or nothing."""
        return xml.block("preamble", {}, *self._words.paragraphs(self._preamble)) if self._preamble else ""

    def body(self) -> str:
        """The provisions; where no text is held what is said instead."""
        provisions = list(self._provisions(self._body, 0))
        return xml.block("body", {}, *provisions or [self._nothing()])

    def _nothing(self) -> str:
        """A body has an element: a word of ours where no text is held, none where all of the text is an annex."""
        hint, eid = self._whole.text_hint, self._eids.next("hcontainer")
        if hint is None:
            return xml.element("hcontainer", {"eId": eid, "name": UNNUMBERED})
        said = xml.element("remark", {"status": "editorial"}, xml.text(hint.detail, quotes=False))
        content = xml.block("content", {"eId": within(eid, "content")}, xml.element("p", {}, said))
        return xml.block("hcontainer", {"eId": eid, "name": NOT_HELD, "status": "incomplete"}, content)

    def _provisions(self, sections: Iterable[Section], depth: int, parent: str = "") -> Iterator[str]:
        for section in sections:
            if section.part:
                yield self._group(section.part, depth, parent)
            yield self._provision(section, depth)

    def _group(self, line: str, depth: int, parent: str) -> str:
        """The line over a group of provisions; a body may have no heading between its provisions, a provision may."""
        words = xml.text(line, quotes=False)
        if depth:
            return xml.element("crossHeading", {"eId": self._eids.next("crossHeading", parent)}, words)
        attributes = {"eId": self._eids.next("hcontainer"), "name": GROUP}
        return xml.block("hcontainer", attributes, xml.element("heading", {}, words))

    def _provision(self, section: Section, depth: int) -> str:
        eid = self._eids.of[section.id]
        if _is(section, _PREAMBLE):
            return xml.block("hcontainer", {"eId": eid, "name": UNNUMBERED}, *self._inside(section, depth, eid))
        return xml.block(level(depth), {"eId": eid}, *self._inside(section, depth, eid))

    def _inside(self, section: Section, depth: int, eid: str) -> Iterator[str]:
        yield from self._head(section)
        opening, closing = self._words.paragraphs(section), self._words.closing(section)
        if not section.children:
            yield xml.block("content", {"eId": within(eid, "content")}, *opening, *closing)
            return
        yield xml.block("intro", {"eId": within(eid, "intro")}, *opening) if opening else ""
        yield from self._provisions(section.children, depth + 1, eid)
        yield xml.block("wrapUp", {"eId": within(eid, "wrapUp")}, *closing) if closing else ""

    def _head(self, section: Section) -> Iterator[str]:
        if section.label:
            yield xml.element("num", {}, xml.text(section.label, quotes=False))
        if section.heading:
            yield xml.element("heading", {}, self._words.heading(section))

    def conclusions(self, president: str | None) -> str:
        """What stands under the text, line by line, or nothing; `president` refers to the person who signed."""
        under = self._whole.signature
        lines = {name: xml.text(getattr(under, name) or "", quotes=False) for name in _UNDER}
        lines["name"] = lines["name"] and xml.element("signature", {"refersTo": president}, lines["name"])
        written = [xml.element("p", {"class": name}, line) for name, line in lines.items() if line]
        return xml.block("conclusions", {}, *written) if written else ""

    def attachments(self, meta: Callable[[str], str]) -> str:
        """The annexes, or nothing; `meta` makes what is told of one, by the name of its component."""
        named = [(annex, f"{_ANNEX}_{at}") for at, annex in enumerate(self._annexes, 1)]
        written = [self._annex(annex, meta(component)) for annex, component in named]
        return xml.block("attachments", {}, *written) if written else ""

    def _annex(self, section: Section, meta: str) -> str:
        """An annex as an attachment: a document of its own."""
        eid = self._eids.of[section.id]
        held = [
            *self._words.paragraphs(section),
            *self._provisions(section.children, 1, eid),
            *self._words.closing(section),
        ]
        body = xml.block("mainBody", {}, *held or [xml.element("p", {})])
        part = xml.element("subheading", {}, xml.text(section.part, quotes=False)) if section.part else ""
        return xml.block(
            "attachment", {"eId": eid}, part, *self._head(section), xml.block("doc", {"name": _ANNEX}, meta, body)
        )


def _is(section: Section, name: str) -> bool:
    return section.id == name or section.id.startswith(f"{name}~")


def _has_paragraphs_alone(section: Section) -> bool:
    return _is(section, _PREAMBLE) and not (section.children or section.label or section.heading or section.part)
