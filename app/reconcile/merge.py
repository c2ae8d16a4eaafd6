"""One account from many: the preferred text with the best-known facts, and every disagreement as a note."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, replace
from datetime import date
from typing import Any

from app.law import presidents
from app.law.documents import Format, Order, ParseNote, Signature
from app.reconcile.identity import METADATA
from app.reconcile.results import Publication

FACTS = (
    "title",
    "signed_on",
    "filed_on",
    "published_on",
    "document_number",
    "citation",
    "start_page",
    "end_page",
    "html_url",
    "pdf_url",
)
"""The fields that the sources may disagree about; metadata is believed before texts, the latest capture first."""

# The archive's title and dates are the Federal Register's, a page's title is its own ("Executive Order on …").
_BELIEF = {
    kind: rank
    for rank, kind in enumerate(
        (Format.FR_JSON, Format.FR_CSV, Format.FR_XML, Format.ARCHIVE_MARKDOWN, Format.WHITEHOUSE_MARKDOWN)
    )
}
_TITLE_PREFIX = re.compile(r"executive order on (?:the )?|(?:the )|a ")
_ENTITY = re.compile(r"\[(?:[A-Za-z](?:acute|grave|circ|uml|tilde|cedil)|ntilde)\]")
_NOT_WORD = re.compile(r"\W+")


def with_note(order: Order, *notes: ParseNote) -> Order:
    """The order with more notes."""
    return replace(order, notes=(*order.notes, *notes))


def captures(orders: Iterable[Order]) -> dict[str, date]:
    """For each metadata file, by its hash, a day on which it was captured at the earliest.

    A JSON document says when; a list says nothing, but is no older than the youngest publication in it.
    """
    days: dict[str, date] = {}
    for order in orders:
        day = order.notes_captured_on or order.published_on
        if day and order.source.format in METADATA:
            days[order.source.sha256] = max(day, days.get(order.source.sha256, day))
    return days


def merged(number: str, ranked: Sequence[Publication], captured: Mapping[str, date]) -> Order:
    """The one account of an order.

    Args:
        number: the order's number.
        ranked: its publications by preference, at least one.
        captured: the capture days of the metadata files, see `captures`.
    """
    preferred = ranked[0].order
    believed = _by_belief([publication.order for publication in ranked], captured)
    values: dict[str, Any] = {name: _value(name, number, believed) for name in FACTS}
    noted = _latest_notes(believed)
    order = replace(
        preferred,
        number=number,
        disposition_notes=noted.disposition_notes if noted else None,
        notes_captured_on=noted.notes_captured_on if noted else None,
        signature=_signature([publication.order for publication in ranked]),
        **values,
    )
    metadata_notes = (note for account in believed if account.source.format in METADATA for note in account.notes)
    notes = (*preferred.notes, *metadata_notes, *_disagreements(order, believed))
    return replace(order, notes=tuple(dict.fromkeys(notes)))


def _by_belief(accounts: Sequence[Order], captured: Mapping[str, date]) -> list[Order]:
    """The accounts whose facts are believed, best first; a correction's own facts are not the order's."""
    originals = [account for account in accounts if not account.is_correction] or list(accounts)
    by_capture = sorted(originals, key=lambda account: captured.get(account.source.sha256, date.min), reverse=True)
    return sorted(by_capture, key=lambda account: (account.source.format not in METADATA, _rank_of_text(account)))


def _rank_of_text(account: Order) -> int:
    """Metadata rows are told apart by their capture alone."""
    return 0 if account.source.format in METADATA else _BELIEF[account.source.format]


def _value(name: str, number: str, believed: Sequence[Order]) -> Any:
    """The first known value of a fact; a signing date outside the number's presidency gives way to one inside."""
    known = [getattr(account, name) for account in believed if getattr(account, name) not in (None, "")]
    if name == "signed_on":
        series = presidents.of_number(number)
        known = [day for day in known if presidents.of(day, number=number) == series] or known
    if name == "title" and known:
        return _whole_title(believed, known[0])
    empty = "" if name == "title" else None
    return known[0] if known else empty


def _whole_title(believed: Sequence[Order], title: str) -> str:
    """The title, or the text's where the metadata's is cut (EO 13149, 13155) or damaged ("C[ocirc]te", EO 13396)."""
    texts = [account.title for account in believed if account.source.format in (Format.FR_XML, Format.FR_JSON)]
    folded = _folded_title(title)
    for other in texts:
        is_longer = _folded_title(other).startswith(f"{folded} ")
        if other and (is_longer or (_ENTITY.search(title) and not _ENTITY.search(other))):
            return other
    return title


def _latest_notes(believed: Sequence[Order]) -> Order | None:
    """The account with the editors' notes as last captured; rows without any say nothing about other captures."""
    return next((account for account in believed if account.disposition_notes), None)


def _signature(ranked: Sequence[Order]) -> Signature:
    """What stands under the preferred text, its blanks filled from the other accounts."""
    parts = {
        part.name: next((value for order in ranked if (value := getattr(order.signature, part.name))), "")
        for part in fields(Signature)
    }
    return Signature(**parts)


def _folded_title(title: str) -> str:
    """A title without its capitals, punctuation and a page's "Executive Order on"."""
    text = title.casefold()
    prefix = _TITLE_PREFIX.match(text)
    return _NOT_WORD.sub(" ", text[prefix.end() :] if prefix else text).strip()


def _same(name: str, said: Any, used: Any) -> bool:
    """Whether two sources mean the same by a fact; a title's typography does not count."""
    return _folded_title(said) == _folded_title(used) if name == "title" else bool(said == used)


def _disagreements(order: Order, believed: Sequence[Order]) -> Iterator[ParseNote]:
    """One note per fact and account that says otherwise than the merged order."""
    for name in FACTS:
        if name.endswith("_url"):
            continue  # one page has several addresses (EO 13149's slug was shortened)
        used = getattr(order, name)
        for account in believed:
            said = getattr(account, name)
            if said not in (None, "") and not _same(name, said, used):
                detail = f'{account.source.name} ({account.source.format}) says "{said}"; "{used}" is used.'
                yield ParseNote(f"{name}_disagrees", detail)
    others = {account.disposition_notes for account in believed if account.disposition_notes}
    if len(others) > 1:
        captured = order.notes_captured_on or "a day not recorded"
        yield ParseNote("disposition_notes_differ", f"{len(others)} captures differ; the one of {captured} is used.")
