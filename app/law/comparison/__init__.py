"""What two publications of one order have differently: every difference, in its class; see `docs/comparison.md`.

The words of the running text are aligned over the whole order, for the ids of provisions differ between publications
that lost a mark; labels, headings and the lines of parts are compared where they stand between those words.
"""

from app.law.comparison import annexes, apparatus, typography, unmatched
from app.law.comparison.alignment import align
from app.law.comparison.regions import regions, settled
from app.law.comparison.spelling import alike
from app.law.comparison.values import Comparison, Difference, DifferenceClass, Side
from app.law.comparison.words import Reading, read
from app.law.documents import Account

__all__ = ["Comparison", "Difference", "DifferenceClass", "Reading", "Side", "compare", "compare_read", "read"]


def compare(left: Account, right: Account) -> Comparison:
    """Two publications of one order, compared."""
    return compare_read((left, read(left.sections)), (right, read(right.sections)))


def compare_read(one: tuple[Account, Reading], other: tuple[Account, Reading]) -> Comparison:
    """Two accounts of one order, each with its text as read."""
    (left_account, left), (right_account, right) = one, other
    blocks = settled(left, right, align(left.keys, right.keys, alike))
    beside = unmatched.furniture(left_account, right_account)
    found = [each for region in regions(left, right, blocks) for each in unmatched.differences(region, beside)]
    kept, uncompared = annexes.parted(found, left_account, right_account)
    marks = typography.differences(left, right, blocks)
    return Comparison((*kept, *marks, *apparatus.differences(left_account, right_account)), uncompared)
