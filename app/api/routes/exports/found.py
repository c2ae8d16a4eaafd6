"""What a list whole is made of."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from inspect import signature
from typing import Any

from app.queries.moments import Moments
from app.render import Items, Span

Batches = Iterator[Sequence[Any]]


@dataclass(frozen=True, slots=True)
class Found:
    """What the parameters select.

    Attributes:
        batches: the items.
        items: what they are, where the parameters make them others than the list has in this form; else None.
        number: of the order whose list it is, else None.
        due: the first and the last day that are asked for, None where such is not.
    """

    batches: Batches
    items: Items | None = None
    number: str | None = None
    due: Span | None = None


@dataclass(frozen=True, slots=True)
class Asking:
    """How a list is asked for whole.

    Attributes:
        ask: given a snapshot and parameters, which its signature declares, returns what they select.
        moments: when the items changed last.
        says: what is said of it beside, for the documentation, where it is not streamed in the order of its list.
    """

    ask: Callable[..., Found]
    moments: Moments
    says: str = ""

    @property
    def told(self) -> str:
        """What is said of it beside."""
        sorted_ = "as `sort` says" if "sort" in signature(self.ask).parameters else "in the order of the list"
        return self.says or f"streamed whole, without pages, {sorted_}."


def at_once(items: Sequence[Any]) -> Batches:
    """The batches of items that are all at hand."""
    return iter([items])
