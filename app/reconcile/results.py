"""What `combine` returns: the orders, and what became none."""

from dataclasses import dataclass

from app.law.documents import Account, Order


@dataclass(frozen=True, slots=True)
class Unnumbered:
    """An account that belongs to no order and is none of its own, with the reason in one sentence."""

    account: Account
    reason: str


@dataclass(frozen=True, slots=True)
class Rejected:
    """Files that contradict each other about one order, so that none of them is believed.

    Attributes:
        number: the order's number.
        names: the names of the contradicting files, sorted.
        reason: one sentence.
        accounts: every account of the order, the contradicting ones and the others.
    """

    number: str
    names: tuple[str, ...]
    reason: str
    accounts: tuple[Account, ...]


@dataclass(frozen=True, slots=True)
class Reconciled:
    """The result of `combine`; orders and rejected ascend by `numbering.sort_key`, unnumbered by name and hash."""

    orders: tuple[Order, ...]
    unnumbered: tuple[Unnumbered, ...]
    rejected: tuple[Rejected, ...]
