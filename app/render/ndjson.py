"""Lists as newline-delimited JSON: one object of the contract a line."""

from collections.abc import Iterable, Iterator, Sequence

from app.render.feed import Feed
from app.schemas import Model


def items(batches: Iterable[Sequence[Model]], _feed: Feed) -> Iterator[str]:
    """Each item as the list gives it, one a line."""
    for batch in batches:
        yield "".join(f"{item.model_dump_json(by_alias=True)}\n" for item in batch)
