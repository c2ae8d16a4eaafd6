"""Text that a page prints twice in a row (EO 11490: most of its lists), served once."""

from collections.abc import Sequence

from app.sources.archive.lines import Line

_SHORTEST = 200  # characters of a run; rows of a table may well be alike


def without_repeats(lines: Sequence[Line]) -> tuple[list[Line], int]:
    """The lines without every run that repeats, word for word, the run right before it; and how many lines went.

    Runs hold runs, so that the shortest go first and what they leave is gone through again.
    """
    kept = list(lines)
    while True:
        once = _once(kept)
        if len(once) == len(kept):
            return once, len(lines) - len(once)
        kept = once


def _once(lines: Sequence[Line]) -> list[Line]:
    kept: list[Line] = []
    places: dict[str, list[int]] = {}
    index = 0
    while index < len(lines):
        length = _repeated(kept, places, lines, index)
        if length:
            index += length
            continue
        places.setdefault(lines[index].text, []).append(len(kept))
        kept.append(lines[index])
        index += 1
    return kept


def _repeated(kept: Sequence[Line], places: dict[str, list[int]], lines: Sequence[Line], index: int) -> int:
    """How many lines from `index` on repeat the last ones that were kept; 0 if none do."""
    for place in reversed(places.get(lines[index].text, ())):
        length = len(kept) - place
        ahead = lines[index : index + length]
        if len(ahead) < length or sum(len(line.text) for line in ahead) < _SHORTEST:
            continue
        if all(mine.text == theirs.text for mine, theirs in zip(kept[place:], ahead, strict=True)):
            return length
    return 0
