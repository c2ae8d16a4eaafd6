"""What a list whole is made of."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
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
        told: what is said of it beside, for the documentation.
    """

    ask: Callable[..., Found]
    moments: Moments
    told: str = "streamed whole, without pages, in the order that the list has without `q`."


def at_once(items: Sequence[Any]) -> Batches:
    """The batches of items that are all at hand."""
    return iter([items])
