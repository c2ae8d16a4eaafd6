"""How much room words take in a sans-serif face, near enough to break lines by."""

_NARROW, _WIDE = frozenset("iljtfrI.,:;'’‘|!()[]-– "), frozenset("mwMW—%@&")


def width(words: str, size: float) -> float:
    """The width of `words` set at `size`, in the unit of `size`; Helvetica and its like, rounded up."""
    return size * sum(map(_share, words))


def _share(letter: str) -> float:
    if letter in _NARROW:
        return 0.34
    if letter in _WIDE:
        return 0.9
    return 0.71 if letter.isupper() else 0.57


def clipped(words: str, room: float, size: float) -> str:
    """The words as far as they go, with an ellipsis where they do not."""
    if width(words, size) <= room:
        return words
    kept = words
    while kept and width(f"{kept}…", size) > room:
        kept = kept[:-1]
    return f"{kept.rstrip(' ,;:')}…"


def wrapped(words: str, room: float, size: float, lines: int) -> list[str]:
    """The words in at most so many lines, the last one clipped; a word wider than a line is clipped, too."""
    done: list[str] = []
    rest = words.split()
    while rest and len(done) < lines - 1:
        taken = 1
        while taken < len(rest) and width(" ".join(rest[: taken + 1]), size) <= room:
            taken += 1
        done.append(clipped(" ".join(rest[:taken]), room, size))
        rest = rest[taken:]
    return [*done, clipped(" ".join(rest), room, size)] if rest else done
