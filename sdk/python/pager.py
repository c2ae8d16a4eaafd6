"""All items of a list, page after page, for the client that openapi-python-client makes."""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from http import HTTPStatus
from typing import Protocol, TypeVar

from executive_orders.models import Problem
from executive_orders.types import UNSET, Unset

Item_co = TypeVar("Item_co", covariant=True)
Parsed_co = TypeVar("Parsed_co", covariant=True)
TRIES = 5
"""How often a page is asked for while the server says that it is busy."""
LONGEST = 60
"""Seconds that are waited at the most, whatever the server says."""


class Page(Protocol[Item_co]):
    """What every list is."""

    @property
    def items(self) -> Sequence[Item_co]:
        """The items of the page."""

    @property
    def next_cursor(self) -> str | None:
        """Where the next page begins, or None on the last."""


class Answer(Protocol[Parsed_co]):
    """What the `sync_detailed` of a list returns."""

    @property
    def status_code(self) -> HTTPStatus:
        """The status."""

    @property
    def headers(self) -> Mapping[str, str]:
        """The fields of the header."""

    @property
    def parsed(self) -> Parsed_co | None:
        """The page or the problem; None if the answer is neither."""


class ProblemError(Exception):
    """The server answered with a problem."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(f"{problem.status} {problem.code}: {problem.detail}")
        self.problem = problem


class CursorExpiredError(ProblemError):
    """The corpus was published anew while the list was read (410): begin again, without what was read of it."""


Ask = Callable[[str | Unset], Answer[Page[Item_co] | Problem]]
"""Asks for the page that begins at a cursor."""


def items(ask: Ask[Item_co]) -> Iterator[Item_co]:
    """Yield the items of all pages of a list.

    Args:
        ask: such as `lambda cursor: list_orders.sync_detailed(client=client, cursor=cursor)`.

    Raises:
        CursorExpiredError: if the corpus was published anew meanwhile.
        ProblemError: if the server answers with another problem.
    """
    cursor: str | Unset | None = UNSET
    while cursor is not None:
        page = _page(ask, cursor)
        yield from page.items
        cursor = page.next_cursor


def _page(ask: Ask[Item_co], cursor: str | Unset) -> Page[Item_co]:
    for left in reversed(range(TRIES)):
        answer = ask(cursor)
        if answer.status_code not in (429, 503) or not left:
            break
        time.sleep(min(int(answer.headers.get("Retry-After", "1")), LONGEST))
    if isinstance(answer.parsed, Problem):
        raise (CursorExpiredError if answer.status_code == 410 else ProblemError)(answer.parsed)
    if answer.parsed is None:
        raise RuntimeError(f"an answer that the document does not tell of: {answer.status_code}")
    return answer.parsed
