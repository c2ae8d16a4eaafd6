"""One order from many accounts: the preferred text with the best-known facts, and every disagreement as a note."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, replace
from datetime import date, timedelta
from typing import Any

from app.law import dispositions, presidents
from app.law.citations.bluebook import year_of_volume
from app.law.documents import FACTS, Account, Head, NoteItem, Order, ParseNote, Publication, Signature
from app.reconcile.attachments import missing
from app.reconcile.heads import is_record
from app.sources import BY_NAME
from app.sources.dates import long_date

_TITLE_PREFIX = re.compile(r"executive order on (?:the )?|(?:the )|a ")
_ENTITY = re.compile(r"\[(?:[A-Za-z](?:acute|grave|circ|uml|tilde|cedil)|ntilde)\]")
_TORN = (" a", " and", " by", " for", " in", " of", " on", " or", " the", " to", " with")
_VOLUME = re.compile(r"(\d{1,3}) FR ")
_LATEST_FILING = timedelta(days=366)
_LONGEST_WAY_TO_PRINT = timedelta(days=366)
_NOT_WORD = re.compile(r"\W+")


def captures(heads: Iterable[Head]) -> dict[str, date]:
    """For each metadata file, by its hash, a day on which it was captured at the earliest.

    A JSON document says when; a list says nothing, but is no older than the youngest publication in it.
    """
    days: dict[str, date] = {}
    for head in heads:
        if head.captured_on:
            days[head.sha256] = max(head.captured_on, days.get(head.sha256, head.captured_on))
    return days


def merged(number: str, ranked: Sequence[Publication], captured: Mapping[str, date]) -> Order:
    """The order that its accounts tell together.

    Args:
        number: the order's number.
        ranked: its publications by preference, at least one.
        captured: the capture days of the metadata files, see `captures`.
    """
    preferred = ranked[0].account
    believed = _by_belief([publication.account for publication in ranked], captured)
    values: dict[str, Any] = {name: _value(name, number, believed) for name in FACTS}
    values["published_on"], mended = _within_volume(values["published_on"], values["citation"], values["signed_on"])
    values["signed_on"] = _before_filing(values["signed_on"], values["filed_on"], believed)
    values["filed_on"], unfiled = _after_signing(values["filed_on"], values["signed_on"])
    noted = _latest_notes(believed)
    order = Order(
        number=number,
        disposition_notes=noted.disposition_notes if noted else None,
        notes_captured_on=noted.notes_captured_on if noted else None,
        noted=_noted(noted),
        index_terms=next((account.index_terms for account in believed if account.index_terms), ()),
        sections=preferred.sections,
        lossy=preferred.source.lossy,
        signature=_signature([publication.account for publication in ranked]),
        publications=tuple(ranked),
        **values,
    )
    president, doubts = _signed_by(order)
    metadata_notes = (note for account in believed if is_record(account.source.format) for note in account.notes)
    notes = dict.fromkeys((*preferred.notes, *metadata_notes, *mended, *unfiled, *_disagreements(order, believed)))
    return replace(
        order,
        president=president,
        notes=(*notes, *_dated_otherwise(order, notes), *missing(replace(order, notes=tuple(notes))), *doubts),
    )


def _dated_otherwise(order: Order, notes: Iterable[ParseNote]) -> Iterator[ParseNote]:
    """A note if the day under the text is not the signing date (EO 9545, 11030)."""
    dated = long_date(order.signature.dated)
    known = any(note.code in ("signing_date_disagrees", "signed_on_disagrees") for note in notes)
    if dated and order.signed_on and dated != order.signed_on and not known:
        detail = f'"{order.signature.dated}" stands under the text; "{order.signed_on}" is used.'
        yield ParseNote("signing_date_disagrees", detail)


def _before_filing(signed_on: date | None, filed_on: date | None, believed: Sequence[Account]) -> date | None:
    """The day of signing; of several that are given not one on which the order was filed already.

    EO 13516 is headed by the day of its publication, November 2, 2009; it was filed on October 30, and another source
    has October 28.
    """
    if signed_on is None or filed_on is None or signed_on <= filed_on:
        return signed_on
    others = {account.signed_on for account in believed if account.signed_on}
    possible = [day for day in others if timedelta(0) <= filed_on - day <= _LATEST_FILING]
    return possible[0] if len(possible) == 1 else signed_on


def _after_signing(filed_on: date | None, signed_on: date | None) -> tuple[date | None, Sequence[ParseNote]]:
    """The day of filing, unless it is before the signing or years after it: then it is misprinted, and not known.

    EO 13267 of June 20, 2002 is "Filed 6-21-01"; the pages of EO 12224 and 12084 have lost digits of the year.
    """
    if filed_on is None or signed_on is None or timedelta(0) <= filed_on - signed_on <= _LATEST_FILING:
        return filed_on, ()
    detail = f"{filed_on} is given as the day of filing, and the order was signed on {signed_on}"
    return None, (ParseNote("filed_on_impossible", f"{detail}; no day is used."),)


def _within_volume(
    published_on: date | None, citation: str | None, signed_on: date | None
) -> tuple[date | None, Sequence[ParseNote]]:
    """The day of publication, in the year of the citation's volume if the signing date rules out the year it bears.

    Volume 1 of the Federal Register is of 1936. EO 10276 of July 31, 1951 stands in volume 16 (1951), and the list says
    that it was published on August 2, 1961; of EO 7879 the volume is wrong, not the day.
    """
    volume = _VOLUME.match(citation or "")
    if published_on is None or volume is None or (year := year_of_volume(int(volume[1]))) == published_on.year:
        return published_on, ()
    detail = f"{citation} is of {year}, and {published_on} is given as the day of publication"
    right = _in_year(published_on, year)
    if right is None or (signed_on and (_follows(published_on, signed_on) or not _follows(right, signed_on))):
        return published_on, (ParseNote("published_on_doubtful", f"{detail}."),)
    return right, (ParseNote("published_on_mended", f"{detail}; {right} is used."),)


def _in_year(day: date, year: int) -> date | None:
    try:
        return day.replace(year=year)
    except ValueError:  # February 29
        return None


def _follows(published_on: date, signed_on: date) -> bool:
    """Whether an order that was signed on one day may well be published on the other."""
    return timedelta() <= published_on - signed_on < _LONGEST_WAY_TO_PRINT


def _signed_by(order: Order) -> tuple[str | None, tuple[ParseNote, ...]]:
    """The president who signed it, the one of its number's series where the day of signing says otherwise."""
    signed_by = presidents.of(order.signed_on, number=order.number, signature=order.signature.name)
    series = presidents.of_number(order.number)
    if signed_by is None or series is None or signed_by == series:
        return signed_by, ()
    detail = f"{order.signed_on} is not in the term of the president whose orders have numbers like {order.number}."
    return series, (ParseNote("signing_date_disagrees_with_number", detail),)


