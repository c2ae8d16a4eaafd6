"""Every document of a scope, as the API lists them: slice by slice, each proved before the next.

A slice whose pages do not fit each other is walked again from its first page; one that comes to the caps is cut. What
was proved is kept in the store, so that a run that goes on does not ask for it again.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from app.upstream import slices
from app.upstream.answers import Answer, Validators
from app.upstream.asking import Asking
from app.upstream.entries import Entry, entry
from app.upstream.failures import AnswerRefusedError, IncompleteError
from app.upstream.pages import DriftError, Listed, Page, TooLargeError, page
from app.upstream.slices import MAX_PAGES, Slice, question
from app.upstream.store import Store
from app.upstream.store.state import Scope

_WALKS = 3


@dataclass(frozen=True, slots=True)
class Listing:
    """What the API lists.

    Attributes:
        entries: the orders, in the order of their days.
        stated: how many documents the server states, over all slices.
        foreign: how many of them are no orders.
        slices: how many slices they came in.
    """

    entries: tuple[Entry, ...]
    stated: int
    foreign: int
    slices: int


def of(scope: Scope, until: date, asking: Asking, store: Store, tick: Callable[[int, int], None]) -> Listing:
    """List a scope, and hold the sum of its slices against what the server states for the whole.

    Args:
        scope: what is asked for.
        until: the last day of publication.
        asking: asks.
        store: keeps each slice that was proved.
        tick: told how many slices of how many are done.

    Raises:
        IncompleteError: it cannot be proved that everything was listed.
        UpstreamError: the server failed.
    """
    parts = slices.of_years(scope.since, until)
    if not parts:
        return Listing((), 0, 0, 0)
    for _ in range(_WALKS):
        found = []
        for place, part in enumerate(parts, start=1):
            found += _slice(part, scope, asking, store)
            tick(place, len(parts))
        total = sum(part.stated for part in found)
        whole = _stated(Slice(parts[0].first, parts[-1].last), scope, asking)
        if whole in (None, total):
            return _joined(found)
        store.relist()
    raise IncompleteError(f"the server states {whole} documents for the whole, {total} for its slices")


def peek(part: Slice, asking: Asking, pages: dict[str, tuple[Validators, Page]]) -> Sequence[Entry] | None:
    """What the API lists for some days, unproved; None where its pages do not fit each other.

    Args:
        part: the days.
        asking: asks.
        pages: those of earlier questions, which are asked for conditionally; those of this one are put in their place.

    Raises:
        UpstreamError: the server failed.
    """
    before = dict(pages)
    pages.clear()
    listed = Listed(part, None)
    try:
        for number in range(1, MAX_PAGES + 1):
            path = question(part, Scope(part.first), number)
            pages[path] = _conditionally(path, asking, before.get(path))
            if listed.take(pages[path][1]):
                return listed.entries
    except (TooLargeError, DriftError, AnswerRefusedError, IncompleteError):
        pages.clear()
    return None


def _conditionally(path: str, asking: Asking, known: tuple[Validators, Page] | None) -> tuple[Validators, Page]:
    def read(answer: Answer) -> tuple[Validators, Page]:
        if answer.is_unchanged and known is not None:
            return known
        return answer.validators, page(answer, asking.client.base)

    return asking.get(path, read, validators=known[0] if known else None)


def _slice(part: Slice, scope: Scope, asking: Asking, store: Store) -> list[Listing]:
    kept = store.run.slices.get(part.name)
    if kept is not None:
        return [_read(store.read(kept))]
    problem = ""
    for _ in range(_WALKS):
        try:
            listed = _walk(part, scope, asking)
        except TooLargeError:
            halves = part.halves()
            if halves is None:
                raise IncompleteError(f"{part.name}: more documents than the server can list") from None
            return [found for half in halves for found in _slice(half, scope, asking, store)]
        except (DriftError, AnswerRefusedError) as error:
            problem = str(error)
        else:
            store.list_slice(part.name, _written(listed))
            return [Listing(tuple(listed.entries), listed.count or 0, listed.foreign, 1)]
    raise IncompleteError(problem)


def _walk(part: Slice, scope: Scope, asking: Asking) -> Listed:
    listed = Listed(part, scope.president)
    for number in range(1, MAX_PAGES + 1):
        found = asking.get(question(part, scope, number), lambda answer: page(answer, asking.client.base))
        if listed.take(found):
            return listed
    raise TooLargeError


def _stated(whole: Slice, scope: Scope, asking: Asking) -> int | None:
    """How many documents the server states for all slices at once, or None where it cannot say."""
    found = asking.get(question(whole, scope, 1, per_page=1), lambda answer: page(answer, asking.client.base))
    return found.count if found.count < slices.CAP else None


def _joined(found: Sequence[Listing]) -> Listing:
    entries = tuple(one for part in found for one in part.entries)
    return Listing(entries, sum(part.stated for part in found), sum(part.foreign for part in found), len(found))


def _written(listed: Listed) -> bytes:
    told = {
        "slice": listed.part.name, "stated": listed.count, "foreign": listed.foreign,
        "records": [one.record for one in listed.entries],
    }  # fmt: skip
    return json.dumps(told, ensure_ascii=False, sort_keys=True).encode()


def _read(data: bytes) -> Listing:
    told = json.loads(data)
    return Listing(tuple(entry(record) for record in told["records"]), told["stated"], told["foreign"], 1)
