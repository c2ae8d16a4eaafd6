"""An order as plain text, for comparing: one paragraph a line, nothing that changes but the order itself."""

from collections.abc import Iterator

from app.render.labels import name, printed
from app.schemas import Order, Section


def order(whole: Order, _base_url: str) -> str:
    """Number, title and signing date, then the text in its own order, one paragraph a line; there are no links.

    Two publications with the same words give the same lines, and a change of words touches only its own line.
    """
    lines = [name(whole.number), whole.title, *_dated(whole), *_provisions(whole)]
    if whole.text_hint:
        lines += ["", f"{whole.text_hint.detail} To get it: {whole.text_hint.command}"]
    return "\n".join([*lines, *_signature(whole)]) + "\n"


def provisions(whole: Order) -> str:
    """The text alone, one paragraph a line, a blank line between sections."""
    return "\n".join(list(_provisions(whole))[1:])


def _provisions(whole: Order) -> Iterator[str]:
    for section in whole.sections:
        yield ""
        yield from _lines(section)


def _dated(whole: Order) -> list[str]:
    return [whole.signed_on.isoformat()] if whole.signed_on else []


def _lines(section: Section) -> Iterator[str]:
    if section.part:
        yield section.part
    first, *rest = section.text.split("\n\n")
    opening = " ".join(
        part for part in (printed(section.label), section.heading and f"{section.heading}.", first) if part
    )
    yield from (line for line in (opening, *rest) if line)
    for child in section.children:
        yield from _lines(child)
    yield from (line for line in section.closing.split("\n\n") if line)


def _signature(whole: Order) -> list[str]:
    under = whole.signature
    parts = [part for part in (under.name, under.approval, under.place, under.dated) if part]
    return ["", *parts] if parts else []
