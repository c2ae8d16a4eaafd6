"""The comparisons of an order's publications as rows, and what they tell of its headings."""

import json
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import combinations

from app.law.comparison import Comparison, Difference, Reading, Side, compare_read, read
from app.law.comparison.headings import Standing, standings
from app.law.documents import Account, Order
from app.sources import BY_NAME
from app.store import Row


@dataclass(frozen=True, slots=True)
class Compared:
    """What comes of comparing every publication of an order that has text with every other.

    Attributes:
        rows: one a pair, without its key and its differences.
        differences: of each pair, as JSON.
        headings: the standing of each provision's heading, by id.
    """

    rows: Sequence[Row]
    differences: Sequence[bytes]
    headings: Mapping[str, Standing]


def compared(key: int, order: Order) -> Compared:
    """The comparisons of the publications of `order`, whose sort key is `key`."""
    texts = [
        (position, given.account, read(given.account.sections))
        for position, given in enumerate(order.publications)
        if given.account.sections
    ]
    pairs = [(left, right, _comparison(left, right)) for left, right in combinations(texts, 2)]
    names = _names(texts)
    served = next((position for position, given in enumerate(order.publications) if given.preferred), None)
    others = [(found, right[1].source.lossy) for left, right, found in pairs if left[0] == served]
    return Compared(
        [_row(key, left, right, found, names) for left, right, found in pairs],
        [_json(found.differences) for _, _, found in pairs],
        standings(order.sections, others),
    )


_Text = tuple[int, Account, Reading]


def _comparison(left: _Text, right: _Text) -> Comparison:
    return compare_read(left[1:], right[1:])


def _names(texts: Sequence[_Text]) -> dict[int, str]:
    """What each publication is called, by its position: by its format, if it is the best one of that."""
    best: dict[str, int] = {}
    for position, account, _ in texts:
        best.setdefault(account.source.format, position)
    named = ((position, account.source) for position, account, _ in texts)
    return {at: source.format if best[source.format] == at else source.sha256 for at, source in named}


def _row(key: int, left: _Text, right: _Text, found: Comparison, names: Mapping[int, str]) -> Row:
    formats = left[1].source.format, right[1].source.format
    return {
        "order_key": key,
        "left_position": left[0],
        "right_position": right[0],
        "left_source": BY_NAME[formats[0]].publisher,
        "left_format": formats[0],
        "left_name": names[left[0]],
        "right_source": BY_NAME[formats[1]].publisher,
        "right_format": formats[1],
        "right_name": names[right[0]],
        "lossy": left[1].source.lossy or right[1].source.lossy,
        "identical": found.operative_text_identical,
        "counts": found.counts(),
        "uncompared": [asdict(part) for part in found.uncompared],
    }


def _json(differences: Sequence[Difference]) -> bytes:
    listed = [[each.kind.value, each.section, _side(each.left), _side(each.right)] for each in differences]
    return json.dumps(listed, separators=(",", ":")).encode()


def _side(side: Side | None) -> list[object] | None:
    return None if side is None else [side.text, side.section, side.field, *side.span, side.before, side.after]


def with_keys(rows: Sequence[Row], first: int, differences: Sequence[bytes]) -> Iterator[Row]:
    """The rows whole, their keys from `first` on; `differences` as they are stored."""
    for place, (row, stored) in enumerate(zip(rows, differences, strict=True)):
        yield {"key": first + place, **row, "differences": stored}


def packed(differences: bytes) -> bytes:
    """The JSON of differences as it is stored."""
    return zlib.compress(differences)
