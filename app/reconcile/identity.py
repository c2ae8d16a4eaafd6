"""Which order an account is about, where its own number is missing or contradicted by the metadata."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from app.law.documents import Account, ParseNote
from app.sources import BY_NAME, TRUST


def reconciled(orders: Iterable[Account]) -> Sequence[Account]:
    """The distinct accounts in an order of their own, numbered by the Federal Register's metadata where it can.

    An account and a metadata row with the same document number are the same document: EO 13523's XML prints "15323",
    and the metadata of EO 12988 and 13900 has no number while their texts have.
    """
    accounts = sorted(set(orders), key=_place)
    numbers: dict[str, str] = {}
    for account in sorted(accounts, key=lambda account: not is_record(account)):
        if account.number and account.document_number:
            numbers.setdefault(account.document_number, account.number)
    return [_renumbered(account, numbers.get(account.document_number or "")) for account in accounts]


def _renumbered(account: Account, number: str | None) -> Account:
    """The account under the number its document has elsewhere, with a note if that changes it."""
    if number is None or number == account.number:
        return account
    said = f"says {account.number}" if account.number else "has no number"
    code = "number_disagrees" if account.number else "number_supplied"
    detail = f"{account.source.name} {said}; document {account.document_number} is order {number} elsewhere."
    return replace(account, number=number, notes=(*account.notes, ParseNote(code, detail)))


def _place(account: Account) -> tuple[int, str, str, str, str, str, date, str]:
    """A total order over accounts that depends on nothing but what they say."""
    return (
        TRUST[account.source.format],
        account.source.name,
        account.source.sha256,
        account.number or "",
        account.document_number or "",
        account.title,
        account.signed_on or date.min,
        account.disposition_notes or "",
    )


def is_record(account: Account) -> bool:
    """Whether an account is the editors' record of an order, without its text."""
    return BY_NAME[account.source.format].is_record
