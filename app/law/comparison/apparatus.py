"""What differs outside the running text: the signature, the citation, and the facts about the order."""

from collections.abc import Iterator, Mapping

from app.law.comparison.values import Difference, DifferenceClass, Side
from app.law.documents import Account

SIGNATURE: Mapping[str, DifferenceClass] = {
    "name": DifferenceClass.SIGNATURE,
    "approval": DifferenceClass.SIGNATURE,
    "place": DifferenceClass.SIGNATURE,
    "dated": DifferenceClass.SIGNATURE,
    "fr_doc": DifferenceClass.CITATION,
    "filed": DifferenceClass.CITATION,
    "billing_code": DifferenceClass.CITATION,
}
FACTS: Mapping[str, DifferenceClass] = {
    "number": DifferenceClass.CITATION,
    "document_number": DifferenceClass.CITATION,
    "citation": DifferenceClass.CITATION,
    "start_page": DifferenceClass.CITATION,
    "end_page": DifferenceClass.CITATION,
    "title": DifferenceClass.METADATA,
    "signed_on": DifferenceClass.METADATA,
    "filed_on": DifferenceClass.METADATA,
    "published_on": DifferenceClass.METADATA,
}
"""What is compared, and the class of a difference; addresses of pages differ always, and tell nothing of the order."""


def differences(left: Account, right: Account) -> Iterator[Difference]:
    """Every part of the signature and every fact that the two have differently, or that one of them has not."""
    for name, kind in SIGNATURE.items():
        yield from _difference(kind, f"signature.{name}", getattr(left.signature, name), getattr(right.signature, name))
    for name, kind in FACTS.items():
        yield from _difference(kind, name, getattr(left, name), getattr(right, name))


def _difference(kind: DifferenceClass, name: str, left: object, right: object) -> Iterator[Difference]:
    if left != right:
        yield Difference(kind, None, _side(name, left), _side(name, right))


def _side(name: str, value: object) -> Side | None:
    if value is None or value == "":
        return None
    return Side(str(value), None, name, (0, len(str(value))))
