"""Words by their letters and digits alone: the plainest way to say that words stand somewhere, or do not."""

import unicodedata
from collections.abc import Iterator, Sequence
from functools import cached_property

from app.law.quotes.values import OrderText, Provision


def letters(text: str) -> str:
    """The letters and digits of a text, in small letters and without accents."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKD", text).casefold()))


def in_order(provisions: Sequence[Provision]) -> Iterator[tuple[Provision, str, str]]:
    """The fields of provisions as they are printed: a closing stands after everything that its provision holds."""
    open_: list[Provision] = []
    for provision in provisions:
        while open_ and open_[-1].depth >= provision.depth:
            last = open_.pop()
            yield last, "closing", last.closing
        for field in ("part", "label", "heading", "text"):
            yield provision, field, getattr(provision, field)
        open_.append(provision)
    while open_:
        last = open_.pop()
        yield last, "closing", last.closing


class Letters:
    """The letters of one order, as it is printed and in its running text alone."""

    def __init__(self, order: OrderText) -> None:
        self.order = order

    @cached_property
    def printed(self) -> str:
        """Everything under the title."""
        return letters(" ".join(text for _, _, text in in_order(self.order.provisions)))

    @cached_property
    def running(self) -> str:
        """Without parts, labels and headings."""
        fields = in_order(self.order.provisions)
        return letters(" ".join(text for _, field, text in fields if field in {"text", "closing"}))

    @cached_property
    def title(self) -> str:
        """The title."""
        return letters(self.order.title)

    @cached_property
    def fields(self) -> list[tuple[str, str, str]]:
        """(section, field, letters) of every field that has any."""
        return [
            (provision.id, field, found)
            for provision, field, text in in_order(self.order.provisions)
            if (found := letters(text))
        ]

    def has(self, quotation: str) -> bool:
        """Whether the letters of a quotation stand anywhere in the order, be it over the edges of words."""
        wanted = letters(quotation)
        return wanted in self.printed or wanted in self.running or wanted in self.title

    def count(self, quotation: str) -> int:
        """How often they stand in the running text and the title."""
        wanted = letters(quotation)
        return self.running.count(wanted) + self.title.count(wanted)

    def sections(self, quotation: str) -> frozenset[str | None]:
        """The provisions one field of which has those letters; None for the title."""
        wanted = letters(quotation)
        found: set[str | None] = {section for section, _, text in self.fields if wanted in text}
        return frozenset(found | ({None} if wanted in self.title else set()))
