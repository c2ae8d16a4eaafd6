"""The proof that what was fetched is everything: what speaks against it, in words. Pure.

What a server leaves out with its own count agreeing is not seen from inside the answer; so what it says now is held
against what it said before and against the numbers that are known otherwise.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from app.upstream.entries import Entry
from app.upstream.listing import Listing
from app.upstream.store.state import Scope

MAX_FOREIGN = 0.01
_MAX_LOST = 0.01
_SHOWN = 10


@dataclass(frozen=True, slots=True)
class Known:
    """What was known before the run.

    Attributes:
        entries: the documents of the store within the scope, by number.
        orders: numbers of orders that must be listed, if they are within what is.
    """

    entries: Mapping[str, Entry] = field(default_factory=dict)
    orders: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class Proof:
    """What the listing of a run comes to.

    Attributes:
        faults: why it is not everything; empty if nothing speaks against it.
        gaps: the numbers between the lowest and the highest listed that are not.
        unnumbered: the documents whose order has no number (EO 12988 and 13900 come so).
        vanished: documents that were listed before and are no more.
    """

    faults: tuple[str, ...]
    gaps: tuple[str, ...]
    unnumbered: tuple[str, ...]
    vanished: tuple[str, ...]


def of_listing(listing: Listing, chosen: Sequence[Entry], scope: Scope, known: Known, *, allow_shrink: bool) -> Proof:
    """Hold what is listed against what was known.

    Args:
        listing: what the server lists for the days of the scope.
        chosen: those of it that the scope asks for.
        scope: what was asked for.
        known: what was known before.
        allow_shrink: whether to believe that documents and notes went.
    """
    vanished = tuple(sorted(set(known.entries) - {one.number for one in listing.entries}))
    faults = [*_foreign(listing), *_doubled(listing.entries), *_not_found(chosen, scope)]
    if not allow_shrink:
        faults += [f"documents are no longer listed: {_few(vanished)}"] if vanished else []
        faults += _notes_lost(listing.entries, known.entries) + _texts_lost(listing.entries, known.entries)
        faults += _orders_lost(listing.entries, known.orders)
    unnumbered = tuple(one.number for one in chosen if one.order is None)
    gaps = () if scope.numbers or scope.president else _gaps(listing.entries)
    return Proof(tuple(faults), gaps, unnumbered, vanished)


def _foreign(listing: Listing) -> list[str]:
    if listing.foreign <= MAX_FOREIGN * listing.stated:
        return []
    return [f"{listing.foreign} of {listing.stated} documents listed are no executive orders"]


def _doubled(entries: Iterable[Entry]) -> list[str]:
    seen: set[str] = set()
    twice = sorted({one.number for one in entries if one.number in seen or seen.add(one.number)})  # type: ignore[func-returns-value]
    return [f"documents are listed twice: {_few(twice)}"] if twice else []


def _not_found(chosen: Sequence[Entry], scope: Scope) -> list[str]:
    found = {number for one in chosen for number in (one.number, one.order)}
    missing = [number for number in scope.numbers if number not in found]
    return [f"the Federal Register does not list {_few(missing)}"] if missing else []


def _notes_lost(entries: Iterable[Entry], before: Mapping[str, Entry]) -> list[str]:
    """Editors add to their notes; many that are empty at once are an answer without them."""
    had = {number for number, one in before.items() if one.notes}
    return _lost("the editors' notes", had, {one.number for one in entries if not one.notes})


def _texts_lost(entries: Iterable[Entry], before: Mapping[str, Entry]) -> list[str]:
    """What had an XML has one."""
    had = {number for number, one in before.items() if one.record.get("full_text_xml_url")}
    return _lost("the XML", had, {one.number for one in entries if not one.record.get("full_text_xml_url")})


def _lost(what: str, had: Collection[str], now_without: Collection[str]) -> list[str]:
    lost = sorted(set(had) & set(now_without))
    return (
        [f"{what} of {len(lost)} documents that had some went: {_few(lost)}"]
        if len(lost) > _MAX_LOST * len(had)
        else []
    )


def of_notes(noted: int, without: Sequence[str]) -> str | None:
    """Why documents are not believed that came without the notes that the list has; a few may be behind the list."""
    if len(without) <= _MAX_LOST * noted:
        return None
    return f"{len(without)} documents came without the editors' notes that the list has: {_few(without)}"


def _orders_lost(entries: Sequence[Entry], known: Collection[str]) -> list[str]:
    """Known numbers below the highest and above the lowest that are listed must be listed as well."""
    listed = {one.order for one in entries if one.order}
    lost = sorted((set(known) & set(_between(listed))) - listed, key=_base)
    return [f"orders that are known are not listed: {_few(lost)}"] if lost else []


def _gaps(entries: Sequence[Entry]) -> tuple[str, ...]:
    listed = {one.order for one in entries if one.order}
    return tuple(number for number in _between(listed) if number not in listed)


def _between(numbers: Collection[str]) -> list[str]:
    bases = [_base(number) for number in numbers]
    return [str(base) for base in range(min(bases), max(bases) + 1)] if bases else []


def _base(number: str) -> int:
    return int(number.partition("-")[0])


def _few(numbers: Sequence[str]) -> str:
    more = len(numbers) - _SHOWN
    return ", ".join(numbers[:_SHOWN]) + (f" and {more} more" if more > 0 else "")