def _by_belief(accounts: Sequence[Account], captured: Mapping[str, date]) -> list[Account]:
    """The accounts whose facts are believed, best first; a correction's own facts are not the order's."""
    originals = [account for account in accounts if not account.is_correction] or list(accounts)
    by_capture = sorted(originals, key=lambda account: captured.get(account.source.sha256, date.min), reverse=True)
    return sorted(by_capture, key=lambda account: BY_NAME[account.source.format].belief)


def _value(name: str, number: str, believed: Sequence[Account]) -> Any:
    """The first known value of a fact; a signing date outside the number's presidency gives way to one inside."""
    known = [getattr(account, name) for account in believed if getattr(account, name) not in (None, "")]
    if name == "signed_on":
        series = presidents.of_number(number)
        known = [day for day in known if presidents.of(day, number=number) == series] or known
    if name == "title" and known:
        return _whole_title(believed, known[0])
    empty = "" if name == "title" else None
    return known[0] if known else empty


def _whole_title(believed: Sequence[Account], title: str) -> str:
    """The title, or the text's where the metadata's is cut (EO 13149, 13155) or damaged ("C[ocirc]te", EO 13396)."""
    texts = [account.title for account in believed if BY_NAME[account.source.format].has_whole_titles]
    if title.endswith((",", *_TORN)):  # the list cuts the title of EO 10696 after "Teamsters,"
        texts = [account.title for account in believed]
    folded = _folded_title(title)
    for other in texts:
        is_longer = _folded_title(other).startswith(f"{folded} ")
        if other and (is_longer or (_ENTITY.search(title) and not _ENTITY.search(other))):
            return other
    return title


def _latest_notes(believed: Sequence[Account]) -> Account | None:
    """The account with the editors' notes as last captured; rows without any say nothing about other captures.

    Their words are believed before facts that were made of such words.
    """
    facts = next((account for account in believed if account.recorded), None)
    return next((account for account in believed if account.disposition_notes), facts)


def _noted(account: Account | None) -> tuple[NoteItem, ...]:
    """What the editors noted, by the account whose notes are believed."""
    if account is None:
        return ()
    return dispositions.parse(account.disposition_notes).items if account.disposition_notes else account.recorded


def _signature(ranked: Sequence[Account]) -> Signature:
    """What stands under the preferred text, its blanks filled from the other accounts."""
    parts = {
        part.name: next((value for account in ranked if (value := getattr(account.signature, part.name))), "")
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


def _disagreements(order: Order, believed: Sequence[Account]) -> Iterator[ParseNote]:
    """One note per fact and account that says otherwise than the merged order.

    The register does not count: it repeats what such accounts said on another day.
    """
    witnesses = [account for account in believed if not BY_NAME[account.source.format].is_derived]
    for name in FACTS:
        if name.endswith("_url"):
            continue  # one page has several addresses (EO 13149's slug was shortened)
        used = getattr(order, name)
        for account in witnesses:
            said = getattr(account, name)
            if said not in (None, "") and used is not None and not _same(name, said, used):
                detail = f'{account.source.name} ({account.source.format}) says "{said}"; "{used}" is used.'
                yield ParseNote(f"{name}_disagrees", detail)
    others = {account.disposition_notes for account in believed if account.disposition_notes}
    if len(others) > 1:
        captured = order.notes_captured_on or "a day not recorded"
        yield ParseNote("disposition_notes_differ", f"{len(others)} captures differ; the one of {captured} is used.")
