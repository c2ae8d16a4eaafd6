"""Which of an order's accounts is preferred, and which ones contradict each other."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

from app.law.documents import Account, Publication, Section
from app.sources import TRUST

_WORD = re.compile(r"\w+")
_NEVER = datetime(1, 1, 1, tzinfo=UTC)


def words(account: Account) -> list[str]:
    """The words of an order's provisions, case-folded, in document order; typography does not count."""
    return words_of(account.walk())


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
    texts: dict[str, list[Account]] = defaultdict(list)
    for publication in publications:
        account = publication.account
        if account.sections and publication.match_score is None and not account.is_correction:
            texts[account.source.format].append(account)
    names = [
        account.source.name
        for accounts in texts.values()
        if len(accounts) > 1 and any(words(account) != words(accounts[0]) for account in accounts[1:])
        for account in accounts
    ]
    return tuple(sorted(set(names)))


def ranked(publications: Sequence[Publication]) -> tuple[Publication, ...]:
    """The publications by preference; the first is marked as preferred if it has text.

    Text before none; then the format's trust; a correction before what it corrects; the later publication, the surer
    match and the later capture before the others; name and hash last, so that nothing depends on the input's order.
    """
    by_place = sorted(publications, key=lambda publication: publication.account.source.sha256)
    by_place.sort(key=lambda publication: publication.account.source.name)
    by_place.sort(key=_recency, reverse=True)
    by_place.sort(key=lambda publication: (not publication.account.sections, TRUST[publication.account.source.format]))
    if not by_place[0].account.sections:
        return tuple(by_place)
    return (replace(by_place[0], preferred=True), *by_place[1:])


def _recency(publication: Publication) -> tuple[bool, date, float, date, datetime]:
    """What makes one account of a format better than another of the same format."""
    account = publication.account
    captured = account.source.retrieved_at
    return (
        account.is_correction,
        account.published_on or date.min,
        publication.match_score or 0.0,
        account.notes_captured_on or date.min,
        captured if captured and captured.tzinfo else _NEVER,
    )
