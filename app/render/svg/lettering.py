"""How much room words take in a sans-serif face, whichever of the usual ones a reader's system has."""

import unicodedata
from functools import cache

BOLD = 1.27
"""How much wider a bold letter is than the same one upright, at most."""
_EMS = {
    0.28: "'ijl", 0.30: "I", 0.32: " ,.‘’", 0.34: "/:;\\|·", 0.36: "f", 0.38: "-", 0.40: "()[]t", 0.42: "!r",
    0.46: '"', 0.50: "*J`°", 0.52: "“”", 0.54: "sz", 0.56: "?L_c–§", 0.58: "k", 0.60: "vxy", 0.62: "FTaeo",
    0.64: "$0123456789bdghnpqu{}¶", 0.68: "EKPSY", 0.70: "ABVXZ", 0.74: "CRU", 0.76: "HN", 0.78: "&DG", 0.80: "OQ",
    0.82: "w", 0.84: "#+<=>^~×", 0.88: "M", 0.96: "%", 0.98: "m", 1.00: "W—…", 1.02: "@",
}  # fmt: skip
"""Letters by their width in ems: of DejaVu Sans and of Arial the wider one, rounded up."""
_WIDTHS = {letter: ems for ems, letters in _EMS.items() for letter in letters}
_WIDEST, _MARK = 1.2, 0.1
"""Of any other letter, and how much wider marks make one."""


def width(words: str, size: float) -> float:
    """The width of `words` set at `size`, in the unit of `size`, rounded up."""
    return size * sum(map(_ems, words))


@cache
def _ems(letter: str) -> float:
    """A letter with marks is hardly wider than the one without them."""
    plain = unicodedata.normalize("NFD", letter)[0]
    return _WIDTHS.get(letter) or _WIDTHS.get(plain, _WIDEST) + _MARK


def clipped(words: str, room: float, size: float) -> str:
    """The words as far as they go, with an ellipsis where they do not."""
    if width(words, size) <= room:
        return words
    kept = words
    while kept and width(f"{kept}…", size) > room:
        kept = kept[:-1]
    return f"{kept.rstrip(' ,;:')}…"


def wrapped(words: str, room: float, size: float, most: int | None = None) -> list[str]:
    """The words in lines; a word wider than a line goes on in the next one, and no letter is left out.

    If there may be only so many lines, the last one is clipped.
    """
    lines: list[str] = []
    for word in words.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width(longer, size) <= room:
            lines[-1] = longer
        else:
            lines += _broken(word, room, size)
    if most is None or len(lines) <= most:
        return lines
    return [*lines[: most - 1], clipped(" ".join(lines[most - 1 :]), room, size)]


def _broken(word: str, room: float, size: float) -> list[str]:
    pieces = [""]
    for letter in word:
        if pieces[-1] and width(pieces[-1] + letter, size) > room:
            pieces.append("")
        pieces[-1] += letter
    return pieces
