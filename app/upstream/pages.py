"""One page of a list, read with distrust; and a slice's pages held against each other. Pure."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlsplit

from app.upstream.addresses import Base, path_of
from app.upstream.answers import Answer
from app.upstream.entries import Entry, entry, is_of, is_order
from app.upstream.failures import AnswerRefusedError, BlockedError, IncompleteError, TransientError
from app.upstream.slices import CAP, MAX_PAGES, Slice

_MANY = 20


class TooLargeError(Exception):
    """The slice comes to the cap on documents or pages and must be cut."""


class DriftError(Exception):
    """The pages of the slice do not fit each other: it was changed between them, or they are not what they say."""


@dataclass(frozen=True, slots=True)
class Page:
    """What one page says.

    Attributes:
        count: how many documents the server says there are in the slice.
        records: those on this page.
        next: the path of the page that it says is next.
    """

    count: int
    records: tuple[Mapping[str, Any], ...]
    next: str | None


def document(answer: Answer) -> Mapping[str, Any]:
    """The JSON object of an answer.

    Raises:
        BlockedError: it is a page of HTML, whatever it says it is.
        TransientError: it is cut off, or no JSON object.
    """
    body = answer.body.lstrip(b"\xef\xbb\xbf \t\r\n")
    if "html" in answer.content_type or body[:1] == b"<":
        raise BlockedError(f"{_where(answer)}: a page of HTML came instead of JSON; the server does not let us in")
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        raise TransientError(f"{_where(answer)}: the JSON is damaged or cut off") from None
    if not isinstance(found, dict):
        raise TransientError(f"{_where(answer)}: the JSON is no object")
    return found


def page(answer: Answer, base: Base) -> Page:
    """Read one page.

    Raises:
        BlockedError, TransientError: as of `document`.
        AnswerRefusedError: it is no page of a list.
        RefusedError: it names a next page at another host.
    """
    told = document(answer)
    count, records, following = told.get("count"), told.get("results"), told.get("next_page_url")
    if isinstance(count, bool) or not isinstance(count, int) or count < 0:
        raise AnswerRefusedError(f"{_where(answer)}: the count of documents is {str(count)[:40]!r}")
    if records is None and count == 0:
        records = []
    if not isinstance(records, list) or not all(isinstance(record, dict) for record in records):
        raise AnswerRefusedError(f"{_where(answer)}: there is no list of documents")
    if following is not None and not isinstance(following, str):
        raise AnswerRefusedError(f"{_where(answer)}: the next page has no URL")
    return Page(count, tuple(records), path_of(following, base) if following else None)


@dataclass(slots=True)
class Listed:
    """The documents of a slice, page by page.

    Attributes:
        count: what the first page says.
        entries: the orders.
        foreign: how many other documents came.
    """

    part: Slice
    president: str | None
    count: int | None = None
    entries: list[Entry] = field(default_factory=list)
    foreign: int = 0
    _numbers: set[str] = field(default_factory=set)
    _pages: int = 0

    def take(self, found: Page) -> bool:
        """Take the next page; returns whether it was the last.

        Raises:
            TooLargeError: the slice has to be cut.
            DriftError: the page does not fit the ones before it.
            IncompleteError: the server ignores the conditions.
            AnswerRefusedError: a document cannot be told.
        """
        self._pages += 1
        if self.count is None:
            self.count = found.count
        for record in found.records:
            self._take(record)
        if self.foreign > max(_MANY, len(self.entries)):
            raise IncompleteError(f"{self.part.name}: the server lists {self.foreign} documents that are no orders")
        seen = len(self._numbers)
        self._check_count(found, seen)
        self._check_next(found, is_last=seen == found.count)
        return seen == found.count

    def _check_count(self, found: Page, seen: int) -> None:
        size = len(found.records)
        if self._pages == 1 and (found.count >= CAP or (size and found.count > MAX_PAGES * size)):
            raise TooLargeError
        if found.count != self.count:
            raise DriftError(f"{self.part.name}: the server stated {self.count} documents, then {found.count}")
        if seen > found.count or (not size and seen < found.count):
            raise DriftError(f"{self.part.name}: {seen} documents are listed of {found.count} stated")

    def _check_next(self, found: Page, *, is_last: bool) -> None:
        if found.next is None:
            return
        if is_last:
            raise DriftError(f"{self.part.name}: there is a page after the last document")
        number = parse_qs(urlsplit(found.next).query).get("page")
        if number not in (None, [str(self._pages + 1)]):
            raise DriftError(f"{self.part.name}: page {self._pages} names a next page that is another")

    def _take(self, record: Mapping[str, Any]) -> None:
        found = entry(record)
        if found.number in self._numbers:
            raise DriftError(f"{self.part.name}: document {found.number} is listed twice")
        self._numbers.add(found.number)
        if not is_order(record):
            self.foreign += 1
            return
        if not self.part.first <= found.published_on <= self.part.last:
            raise IncompleteError(f"{self.part.name}: document {found.number} is of {found.published_on}")
        if self.president and not is_of(found, self.president):
            raise IncompleteError(f"document {found.number} is no order of {self.president}")
        self.entries.append(found)


def _where(answer: Answer) -> str:
    return answer.path.partition("?")[0]
