"""Which of an order's accounts is preferred, and which ones contradict each other."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

from app.law.documents import Format, Order, Section
from app.reconcile.results import Publication

_TRUST = {kind: rank for rank, kind in enumerate(Format)}
_WORD = re.compile(r"\w+")
_NEVER = datetime(1, 1, 1, tzinfo=UTC)


def words(order: Order) -> list[str]:
    """The words of an order's provisions, case-folded, in document order; typography does not count."""
    return words_of(order.walk())


def words_of(provisions: Iterable[Section]) -> list[str]:
    """The words of some provisions, without those inside them."""
    fields = (
        field
        for provision in provisions
        for field in (provision.part, provision.label, provision.heading, provision.text, provision.closing)
    )
    return [word for field in fields for word in _WORD.findall(field.casefold())]


def contradicting(publications: Sequence[Publication]) -> tuple[str, ...]:
    """The names of files of one format that give different texts under one number; empty if there are none.

    Matched pages do not count (an order may have two pages), nor do corrections, which are meant to differ.
    """
    texts: dict[Format, list[Order]] = defaultdict(list)
    for publication in publications:
        order = publication.order
        if order.sections and publication.match_score is None and not order.is_correction:
            texts[order.source.format].append(order)
    names = [
        order.source.name
        for accounts in texts.values()
        if len(accounts) > 1 and any(words(order) != words(accounts[0]) for order in accounts[1:])
        for order in accounts
    ]
    return tuple(sorted(set(names)))


def ranked(publications: Sequence[Publication]) -> tuple[Publication, ...]:
    """The publications by preference; the first is marked as preferred if it has text.

    Text before none; then the format's trust; a correction before what it corrects; the later publication, the surer
    match and the later capture before the others; name and hash last, so that nothing depends on the input's order.
    """
    by_place = sorted(publications, key=lambda publication: publication.order.source.sha256)
    by_place.sort(key=lambda publication: publication.order.source.name)
    by_place.sort(key=_recency, reverse=True)
    by_place.sort(key=lambda publication: (not publication.order.sections, _TRUST[publication.order.source.format]))
    if not by_place[0].order.sections:
        return tuple(by_place)
    return (replace(by_place[0], preferred=True), *by_place[1:])


def _recency(publication: Publication) -> tuple[bool, date, float, date, datetime]:
    """What makes one account of a format better than another of the same format."""
    order = publication.order
    captured = order.source.retrieved_at
    return (
        order.is_correction,
        order.published_on or date.min,
        publication.match_score or 0.0,
        order.notes_captured_on or date.min,
        captured if captured and captured.tzinfo else _NEVER,
    )
