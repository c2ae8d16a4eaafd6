"""What stands where two publications part: pieces with their counterparts, then the words that have none."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from app.law.comparison import pieces, spelling
from app.law.comparison.regions import Region, Stretch
from app.law.comparison.run_over import Range, run_over
from app.law.comparison.values import Difference, DifferenceClass, Side
from app.law.comparison.words import keys_in, keys_of
from app.law.documents import Account


@dataclass(frozen=True, slots=True)
class Furniture:
    """Words that stand beside an order's text, and in some publications in it; as keys.

    Attributes:
        titles: the order's.
        under: what stands under the text, each with its class: the signature, and the filing line.
    """

    titles: tuple[list[str], ...]
    under: tuple[tuple[DifferenceClass, list[str]], ...]


def furniture(*accounts: Account) -> Furniture:
    """The furniture of the accounts of one order."""
    under = []
    for account in accounts:
        signed = account.signature
        under.append((DifferenceClass.SIGNATURE, keys_in(f"{signed.name} {signed.place} {signed.dated}")))
        under.append((DifferenceClass.SIGNATURE, keys_in(f"{signed.place} {signed.dated} {signed.name}")))
        under.append((DifferenceClass.CITATION, keys_in(f"{signed.fr_doc} {signed.filed} {signed.billing_code}")))
    return Furniture(tuple(keys_in(account.title) for account in accounts), tuple(under))


def differences(region: Region, beside: Furniture) -> Iterator[Difference]:
    """The differences of one region."""
    left, right = region
    here_held, there_held = left.pieces(), right.pieces()
    matched: set[int] = set()
    for here, there in pieces.paired(here_held, there_held):
        if here and there:
            matched |= {id(here), id(there)}
            if here.text != there.text:
                yield Difference(pieces.kind(here, there), here.section, here.side(), there.side())
    alone = [[piece for piece in held if id(piece) not in matched] for held in (here_held, there_held)]
    over_right, rest_right = run_over(alone[0], right)
    over_left, rest_left = run_over(alone[1], left)
    for piece, side in over_right:
        yield Difference(pieces.kind(piece), piece.section, piece.side(), side)
    for piece, side in over_left:
        yield Difference(pieces.kind(piece), side.section if side else piece.section, side, piece.side())
    for here_words, there_words in _paired(rest_left, rest_right):
        yield from _words(left, here_words, right, there_words, beside)


def _paired(left: Sequence[Range], right: Sequence[Range]) -> Iterator[tuple[Range | None, Range | None]]:
    """The words left on each side, the longest of one with the longest of the other."""
    if len(left) == len(right):
        yield from zip(left, right, strict=True)
        return
    long_left, long_right = (max(words, key=_size, default=None) for words in (left, right))
    yield from ((words, long_right if words is long_left else None) for words in left)
    yield from ((None, words) for words in right if long_left is None or words is not long_right)


def _size(words: Range) -> int:
    return words[1] - words[0]


def _words(
    left: Stretch, here: Range | None, right: Stretch, there: Range | None, beside: Furniture
) -> Iterator[Difference]:
    """The difference of words; one for each field they stand in."""
    sides = _sides(left, here), _sides(right, there)
    kind = _kind(*sides, beside, _is_last(left, here) or _is_last(right, there))
    for one, other in zip_longest(*sides):
        section = one.section if one else other.section if other else None
        yield Difference(kind, section, one, other)


def _kind(left: Sequence[Side], right: Sequence[Side], beside: Furniture, is_last: bool) -> DifferenceClass:
    if same := spelling.same(left, right):
        return same
    if left and right:
        return DifferenceClass.WORDING
    words = keys_of(left or right)
    if words in beside.titles:
        return DifferenceClass.METADATA
    found = (kind for kind, keys in beside.under if is_last and _holds(keys, words))
    return next(found, DifferenceClass.WORDING)


def _holds(keys: Sequence[str], words: Sequence[str]) -> bool:
    size = len(words)
    return any(keys[place : place + size] == words for place in range(len(keys) - size + 1))


def _is_last(stretch: Stretch, words: Range | None) -> bool:
    return words is not None and words[1] == len(stretch.reading.keys)


def _sides(stretch: Stretch, words: Range | None) -> list[Side]:
    return [stretch.reading.side(*part) for part in stretch.reading.split(*words)] if words else []
