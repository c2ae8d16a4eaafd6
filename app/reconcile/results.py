"""What `combine` returns: works with their publications, and what became no work."""

from dataclasses import dataclass

from app.law.documents import Order


@dataclass(frozen=True, slots=True)
class Publication:
    """One source's account of an order.

    Attributes:
        order: the account as parsed, unchanged.
        preferred: whether the work's text is this one; at most one publication of a work is.
        match_score: 0 to 1, how surely a page without a number is this order; None for accounts that bear the number.
    """

    order: Order
    preferred: bool = False
    match_score: float | None = None


@dataclass(frozen=True, slots=True)
class Work:
    """One numbered order.

    Attributes:
        order: the merged account: the preferred publication's sections, source and signature, the metadata's facts;
            `order.number` is never None here, and `order.notes` names every disagreement.
        president: the slug of the president who signed it, or None if that cannot be told.
        publications: every account, the preferred one first, then by format and name.
    """

    order: Order
    president: str | None
    publications: tuple[Publication, ...]


@dataclass(frozen=True, slots=True)
class Unnumbered:
    """An order that could be given no number, with the reason in one sentence."""

    order: Order
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
    accounts: tuple[Order, ...]


@dataclass(frozen=True, slots=True)
class Works:
    """The result of `combine`; works and rejected ascend by `numbering.sort_key`, unnumbered by name and hash."""

    works: tuple[Work, ...]
    unnumbered: tuple[Unnumbered, ...]
    rejected: tuple[Rejected, ...]
