"""Which order an account is about, where its own number is missing or contradicted by the metadata."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from app.law.documents import Account, Head, ParseNote
from app.reconcile.heads import is_record
from app.sources import TRUST


def distinct(heads: Iterable[Head]) -> Sequence[Head]:
    """The heads of distinct accounts, in an order that depends on nothing but what they say."""
    found: dict[tuple[str, str], Head] = {}
    for head in sorted(heads, key=_place):
        found.setdefault((head.sha256, head.digest), head)
    return list(found.values())


def numbers(heads: Sequence[Head]) -> Sequence[str | None]:
    """The number of each account, the Federal Register's where the metadata has its document.

    An account and a metadata row with the same document number are the same document: EO 13523's XML prints "15323",
    and the metadata of EO 12988 and 13900 has no number while their texts have.
    """
    known: dict[str, str] = {}
    for head in sorted(heads, key=lambda head: not is_record(head.format)):
        if head.number and head.document_number:
            known.setdefault(head.document_number, head.number)
    return [known.get(head.document_number or "") or head.number for head in heads]


def renumbered(account: Account, number: str | None) -> Account:
    """The account under the number its document has elsewhere, with a note if that changes it."""
    if number is None or number == account.number:
        return account
    said = f"says {account.number}" if account.number else "has no number"
    code = "number_disagrees" if account.number else "number_supplied"
    detail = f"{account.source.name} {said}; document {account.document_number} is order {number} elsewhere."
    return replace(account, number=number, notes=(*account.notes, ParseNote(code, detail)))


def _place(head: Head) -> tuple[int, str, str, str, str, str, date, str, int]:
    """A total order over accounts that depends on nothing but what they say."""
    return (
        TRUST[head.format],
        head.name,
        head.sha256,
        head.number or "",
        head.document_number or "",
        head.title,
        head.signed_on or date.min,
        head.digest,
        head.place,
    )
