"""What two publications print in ways that no comparison of words can follow: annexes as pictures, tables as lines."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from app.law.comparison.values import Difference, DifferenceClass, Side, Uncompared
from app.law.comparison.words import keys_in
from app.law.documents import Account

_ANNEX = "annex"


def parted(
    found: Iterable[Difference], left: Account, right: Account
) -> tuple[list[Difference], tuple[Uncompared, ...]]:
    """The differences that are ones, and the annexes that one side has as pictures (the Register's EO 14325)."""
    kept: list[Difference] = []
    unread: dict[Uncompared, None] = {}
    pictured = {"left": _notes(right, "annex_is_image"), "right": _notes(left, "annex_is_image")}
    for difference in found:
        by, side = ("left", difference.left) if difference.right is None else ("right", difference.right)
        whole = difference.left is not None and difference.right is not None
        if whole or side is None or not pictured[by] or not (side.section or "").startswith(_ANNEX):
            kept.append(difference)
        else:
            unread[Uncompared((side.section or "").partition(".")[0], by)] = None
    if _notes(left, "table_flattened") or _notes(right, "table_flattened"):
        kept = _without_moves(kept)
    return kept, tuple(unread)


def _notes(account: Account, code: str) -> bool:
    return any(note.code == code for note in account.notes)


def _without_moves(found: Sequence[Difference]) -> list[Difference]:
    """The differences; where a table's words only stand in another sequence, they are of layout.

    One publication has it by its rows, the other by its lines (the annex of EO 13219).
    """
    moved: dict[str | None, Counter[str]] = defaultdict(Counter)
    for difference in found:
        if difference.kind is DifferenceClass.WORDING:
            moved[_place(difference)].update(_words(difference.left))
            moved[_place(difference)].subtract(_words(difference.right))
    same = {section for section, words in moved.items() if not any(words.values())}
    return [
        replace(difference, kind=DifferenceClass.WHITESPACE)
        if difference.kind is DifferenceClass.WORDING and _place(difference) in same
        else difference
        for difference in found
    ]


def _place(difference: Difference) -> str | None:
    side = difference.left or difference.right
    return side.section if side else None


def _words(side: Side | None) -> list[str]:
    return keys_in(side.text) if side else []
